"""The plan of a job by rules, and what a resume shows of it."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from graph.decisions.plan import hold_against_resume, plan_job
from graph.question_bank import Planning, QuestionBank
from graph.subjects import Area, Job, JobPlan
from graph.vocabulary import Phase, ResumeMatch
from retrieval.chunks import chunk
from retrieval.documents import Document, job_document
from retrieval.embedder import MiniLM
from retrieval.papers import Papers

SHIFT_LEAD = Job(
    id="shift-lead",
    title="Warehouse Shift Lead",
    company="Hollin Freight",
    salary_range="£31,000",
    skills_required=("shift planning", "stock accuracy", "health and safety", "coaching new starters"),
    requirements=(
        "- Two years in a busy warehouse\n"
        "- Plans the shift so that every lorry leaves on time\n"
        "- Keeps stock counts right and finds out why they are wrong\n"
        "- Stops unsafe work, whoever is doing it\n"
        "- Forklift licence\n"
    ),
    description=(
        "Hollin Freight moves 40,000 parcels a night. You will coach new starters in their first week. "
        "The pay is £31,000 with 25 days of holiday. The operations manager reads every interview."
    ),
)

RESUME = """Robin Hale
robin.hale@example.org

Experience

Marrow Logistics, Team Leader (March 2020 - present)
- Plan the night shift for 18 pickers and two lorries an hour.
- Found out why the stock counts of the cold store were wrong and halved the difference.

Skills
Health and safety, first aid, spreadsheets

