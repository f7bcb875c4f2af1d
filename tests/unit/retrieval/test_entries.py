"""Employer, role and dates are read from the heads of entries, however these are laid out."""

import pytest

from tests.unit.retrieval.texts import chunks_of_resume, texts

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
        ("K. M. Shah & Associates\tClerk\t2015-2019", "K. M. Shah & Associates", "Clerk"),
        ("1. Midwife | St Mary's Hospital, Leeds | Jan 2014 to Dec 2018", "St Mary's Hospital", "Midwife"),
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


def test_what_begins_with_a_small_letter_under_a_header_with_dates_is_no_part_of_it() -> None:
    chunks = chunks_of_resume(
        "WORK\n2018 - now: Nursery Teacher, Kita Regenbogen\nplanning the week for 20 children\n"
        "Baker, Red Hen Ltd, 2016 to 2018\nkept the ovens\n"
    )
    assert [(one.text, one.employer, one.role) for one in chunks] == [
        ("planning the week for 20 children", "Kita Regenbogen", "Nursery Teacher"),
        ("kept the ovens", "Red Hen Ltd", "Baker"),
    ]
