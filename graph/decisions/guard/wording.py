"""Text as the guard compares it: plain lower-case ASCII, and cut into sentences."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import ftfy

# Letters of other scripts that look like Latin ones: the Cyrillic and Greek ones that make up English words.
LOOKALIKES = str.maketrans("аеорсухіјѕѵԁһԛԝмнтвкгαερορτυνικβηχγωаЕ", "aeopcyxijsvdhqwmhtbkraepoptuvikbnxywae")
LEET = str.maketrans("0134578@$!", "oieastbasi")
LETTERS_APART = re.compile(r"(?<![a-z'])(?:[a-z][ ._*\-]){3,}[a-z](?![a-z])")
DIGIT_IN_WORD = re.compile(r"\b[a-z]+[0134578@$!]+[a-z][a-z0134578@$!]*\b")
QUOTED = re.compile(r'"[^"]{1,200}"|(?<![a-z])\'(?! )[^\']{3,120}\'(?![a-z])')

SHORT_FORMS = (
    (re.compile(r"\bcan'?t\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon'?t\b"), "will not"),
    (re.compile(r"\b(is|are|was|were|do|does|did|have|has|had|would|could|should|might|must)n'?t\b"), r"\1 not"),
    (re.compile(r"\bi'?m\b"), "i am"),
    (re.compile(r"\b(you|we|they)'re\b|\b(you|they)re\b"), r"\1\2 are"),
    (re.compile(r"\b(i|you|we|they|who|what)'ve\b|\b(i|you|we|they)ve\b"), r"\1\2 have"),
    (re.compile(r"\b(i|you|we|they|he|she|it|that|there|who|what)'ll\b|\b(you|they)ll\b"), r"\1\2 will"),
    (re.compile(r"\b(i|you|we|they|he|she|it|that|who|what)'d\b"), r"\1 would"),
    (re.compile(r"\b(what|who|how|where|when|why|that|there|here|it|he|she|let)'s\b|\b(what|that)s\b"), r"\1\2 is"),
)

SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|\n+")
NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|dr|mr|mrs|ms|st|no|approx|inc|ltd|prof)|\b[A-Z])\.$", re.IGNORECASE)


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """Lower-case, accents and look-alike letters to ASCII, nothing invisible, short forms written out.

    Meant for matching only: offsets into it say nothing about `text`.
    """
    text = unicodedata.normalize("NFKD", ftfy.fix_text(text, normalization="NFKC"))
    text = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Mn")).lower()
    text = text.translate(LOOKALIKES)
    text = re.sub("[\u2010-\u2015\u2212]", "-", text).replace("\u00a0", " ")
    text = LETTERS_APART.sub(lambda found: re.sub(r"[ ._*\-]", "", found.group()), text)
    text = DIGIT_IN_WORD.sub(lambda found: found.group().translate(LEET), text)
    for form, long in SHORT_FORMS:
        text = form.sub(long, text)
    return re.sub(r"\s+", " ", text).strip()


def without_quotes(plain_text: str) -> str:
    """What is said in somebody else's words taken out."""
    return QUOTED.sub('""', plain_text)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of the original text, white space around it left out."""
    start = 0
    for found in SENTENCE_END.finditer(text):
        if NO_END.search(text[start : found.end()]):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def sentences(plain_text: str) -> tuple[str, ...]:
    return tuple(plain_text[start:end] for start, end in sentence_spans(plain_text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += piece.index(stripped)
        yield start, start + len(stripped)
