"""A result on a resume is said again as one, without a doer it does not name."""

import pytest

from graph.language.outcomes import outcome


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Stock differences in my rows went from 4 percent to under 1 percent in a year.",
            "stock differences in your rows went from 4 percent to under 1 percent in a year",
        ),
        (
            "Customer complaints dropped by a third after the new rota.",
            "customer complaints dropped by a third after the new rota",
        ),
        ("Response times improved from 3 days to 4 hours.", "response times improved from 3 days to 4 hours"),
    ],
)
def test_a_line_that_tells_a_result_becomes_a_clause(line: str, said: str) -> None:
    assert outcome(line) == said


@pytest.mark.parametrize(
    "line",
    [
        "Led a team of five.",
        "I cut the waste by half.",
        "Python, SQL, Excel",
        "Responsible for the cold store",
        "¢ Increased sign-ups by 10 percent",
        "Customers are important.",
        "",
    ],
)
def test_where_somebody_acts_or_nothing_came_of_anything_there_is_none(line: str) -> None:
    assert outcome(line) is None
