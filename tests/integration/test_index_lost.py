"""What becomes of the index when its store is deleted, damaged, gone or silent: no interview is kept from going on."""

import asyncio
import pickle
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from chromadb.api.shared_system_client import SharedSystemClient

from retrieval.calls import Panicked
from retrieval.chroma import Folder, one_row
from retrieval.documents import Document, job_document
from retrieval.embedder import MiniLM
from retrieval.index import Index, IndexUnavailable, PapersMissing
from retrieval.store import Store
from tests.integration.chroma_server import ChromaServer
from tests.integration.damages import DAMAGES, Damage

RESUME = Document(
    "candidate-1", "resume", "Experience\nBaker, Crumb & Sons, 2015 to 2023\n- Baked 400 loaves a night\n"
)
OTHER = Document("candidate-2", "resume", "Experience\nDriver, Oat Lines, 2011 to 2020\n- Drove the 7 to the harbour\n")
JOB = job_document("job-1", title="Baker", description="You will bake bread. You will look after two ovens.")
OTHER_JOB = job_document("job-2", title="Driver", description="You will drive a bus at night. You will keep it clean.")
PATIENT, IMPATIENT = 20.0, 1.5
"""Seconds a call is waited for: long where a store is only slow, short where it is to be late."""
PAUSE = 0.05


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


Opening = Callable[..., Awaitable[Index]]


@pytest.fixture
async def opened(model: MiniLM) -> AsyncIterator[Opening]:
    """Opens an index that tries again soon; closed at the end."""
    indexes: list[Index] = []

    async def open_index(path: Path | None = None, url: str | None = None, limit: float = PATIENT) -> Index:
        indexes.append(Index(await Store.open(path, url, limit=limit, pause=PAUSE), model))
        return indexes[-1]

    yield open_index
    for index in indexes:
        await index.close()


async def chunk_ids(index: Index, resume: Document = RESUME, job: Document = JOB) -> list[str]:
    """Found or made anew, as in a run of the graph."""
    try:
        papers = await index.papers(resume.id, job.id)
    except PapersMissing:
        papers = await index.open_papers(resume, job)
    return [chunk.id for chunk in papers.chunks]


async def is_well(index: Index) -> None:
    async with asyncio.timeout(20):
        while True:
            try:
                return await index.check()
            except IndexUnavailable:
                await asyncio.sleep(0.02)


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name.startswith("retrieval")]


def entries(folder: str) -> int:
    return sum(1 for _ in Path(folder).iterdir())


# in process: deleted


async def test_a_folder_deleted_under_a_running_server_is_made_anew(tmp_path: Path, opened: Opening) -> None:
    folder = tmp_path / "index"
    index = await opened(folder)
    known = await chunk_ids(index)
    shutil.rmtree(folder)
    other = await chunk_ids(index, OTHER, OTHER_JOB)
    assert await chunk_ids(index) == known
    await index.close()

    index = await opened(folder)
    found = await index.papers(OTHER.id, OTHER_JOB.id)
    assert [chunk.id for chunk in found.chunks] == other, "what was opened after the loss is on disk"
    assert await chunk_ids(index) == known


async def test_a_folder_deleted_between_two_runs_costs_nothing_but_work(tmp_path: Path, opened: Opening) -> None:
    folder = tmp_path / "data" / "index"
    index = await opened(folder)
    known = await chunk_ids(index)
    await index.close()
    shutil.rmtree(folder.parent)
    assert await chunk_ids(await opened(folder)) == known


async def test_a_deleted_folder_cannot_be_taken_by_another_process(tmp_path: Path, opened: Opening) -> None:
    folder = tmp_path / "index"
    index = await opened(folder)
    shutil.rmtree(folder)
    code = (
        "import sys; from pathlib import Path; from retrieval.index_lock import IndexInUse, IndexLock\n"
        "try: IndexLock.take(Path(sys.argv[1]))\n"
        "except IndexInUse: print('in use')"
    )
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, str(folder), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await other.communicate()
    assert said == b"in use\n"
    await index.close()


# in process: damaged


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_database_damaged_under_a_running_server(tmp_path: Path, opened: Opening, damage: Damage) -> None:
    index = await opened(tmp_path / "index")
    known = await chunk_ids(index)
    damage(tmp_path / "index" / "chroma.sqlite3")
    other = await chunk_ids(index, OTHER, OTHER_JOB)
    assert await chunk_ids(index) == known
    await index.check()
    await index.close()

    index = await opened(tmp_path / "index")
    # What was opened in the moment of the damage may have been made in memory only: then it is made anew, the same.
    assert await chunk_ids(index, OTHER, OTHER_JOB) == other
    assert await chunk_ids(index) == known


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_database_damaged_between_two_runs(tmp_path: Path, opened: Opening, damage: Damage) -> None:
    index = await opened(tmp_path / "index")
    known = await chunk_ids(index)
    await index.close()
    damage(tmp_path / "index" / "chroma.sqlite3")
    for _ in range(2):
        index = await opened(tmp_path / "index")
        assert await chunk_ids(index) == known
        await index.close()


