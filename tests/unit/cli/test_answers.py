"""Where answers come from."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.answers import WrittenAnswers
from cli.failure import CommandError


async def all_of(answers: WrittenAnswers) -> list[str]:
    lines = []
    while (line := await answers.read()) is not None:
        lines.append(line)
    return lines


async def test_a_file_gives_one_answer_a_line_and_leaves_empty_lines_out(tmp_path: Path) -> None:
    file = tmp_path / "answers.txt"
    file.write_bytes("\ufeffOne.\r\n\r\n  Two, with an é.  \n\n/end".encode())
    assert await all_of(WrittenAnswers(file)) == ["One.", "Two, with an é.", "/end"]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "answers.bin"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="not UTF-8"):
        WrittenAnswers(file)


READ_ALL = """
import asyncio
from cli.answers import TypedAnswers

async def main():
    answers = TypedAnswers("> ")
    while (line := await answers.read()) is not None:
        print(repr(line))

asyncio.run(main())
"""

LEAVE_WHILE_WAITING = """
import asyncio
from cli.answers import TypedAnswers

async def main():
    waiting = asyncio.create_task(TypedAnswers().read())
    await asyncio.sleep(0)
    waiting.cancel()

asyncio.run(main())
"""


def test_lines_from_a_pipe_are_read_as_they_are_and_without_a_prompt() -> None:
    lines = "One.\n\nTwo, with an é.\nno newline at the end".encode()
    read = subprocess.run([sys.executable, "-c", READ_ALL], input=lines, capture_output=True, timeout=30)
    assert read.stdout.decode().splitlines() == ["'One.'", "''", "'Two, with an é.'", "'no newline at the end'"]
    assert read.stderr == b""


def test_an_interview_that_ends_does_not_wait_for_one_more_line() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", LEAVE_WHILE_WAITING], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.wait(timeout=30) == 0
        assert process.stderr is not None and process.stderr.read() == b""
