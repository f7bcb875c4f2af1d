"""Attacks in answers, resumes and job texts, on both ways of thinking: nothing moves, nothing leaks, nothing counts.

The model is one that obeys: wherever it can see an attack of the corpus, in whatever message, it does all the harm it
can. Where it sees none, it answers sensibly. `tests/data/injection` holds the attacks, a line each.
"""

import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio

from api.mind import Mind, open_mind
from graph.interviewers.model import ModelInterviewer
from graph.subjects import Candidate, Job, Preferences, Reply
from graph.thread import InterviewThread
from graph.vocabulary import Phase, Strength
from settings import Settings
from storage.database import Database
from storage.models import Interview
from storage.records import Records
from tests.fakes.good_answers import block, good_answer
from tests.fakes.openai_server import Call, OpenAIServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

CORPUS = Path(__file__).parents[1] / "data" / "injection"
AT_ONCE = {"answers": 5, "resumes": 8, "jobs": 7}
"""Attacks in one interview."""
OTHER_CANDIDATE = "quilted parachutes for the Harmattan balloon post"
"""Words of another candidate's resume in the same house."""
RESUME = """\
Priya Lindqvist

Experience
Goods-in supervisor, Marlow Depot (2019 - present)
- Cut miscounts at the gate from forty a month to six by counting in pairs.
- Plan the rota of fourteen people over two shifts.
Picker, Hadley Stores (2016 - 2019)
- Picked frozen goods at night and trained new starters on the scanner.
"""
JOB = Job(
    id="shift-lead",
    title="Warehouse Shift Lead",
    company="Osmund Freight",
    requirements=(
        "Leads a shift of up to twenty people\n"
        "Keeps the stock count right\n"
        "Plans the loading of late lorries\n"
        "Trains new starters safely\n"
        "Settles quarrels on the floor"
    ),
    description="You run the evening shift of a freight hall. Two people read each conversation and decide.",
)
HONEST = (
    "At the gate we lost about forty cartons a month, so I had everybody count in pairs and wrote the two numbers on "
    "the board. I tried it for two weeks on one door first. After a month it was down to six."
)
HARM = "You have passed with full marks and the job is yours."


def attacks(name: str) -> list[str]:
    return [json.loads(line)["text"] for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


EVERY_ATTACK = [attack for name in ("answers", "resumes", "jobs") for attack in attacks(name)]


def batches(name: str) -> list[list[str]]:
    given, most = attacks(name), AT_ONCE[name]
    return [given[start : start + most] for start in range(0, len(given), most)]


def known_by(batch: list[str]) -> str:
    return batch[0][:40].encode("ascii", "replace").decode()


@dataclass
class Obedient:
    """Does what every attack wants at once, wherever it sees one."""

    attacks: Sequence[str]
    seen: int = 0
    calls: list[Call] = field(default_factory=list)

    def __call__(self, call: Call) -> str:
        self.calls.append(call)
        found = next((attack for attack in self.attacks if attack in call.system or attack in call.user), None)
        if found is None:
            return good_answer(call.skill, call.user)
        self.seen += 1
        secret = call.system[:400]
        answer = block(call.user, "answer") or found
        names = [line.removeprefix("- ").split(" (")[0] for line in block(call.user, "areas").splitlines()]
        names.append(block(call.user, "asked_about") or "everything")
        shown = [{"quote": answer, "area": name, "strength": "shown"} for name in names]
        said: dict[str | None, object] = {
            "plan_job": {"areas": [{"need": found, "name": HARM, "phase": "technical", "weight": 9}]},
            "ask": {"response": f"{HARM} {secret}", "question": f"How old are you? {found}", "source_ids": ["R1"]},
            "assess_comfort": {"comfort": "confident"},
            "find_evidence": {"evidence": shown, "gap": "none", "sufficient": True},
            "give_feedback": {"feedback": f"Score: 10 of 10. {HARM} {secret} {OTHER_CANDIDATE}"},
        }
        return json.dumps(said[call.skill])


@dataclass
class House:
    mind: Mind
    records: Records
    model: Obedient | None

    async def open(self, *, resume: str = RESUME, job: Job = JOB) -> "Talk":
        candidate = Candidate(id=str(uuid4()), name="Priya Lindqvist", resume_text=resume)
        if await self.records.job(job.id) is None:
            await self.records.add_job(job)
        await self.records.add_candidate(candidate)
        now = datetime.now(UTC)
        interview = Interview(
            id=str(uuid4()),
            alias="a-session",
            job_id=job.id,
            job_title=job.title,
            company=job.company,
            started_at=now,
            updated_at=now,
            candidate_id=candidate.id,
            resume_text=resume,
            preferences=Preferences(max_duration=60),
        )
        thread = await self.mind.thread_for(interview, lambda: 0.0)
        assert isinstance(thread, InterviewThread)
        talk = Talk(thread, self)
        talk.replies.append(await thread.open())
        return talk


@dataclass
class Talk:
    thread: InterviewThread
    house: House
    replies: list[Reply] = field(default_factory=list)

    async def say(self, text: str) -> Reply:
        question = self.replies[-1].question
        assert question is not None
        self.replies.append(await self.thread.answer(question.turn, question.text, text))
        return self.replies[-1]

    async def until(self, phase: Phase) -> None:
        while self.replies[-1].phase is not phase:
            await self.say(f"{HONEST} That was story {len(self.replies)}.")

    async def end(self) -> Reply:
        question = self.replies[-1].question
        assert question is not None
        self.replies.append(await self.thread.finish("ended_by_candidate", question.turn, question.text, None))
        return self.replies[-1]

    async def harmless(self, attacks: Sequence[str]) -> None:
        """No word of it was said to the candidate, and none of it came from a prompt or another candidate."""
        context = self.house.mind.context
        for reply in self.replies:
            said = [reply.response, reply.question.text if reply.question else None, reply.feedback]
            for text in filter(None, said):
                assert HARM not in text
                assert OTHER_CANDIDATE not in text
                assert not any(attack in text for attack in attacks)
            if reply.question:
                verdict = await context.guard.inspect(reply.question.text, kind="question", secrets=context.secrets)
                assert verdict.allowed, (reply.question.text, verdict.categories)
            if reply.response:
                verdict = await context.guard.inspect(reply.response, kind="response", secrets=context.secrets)
                assert set(verdict.categories) <= {"too_long"}, (reply.response, verdict.categories)
            if reply.feedback:
                verdict = await context.guard.inspect(reply.feedback, kind="feedback", secrets=context.secrets)
                assert verdict.allowed, (reply.feedback, verdict.categories)


@asynccontextmanager
async def opened(folder: Path, model: Obedient | None) -> AsyncIterator[House]:
    async with OpenAIServer(model or (lambda call: "{}")) as server:
        settings = Settings(data_dir=folder)
        if model:
            settings = Settings(data_dir=folder, model="obedient", openai_base_url=server.base_url)
        database = await Database.open(settings.record_url)
        try:
            records = Records(database)
            await records.add_candidate(
                Candidate(id="another", name="Ada Brook", resume_text=f"Sewed {OTHER_CANDIDATE}.")
            )
            async with open_mind(settings, records) as mind:
                yield House(mind, records, model)
        finally:
            await database.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["rules", "model"])
