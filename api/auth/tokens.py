"""JSON Web Tokens to callers: signed with a secret (HS256), or with keys that their issuer publishes (JWKS)."""

import asyncio
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import jwt
import structlog
from jwt import PyJWKClient

from api.auth.caller import Caller, Role
from api.errors import KeysUnavailable, TokenInvalid
from settings import Settings

log = structlog.get_logger()

SIGNED_BY_KEYS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
"""No HS256 among them: a public key must never pass for a secret."""
LEEWAY = 30.0
"""Seconds that clocks may differ."""
FETCHED_WITHIN = 5.0
NAME = re.compile(r"[A-Za-z0-9._:@|-]{1,128}")
"""Of a subject; organisations likewise, in 64 characters."""


class Tokens:
    """`settings` holds a secret or the address of keys, or both."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._secret = settings.jwt_secret and settings.jwt_secret.get_secret_value()
        self._keys = None
        # A thread of its own: while the issuer does not answer, nothing else waits for it.
        self._fetching = ThreadPoolExecutor(1, "signing keys")
        if settings.jwks_url is not None:
            self._keys = PyJWKClient(settings.jwks_url, timeout=FETCHED_WITHIN)

    async def caller(self, token: str) -> Caller:
        """Raises TokenInvalid, KeysUnavailable."""
        try:
            claims = await self._claims(token)
        except jwt.ExpiredSignatureError as error:
            raise TokenInvalid("The token has expired; sign in again.") from error
        except jwt.InvalidAudienceError as error:
            raise TokenInvalid("The token was made for another service; send one made for this one.") from error
        except (
            jwt.PyJWTError,
            RecursionError,
            TypeError,
        ) as error:  # JSON nested too deep; a key of another kind
            raise TokenInvalid(details=type(error).__name__) from error
        return self._caller(claims)

    async def _claims(self, token: str) -> dict[str, Any]:
        algorithm = jwt.get_unverified_header(token).get("alg")
        key: Any = None
        if algorithm == "HS256" and self._secret is not None:
            key = self._secret
        elif algorithm in SIGNED_BY_KEYS and self._keys is not None:
            loop = asyncio.get_running_loop()
            key = await loop.run_in_executor(self._fetching, _published, self._keys, token)
        if key is None:
            raise jwt.InvalidAlgorithmError
        settings = self._settings
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[str(algorithm)],
            audience=settings.jwt_audience,
            issuer=settings.jwt_issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "sub"], "verify_aud": settings.jwt_audience is not None},
        )
        return claims

    def _caller(self, claims: Mapping[str, Any]) -> Caller:
        subject, settings = claims["sub"], self._settings
        if not isinstance(subject, str) or not NAME.fullmatch(subject):
            raise TokenInvalid("The token's subject (`sub`) cannot be used: 1 to 128 letters, digits and . _ : @ | -")
        role = claim(claims, settings.jwt_role_claim)
        if role not in list(Role):
            raise TokenInvalid(
                f"The token gives no role: `{settings.jwt_role_claim}` must be candidate, recruiter or admin."
            )
        organisation = claim(claims, settings.jwt_organisation_claim)
        if not isinstance(organisation, str) or not NAME.fullmatch(organisation) or len(organisation) > 64:
            raise TokenInvalid(
                f"The token gives no organisation: `{settings.jwt_organisation_claim}` must be 1 to 64 letters, digits "
                "and . _ : @ | -"
            )
        return Caller(subject, Role(str(role)), organisation)


def _published(keys: PyJWKClient, token: str) -> Any:
    """For a thread. Raises KeysUnavailable where no keys are published, jwt.PyJWTError where not the token's."""
    try:
        if not keys.get_jwk_set().keys:
            raise jwt.PyJWKSetError
    except (jwt.PyJWTError, ValueError, OSError) as error:
        raise _unavailable(error) from error
    try:
        return keys.get_signing_key_from_jwt(token).key
    except (jwt.PyJWKClientConnectionError, jwt.PyJWKSetError, ValueError, OSError) as error:
        raise _unavailable(error) from error


def _unavailable(error: Exception) -> KeysUnavailable:
    log.error("signing keys cannot be fetched", error=type(error.__cause__ or error).__name__)
    return KeysUnavailable()


def claim(claims: Mapping[str, Any], path: str) -> object:
    """`app_metadata.role` is `role` in the object `app_metadata`, unless a claim is called so as a whole, as those that
    are named by an address. None where it is absent."""
    if path in claims:
        return claims[path]
    found: object = claims
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
