"""`openhire try PROMPT` and `openhire eval --prompt`: each prompt alone, on a model over a real HTTP server."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from cli.trying_prompts import PROMPTS
from settings import Settings
from tests.fakes.openai_server import Answer, OpenAIServer
from tests.integration.test_judge import Served

SHIPPED = Settings().prompts_dir


def called(*arguments: str, model: OpenAIServer | None = None, prompts: Path = SHIPPED) -> Result:
    own = {"OPENHIRE_PROMPTS_DIR": str(prompts), "OPENHIRE_MODEL": "", "OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""}
    if model is not None:
        own |= {"OPENHIRE_MODEL": "test-model", "OPENAI_BASE_URL": model.base_url}
    return CliRunner().invoke(app, list(arguments), env=own)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A copy of the prompts with no cases, to write some."""
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "prompts", ignore=shutil.ignore_patterns("cases")))
    (folder / "cases").mkdir()
    return folder


# Trying


@pytest.mark.parametrize("name", PROMPTS)
def test_each_prompt_is_sent_once_as_it_stands_and_its_reply_is_shown(name: str) -> None:
    with Served(OpenAIServer()) as server:
        result = called("try", name, "--example", model=server)
        (call,) = server.requests
    assert call.skill == name
    assert "# The reply" in result.stdout
    assert "It took " in result.stdout
    assert result.exit_code == 0


@pytest.mark.parametrize("name", PROMPTS)
def test_without_a_model_it_says_so_and_how_to_set_one(name: str) -> None:
    result = called("try", name, "--example")
    assert result.exit_code == 2
    assert "No model is configured: set OPENHIRE_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL" in result.stderr


