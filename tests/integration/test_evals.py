"""Whole interviews over the real websocket, held against the checks that need no judge."""

import asyncio
from pathlib import Path

import pytest

from evals.interviews import Held, hold, running_server
from evals.report import covered, document
from evals.tables import defect_lines
from evals.transcripts import measured, pairs

CHOSEN = (("sales_1", "Product Manager"),)


async def hold_chosen(data: Path) -> list[Held]:
    async with running_server(data) as host:
        return [
            await hold(host, job, name, text, how) for name, text, job, how in pairs() if (name, job.title) in CHOSEN
        ]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> list[Held]:
    return asyncio.run(hold_chosen(tmp_path_factory.mktemp("evals")))


def test_no_defect_that_can_be_told_without_a_judge(held: list[Held]) -> None:
    assert defect_lines(asyncio.run(measured(held))) == []


def test_most_areas_of_the_job_are_reached_in_the_time(held: list[Held]) -> None:
    for each in held:
        asked, planned = covered(each)
        assert planned >= 4
        assert asked >= 0.7 * planned


def test_the_document_shows_every_question_with_what_it_rests_on(held: list[Held]) -> None:
    text = document("Interviews", held)
    assert text.count("<sub>why: ") == sum(len(each.turns) for each in held)
    assert text.count("rests on the ") == sum(len(turn.sources) for each in held for turn in each.turns)
    assert text.count("### Feedback to the candidate") == len(held)
