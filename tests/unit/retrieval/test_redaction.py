"""What is embedded says what somebody did, not who they are."""

import pytest

from retrieval.redaction import redact


@pytest.mark.parametrize(
    "contact",
    [
        "ines.calloway@mail.example",
        "(555) 019-3348",
        "+49 30 1234567",
        "+91-98765 43210",
        "07700 900123",
        "https://example.org/me?x=1",
        "www.example.org",
        "linkedin.com/in/ines-calloway",
        "github.com/ines",
        "@ines_c",
    ],
)
def test_contact_data_is_taken_out(contact: str) -> None:
    assert redact(f"Built a form {contact} for bookings") == "Built a form for bookings"


@pytest.mark.parametrize(
    "text",
    [
        "Reduced loading from 4.8 to 2.3 seconds (75th percentile)",
        "Closed $2,400,000 in 2021-2022, 128% of quota",
        "Automated 90,000 documents between 04/2019 and 09/2020",
        "Ran 1000 1500 2000 m races",
        "Node.js, ASP.NET and Vue.js",
    ],
)
def test_figures_years_and_product_names_stay(text: str) -> None:
    assert redact(text) == text


def test_names_go_where_they_are_written_as_names() -> None:
    names = ("Mark O'Hara-Stone",)
    assert redact("Mark built it; HARA, Stone's mark and a stone remained", names) == (
        "built it;, mark and a stone remained"
    )


def test_without_names_nothing_of_the_words_is_lost() -> None:
    assert redact("Mark built it") == "Mark built it"
