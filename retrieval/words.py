"""Word lists that tell the parts of an entry's header apart: places, job titles, fields of work."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def words_of(name: str) -> frozenset[str]:
    """The lines of `data/<name>.txt`, comments left out."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
