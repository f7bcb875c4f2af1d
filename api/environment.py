"""The settings, or one sentence about what is wrong with them."""

import re
from typing import Any

from pydantic import ValidationError
from pydantic_settings import SettingsError

from settings import Settings


class WrongSetting(Exception):
    """The environment holds a setting that cannot be used. The text names the variable, never its value."""


def read_settings() -> Settings:
    """From the environment. Raises WrongSetting."""
    try:
        return Settings()
    except ValidationError as error:
        problems = "; ".join(
            f"{variable(problem['loc'])} {allowed(problem['msg'])}"
            for problem in error.errors(include_input=False, include_url=False)
        )
        raise WrongSetting(f"A setting in the environment cannot be used: {problems}.") from None
    except SettingsError as error:
        raise WrongSetting(f"A setting in the environment cannot be read: {error}.") from None


def variable(location: tuple[Any, ...]) -> str:
    """The environment variable a validation error is about."""
    name = str(location[0]).upper()
    return name if name.startswith(("OPENAI_", "OPENHIRE_")) else f"OPENHIRE_{name}"


def allowed(problem: str) -> str:
    """pydantic's words as the end of a sentence: `must be text or json`."""
    one_of = re.search(r"pattern '\^\(([\w|]+)\)\$'", problem)
    if one_of:
        return f"must be one of {', '.join(one_of[1].split('|'))}"
    return re.sub(r"^(Input|Value|String) should", "must", problem).partition(", unable to")[0]
