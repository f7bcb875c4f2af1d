"""`docs/settings.md`: what can be set, generated from `settings.Settings`."""

import re
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from api.environment import variable
from settings import Settings

HEAD = """# What can be set

Generated from `settings.py` by `python -m api.schema`. All are environment variables; a wrong one stops the start with
a sentence that says what is allowed.

| variable | default | meaning |
|---|---|---|
"""


def settings_page() -> str:
    return HEAD + "".join(_row(name, field) for name, field in Settings.model_fields.items())


def _row(name: str, field: FieldInfo) -> str:
    meaning = re.sub(r"\s+", " ", field.description or "").strip().replace("|", "\\|")
    return f"| `{variable((name,))}` | {_default(field.default)} | {meaning} |\n"


def _default(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Path):
        return f"`{value.name}`"
    if isinstance(value, tuple):
        return f"`{','.join(value)}`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`"
