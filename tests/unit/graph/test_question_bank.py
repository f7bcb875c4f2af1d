"""The question bank is read strictly, and everything in it can be said."""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from graph.decisions.guard import inspect
from graph.language.wordings import fill
from graph.question_bank import ByDifficulty, QuestionBank, QuestionBankError
from graph.vocabulary import Difficulty, Phase, QuestionKind

BANK = Path(__file__).parents[3] / "prompts" / "question_bank"


@pytest.fixture(scope="module")
def bank() -> QuestionBank:
    return QuestionBank.load(BANK)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bank to spoil."""
    return Path(shutil.copytree(BANK, tmp_path / "bank"))


def test_a_slot_that_nobody_fills_is_named_with_its_file_and_the_known_slots(folder: Path) -> None:
    path = folder / "follow_up.yaml"
    path.write_text(path.read_text().replace("mentioned {topic}", "mentioned {thema}"))

    with pytest.raises(
        QuestionBankError, match=r"follow_up\.yaml:\d+: .*'thema'; the slots known here are: area, echo"
    ):
        QuestionBank.load(folder)


def test_a_key_that_is_no_part_of_the_file_is_named(folder: Path) -> None:
    with (folder / "closing.yaml").open("a") as file:
        file.write("good_bye:\n  - Good bye.\n")

    with pytest.raises(QuestionBankError, match=r"closing\.yaml:\d+: good_bye is not a part of this file"):
        QuestionBank.load(folder)


def test_a_lost_file_is_named(folder: Path) -> None:
    (folder / "leads.yaml").unlink()

    with pytest.raises(QuestionBankError, match=r"leads\.yaml:1: This file is missing\. Put it back"):
        QuestionBank.load(folder)


def test_a_file_that_belongs_nowhere_is_named(folder: Path) -> None:
    (folder / "jokes.yaml").write_text("jokes: []\n")

    with pytest.raises(QuestionBankError, match=r"jokes\.yaml:1: It belongs to no part"):
        QuestionBank.load(folder)


def test_broken_yaml_is_told_with_its_file(folder: Path) -> None:
    (folder / "work.yaml").write_text("build: [")

    with pytest.raises(QuestionBankError, match=r"work\.yaml:\d+: This is not YAML"):
        QuestionBank.load(folder)


@pytest.mark.parametrize("wording", ["", "You mentioned {topic."])
def test_an_empty_wording_and_a_stray_brace_are_refused(folder: Path, wording: str) -> None:
    path = folder / "follow_up.yaml"
    path.write_text(path.read_text().replace("example:\n", f'example:\n  - "{wording}"\n', 1))

    with pytest.raises(QuestionBankError, match=r"follow_up\.yaml"):
        QuestionBank.load(folder)


def test_every_cell_of_a_new_area_has_at_least_eight_ways_to_be_asked(bank: QuestionBank) -> None:
    cells = {
        (name, difficulty): len(getattr(bank.leads, lead)) * len(getattr(bank.technical, name).of(difficulty))
        for name, lead in (
            ("done", "done"),
            ("doing", "doing"),
            ("listed", "listed"),
            ("course", "course"),
            ("lacking", "lacking"),
            ("lacking_thing", "lacking"),
        )
        for difficulty in Difficulty
    }
    cells |= {("behavioral", difficulty): len(bank.behavioral.general.of(difficulty)) for difficulty in Difficulty}

    assert {cell: ways for cell, ways in cells.items() if ways < 8} == {}


def test_no_wording_of_a_question_is_stopped_by_the_guard(bank: QuestionBank) -> None:
    stopped = {
        text: categories for text in questions(bank) if (categories := inspect(said(text), kind="question").categories)
    }

    assert stopped == {}


def test_no_acknowledgement_is_stopped_by_the_guard(bank: QuestionBank) -> None:
    stopped = {
        text: categories
        for _, wordings in bank.responses
        for text in wordings
        if (categories := inspect(said(text), kind="response").categories)
    }

    assert stopped == {}


def questions(bank: QuestionBank) -> Iterator[str]:
    for part in (bank.technical, bank.behavioral.general, *bank.work.values(), *bank.behavioral.themes.values()):
        for _, cell in part if not isinstance(part, ByDifficulty) else [("", part)]:
            if isinstance(cell, ByDifficulty):
                yield from (*cell.easy, *cell.medium, *cell.hard)
    for part in (bank.follow_up, bank.plain_words):
        for _, wordings in part:
            yield from wordings
    yield from (*bank.opening.motives, *bank.opening.easy_motives, *bank.opening.paths, *bank.opening.paths_unknown)
    yield from (*bank.closing.last_word, *bank.closing.anything_else, *bank.closing.confirm_leave)
    for general in (*bank.planning.general.technical, *bank.planning.general.behavioral):
        yield from general.questions


def said(wording: str) -> str:
    """With something harmless in every slot."""
    values = {"echo": "you moved the shelves", "topic": "the shelves", "did": "moved the shelves", "name": "Robin"}
    named = (
        "company title first_role latest_role first_employer latest_employer job_do job_they job_thing area at".split()
    )
    slots = {**values, "would": "you'd move the shelves", **dict.fromkeys(named, "stock accuracy")}
    filled = fill(wording, slots)
    assert filled is not None, wording
    return filled


def test_a_plain_question_names_nothing_but_the_area_and_comes_once(bank: QuestionBank) -> None:
    asked: list[str] = []
    for _ in range(5):
        asked.append(bank.plain(Phase.TECHNICAL, QuestionKind.NEW_AREA, "stock accuracy", asked))

    assert len(set(asked)) == 5
    assert all("stock accuracy" in question for question in asked)
    assert "{" not in "".join(asked)


def test_there_is_a_plain_question_for_every_phase_and_kind_with_and_without_an_area(bank: QuestionBank) -> None:
    for phase in Phase:
        for kind in QuestionKind:
            for area in (None, "stock accuracy"):
                question = bank.plain(phase, kind, area, [])
                assert inspect(question, kind="question").allowed, (phase, kind, area, question)


def test_plain_acknowledgements_take_turns(bank: QuestionBank) -> None:
    responses: list[str] = []
    for _ in range(12):
        responses.append(bank.plain_response(responses))

    assert all(a != b for a, b in pairwise(responses))
    assert len(set(responses)) >= 8


def test_the_farewell_knows_the_name_or_does_without(bank: QuestionBank) -> None:
    assert "Robin" in bank.farewell("Robin", early=False)
    assert "{" not in bank.farewell(None, early=True)
    assert bank.farewell(None, early=True) != bank.farewell(None, early=False)
