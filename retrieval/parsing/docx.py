"""The text of a Word document: headers, paragraphs, lists, tables, text boxes and content controls, in their order."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from retrieval.parsing.errors import (
    Broken,
    EmptyDocument,
    HoldsMacros,
    ScannedOnly,
    TooMuchMemory,
    TooMuchText,
    UnpacksTooLarge,
    WrongKind,
)
from retrieval.parsing.parsed import Limits, Parsed

_MOST_MEMBERS = 2000
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same text box again, for older programs."""
_SPELT = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BOX, _PARAGRAPH, _TABLE, _TEXT = qn("w:txbxContent"), qn("w:p"), qn("w:tbl"), qn("w:t")
_DESCRIBES = frozenset({qn("w:pPr"), qn("w:rPr"), qn("w:sectPr"), qn("w:tblPr"), qn("w:sdtPr"), _FALLBACK})
"""What holds no text of the document's own."""


def read_docx(data: bytes, limits: Limits) -> Parsed:
    """Raises a kind of UnreadableDocument."""
    _check_package(data, limits)
    try:
        document = Document(BytesIO(data))
        body = document.element.body
    except etree.XMLSyntaxError as error:
        raise TooMuchMemory if error.code == etree.ErrorTypes.ERR_NO_MEMORY else Broken from None
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError, AttributeError):
        raise Broken from None
    lists = _list_styles(document)
    parts = [*_running(document, "header"), body, *_running(document, "footer")]
    lines = [line for part in parts for line in _blocks(part, lists)]
    text = "\n".join(line.rstrip() for line in lines).strip()
    if len(text) > limits.characters:
        raise TooMuchText
    if not any(character.isalpha() for character in text):
        raise ScannedOnly if next(body.iter(qn("a:blip")), None) is not None else EmptyDocument
    return Parsed(text, "docx", None)


def _check_package(data: bytes, limits: Limits) -> None:
    """Before anything is unpacked. A size that is told too small ends the unpacking there, so it can be trusted."""
    try:
        with ZipFile(BytesIO(data)) as package:
            members = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise Broken from None
    names = {member.filename for member in members}
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise UnpacksTooLarge
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise HoldsMacros
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise WrongKind


def _list_styles(document: Word) -> frozenset[str]:
    if all(relation.reltype != RELATIONSHIP_TYPE.STYLES for relation in document.part.rels.values()):
        return frozenset()
    return frozenset(style.style_id for style in document.styles if style.name and style.name.startswith("List"))


def _running(document: Word, which: str) -> Iterator[etree._Element]:
    """Headers or footers, each once, however many sections and kinds of pages show it."""
    seen = set()
    for section in document.sections:
        for kind in (f"first_page_{which}", which, f"even_page_{which}"):
            running = getattr(section, kind)
            if not running.is_linked_to_previous and running.part.partname not in seen:
                seen.add(running.part.partname)
                yield running._element


def _blocks(element: etree._Element, lists: frozenset[str]) -> Iterator[str]:
    """Lines of what is in `element`; those of a table cell by cell, or row by row where its cells are short."""
    for child in element.iterchildren(etree.Element):
        if child.tag == _PARAGRAPH:
            yield from _paragraph(child, lists)
        elif child.tag == _TABLE:
            for row in child.iterchildren(qn("w:tr"), qn("w:sdt")):
                yield from _row(row, lists)
            yield ""
        elif child.tag not in _DESCRIBES:
            yield from _blocks(child, lists)


def _row(row: etree._Element, lists: frozenset[str]) -> Iterator[str]:
    cells = [list(_blocks(cell, lists)) for cell in row.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is row]
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if all(len(cell) <= 1 for cell in filled):
        # Three spaces are a column to those who read the line.
        yield "   ".join(cell[0] for cell in filled if cell)
    else:
        for cell in cells:
            yield from cell
            yield ""


def _paragraph(paragraph: etree._Element, lists: frozenset[str]) -> Iterator[str]:
    boxes: list[etree._Element] = []
    text = "".join(_words(paragraph, boxes))
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = style.get(qn("w:val"), "") if style is not None else ""
    if name.startswith(("Heading", "Title")):
        yield ""
    if text.strip() and (name in lists or paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None):
        text = "• " + text.lstrip()
    yield from text.split("\n")
    for box in boxes:
        yield from _blocks(box, lists)


def _words(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """The words of a paragraph; the text boxes that hang on it are laid into `boxes`."""
    for child in element.iterchildren(etree.Element):
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SPELT:
            yield _SPELT[child.tag]
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in _DESCRIBES:
            yield from _words(child, boxes)
