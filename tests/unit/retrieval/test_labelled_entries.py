"""Forms, such as the European one, are read like any other resume."""

import pytest

from retrieval.chunks import Section
from tests.unit.retrieval.texts import chunks_of_resume

FORM = """Work experience

Dates\t03/2019 → present
Occupation or position held\tLogistics coordinator
Main activities and responsibilities\tPlanned 40 transports a week
\tIntroduced a booking calendar
Name and address of employer\tTranspol Sp. z o.o., Krakow (Poland)
Type of business or sector\tTransport

Dates\t2015 – 2019
Occupation or position held\tWarehouse clerk
Main activities and responsibilities\tKept the stock list
Name and address of employer\tMagazyn Nowa, Krakow

Education and training
Dates\t2012 - 2015
Title of qualification awarded\tBachelor of Logistics
"""


def test_a_form_with_the_employer_below_what_was_done_is_read() -> None:
    work = Section.EXPERIENCE
    chunks = chunks_of_resume(FORM)
    assert [(one.section, one.text, one.employer, one.role, one.current) for one in chunks] == [
        (work, "Planned 40 transports a week", "Transpol Sp. z o.o.", "Logistics coordinator", True),
        (work, "Introduced a booking calendar", "Transpol Sp. z o.o.", "Logistics coordinator", True),
        (work, "Kept the stock list", "Magazyn Nowa", "Warehouse clerk", False),
        (Section.EDUCATION, "Bachelor of Logistics", None, None, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "form",
    [
        "Company: Red Hen Ltd\nDesignation: Baker\nDuration: 2018 - till date\nRoles & Duties:\n- Kept the ovens\n",
        "Position: Baker\nEmployer: Red Hen Ltd\nPeriod: since 2018\nDuties: Kept the ovens\n",
        "Employer    Red Hen Ltd\nJob title   Baker\nFrom        2018 to present\nKept the ovens\n",
    ],
)
def test_labels_of_other_forms_are_known(form: str) -> None:
    (one,) = chunks_of_resume(f"EXPERIENCE\n\n{form}")
    assert (one.text, one.employer, one.role, one.current) == ("Kept the ovens", "Red Hen Ltd", "Baker", True)


def test_one_label_makes_no_form() -> None:
    chunks = chunks_of_resume(
        "EXPERIENCE\n\nBaker, Red Hen Ltd, 2018 - 2020\nLocation: Leeds\nDuties: Kept the ovens\n"
    )
    assert [(one.text, one.employer, one.role) for one in chunks] == [("Kept the ovens", "Red Hen Ltd", "Baker")]
