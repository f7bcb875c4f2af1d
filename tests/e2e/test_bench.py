"""The figures of docs/performance.md are made by the commands it names, here with few interviews."""

import re
import subprocess
import sys
from pathlib import Path

from tests.e2e.conftest import ROOT

PAGE = ROOT / "docs" / "performance.md"


def made(module: str, name: str, page: Path, *more: str) -> list[list[str]]:
    """The cells of the table that a command writes into a copy of the page."""
    page.write_text(f"<!-- {name} -->\n<!-- end -->\n", encoding="utf-8")
    command = [sys.executable, "-m", module, *more, "--write", str(page)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stderr
    rows = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[1:]]


def number(cell: str) -> float:
    return float(re.sub(r"[*,%]", "", cell.split(" ")[0]))


def test_our_share_of_the_time_to_the_first_word_is_measured(tmp_path: Path) -> None:
    more = ("--interviews", "3:0.5", "--turns", "2", "--first", "0.1", "--token", "0.005")
    (row,) = made("bench.overhead", "overhead", tmp_path / "page.md", *more)
    interviews, _, turns, own, first, ours, own_whole, whole, processor, _, failed = map(number, row)
    assert (interviews, failed) == (3, 0)
    assert turns == 6
    assert 100 < own < own_whole  # the model's first token comes after 100 ms, its first sentence before its last
    assert abs(first - own - ours) <= 1
    assert own < first < whole  # words are shown before the reply is whole
    assert processor > 5


def test_both_transports_are_measured(tmp_path: Path) -> None:
    rows = made("bench.transport", "transport", tmp_path / "page.md", "--calls", "60", "--times", "1")
    assert [row[:2] for row in rows] == [["60", "httpx"], ["60", "aiohttp"]]
    assert all(number(first) >= 200 and number(used) > 1 for _, _, first, _, used in rows)


def test_the_page_has_its_figures_and_names_the_commands() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for name in ("overhead", "transport"):
        table = text.partition(f"<!-- {name} -->")[2].partition("<!-- end -->")[0]
        assert table.count("\n| ") >= 4, f"no figures under {name}"
        assert f"bench.{name} --write docs/performance.md" in (ROOT / "Makefile").read_text(encoding="utf-8")