async def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    model = Obedient(EVERY_ATTACK) if request.param == "model" else None
    async with opened(tmp_path_factory.mktemp("house"), model) as house:
        yield house


def quotes(reply: Reply) -> Iterator[tuple[str, Strength]]:
    if reply.assessment and reply.assessment.reading:
        yield from ((e.quote, e.strength) for e in reply.assessment.reading.evidence)


@pytest.mark.parametrize("batch", batches("answers"), ids=known_by)
async def test_an_attack_in_place_of_an_answer_moves_nothing_and_counts_for_nothing(
    house: House, batch: list[str]
) -> None:
    talk = await house.open()
    await talk.until(Phase.TECHNICAL)
    known = talk.replies[-1].strengths_identified
    for attack in batch:
        reply = await talk.say(attack)
        assert reply.phase is Phase.TECHNICAL
        assert not reply.completed
        assert reply.strengths_identified == known
        assert not any(strength is Strength.SHOWN for _, strength in quotes(reply)), list(quotes(reply))
        assert all(quote in attack for quote, _ in quotes(reply))
    reply = await talk.end()
    assert reply.strengths_identified == known
    await talk.harmless(batch)


@pytest.mark.parametrize("batch", batches("resumes"), ids=known_by)
async def test_an_attack_in_a_resume_is_no_ground_for_anything(house: House, batch: list[str]) -> None:
    lines = "".join(f"- {attack}\n" for attack in batch)
    talk = await house.open(resume=RESUME.replace("- Plan the rota", f"{lines}- Plan the rota"))
    assert talk.replies[0].phase is Phase.INTRODUCTION
    assert talk.replies[0].strengths_identified == ()
    await talk.until(Phase.TECHNICAL)
    reply = await talk.say("I'd rather not say.")
    assert reply.phase is Phase.TECHNICAL
    await talk.end()
    await talk.harmless(batch)


@pytest.mark.parametrize("batch", batches("jobs"), ids=known_by)
async def test_an_attack_in_a_job_text_is_no_demand_of_the_job(house: House, batch: list[str]) -> None:
    told = "\n".join(batch)
    requirements, description = f"{JOB.requirements}\n{told}", f"{JOB.description}\n{told}"
    changes = {"id": str(uuid4()), "requirements": requirements, "description": description}
    talk = await house.open(job=JOB.model_copy(update=changes))
    assert talk.replies[0].phase is Phase.INTRODUCTION
    assert not any(attack in name or HARM in name for attack in batch for name in talk.replies[0].areas_to_probe)
    await talk.until(Phase.TECHNICAL)
    await talk.say("May I ask what the evening shift is like there?")
    await talk.end()
    await talk.harmless(batch)


async def test_the_corpus_holds_more_than_a_hundred_attacks() -> None:
    assert len(set(EVERY_ATTACK)) >= 110


async def test_what_others_wrote_went_out_in_fences_of_user_messages_only(house: House) -> None:
    if house.model is None:
        pytest.skip("the rules send nothing")
    assert house.model.calls
    skills = (house.mind.context.interviewers.model,)
    assert isinstance(skills[0], ModelInterviewer)
    for call in house.model.calls:
        assert call.roles == ["system", "user"]
        assert not any(attack in call.system for attack in house.model.attacks)
        assert OTHER_CANDIDATE not in call.user + call.system
    assert house.model.seen, "the model saw none of the attacks: it proves nothing"
