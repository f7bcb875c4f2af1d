import json
from pathlib import Path
from uuid import UUID

import pytest
from docx import Document

from storage.errors import UnusableFile
from storage.files import read_candidate, read_job

DATA = Path(__file__).parents[2] / "data"


def test_a_job_in_the_documents_shape_is_read_as_it_stands(tmp_path: Path) -> None:
    fields = {"id": "j-1", "title": "Baker", "company": "Rise", "skills_required": ["dough", "ovens"], "location": None}
    job = read_job(_file(tmp_path / "job.json", json.dumps(fields)))
    assert (job.id, job.title, job.company, job.skills_required) == ("j-1", "Baker", "Rise", ("dough", "ovens"))
    assert job.location == ""


def test_a_job_without_an_id_gets_a_new_one_each_time(tmp_path: Path) -> None:
    path = _file(tmp_path / "job.json", '{"title": "Baker"}')
    first, second = read_job(path), read_job(path)
    assert UUID(first.id) != UUID(second.id)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("product-manager.md", "Product Manager"),
        ("innovation-specialist-gs-13.md", "Innovation Specialist, GS-0301-13"),
    ],
)
def test_an_advertisement_in_markdown_becomes_the_description_without_its_front_matter(name: str, title: str) -> None:
    job = read_job(DATA / "job_ads" / name, company="General Services Administration")
    assert job.title == title
    assert job.company == "General Services Administration"
    assert "permalink" not in job.description
    assert job.description in (DATA / "job_ads" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.md", "# Night baker\n\nWe bake at night.", "Night baker"),
        ("a.md", "Welcome.\n\n##Night baker##\nWe bake.", "Night baker"),
        ("a.txt", "\nNight baker\n\nWe bake at night.", "Night baker"),
        ("a.md", "---\ntitle: Night baker\ncompany: Rise\nteam: 4\n---\n# About us\nWe bake.", "Night baker"),
    ],
)
def test_the_title_of_an_advertisement_is_found_where_it_stands(
    tmp_path: Path, name: str, text: str, title: str
) -> None:
    path = _file(tmp_path / name, text)
    assert read_job(path).title == title
    assert read_job(path, title="Day baker").title == "Day baker"


def test_a_resume_with_a_title_of_its_own_is_read_whole_and_no_name_is_guessed() -> None:
    path = DATA / "resumes" / "ml_0.json"
    candidate = read_candidate(path)
    assert candidate.resume_text == json.loads(path.read_text(encoding="utf-8"))["text"]
    assert candidate.name == ""
    assert read_candidate(path, name="Alex Carter").name == "Alex Carter"


def test_a_resume_in_plain_text_is_read_verbatim(tmp_path: Path) -> None:
    candidate = read_candidate(_file(tmp_path / "r.txt", "\ufeffÉva Nagy\n\n• Baked 900 loaves a day\n"))
    assert candidate.resume_text == "Éva Nagy\n\n• Baked 900 loaves a day"


def test_a_resume_in_word_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Éva Nagy")
    document.add_paragraph("Baked 900 loaves a day", style="List Bullet")
    document.save(str(tmp_path / "resume.txt"))
    candidate = read_candidate(tmp_path / "resume.txt", name="Éva")
    assert (candidate.resume_text, candidate.name) == ("Éva Nagy\n• Baked 900 loaves a day", "Éva")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 and nothing more", "damaged or not whole"),
        (b"{\\rtf1 Baked 900 loaves a day}", "neither PDF, DOCX nor plain text"),
        (b"x" * 200_001, "more text than a resume may have"),
    ],
)
def test_a_file_that_cannot_be_a_resume_is_refused_by_name_and_reason(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "resume.pdf"
    path.write_bytes(data)
    with pytest.raises(UnusableFile) as refused:
        read_candidate(path)
    assert str(path) in str(refused.value)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("job.pdf", "x", "ends in none of .json, .md, .txt"),
        ("job.json", "", "is empty"),
        ("job.json", '{"title": "Baker",\n nonsense}', "line 2 is not JSON"),
        ("job.json", "[1]", "not one object"),
        ("job.json", '{"company": "Rise"}', "title: Field required"),
        ("job.json", '{"title": 7}', "title: Input should be a valid string"),
        ("job.json", '{"title": "Baker", "skills_required": "dough"}', "skills_required: "),
        ("job.json", '{"title": "Baker", "skils_required": []}', "skils_required: no such field"),
        ("job.json", '{"title": "Baker", "id": "a/b"}', "id: "),
        ("job.md", "We bake at night.", "give one with --title"),
        ("job.md", "---\ntitle: [\n---\nWe bake.", "not YAML"),
        ("job.md", "---\n- a\n---\nWe bake.", "not a list of names and values"),
        ("job.txt", "x" * 200_001, "200,000 are the most"),
    ],
)
def test_a_file_that_cannot_be_a_job_is_refused_by_name_and_reason(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = _file(tmp_path / name, text)
    with pytest.raises(UnusableFile) as refused:
        read_job(path)
    assert str(path) in str(refused.value)
    assert said in str(refused.value)


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="No such file"):
        read_job(tmp_path / "none.json")
    (tmp_path / "latin.txt").write_bytes("Bäcker".encode("latin-1"))
    with pytest.raises(UnusableFile, match="UTF-8"):
        read_job(tmp_path / "latin.txt")


def test_a_candidate_without_a_resume_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile, match="resume_text is missing"):
        read_candidate(_file(tmp_path / "c.json", '{"name": "Éva Nagy", "resume_text": " "}'))


def _file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
