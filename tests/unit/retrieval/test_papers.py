"""One interview's papers are searched exactly, by the words' meaning."""

from pathlib import Path

import numpy as np
import pytest

from retrieval.chunks import Section
from retrieval.embedder import MiniLM, ModelDamaged
from retrieval.papers import Papers
from retrieval.redaction import redact
from tests.unit.retrieval.texts import advertisement, chunks_of_job, chunks_of_resume, resume_text


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    return MiniLM()


@pytest.fixture
async def papers(embedder: MiniLM) -> Papers:
    chunks = chunks_of_resume(resume_text("ml_0")) + chunks_of_job(advertisement("product-manager"))
    return Papers(chunks, await embedder.embed([redact(one.plain) for one in chunks]), embedder)


async def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours(embedder: MiniLM) -> None:
    texts = ["Triage of walk-in patients", "a", "Led a team of eight " * 60]
    together = await embedder.embed(texts)
    assert together.shape == (3, embedder.dimensions)
    assert together.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for row, text in enumerate(texts):
        np.testing.assert_allclose((await embedder.embed([text]))[0], together[row], atol=0.02)


async def test_a_paraphrase_is_nearer_than_another_subject(embedder: MiniLM) -> None:
    slow, tariff, stock, triage = await embedder.embed(
        [
            "Fixed a slow page on the website",
            "Reduced the loading time of the tariff page",
            "Served customers and ordered stock",
            "Confident triage of ambulance arrivals",
        ]
    )
    assert slow @ tariff > 0.35
    assert max(slow @ stock, slow @ triage) < 0.2


async def test_nothing_to_embed_is_an_empty_table(embedder: MiniLM) -> None:
    assert (await embedder.embed([])).shape == (0, embedder.dimensions)


def test_a_damaged_vocabulary_stops_the_start(tmp_path: Path) -> None:
    vocabulary = tmp_path / "vocabulary.txt"
    vocabulary.write_text("[PAD]\n", encoding="utf-8")
    with pytest.raises(ModelDamaged, match="locked requirements"):
        MiniLM(vocabulary=vocabulary)


async def test_search_finds_the_line_of_the_resume_that_fits(papers: Papers) -> None:
    (hit, *_) = await papers.search("labelling pictures for a dataset", document="resume", most=3)
    assert hit.chunk.text.startswith("Created and annotated a 2,000-image custom dataset")
    assert 0.2 < hit.score <= 1


async def test_search_keeps_to_document_and_sections_best_first(papers: Papers) -> None:
    hits = await papers.search("leading people", document="job", sections={Section.DUTIES}, most=4)
    assert len(hits) == 4
    assert {(hit.chunk.document, hit.chunk.section) for hit in hits} == {("job", Section.DUTIES)}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


async def test_many_queries_at_once_find_what_each_finds_alone(papers: Papers) -> None:
    queries = ["sensor data quality", "salary"]
    together = await papers.search_many(queries, most=2)
    alone = [await papers.search(query, most=2) for query in queries]
    assert [[hit.chunk.id for hit in hits] for hits in together] == [[hit.chunk.id for hit in hits] for hits in alone]


async def test_papers_without_a_chunk_find_nothing(embedder: MiniLM) -> None:
    papers = Papers((), await embedder.embed([]), embedder)
    assert await papers.search("anything") == ()
    assert await papers.search_many(["a", "b"]) == ((), ())


async def test_vectors_of_other_chunks_are_refused(embedder: MiniLM) -> None:
    with pytest.raises(ValueError, match="0 chunks, but 1 vectors"):
        Papers((), await embedder.embed(["x"]), embedder)
