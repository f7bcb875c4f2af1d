"""What an answer says about its area, by plain linguistics: evidence with its strength, and the gap that is left.

Strength is read from what is told, as the reference interviews define it: a bare claim is asserted; a way of doing it,
imagined or general or with the own part unclear, is described; a real case with the own action and its result is shown.
"""

import re
from functools import lru_cache

from graph.interviewers.skills import ReadBrief
from graph.language.claims import Claim, claims
from graph.language.parse import parse
from graph.language.story import Story, stems, story
from graph.subjects import Area, Evidence, Reading
from graph.vocabulary import Gap, Intent, Phase, Strength

Private = tuple[tuple[int, int, str], ...]
"""Stretches of the answer that tell a private fact: start, end, category. Nothing of them is quoted."""

MOST = 3
"""Claims per answer."""
_FEWEST = 5
"""Words in a quote."""
SHORT = 25
"""Words of an answer in which nobody does anything: fewer describe no way of working."""
_LEAST = 1.5
"""Worth of a claim that is quoted."""

FAR = 0.1
"""With all-MiniLM-L6-v2. Of 39 true answers none lies below 0.19; of foreign ones one in eight lies below 0.1. A true
answer taken for a foreign one costs the candidate evidence and an unkind follow-up, so the line is drawn far down."""
MOST_SHARED = 2
"""Word stems that an answer to another question may share with a question and its area."""
_READ = (Intent.ANSWER, Intent.PARTIAL, Intent.NO_KNOWLEDGE)
_HYPOTHETICAL = re.compile(
    r"\b(?:would|imagine|suppose|could (?:your|have|you have)|what if|picture this|let's say)\b", re.IGNORECASE
)
_LOOKING_BACK = re.compile(
    r"\bwould you (?:say|call|describe)\b"
    r"|\bwould (?:you|have) (?:\w+ )?(?:differently|(?:build|made|do|left?|leave|make) .{0,40}\b(?:differently"
    r"|today|now))",
    re.IGNORECASE,
)
_ASKS_RESULT = re.compile(
    r"\bwhat (?:was|is|were|had) (?:\w+ )?different\b|\bwhat (?:came|became|happened|changed)\b"
    r"|\bhow did (?:it|that|things) (?:turn out|end|go)\b",
    re.IGNORECASE,
)
_ASKS_HOW_KNOWN = re.compile(
    r"\bhow (?:did|do|could|can) (?:you|your \w+) (?:\w+ )?(?:find|know|work out|tell|check|decide|notice|measure)"
    r"|\bwhat told you\b|\bhow .{0,40}\b(?:find out|work out|know which|make sure)\b",
    re.IGNORECASE,
)
_LOOKED = re.compile(
    r"\b(?:look(?:ed)? (?:at|into|back)|measured|compared|checked|tested|counted|traced|profiled|asked|watched|read"
    r"|tried|noticed|interviewed|logged|reviewed|released them|one (?:at a time|by one)|audited|sampled|listened)\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\bI(?:['’]ve| have|['’]m)? ?(?:haven['’]?t|have not|never|not|didn['’]?t) (?:really |actually |yet )?"
    r"(?:done|do|run|worked|used|had|tried|been|built|handled|put|made|owned|led|dealt)\b",
    re.IGNORECASE,
)
_BOAST = re.compile(
    r"\bI(?:['’]m| am|['’]ve always been|['’]ve been) (?:\w+ ){0,3}(?:best|finest|expert|master|guru|genius|natural"
    r"|leader|professional|unbeatable|perfect|known for)\b"
    r"|\bI(?:['’]ve| have)? (?:always|never) (?:speak|spoken|been|deliver\w*|succeed\w*|fail\w*|lose|lost|miss\w*"
    r"|had)\b"
    r"|\b(?:everybody|everyone|anybody|anyone|nobody|people|customers|guests|colleagues) (?:[\w'’]+ ){0,5}"
    r"(?:tell you|knows?|says?|praised?|appreciated?|loved?|envy|envied|admired?|trust(?:ed)? me)\b"
    r"|\bsecond to none\b|\bin my sleep\b|\binside out\b|\bspeaks? for itself\b",
    re.IGNORECASE,
)
"""What somebody is, always does or is praised for: a bare claim where no case is told with it."""
_ANCHOR = re.compile(
    r"\b(?:last|this) (?:year|month|week|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday)\b"
    r"|\b(?:in|since|on (?:a|the)) (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:19|20)\d\d\b|\bonce\b|\bone"
    r" (?:of|day"
    r"|time|morning|evening|night|customer|patient|pupil|student|site|winter|summer)\b|\bthere was\b|\bwe had an?\b"
    r"|\bI had an?\b|\bweeks? (?:ago|later)|\bmonths? (?:ago|later)|\byears? ago|\bat (?:my|the) (?:last|old"
    r"|previous)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=32)
def read_answer(brief: ReadBrief, private: Private = (), nearness: float | None = None) -> Reading:
    """The rules' `find_evidence`. About 0.2 ms a word: a thread is the place for a long answer. The latest readings are
    kept: what comes next is decided by one, and the record is made of the same.

    `nearness`: cosine of the whole answer to question and name of the area in one text, needed for one that
    `may_be_foreign` alone. An answer that shares next to no word with them and is far in meaning is no evidence for
    that area.

    Every quote is `answer[start:end]`; at most three, of 6 to 30 words, none that touches a stretch of `private`.
    `sufficient` is None where the intent is not an answer (also partial, no knowledge), and in the conclusion.
    """
    if brief.intent not in _READ:
        return Reading(sufficient=None)
    answer = brief.exchange.answer
    if nearness is not None and nearness < FAR and brief.area is not None and may_be_foreign(brief):
        elsewhere = tuple(area for area in brief.areas if area.name != brief.area.name)
        brief = brief.model_copy(update={"area": None, "areas": elsewhere})
        found = read_answer(brief, private).evidence
        return Reading(sufficient=None, evidence=found)  # shows nothing for the area, and is nothing to press for
    doc = parse(answer)
    told = story(doc, _said_before(brief))
    allowed = [c for c in claims(doc) if not any(c.start < end and start < c.end for start, end, _ in private)]
    evidence = (
        () if brief.intent is Intent.NO_KNOWLEDGE else _evidence(brief, allowed, told, tells_a_case(answer, told))
    )
    if brief.exchange.phase is Phase.CONCLUSION:
        return Reading(sufficient=None, evidence=evidence)
    if brief.exchange.phase is Phase.INTRODUCTION or brief.area is None:
        enough = brief.intent is Intent.ANSWER
        return Reading(sufficient=enough, gap=None if enough else Gap.EXAMPLE, evidence=evidence)
    gap = _gap(brief.exchange.question, answer, told)
    if brief.intent is not Intent.ANSWER:
        gap = gap or Gap.EXAMPLE
    return Reading(sufficient=gap is None, gap=gap, evidence=evidence)


def may_be_foreign(brief: ReadBrief) -> bool:
    """Is something told that shares next to no word with what was asked and what the area rests on? Meaning decides.

    A short answer is no story of something else: it evades or claims, and is pressed like any other."""
    if brief.area is None or brief.intent not in _READ or len(brief.exchange.answer.split()) < SHORT:
        return False
    about = " ".join((brief.exchange.question, brief.area.name, *(source.text for source in brief.area.sources)))
    return len(stems(about) & stems(brief.exchange.answer)) <= MOST_SHARED


def _said_before(brief: ReadBrief) -> list[frozenset[str]]:
    """What an answer may only say again: the question, and the resume lines behind the areas."""
    areas = brief.areas if brief.area is None else (*brief.areas, brief.area)
    lines = [source.text for area in areas for source in area.sources if source.document == "resume"]
    return [terms for terms in map(stems, (brief.exchange.question, *dict.fromkeys(lines))) if len(terms) >= 3]


def tells_a_case(answer: str, told: Story) -> bool:
    """Did something really happen, at some time, in which the teller or a "we" did something?"""
    return (told.own or told.shared) and (bool(_ANCHOR.search(answer)) or told.past >= 3)


def _gap(question: str, answer: str, told: Story) -> Gap | None:
    """The gap that matters most, None where there is none."""
    case = tells_a_case(answer, told)
    whole = case and told.own and told.result and told.words >= 30
    asked = re.split(r"(?<=[.!?])\s+", question.strip())[-1]
    if _NOT_DONE.search(answer) and told.words < 120:
        whole = False
    if _HYPOTHETICAL.search(asked) and not _LOOKING_BACK.search(asked):
        acts = sum(s.own + s.shared > 0 for s in told.sentences)
        thought_through = told.imagined + acts >= 3 and told.words >= 45 and not _NOT_DONE.search(answer)
        return None if whole or thought_through else Gap.METHOD
    if case and not whole and _ASKS_HOW_KNOWN.search(asked) and told.words < 60 and not _LOOKED.search(answer):
        return Gap.METHOD
    if whole or (_ASKS_RESULT.search(asked) and (told.result or told.turn) and told.words >= 30):
        return None
    if not case:
        return Gap.METHOD if told.result and told.past >= 3 else Gap.EXAMPLE
    if not told.own:
        return Gap.OWN_PART
    return Gap.METHOD if told.result else Gap.RESULT


def _evidence(brief: ReadBrief, found: list[Claim], told: Story, case: bool) -> tuple[Evidence, ...]:
    known = {area.name: _terms(area) for area in brief.areas}
    if brief.area is not None:
        known[brief.area.name] = _terms(brief.area)
    found = [c for c in found if (place := told.at(c.start)) is None or not place.empty]
    chosen: list[tuple[Claim, str]] = []
    for claim in sorted(found, key=lambda c: (-_worth(c, known, brief.area), c.start)):
        area = _area(claim, known, brief.area)
        if area is None or claim.words < _FEWEST or _worth(claim, known, brief.area) < _LEAST or len(chosen) == MOST:
            continue
        if not (claim.own or claim.shared or claim.outcome or claim.imagined) or _points(claim, told):
            continue
        if not any(claim.start < c.end and c.start < claim.end for c, _ in chosen):
            chosen.append((claim, area))
    phase = brief.exchange.phase
    only_claimed = told.words < SHORT and not (told.own or told.shared or any(c.imagined for c, _ in chosen))
    if not chosen and brief.area is not None:
        # nothing was told, only claimed; at some length it may still be how "you" do it
        plain = [c for c in found if not c.undone and c.words >= _FEWEST]
        chosen = [(c, brief.area.name) for c in sorted(plain, key=lambda c: (-c.words, c.start))[:1]]
    chosen.sort(key=lambda pair: pair[0].start)
    return tuple(
        Evidence(
            area=area,
            quote=claim.text,
            turn=brief.exchange.turn,
            start=claim.start,
            end=claim.end,
            strength=Strength.ASSERTED if only_claimed else _strength(claim, told, case, phase, brief.intent),
        )
        for claim, area in chosen
    )


def _points(claim: Claim, told: Story) -> bool:
    place = told.at(claim.start)
    return place is not None and place.points


def _worth(claim: Claim, known: dict[str, frozenset[str]], asked: Area | None) -> float:
    """How much a claim tells about what somebody did; only its order matters."""
    worth = 3.0 * claim.own + 2.0 * claim.shared + 1.0 * claim.past + 1.5 * claim.outcome + 1.0 * claim.numbers
    worth += 1.0 * claim.now - 3.5 * claim.bare - 4.0 * claim.undone - 0.8 * claim.padded
    said = stems(claim.text)
    if asked is not None:
        worth += 0.7 * len(said & known[asked.name])
    worth += 1.0 * claim.imagined * (not claim.bare)
    # a claim of a dozen or two words is read at a glance
    return worth + 0.08 * min(claim.words, 20) - 0.1 * max(0, claim.words - 24)


def _strength(claim: Claim, told: Story, case: bool, phase: Phase, intent: Intent) -> Strength:
    plain = not claim.past and not claim.imagined
    brief_claim = not case and ((claim.own and told.words < 15) or bool(_BOAST.search(claim.text)))
    if _points(claim, told) or claim.bare or brief_claim:
        return Strength.ASSERTED
    if plain and claim.own and (phase is Phase.INTRODUCTION or told.words < 20):
        return Strength.ASSERTED
    place = told.at(claim.start)
    supposed = claim.imagined and (not claim.past or place is None or place.imagined)
    if not (case and told.own and told.result and intent is Intent.ANSWER) or supposed:
        return Strength.DESCRIBED
    if not claim.past and claim.habit and not claim.now:
        return Strength.DESCRIBED
    return Strength.SHOWN


def _area(claim: Claim, known: dict[str, frozenset[str]], asked: Area | None) -> str | None:
    """The area asked about, unless the words clearly fit another better; None where none was asked and none fits."""
    said = stems(claim.text)
    overlap = {name: len(said & terms) for name, terms in known.items()}
    best = max(overlap, key=lambda name: overlap[name], default=None)
    if asked is None:
        return best if best is not None and overlap[best] >= 3 else None
    if best is not None and overlap[best] >= 3 and overlap[best] >= overlap[asked.name] + 2:
        return best
    return asked.name


def _terms(area: Area) -> frozenset[str]:
    return stems(f"{area.name} {area.need}")
