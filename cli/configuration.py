"""The settings, or one sentence about what is wrong with them."""

from typing import TYPE_CHECKING

from cli.failure import CommandError

if TYPE_CHECKING:
    from settings import Settings


def read_settings() -> "Settings":
    """From the environment. Raises `CommandError` (exit code 2) that names every wrong variable, never its value."""
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from settings import Settings

    try:
        return Settings()
    except ValidationError as wrong:
        problems = "; ".join(
            f"{variable(error['loc'])}: {error['msg'][:1].lower()}{error['msg'][1:]}" for error in wrong.errors()
        )
        raise CommandError(f"Wrong setting in the environment: {problems}.", exit_code=2) from wrong
    except SettingsError as wrong:
        raise CommandError(f"A setting in the environment cannot be read: {wrong}.", exit_code=2) from wrong


def variable(location: tuple[int | str, ...]) -> str:
    """The environment variable that a validation error is about."""
    name = str(location[0]).upper() if location else "settings"
    return name if name.startswith("OPENAI_") else f"OPENHIRE_{name}"
