"""`GET /metrics`: what is counted while interviews are held, on a clock that stands in the hand."""

import re
import shutil
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.telemetry.metrics import SECONDS, Metrics
from graph.interviewers.fallback import Interviewers
from graph.interviewers.skills import AskBrief, Draft, Hearer, SkillError
from graph.subjects import GuardHit, Reply, Skill
from tests.integration.briefs import ASK
from tests.integration.conftest import Place, Serving
from tests.integration.scripted import ScriptedMind, question
from tests.integration.test_fallback import PlainRules
from tests.integration.test_streaming import PIECES

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


@pytest.fixture
def record_url(demonstration: Path, tmp_path: Path) -> str:
    """Nothing here depends on the database."""
    shutil.copy(demonstration, tmp_path / "openhire.sqlite")
    return f"sqlite+aiosqlite:///{tmp_path / 'openhire.sqlite'}"


async def scraped(place: Place) -> str:
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.get(f"{place.url}/metrics")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain")
    return response.text


def samples(text: str) -> Samples:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def value(counted: Samples, name: str, **labels: str) -> float:
    return counted.get((f"openhire_{name}", frozenset(labels.items())), 0.0)


def exposed(metrics: Metrics) -> Samples:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in metrics.registry.collect()
        for sample in family.samples
    }


