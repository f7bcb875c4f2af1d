"""Lines of resumes become clauses a listener understands, and nothing is added to them."""

import pytest

from graph.language.phrases import act, as_sentence, in_sentence, name_of, plain, second_person, thing, with_article


@pytest.mark.parametrize(
    ("line", "current", "said"),
    [
        ("Rebuilt the order form so that it can be used by telephone.", False, "rebuilt the order form"),
        ("Mentor to apprentices, four so far", True, "work as a mentor to apprentices"),
        ("Manages Sales Input and Clients.", True, "manage Sales Input and Clients"),
        ("Manages Sales Input and Clients.", False, "managed Sales Input and Clients"),
        ("Review code for a team of four.", True, "review code for a team of four"),
        ("Lead and managed recurring pipeline meetings", True, "led and managed recurring pipeline meetings"),
        ("Working with the planning division.", False, "worked with the planning division"),
        ("Streamlined the check-in process, reducing waits by 10 minutes.", False, "streamlined the check-in process"),
        ("Handled 50+ calls a day for our team", False, "handled more than 50 calls a day for your team"),
        ("**Kept** the *garden* (see www.example.org) for two schools", False, "kept the garden for two schools"),
        ("Built pipeline for sensor data", False, "built a pipeline for sensor data"),
        ("Fine-tuned a language model on legal texts", False, "fine-tuned a language model on legal texts"),
        ("Business Impact: Reduced the workload of experts by 90%.", False, "reduced the workload of experts by 90"),
        ("Cut the waiting time from 7 to 3 minutes", True, "cut the waiting time from 7 to 3 minutes"),
        ("Responsible for the stock of two shops", True, "are responsible for the stock of two shops"),
        ("Set up a reading scheme with older pupils", False, "set up a reading scheme with older pupils"),
        ("Installs solar panels on houses", True, "install solar panels on houses"),
        ("On-call for the billing platform.", False, "were on-call for the billing platform"),
        ("In charge of the stock of two shops", True, "are in charge of the stock of two shops"),
        ("partner for 22 stores (650 employees)", True, "work as a partner for 22 stores"),
        ("Taught at the Inst. Pasteur", False, "taught at the Institute Pasteur"),
        ("Kept approx. 300 files, e.g. of Dutch firms", False, "kept approximately 300 files"),
        ("Triage nurse for up to 70 patients a shift", True, "work as a triage nurse for up to 70 patients a shift"),
    ],
)
def test_a_line_of_a_resume_is_said_as_something_the_person_did(line: str, current: bool, said: str) -> None:
    found = act(line, current)

    assert found is not None
    assert found.words.startswith(said)
    assert found.said == f"you {found.words}"


@pytest.mark.parametrize(
    "line",
    [
        "Salesforce Administration",
        "Proven record of self-directed research",
        "Python, Java, SQL",
        "Experienced in sales and property management",
        "Care before and after operations",
        "Research on forest fires",
        "Scaling, radiography, patient education",
        "Dean’s List Award at University",
        "Includes data preprocessing and training",
        "e L ~ Elevated brand_ visibility |",
        "",
    ],
)
def test_what_tells_of_no_act_is_not_made_one(line: str) -> None:
    assert act(line, current=False) is None


def test_a_long_line_is_cut_after_a_whole_clause() -> None:
    found = act(
        "Partnered with leadership and stakeholders across engineering, sales, legal, and finance to improve and "
        "streamline the lead-to-cash process; resulting in a 30% decrease in help requests between departments.",
        current=False,
    )

    assert found is not None
    assert found.words == "partnered with leadership and stakeholders across engineering, sales, legal, and finance"


def test_a_figure_is_never_told_without_what_it_became() -> None:
    found = act("Introduced a recall system by text message that cut missed appointments from 14% to 6%", current=False)

    assert found is not None
    assert found.words == "introduced a recall system by text message that cut missed appointments"


