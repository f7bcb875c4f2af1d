"""The record held against what the candidates were told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from api.live.answer import join
from graph.vocabulary import Phase
from storage.models import Interview, Turn
from storage.records import Records
from tests.reliability.account import Account
from tests.reliability.answers import MARK


@dataclass
class Verdict:
    interviews: int = 0
    questions: int = 0
    """In the record."""
    acknowledged: int = 0
    """Messages of candidates to which a reply came."""
    kept: int = 0
    """Of those, in the record exactly once."""
    lost: int = 0
    doubled: int = 0
    unacknowledged: int = 0
    unacknowledged_kept: int = 0
    faults: list[str] = field(default_factory=list)
    """One sentence for each thing that is not as it was told. Without a word of anybody."""


async def judge(accounts: Sequence[Account], records: Records) -> Verdict:
    verdict = Verdict(interviews=len(accounts))
    known = {account.alias for account in accounts}
    for kept in await records.interviews():
        if kept.alias not in known:
            verdict.faults.append(f"{kept.alias}: nobody began this interview")
    for account in accounts:
        interview = await records.interview(account.alias)
        turns = await records.turns(interview.id) if interview else []
        hold_against(account, interview, turns, verdict)
    return verdict


def hold_against(account: Account, interview: Interview | None, turns: Sequence[Turn], verdict: Verdict) -> None:
    """Adds to `verdict`."""
    found = [*account.faults, *_course(account, interview, turns), *_questions(account, turns)]
    found += _answers(account, turns, verdict)
    verdict.questions += len(turns)
    verdict.faults += [f"{account.alias}: {fault}" for fault in found]


def _course(account: Account, interview: Interview | None, turns: Sequence[Turn]) -> Iterator[str]:
    if not account.over:
        yield "it could not be ended"
    if account.errors["InternalError"]:
        yield f"{account.errors['InternalError']} errors without a name were told"
    if interview is None:
        yield "the interview is not in the record"
        return
    if account.session_id not in (None, interview.id):
        yield "the record has another interview under this id"
    if not _forward(account.phases):
        yield "a phase was told that came before the one told last"
    if not _forward([turn.phase for turn in turns]):
        yield "the phases of the record go back"
    if interview.questions_asked != len(turns):
        yield f"{interview.questions_asked} questions are counted and {len(turns)} kept"
    if not interview.over:
        yield "the record has it as one that goes on"
    elif not interview.feedback:
        yield "it has ended without feedback"
    elif account.feedback != interview.feedback:
        yield "the candidate was told another feedback"
    if account.farewell is not None and account.farewell != interview.farewell:
        yield "the candidate was told another farewell"


def _forward(phases: Sequence[Phase]) -> bool:
    return all(one.order <= next_.order for one, next_ in pairwise(phases))


def _questions(account: Account, turns: Sequence[Turn]) -> Iterator[str]:
    if [turn.number for turn in turns] != list(range(1, len(turns) + 1)):
        yield "the numbers of the turns have gaps"
    kept = {turn.number: turn for turn in turns}
    for told in account.told:
        turn = kept.get(told.number)
        if turn is None:
            yield f"question {told.number} was told and is not in the record"
        elif (turn.question, turn.phase) != (told.question, told.phase):
            yield f"question {told.number} is in the record with other words or in another phase"
        elif (turn.response or "") != (told.response or ""):
            yield f"what was said before question {told.number} is in the record with other words"
    for turn in turns[:-1]:
        if turn.answer is None:
            yield f"question {turn.number} was followed by another, without an answer"


def _answers(account: Account, turns: Sequence[Turn], verdict: Verdict) -> Iterator[str]:
    said = {message.mark: message for message in account.messages}
    places: list[tuple[int, str]] = []
    """Turn and mark of every message that is in the record, in order."""
    for turn in turns:
        marks = MARK.findall(turn.answer or "")
        if any(mark not in said for mark in marks):
            yield f"the answer to question {turn.number} holds words that nobody said here"
            continue
        if turn.answer is not None and turn.answer != join([said[mark].text for mark in marks]):
            yield f"the answer to question {turn.number} is not verbatim"
        places += [(turn.number, mark) for mark in marks]
    times = Counter(mark for _, mark in places)
    for message in account.messages:
        kept = times[message.mark]
        if message.acknowledged:
            verdict.acknowledged += 1
            verdict.kept += kept == 1
            verdict.lost += kept == 0
        else:
            verdict.unacknowledged += 1
            verdict.unacknowledged_kept += kept > 0
        verdict.doubled += kept > 1
        if message.acknowledged and kept == 0:
            yield f"{message.mark}, an answer to question {message.question}, was acknowledged and is lost"
        if kept > 1:
            yield f"{message.mark}, an answer to question {message.question}, is kept {kept} times"
    order = [message.mark for message in account.messages]
    kept_in_order = list(dict.fromkeys(mark for _, mark in places))
    if kept_in_order != [mark for mark in order if mark in times]:
        yield "the answers are not in the order they were given in"
    for number, mark in places:
        if said[mark].acknowledged and said[mark].question != number:
            yield f"{mark}, an answer to question {said[mark].question}, is kept as one to question {number}"
