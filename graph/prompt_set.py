"""All the words of the interviewer as one thing with one digest: what an interview begins with, and keeps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from graph.decisions.phases import PhasePlan
from graph.prompt_library import PromptLibrary, Reader, digest_of, prompt_texts, read_text
from graph.prompt_required import FILE as REQUIRED
from graph.prompt_required import check_required, missing
from graph.prompt_yaml import PromptError
from graph.question_bank import QuestionBank, QuestionBankError

BANK = "question_bank"
PHASE_PLAN = "phase_plan.yaml"


@dataclass(frozen=True)
class PromptSet:
    library: PromptLibrary
    bank: QuestionBank
    phase_plan: PhasePlan
    files: Mapping[str, str]
    """Every text of it by its path in the folder: `read` makes the same set of them again."""
    digest: str
    """Of all of `files`: 16 hexadecimal digits."""

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Raises `PromptError` and `QuestionBankError`. Blocks for some hundred milliseconds."""
        return cls.read(texts(folder), folder.name)

    @classmethod
    def read(cls, files: Mapping[str, str], where: str) -> Self:
        """`where`: how messages name the folder. Raises `PromptError` and `QuestionBankError`."""
        library = PromptLibrary.read(files, where)
        check_required(library, f"{where}/{REQUIRED}", files[REQUIRED])
        return cls(
            library=library,
            bank=QuestionBank.read(bank_of(files), f"{where}/{BANK}"),
            phase_plan=PhasePlan.read(f"{where}/{PHASE_PLAN}", files[PHASE_PLAN]),
            files=files,
            digest=digest_of(part for name in sorted(files) for part in (name, files[name])),
        )


def texts(folder: Path) -> dict[str, str]:
    """What the set is made of; the README and the cases say nothing to anybody. Raises `PromptError`."""
    others = [*sorted((folder / BANK).glob("*.yaml")), folder / PHASE_PLAN, folder / REQUIRED]
    return prompt_texts(folder) | {path.relative_to(folder).as_posix(): read_text(path, folder) for path in others}


def bank_of(files: Mapping[str, str]) -> dict[str, str]:
    """The files of the question bank, by their names in its folder."""
    return {name.removeprefix(f"{BANK}/"): text for name, text in files.items() if name.startswith(f"{BANK}/")}


def mistakes(folder: Path) -> Iterator[PromptError]:
    """Whatever stops a set from being loaded: the first mistake of each prompt, and all others."""
    try:
        files = texts(folder)
    except PromptError as mistake:
        yield mistake
        return
    reader = Reader(folder.name, files)
    found = list(reader.mistakes())
    yield from found
    if not found:
        library = PromptLibrary.read(files, folder.name)
        yield from missing(library, f"{folder.name}/{REQUIRED}", files[REQUIRED])
    try:
        QuestionBank.read(bank_of(files), f"{folder.name}/{BANK}")
    except QuestionBankError as error:
        yield from error.mistakes
    try:
        PhasePlan.read(f"{folder.name}/{PHASE_PLAN}", files[PHASE_PLAN])
    except PromptError as mistake:
        yield mistake
