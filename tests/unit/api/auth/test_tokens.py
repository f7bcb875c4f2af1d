"""Which tokens are taken and what is read out of them; keys published by a real server on loopback."""

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any

import pytest

from api.auth.caller import Caller, Role
from api.auth.tokens import Tokens
from api.errors import KeysUnavailable, TokenInvalid
from settings import Settings
from tests.integration.rest.issuer import Issuer, issuing, symmetric_with_public_key
from tests.integration.rest.tokens import OTHER_SECRET, SECRET, claims, signed, unsigned

KNOWN = Caller("recruiter-of-linden", Role.RECRUITER, "linden")


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    with issuing() as issuer:
        issuer.add_rsa("rsa")
        issuer.add_ec("ec")
        yield issuer


def with_secret(**settings: Any) -> Tokens:
    return Tokens(Settings.model_validate({"jwt_secret": SECRET} | settings))


def with_keys(issuer: Issuer, **settings: Any) -> Tokens:
    return Tokens(Settings.model_validate({"jwks_url": issuer.url} | settings))


async def test_a_token_signed_with_the_secret_says_who_calls() -> None:
    assert await with_secret().caller(signed(claims())) == KNOWN


async def test_a_token_as_supabase_makes_them_is_read_where_only_the_server_writes(issuer: Issuer) -> None:
    token = issuer.token(
        "ec",
        aud="authenticated",
        iss="https://project.supabase.co/auth/v1",
        role="authenticated",
        user_metadata={"role": "admin", "organisation": "poplar"},
    )
    assert await with_keys(issuer, jwt_audience="authenticated").caller(token) == KNOWN


async def test_what_users_write_about_themselves_gives_no_role() -> None:
    admin = {"role": "admin", "organisation": "linden"}
    told = claims() | admin | {"app_metadata": {}, "user_metadata": admin}
    with pytest.raises(TokenInvalid, match="gives no role"):
        await with_secret().caller(signed(told))


def changed(**changes: Any) -> dict[str, Any]:
    return claims() | changes


def metadata(**changes: Any) -> dict[str, Any]:
    return changed(app_metadata={"role": "recruiter", "organisation": "linden"} | changes)


DEEP = urlsafe_b64encode(b"[" * 40_000).rstrip(b"=").decode()