async def test_turns_are_counted_and_timed_from_the_answer_to_the_reply(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("First.")
    await client.so_far()
    place.time.advance(2)
    place.mind.gate.set()
    await client.expect("ai_response")
    counted = samples(await scraped(place))
    assert value(counted, "turns_total", phase="introduction", made_by="rules") == 1
    assert value(counted, "turns_total", phase="technical", made_by="rules") == 1
    assert value(counted, "turn_seconds_sum", purpose="answer") == 2
    assert value(counted, "first_word_seconds_sum") == 2
    assert value(counted, "first_word_seconds_count") == 1  # the first question answers nothing


async def test_time_to_the_first_word_begins_with_the_last_words_of_the_answer(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("First.")
    await client.so_far()
    place.time.advance(3)
    await client.answer("And second.")
    await client.so_far()
    place.time.advance(1)
    place.mind.gate.set()
    await client.expect("ai_response")
    counted = samples(await scraped(place))
    assert value(counted, "first_word_seconds_sum") == 1
    assert value(counted, "turn_seconds_sum", purpose="answer") == 4


async def test_a_word_that_streams_is_a_first_word_for_whoever_is_shown_it(serving: Serving) -> None:
    place = await serving(ScriptedMind(pieces=PIECES[:1]))
    for number, query in enumerate(("?capabilities=streaming", "")):
        client = await place.client(f"session-{number}", query)
        await client.start()
        place.mind.gate.clear()
        await client.answer("First.")
        await client.so_far()
        place.time.advance(4)
        place.mind.gate.set()
        await client.expect("ai_response")
    counted = samples(await scraped(place))
    assert value(counted, "first_word_seconds_count") == 2
    assert value(counted, "first_word_seconds_sum") == 4  # the one who was shown it at once waited for nothing


async def test_speech_is_waited_for_from_its_last_sound(serving: Serving) -> None:
    place = await serving(endpointing_delay=2.5, settling_time=0.8)
    client = await place.client()
    await client.start()
    await client.transcript("I built it.", is_final=True)
    place.time.advance(2.5)
    await client.expect("ai_response")
    counted = samples(await scraped(place))
    assert value(counted, "first_word_seconds_sum") == 2.5


async def test_a_reply_that_failed_is_counted_and_not_timed(place: Place) -> None:
    client = await place.client()
    await client.start()
    place.mind.failures.append(RuntimeError("no"))
    await client.answer("First.")
    await client.expect("error")
    counted = samples(await scraped(place))
    assert value(counted, "turn_failures_total", purpose="answer") == 1
    assert value(counted, "turn_seconds_count", purpose="answer") == 0


async def test_what_is_open_and_under_way_is_told_as_it_is_now(serving: Serving) -> None:
    place = await serving(settling_time=0.8)
    client = await place.client()
    before = samples(await scraped(place))
    assert (value(before, "sockets_open"), value(before, "interviews_open")) == (1, 0)
    await client.start()
    place.mind.gate.clear()
    await client.transcript("I built", is_final=False)
    await client.answer("I built it.")
    await client.so_far()
    making = samples(await scraped(place))
    assert value(making, "interviews_open") == 1
    assert value(making, "turns_under_way", state="making") == 1
    place.mind.gate.set()
    await client.so_far()
    held = samples(await scraped(place))
    assert value(held, "turns_under_way", state="making") == 0
    assert value(held, "turns_under_way", state="waiting") == 1
    place.time.advance(1)
    await client.expect("ai_response")
    done = samples(await scraped(place))
    assert value(done, "turns_under_way", state="waiting") == 0


async def test_turns_that_are_stopped_leave_nothing_under_way(serving: Serving) -> None:
    place = await serving()
    client = await place.client()
    await client.start()
    place.mind.gate.clear()
    await client.answer("First.")
    await client.so_far()
    metrics = place.registry.metrics
    assert value(exposed(metrics), "turns_under_way", state="making") == 1
    await place.registry.close()
    assert value(exposed(metrics), "turns_under_way", state="making") == 0
    assert value(exposed(metrics), "turns_under_way", state="waiting") == 0


class Failing(PlainRules):
    """Stands for a model."""

    name = "some-model"

    async def ask(self, brief: AskBrief, hearer: Hearer | None = None) -> Draft:
        raise SkillError("ask", "refused")


async def test_calls_of_the_model_and_what_the_rules_did_instead_are_counted_by_skill() -> None:
    metrics = Metrics()
    both = Interviewers(PlainRules(), Failing(), measures=metrics)
    await both.ask(ASK)
    await both.within(5).ask(ASK)
    counted = exposed(metrics)
    assert value(counted, "fallbacks_total", skill="ask", reason="refused") == 2
    assert value(counted, "model_call_seconds_count", skill="ask", outcome="refused") == 2


def test_what_the_guard_stopped_and_who_asked_is_counted() -> None:
    metrics = Metrics()
    hit = GuardHit(text="How old are you?", kind="question", categories=("age", "several"))
    asked = question(2, "Well.")
    by_model = Skill(skill="ask", made_by="gpt-9-turbo")
    metrics.told(asked.model_copy(update={"guard_hits": (hit,), "skills": (by_model,)}))
    metrics.told(asked.model_copy(update={"skills": (by_model.model_copy(update={"fallback": "guarded"}),)}))
    counted = exposed(metrics)
    assert value(counted, "guard_hits_total", kind="question", category="age") == 1
    assert value(counted, "turns_total", phase="technical", made_by="model") == 1
    assert value(counted, "turns_total", phase="technical", made_by="rules") == 1
    assert "gpt-9-turbo" not in str(counted)


def test_buckets_reach_from_ten_milliseconds_to_a_minute() -> None:
    assert (SECONDS[0], SECONDS[-1]) == (0.01, 60.0)


def test_apps_in_one_process_count_for_themselves() -> None:
    one, other = Metrics(), Metrics()
    reply: Reply = question(1, None)
    one.told(reply)
    assert value(exposed(one), "turns_total", phase="introduction", made_by="rules") == 1
    assert value(exposed(other), "turns_total", phase="introduction", made_by="rules") == 0


def test_the_page_for_operators_says_of_every_metric_what_it_says_of_itself() -> None:
    page = OPERATIONS.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(openhire_\w+)` \| (\w+) \| (.+) \|$", page, re.MULTILINE)
    told = [(family.name, family.type, family.documentation) for family in Metrics().registry.collect()]
    assert rows == [(f"{name}_total" if kind == "counter" else name, kind, meaning) for name, kind, meaning in told]
