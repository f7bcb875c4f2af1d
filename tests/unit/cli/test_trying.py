"""`openhire try`: a line of JSON comes back for each line of JSON, whatever it holds."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from graph.vocabulary import Comfort, Intent, ResumeMatch, Strength
from tests.fakes.openai_server import Answer, OpenAIServer

ANSWER = "Well 😀, in spring I counted the worst forty places every Friday. After two months 98 of 100 were right."


def tried(skill: str, *cases: object, data: Path, options: tuple[str, ...] = (), **environment: str) -> Result:
    file = data / "cases.jsonl"
    file.write_text(
        "".join(f"{case if isinstance(case, str) else json.dumps(case)}\n" for case in cases), encoding="utf-8"
    )
    return CliRunner().invoke(
        app, ["try", skill, "--cases", str(file), *options], env={"OPENHIRE_DATA_DIR": str(data)} | environment
    )


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_guard_tells_what_may_be_said_and_why_not(tmp_path: Path) -> None:
    found = lines(
        tried(
            "guard",
            {"id": "a", "text": "Which of the two ovens did you light first?", "kind": "question", "trade": "baker"},
            {"id": "b", "text": "Who is waiting for you at home when the late shift ends?", "kind": "question"},
            {"id": "c", "text": "You're hired, as far as I am concerned.", "kind": "response"},
            data=tmp_path,
        )
    )
    assert found[0] == {"id": "a", "allowed": True, "categories": []}
    assert found[1] == {"id": "b", "allowed": False, "categories": ["family"]}
    assert found[2]["allowed"] is False and "promise" in found[2]["categories"]


def test_an_answer_is_read_in_the_words_of_the_reference_interviews(tmp_path: Path) -> None:
    case = {"id": 7, "area": "Stock accuracy", "question": "How did you get the stock right?", "answer": ANSWER}
    asks = {"id": "r", "area": "Stock accuracy", "question": "How?", "answer": "Could you say that again, please?"}
    found, again = lines(tried("read", case, asks, data=tmp_path))
    assert found.keys() == {"id", "intent", "sufficient", "comfort", "evidence"}
    assert found["id"] == 7 and found["intent"] in set(Intent) and found["comfort"] in set(Comfort)
    assert found["evidence"]
    for each in found["evidence"]:
        assert each.keys() == {"quote", "start", "end", "strength"}
        assert ANSWER[each["start"] : each["end"]] == each["quote"]
        assert each["strength"] in set(Strength)
    assert (again["intent"], again["sufficient"], again["evidence"]) == ("repeat_request", None, [])


def test_a_plan_says_what_the_resume_shows_of_each_area(tmp_path: Path) -> None:
    job = {"title": "Head Baker", "skills_required": ["sourdough", "shift planning"], "salary_range": None}
    resume = "Baker, Hollow Lane Bakery (2019 - present)\n- Bake sourdough for two shops"
    full = {"id": "a", "job": job, "resume_text": resume, "focus_areas": ["costing"]}
    found, bare = lines(tried("plan", full, {"id": "b", "job": "Gardener\nPlants trees."}, data=tmp_path))
    areas = {area["name"]: area for area in found["areas"]}
    assert all(area.keys() == {"name", "why", "resume"} for area in found["areas"])
    assert {area["resume"] for area in found["areas"]} <= set(ResumeMatch)
    assert (areas["Sourdough"]["resume"], areas["Costing"]["resume"]) == ("present", "missing")
    assert bare["areas"]


def test_a_line_that_cannot_be_tried_is_told_in_its_place(tmp_path: Path) -> None:
    good = {"id": "z", "text": "Which oven came first?"}
    found = lines(tried("guard", "{oops", "", {"id": 1}, "[1]", {"id": 2, "text": 5}, good, data=tmp_path))
    assert [each["id"] for each in found] == [None, 1, None, 2, "z"]
    assert [("error" in each) for each in found] == [True, True, True, True, False]
    assert "line 1 is not JSON" in found[0]["error"]
    assert "text" in found[1]["error"]


def test_half_a_character_costs_its_own_line_only(tmp_path: Path) -> None:
    broken = '{"id": "half \\ud800", "text": "half \\ud800 of it"}'
    found = lines(tried("guard", broken, {"id": "z", "text": "Which oven came first?"}, data=tmp_path))
    assert found[0]["id"] == "half \ud800"
    assert found[1]["allowed"] is True


async def test_by_a_model_what_it_says_is_held_against_the_answer_and_a_failing_call_is_told(tmp_path: Path) -> None:
    cases = [{"id": name, "area": "Stock", "question": "How?", "answer": ANSWER} for name in ("a", "b")]
    async with OpenAIServer() as server:
        settings = {"OPENHIRE_MODEL": "m", "OPENAI_API_KEY": "k", "OPENAI_BASE_URL": server.base_url}
        by_model = await asyncio.to_thread(tried, "read", *cases, data=tmp_path, options=("--model",), **settings)
        server.handler = lambda call: Answer(status=400)
        failing = await asyncio.to_thread(tried, "read", cases[0], data=tmp_path, options=("--model",), **settings)
    found = lines(by_model)
    assert [each["id"] for each in found] == ["a", "b"]
    assert all(ANSWER[e["start"] : e["end"]] == e["quote"] for each in found for e in each["evidence"])
    (told,) = lines(failing)
    assert told["id"] == "a" and "failed" in told["error"]


@pytest.mark.parametrize("skill", ["guard", "read", "plan"])
def test_without_a_model_to_ask_nothing_is_tried(skill: str, tmp_path: Path) -> None:
    result = tried(skill, {"id": 1}, data=tmp_path, options=("--model",))
    assert result.exit_code == 2
    assert "No model is configured" in result.stderr


def test_cases_that_are_not_there_are_told_in_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["try", "guard", "--cases", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 2
    assert "none.jsonl cannot be read" in result.stderr
