"""Resumes of any layout become the pieces a person would point at, and nothing else."""

import re

import pytest

from retrieval.chunks import MOST_CHUNKS, Section
from tests.unit.retrieval.texts import RESUMES, chunks_of_resume, resume_text, texts

CONTACT = re.compile(r"[\w.]+@[\w.]+\.\w+|linkedin\.com|\(\d{3}\) \d{3}")


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", RESUMES)
def test_every_chunk_of_a_real_resume_is_in_it_word_for_word(name: str) -> None:
    whole = folded(resume_text(name))
    strays = [one.text for one in chunks_of_resume(resume_text(name)) if one.text not in whole]
    if name == "sales_5":  # two columns torn into one: its sentences go on over the other column's words
        strays = [word for text in strays for word in text.split() if word not in whole]
    assert strays == []


@pytest.mark.parametrize("name", RESUMES)
def test_no_contact_data_name_or_heading_of_a_real_resume_is_a_chunk(name: str) -> None:
    chunks = chunks_of_resume(resume_text(name))
    assert len(chunks) > 8
    first_line = folded(resume_text(name).splitlines()[0])
    for one in chunks:
        assert not CONTACT.search(one.text), one.text
        assert one.text != first_line
        assert not one.text.isupper() or len(one.text.split()) > 1, one.text
        assert one.text.lower() not in {"experience", "education", "skills", "projects", "professional summary"}


EMPLOYERS = {
    "ml_0": {"Ridgeway Robotics", "Harborview Instruments", "Silverline MedTech"},
    "ml_4": {"Redwood State University", "BluePeak Analytics", "RetailPulse Inc.", "Cedar Grove Tech"},
    "ml_5": {"CivicRelay Labs", "NexStep Calendar AI", "Fort Wayne ML Research Group", "AstraSoft Solutions"},
    "ml_6": {"Northside Fitness", "Laneway Dining"},
    "sales_0": {"SUMMIT INDUSTRIAL SYSTEMS", "HARBORSTAY TECH", "COBALT RIDGE CONSULTING"},
    "sales_2": {
        "Pinecrest Residential Management",
        "BluePeak Digital",
        "Greenway Family Medicine",
        "Lakeside Medical Group",
    },
    "sales_3": {"Rivermark ReadyMix", "Harborline Retail Group, Inc.", "Luna & Co. Online Store"},
    "sales_4": {"BluePeak Wireless", None},
}


@pytest.mark.parametrize("name", EMPLOYERS)
def test_employers_of_real_resumes_are_read_from_their_headers(name: str) -> None:
    chunks = chunks_of_resume(resume_text(name))
    assert {one.employer for one in chunks if one.section is Section.EXPERIENCE} == EMPLOYERS[name]


def test_an_entry_never_inherits_the_employer_of_the_one_before() -> None:
    chunks = chunks_of_resume(
        "Experience\n\nWaiter, Blue Door Cafe, 2016 - 2018\n- Served tables\n\n"
        "Manager      04/2019 – 09/2020\n- Ran shifts\n"
    )
    assert [(one.employer, one.role) for one in chunks] == [("Blue Door Cafe", "Waiter"), (None, "Manager")]


def test_a_role_in_small_letters_and_dates_on_a_line_of_their_own_still_head_an_entry() -> None:
    chunks = chunks_of_resume(
        "Experience:\nDelivery driver, Pizza Palace 2015-2017\n- Delivered 25 orders a night\n"
        "Warehouse worker\nCostco, Plano TX\n2013-2015\n- Unloaded trucks\n"
    )
    assert [(one.employer, one.role) for one in chunks] == [
        ("Pizza Palace", "Delivery driver"),
        ("Costco", "Warehouse worker"),
    ]


