"""What the candidate room does without a page: its own tests. On a page it is tried in `tests/e2e/rooms`."""

from pathlib import Path

import pytest

from tests.unit.web.node import passes

TESTS = sorted((Path(__file__).parent / "room").glob("*.test.mjs"))


def test_the_room_has_tests() -> None:
    assert TESTS


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_the_room_does_what_its_tests_say(tests: Path) -> None:
    passes(tests)