def test_what_the_code_would_not_believe_and_what_the_guard_would_stop_is_told(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs.json"
    inputs.write_text(json.dumps({"answer": "I weighed the dough myself."}))
    claimed = {"quote": "I ran the whole bakery", "area": "Training apprentices", "strength": "shown"}
    asked = {"response": "So it was.", "question": "Do you have children at home?", "source_ids": ["R1", "R9"]}
    with Served(OpenAIServer()) as server:
        server.then(json.dumps({"evidence": [claimed], "gap": "none", "sufficient": True}))
        read = called("try", "find_evidence", "--inputs", str(inputs), model=server)
        assert "I weighed the dough myself." in server.requests[-1].user
        server.then(json.dumps(asked))
        said = called("try", "ask", "--example", model=server)
    assert "Dropped, since nothing given bears it out: I ran the whole bakery" in read.stdout
    assert "bears it out: R9" in said.stdout
    assert "The guard stops the question: " in said.stdout


@pytest.mark.parametrize(
    ("name", "reply", "says"),
    [
        ("assess_comfort", '{"comfort": "sleepy"}', "comfort: Input should be"),
        ("assess_comfort", "I would say neutral.", "Invalid JSON"),
        ("ask", '{"response": "", "question": "How?", "source_ids": []}', "no acknowledgement"),
        ("plan_job", '{"areas": []}', "too few areas"),
    ],
)
def test_a_reply_that_cannot_be_used_is_shown_with_what_is_wrong_with_it(name: str, reply: str, says: str) -> None:
    with Served(OpenAIServer(lambda call: reply)) as server:
        result = called("try", name, "--example", model=server)
    assert f"Not usable, the rules would stand in: {says}" in result.stdout


def test_a_call_that_fails_and_inputs_that_do_not_fit_are_told(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs.json"
    with Served(OpenAIServer(lambda call: Answer(status=401))) as server:
        failed = called("try", "assess_comfort", "--example", model=server)
        assert (failed.exit_code, "call failed: refused" in failed.stderr) == (1, True)
        inputs.write_text('{"answr": "Yes."}')
        unknown = called("try", "assess_comfort", "--inputs", str(inputs), model=server)
        assert (unknown.exit_code, "has no input answr; it has question, answer" in unknown.stderr) == (2, True)
        inputs.write_text('{"kind": "chatting"}')
        odd = called("try", "ask", "--inputs", str(inputs), model=server)
    assert (odd.exit_code, "No interview would hand in these inputs" in odd.stderr) == (2, True)


# Cases


def test_what_is_sent_holds_in_every_case_that_is_shipped_and_what_was_not_run_is_counted() -> None:
    result = called("eval", "--prompt", "all")
    assert result.exit_code == 0, result.output
    lines = [line for line in result.stdout.splitlines() if line.startswith(("holds", "in part", "not run"))]
    for name in PROMPTS:
        assert 4 <= sum(f"  {name}: " in line for line in lines) <= 8
    skipped = sum(line.startswith("not run") for line in lines)
    assert skipped > 0
    assert f"No model is configured: {skipped} were not run" in result.stdout


def test_a_sentence_that_is_no_longer_sent_fails_its_case_without_a_model(tmp_path: Path) -> None:
    prompts = Path(shutil.copytree(SHIPPED, tmp_path / "prompts"))
    text = (prompts / "give_feedback.md").read_text()
    (prompts / "give_feedback.md").write_text(text.replace("There was no answer at all", "Nothing was answered"))
    result = called("eval", "--prompt", "give_feedback", prompts=prompts)
    assert result.exit_code == 1
    assert "what is sent lacks “There was no answer at all”" in result.stdout


GOOD = {
    "response": "So the oven came first.",
    "question": "What came of that in the weeks after?",
    "source_ids": ["R1"],
}
EXPECTATIONS = {
    "equals": ("response: {equals: So the oven came first.}", {"response": "Well."}, "response is not"),
    "one of": ("source_ids: {one_of: [[R1], [J1]]}", {"source_ids": ["R1", "J1"]}, "source_ids is none of"),
    "contains": ("question: {contains: [weeks]}", {"question": "What came of that?"}, "lacks “weeks”"),
    "contains one of": ("question: {contains_one_of: [weeks, months]}", {"question": "And?"}, "contains none of"),
    "lacks": ("response: {lacks: [great]}", {"response": "Great."}, "contains “great”"),
    "most words": ("question: {most_words: 9}", {"question": f"What {'then ' * 9}?"}, "more than 9"),
    "least words": ("question: {least_words: 3}", {"question": "And?"}, "fewer than 3"),
    "one question": ("question: {one_question: true}", {"question": "What came? And how?"}, "is 2 questions"),
    "most items": ("source_ids: {most_items: 1}", {"source_ids": ["R1", "J1"]}, "has 2 items, more than 1"),
    "least items": ("source_ids: {least_items: 1}", {"source_ids": []}, "has 0 items, fewer than 1"),
}


@pytest.mark.parametrize(("expectation", "spoilt", "says"), EXPECTATIONS.values(), ids=EXPECTATIONS.keys())
def test_a_reply_that_is_not_as_expected_fails_its_case_and_a_good_one_does_not(
    cases: Path, expectation: str, spoilt: dict[str, object], says: str
) -> None:
    held_against(cases, f"{{reply: {{{expectation}}}}}", spoilt, says)


@pytest.mark.parametrize(
    ("expectation", "spoilt", "says"),
    [
        ("{guard: passes}", {"question": "Do you have children at home?"}, "the guard stops the question"),
        ("{dropped: nothing}", {"source_ids": ["R1", "R9"]}, "nothing that was given bears out “R9”"),
        ("{guard: passes}", {"response": ""}, "the reply cannot be used: no acknowledgement"),
    ],
)
def test_what_the_code_would_stop_or_drop_fails_a_case(
    cases: Path, expectation: str, spoilt: dict[str, object], says: str
) -> None:
    held_against(cases, expectation, spoilt, says)


def held_against(cases: Path, expectation: str, spoilt: dict[str, object], says: str) -> None:
    (cases / "cases" / "ask.yaml").write_text(
        f"cases:\n  - name: a follow-up\n    inputs: {{objection: null}}\n    expect: {expectation}\n"
    )
    with Served(OpenAIServer()) as server:
        server.then(json.dumps(GOOD), json.dumps(GOOD | spoilt))
        good = called("eval", "--prompt", "ask", model=server, prompts=cases)
        bad = called("eval", "--prompt", "ask", model=server, prompts=cases)
    assert (good.exit_code, "holds    ask: a follow-up" in good.stdout) == (0, True), good.output
    assert (bad.exit_code, "fails    ask: a follow-up" in bad.stdout) == (1, True), bad.output
    assert says in bad.stdout


MISTAKES = {
    "an unknown key": ("expect: {sent: {contain: [a]}}", 3, "contain is not a part", "correct its name"),
    "an unknown input": (
        "inputs: {knd: opening}\n    expect: {guard: passes}",
        3,
        "no input knd",
        "It has job, job_text",
    ),
    "an input of another type": (
        "inputs: {turn: two}\n    expect: {guard: passes}",
        3,
        "type number",
        "Change the value",
    ),
    "an unknown field": ("expect: {reply: {answer: {equals: a}}}", 3, "no field answer", "under `output`"),
    "nothing expected": ("expect: {}", 3, "Nothing is expected", "table of assertions"),
    "no YAML": ("expect: {", None, "not YAML", "between quotes"),
    "a name twice": (
        "expect: {guard: passes}\n  - name: one\n    expect: {guard: passes}",
        4,
        "stands above",
        "Rename",
    ),
}


@pytest.mark.parametrize(("rest", "line", "problem", "remedy"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_in_a_case_is_told_with_file_line_and_remedy(
    cases: Path, rest: str, line: int | None, problem: str, remedy: str
) -> None:
    (cases / "cases" / "ask.yaml").write_text(f"cases:\n  - name: one\n    {rest}\n")
    for arguments in (("eval", "--prompt", "ask"), ("prompts", "check")):
        result = called(*arguments, prompts=cases)
        assert result.exit_code in (1, 2)
        assert f"prompts/cases/ask.yaml:{line or ''}" in result.stderr
        assert problem in result.stderr
        assert remedy in result.stderr


def test_a_prompt_that_is_not_there_or_has_no_cases_is_told(cases: Path) -> None:
    assert "There is no prompt aks; there are ask," in called("eval", "--prompt", "aks").stderr
    assert "ask has no cases" in called("eval", "--prompt", "ask", prompts=cases).stderr


def test_a_model_that_calls_a_bare_claim_shown_is_not_believed(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs.json"
    inputs.write_text(json.dumps({"answer": "I am excellent at training apprentices."}))
    claimed = {"quote": "I am excellent at training apprentices", "area": "Training apprentices", "strength": "shown"}
    with Served(OpenAIServer()) as server:
        server.then(json.dumps({"evidence": [claimed], "gap": "none", "sufficient": True}))
        shown = called("try", "find_evidence", "--inputs", str(inputs), model=server).stdout
    reply, made = shown.split("# What the code goes on with")
    assert '"strength": "shown"' in reply
    assert '"strength": "asserted"' in made
