"""Files that are broken or mean harm: the right text or the right error, and nothing left behind."""

import asyncio
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from retrieval.parsing.errors import (
    Broken,
    EmptyDocument,
    Encrypted,
    HoldsMacros,
    NotUTF8,
    OldWord,
    ScannedOnly,
    TookTooLong,
    TooLarge,
    TooManyPages,
    TooMuchMemory,
    TooMuchText,
    UnpacksTooLarge,
    UnreadableDocument,
    WrongKind,
)
from retrieval.parsing.parsed import Limits
from retrieval.parsing.reader import DocumentReader, Reading
from tests.integration import hostile_docx, hostile_pdfs
from tests.integration.typesetting import as_docx, as_pdf

WHOLE = hostile_pdfs.one_page(hostile_pdfs.saying(b"Baked bread"))
PATIENT = Limits(seconds=60)
"""The machine that runs the tests may be slow; what must end by time alone says so."""
TIGHT = replace(PATIENT, memory_bytes=192 * 1024 * 1024)
NOISE = random.Random(1).randbytes(20_000)
SLOW = hostile_docx.of_paragraphs(1_000_000)
"""Takes seconds, and keeps within its memory."""
PUT_TOGETHER = "خبز e\u0301\u0323 👩\u200d🍳"

Made = Callable[[], bytes]

REFUSED: dict[str, tuple[Made, type[UnreadableDocument]]] = {
    "nothing": (lambda: b"", EmptyDocument),
    "blanks": (lambda: b" \n\t \n", EmptyDocument),
    "a PDF of an empty page": (lambda: hostile_pdfs.of_pages(1), EmptyDocument),
    "a PDF of a picture": (lambda: hostile_pdfs.with_a_picture(60_000), ScannedOnly),
    "a PDF of ten thousand pages": (lambda: hostile_pdfs.of_pages(10_000), TooManyPages),
    "a PDF that says it had ten thousand pages": (lambda: hostile_pdfs.of_pages(1, told=10_000), TooManyPages),
    "a PDF of a novel": (lambda: hostile_pdfs.writing_much(300_000), TooMuchText),
    "a PDF with a password": (lambda: as_pdf("Baked bread", password="secret"), Encrypted),
    "the beginning of a PDF": (lambda: WHOLE[:200], Broken),
    "a PDF without its end": (lambda: as_pdf("Baked bread")[:-500], Broken),
    "noise under the name of a PDF": (lambda: b"%PDF-1.7\n" + NOISE, Broken),
    "pages in a circle": (hostile_pdfs.pages_in_a_circle, Broken),
    "a PDF that calls for 90 MB of blanks": (lambda: hostile_pdfs.packed_twice(90), TooMuchMemory),
    "a DOCX with a password": (lambda: hostile_docx.ole("EncryptedPackage"), Encrypted),
    "Word's old format": (lambda: hostile_docx.ole("WordDocument"), OldWord),
    "a DOCX with macros": (hostile_docx.with_macros, HoldsMacros),
    "a DOCX of nothing": (lambda: as_docx(" "), EmptyDocument),
    "a zip bomb": (lambda: hostile_docx.bomb(60), UnpacksTooLarge),
    "a zip bomb that tells of little": (lambda: hostile_docx.bomb_that_lies(60), Broken),
    "a billion laughs": (lambda: hostile_docx.laughing(10), Broken),
    "tables in tables without end": (lambda: hostile_docx.nested(100_000), Broken),
    "seven million paragraphs": (lambda: hostile_docx.of_paragraphs(7_000_000), TooMuchMemory),
    "the beginning of a DOCX": (lambda: as_docx("Baked bread")[:-100], Broken),
    "noise under the name of a DOCX": (lambda: b"PK\x03\x04" + NOISE, Broken),
    "a DOCX that is not XML": (lambda: hostile_docx.packed(b"nonsense"), Broken),
    "a DOCX of other XML": (lambda: hostile_docx.packed(b"<a/>"), Broken),
    "a spreadsheet": (hostile_docx.spreadsheet, WrongKind),
    "rich text": (lambda: rb"{\rtf1\ansi Baked bread}", WrongKind),
    "a web page": (lambda: b"<!DOCTYPE html><p>Baked bread", WrongKind),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + NOISE, WrongKind),
    "a text with a NUL": (lambda: b"Baked\0bread", WrongKind),
    "a text in UTF-16 with a NUL": (lambda: "Baked\0bread".encode("utf-16"), WrongKind),
    "a text in Latin-1": (lambda: "Bäcker".encode("latin-1"), NotUTF8),
    "a long text": (lambda: b"x" * 200_001, TooMuchText),
    "a large file": (lambda: b"x" * 10_000_001, TooLarge),
}

