"""Job texts: what may be asked about is told apart from what may not."""

import pytest

from retrieval.chunks import Chunk, Section, chunk
from retrieval.documents import job_document
from retrieval.job_process import tells_what_follows
from tests.unit.retrieval.texts import advertisement, chunks_of_job, texts


def section_of(chunks: tuple[Chunk, ...], beginning: str) -> Section:
    (one,) = [one for one in chunks if one.plain.startswith(beginning)]
    return one.section


@pytest.mark.parametrize(
    ("sentence", "section"),
    [
        ("You will review code daily and pair with two junior developers.", Section.DUTIES),
        ("You will interview customers to learn why they bought.", Section.DUTIES),
        ("On a typical shift you start at the triage desk.", Section.DUTIES),
        ("After the release you watch it site by site.", Section.DUTIES),
        ("You are curious, organised and not afraid of the phone.", Section.REQUIREMENTS),
        ("Experience with HubSpot or Salesforce is a plus.", Section.REQUIREMENTS),
        ("The bakery has six shops and bakes everything overnight.", Section.SUMMARY),
        ("The first interview takes about 25 minutes and is held by an AI interviewer.", Section.INTERVIEW),
        ("Two people read every conversation, and everyone hears back within ten working days.", Section.PROCESS),
        ("You can ask for a person instead at any time, here or through jobs@bakery.example.", Section.INTERVIEW),
        ("For those we invite, the second step is a trial shift.", Section.PROCESS),
        ("You will have an answer within six working days.", Section.PROCESS),
        ("We'll be in touch either way, usually in a week.", Section.PROCESS),
        ("Mira and Jon read what you said and decide who comes to the bakery.", Section.PROCESS),
        ("Expect our decision no later than ten days after the interview.", Section.PROCESS),
        ("Everyone who applies gets an answer, good or bad, within two weeks.", Section.PROCESS),
        (
            "After the conversation, two of us read the transcript; no machine takes part in the decision.",
            Section.PROCESS,
        ),
        ("The next step is an hour in the bakery, in which you run the counter with a colleague.", Section.PROCESS),
        ("The second interview is held by two bakers.", Section.PROCESS),
        ("Take the time you need, and ask it to repeat a question as often as you like.", Section.INTERVIEW),
        ("There is no rush, and you may talk or type.", Section.INTERVIEW),
        ("If you prefer a person, say so and Mira will ring you.", Section.INTERVIEW),
        ("The first conversation is held by an AI and lasts half an hour.", Section.INTERVIEW),
        ("CANDIDATES ARE REQUIRED TO SUBMIT THEIR APPLICATION ONLINE BY MIDNIGHT.", Section.LEGAL),
        ("Applications will be evaluated in accordance with the staffing rules.", Section.LEGAL),
        ("You answer every letter from customers within two days.", Section.DUTIES),
        ("You will decide together with the baker which loaf goes first.", Section.DUTIES),
        ("Customers get a reply within one day.", Section.SUMMARY),
        (
            "A colleague of mine and I listen to the recording and then choose three people for a tour of the plant.",
            Section.PROCESS,
        ),
        ("We reply to everyone, usually within ten days.", Section.PROCESS),
        ("Whoever convinces us is invited to a second conversation with the team.", Section.PROCESS),
        ("Expect to hear from Ana by the end of the following week.", Section.PROCESS),
        ("You'll get an email from Ana with a yes or a no.", Section.PROCESS),
        ("Your answers are read by two nurses, and people make every decision.", Section.PROCESS),
        ("If we'd like to go on, we will call you to arrange a visit.", Section.PROCESS),
        ("Reading your answers is the job of Tom and Elke, and nobody else sees them.", Section.PROCESS),
        ("An answer reaches you within a week, also when it is a no.", Section.PROCESS),
        ("Our AI interviewer will talk with you about your work.", Section.INTERVIEW),
        ("You can ask for a human at any point by writing to hr@plant.example.", Section.INTERVIEW),
        ("Nothing needs to be prepared, and there is no time pressure.", Section.INTERVIEW),
        ("The conversation is with a computer program that asks questions and listens.", Section.INTERVIEW),
        ("If a question is unclear, ask for it again.", Section.INTERVIEW),
        ("You work from 6 to 2 or from 2 to 10, changing every week.", Section.TERMS),
        ("The workshop is in Gera, ten minutes from the station.", Section.TERMS),
        ("We pay 3,900 euros a month and a thirteenth salary in November.", Section.TERMS),
        ("Holiday is 30 days.", Section.TERMS),
        ("Twice a year you travel to the plant in Porto.", Section.TERMS),
        ("Working from home is possible on Fridays.", Section.TERMS),
        ("You get a phone and a bicycle.", Section.TERMS),
        ("There are four of us: two fitters, an apprentice and Elke, who plans.", Section.SUMMARY),
        ("You will be one of two night porters.", Section.SUMMARY),
        ("The crew is six people from five countries.", Section.SUMMARY),
        ("Your colleagues are three cooks and a baker.", Section.SUMMARY),
        ("We use Python, Postgres and a lot of paper.", Section.SUMMARY),
        ("You answer the phone within three rings and write down what is wrong.", Section.DUTIES),
        ("You will review contracts and decide whether a clause can stay.", Section.DUTIES),
        ("You interview residents about the new square.", Section.DUTIES),
        ("You hear back from drivers in the evening and plan the next day.", Section.DUTIES),
        ("You invite suppliers and read every offer.", Section.DUTIES),
        ("Each morning you read the conversations of the night shift and mark what must be done.", Section.DUTIES),
        ("You have held a driving licence for three years.", Section.REQUIREMENTS),
        (
            "Applicants will be notified of determinations in accordance with section 12 of the staffing act.",
            Section.LEGAL,
        ),
        ("Two experts compare the applications, and a selecting official decides.", Section.PROCESS),
        ("The first two months are for learning the ovens.", Section.TERMS),
        ("In the first two months, which are for learning, pay is as if you were trained.", Section.TERMS),
        ("Everyone is on call one week in seven.", Section.TERMS),
        ("You will join a team of five bakers and two drivers.", Section.SUMMARY),
        ("You would report to Mira, who ran the ovens for nine years.", Section.SUMMARY),
        ("You share a van and an apprentice with one colleague.", Section.SUMMARY),
        ("The team has five bakers, of whom two work nights.", Section.SUMMARY),
        ("Your manager is Mira.", Section.SUMMARY),
        ("We are a team of nine and speak Polish and English.", Section.SUMMARY),
        ("You will lead a team of four and plan its week.", Section.DUTIES),
        ("You will report to customers what went wrong.", Section.DUTIES),
        ("We do not match that, so you have to be good at explaining what rye costs.", Section.REQUIREMENTS),
        ("Shifts are twelve hours, days and nights in turn, with a rota eight weeks ahead.", Section.TERMS),
        ("The base salary is $75,000 plus commission.", Section.TERMS),
        ("It is a full-time appointment of up to two years.", Section.TERMS),
        ("We work hybrid with two days a week in the Denver office.", Section.TERMS),
        (
            "The process: this conversation, a tasting with two bakers, and an offer within twelve days.",
            Section.PROCESS,
        ),
        ("Next steps: a call with Mira, then a trial day.", Section.PROCESS),
        ("How it goes from here: a chat with Mira and a morning at the ovens.", Section.PROCESS),
        ("A panel of three bakers follows in week two.", Section.PROCESS),
        ("We will get back to you before Easter.", Section.PROCESS),
        ("Shortlisted candidates bake a loaf with us.", Section.PROCESS),
        ("There are two further rounds.", Section.PROCESS),
        ("There will be two more interviews.", Section.PROCESS),
        ("You will then meet the head baker.", Section.PROCESS),
        ("After that you meet the whole crew.", Section.PROCESS),
        ("The trial day is paid.", Section.PROCESS),
        ("We take up two references before an offer.", Section.PROCESS),
        ("References are checked at the end.", Section.PROCESS),
        ("Successful candidates are asked to a tasting in May.", Section.PROCESS),
        ("We decide by the end of March.", Section.PROCESS),
        ("Offers go out in the first week of June.", Section.PROCESS),
        ("The last step is a talk with the owner.", Section.PROCESS),
        ("Interviews are followed by a short test at the counter.", Section.PROCESS),
        ("The process: weigh, mix, wait and bake.", Section.SUMMARY),
        ("You then meet customers and take their orders.", Section.DUTIES),
        ("You check the references of suppliers.", Section.DUTIES),
        ("The process is simple: weigh, mix, wait and bake.", Section.SUMMARY),
        ("You decide by the end of each shift what is thrown away.", Section.DUTIES),
        ("The start date is the first of May.", Section.TERMS),
        ("We are an equal opportunity employer.", Section.LEGAL),
        ("Everyone is considered without regard to race, religion or sex.", Section.LEGAL),
        ("You must have the right to work in the UK.", Section.LEGAL),
        ("An offer depends on a background check.", Section.LEGAL),
    ],
)
def test_each_sentence_of_a_description_finds_its_place(sentence: str, section: Section) -> None:
    chunks = chunks_of_job(f"Some people like mornings. {sentence} Bread is made of flour.")
    assert section_of(chunks, sentence) is section


