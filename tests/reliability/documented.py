"""What docs/reliability.md says a candidate sees when something fails."""

import re
from collections.abc import Sequence
from pathlib import Path

from tests.reliability.faults import Fault
from tests.reliability.matrix import Cell, Moment

DOCUMENT = Path(__file__).parents[2] / "docs" / "reliability.md"


def hold_against_the_document(cells: Sequence[Cell], faults: Sequence[Fault]) -> None:
    """`run` has held every interview against its record; here the table says what a candidate saw."""
    documented = {
        row[0]: dict(zip(Moment, row[1:], strict=True))
        for row in (
            [cell.strip() for cell in line.strip("| ").split("|")]
            for line in DOCUMENT.read_text(encoding="utf-8").splitlines()
            if line.startswith("|") and line.count("|") == len(Moment) + 2
        )
    }
    fleeting = {fault.name for fault in faults if fault.fleeting}
    for cell in cells:
        said = documented[cell.fault][cell.moment]
        if cell.fault in fleeting:  # whether it met what was under way is a matter of milliseconds
            assert _calm(cell.text) == _calm(said), cell
        else:
            assert cell.text == said, cell


def _calm(text: str) -> str:
    return re.sub(r"(503, sent again|closed 1012|comes back), ", "", text)
