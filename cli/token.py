"""`openhire token`: a token for whoever has no issuer of tokens at hand."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from cli.configuration import read_settings
from cli.failure import CommandError, failures_told

ROLES = ("candidate", "recruiter", "admin")


def token(
    subject: Annotated[str, typer.Argument(help="Who it is for: a name for the audit log; of a candidate, their id.")],
    role: Annotated[str, typer.Option(help=f"{', '.join(ROLES)}.")] = "recruiter",
    organisation: Annotated[str, typer.Option(help="Whose rows it reaches.")] = "default",
    days: Annotated[int, typer.Option(min=1, max=366, help="Until it expires.")] = 1,
) -> None:
    """Print a token signed with OPENHIRE_JWT_SECRET, for the desk or for `Authorization: Bearer`."""
    import jwt

    with failures_told():
        settings = read_settings()
        if settings.jwt_secret is None:
            raise CommandError("No secret is set to sign it with: set OPENHIRE_JWT_SECRET as the server has it.")
        if role not in ROLES:
            raise CommandError(f"{role} is no role: one of {', '.join(ROLES)}.", exit_code=2)
    now = datetime.now(UTC)
    claims: dict[str, object] = {"sub": subject, "iat": now, "exp": now + timedelta(days=days)}
    for path, value in ((settings.jwt_role_claim, role), (settings.jwt_organisation_claim, organisation)):
        _put(claims, path.split("."), value)
    if settings.jwt_audience is not None:
        claims["aud"] = settings.jwt_audience
    if settings.jwt_issuer is not None:
        claims["iss"] = settings.jwt_issuer
    typer.echo(jwt.encode(claims, settings.jwt_secret.get_secret_value(), algorithm="HS256"))


def _put(claims: dict[str, object], path: list[str], value: str) -> None:
    for name in path[:-1]:
        inner = claims.setdefault(name, {})
        assert isinstance(inner, dict)
        claims = inner
    claims[path[-1]] = value
