"""Where the model fails, the rules stand in for that one skill of that one turn, and the record says so."""

import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from graph.interviewers.fallback import Interviewers
from graph.interviewers.model import ModelInterviewer
from graph.interviewers.skills import AskBrief, Draft, FeedbackBrief, Hearer, ReadBrief, SkillError
from graph.prompt_library import PromptLibrary
from graph.subjects import Exchange, Job, JobPlan, Reading, Skill
from graph.vocabulary import Comfort
from settings import Settings
from tests.fakes.good_answers import good_answer
from tests.fakes.openai_server import Answer, OpenAIServer
from tests.integration.briefs import ASK, EXCHANGE, FEEDBACK, JOB, READ

SKILLS: dict[str, Callable[[Interviewers], Awaitable[tuple[Any, Skill]]]] = {
    "plan_job": lambda both: both.plan_job(JOB),
    "ask": lambda both: both.ask(ASK),
    "assess_comfort": lambda both: both.assess_comfort(EXCHANGE),
    "find_evidence": lambda both: both.find_evidence(READ),
    "give_feedback": lambda both: both.give_feedback(FEEDBACK),
}


class PlainRules:
    """Stands for the rules: known words, at once."""

    name = "rules"

    async def plan_job(self, job: Job) -> JobPlan:
        return JobPlan(areas=(), made_by="rules")

    async def ask(self, brief: AskBrief, hearer: Hearer | None = None) -> Draft:
        return Draft(response="By rules.", question="By rules?")

    async def assess_comfort(self, exchange: Exchange) -> Comfort:
        return Comfort.CONFIDENT

    async def find_evidence(self, brief: ReadBrief) -> Reading:
        return Reading(sufficient=None)

    async def give_feedback(self, brief: FeedbackBrief) -> str:
        return "By rules."


BY_RULES = {
    "plan_job": JobPlan(areas=(), made_by="rules"),
    "ask": Draft(response="By rules.", question="By rules?"),
    "assess_comfort": Comfort.CONFIDENT,
    "find_evidence": Reading(sufficient=None),
    "give_feedback": "By rules.",
}


class Ticking:
    """A clock that is a quarter of a second later at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.25
        return self.now


@pytest.fixture(scope="module")
def library() -> PromptLibrary:
    return PromptLibrary.load(Settings().prompts_dir)


@pytest.fixture
async def server() -> AsyncIterator[OpenAIServer]:
    async with OpenAIServer() as running:
        yield running


@pytest.fixture
async def both(server: OpenAIServer, library: PromptLibrary) -> AsyncIterator[Interviewers]:
    model = ModelInterviewer("test-model", library, base_url=server.base_url, timeout=2)
    interviewers = Interviewers(PlainRules(), model, clock=Ticking())
    yield interviewers
    await interviewers.close()


@pytest.mark.parametrize("skill", SKILLS)
async def test_a_skill_that_the_model_does_is_recorded_with_its_name_and_prompt(
    skill: str, both: Interviewers, library: PromptLibrary
) -> None:
    value, how = await SKILLS[skill](both)
    assert value != BY_RULES[skill]
    assert how == Skill(
        skill=skill, made_by="test-model", prompt=library.prompt(skill).digest, fallback=None, milliseconds=250
    )


@pytest.mark.parametrize("skill", SKILLS)
@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Answer(delay=30), "late"),
        (Answer(status=401), "refused"),
        (Answer(status=503), "unreachable"),
        (Answer("no JSON"), "unusable"),
    ],
    ids=["late", "refused", "unreachable", "unusable"],
)
async def test_a_skill_that_the_model_fails_is_done_by_the_rules_and_recorded_with_the_reason(
    skill: str, fault: Answer, reason: str, server: OpenAIServer, both: Interviewers
) -> None:
    server.then(fault, fault)
    value, how = await SKILLS[skill](both)
    assert value == BY_RULES[skill]
    assert how == Skill(skill=skill, made_by="rules", prompt=None, fallback=reason, milliseconds=250)


async def test_after_a_failure_the_model_is_asked_again_the_next_time(server: OpenAIServer, both: Interviewers) -> None:
    server.then(Answer(status=401))
    _, first = await both.ask(ASK)
    _, second = await both.ask(ASK)
    assert (first.made_by, second.made_by) == ("rules", "test-model")


@pytest.mark.parametrize("skill", SKILLS)
async def test_without_a_model_the_rules_do_everything_and_nothing_is_a_fallback(skill: str) -> None:
    value, how = await SKILLS[skill](Interviewers(PlainRules(), clock=Ticking()))
    assert value == BY_RULES[skill]
    assert how == Skill(skill=skill, made_by="rules", milliseconds=250)


async def test_what_the_model_may_not_try_again_is_done_by_rules_alone(
    server: OpenAIServer, both: Interviewers
) -> None:
    text, how = await both.by_rules.give_feedback(FEEDBACK)
    assert (text, how.made_by, how.fallback, server.requests) == ("By rules.", "rules", None, [])


async def test_an_error_of_the_rules_is_not_hidden() -> None:
    class BrokenRules(PlainRules):
        async def ask(self, brief: AskBrief, hearer: Hearer | None = None) -> Draft:
            raise SkillError("ask", "unusable")

    with pytest.raises(SkillError):
        await Interviewers(BrokenRules()).ask(ASK)


async def test_another_model_for_one_prompt_is_asked_and_recorded(server: OpenAIServer, library: PromptLibrary) -> None:
    prompt = library.prompt("ask")
    options = prompt.model.model_copy(update={"name": "bigger-model"})
    prompts = {name: library.prompt(name) for name in library.names}
    changed = PromptLibrary(prompts | {"ask": dataclasses.replace(prompt, model=options)})
    model = ModelInterviewer("test-model", changed, base_url=server.base_url, timeout=5)
    both = Interviewers(PlainRules(), model)
    made = [(await SKILLS[skill](both))[1].made_by for skill in ("ask", "assess_comfort")]
    await both.close()
    assert made == ["bigger-model", "test-model"] == [call.body["model"] for call in server.requests]


async def test_a_turn_waits_for_the_model_no_longer_than_its_budget(server: OpenAIServer, both: Interviewers) -> None:
    """A second try after the guard, or feedback after a reading, has what the first left."""
    turn = both.within(1)
    assert (await turn.ask(ASK))[1].fallback is None
    server.handler = lambda call: Answer(good_answer(call.skill, call.user), delay=60)
    _, how = await turn.ask(ASK)
    assert (how.made_by, how.fallback) == ("rules", "late")
    asked = len(server.requests)
    assert (await turn.ask(ASK))[1].fallback == "late"
    assert len(server.requests) == asked
    server.handler = lambda call: good_answer(call.skill, call.user)
    assert (await both.within(5).ask(ASK))[1].fallback is None
