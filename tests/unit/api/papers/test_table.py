"""The turns of an interview as a table for spreadsheets."""

import csv
import io

import pytest

from api.papers.review import review
from api.papers.table import COLUMNS, as_csv
from tests.unit.cli.test_transcript_markdown import ANSWER, INTERVIEW, TURNS


def rows(*, answer: str | None = ANSWER) -> list[dict[str, str]]:
    turns = [TURNS[0], TURNS[1].model_copy(update={"answer": answer}), TURNS[2]]
    text = as_csv(review(INTERVIEW, turns)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_turn_is_a_row_with_its_words_as_they_were() -> None:
    table = rows()
    assert [row["number"] for row in table] == ["1", "2", "3"]
    assert table[1]["answer"] == ANSWER
    assert table[1]["sources"].split("\n") == [
        "resume, experience, Release engineer, Pier 9: Compared releases",
        "job, requirements: Careful releases",
    ]
    assert table[1]["evidence"] == "Comparing releases, described: I compared *both* releases"
    assert table[1]["fallbacks"] == "find_evidence: late"
    assert (table[1]["sufficient"], table[1]["gap"], table[2]["answer"]) == ("false", "result", "")
    assert table[1]["asked_at"] == "2026-11-03T14:06:00+00:00"


def test_no_column_tells_how_at_ease_somebody_sounded() -> None:
    assert "comfort" not in as_csv(review(INTERVIEW, TURNS)).decode("utf-8-sig")
    assert tuple(rows()[0]) == COLUMNS


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x")', "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_answer_is_run_as_a_formula(words: str) -> None:
    assert rows(answer=words)[1]["answer"] == f"'{words}"


@pytest.mark.parametrize("words", ['He said "no", then; left\r\nat once', "a = b", "'quoted'", "Łukasz, 李明", ""])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert rows(answer=words)[1]["answer"] == words


def test_what_a_guard_stopped_is_told_by_its_kind_and_not_repeated() -> None:
    assert rows()[2]["guard_hits"] == "question: age"
