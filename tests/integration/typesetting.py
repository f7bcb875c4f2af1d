"""Resumes in plain text made into files, as word processors would make them."""

import re
from io import BytesIO
from pathlib import Path

import reportlab
from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT, SIZE, LEADING = "Vera", 9, 12
LEFT, TOP, BOTTOM = 50, 790, 60
BULLET = re.compile(r"\s*[•▪●]\s*")
COLUMNS = re.compile(r"\s{3,}|\t+")

pdfmetrics.registerFont(TTFont(FONT, str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))


def as_pdf(text: str, *, foot: str = "", password: str | None = None) -> bytes:
    """Lines wrapped at the margin, bullets hanging, what stands in a second column at the right margin."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password)
    page = _Page(canvas, foot)
    for line in _unwrapped(text):
        page.write(line, LEFT, A4[0] - LEFT)
    page.end()
    canvas.save()
    return out.getvalue()


def as_pdf_in_columns(head: str, left: str, right: str) -> bytes:
    """`head` over the whole width, then the two columns side by side, each drawn whole; all on one page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    page = _Page(canvas, "")
    for line in head.splitlines():
        page.write(line, LEFT, A4[0] - LEFT)
    page.height -= LEADING
    top = page.height
    for text, begins, ends in ((left, LEFT, 200), (right, 225, A4[0] - LEFT)):
        page.height = top
        for line in text.splitlines():
            page.write(line, begins, ends)
    page.end()
    canvas.save()
    return out.getvalue()


def as_docx(text: str) -> bytes:
    """A paragraph for each line, Word's own bullets, a tab before what stands in a second column."""
    document = Document()
    for line in _unwrapped(text):
        if sign := BULLET.match(line):
            document.add_paragraph(line[sign.end() :].strip(), style="List Bullet")
        else:
            document.add_paragraph(COLUMNS.sub("\t", line.strip()))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _unwrapped(text: str) -> list[str]:
    """The lines of `text`, those that go on with a small letter joined to what they go on from."""
    lines: list[str] = []
    for line in text.splitlines():
        if lines and lines[-1].strip() and line.strip()[:1].islower():
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return lines


class _Page:
    def __init__(self, canvas: Canvas, foot: str) -> None:
        self.canvas, self.foot, self.number = canvas, foot, 0
        self._begin()

    def write(self, line: str, begins: float, ends: float) -> None:
        sign = BULLET.match(line)
        hang = 12 if sign else 0
        if sign:
            line = line[sign.end() :]
        words, *beside = COLUMNS.split(line.strip(), maxsplit=1)
        lines = simpleSplit(words, FONT, SIZE, ends - begins - hang) or [""]
        for place, part in enumerate(lines):
            if self.height < BOTTOM:
                self.end()
                self._begin()
            if sign and place == 0:
                self.canvas.drawString(begins, self.height, "•")
            self.canvas.drawString(begins + hang, self.height, part)
            if beside and place == 0:
                self.canvas.drawRightString(ends, self.height, COLUMNS.sub("  ", beside[0]))
            self.height -= LEADING

    def _begin(self) -> None:
        self.number += 1
        self.height: float = TOP
        self.canvas.setFont(FONT, SIZE)

    def end(self) -> None:
        if self.foot:
            self.canvas.drawString(LEFT, 30, f"{self.foot} {self.number}")
        self.canvas.showPage()
