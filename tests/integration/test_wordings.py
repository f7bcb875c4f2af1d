"""Sets of prompts on a real record: kept once, found again, and what happens where one cannot be used any more."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from api.wordings import MOST_STORED, Wording, Wordings
from graph.interviewers.fallback import Interviewers
from graph.prompt_set import PromptSet
from settings import Settings
from storage.database import Database
from storage.records import Records

FOLDER = Settings().prompts_dir


@pytest.fixture
async def records(database_url: str) -> AsyncIterator[Records]:
    database = await Database.open(database_url)
    yield Records(database)
    await database.close()


class Voices:
    """Counts how often a set was made ready; nobody speaks."""

    def __init__(self) -> None:
        self.made = 0

    async def __call__(self, prompts: PromptSet) -> Wording:
        self.made += 1
        nobody: Any = None
        return Wording(prompts, Interviewers(nobody))


def edited(number: int) -> PromptSet:
    """A set that differs from the one that is shipped and from every other number's."""
    shipped = PromptSet.load(FOLDER).files
    return PromptSet.read({**shipped, "shared/json.md": f"{shipped['shared/json.md']}\n{'Mind that. ' * number}"}, "x")


async def wordings_on(records: Records, voices: Voices, folder: Path = FOLDER) -> Wordings:
    return Wordings(folder, records, voices, await voices(PromptSet.load(folder)))


async def test_another_server_finds_the_set_that_an_interview_began_with(records: Records) -> None:
    here, voices = await wordings_on(records, Voices()), Voices()
    here.current = await here._voiced(edited(1))
    digest = await here.begin()
    assert await here.begin() == digest

    there = await wordings_on(records, voices)
    found = await there.of(digest)
    assert (found.prompts.digest, found.prompts.files) == (digest, edited(1).files)
    assert await there.of(digest) is found
    assert voices.made == 2
    assert there.current.prompts.digest != digest


async def test_interviews_of_before_are_held_with_the_current_words(records: Records) -> None:
    wordings = await wordings_on(records, Voices())
    assert await wordings.of(None) is wordings.current


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (None, "not on record"),
        ({}, "cannot be used any more"),
        ({"ask.md": "---\nof a later version"}, "cannot be used any more"),
    ],
)
async def test_a_set_that_cannot_be_used_gives_way_to_the_current_one_and_the_log_says_so(
    records: Records, files: Mapping[str, str] | None, says: str
) -> None:
    if files is not None:
        await records.keep_prompt_set("0123456789abcdef", files)
    wordings = await wordings_on(records, Voices())
    with capture_logs() as logs:
        assert await wordings.of("0123456789abcdef") is wordings.current
    assert [log["prompt_set"] for log in logs if says in log["event"]] == ["0123456789abcdef"]


async def test_only_the_latest_sets_are_held_ready(records: Records) -> None:
    voices = Voices()
    wordings = await wordings_on(records, voices)
    digests = []
    for number in range(1, MOST_STORED + 2):
        prompts = edited(number)
        await records.keep_prompt_set(prompts.digest, prompts.files)
        digests.append(prompts.digest)
        await wordings.of(prompts.digest)
    made = voices.made
    await wordings.of(digests[-1])
    assert voices.made == made
    await wordings.of(digests[0])
    assert voices.made == made + 1


async def test_a_set_is_kept_once(records: Records) -> None:
    await records.keep_prompt_set("0123456789abcdef", {"ask.md": "first"})
    await records.keep_prompt_set("0123456789abcdef", {"ask.md": "second"})
    assert await records.prompt_set("0123456789abcdef") == {"ask.md": "first"}
    assert await records.prompt_set("another") is None


async def test_files_that_are_gone_are_a_mistake_and_no_end(records: Records, tmp_path: Path) -> None:
    wordings = await wordings_on(records, Voices())
    wordings._folder = tmp_path
    before = wordings.current
    with capture_logs() as logs:
        await wordings.reload()
        await wordings.reload()
    assert wordings.current is before
    assert wordings.mistake is not None
    assert "There is no prompt here." in wordings.mistake
    assert len([log for log in logs if log["log_level"] == "error"]) == 1
