"""The text of a PDF through PDFium, in reading order. What a PDF could do besides, like scripts, is never begun."""

import ctypes
import unicodedata
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from retrieval.parsing.errors import Broken, EmptyDocument, Encrypted, ScannedOnly, TooManyPages, TooMuchText
from retrieval.parsing.page_layout import WIDEST_SPACE, Fragment, page_lines
from retrieval.parsing.parsed import Limits, Parsed
from retrieval.parsing.running_heads import without_running_heads

_SOFT_HYPHEN = "\x02"
"""How PDFium tells of a hyphen at the end of a line."""


def read_pdf(data: bytes, limits: Limits) -> Parsed:
    """Raises a kind of UnreadableDocument."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Encrypted if error.err_code == pdfium.FPDF_ERR_PASSWORD else Broken from None
    count = len(document)
    if count == 0:
        raise Broken
    if count > limits.pages:
        raise TooManyPages
    pages: list[list[str]] = []
    characters = 0
    pictures = False
    for number in range(count):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            raise Broken from None
        characters += text_page.count_chars()
        if characters > limits.characters:
            raise TooMuchText
        pages.append(page_lines(list(_fragments(text_page))))
        pictures = pictures or any(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
        text_page.close()
        page.close()
    text = "\n\n".join("\n".join(lines) for lines in without_running_heads(pages)).strip()
    if not any(character.isalpha() for character in text):
        raise ScannedOnly if pictures else EmptyDocument
    return Parsed(text, "pdf", count)


def _fragments(text_page: "pypdfium2.PdfTextPage") -> Iterator[Fragment]:
    """Runs of characters on one line with no wide gap in them, in the order in which the file draws them."""
    box = pdfium.FS_RECTF()
    run: list[str] = []
    left = right = bottom = top = 0.0
    for place in range(text_page.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text_page, place))
        if character in "\r\n":
            if run:
                yield Fragment("".join(run), left, right, bottom, top)
                run = []
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text_page, place, ctypes.byref(box)):
            continue
        character = _readable(character)
        if not character:
            continue
        if run and not character.isspace() and _stands_apart(box, left, right, bottom, top):
            yield Fragment("".join(run), left, right, bottom, top)
            run = []
        if not run:
            if character.isspace():
                continue
            left, right, bottom, top = box.left, box.right, box.bottom, box.top
        run.append(character)
        if not character.isspace():
            left, right = min(left, box.left), max(right, box.right)
            bottom, top = min(bottom, box.bottom), max(top, box.top)
    if run:
        yield Fragment("".join(run), left, right, bottom, top)


def _stands_apart(box: "pdfium.FS_RECTF", left: float, right: float, bottom: float, top: float) -> bool:
    """Is what is in `box` on another line than the run, or far from either of its ends (text may run leftwards)?"""
    middle = (box.bottom + box.top) / 2
    widest = WIDEST_SPACE * (top - bottom)
    return not bottom <= middle <= top or box.left - right > widest or left - box.right > widest


def _readable(character: str) -> str:
    if character == _SOFT_HYPHEN:
        return "-"
    if character.isspace():
        return " "
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    return "" if unicodedata.category(character) in ("Cc", "Cs", "Cn") else character
