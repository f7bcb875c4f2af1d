"""The settings of one command, or one sentence about what is wrong with them."""

from typing import TYPE_CHECKING

from cli.failure import CommandError

if TYPE_CHECKING:
    from settings import Settings


def read_settings() -> "Settings":
    """From the environment. Raises `CommandError` (exit code 2) that names what is wrong, never its value."""
    from api.environment import WrongSetting
    from api.environment import read_settings as read

    try:
        return read()
    except WrongSetting as wrong:
        raise CommandError(str(wrong), exit_code=2) from wrong