async def test_a_damaged_folder_is_put_aside_with_one_line_in_the_log(
    tmp_path: Path, opened: Opening, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "index"
    await (await opened(folder)).close()
    for text in ("once", "and once more"):
        (folder / "chroma.sqlite3").write_text(text)
        caplog.clear()
        await (await opened(folder)).close()
        assert [line.split(";")[0] for line in warnings(caplog)] == [
            "The index's folder was damaged (InternalError) and is now index.damaged"
        ]
        assert (tmp_path / "index.damaged" / "chroma.sqlite3").read_text() == text, "the last one is kept"


async def test_a_damaged_folder_that_cannot_be_moved_is_told_at_the_start(tmp_path: Path, opened: Opening) -> None:
    folder = tmp_path / "index"
    await (await opened(folder)).close()
    (folder / "chroma.sqlite3").write_text("no database")
    (tmp_path / "index.damaged").write_text("in the way")
    with pytest.raises(IndexUnavailable, match=r"The index's folder \(index\) is damaged.*Move it or delete it"):
        await opened(folder)
    (tmp_path / "index.damaged").unlink()
    await (await opened(folder)).check()


async def test_a_file_in_the_place_of_the_folder_is_put_aside(tmp_path: Path, opened: Opening) -> None:
    (tmp_path / "index").write_text("a file")
    assert await chunk_ids(await opened(tmp_path / "index"))
    assert (tmp_path / "index.damaged").read_text() == "a file"


async def test_one_document_that_cannot_be_read_is_enough_to_make_the_folder_anew(
    tmp_path: Path, opened: Opening
) -> None:
    index = await opened(tmp_path / "index")
    known, other = await chunk_ids(index), await chunk_ids(index, OTHER)
    await index.close()
    (vectors,) = (tmp_path / "index").glob("*/index_metadata.pickle")
    known_there = pickle.loads(vectors.read_bytes())
    lost = [each for each in known_there["id_to_label"] if OTHER.id in each]
    for each in lost:
        del known_there["label_to_id"][known_there["id_to_label"].pop(each)]
    assert lost
    vectors.write_bytes(pickle.dumps(known_there))
    index = await opened(tmp_path / "index")
    assert await chunk_ids(index, OTHER) == other
    assert (tmp_path / "index.damaged").exists()
    assert await chunk_ids(index) == known


async def test_a_folder_that_ends_the_process_that_opens_it_does_so_once(tmp_path: Path, opened: Opening) -> None:
    folder = tmp_path / "index"
    index = await opened(folder)
    known = await chunk_ids(index)
    await index.close()
    code = (
        "import os, sys; from pathlib import Path; from retrieval.damage import being_opened\n"
        "with being_opened(Path(sys.argv[1])): os.abort()"
    )
    died = await asyncio.create_subprocess_exec(sys.executable, "-c", code, str(folder))
    assert await died.wait() < 0
    assert await chunk_ids(await opened(folder)) == known
    assert (tmp_path / "index.damaged").exists()


async def test_a_fault_inside_chroma_is_an_error_like_any_other(tmp_path: Path, opened: Opening) -> None:
    index = await opened(tmp_path / "index")
    known = await chunk_ids(index)
    await index.close()
    file = tmp_path / "index" / "chroma.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'migrations'").fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(bytes(size))
    with pytest.raises(Panicked):
        await asyncio.to_thread(Folder(file.parent)._open, one_row)
    assert await chunk_ids(await opened(tmp_path / "index")) == known


@pytest.mark.parametrize("column", ["chunk_id", "section", "chroma:document"])
async def test_a_row_that_is_damaged_is_as_none(tmp_path: Path, opened: Opening, column: str) -> None:
    index = await opened(tmp_path / "index")
    papers = await index.open_papers(RESUME, JOB)
    await index.close()
    with closing(sqlite3.connect(tmp_path / "index" / "chroma.sqlite3")) as database:
        changed = database.execute("UPDATE embedding_metadata SET string_value = 'damaged' WHERE key = ?", (column,))
        assert changed.rowcount > 0
        database.commit()
    index = await opened(tmp_path / "index")
    await chunk_ids(index)
    assert (await index.papers(RESUME.id, JOB.id)).chunks == papers.chunks


async def test_vectors_that_are_damaged_are_made_anew(tmp_path: Path, opened: Opening, model: MiniLM) -> None:
    index = await opened(tmp_path / "index")
    papers = await index.open_papers(RESUME, JOB)
    scores = [hit.score for hit in await papers.search("loaves of bread")]
    await index.close()
    with closing(sqlite3.connect(tmp_path / "index" / "chroma.sqlite3")) as database:
        database.execute("UPDATE embeddings_queue SET vector = zeroblob(length(vector))")
        database.commit()
    index = await opened(tmp_path / "index")
    await chunk_ids(index)
    papers = await index.papers(RESUME.id, JOB.id)
    assert [hit.score for hit in await papers.search("loaves of bread")] == pytest.approx(scores, abs=1e-5)


