"""Plain text and Markdown: read as they stand."""

from retrieval.parsing.errors import EmptyDocument, NotUTF8, TooMuchText, WrongKind
from retrieval.parsing.kinds import WIDE_MARKS
from retrieval.parsing.parsed import Limits, Parsed


def read_plain(data: bytes, limits: Limits) -> Parsed:
    """`data` in UTF-8, or in UTF-16 where its mark says so. Raises a kind of UnreadableDocument."""
    try:
        text = data.decode("utf-16" if data.startswith(WIDE_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        raise NotUTF8 from None
    if "\0" in text:
        raise WrongKind
    if not text.strip():
        raise EmptyDocument
    if len(text) > limits.characters:
        raise TooMuchText
    return Parsed(text.replace("\r\n", "\n").replace("\r", "\n"), "text", None)