def test_a_sentence_that_goes_on_about_the_interview_stays_with_it() -> None:
    chunks = chunks_of_job(
        "The first interview is held by an AI interviewer. It asks about your own work. You may speak. "
        "You will hear from us in a week. It is a good bakery."
    )
    assert [one.section for one in chunks] == [*[Section.INTERVIEW] * 3, Section.PROCESS, Section.SUMMARY]


def test_under_a_heading_of_its_own_the_interview_is_told_apart_from_what_follows() -> None:
    chunks = chunks_of_job(
        "## Interview process\n"
        "- First interview with our AI interviewer, about 30 minutes\n"
        "- Trial shift with Mira\n"
        "- Selection is made pursuant to the staffing rules"
    )
    assert [one.section for one in chunks] == [Section.INTERVIEW, Section.PROCESS, Section.LEGAL]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("You will have an answer within six working days.", True),
        ("Two people read every conversation.", True),
        ("The process: this talk, a test and an offer.", True),
        ("A panel interview follows in week three.", True),
        ("You will then meet the head baker.", True),
        ("We take up two references before an offer.", True),
        ("Send your CV to jobs@bakery.example.", False),
        ("Any questions regarding this position can be directed to Mira.", False),
    ],
)
def test_what_follows_the_interview_is_told_apart_from_how_to_apply(text: str, tells: bool) -> None:
    assert tells_what_follows(text) is tells