REFUSED: dict[str, tuple[str, str]] = {
    "nothing": ("", "cannot be used"),
    "no token": ("nonsense", "cannot be used"),
    "three parts of nothing": ("..", "cannot be used"),
    "letters that are no ASCII": ("ä.ö.ü", "cannot be used"),
    "JSON deeper than anybody reads": (f"{DEEP}.{DEEP}.x", "cannot be used"),
    "another secret": (signed(claims(), OTHER_SECRET), "cannot be used"),
    "no signature": (unsigned(claims()), "cannot be used"),
    "another algorithm": (signed(claims(), algorithm="HS512"), "cannot be used"),
    "expired": (signed(changed(exp=time.time() - 60)), "has expired"),
    "not yet": (signed(changed(nbf=time.time() + 43_200)), "cannot be used"),
    "for ever": (signed({name: value for name, value in claims().items() if name != "exp"}), "cannot be used"),
    "of nobody": (signed({name: value for name, value in claims().items() if name != "sub"}), "cannot be used"),
    "a subject with a line break": (signed(changed(sub="a\nb")), "subject"),
    "a subject of 129 letters": (signed(changed(sub="a" * 129)), "subject"),
    "a role nobody knows": (signed(metadata(role="owner")), "no role"),
    "roles in a list": (signed(metadata(role=["admin"])), "no role"),
    "no role": (signed(changed(app_metadata={"organisation": "linden"})), "no role"),
    "metadata that is a text": (signed(changed(app_metadata="admin")), "no role"),
    "no organisation": (signed(changed(app_metadata={"role": "admin"})), "no organisation"),
    "an organisation of 65 letters": (signed(metadata(organisation="a" * 65)), "no organisation"),
    "an organisation that is a number": (signed(metadata(organisation=1)), "no organisation"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_token_that_cannot_be_used_is_refused_in_words(name: str) -> None:
    token, told = REFUSED[name]
    with pytest.raises(TokenInvalid, match=told):
        await with_secret().caller(token)


async def test_clocks_may_differ_a_little() -> None:
    assert await with_secret().caller(signed(changed(exp=time.time() - 20))) == KNOWN


async def test_audience_and_issuer_must_be_the_ones_that_are_set() -> None:
    tokens = with_secret(jwt_audience="authenticated", jwt_issuer="https://issuer.example")
    right = changed(aud="authenticated", iss="https://issuer.example")
    assert await tokens.caller(signed(right)) == KNOWN
    for wrong in ({"aud": "else"}, {"iss": "https://else.example"}):
        with pytest.raises(TokenInvalid):
            await tokens.caller(signed(right | wrong))
    for missing in ("aud", "iss"):
        with pytest.raises(TokenInvalid):
            await tokens.caller(signed({name: value for name, value in right.items() if name != missing}))
    assert await with_secret().caller(signed(changed(aud="anything"))) == KNOWN


async def test_role_and_organisation_stand_where_the_settings_say() -> None:
    tokens = with_secret(jwt_role_claim="https://openhire.example.role", jwt_organisation_claim="org")
    nested = {"https://openhire": {"example": {"role": "admin"}}, "org": "linden"}
    assert (await tokens.caller(signed(claims() | nested))).role is Role.ADMIN
    whole = {"https://openhire.example.role": "recruiter", "org": "linden"}
    assert (await tokens.caller(signed(claims() | nested | whole))).role is Role.RECRUITER


async def test_published_keys_of_both_kinds_are_taken_and_fetched_once(issuer: Issuer) -> None:
    tokens = with_keys(issuer)
    for kid in ("rsa", "ec", "rsa"):
        assert await tokens.caller(issuer.token(kid)) == KNOWN
    assert issuer.asked == 1


async def test_a_public_key_is_no_secret(issuer: Issuer) -> None:
    forged = symmetric_with_public_key(issuer.public("rsa"), claims("admin"))
    for tokens in (with_keys(issuer), with_keys(issuer, jwt_secret=SECRET)):
        with pytest.raises(TokenInvalid):
            await tokens.caller(forged)


async def test_a_key_of_one_kind_signs_nothing_of_another(issuer: Issuer) -> None:
    token = issuer.token("ec")
    header = urlsafe_b64encode(json.dumps({"alg": "RS256", "kid": "ec"}).encode()).rstrip(b"=").decode()
    for wrong in (f"{header}.{token.partition('.')[2]}", issuer.token("rsa", algorithm="RS256")[:-4] + "AAAA"):
        with pytest.raises(TokenInvalid):
            await with_keys(issuer).caller(wrong)


async def test_a_secret_alone_takes_no_published_keys_and_keys_alone_no_secret(issuer: Issuer) -> None:
    with pytest.raises(TokenInvalid):
        await with_secret().caller(issuer.token("rsa"))
    with pytest.raises(TokenInvalid):
        await with_keys(issuer).caller(signed(claims()))
    both = with_keys(issuer, jwt_secret=SECRET)
    assert await both.caller(issuer.token("rsa")) == await both.caller(signed(claims())) == KNOWN


async def test_a_new_key_is_met_once_the_pause_between_two_fetches_is_over(issuer: Issuer) -> None:
    tokens = with_keys(issuer)
    await tokens.caller(issuer.token("rsa"))
    issuer.keys.clear()
    issuer.add_rsa("new")
    for _ in range(3):  # made-up key ids are no way to have the issuer asked again and again
        with pytest.raises(TokenInvalid):
            await tokens.caller(issuer.token("new"))
    assert issuer.asked == 1
    assert tokens._keys is not None and tokens._keys._last_successful_fetch is not None
    tokens._keys._last_successful_fetch -= 31
    assert await tokens.caller(issuer.token("new")) == KNOWN
    assert issuer.asked == 2


@pytest.mark.parametrize("says", [b"", b"<html>", b"[]", b"{}", b'{"keys": []}', b'{"keys": [{"kty": "no"}]}'])
async def test_an_issuer_that_publishes_no_keys_is_not_the_callers_fault(issuer: Issuer, says: bytes) -> None:
    token, issuer.says = issuer.token("rsa"), says
    with pytest.raises(KeysUnavailable):
        await with_keys(issuer).caller(token)


async def test_an_issuer_that_is_gone_is_not_the_callers_fault() -> None:
    with issuing() as gone:
        gone.add_rsa("rsa")
        token = gone.token("rsa")
    with pytest.raises(KeysUnavailable):
        await with_keys(gone).caller(token)
