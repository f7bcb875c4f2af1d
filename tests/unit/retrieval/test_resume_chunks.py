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


LAYOUTS = {
    "employer, role (dates)": "Copper Lane Energy, Web Developer (March 2021 - present)",
    "role - employer, town": "Web Developer - Copper Lane Energy, Denver, CO      Mar 2021 - Present",
    "role | employer | dates": "Web Developer | Copper Lane Energy | 2021 – now",
    "role at employer": "Web Developer at Copper Lane Energy      03/2021 - current",
    "role: employer": "Web Developer: Copper Lane Energy      2021-03 – present",
    "em dashes": "Web Developer — Copper Lane Energy — since 2021",
    "bold Markdown": "**Copper Lane Energy**      2021 - Present\n*Web Developer*      *Remote, California*",
    "Markdown heading": "### Web Developer, Copper Lane Energy\n*March 2021 – Present*",
    "employer over role": "Copper Lane Energy\nWeb Developer      March 2021 – Present",
    "role over employer": "Web Developer      March 2021 – Present\nCopper Lane Energy, Melbourne, VIC",
    "dates first": "Mar. 2021 – ongoing\nCopper Lane Energy\nWeb Developer",
    "town and state": "Copper Lane Energy      Smalltown, TX\nWeb Developer      2021 - Present",
    "part-time": "Web Developer (Part-time), Copper Lane Energy (2021 to date)",
    "full stops": "Web Developer, Copper Lane Energy, Berlin. Mar 2021 - now.",
    "each part a sentence": "Web Developer. Copper Lane Energy. 2021 to present.",
    "dates first on the line": "2021-heute  Web Developer, Copper Lane Energy",
    "employer, town — role": "Copper Lane Energy, Poole — Web Developer (2021–present)",
    "columns of tabs": "2021 - date\tCopper Lane Energy\tWeb Developer",
    "French dates": "Depuis mars 2021 : Web Developer, Copper Lane Energy, Lyon",
    "German dates": "seit März 2021: Web Developer, Copper Lane Energy",
    "Spanish dates": "Web Developer, Copper Lane Energy, marzo de 2021 - actualidad",
}


@pytest.mark.parametrize("header", LAYOUTS.values(), ids=LAYOUTS)
def test_employer_role_and_currency_are_read_in_many_layouts(header: str) -> None:
    (one,) = chunks_of_resume(f"EXPERIENCE\n\n{header}\n- Rebuilt the meter reading form\n")
    assert (one.employer, one.role, one.current) == ("Copper Lane Energy", "Web Developer", True)
    assert one.text == "Rebuilt the meter reading form"


@pytest.mark.parametrize(
    "span",
    [
        "2019-heute",
        "Dez. 2019 – laufend",
        "2019 - present",
        "2019 - now.",
        "janv. 2019 - actuel",
        "2019 à ce jour",
        "01/2019 – ...",
        "2019 - hoy",
        "mrt 2019 - heden",
        "2019 - oggi",
        "depuis juillet 2019",
        "desde 2019",
    ],
)
def test_a_span_to_this_day_is_known_in_the_languages_of_those_who_apply(span: str) -> None:
    (one,) = chunks_of_resume(f"EXPERIENCE\n\nBaker, Red Hen Ltd      {span}\n- Keeps the ovens\n")
    assert (one.employer, one.role, one.current) == ("Red Hen Ltd", "Baker", True)


@pytest.mark.parametrize("span", ["Mai 2014 – Dez. 2015", "septembre 2017 – février 2021", "enero 2014 a marzo 2015"])
def test_a_span_that_ended_is_known_in_them_too(span: str) -> None:
    (one,) = chunks_of_resume(f"EXPERIENCE\n\n{span}\nBaker, Red Hen Ltd\n- Kept the ovens\n")
    assert (one.employer, one.role, one.current) == ("Red Hen Ltd", "Baker", False)