def test_lists_with_a_label_before_and_after_the_entries_are_no_part_of_them() -> None:
    chunks = chunks_of_resume(
        "Mei Tanaka\n\nTechnical Skills: TypeScript, React\n\nWORK EXPERIENCE\n"
        "Baker, Red Hen Ltd, 2018 - 2020\n- Baked\n\n"
        "Skills: first aid\nEducation: High school diploma, 2012\n"
    )
    assert [(one.section, one.text, one.employer) for one in chunks] == [
        (Section.SKILLS, "Technical Skills: TypeScript, React", None),
        (Section.EXPERIENCE, "Baked", "Red Hen Ltd"),
        (Section.SKILLS, "Skills: first aid", None),
        (Section.EDUCATION, "Education: High school diploma, 2012", None),
    ]


def test_what_stands_under_an_unknown_heading_in_capitals_is_not_lost() -> None:
    chunks = chunks_of_resume("SKILLS\nTriage\n\nQUIET PASSIONS\nTide tables and old maps\n")
    assert [(one.section, one.text) for one in chunks][1:] == [(Section.OTHER, "Tide tables and old maps")]


def test_a_publication_is_one_chunk() -> None:
    citation = "Voss, H. (2018). Fungal networks after fire. Ecology Letters 21, 300–310."
    assert texts(chunks_of_resume(f"Publications\n{citation}\n")) == [citation]


def test_roles_under_one_employer_share_it() -> None:
    chunks = chunks_of_resume(
        "EXPERIENCE\n\nBrookfield Academy      2012 – Present\nHead of Year 9      2017 – Present\n"
        "- Looks after 210 pupils\n"
        "Teacher of Mathematics      2012 – 2017\n- Taught all abilities\n"
    )
    assert [(one.employer, one.role, one.current) for one in chunks] == [
        ("Brookfield Academy", "Head of Year 9", True),
        ("Brookfield Academy", "Teacher of Mathematics", False),
    ]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("WORK HISTORY", Section.EXPERIENCE),
        ("Career history:", Section.EXPERIENCE),
        ("## Clinical Experience", Section.EXPERIENCE),
        ("**Education & Training**", Section.EDUCATION),
        ("E D U C A T I O N", Section.EDUCATION),
        ("TECHNICAL SKILLS, INTERESTS & AWARDS", Section.SKILLS),
        ("Key Skills & Technologies", Section.SKILLS),
        ("==== Licenses and Certifications ====", Section.COURSES),
        ("Seminars and Certifications", Section.COURSES),
        ("Personal Statement", Section.PROFILE),
        ("Hobbies", Section.OTHER),
    ],
)
def test_headings_are_known_in_many_spellings(heading: str, section: Section) -> None:
    chunks = chunks_of_resume(f"Jo Smith\n\n{heading}\nFire safety and first aid, kept up to date every year.\n")
    assert [(one.section, one.text) for one in chunks] == [
        (section, "Fire safety and first aid, kept up to date every year.")
    ]


def test_wrapped_lines_are_joined_and_entries_are_not() -> None:
    chunks = chunks_of_resume(resume_text("ml_3"))
    assert any(
        one.text.endswith("auditory sentiment analysis of MFCCs and an MLP model for data fusion.") for one in chunks
    )
    assert any("and Google Cloud Registry for handling docker images" in one.text for one in chunks)


def test_a_word_split_at_the_end_of_a_line_is_whole_when_spoken() -> None:
    (one,) = [one for one in chunks_of_resume(resume_text("ml_6")) if "strategic decision" in one.text]
    assert one.text.endswith("strategic decision- making.")
    assert one.plain.endswith("strategic decision-making.")


def test_projects_carry_their_title() -> None:
    titles = {one.project for one in chunks_of_resume(resume_text("ml_1")) if one.section is Section.PROJECTS}
    assert titles == {"Research on Forest Fire Detection", "Adversarial Self-Driving"}


def test_columns_that_were_torn_apart_are_put_back() -> None:
    chunks = chunks_of_resume(resume_text("ml_2"))
    assert ("Arabic (Native)", Section.SKILLS) in [(one.text, one.section) for one in chunks]
    assert "NLP & Spam Detection (YouTube)" in texts(chunks)


