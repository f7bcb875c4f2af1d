"""Resumes as PDF and DOCX give the text that they were made of, in the order in which one reads."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from reportlab.pdfgen.canvas import Canvas

from retrieval.chunks import Chunk
from retrieval.parsing.parsed import Limits
from retrieval.parsing.reader import DocumentReader
from tests.integration import hostile_docx
from tests.integration.typesetting import as_docx, as_pdf, as_pdf_in_columns
from tests.unit.retrieval.texts import chunks_of_resume, resume_text

PATIENT = Limits(seconds=60)

HEAD = """Mara Lindqvist
Pastry cook in the old town for eleven years, now looking for a kitchen that bakes at night and sleeps by day"""
LEFT = """SKILLS
Laminated dough
Tempering
Sugar work
Stock control
LANGUAGES
Swedish
English"""
RIGHT = """EXPERIENCE
Kanelhuset, head of pastry   2019 - 2024
• Led four cooks through the Christmas weeks
• Cut the waste of butter by a third
Hotell Ro, pastry cook   2014 - 2019
• Plated two hundred desserts an evening
EDUCATION
Diploma in pastry, Lund   2013"""


@pytest.mark.parametrize("make", [as_pdf, as_docx])
@pytest.mark.parametrize("name", ["ml_0", "ml_1", "ml_5", "sales_0", "sales_2", "sales_4"])
async def test_a_resume_as_a_file_is_cut_like_its_plain_text(name: str, make: Callable[[str], bytes]) -> None:
    text = resume_text(name)
    expected = chunks_of_resume(text)
    found = {_place(one) for one in chunks_of_resume(await _text(make(text)))}
    kept = [one for one in expected if _place(one) in found]
    assert len(kept) >= 0.9 * len(expected)


async def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    text = await _text(as_pdf_in_columns(HEAD, LEFT, RIGHT))
    said = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    assert said == [" ".join(line.split()) for part in (HEAD, LEFT, RIGHT) for line in part.splitlines()]


async def test_what_stands_in_rows_is_read_row_by_row_with_its_gaps() -> None:
    rows = [f"Bakery of street {number}   20{number} - 20{number + 1}" for number in range(10, 20)]
    assert (await _text(as_pdf("\n".join(rows)))).splitlines() == rows


async def test_a_line_set_wide_to_reach_the_margin_has_no_columns() -> None:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 780, "Led four cooks through the Christmas weeks", wordSpace=7)
    canvas.save()
    assert await _text(out.getvalue()) == "Led four cooks through the Christmas weeks"


async def test_what_stands_at_the_foot_of_each_page_is_said_once() -> None:
    told = [f"Line {number} of it" for number in range(150)]
    parsed = await DocumentReader(PATIENT).text_of(as_pdf("\n".join(told), foot="Page"))
    lines = [line for line in parsed.text.splitlines() if line]
    assert parsed.pages == 3
    assert [line for line in lines if line != "Page 1"] == told
    assert lines.count("Page 1") == 1


async def test_all_parts_of_a_word_document_are_read_in_their_order() -> None:
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Mara Lindqvist"
    section.footer.paragraphs[0].text = "Lund"
    document.add_heading("Experience", 1)
    document.add_paragraph("Led four cooks", style="List Bullet")
    rows = document.add_table(2, 2)
    for cell, text in zip(rows._cells, ("Swedish", "mother tongue", "English", "fluent"), strict=True):
        cell.text = text
    columns = document.add_table(1, 2)
    columns.cell(0, 0).text = "Skills\nTempering"
    columns.cell(0, 1).text = "Education\nDiploma in pastry"
    document.element.body.insert(-1, parse_xml(IN_A_BOX))
    document.element.body.insert(-1, parse_xml(IN_A_CONTROL))
    out = BytesIO()
    document.save(out)
    lines = [line for line in (await _text(out.getvalue())).splitlines() if line]
    assert lines == [
        "Mara Lindqvist",
        "Experience",
        "• Led four cooks",
        "Swedish   mother tongue",
        "English   fluent",
        *("Skills", "Tempering", "Education", "Diploma in pastry"),
        *("beside", "in the box"),
        "chosen\tfrom a list",
        "Lund",
    ]


NAMES = f'xmlns:w="{hostile_docx.WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BOX = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
IN_A_BOX = f"""<w:p {NAMES}><w:r><w:t>beside</w:t></w:r><w:r><mc:AlternateContent>
<mc:Choice Requires="wps">{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r></w:p>"""
IN_A_CONTROL = f"""<w:sdt {NAMES}><w:sdtPr><w:alias w:val="never said"/></w:sdtPr><w:sdtContent><w:p>
<w:ins><w:r><w:t>chosen</w:t></w:r></w:ins><w:del><w:r><w:delText>struck out</w:delText></w:r></w:del>
<w:sdt><w:sdtContent><w:r><w:tab/><w:t>from a list</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"""


async def _text(data: bytes) -> str:
    return (await DocumentReader(PATIENT).text_of(data)).text


def _place(one: Chunk) -> tuple[str, ...]:
    return (one.text, one.section, one.employer or "", one.role or "", one.project or "")
