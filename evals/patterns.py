"""Is a message what a scenario expects? Told by subset: what the pattern does not name may be anything."""

import re
from collections.abc import Mapping
from typing import Any

TESTS = ("like", "unlike", "same_as", "other_than", "ends_as", "one_of", "at_least")


class UnusablePattern(ValueError):
    """Says what is wrong with a pattern and what to write instead."""


def validate(pattern: Any, place: str = "") -> None:
    """Raises UnusablePattern."""
    if not isinstance(pattern, Mapping):
        return
    tests = [name for name in pattern if name in TESTS]
    if tests and len(pattern) > 1:
        raise UnusablePattern(f"{place}: {', '.join(map(str, pattern))} stand together; write one test for a value.")
    for name, value in pattern.items():
        if name in ("like", "unlike"):
            try:
                re.compile(str(value))
            except re.error as error:
                raise UnusablePattern(f"{place}: {value!r} is no regular expression ({error}).") from error
        validate(value, f"{place}.{name}".strip("."))


def mismatch(pattern: Any, value: Any, known: Mapping[str, Any], place: str = "") -> str | None:
    """Why `value` is not like `pattern`; None where it is. `known`: messages kept under a name with `as`."""
    if not isinstance(pattern, Mapping):
        return None if pattern == value else f"{place} is {value!r} and not {pattern!r}"
    if len(pattern) == 1 and (name := next(iter(pattern))) in TESTS:
        return (
            None
            if _passes(name, pattern[name], value, known)
            else f"{place} is {value!r}, not {name} {pattern[name]!r}"
        )
    if not isinstance(value, Mapping):
        return f"{place} is {value!r} and has no {', '.join(map(str, pattern))}"
    for name, part in pattern.items():
        here = f"{place}.{name}".strip(".")
        if name not in value:
            return f"{here} is missing"
        if why := mismatch(part, value[name], known, here):
            return why
    return None


def _passes(test: str, wanted: Any, value: Any, known: Mapping[str, Any]) -> bool:
    match test:
        case "like":
            return re.search(str(wanted), str(value), re.IGNORECASE) is not None
        case "unlike":
            return re.search(str(wanted), str(value), re.IGNORECASE) is None
        case "same_as":
            return bool(looked_up(wanted, known) == value)
        case "other_than":
            return bool(looked_up(wanted, known) != value)
        case "ends_as":
            # A lead before it may turn its first letter small: "When you're ready: what made you …?"
            return str(value).casefold().endswith(_last_sentence(looked_up(wanted, known)).casefold())
        case "one_of":
            return value in wanted
        case _:
            return bool(value >= wanted)


def _last_sentence(said: Any) -> str:
    """Where a lead may stand before a question that is asked again."""
    return re.split(r"(?<=[.!?:])\s+", str(said).strip())[-1]


def looked_up(path: str, known: Mapping[str, Any]) -> Any:
    """`first.data.question`: of the message kept as `first`. Raises UnusablePattern."""
    name, *parts = path.split(".")
    value: Any = known.get(name)
    for part in parts:
        value = value.get(part) if isinstance(value, Mapping) else None
    if value is None:
        kept = ", ".join(known) or "nothing"
        raise UnusablePattern(f"{path}: there is no such part; kept so far is {kept}. Keep a message with `as: NAME`.")
    return value
