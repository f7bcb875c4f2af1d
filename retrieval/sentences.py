"""Prose cut into sentences, and what is too long for one chunk into pieces of it."""

import re

MOST_CHARACTERS = 420
"""Of one chunk: about three long sentences, well within what the embedding model reads."""

_SHORTENED = (
    r"inc|ltd|co|corp|llc|nos?|vs|approx|ca|cf|dr|mr|mrs|ms|prof|sr|jr|st|dept|est|univ|inst|assoc|asst|dip|bros|pty|pvt"
    r"|hon|rev|tel|resp|min|max|fig|vol|ed|al|incl|hrs|sp"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez|janv|févr|avr|juil"
)
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{_SHORTENED}|etc|e\.g|i\.e|u\.s|u\.k|ph\.d|m\.sc|b\.sc|m\.s|b\.s|b\.tech)|(?<!\w)(?-i:[A-Z]))\.$",
    re.IGNORECASE,
)
_POINTED = re.compile(rf"\b({_SHORTENED})\.(?=[\s,])", re.IGNORECASE)
_SAID = {
    "approx": "approximately", "incl": "including", "univ": "University", "inst": "Institute", "dept": "department",
    "asst": "assistant", "assoc": "associate", "prof": "professor", "vs": "versus",
}  # fmt: skip
_END = re.compile(r"[.!?…]['\"”’)\]*_]{0,3}\s+(?=['\"“‘(\[*_]{0,3}[A-Z0-9£$€])")


def split_sentences(text: str) -> list[str]:
    """The sentences of one paragraph, verbatim and in order; text without a full stop is one sentence."""
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.start() - 12) : end.start() + 1]
        if _ABBREVIATION.search(before):
            continue
        sentences.append(text[start : end.end()].strip())
        start = end.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]


def without_full_stop(text: str) -> str:
    """`text` without the full stop at its end, where that is not an abbreviation's."""
    return text if _ABBREVIATION.search(text) else text.rstrip(" .")


def spelt_out(text: str) -> str:
    """`approx. 300 at Univ. Trier` as it is said; other abbreviations lose their full stop alone."""

    def say(found: re.Match[str]) -> str:
        said = _SAID.get(found[1].lower(), found[1])
        return said.capitalize() if found[1][0].isupper() and said.islower() else said

    return _POINTED.sub(say, text)


def split_long(text: str, most: int = MOST_CHARACTERS) -> list[str]:
    """`text` whole where it is short; else its sentences, gathered up to `most` characters, cut if need be."""
    if len(text) <= most:
        return [text]
    pieces: list[str] = []
    for sentence in split_sentences(text):
        if pieces and len(pieces[-1]) + 1 + len(sentence) <= most:
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.extend(_cut(sentence, most))
    return pieces


def _cut(text: str, most: int) -> list[str]:
    pieces: list[str] = []
    start = 0
    while len(text) - start > most:
        window = text[start : start + most]
        at = max(window.rfind("; "), window.rfind(", "))
        at = at + 1 if at > most // 2 else window.rfind(" ")
        at = at if at > 0 else most
        pieces.append(text[start : start + at].strip())
        start += at
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]