@pytest.mark.parametrize(
    ("header", "employer", "role"),
    [
        ("HR Generalist, Feinwerk AG, 2016-2019", "Feinwerk AG", "HR Generalist"),
        ("2016-2019 Optique Dorval SARL", "Optique Dorval SARL", None),
        ("Klartun AB\nDeveloper\n2016-2019\nLyngby", "Klartun AB", "Developer"),
        ("Cook, Prof. Lindgren & Co., Hull (Jan 2016 - Dec. 2018).", "Prof. Lindgren & Co.", "Cook"),
        ("Parkside Bath — Nurse / Trainee Hygienist (2018–2021)", "Parkside Bath", "Nurse / Trainee Hygienist"),
    ],
)  # fmt: skip
def test_legal_forms_of_other_countries_and_posts_of_two_names_are_known(
    header: str, employer: str | None, role: str | None
) -> None:
    (one,) = chunks_of_resume(f"EXPERIENCE\n\n{header}\n- Kept the books\n")
    assert (one.employer, one.role) == (employer, role)


def test_lines_without_bullets_or_full_stops_that_name_people_head_no_entry() -> None:
    chunks = chunks_of_resume(
        "Experience\nSystems Engineer, Tessera Telecom, 2015 - 2020\nMentors two junior engineers\n"
        "Trains new drivers\nOn-call for the billing platform.\n"
    )
    assert [(one.text, one.employer) for one in chunks] == [
        ("Mentors two junior engineers", "Tessera Telecom"),
        ("Trains new drivers", "Tessera Telecom"),
        ("On-call for the billing platform.", "Tessera Telecom"),
    ]


def test_roles_under_the_time_with_one_employer_share_it_over_a_blank_line() -> None:
    chunks = chunks_of_resume(
        "Experience\n\nFjordal\n4 years 2 months\nSenior Developer\nJanuary 2022 - Present (3 years 2 months)\n"
        "Stockholm, Sweden\nMoved the ledger to four services.\n\n"
        "Developer\nJanuary 2021 - January 2022 (1 year)\nWrote the refund service.\n\n"
        "Klartun AB\nJunior Developer\nJune 2018 - December 2020 (2 years 7 months)\nBuilt the search.\n"
    )
    assert [(one.text, one.employer, one.role, one.current) for one in chunks] == [
        ("Moved the ledger to four services.", "Fjordal", "Senior Developer", True),
        ("Wrote the refund service.", "Fjordal", "Developer", False),
        ("Built the search.", "Klartun AB", "Junior Developer", False),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Baker, Red Hen Ltd, Leeds, 2018-2020. Kept the ovens clean. Trained two apprentices.",
        "Baker, Red Hen Ltd (2018-2020): Kept the ovens clean. Trained two apprentices.",
        "Baker, Red Hen Ltd (Jan. 2018 - Dec. 2020). Kept the ovens clean. Trained two apprentices.",
    ],
)
@pytest.mark.parametrize("heading", ["Experience\n\n", "Tam Hill\n\n"])
def test_what_stands_in_one_paragraph_with_its_header_is_told_apart(paragraph: str, heading: str) -> None:
    chunks = chunks_of_resume(f"{heading}{paragraph}\n\nEducation\nBA Baking\n")
    assert [(one.text, one.employer, one.role) for one in chunks][:2] == [
        ("Kept the ovens clean.", "Red Hen Ltd", "Baker"),
        ("Trained two apprentices.", "Red Hen Ltd", "Baker"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read law at the Univ. Trier for two years.",
        "Worked at the Inst. Pasteur under Dr. Weiss.",
        "Keeps the books of J. T. Morrow & Co. Ltd. Leeds and others.",
        "Entered approx. 300 invoices, e.g. Dutch ones.",
        "Served table No. 4 for Prof. Lindgren.",
        "Moved to Dept. B of St. Anne's.",
    ],
)
def test_an_abbreviation_ends_no_sentence(line: str) -> None:
    assert texts(chunks_of_resume(f"Summary\n{line}\n")) == [line]


UNCERTAIN = {
    "a subject": ("Teacher - Mathematics", "Teacher"),
    "a department": ("Analyst, Payments Team", "Analyst"),
    "only a role": ("Director of Retail", "Director of Retail"),
    "a town": ("Shift Manager, Smalltown, OR", "Shift Manager"),
    "two unknown names": ("Engineer, Halden, Brisk", "Engineer"),
    "a project": ("Kitchen Renovation", None),
}


@pytest.mark.parametrize(("header", "role"), UNCERTAIN.values(), ids=UNCERTAIN)
def test_no_employer_is_told_where_the_layout_leaves_a_doubt(header: str, role: str | None) -> None:
    (one,) = chunks_of_resume(f"EXPERIENCE\n\n{header}      2019 - 2021\n- Kept the books\n")
    assert (one.employer, one.role, one.current) == (None, role, False)


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
