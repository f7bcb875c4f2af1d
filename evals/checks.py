"""What can be told of an interview without a judge: pure functions over its record."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from graph.vocabulary import Intent, Phase, QuestionKind
from storage.models import Turn

FEWEST_QUESTIONS, MOST_QUESTIONS = 8, 22
FEWEST_WORDS, MOST_WORDS = 6, 45
NEAR = 88.0
"""Of 100, rapidfuzz's token sort ratio: from here on two questions are the same one in other words."""

RUN = 4
"""Words in a row by which a torn line is recognised."""

KINDS = (
    "no sources",
    "source not in the papers",
    "same question twice",
    "near repeat",
    "not one question",
    "phase backwards",
    "length",
    "words in a question",
    "same acknowledgement twice",
    "evidence not verbatim",
    "guard hit",
)
SERVED = frozenset({Intent.REPEAT_REQUEST, Intent.CLARIFICATION_REQUEST, Intent.NEED_TIME, Intent.QUESTION_BACK})


@dataclass(frozen=True, slots=True)
class Defect:
    turn: int | None
    """None: of the interview as a whole."""
    kind: str
    """One of `KINDS`."""
    what: str


def check(turns: Sequence[Turn], papers: str) -> tuple[Defect, ...]:
    """Every defect found. `papers`: resume and job text, of which the sources must be."""
    found = [
        *_grounds(turns, papers),
        *_repeats(turns),
        *_shape(turns),
        *_acknowledgements(turns),
        *_evidence(turns),
        *_order(turns),
    ]
    return tuple(sorted(found, key=lambda defect: (defect.turn or 0, KINDS.index(defect.kind))))


def words(text: str) -> int:
    return len(re.findall(r"[^\W_]+(?:['’.,-][^\W_]+)*", text))


def _grounds(turns: Sequence[Turn], papers: str) -> Iterator[Defect]:
    known = _folded(papers)
    for turn in turns:
        if not turn.sources and turn.phase is not Phase.CONCLUSION and turn.kind is not QuestionKind.CONFIRM_LEAVE:
            yield Defect(turn.number, "no sources", turn.question)
        for source in turn.sources:
            if not _stands_in(_folded(source.text), known):
                yield Defect(turn.number, "source not in the papers", source.text)


def _stands_in(source: str, papers: str) -> bool:
    """Verbatim, or in pieces: a resume in two columns is read line by line, each with a bit of the other column."""
    if source in papers:
        return True
    spoken = source.split()
    pieces = [" ".join(spoken[at : at + RUN]) for at in range(0, max(1, len(spoken) - RUN + 1), RUN)]
    return sum(piece in papers for piece in pieces) >= 0.6 * len(pieces)


def _repeats(turns: Sequence[Turn]) -> Iterator[Defect]:
    for place, turn in enumerate(turns):
        for earlier in turns[:place]:
            if _asked_again_as_a_service(turns, place, earlier):
                continue
            if _folded(earlier.question) == _folded(turn.question):
                yield Defect(turn.number, "same question twice", f"as in {earlier.number}: {turn.question}")
            elif (alike := fuzz.token_sort_ratio(_folded(earlier.question), _folded(turn.question))) >= NEAR:
                yield Defect(turn.number, "near repeat", f"{alike:.0f} like {earlier.number}: {turn.question}")


def _asked_again_as_a_service(turns: Sequence[Turn], place: int, earlier: Turn) -> bool:
    """The candidate asked to hear it again: that is no repeat, as long as nothing else stood in between."""
    return turns[place - 1].intent in SERVED and turns[place - 1].number == earlier.number


def _shape(turns: Sequence[Turn]) -> Iterator[Defect]:
    for turn in turns:
        if turn.question.count("?") > 1 or not re.search(r"[?.]$", turn.question.strip()):
            yield Defect(turn.number, "not one question", turn.question)
        if turn.response and "?" in turn.response:
            yield Defect(turn.number, "not one question", f"in the acknowledgement: {turn.response}")
        if not FEWEST_WORDS <= words(turn.question) <= MOST_WORDS:
            yield Defect(turn.number, "words in a question", f"{words(turn.question)}: {turn.question}")
        for hit in turn.guard_hits:
            yield Defect(turn.number, "guard hit", f"{', '.join(hit.categories)}: {hit.text}")


def _acknowledgements(turns: Sequence[Turn]) -> Iterator[Defect]:
    said: dict[str, int] = {}
    for turn in turns:
        if turn.response:
            first = said.setdefault(_folded(turn.response), turn.number)
            if first != turn.number:
                yield Defect(turn.number, "same acknowledgement twice", f"as in {first}: {turn.response}")


def _evidence(turns: Sequence[Turn]) -> Iterator[Defect]:
    for turn in turns:
        for each in turn.evidence:
            if each.turn != turn.number or turn.answer is None or turn.answer[each.start : each.end] != each.quote:
                yield Defect(turn.number, "evidence not verbatim", each.quote)


def _order(turns: Sequence[Turn]) -> Iterator[Defect]:
    for earlier, turn in pairwise(turns):
        if turn.phase.order < earlier.phase.order:
            yield Defect(turn.number, "phase backwards", f"{earlier.phase.value} to {turn.phase.value}")
    missing = [phase.value for phase in Phase if all(turn.phase is not phase for turn in turns)]
    if missing:
        yield Defect(None, "phase backwards", f"no question in {', '.join(missing)}")
    if not FEWEST_QUESTIONS <= len(turns) <= MOST_QUESTIONS:
        yield Defect(None, "length", f"{len(turns)} questions")


def _folded(text: str) -> str:
    return re.sub(r"[\s*_`]+", " ", text).strip().casefold()
