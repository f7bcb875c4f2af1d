"""The words of the interviewer that works by rules: the files of `prompts/question_bank/`, read and checked once.

A wording is a sentence with named slots ("You mentioned {topic}."). It can be used where every slot it names is
known; the head of every file says which slots there are. A slot written with a capital ({At}) starts a sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from string import Formatter
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from graph.decisions.guard import inspect
from graph.errors import GraphError
from graph.language.wordings import fill, unused
from graph.prompt_yaml import PromptError, Yaml, read_yaml
from graph.vocabulary import Difficulty, Gap, Intent, Phase, QuestionKind

Wordings = Annotated[tuple[str, ...], Field(min_length=1)]


REMEDY = "Compare with the other wordings there."


class QuestionBankError(GraphError):
    """Files of the question bank cannot be used: says which, on which lines, and what to change."""

    def __init__(self, mistakes: Sequence[PromptError]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


class _Words(BaseModel):
    """Lists of wordings, every slot of which is among `slots`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    slots: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="after")
    def know_every_slot(self) -> "_Words":
        for wording in _strings(list(self.__dict__.values())):
            if not wording.strip():
                raise _wrong(wording, "a wording is empty: write a sentence or take the line out")
            try:
                named = [name for _, name, _, _ in Formatter().parse(wording) if name is not None]
            except ValueError as error:
                problem = f"{wording!r} has a brace that belongs to no slot ({error}): write {{slot}}"
                raise _wrong(wording, problem) from error
            for name in named:
                if name.lower() not in self.slots:
                    known = ", ".join(sorted(self.slots)) or "none"
                    raise _wrong(wording, f"{wording!r} names the slot {name!r}; the slots known here are: {known}")
        return self


def _wrong(wording: str, problem: str) -> PydanticCustomError:
    """Carries the wording, by which its line is found."""
    return PydanticCustomError("wording", "{problem}", {"problem": problem, "wording": wording})


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


class ByDifficulty(_Words):
    easy: tuple[str, ...] = ()
    medium: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()

    def of(self, difficulty: Difficulty) -> tuple[str, ...]:
        """Where nothing harder is fair to ask, the medium ones serve for hard."""
        hard = self.hard or self.medium
        return {Difficulty.EASY: self.easy, Difficulty.MEDIUM: self.medium, Difficulty.HARD: hard}[difficulty]


class Opening(_Words):
    slots = frozenset(
        ("name company title first_role latest_role first_employer latest_employer did job_do job_thing fact").split()
    )
    greetings: Wordings
    changes: Wordings
    paths: Wordings
    paths_unknown: Wordings
    motives_from_fact: Wordings
    motives: Wordings
    easy_motives: Wordings


class Leads(_Words):
    slots = frozenset("did at employer item result area job_do job_they job_thing".split())
    done: Wordings
    doing: Wordings
    outcome: Wordings
    again: Wordings
    listed: Wordings
    listed_for: Wordings
    course: Wordings
    lacking: Wordings
    anywhere: Wordings


class Asked(ByDifficulty):
    slots = frozenset("area job_do job_thing".split())


