"""What a job asks for becomes something that can be said in a question."""

import pytest

from graph.language.needs import area_name, need


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Ability to effectively lead a team of several professions", "do", "lead a team of several professions"),
        ("You will own the revenue of 70 stores in five states.", "do", "own the revenue of 70 stores in five states"),
        ("You weigh building something against buying it.", "do", "weigh building something against buying it"),
        ("Experience teaching children aged 7 to 11.", "do", "teach children aged 7 to 11"),
        ("Plans the shift and checks the stock", "do", "plan the shift and check the stock"),
        ("Reads and corrects circuit diagrams", "do", "read and correct circuit diagrams"),
        ("Sales and operations planning", "thing", "sales and operations planning"),
        ("Build trusted relationships with partners", "do", "build trusted relationships with partners"),
        ("Communication: speaks to very different audiences", "do", "speak to very different audiences"),
        ("Knowledge of and expertise in product delivery", "thing", "product delivery"),
        ("5+ years of B2B sales experience", "thing", "B2B sales experience"),
        ("Stock accuracy", "thing", "stock accuracy"),
        ("Hauling and lashing", "thing", "hauling and lashing"),
        ("You'll lay out the beds", "do", "lay out the beds"),
        ("Friendly with visitors", "do", "be friendly with visitors"),
        ("Familiar with boats and sails", "thing", "boats and sails"),
        ("Product demonstrations", "thing", "product demonstrations"),
        ("Has trained or fine-tuned large models", "do", "train or fine-tune large models"),
        ("Has brought a model into production and watched it", "do", "bring a model into production and watch it"),
        ("Designs an evaluation before a model: test sets, measures", "do", "design an evaluation before a model"),
        ("Experience with live data in the browser: late values", "thing", "live data in the browser"),
        ("live data in the browser", "thing", "live data in the browser"),
        ("Opens markets through partners, such as resellers, or agents", "do", "open markets through partners"),
        (
            "Analyze market fit and make build vs. buy choices",
            "do",
            "analyze market fit and make build versus buy choices",
        ),
        ("Isolate and lock off machines before work begins", "do", "isolate and lock off machines before work begins"),
        ("Calm and fair with difficult behaviour", "do", "be calm and fair with difficult behaviour"),
        ("You own the revenue of five countries and report to the chief", "do", "own the revenue of five countries"),
        ("When an order is late, you tell the shop at once", "do", "tell the shop at once when an order is late"),
        ("Confident TypeScript in a shared codebase", "thing", "TypeScript in a shared codebase"),
    ],
)
def test_a_line_of_a_job_text_is_an_act_or_a_thing(text: str, kind: str, said: str) -> None:
    found = need(text)

    assert found is not None
    assert (found.kind, found.words) == (kind, said)


@pytest.mark.parametrize(
    "text",
    [
        "We release every day.",
        "The department has 24 rooms.",
        "They work in fourteen warehouses.",
        "Recruits, coaches and parts with managers",
        "",
    ],
)
def test_a_statement_about_the_company_is_no_need(text: str) -> None:
    assert need(text) is None


def test_an_act_can_be_named_as_a_thing() -> None:
    found = need("Identify and proactively address project risks")

    assert found is not None
    assert found.as_thing == "identifying and proactively addressing project risks"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("accessibility (WCAG 2.2 AA)", "Accessibility"),
        ("Stops unsafe work at once", "Stopping unsafe work at once"),
        ("Ability to coach managers into larger roles", "Coaching managers into larger roles"),
        ("Help two developers who joined us within the last year to grow", "Helping two developers"),
        (
            "Explains clearly to people outside the field what a model can do",
            "Explaining to people outside the field",
        ),
        ("Work with other teams at 18F, and keep to the rules", "Working with other teams"),
        ("Technology acumen: Knowledge of standard web technologies", "Technology acumen"),
    ],
)
def test_an_area_has_a_short_name(text: str, name: str) -> None:
    assert area_name(text) == name
