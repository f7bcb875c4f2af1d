"""Chunks and vectors as rows of the collection, and back.

Each version of a document has a row a chunk and a title page, written last: a document is in the index when its title
page is and the rows are those it was written for, so a torn write and a damaged row are as none.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from retrieval.chunks import Chunk, Section
from retrieval.documents import Document
from retrieval.embedder import Vectors

_ROWS_A_CALL = 200


@dataclass(frozen=True, slots=True)
class Indexed:
    """One document as it is in the index."""

    version: str
    chunks: tuple[Chunk, ...]
    vectors: Vectors


def key_of(kind: str, document_id: str) -> str:
    return f"{kind}:{document_id}"


def write_rows(document: Document, indexed: Indexed) -> Iterator[dict[str, Any]]:
    """The arguments of one `upsert` after the other."""
    key, version = key_of(document.kind, document.id), indexed.version
    common = {"key": key, "document_id": document.id, "version": version}
    rows: list[tuple[str, Vectors, str, dict[str, Any]]] = [
        (f"{key}:{version[:16]}:{one.order}", vector, one.text, {**common, **_fields(one)})
        for one, vector in zip(indexed.chunks, indexed.vectors, strict=True)
    ]
    title_page = np.zeros(indexed.vectors.shape[1], dtype=np.float32)
    rows.append((f"{key}:{version[:16]}", title_page, "", {**common, "digest": _digest(indexed.chunks)}))
    for start in range(0, len(rows), _ROWS_A_CALL):
        ids, vectors, texts, fields = zip(*rows[start : start + _ROWS_A_CALL], strict=True)
        yield {"ids": list(ids), "embeddings": np.stack(vectors), "documents": list(texts), "metadatas": list(fields)}


def read_rows(rows: Any) -> Indexed | None:
    """The whole version among the rows of one document; None where there is none."""
    fields: Sequence[dict[str, Any]] = rows["metadatas"]
    for title_page in (page for page in fields if "digest" in page):
        version = str(title_page.get("version"))
        found = [row for row, page in enumerate(fields) if "order" in page and page.get("version") == version]
        found.sort(key=lambda row: int(fields[row]["order"]))
        try:
            chunks = tuple(_chunk(fields[row], rows["documents"][row]) for row in found)
        except (KeyError, ValueError):  # a damaged row is as none
            continue
        vectors = np.asarray([rows["embeddings"][row] for row in found], dtype=np.float32)
        vectors = vectors.reshape(-1, len(rows["embeddings"][0]))
        if _digest(chunks) == title_page["digest"] and _are_of_length_1(vectors):
            return Indexed(version, chunks, vectors)
    return None


def _digest(chunks: Sequence[Chunk]) -> str:
    return hashlib.sha256(json.dumps([asdict(one) for one in chunks]).encode()).hexdigest()[:16]


def _are_of_length_1(vectors: Vectors) -> bool:
    """As all are made; damaged ones hardly ever are."""
    squares = np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64)
    return bool(np.allclose(squares, 1.0, atol=1e-3))


def _fields(one: Chunk) -> dict[str, str | int | bool]:
    fields: dict[str, str | int | bool | None] = {
        "chunk_id": one.id,
        "document": one.document,
        "section": one.section.value,
        "order": one.order,
        "current": one.current,
        "employer": one.employer,
        "role": one.role,
        "project": one.project,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _chunk(fields: dict[str, Any], text: str) -> Chunk:
    return Chunk(
        id=fields["chunk_id"],
        document=fields["document"],
        section=Section(fields["section"]),
        text=text,
        order=int(fields["order"]),
        employer=fields.get("employer"),
        role=fields.get("role"),
        current=bool(fields["current"]),
        project=fields.get("project"),
    )
