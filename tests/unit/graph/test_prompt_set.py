"""The words of the interviewer as one thing: one digest, and one planted mistake after the other, told by line."""

import shutil
from pathlib import Path

import pytest

from graph.prompt_set import PromptSet, mistakes
from graph.prompt_yaml import PromptError
from graph.question_bank import QuestionBankError
from settings import Settings

SHIPPED = Settings().prompts_dir


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "prompts"))


def test_the_digest_is_of_all_words_and_of_nothing_else(folder: Path) -> None:
    first = PromptSet.load(folder)
    (folder / "README.md").write_text("Other words for people.")
    assert PromptSet.load(folder).digest == first.digest
    assert PromptSet.read(first.files, "anywhere").digest == first.digest
    seen = {first.digest}
    for name in ("ask.md", "shared/json.md", "question_bank/leads.yaml", "phase_plan.yaml"):
        path = folder / name
        path.write_text(path.read_text() + "\n")
        seen.add(PromptSet.load(folder).digest)
    assert len(seen) == 5


def line_of(path: Path, words: str) -> int:
    return next(number for number, line in enumerate(path.read_text().splitlines(), 1) if words in line)


MISTAKES = {
    "a required sentence that an edit lost": (
        "ask.md", "no next round", "no next step",
        "required.yaml", "Never promise anything", "prompts/ask.md no longer says", "Put the sentence back",
    ),
    "one that an included file held": (
        "shared/json.md", "nothing before or after it", "nothing else",
        "required.yaml", "nothing before or after it", "no longer says", "Put the sentence back",
    ),
    "one that only some inputs bring": (
        "shared/ask_kinds.md", "ask for a person at any time", "ask for someone at any time",
        "required.yaml", "ask for a person at any time", "prompts/ask.md no longer says", "change it here too",
    ),
    "a required sentence of a prompt that is not there": (
        "required.yaml", "plan_job:", "plan_jobs:",
        "required.yaml", "plan_jobs:", "no prompt plan_jobs", "There are: ask",
    ),
    "a required sentence for an input that is not there": (
        "required.yaml", "{kind: opening}", "{kinds: opening}",
        "required.yaml", "{kinds: opening}", "has no input kinds", "Correct what stands after `when`",
    ),
    "a key nobody knows among them": (
        "required.yaml", "when: {kind", "wenn: {kind", "required.yaml", "wenn: {kind", "not a part", "correct its name",
    ),
    "a prompt that grew too long": (
        "ask.md", "limits: {system: 4800", "limits: {system: 1000",
        "ask.md", "limits:", "its limit is 1000", "Shorten it",
    ),
    "a slot that nobody fills": (
        "question_bank/follow_up.yaml", "mentioned {topic}", "mentioned {thema}",
        "question_bank/follow_up.yaml", "{thema}", "'thema'", "the slots known here are",
    ),
    "a wording list that is a word": (
        "question_bank/feedback.yaml", 'path_only: "', 'path_only: 3 #"',
        "question_bank/feedback.yaml", "path_only:", "path_only", "Compare",
    ),
    "a part of the bank nobody knows": (
        "question_bank/rephrase.yaml", "either:", "eather: [so]\neither:",
        "question_bank/rephrase.yaml", "eather:", "eather is not a part", "correct its name",
    ),
    "the bank no YAML": (
        "question_bank/opening.yaml", "greetings:", "greetings: [",
        "question_bank/opening.yaml", None, "not YAML", "between quotes",
    ),
    "a share too large": (
        "phase_plan.yaml", "share: 0.50", "share: 0.60", "phase_plan.yaml", "phases:", "add up to 1.100", "old number",
    ),
    "a share that is no number": (
        "phase_plan.yaml", "share: 0.50", "share: half", "phase_plan.yaml", "share: half", "valid number", "old number",
    ),
    "a plan key twice": (
        "phase_plan.yaml", "follow_ups:", "rephrases: 1\nfollow_ups:", "phase_plan.yaml", None, "twice", "Keep one",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "told_file", "told_line", "problem", "remedy"), MISTAKES.values(), ids=MISTAKES.keys()
)
def test_a_mistake_is_told_with_file_line_and_remedy(
    folder: Path, file: str, old: str, new: str, told_file: str, told_line: str | None, problem: str, remedy: str
) -> None:
    path = folder / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises((PromptError, QuestionBankError)) as caught:
        PromptSet.load(folder)
    first = next(mistakes(folder))
    assert first.file == f"prompts/{told_file}"
    if told_line is not None:
        assert first.line == line_of(folder / told_file, told_line)
    assert str(first).startswith(f"prompts/{told_file}:{first.line}: ")
    assert problem in str(first)
    assert remedy in str(first)
    assert str(first) in str(caught.value)


@pytest.mark.parametrize("name", ["required.yaml", "phase_plan.yaml"])
def test_a_file_that_is_missing_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert [str(mistake) for mistake in mistakes(folder)] == [f"prompts/{name}:1: This file is missing. Put it back."]


def test_a_sign_that_is_not_utf8_is_told_with_its_line(folder: Path) -> None:
    (folder / "phase_plan.yaml").write_bytes(b"minutes_per_question: 1\n# caf\xe9\n")
    assert str(next(mistakes(folder))).startswith("prompts/phase_plan.yaml:2: There is a sign here that is not UTF-8.")


def test_all_that_is_required_is_told_today(folder: Path) -> None:
    assert list(mistakes(folder)) == []