Education
Certificate in Warehousing, Hull College (2018)
"""


@pytest.fixture(scope="module")
def embedder() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="module")
def words() -> Planning:
    return QuestionBank.load(Path(__file__).parents[4] / "prompts" / "question_bank").planning


def text_of(job: Job) -> str:
    return job_document(
        job.id, skills_required=job.skills_required, requirements=job.requirements, description=job.description
    ).text


Hold = Callable[..., Awaitable[dict[str, Area]]]


@pytest.fixture
def hold(embedder: MiniLM, words: Planning) -> Hold:
    async def held(job: Job, resume: str, focus: tuple[str, ...] = ()) -> dict[str, Area]:
        plan = await plan_job(job, embedder, words)
        chunks = chunk(Document("resume", "resume", resume)) + chunk(Document(job.id, "job", text_of(job)))
        papers = Papers(chunks, await embedder.embed([c.text for c in chunks]), embedder)
        return {area.name: area for area in await hold_against_resume(plan, papers, focus)}

    return held


def check(plan: JobPlan, job: Job) -> None:
    assert 5 <= len(plan.areas) <= 9
    assert sum(area.weight for area in plan.areas) == pytest.approx(1)
    assert [a.weight for a in plan.areas] == sorted((a.weight for a in plan.areas), reverse=True)
    assert sum(a.phase is Phase.TECHNICAL for a in plan.areas) >= 2
    assert sum(a.phase is Phase.BEHAVIORAL for a in plan.areas) >= 1
    assert len({a.name for a in plan.areas}) == len(plan.areas)
    text = " ".join((job.title, *job.skills_required, job.requirements, job.description)).split()
    for area in plan.areas:
        assert " ".join(area.need.split()) in " ".join(text), area


async def test_a_plan_is_made_of_what_the_job_asks_for(embedder: MiniLM, words: Planning) -> None:
    plan = await plan_job(SHIFT_LEAD, embedder, words)

    check(plan, SHIFT_LEAD)
    by_name = {area.name: area for area in plan.areas}
    assert by_name["Shift planning"].need == "Plans the shift so that every lorry leaves on time"
    assert by_name["Stock accuracy"].need == "Keeps stock counts right and finds out why they are wrong"
    assert by_name["Coaching new starters"].phase is Phase.BEHAVIORAL
    assert by_name["Shift planning"].phase is Phase.TECHNICAL
    assert plan.made_by == "rules"


async def test_credentials_pay_and_process_are_no_areas(embedder: MiniLM, words: Planning) -> None:
    plan = await plan_job(SHIFT_LEAD, embedder, words)

    asked = " ".join(f"{area.name} {area.need}" for area in plan.areas).lower()
    for word in ("licence", "years", "holiday", "£", "interview"):
        assert word not in asked


async def test_each_thing_a_sentence_asks_for_is_an_area_of_its_own(embedder: MiniLM, words: Planning) -> None:
    job = Job(
        id="florist",
        title="Florist",
        company="Fenwick Flowers",
        requirements="Vocational certificate level 2 or equal experience, able to work Sundays, plant care",
        description="A shop by the station. You bind bouquets to order, keep the cold room clean, advise customers "
        "on funerals and weddings, check deliveries, and train one apprentice. We close on Mondays.",
    )
    plan = await plan_job(job, embedder, words)

    check(plan, job)
    named = {area.name: area.need for area in plan.areas}
    assert named["Keeping the cold room clean"] == "keep the cold room clean"
    assert {"Plant care", "Binding bouquets to order", "Checking deliveries", "Training one apprentice"} <= set(named)
    assert not any("level 2" in need or "Mondays" in need for need in named.values())


async def test_what_somebody_is_to_be_like_to_lift_or_to_hold_is_no_area(embedder: MiniLM, words: Planning) -> None:
    job = Job(
        id="yard",
        title="Yard Worker",
        requirements="Must be able to lift 25kg. Cheerful and flexible. A patient person. Chartered or CSCS certified. "
        "Sharp attention to detail.",
        description="Duties include sorting timber by grade, loading wagons with a crane, marking faults and keeping "
        "the yard tidy. You'll be supported by a foreman.",
    )
    plan = await plan_job(job, embedder, words)

    check(plan, job)
    names = {area.name for area in plan.areas}
    assert {"Sorting timber by grade", "Loading wagons with a crane", "Marking faults"} <= names
    assert not any(word in name.lower() for name in names for word in ("lift", "cheerful", "person", "cscs", "support"))
    assert any("attention to detail" in name.lower() for name in names)


@pytest.mark.parametrize(
    "job",
    [
        Job(id="title", title="Data Analyst"),
        Job(id="line", title="Baker", description="We need a baker."),
        Job(id="nothing", title=""),
        Job(id="long", title="Chief Assistant to the Deputy Head of Everything, Grade 13 (Interim)"),
    ],
)
async def test_a_job_that_says_next_to_nothing_still_has_a_plan(job: Job, embedder: MiniLM, words: Planning) -> None:
    plan = await plan_job(job, embedder, words)

    assert len(plan.areas) == 5
    assert sum(area.weight for area in plan.areas) == pytest.approx(1)


@pytest.mark.parametrize("name", ["product-manager", "innovation-specialist-gs-13"])
async def test_a_real_advertisement_gives_areas_of_the_work_alone(name: str, embedder: MiniLM, words: Planning) -> None:
    text = (Path(__file__).parents[3] / "data" / "job_ads" / f"{name}.md").read_text()
    job = Job(id=name, title="Product Manager", company="18F", description=text)

    plan = await plan_job(job, embedder, words)

    check(plan, job)
    said = " ".join(f"{area.name} {area.need}" for area in plan.areas)
    for forbidden in ("citizen", "Veteran", "salary", "clearance", "insurance", "GS-1", "http", "?"):
        assert forbidden not in said
    assert all(len(area.name.split()) <= 8 and "*" not in area.name and ":" not in area.name for area in plan.areas)


WARD = Job(
    id="ward",
    title="Ward Sister",
    company="Fenwick House",
    skills_required=(
        "wound care",
        "observing residents",
        "medicines on the round",
        "support for newly hired carers",
        "care of relatives",
        "records in the live ward book",
        "shift handover",
    ),
    requirements=(
        "- Willing to sit with relatives, with the support of our chaplain\n"
        "- Steady guidance for newly hired carers\n"
        "- Sees early when a resident is unwell\n"
        "- Gives medicines safely on a busy round\n"
        "- Experience with live records on a tablet: late entries and gaps\n"
    ),
    description=(
        "Fenwick House cares for 40 older people. You share an office and report to the matron. "
        "You will dress wounds every day, and help two nurses who joined us in spring to find their way. "
        "You will perform other related duties as assigned."
    ),
)


async def test_every_skill_the_job_lists_is_an_area_with_the_line_that_says_most_about_it(
    embedder: MiniLM, words: Planning
) -> None:
    plan = await plan_job(WARD, embedder, words)

    check(plan, WARD)
    needs = {area.name.lower(): area.need for area in plan.areas}
    assert set(WARD.skills_required) <= set(needs)
    assert needs["support for newly hired carers"] == "Steady guidance for newly hired carers"
    assert needs["care of relatives"].startswith("Willing to sit with relatives")
    assert needs["observing residents"] == "Sees early when a resident is unwell"


async def test_no_area_is_made_of_what_anybody_would_do_or_share(embedder: MiniLM, words: Planning) -> None:
    plan = await plan_job(WARD, embedder, words)

    said = " ".join(f"{area.name} {area.need}" for area in plan.areas).lower()
    assert "other related duties" not in said
    assert "share an office" not in said


async def test_what_the_job_says_of_people_comes_before_areas_that_any_job_has(
    embedder: MiniLM, words: Planning
) -> None:
    job = Job(
        id="web",
        title="Web Developer",
        skills_required=("React", "TypeScript", "automated testing"),
        requirements="- Listens to the people who use the shop, and explains choices to people who write no code",
        description="Aldous sells seeds. You will review code every day, and help two developers who are new to grow.",
    )

    plan = await plan_job(job, embedder, words)

    people = [area.name for area in plan.areas if area.phase is Phase.BEHAVIORAL]
    assert people == ["Listening to the people who use the shop", "Helping two developers"]


async def test_a_general_area_rests_on_a_sentence_of_the_job_text(embedder: MiniLM, words: Planning) -> None:
    job = Job(
        id="bake",
        title="Baker",
        skills_required=("bread doughs", "oven temperatures"),
        description="We bake for nine shops. Three bakers and two drivers start together at three in the morning.",
    )

    plan = await plan_job(job, embedder, words)

    for area in plan.areas:
        assert area.need != "Baker"
        assert area.need in (*job.skills_required, *job.description.replace(". ", ".|").split("|"))


async def test_the_same_job_has_the_same_plan(embedder: MiniLM, words: Planning) -> None:
    assert await plan_job(SHIFT_LEAD, embedder, words) == await plan_job(SHIFT_LEAD, embedder, words)


async def test_a_resume_shows_mentions_or_lacks_an_area(hold: Hold) -> None:
    areas = await hold(SHIFT_LEAD, RESUME)

    assert areas["Shift planning"].resume is ResumeMatch.PRESENT
    assert areas["Shift planning"].sources[0].text.startswith("Plan the night shift")
    assert areas["Shift planning"].sources[0].employer == "Marrow Logistics"
    assert areas["Stock accuracy"].resume is ResumeMatch.PRESENT
    assert areas["Health and safety"].resume is ResumeMatch.MENTIONED
    assert areas["Coaching new starters"].resume is ResumeMatch.MISSING


async def test_the_resume_comes_first_among_the_sources_and_then_the_job(hold: Hold) -> None:
    areas = await hold(SHIFT_LEAD, RESUME)

    assert [s.document for s in areas["Stock accuracy"].sources][-1] == "job"
    assert areas["Stock accuracy"].sources[-1].text == areas["Stock accuracy"].need
    assert [s.document for s in areas["Coaching new starters"].sources] == ["job"]


async def test_a_resume_may_show_an_area_in_other_words(hold: Hold) -> None:
    job = Job(
        id="web",
        title="Web Developer",
        skills_required=("web performance", "step-by-step migration", "automated testing", "build or buy decisions"),
    )
    resume = (
        "Kit Moran\n\nExperience\n\nTallow Books, Web Developer (2020 - present)\n"
        "- Reduced the loading time of the search page from 5 to 2 seconds.\n"
        "- Moved the basket from an old framework, one screen at a time.\n"
        "- Introduced Playwright tests for the basket and the till.\n"
        "- Recommended buying a mail service instead of building one.\n"
    )

    areas = await hold(job, resume)

    shown = {name: area.sources[0].text.split()[0] for name, area in areas.items() if area.resume == "present"}
    assert shown == {
        "Web performance": "Reduced",
        "Step-by-step migration": "Moved",
        "Automated testing": "Introduced",
        "Build or buy decisions": "Recommended",
    }


async def test_what_a_resume_boasts_of_is_no_demonstration(hold: Hold) -> None:
    job = Job(id="ae", title="Account Executive", skills_required=("product demonstrations", "negotiation"))
    resume = (
        "Kit Moran\n\nExperience\n\nTallow, Seller (2020 - present)\n- Demonstrated success in winning new shops.\n"
    )

    areas = await hold(job, resume)

    assert areas["Product demonstrations"].resume is ResumeMatch.MISSING


async def test_an_empty_resume_lacks_everything(hold: Hold) -> None:
    areas = await hold(SHIFT_LEAD, "")

    assert {area.resume for area in areas.values()} == {ResumeMatch.MISSING}
    assert all(area.why for area in areas.values())


async def test_what_was_asked_for_comes_first_and_an_area_that_fits_is_moved_up(hold: Hold) -> None:
    plain = await hold(SHIFT_LEAD, RESUME)
    areas = await hold(SHIFT_LEAD, RESUME, ("cold store hygiene", "stock accuracy"))

    assert list(areas)[:2] == ["Cold store hygiene", "Stock accuracy"]
    assert len(areas) == len(plain) + 1
    assert sum(area.weight for area in areas.values()) == pytest.approx(1)


async def test_a_qualification_is_no_area(embedder: MiniLM, words: Planning) -> None:
    lines = "Registered nurse\nQualified electrician with work in industry\nHands over so that the next shift knows"
    plan = await plan_job(Job(id="a-ward", title="Ward Nurse", requirements=lines), embedder, words)
    assert not any("egistered" in area.name or "lectrician" in area.name for area in plan.areas)


async def test_an_area_is_not_another_one_with_more_words(embedder: MiniLM, words: Planning) -> None:
    lines = "Analysis\nAnalysis and creative problem solving\nWrites clear reports\nLeads a small team"
    plan = await plan_job(Job(id="a-desk", title="Analyst", requirements=lines), embedder, words)
    names = [frozenset(area.name.lower().split()) for area in plan.areas]
    assert not any(one < other for one in names for other in names)


async def test_what_cannot_be_understood_alone_is_no_area(embedder: MiniLM, words: Planning) -> None:
    text = "You prepare them for the theatre. You carry no number of your own. You plan the night shifts of the ward."
    plan = await plan_job(Job(id="a-ward", title="Ward Nurse", description=text), embedder, words)
    assert not any({"them", "no"} & set(area.name.lower().split()) for area in plan.areas)