def test_dates_in_a_column_of_their_own_stay_with_the_left_of_two_columns() -> None:
    chunks = chunks_of_resume(
        "EXPERIENCE                                  SKILLS\n"
        "Foreman, Stern Ltd        2017-present      AutoCAD\n"
        "- Ran a weekly plan with all trades         First aid\n"
        "Mason, Hallam & Sons      2011-2017\n"
        "- Kept the site diary                       English\n"
    )
    assert [(one.text, one.employer, one.current) for one in chunks] == [
        ("Ran a weekly plan with all trades", "Stern Ltd", True),
        ("Kept the site diary", "Hallam & Sons", False),
        ("AutoCAD", None, False),
        ("First aid", None, False),
        ("English", None, False),
    ]


def test_referees_and_personal_data_are_left_out() -> None:
    chunks = chunks_of_resume(
        "Skills\nTriage\n\nPersonal Details\nMarital status: married\nBorn in Leeds\n\n"
        "References\nMr John Smith, 01947 555 0123\n"
    )
    assert texts(chunks) == ["Triage"]


def test_a_plain_text_without_capitals_or_bullets_is_read() -> None:
    chunks = chunks_of_resume(
        "dave miller\nforklift driver\n\nwork experience\n\nforklift driver, greenhill logistics, 2018 - now\n"
        "loading and unloading trailers\nchecking deliveries\n\nskills\nfirst aid\n"
    )
    assert [(one.section, one.text, one.employer) for one in chunks] == [
        (Section.EXPERIENCE, "loading and unloading trailers", "greenhill logistics"),
        (Section.EXPERIENCE, "checking deliveries", "greenhill logistics"),
        (Section.SKILLS, "first aid", None),
    ]


def test_entries_without_a_heading_over_them_are_experience() -> None:
    chunks = chunks_of_resume(
        "Priya Raman\npriya@example.com\n\nElectrician, Voltway Services, Austin, TX, 06/2019 - present\n"
        "Wires new homes and small offices.\n"
    )
    assert [(one.section, one.text, one.employer) for one in chunks] == [
        (Section.EXPERIENCE, "Wires new homes and small offices.", "Voltway Services")
    ]


def test_where_entries_have_no_details_the_entries_are_what_there_is() -> None:
    chunks = chunks_of_resume("EXPERIENCE\nWaiter, Blue Door Cafe, 2016 - 2018\nCook, Red Hen Ltd, 2018 - 2020\n")
    assert [(one.text, one.employer) for one in chunks] == [
        ("Waiter, Blue Door Cafe, 2016 - 2018", "Blue Door Cafe"),
        ("Cook, Red Hen Ltd, 2018 - 2020", "Red Hen Ltd"),
    ]


@pytest.mark.parametrize("text", ["", "  \n\n", "Jo Smith\njo@example.com\n", "-----\n*****"])
def test_a_resume_that_says_nothing_has_no_chunks(text: str) -> None:
    assert chunks_of_resume(text) == ()


def test_a_resume_of_one_line_is_one_chunk() -> None:
    (one,) = chunks_of_resume("Plumber with 20 years of experience in heating systems")
    assert (one.section, one.text) == (Section.PROFILE, "Plumber with 20 years of experience in heating systems")


@pytest.mark.parametrize(
    "text",
    [
        resume_text("sales_0") + "\n\n",
        "word ",
        "• did it\n",
        "ACME CORP\nMANAGER 2019-2020\n",
        "(",
        "**a ",
        "a@b.",
        "I got I am A ",
        "AB",
    ],
)
@pytest.mark.timeout(120)
def test_the_longest_resume_allowed_is_cut_in_a_few_seconds_into_a_bounded_number(text: str) -> None:
    chunks = chunks_of_resume((text * 200_000)[:200_000])
    assert len(chunks) <= MOST_CHUNKS
    assert all(len(one.text) <= 420 for one in chunks)


def test_the_same_text_has_the_same_ids_and_no_id_comes_twice() -> None:
    text = "Skills\nTriage\nTriage\n"
    first, again = chunks_of_resume(text), chunks_of_resume(text)
    assert [one.id for one in first] == [one.id for one in again]
    assert len({one.id for one in first}) == 2