class Technical(BaseModel):
    """`lacking` and `lacking_thing` are whole questions; the others stand after a lead."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    done: Asked
    doing: Asked
    outcome: Asked
    again: Asked
    listed: Asked
    course: Asked
    lacking: Asked
    lacking_thing: Asked


class KindOfWork(_Words):
    verbs: Wordings
    verbs_with_people: tuple[str, ...] = ()
    done: ByDifficulty = ByDifficulty()
    doing: ByDifficulty = ByDifficulty()


class Theme(ByDifficulty):
    prototypes: Wordings


class Behavioral(_Words):
    themes: dict[str, Theme]
    general: ByDifficulty


class FollowUp(_Words):
    slots = frozenset({"echo", "topic", "area"})
    example: Wordings
    method: Wordings
    own_part: Wordings
    result: Wordings
    supposed: Wordings
    hard: Wordings

    def of(self, gap: Gap) -> tuple[str, ...]:
        return {
            Gap.EXAMPLE: self.example,
            Gap.METHOD: self.method,
            Gap.OWN_PART: self.own_part,
            Gap.RESULT: self.result,
        }[gap]


class OnTheirGround(_Words):
    slots = frozenset({"area", "did", "at"})
    same: Wordings
    near: Wordings
    unknown: Wordings


class Rephrase(_Words):
    slots = frozenset("ask again area did at".split())
    repeat_request: Wordings
    need_time: Wordings
    clarification_request: Wordings
    either: Wordings
    no_knowledge: OnTheirGround
    off_topic: Wordings
    introduction: Wordings


class Closing(_Words):
    slots = frozenset("company fact address topic ask area name".split())
    confirm_leave: Wordings
    last_word: Wordings
    anything_else: Wordings
    back_to_question: Wordings
    back_without_question: Wordings
    facts: Wordings
    fragment: str
    pay: str
    place: str
    tools: str
    not_said: Wordings
    no_more: Wordings
    rest_not_said: Wordings
    person: Wordings
    person_without_address: Wordings
    person_next: Wordings
    about_me: Wordings
    outcome: Wordings
    farewell: Wordings
    farewell_early: Wordings


class Responses(_Words):
    slots = frozenset("echo would topic area company name job_do job_thing".split())
    echo: Wordings
    would: Wordings
    supposed: Wordings
    topic: Wordings
    plain: Wordings
    so_far: Wordings
    gentle: Wordings
    private: Wordings
    private_echo: Wordings
    no_knowledge: Wordings
    refuse: Wordings
    need_time: Wordings
    going_on: Wordings
    repeat_request: Wordings
    clarification_request: Wordings
    clarified: Wordings
    off_topic: Wordings
    hostile: Wordings
    command: Wordings
    injection: Wordings
    leave: Wordings
    enter_technical: Wordings
    enter_behavioral: Wordings
    enter_conclusion: Wordings
    next_area: Wordings
    break_offer: tuple[str, ...] = ()
    """Absent in sets of before it was there."""

    def of(self, intent: Intent) -> Wordings | None:
        """What is said to a message that was no answer; None for one that was."""
        return {
            Intent.NO_KNOWLEDGE: self.no_knowledge,
            Intent.REFUSE: self.refuse,
            Intent.NEED_TIME: self.need_time,
            Intent.REPEAT_REQUEST: self.repeat_request,
            Intent.CLARIFICATION_REQUEST: self.clarification_request,
            Intent.OFF_TOPIC: self.off_topic,
            Intent.HOSTILE: self.hostile,
            Intent.COMMAND: self.command,
            Intent.INJECTION: self.injection,
            Intent.LEAVE: self.leave,
        }.get(intent)


class Prepare(_Words):
    slots = frozenset({"things", "area"})
    one: Wordings
    two: Wordings
    unfinished: Wordings
    untold: Wordings
    unknown: Wordings


class Feedback(_Words):
    slots = frozenset("name areas told area fact count examples".split())
    thanks: Wordings
    nothing: Wordings
    short: Wordings
    talked_about: Wordings
    path_only: str
    examples: Wordings
    one_example: Wordings
    each: Wordings
    cases: Wordings
    no_example: Wordings
    counts: Annotated[tuple[str, ...], Field(min_length=3)]
    prepare: Prepare
    not_reached: Wordings
    next_steps: Wordings
    no_next_steps: Wordings


class Plain(_Words):
    slots = frozenset({"area"})
    introduction: Wordings
    technical: Wordings
    behavioral: Wordings
    conclusion: Wordings
    confirm_leave: Wordings


class GeneralArea(_Words):
    slots = frozenset({"title"})
    name: str
    questions: Wordings


class GeneralAreas(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    technical: Annotated[tuple[GeneralArea, ...], Field(min_length=2)]
    behavioral: Annotated[tuple[GeneralArea, ...], Field(min_length=1)]


class Planning(_Words):
    craft: Wordings
    people: Wordings
    not_asked: Wordings
    general: GeneralAreas


class QuestionBank(BaseModel):
    """One field for each file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    opening: Opening
    leads: Leads
    technical: Technical
    work: dict[str, KindOfWork]
    behavioral: Behavioral
    follow_up: FollowUp
    rephrase: Rephrase
    closing: Closing
    responses: Responses
    feedback: Feedback
    plain_words: Plain
    planning: Planning

    @classmethod
    def load(cls, folder: Path) -> "QuestionBank":
        """Reads `folder`/*.yaml. Blocks for some hundred milliseconds: load it at start. Raises QuestionBankError."""
        texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
        return cls.read(texts, folder.name)

    @classmethod
    def read(cls, files: Mapping[str, str], where: str) -> "QuestionBank":
        """Texts by the names of their files; messages name the folder `where`. Raises QuestionBankError."""
        parts: dict[str, Yaml] = {}
        found: list[PromptError] = []
        for name, text in files.items():
            file, field = f"{where}/{name}", name.removesuffix(".yaml")
            if field not in cls.model_fields:
                found.append(PromptError(file, 1, "It belongs to no part of the question bank.", "Take it away."))
                continue
            try:
                parts[field] = read_yaml(file, text)
            except PromptError as mistake:
                found.append(mistake)
        for field in cls.model_fields:
            if f"{field}.yaml" not in files:
                found.append(PromptError(f"{where}/{field}.yaml", 1, "This file is missing.", "Put it back."))
        if found:
            raise QuestionBankError(found)
        try:
            return cls.model_validate({field: part.content for field, part in parts.items()})
        except ValidationError as error:
            raise QuestionBankError(_told(parts, error)) from error

    @cached_property
    def digest(self) -> str:
        """Hash of all the words in it: kept with every question they made."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:16]

    def plain(self, phase: Phase, kind: QuestionKind, area: str | None, asked: Sequence[str]) -> str:
        """A question that names nothing but the area, where it names anything: for when others were stopped."""
        if kind is QuestionKind.CONFIRM_LEAVE:
            return self.plain_words.confirm_leave[0]
        wordings = {
            Phase.INTRODUCTION: self.plain_words.introduction,
            Phase.TECHNICAL: self.plain_words.technical,
            Phase.BEHAVIORAL: self.plain_words.behavioral,
            Phase.CONCLUSION: self.plain_words.conclusion,
        }[phase]
        slots = {"area": area} if area else {}
        sayable = [said for said in (fill(wording, slots) for wording in wordings) if said]
        sayable = sayable or list(self.plain_words.introduction)
        fresh = unused(sayable, asked)
        return next((said for said in fresh if inspect(said, kind="question", asked=asked).allowed), fresh[0])

    def plain_response(self, responses: Sequence[str]) -> str:
        """An acknowledgement that claims nothing."""
        return next(iter(unused(self.responses.plain, responses[-len(self.responses.plain) + 1 :])))

    def farewell(self, first_name: str | None, early: bool) -> str:
        wordings = self.closing.farewell_early if early else self.closing.farewell
        slots = {"name": first_name} if first_name else {}
        return next(said for said in (fill(wording, slots) for wording in wordings) if said)


def _told(parts: Mapping[str, Yaml], error: ValidationError) -> list[PromptError]:
    """Each mistake with the line of its own file."""
    return [
        parts[str(problem["loc"][0])].mistake(problem, REMEDY, above=1)
        for problem in error.errors(include_url=False, include_input=False)
    ]
