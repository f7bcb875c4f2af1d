"""A whole interview at the console against the real server, and its transcript in both formats."""

import json
import re
import subprocess
from pathlib import Path

from settings import Settings
from tests.e2e.conftest import openhire

JOB = "ff7f1e59-3014-4cc8-8f2e-4b3ca694ceb3"
CANDIDATE = "test-candidate"
ANSWERS = (
    "I build and run services in Python, and for the last two years I have led a small team.",
    "In that project I wrote the importer myself and cut the run from four hours to twenty minutes.",
    "I measured it first with a profiler, found that we parsed every file twice, and removed the second pass.",
    "I don't know that one, to be honest.",
    "We disagreed about the deadline, so I showed the numbers and we moved two features to the next release.",
    "Could you say the question again, please?",
    "I asked the customer what they needed first, and we shipped that part within a week.",
)


def interview(server: str, data: Path, session: str, answers: Path, *more: str) -> subprocess.CompletedProcess[str]:
    arguments = ["--job", JOB, "--candidate", CANDIDATE, "--url", server, "--session", session]
    return openhire("interview", *arguments, "--answers", str(answers), *more, data=data)


def test_an_interview_is_held_at_the_console_and_can_be_read_afterwards(
    server: str, data: Path, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.txt"
    answers.write_text("\n".join(ANSWERS) + "\n")

    held = interview(server, data, "console-test-1", answers, "--json")
    assert held.returncode == 0, held.stderr
    messages = [json.loads(line) for line in held.stdout.splitlines()]
    assert messages[0]["type"] == "interview_started"
    assert messages[-1]["type"] == "interview_ended"
    replies = [message["data"] for message in messages if message["type"] == "ai_response"]
    questions = [messages[0]["data"]["initial_question"]]
    questions += [reply["question"] for reply in replies if not reply["completed"]]
    assert len(questions) == len(ANSWERS) + 1

    record = json.loads(openhire("transcript", "console-test-1", "--format", "json", data=data).stdout)
    assert record["interview"]["id"] == messages[0]["data"]["session_id"]
    assert record["interview"]["job_id"] == JOB
    assert record["interview"]["feedback"] == messages[-1]["data"]["final_feedback"]
    assert [turn["question"] for turn in record["turns"]] == questions
    assert tuple(turn["answer"] for turn in record["turns"]) == (*ANSWERS, None)
    assert all(turn["why"] for turn in record["turns"])
    on_areas = [turn for turn in record["turns"] if turn["area"]]
    assert on_areas and all(turn["sources"] for turn in on_areas), "every question on an area names its sources"

    document = openhire("transcript", messages[0]["data"]["session_id"], data=data)
    assert document.returncode == 0, document.stderr
    headings = re.findall(r"^## (\d+)\. ", document.stdout, re.MULTILINE)
    assert headings == [str(number) for number in range(1, len(questions) + 1)]
    assert f"> {ANSWERS[0]}" in document.stdout
    assert "Rests on:" in document.stdout
    assert "## Feedback to the candidate" in document.stdout

    # Shown to a person instead, and taken up again after it has ended: the same feedback.
    again = interview(server, data, "console-test-1", answers)
    assert again.returncode == 0, again.stderr
    first_words = " ".join(messages[-1]["data"]["final_feedback"].split()[:4])
    assert first_words in again.stdout


def test_an_unknown_candidate_is_told_in_one_sentence(server: str, data: Path) -> None:
    refused = openhire("interview", "--job", JOB, "--candidate", "nobody", "--url", server, data=data)
    assert (refused.returncode, refused.stderr) == (1, "Error: Candidate with ID nobody not found\n")


def test_the_record_names_its_place_as_the_server_does() -> None:
    assert Settings(data_dir=Path("/somewhere")).record_url == "sqlite+aiosqlite:////somewhere/openhire.sqlite"
