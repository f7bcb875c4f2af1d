"""The candidate's own questions are answered from the job text, or said to be open."""

from pathlib import Path

import pytest

from graph.decisions.guard import inspect
from graph.interviewers.rules.answering import answer, questions, spoken
from graph.interviewers.skills import AskBrief
from graph.question_bank import QuestionBank
from graph.subjects import Exchange, Job
from graph.vocabulary import Comfort, Difficulty, Intent, Phase, QuestionKind
from retrieval.embedder import MiniLM

JOB = Job(
    id="yard",
    title="Boat Builder",
    company="Lowen Yard",
    location="Penmarth, on site",
    salary_range="£31,000 to £36,000",
    requirements=(
        "- Leads a team of apprentices through a whole season\n"
        "- Uses hand tools safely\n"
        "- About one week in eight at a customer's harbour"
    ),
    description=(
        "Lowen Yard repairs wooden boats. You will join a team of seven boat builders and two sailmakers. "
        "You will plank hulls and fit masts. Drawings are made in Rhino and kept on a shared drive. "
        "Work begins at seven and the working week has 38 hours. "
        "New starters spend their first two weeks beside an older colleague. "
        "The first interview takes about 30 minutes and is held by an AI interviewer. "
        "Two people from the yard read every conversation, and everyone hears back within eight working days. "
        "For those we invite, the second step is a day in the yard with the team. "
        "Lowen Yard is an equal opportunity employer and does not discriminate."
    ),
)


@pytest.fixture(scope="module")
def bank() -> QuestionBank:
    return QuestionBank.load(Path(__file__).parents[4] / "prompts" / "question_bank")


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    return MiniLM()


async def told(
    bank: QuestionBank,
    embedder: MiniLM,
    message: str,
    *,
    earlier: tuple[str, ...] = (),
    team: str | None = None,
    job: Job = JOB,
) -> str:
    job = job.model_copy(update={"description": team}) if team else job
    question = "What would you like to ask about the job?"
    exchange = Exchange(
        turn=9, phase=Phase.CONCLUSION, area=None, kind=QuestionKind.CLOSING, question=question, answer=message
    )
    brief = AskBrief(
        job=job,
        first_name="Kim",
        phase=Phase.CONCLUSION,
        entering_phase=False,
        kind=QuestionKind.ANSWER_TO_CANDIDATE,
        area=None,
        difficulty=Difficulty.MEDIUM,
        comfort=Comfort.NEUTRAL,
        intent=Intent.QUESTION_BACK,
        gap=None,
        exchanges=(exchange,),
        asked=(question,),
        responses=earlier,
        turn=10,
        minutes_left=3.0,
    )
    text, _ = await answer(brief, bank, embedder)
    assert inspect(text, kind="response", question="What else would you like to know?").allowed, text
    return text


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("What happens after this interview?", "the second step is a day in the yard", "30 minutes"),
        ("When will I hear back?", "within eight working days", "30 minutes"),
        ("Who reads what I said?", "Two people from the yard read", "AI"),
        ("What does the team look like that I'd be working with?", "seven boat builders", "apprentices"),
        ("Who would I be working with most in the first months?", "seven boat builders", "older colleague"),
        ("Which tools do you work with there?", "Rhino", "safely"),
        ("What are the hours like?", "38 hours", "30 minutes"),
        ("Where is the work done?", "Penmarth", "Rhino"),
        ("How much does it pay?", "£31,000 to £36,000", "38"),
        ("What happens in the first weeks?", "beside an older colleague", "plank"),
        ("How long does this interview take?", "30 minutes", "second step"),
        ("Is there much travel?", "one week in eight", "Rhino"),
    ],
)
async def test_each_question_finds_its_sentence(
    bank: QuestionBank, embedder: MiniLM, question: str, holds: str, lacks: str
) -> None:
    text = await told(bank, embedder, question)

    assert holds in text
    assert lacks not in text


async def test_several_questions_are_each_answered_or_said_to_be_open(bank: QuestionBank, embedder: MiniLM) -> None:
    text = await told(bank, embedder, "Two things. How many hours is it? And how much holiday would I get?")

    assert "38 hours" in text
    assert "holiday" in text
    assert "Lowen Yard" in text


async def test_what_has_a_name_that_the_job_text_lacks_is_open(bank: QuestionBank, embedder: MiniLM) -> None:
    text = await told(bank, embedder, "Does the team draw in Freeship?")

    assert "Rhino" not in text
    assert "people at Lowen Yard" in text


