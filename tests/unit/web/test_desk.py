"""What the desk does without a page: its own tests, and its words held against those of the record."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path

import pytest

from api.papers import in_words
from graph.vocabulary import AreaStatus, Gap, Intent, Phase, QuestionKind, Strength
from storage.desk.invitations import InvitationStatus
from storage.models import EndReason, InterviewStatus
from tests.unit.web.node import node, passes

ROOT = Path(__file__).parents[3]
DESK = ROOT / "web" / "desk"
TESTS = sorted((Path(__file__).parent / "desk").glob("*.test.mjs"))


def test_the_desk_has_tests() -> None:
    assert TESTS


@pytest.mark.parametrize("tests", TESTS, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_the_desk_does_what_its_tests_say(tests: Path) -> None:
    passes(tests)


@pytest.fixture(scope="module")
def words() -> dict[str, dict[str, object]]:
    told = node("--input-type=module", "-e", 'console.log(JSON.stringify(await import("./words.js")))', cwd=DESK)
    exported: dict[str, dict[str, object]] = json.loads(told)
    return exported


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("PHASES", Phase),
        ("KINDS", QuestionKind),
        ("INTENTS", Intent),
        ("GAPS", Gap),
        ("STRENGTHS", Strength),
        ("STANDINGS", AreaStatus),
        ("STATES", InterviewStatus),
        ("ENDINGS", EndReason),
        ("INVITED", InvitationStatus),
    ],
)
def test_there_are_words_for_everything_that_the_record_may_hold(
    words: dict[str, dict[str, object]], name: str, kinds: type[StrEnum]
) -> None:
    assert set(words[name]) == {kind.value for kind in kinds}


@pytest.mark.parametrize("name", ["KINDS", "INTENTS", "GAPS", "STRENGTHS", "ENDINGS", "SKILLS"])
def test_the_desk_and_the_papers_say_the_same(words: dict[str, dict[str, object]], name: str) -> None:
    papers: Mapping[str, str] = getattr(in_words, name)
    assert words[name] == {str(kind): said for kind, said in papers.items()}


def test_every_reason_to_fall_back_has_words(words: dict[str, dict[str, object]]) -> None:
    assert set(words["FALLBACKS"]) == set(in_words.FALLBACKS)


def test_every_action_of_the_audit_log_is_told_in_words(words: dict[str, dict[str, object]]) -> None:
    calls = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "api").rglob("*.py"))
    noted = set(re.findall(r'"((?:job|candidate|invitation|interview)\.(?:read|[a-z_]+ed))"', calls))
    assert noted and noted <= set(words["ACTIONS"])


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[str] = []
        self.loaded: list[str] = []
        self.feed((ROOT / "web" / "desk.html").read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [name for name, _ in attrs]
        if tag in ("script", "link"):
            self.loaded += [value for name, value in attrs if name in ("src", "href") and value]


def test_nothing_in_the_page_is_inline_and_whatever_it_loads_lies_beside_it() -> None:
    page = Page()
    assert not [name for name in page.attributes if name == "style" or name.startswith("on")]
    assert "web/desk/desk.js" in page.loaded
    assert all((ROOT / path).is_file() for path in page.loaded)