def test_no_list_is_cut_in_its_middle() -> None:
    found = act("Supervised a team of 12 area leaders, 80 store managers, 250+ sellers, and 4 advisers daily", False)

    assert found is not None
    assert found.words == "supervised a team of 12 area leaders"


@pytest.mark.parametrize(
    ("line", "current", "ongoing"),
    [("Own the roadmap", True, True), ("Own the roadmap", False, False), ("Wrote the roadmap", True, False)],
)
def test_the_present_tense_needs_a_bare_verb_and_an_entry_that_goes_on(line: str, current: bool, ongoing: bool) -> None:
    found = act(line, current)

    assert found is not None
    assert found.ongoing is ongoing


def test_a_noun_phrase_is_kept_as_a_thing() -> None:
    assert thing("Certificate in Food Safety (2023)") == "Certificate in Food Safety"
    assert thing("2014 - 2017 Diploma in Food Safety") == "Diploma in Food Safety"
    assert thing("M.A. Labour Law, Univ. Trier") == "M.A. Labour Law"
    assert thing("Diploma in Dental Hygiene, University of Portsmouth, 2021") == "Diploma in Dental Hygiene"
    assert thing("Rebuilt the order form") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I told my team that I was wrong", "you told your team that you were wrong"),
        ("we've moved our desks ourselves", "you've moved your desks yourselves"),
        ("I'm sure it helped me", "you're sure it helped you"),
    ],
)
def test_the_first_person_is_turned_to_the_listener(text: str, said: str) -> None:
    assert second_person(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Stock accuracy", "stock accuracy"),
        ("Python", "Python"),
        ("TypeScript at the edges", "TypeScript at the edges"),
        ("CRM", "CRM"),
        ("Machine Learning with Text", "Machine Learning with Text"),
    ],
)
def test_names_and_acronyms_keep_their_capitals_within_a_sentence(text: str, said: str) -> None:
    assert in_sentence(text) == said


def test_a_word_that_the_job_text_writes_small_is_no_name() -> None:
    assert in_sentence("Handover and speaking up", known_in="a clear handover") == "handover and speaking up"


@pytest.mark.parametrize(
    ("employer", "said"),
    [
        ("SUMMIT INDUSTRIAL SYSTEMS", "Summit Industrial Systems"),
        ("Harborline Retail Group, Inc.", "Harborline Retail Group"),
        ("Silverline MedTech, Town, State", "Silverline MedTech"),
        ("Nordkap Retail SE", "Nordkap Retail"),
        ("Optique Dorval SARL", "Optique Dorval"),
        ("Vayu Textiles Pvt. Ltd.", "Vayu Textiles"),
        ("Kettle & Co.", "Kettle and Co"),
        ("HALLOWAY CASTINGS LTD", "Halloway Castings"),
        ("Alpina Molkerei GmbH & Co. KG", "Alpina Molkerei"),
        (None, None),
        ("", None),
    ],
)
def test_an_employer_is_named_as_one_says_it(employer: str | None, said: str | None) -> None:
    assert name_of(employer) == said


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Systems Engineer II", "a systems engineer"),
        ("Associate Product Manager", "an associate product manager"),
        ("QA Tester", "a QA tester"),
        ("BI DEVELOPER", "a BI developer"),
        ("BUS DRIVER", "a bus driver"),
        ("CLERK OF WORKS", "a clerk of works"),
        ("LLM Intern", "an LLM intern"),
        ("University Lecturer", "a university lecturer"),
        ("Jr. Data Engineer", "a junior data engineer"),
        ("Senior Staff Nurse, Emergency Department", "a senior staff nurse"),
        ("Head of a very long and winding list of duties", None),
        (None, None),
    ],
)
def test_a_role_has_its_article(role: str | None, said: str | None) -> None:
    assert with_article(role) == said


def test_signs_are_written_as_they_are_spoken() -> None:
    assert plain("• Sales & service: *40%* of $2M+ (2020)") == "Sales and service: 40 percent of more than $2M"
    assert as_sentence("the rota is published early") == "The rota is published early."
