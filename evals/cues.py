"""The words in `data/cues.yaml` by which the checks know something."""

import re
from functools import cache
from pathlib import Path

import yaml

CUES = Path(__file__).parent / "data" / "cues.yaml"


@cache
def cue(name: str) -> re.Pattern[str]:
    """Matches any of the name's expressions in a plain text, standing alone. KeyError where there is no such name."""
    read = yaml.safe_load(CUES.read_text(encoding="utf-8"))
    joined = "|".join(read[name].splitlines())
    for part, expression in read["parts"].items():
        joined = joined.replace(f"<{part}>", expression)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")


def has(name: str, plain_text: str) -> bool:
    return cue(name).search(plain_text) is not None
