"""Real tokens, signed as an issuer signs them; and those that nobody should take."""

import time
from typing import Any

import jwt

SECRET = "the secret of the tests, which is as long as the longest of the algorithms asks"
OTHER_SECRET = "a secret that the server does not have, of the same length as the one that it has"
OURS, THEIRS = "linden", "poplar"
"""Two organisations on one server."""


def claims(role: str = "recruiter", organisation: str = OURS, subject: str | None = None) -> dict[str, Any]:
    return {
        "sub": subject or f"{role}-of-{organisation}",
        "exp": int(time.time()) + 86_400,  # longer than any run of the tests
        "app_metadata": {"role": role, "organisation": organisation},
    }


def token(role: str = "recruiter", organisation: str = OURS, subject: str | None = None, **changes: Any) -> str:
    return signed(claims(role, organisation, subject) | changes)


def signed(payload: dict[str, Any], secret: str = SECRET, algorithm: str = "HS256") -> str:
    return jwt.encode(payload, secret, algorithm=algorithm)


def unsigned(payload: dict[str, Any]) -> str:
    return jwt.encode(payload, "", algorithm="none")


def bearer(token: str | None) -> dict[str, str]:
    return {} if token is None else {"authorization": f"Bearer {token}"}
