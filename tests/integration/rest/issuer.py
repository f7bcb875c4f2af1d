"""An issuer of tokens: publishes its keys over HTTP on loopback, as Supabase and the like do."""

import hashlib
import hmac
import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.integration.rest.tokens import claims


@dataclass
class Issuer:
    url: str = ""
    keys: dict[str, Any] = field(default_factory=dict)
    """Private ones, by their `kid`."""
    says: bytes | None = None
    """In place of the keys."""
    asked: int = 0
    """How often the keys were fetched."""

    def add_rsa(self, kid: str) -> None:
        self.keys[kid] = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def add_ec(self, kid: str) -> None:
        self.keys[kid] = ec.generate_private_key(ec.SECP256R1())

    def token(self, kid: str, algorithm: str = "", **changes: Any) -> str:
        algorithm = algorithm or ("RS256" if isinstance(self.keys[kid], rsa.RSAPrivateKey) else "ES256")
        return jwt.encode(claims() | changes, self.keys[kid], algorithm=algorithm, headers={"kid": kid})

    def public(self, kid: str) -> bytes:
        published: bytes = self.keys[kid].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return published

    @property
    def published(self) -> bytes:
        keys = []
        for kid, key in self.keys.items():
            is_rsa = isinstance(key, rsa.RSAPrivateKey)
            algorithm: Any = jwt.algorithms.RSAAlgorithm if is_rsa else jwt.algorithms.ECAlgorithm
            shown = algorithm.to_jwk(key.public_key(), as_dict=True)
            keys.append(shown | {"kid": kid, "use": "sig", "alg": "RS256" if is_rsa else "ES256"})
        return json.dumps({"keys": keys}).encode()


@contextmanager
def issuing() -> Iterator[Issuer]:
    issuer = Issuer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            issuer.asked += 1
            body = issuer.published if issuer.says is None else issuer.says
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        issuer.url = f"http://127.0.0.1:{server.server_port}/auth/v1/.well-known/jwks.json"
        try:
            yield issuer
        finally:
            server.shutdown()
            thread.join()


def symmetric_with_public_key(public: bytes, payload: dict[str, Any]) -> str:
    """HS256 with the public key as its secret, which PyJWT itself refuses to make."""

    def part(data: bytes) -> bytes:
        return urlsafe_b64encode(data).rstrip(b"=")

    signed = part(json.dumps({"alg": "HS256", "typ": "JWT", "kid": "rsa"}).encode()) + b"."
    signed += part(json.dumps(payload | {"iat": int(time.time())}).encode())
    return (signed + b"." + part(hmac.new(public, signed, hashlib.sha256).digest())).decode()
