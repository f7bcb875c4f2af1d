"""Edits in a real folder, noticed by the system's own means."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from api.watching import watched
from api.wordings import Wordings
from settings import Settings
from storage.database import Database
from storage.records import Records
from tests.integration.scripted import until
from tests.integration.test_wordings import Voices, wordings_on


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Settings().prompts_dir, tmp_path / "prompts"))


@pytest.fixture
async def wordings(folder: Path, tmp_path: Path) -> AsyncIterator[Wordings]:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'openhire.sqlite'}")
    yield await wordings_on(Records(database), Voices(), folder)
    await database.close()


def edit(path: Path) -> None:
    path.write_text(path.read_text() + "\n")


async def changed(wordings: Wordings, before: str) -> None:
    async def other() -> bool:
        return wordings.current.prompts.digest != before

    await until(other)


async def test_an_edit_is_taken_up_and_one_after_the_end_is_not(folder: Path, wordings: Wordings) -> None:
    before = wordings.current.prompts.digest
    async with watched(folder, wordings):
        edit(folder / "ask.md")
        await changed(wordings, before)
    taken = wordings.current
    edit(folder / "ask.md")
    await asyncio.sleep(0.5)
    assert wordings.current is taken


async def test_what_was_edited_while_the_server_started_is_taken_up(folder: Path, wordings: Wordings) -> None:
    before = wordings.current.prompts.digest
    edit(folder / "question_bank" / "leads.yaml")
    async with watched(folder, wordings):
        await changed(wordings, before)


async def test_what_is_edited_just_after_the_first_reading_is_taken_up_too(
    folder: Path, wordings: Wordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, reload, read = wordings.current.prompts.digest, wordings.reload, asyncio.Event()

    async def reload_then_edit() -> None:
        await reload()
        if not read.is_set():
            read.set()
            edit(folder / "ask.md")

    monkeypatch.setattr(wordings, "reload", reload_then_edit)
    async with watched(folder, wordings):
        await read.wait()
        await changed(wordings, before)


async def test_a_folder_that_cannot_be_watched_stops_nothing_and_the_log_says_so(
    folder: Path, wordings: Wordings
) -> None:
    shutil.rmtree(folder)
    with capture_logs() as logs:
        async with watched(folder, wordings):

            async def told() -> bool:
                return any("not watched" in log["event"] for log in logs)

            await until(told)
    assert wordings.current.prompts.digest