def test_fields_of_a_job_become_terms_skills_and_requirements() -> None:
    job = job_document(
        "job-1",
        title="Baker",
        company="Pinehill",
        location="Leeds",
        salary_range="£24,000",
        experience_level="junior",
        skills_required=["shaping dough", "  ", "ovens"],
        requirements="- Two years in a bakery\n- Up early",
        description="You will bake bread.",
    )
    assert [(one.section, one.text) for one in chunk(job)] == [
        (Section.TERMS, "Location: Leeds"),
        (Section.TERMS, "Salary range: £24,000"),
        (Section.TERMS, "Experience level: junior"),
        (Section.SKILLS, "shaping dough"),
        (Section.SKILLS, "ovens"),
        (Section.REQUIREMENTS, "Two years in a bakery"),
        (Section.REQUIREMENTS, "Up early"),
        (Section.DUTIES, "You will bake bread."),
    ]


def test_an_advertisement_in_markdown_is_read_by_its_headings() -> None:
    chunks = chunks_of_job(advertisement("product-manager"), title="Product Manager", company="18F")
    assert section_of(chunks, "Establish a shared vision") is Section.DUTIES
    assert section_of(chunks, "You will own the product vision") is Section.DUTIES
    assert section_of(chunks, "Communication: Ability") is Section.REQUIREMENTS
    assert section_of(chunks, "Salary range:") is Section.TERMS
    assert section_of(chunks, "flexible work schedules") is Section.TERMS
    assert section_of(chunks, "Any individual who is not currently") is Section.LEGAL
    assert section_of(chunks, "Job announcement number") is Section.LEGAL
    assert section_of(chunks, "Security clearance") is Section.LEGAL
    assert section_of(chunks, "The United States Government does not discriminate") is Section.LEGAL
    assert section_of(chunks, "If you are found to be a highly qualified") is Section.LEGAL
    assert section_of(chunks, "Whether or not you are contacted") is Section.LEGAL
    assert section_of(chunks, "Any questions regarding this position") is Section.PROCESS
    assert section_of(chunks, "An 18F Product Manager is the steward") is Section.SUMMARY


def test_front_matter_headings_lead_ins_and_bare_links_are_no_chunks() -> None:
    for name in ("product-manager", "innovation-specialist-gs-13"):
        for text in texts(chunks_of_job(advertisement(name))):
            assert not text.startswith(("permalink", "title:", "team:", "#", "http", "[http", "---"))
            assert not text.endswith(":")


def test_nothing_is_said_twice() -> None:
    chunks = chunks_of_job("## Requirements\n- Two years in a bakery.\n", requirements="- Two years in a bakery")
    assert texts(chunks) == ["Two years in a bakery"]


def test_a_description_in_html_is_read_like_any_other() -> None:
    chunks = chunks_of_job(
        "<p><strong>About us</strong></p><p>We bake &amp; sell.</p>"
        "<h3>What you'll do</h3><ul><li>Serve at the counter</li></ul>"
        "<h3>What we offer</h3><p>28 days of holiday.</p>"
    )
    assert [(one.section, one.text) for one in chunks] == [
        (Section.SUMMARY, "We bake & sell."),
        (Section.DUTIES, "Serve at the counter"),
        (Section.TERMS, "28 days of holiday."),
    ]


def test_plain_headings_without_a_gap_over_them_are_headings() -> None:
    chunks = chunks_of_job("Run demos.\nRequirements\nThree years in sales\nNice to have\nHealthcare background\n")
    assert [(one.section, one.text) for one in chunks][1:] == [
        (Section.REQUIREMENTS, "Three years in sales"),
        (Section.REQUIREMENTS, "Healthcare background"),
    ]


def test_a_field_that_begins_small_is_not_taken_for_the_rest_of_its_heading() -> None:
    job = job_document("job-1", requirements="two years in a bakery; up early", description="you will bake bread.")
    assert [one.text for one in chunk(job)] == ["two years in a bakery; up early", "you will bake bread."]


def test_an_empty_job_has_no_chunks() -> None:
    assert chunk(job_document("job-1")) == ()