@pytest.mark.parametrize("question", ["Is there a canteen?", "Can I bring my dog?", "Do you sponsor a visa?"])
async def test_what_the_text_does_not_say_is_said_to_be_open(
    bank: QuestionBank, embedder: MiniLM, question: str
) -> None:
    text = await told(bank, embedder, question)

    assert "people at Lowen Yard" in text
    assert "equal opportunity" not in text
    assert len(text.split()) < 30


async def test_nothing_is_told_twice(bank: QuestionBank, embedder: MiniLM) -> None:
    first = await told(bank, embedder, "What are the hours?")
    second = await told(bank, embedder, "And the hours, again?", earlier=(first,))

    assert "38 hours" in first
    assert "38 hours" not in second


async def test_words_of_a_job_text_that_sound_like_a_verdict_are_left_out(bank: QuestionBank, embedder: MiniLM) -> None:
    text = await told(
        bank,
        embedder,
        "Who is in the team?",
        team=("You will join a team of seven boat builders, two sailmakers, and a clerk who says when it is nonsense."),
    )

    assert "seven boat builders" in text
    assert "nonsense" not in text


def test_a_remark_is_no_question_and_one_matter_is_not_two() -> None:
    assert questions("Two things. How far ahead is the rota? Because I have a choir.") == ["How far ahead is the rota?"]
    assert len(questions("What happens after this, is there a test?")) == 1
    assert len(questions("How are the hours, and is there some work from home?")) == 2


def test_the_words_of_a_job_text_are_told_by_somebody_else_and_promise_nothing(bank: QuestionBank) -> None:
    assert spoken("You will join our yard team of seven.", bank) == "You would join their yard team of seven."
    assert spoken("We write to everyone we invite.", bank) == "They write to everyone they invite."
    assert spoken("One week in eight at sea", bank).endswith("one week in eight at sea.")


@pytest.mark.parametrize(
    ("message", "text", "answer_holds"),
    [
        (
            "What does the team look like?",
            "You would be one of eight electricians, two on every shift.",
            "one of eight",
        ),
        ("How big is the team?", "You would lead seven people: four managers, three for figures.", "seven people"),
        ("How big is the team?", "You would join the boat team: four sailors, a cook and a mate.", "four sailors"),
        ("How are the hours?", "Shifts change weekly between early and late; there is no night shift.", "weekly"),
        ("Is there any training?", "The plant pays for courses on drives and controls.", "courses"),
        ("What are the shift times?", "Days run from 7.15 to 3, lates from 2 to 9.", "7.15"),
        ("Do I get lunch?", "There is a free meal on every round.", "free meal"),
        ("Who would I report to?", "The crew has a foreman, Odile, to whom you would report.", "Odile"),
        ("Is there a learning budget?", "There are 500 euros a year for learning.", "500 euros"),
        ("What computer would I get?", "You get a laptop of your choice.", "laptop"),
        ("How many people are on a shift?", "Each shift has a senior and four drivers.", "four drivers"),
        ("When will you decide?", "We decide by the end of May.", "end of May"),
        ("What does a typical day look like?", "About half of the work is faults: sensors, motors.", "half"),
    ],
)
async def test_what_the_text_says_in_words_of_its_own_is_found(
    bank: QuestionBank, embedder: MiniLM, message: str, text: str, answer_holds: str
) -> None:
    assert answer_holds in await told(bank, embedder, message, team=f"Ost and West runs a plant. {text}")


async def test_a_sentence_that_points_at_another_one_is_no_answer(bank: QuestionBank, embedder: MiniLM) -> None:
    text = "You prepare them for the theatre, watch them and get them out of bed."
    assert "them" not in await told(bank, embedder, "What would I be doing in the first months?", team=text)


STALL = Job(
    id="stall",
    title="Cheese Monger",
    company="Fenwick Stalls",
    requirements="food hygiene level 2; one Sunday in four on call; steady hands, able to work evenings, fluent Dutch",
    description=(
        "A lively market stall with 60 cheeses. We close on Tuesdays. Some early shifts required. "
        "You cut and wrap, keep the books in Tallyho and stand side by side with two apprentices. "
        "You advise the owners of nine restaurants (310 people). Room above the shop available. "
        "We pay for 20 hours of courses a year. Reports to the market master. We expect you from 3 May. "
        "The process: this conversation, a tasting with the owner, and an offer within a week."
    ),
)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("What happens after this interview?", "a tasting with the owner"),
        ("What are the next steps?", "a tasting with the owner"),
        ("When do I get an answer?", "within a week"),
        ("Who would my boss be, who do I report to?", "report to the market master"),
        ("Is there on-call?", "one Sunday in four on call"),
        ("Do I have to work in the evenings?", "able to work evenings"),
        ("Which days are you closed?", "Tuesdays"),
        ("Do you pay for courses?", "20 hours of courses"),
        ("Is there any training?", "20 hours of courses"),
        ("Which software do you use?", "Tallyho"),
        ("Who would I be working with?", "two apprentices"),
        ("How many cheeses do you have?", "60 cheeses"),
        ("How many people work at the company?", "310 people"),
        ("How lively is it?", "lively market stall"),
        ("Do I need to speak Dutch?", "fluent Dutch"),
        ("When could I start?", "3 May"),
        ("What does an ordinary day look like?", "cut and wrap"),
    ],
)
async def test_what_the_text_says_is_found_wherever_it_stands(
    bank: QuestionBank, embedder: MiniLM, question: str, holds: str
) -> None:
    text = await told(bank, embedder, question, job=STALL)

    assert holds in text
    assert "people at Fenwick Stalls" not in text


