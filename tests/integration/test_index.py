"""The index on a real Chroma, in process and on a server: what is written is found again, and only once embedded."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from retrieval.documents import Document, job_document
from retrieval.embedder import MiniLM, Vectors
from retrieval.index import Index, IndexUnavailable, PapersMissing
from retrieval.index_lock import IndexInUse
from tests.integration.chroma_server import ChromaServer, free_port
from tests.unit.retrieval.texts import advertisement, resume_text

RESUME = Document("candidate-1", "resume", resume_text("ml_0"))
JOB = job_document("job-1", title="Product Manager", description=advertisement("product-manager"))


class CountingEmbedder:
    """The real model, and a record of every text it was given."""

    def __init__(self, model: MiniLM) -> None:
        self._model = model
        self.texts: list[str] = []
        self.name = model.name
        self.dimensions = model.dimensions

    async def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return await self._model.embed(texts)


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


@pytest.fixture
def embedder(model: MiniLM) -> CountingEmbedder:
    return CountingEmbedder(model)


@pytest.fixture
async def index(tmp_path: Path, embedder: CountingEmbedder) -> AsyncIterator[Index]:
    index = await Index.open(tmp_path / "index", None, embedder)
    yield index
    await index.close()


async def test_papers_that_were_opened_are_found_again_after_a_restart(
    tmp_path: Path, embedder: CountingEmbedder
) -> None:
    index = await Index.open(tmp_path / "index", None, embedder)
    opened = await index.open_papers(RESUME, JOB)
    await index.close()

    index = await Index.open(tmp_path / "index", None, embedder)
    found = await index.papers("candidate-1", "job-1")
    assert found.chunks == opened.chunks
    first = [hit.chunk.id for hit in await opened.search("sensor data")]
    assert [hit.chunk.id for hit in await found.search("sensor data")] == first
    await index.close()


async def test_what_is_in_the_index_is_not_embedded_again(tmp_path: Path, embedder: CountingEmbedder) -> None:
    for _ in range(2):
        index = await Index.open(tmp_path / "index", None, embedder)
        await index.open_papers(RESUME, JOB)
        await index.close()
    assert len(embedder.texts) == len(set(embedder.texts))


async def test_one_job_is_embedded_once_for_all_its_candidates(index: Index, embedder: CountingEmbedder) -> None:
    await asyncio.gather(
        *(
            index.open_papers(Document(f"candidate-{n}", "resume", "I bake bread."), JOB, (f"Name{n}",))
            for n in range(3)
        )
    )
    assert sum("steward who guides a product" in text for text in embedder.texts) == 1


async def test_a_new_version_takes_the_place_of_the_old(index: Index) -> None:
    await index.open_papers(RESUME, JOB)
    await index.open_papers(Document("candidate-1", "resume", "I have baked bread for nine years."), JOB)
    papers = await index.papers("candidate-1", "job-1")
    assert [one.text for one in papers.chunks if one.document == "resume"] == ["I have baked bread for nine years."]


async def test_names_and_contact_data_are_not_embedded_but_the_text_is_kept(
    index: Index, embedder: CountingEmbedder
) -> None:
    resume = Document(
        "candidate-2", "resume", "Skills\nAlex Carter's pipelines, see alex@mail.example for samples of it\n"
    )
    papers = await index.open_papers(resume, JOB, ("Alex Carter",))
    assert not any("Alex" in text or "Carter" in text or "alex@mail" in text for text in embedder.texts)
    assert papers.chunks[0].text == "Alex Carter's pipelines, see alex@mail.example for samples of it"


async def test_an_empty_resume_is_remembered_as_empty(index: Index, tmp_path: Path) -> None:
    await index.open_papers(Document("candidate-3", "resume", ""), JOB)
    papers = await index.papers("candidate-3", "job-1")
    assert {one.document for one in papers.chunks} == {"job"}


async def test_papers_never_opened_are_missing(index: Index) -> None:
    await index.open_papers(RESUME, JOB)
    with pytest.raises(PapersMissing, match="The resume 'nobody' is not in the index"):
        await index.papers("nobody", "job-1")


async def test_a_forgotten_document_is_gone(tmp_path: Path, embedder: CountingEmbedder) -> None:
    index = await Index.open(tmp_path / "index", None, embedder)
    await index.open_papers(RESUME, JOB)
    await index.forget("candidate-1")
    with pytest.raises(PapersMissing):
        await index.papers("candidate-1", "job-1")
    await index.close()
    index = await Index.open(tmp_path / "index", None, embedder)
    with pytest.raises(PapersMissing):
        await index.papers("candidate-1", "job-1")
    await index.close()


async def test_a_resume_and_a_job_may_have_the_same_id(index: Index) -> None:
    await index.open_papers(
        Document("x", "resume", "I bake bread every day."), job_document("x", description="We sell tea.")
    )
    assert [one.text for one in (await index.papers("x", "x")).chunks] == ["I bake bread every day.", "We sell tea."]


async def test_vectors_survive_the_store(index: Index, tmp_path: Path, embedder: CountingEmbedder) -> None:
    opened = await index.open_papers(RESUME, JOB)
    await index.close()
    again = await Index.open(tmp_path / "index", None, embedder)
    before = [hit.score for hit in await opened.search("computer vision")]
    after = [hit.score for hit in await (await again.papers("candidate-1", "job-1")).search("computer vision")]
    np.testing.assert_allclose(before, after, atol=1e-5)
    await again.close()


async def test_a_folder_that_another_process_has_open_is_refused(index: Index, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from retrieval.index_lock import IndexInUse, IndexLock\n"
        "try: IndexLock.take(Path(sys.argv[1]))\n"
        "except IndexInUse as error: print(error)"
    )
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, str(tmp_path / "index"), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await other.communicate()
    assert b"is open in another process" in said
    with pytest.raises(IndexInUse):
        await Index.open(tmp_path / "index", None, CountingEmbedder(MiniLM()))


async def test_the_folder_is_free_after_closing(tmp_path: Path, embedder: CountingEmbedder) -> None:
    for _ in range(2):
        index = await Index.open(tmp_path / "index", None, embedder)
        await index.check()
        await index.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ChromaServer]:
    server = ChromaServer()
    server.start(tmp_path / "server")
    yield server
    server.kill()


async def test_a_chroma_server_keeps_the_papers_for_every_replica(
    server: ChromaServer, embedder: CountingEmbedder
) -> None:
    one, other = await Index.open(None, server.url, embedder), await Index.open(None, server.url, embedder)
    opened = await one.open_papers(RESUME, JOB)
    assert (await other.papers("candidate-1", "job-1")).chunks == opened.chunks

    server.kill()
    with pytest.raises(IndexUnavailable, match="not available"):
        await other.check()
    assert (await other.papers("candidate-1", "job-1")).chunks == opened.chunks, "running interviews keep their papers"
    await one.close()
    await other.close()


async def test_a_server_that_does_not_answer_is_told_at_the_start(embedder: CountingEmbedder) -> None:
    with pytest.raises(IndexUnavailable, match="opening"):
        await Index.open(None, f"http://127.0.0.1:{free_port()}", embedder)