READ: dict[str, tuple[Made, str]] = {
    "a PDF after some noise": (lambda: b"\r\n\r\n" + as_pdf("Baked bread"), "Baked bread"),
    "a hundred thousand brackets": (lambda: hostile_pdfs.nested(100_000), "Baked bread"),
    "a drawing of itself": (hostile_pdfs.drawing_itself, "Baked bread"),
    "words beside a huge picture": (lambda: hostile_pdfs.with_a_picture(60_000, b"Baked bread"), "Baked bread"),
    "Hebrew in a PDF": (hostile_pdfs.in_hebrew, "אבג"),
    "Arabic, and letters put together": (
        lambda: as_docx("خبز e\u0301\u0323 👩\u200d🍳"),
        "خبز e\u0301\u0323 👩\u200d🍳",
    ),
    "tables in tables": (lambda: hostile_docx.nested(80), "Baked bread"),
    "Markdown in UTF-16": (lambda: "# Bäcker\r\n".encode("utf-16"), "# Bäcker\n"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_file_that_cannot_be_read_is_refused_for_the_right_reason(name: str) -> None:
    made, reason = REFUSED[name]
    limits = TIGHT if reason is TooMuchMemory else PATIENT
    with pytest.raises(UnreadableDocument) as refused:
        await DocumentReader(limits).text_of(made())
    assert type(refused.value) is reason
    assert not _processes()


@pytest.mark.parametrize("name", READ)
async def test_a_file_that_is_only_strange_is_read(name: str) -> None:
    made, text = READ[name]
    assert (await DocumentReader(PATIENT).text_of(made())).text == text
    assert not _processes()


async def test_nothing_that_a_file_names_is_fetched_started_or_shown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        port = listening.getsockname()[1]
        reader = DocumentReader(PATIENT)
        assert (await reader.text_of(hostile_pdfs.with_actions(port))).text == "Baked bread for nine years"
        assert (await reader.text_of(hostile_docx.reaching_out(port))).text.split("\n") == ["Baked", "Baked bread"]
        with pytest.raises(BlockingIOError):
            listening.accept()


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/hostname')",
        "open('left-behind', 'w')",
        "socket.socket()",
        "subprocess.run(['true'], stdout=subprocess.PIPE)",
        "file.write(b'x')",
    ],
)
def test_the_process_that_reads_can_open_nothing_any_more(attempt: str) -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import socket, subprocess, tempfile, signal\n"
            "from retrieval.parsing.worker import close_doors\n"
            "file = tempfile.TemporaryFile(buffering=0)\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            f"close_doors()\ntry:\n    {attempt}\nexcept OSError:\n    print('refused')",
        ],
        capture_output=True,
        text=True,
    )
    assert (told.stdout, told.stderr) == ("refused\n", "")


async def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TookTooLong):
        await DocumentReader(Limits(seconds=0.5)).text_of(SLOW)
    with pytest.raises(TookTooLong):
        await DocumentReader(replace(PATIENT, processor_seconds=1)).text_of(SLOW)
    assert not _processes()


async def test_who_gives_up_waiting_ends_the_process_which_knows_nothing_of_the_environment() -> None:
    reading = asyncio.create_task(DocumentReader(PATIENT).text_of(SLOW))
    assert await _environment_of_the_process() == {"PYTHONPATH"}
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not _processes()


async def test_only_so_many_files_are_read_at_once_and_the_loop_goes_on_meanwhile() -> None:
    reader = DocumentReader(PATIENT, at_once=1)
    reading = asyncio.gather(*(reader.text_of(WHOLE) for _ in range(3)))
    most, longest, last = 0, 0.0, time.perf_counter()
    while not reading.done():
        await asyncio.sleep(0.01)
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
        most = max(most, len(_processes()))
    assert [one.text for one in await reading] == ["Baked bread"] * 3
    assert most == 1
    assert longest < 0.5


OTHERS: set[int] = set()
"""Processes of this one that were there before the test: servers of other tests."""


@pytest.fixture(autouse=True)
def others() -> None:
    OTHERS.clear()
    OTHERS.update(process.pid for process in psutil.Process().children())


def _processes() -> Sequence[psutil.Process]:
    """That read files for this one, dead ones that nobody asked after included."""
    return [process for process in psutil.Process().children() if process.pid not in OTHERS]


async def _environment_of_the_process() -> set[str]:
    """The names in it, as soon as it is there."""
    async with asyncio.timeout(60):
        while True:
            for process in _processes():
                if process.cmdline()[0] == sys.executable and (names := set(process.environ())):
                    return names
            await asyncio.sleep(0.01)


async def test_giving_up_while_the_process_is_started_leaves_none_behind_and_does_not_wait_for_it() -> None:
    for pause in (0, 0, 0.001, 0.005, 0.02):
        reading = asyncio.create_task(DocumentReader(PATIENT).text_of(SLOW))
        await asyncio.sleep(pause)
        reading.cancel()
        async with asyncio.timeout(10):
            with pytest.raises(asyncio.CancelledError):
                await reading
        assert not _processes()


def test_a_process_that_never_stops_talking_is_ended(tmp_path: Path) -> None:
    talks = tmp_path / "talks"
    talks.write_text("#!/bin/sh\nexec yes\n")
    talks.chmod(0o755)
    with pytest.raises(TooMuchText):
        Reading(PATIENT, python=str(talks)).of(WHOLE)