@pytest.mark.parametrize(
    "question",
    [
        "How big is the team?",
        "Can I ask you something first? How big is the team?",
        "What does it pay?",
        "How much holiday do I get?",
        "Can I work from home?",
        "Is it a permanent contract?",
        "How many customers come on a Saturday?",
        "Is there a pension?",
    ],
)
async def test_a_sentence_that_only_sounds_like_it_is_no_answer(
    bank: QuestionBank, embedder: MiniLM, question: str
) -> None:
    text = await told(bank, embedder, question, job=STALL)

    assert "people at Fenwick Stalls" in text
    assert len(text.split()) < 30


async def test_of_two_questions_only_the_open_one_is_said_to_be_open(bank: QuestionBank, embedder: MiniLM) -> None:
    text = await told(bank, embedder, "What does it pay, and is there any training?", job=STALL)

    assert "20 hours of courses" in text
    assert "About the pay" in text or "the pay open" in text


VAN = Job(
    id="van",
    title="Van Driver",
    company="Toller Rounds",
    requirements="clean licence; early starts from 4.45; DBS check before the first round",
    description=(
        "You deliver milk to 90 doors a night. Rounds are planned in Pathfinch. Overalls are provided as work clothes. "
        "Marit runs the depot. 24 days of holiday and a 5% pension. The driver starts in October. "
        "You visit about six schools a week in term time."
    ),
)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("What time do I start in the morning?", "early starts from 4.45"),
        ("Who is in charge there?", "Marit runs the depot"),
        ("Is there a uniform?", "work clothes"),
        ("Which app do you plan the rounds with?", "Pathfinch"),
        ("When would the job begin?", "October"),
        ("Do I need a background check?", "DBS check"),
        ("Do you have a pension?", "pension"),
        ("Is there a bonus?", None),
        ("Do you cover travel costs?", None),
        ("Is there much travel?", None),
        ("Do you sponsor visas?", None),
    ],
)
async def test_one_of_several_like_things_is_not_taken_for_another(
    bank: QuestionBank, embedder: MiniLM, question: str, holds: str | None
) -> None:
    text = await told(bank, embedder, question, job=VAN)

    assert (holds or "people at Toller Rounds") in text
    assert ("people at Toller Rounds" in text) is (holds is None)


async def test_what_was_told_already_is_not_said_to_be_missing(bank: QuestionBank, embedder: MiniLM) -> None:
    first = await told(bank, embedder, "What happens after this interview?", job=STALL)
    second = await told(bank, embedder, "And when will I hear back?", job=STALL, earlier=(first,))
    third = await told(bank, embedder, "Which software do you use?", job=STALL)
    fourth = await told(bank, embedder, "Who would I be working with?", job=STALL, earlier=(third,))

    for again in (second, fourth):
        assert "says nothing" not in again.split("told you")[0]
        assert "told you" in again
        assert "people at Fenwick Stalls" in again
    assert "tasting" not in second
    assert "apprentices" not in fourth


async def test_who_one_reports_to_is_not_who_one_works_with(bank: QuestionBank, embedder: MiniLM) -> None:
    text = await told(bank, embedder, "Who would I be working with?", team="You bake bread. Reports to the head baker.")

    assert "head baker" not in text


def test_words_without_a_verb_are_told_as_few_words(bank: QuestionBank) -> None:
    for text in ("Some early shifts required.", "A lively market stall with 60 cheeses.", "Willing to travel twice."):
        assert spoken(text, bank).startswith("The job text puts it in few words")
    assert spoken("You also sweep the stall.", bank) == "You sweep the stall."
    assert spoken("We close on Tuesdays.", bank) == "They close on Tuesdays."
    assert spoken("Reports to the market master.", bank) == "You would report to the market master."