async def test_opening_again_leaks_nothing(tmp_path: Path, opened: Opening) -> None:
    folder = tmp_path / "index"
    index = await opened(folder)
    await chunk_ids(index)
    held: list[tuple[int, int]] = []
    for number in range(12):
        shutil.rmtree(folder)
        resume = Document(f"candidate-{number}", "resume", f"- Baked {number} loaves a night\n")
        await index.open_papers(resume, JOB)
        await asyncio.sleep(PAUSE)
        assert folder.exists()
        held.append((entries("/proc/self/fd"), entries("/proc/self/task")))
    for counted in zip(*held, strict=True):  # threads end a little after what they worked for
        assert counted[-1] - counted[0] < len(held) // 2
    assert not SharedSystemClient._identifier_to_system


# in process: silent


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another process has the file to itself: whoever reads it waits."""
    code = (
        "import sqlite3, sys; database = sqlite3.connect(sys.argv[1]); database.execute('BEGIN EXCLUSIVE')\n"
        "print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        yield


async def test_a_disk_that_does_not_answer_holds_up_nobody_for_long(
    tmp_path: Path, opened: Opening, caplog: pytest.LogCaptureFixture
) -> None:
    index = await opened(tmp_path / "index", limit=IMPATIENT)
    known = await chunk_ids(index)
    await is_well(index)
    caplog.clear()
    with locked(tmp_path / "index" / "chroma.sqlite3"):
        begun = time.monotonic()
        first = await chunk_ids(index, OTHER)
        assert IMPATIENT <= time.monotonic() - begun < IMPATIENT + 5
        assert await chunk_ids(index) == known
        begun = time.monotonic()
        await index.open_papers(Document("candidate-3", "resume", "- Sold tea\n"), JOB)
        assert time.monotonic() - begun < IMPATIENT, "that it is silent is known"
        with pytest.raises(IndexUnavailable, match="checking"):
            await index.check()
    await is_well(index)
    assert await chunk_ids(index, OTHER) == first
    assert len(warnings(caplog)) == 2, "one line for the beginning of the outage and one for its end"


# on a server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ChromaServer]:
    server = ChromaServer()
    server.start(tmp_path / "server")
    yield server
    server.kill()


async def test_interviews_begin_and_go_on_while_the_server_is_gone(
    tmp_path: Path, server: ChromaServer, opened: Opening, caplog: pytest.LogCaptureFixture
) -> None:
    index = await opened(None, server.url)
    known = await chunk_ids(index)
    server.kill()
    other = await chunk_ids(index, OTHER)
    assert await chunk_ids(index) == known
    with pytest.raises(IndexUnavailable, match="not available"):
        await index.check()
    for number in range(5):
        await asyncio.sleep(PAUSE)
        await index.open_papers(Document(f"candidate-{number}", "resume", f"- Baked {number} loaves\n"), JOB)
    assert len(warnings(caplog)) == 1

    server.start(tmp_path / "another")
    await is_well(index)
    assert len(warnings(caplog)) == 2
    third = Document("candidate-9", "resume", "- Sold tea\n")
    written = await chunk_ids(index, third)
    replica = await opened(None, server.url)
    with pytest.raises(PapersMissing, match="job"):  # made in memory during the outage, and never written
        await replica.papers(third.id, JOB.id)
    assert await chunk_ids(replica, third) == written
    assert await chunk_ids(replica, OTHER) == other


async def test_a_server_that_came_back_empty_is_filled_again(
    tmp_path: Path, server: ChromaServer, opened: Opening
) -> None:
    index, replica = await opened(None, server.url), await opened(None, server.url)
    known = await chunk_ids(index)
    server.kill()
    server.start(tmp_path / "empty")
    assert await chunk_ids(replica) == known
    found = await (await opened(None, server.url)).papers(RESUME.id, JOB.id)
    assert [chunk.id for chunk in found.chunks] == known
    await index.check()


async def test_a_server_that_hangs_holds_up_nobody_for_long(server: ChromaServer, opened: Opening) -> None:
    index = await opened(None, server.url, limit=IMPATIENT)
    known = await chunk_ids(index)
    await is_well(index)
    server.hang()
    begun = time.monotonic()
    await asyncio.gather(*(chunk_ids(index, Document(f"c-{n}", "resume", f"- Baked {n} loaves\n")) for n in range(8)))
    assert IMPATIENT <= time.monotonic() - begun < IMPATIENT + 5
    begun = time.monotonic()
    assert await chunk_ids(index) == known
    await chunk_ids(index, OTHER)
    assert time.monotonic() - begun < IMPATIENT
    server.go_on()
    await is_well(index)
