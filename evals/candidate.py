"""A simulated candidate: the same resume and job give the same person, the same question the same answer.

What they did is in the resume; how it went is a small story invented for them, since nobody real is speaking.
They hear what any candidate hears, question and phase, and know nothing of areas, kinds or gaps.
"""

import random
import re

from evals.asked import Wanted, asks_whether_to_stop, piece_wanted, wanted
from evals.detours import Detours, Told, filled, rewritten, way_of_leaving
from evals.resume_lines import Line, Resume, read_resume, stems
from evals.speech import Case, Cases, Leaving, Manner, cases, wordings

MONTHS = ("January", "February", "March", "April", "May", "June", "September", "October", "November")
YES_STOP = "Yes, please, let's stop here."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
NAMES = ("Dana", "Farid", "Ilse", "Marco", "Noor", "Petra", "Ravi", "Sunil", "Tess", "Wanda", "Yusuf", "Bettina")


class Candidate:
    def __init__(self, resume_text: str, manner: Manner, *, seed: str, company: str, title: str) -> None:
        """`seed` names resume and job. `company` and `title` are the job's."""
        self._chance = random.Random(seed)
        self.resume_text = resume_text
        self._resume: Resume = read_resume(resume_text)
        self._manner = manner
        self._job = {"company": company or "your company", "title": title}
        self._said: set[str] = set()
        self._lines: set[str] = set()
        """Resume lines told so far."""
        self._of_trade = self._trade()
        self._cases = [c for group in cases() if not group.field for c in group.cases] + list(self._of_trade)
        self._chance.shuffle(self._cases)
        self._names = self._chance.sample(NAMES, len(NAMES))
        self._case: Case | None = None
        self._names_in_case: dict[str, str] = {}
        self._told: set[str] = set()
        """Pieces of the present case told so far."""
        self._answers = 0
        self._stories = 0
        self._repeat_at = self._chance.randint(4, 7) if manner.asks_to_repeat else 0
        self._may_not_know = manner.says_unknown
        self._asked_back = 0
        self._last = ""
        self._digressions = self._chance.sample(manner.digressions, len(manner.digressions))
        # Detours and leaving have chances of their own: without them a persona tells what it would tell anyway.
        self._detours = Detours(manner, random.Random(f"{seed}\ndetours"))
        self._leaving = way_of_leaving(manner, random.Random(f"{seed}\nleaving"))
        self._left = False
        self.told: list[Told] = []
        """What each answer was meant to be, in order."""

    @property
    def description(self) -> str:
        return self._manner.description

    @property
    def goes(self) -> Leaving | None:
        """How the candidate goes now, in place of a next answer without words; None: they stay, or say so first."""
        due = self._manner.leaves is not None and self._answers + 1 >= self._manner.leaves.at
        return self._leaving if due and self._leaving is not Leaving.SAYS_SO else None

    def answer(self, question: str, phase: str, number: int) -> str:
        """What is said to question `number` (from 1) in the wire's `phase`."""
        self._answers += 1
        told, said = self._instead(question, phase) or self._answer(question, phase, number)
        self.told.append(told)
        return rewritten(said, self._manner.rewrites, self._chance)

    def _instead(self, question: str, phase: str) -> tuple[Told, str] | None:
        """What is said in place of an answer, or before one."""
        leaves = self._manner.leaves
        if leaves and self._answers >= leaves.at and (self._left or not asks_whether_to_stop(question)):
            self._left = True
            say = YES_STOP if asks_whether_to_stop(question) else self._chance.choice(leaves.say)
            return Told("leave"), say
        if self._repeat_at and self._answers >= self._repeat_at and phase in ("technical", "behavioral"):
            self._repeat_at = 0
            return Told("request"), self._pick("repeat")
        calm = 0 < self._manner.calms_after < self._answers
        if calm or asks_whether_to_stop(question) or (detour := self._detours.next(phase)) is None:
            return None
        line, _ = self._nearest_line(question)
        placed = _placed(line) if line else {}
        said = filled(detour[1], question=question, **placed, **self._job)
        if detour[0].then_answers:
            told, answer = self._answer(question, phase, self._answers)
            return told, f"{said} {answer}"
        return Told("detour", detour[0]), said

    def _answer(self, question: str, phase: str, number: int) -> tuple[Told, str]:
        told_case = self._case is not None
        told = Told("talk")
        match wanted(question, phase, number=number, last_answer=self._last, told_case=told_case):
            case Wanted.WHETHER_TO_STOP:
                said = wordings()["stay"][0]
            case Wanted.LAST_WORD:
                said = self._last_word()
            case Wanted.PATH:
                said = self._path()
            case Wanted.MOTIVE:
                said = self._pick("motive", **self._job)
            case Wanted.ENJOYED:
                said = self._pick("enjoyed")
            case Wanted.MORE if self._has_more():
                told, said = Told("more"), self._more(question)
            case Wanted.IMAGINED | Wanted.NEAREST if self._manner.imagines:
                told, said = self._imagine(question)
            case _:
                told, said = self._tell(question, phase)
        self._last = self._in_manner(said, phase)
        return told, self._last

    def _trade(self) -> tuple[Case, ...]:
        """The cases of the field that most words of the resume belong to; none where only a few do."""

        def weight(group: Cases) -> int:
            return len(stems(" ".join(group.field)) & self._resume.stems)

        nearest = max((group for group in cases() if group.field), key=weight)
        return nearest.cases if weight(nearest) >= 3 else ()

    # the introduction and the conclusion

    def _path(self) -> str:
        stations = self._resume.stations
        named = [s for s in stations if s.employer]
        whole = [s for s in named if s.role]
        if len(named) >= 2 and len(whole) >= 2:
            latest, first = whole[0], whole[-1]
            assert latest.role and latest.employer and first.role and first.employer
            if first.employer != latest.employer:
                return self._pick(
                    "path",
                    role=latest.role,
                    employer=latest.employer,
                    first_role=first.role,
                    first_employer=first.employer,
                )
        if whole and not self._resume.study:
            return self._pick("path_short", role=whole[0].role or "", employer=whole[0].employer or "")
        if self._resume.study:
            return self._pick("path_study", study=self._resume.study)
        return self._pick("path_bare")

    def _last_word(self) -> str:
        if self._asked_back < self._manner.questions_back:
            self._asked_back += 1
            return self._pick("questions")
        return self._pick("enough")

    # cases

    def _tell(self, question: str, phase: str) -> tuple[Told, str]:
        line, quoted = self._nearest_line(question)
        self._begin_case(question, line, phase)
        where, (full, pieces) = self._where(line, quoted), self._pieces(piece_wanted(question))
        return Told("full" if full else "gap"), " ".join([where, *self._with_digressions(pieces)])

    def _with_digressions(self, pieces: list[str]) -> list[str]:
        told = []
        for piece in pieces:
            told.append(piece)
            if self._digressions and len(told) < 2 * len(pieces) - 1:
                told.append(self._digressions.pop())
        return told

    def _where(self, line: Line | None, quoted: bool) -> str:
        if line is None:
            return self._pick("unplaced")
        if quoted:
            kind = "quoted"
        elif line.did is None or line.text in self._lines:
            kind = "placed"
        else:
            kind = "recalled_now" if line.now else "recalled"
        self._lines.add(line.text)
        return self._pick(kind, **_placed(line))

    def _pieces(self, asked: str | None) -> tuple[bool, list[str]]:
        """Whether in full, and the case as this person tells it: sometimes one thing is left out."""
        assert self._case is not None
        full = self._full_this_time()
        chosen = list(self._manner.pieces)
        if full:
            if asked and asked not in chosen:
                chosen.insert(chosen.index("came") if "came" in chosen and asked != "lesson" else len(chosen), asked)
        else:
            gap = self._manner.leaves_out[self._stories % len(self._manner.leaves_out)]
            if gap == "result":
                chosen = [p for p in chosen if p != "came"]
            elif gap == "own_part":
                chosen = ["began", "shared"]
            else:
                chosen = ["began", "came"]
            chosen = chosen[: max(2, self._manner.least)]
        self._stories += 1
        self._told.update(chosen)
        if "shared" in chosen:
            self._told.update({"first", "decided"} - {asked or ""})
            self._told -= {"first"}
        return full, [self._spoken(piece) for piece in chosen]

    def _full_this_time(self) -> bool:
        return self._chance.random() < self._manner.full

    def _more(self, question: str) -> str:
        """What a follow-up asks for, and a little of what has not been told."""
        assert self._case is not None
        asked = piece_wanted(question)
        left = self._untold()
        order = ["first", "snag", "decided", "checked", "own", "came", "lesson"]
        chosen = [asked] if asked in left else []
        if asked == "own" and "first" in left:
            chosen.append("first")
        preferred = [p for p in ("came", "decided", "checked", "first", "own", "snag", "lesson") if p in left]
        for piece in preferred:
            if len(chosen) < self._manner.on_follow_up + 1 and piece not in chosen:
                chosen.append(piece)
        if not chosen:
            return self._pick("spent")
        chosen.sort(key=lambda p: (p != asked, order.index(p)))
        self._told.update(chosen)
        return " ".join([self._pick("again"), *(self._spoken(piece) for piece in chosen)])

    def _has_more(self) -> bool:
        """Whoever tells all of a case at once has nothing left to add to it, and tells another one."""
        return self._manner.full < 1 or len(self._untold()) > 1

    def _untold(self) -> list[str]:
        return [p for p in ("own", "first", "snag", "decided", "checked", "came", "lesson") if p not in self._told]

    def _begin_case(self, question: str, line: Line | None, phase: str) -> None:
        """The untold case that comes to mind: the question's words count for more than those of the resume line."""
        asked, did = question.lower(), line.text.lower() if line else ""

        def closeness(case: Case) -> float:
            said = sum((2 if " " in word else 1) * (3 * _says(asked, word) + _says(did, word)) for word in case.about)
            # Where nothing comes to mind, a story from the trade for the craft, one about people otherwise.
            return said + (1.5 if (case in self._of_trade) == (phase == "technical") else 0.0)

        if not self._cases:
            raise ValueError("There are more questions than cases to tell: add some under evals/cases.")
        most = max(map(closeness, self._cases))
        self._case = self._chance.choice([case for case in self._cases if closeness(case) >= 0.75 * most])
        self._cases.remove(self._case)
        self._told = set()
        self._names_in_case = {
            "month": self._chance.choice(MONTHS),
            "day": self._chance.choice(DAYS),
            "name": self._names.pop() if self._names else "a colleague",
        }

    def _spoken(self, piece: str) -> str:
        assert self._case is not None
        return self._case.piece(piece).format(**self._names_in_case)

    # what was never done

    def _imagine(self, question: str) -> tuple[Told, str]:
        if self._may_not_know and self._is_foreign(question):
            self._may_not_know, self._case = False, None
            return Told("unknown"), self._pick("unknown")
        line, quoted = self._nearest_line(question)
        self._case = None
        if line is not None and quoted:
            self._lines.add(line.text)
            opening = self._pick("quoted", **_placed(line))
        elif line is not None and line.did and not line.now and line.text not in self._lines:
            self._lines.add(line.text)
            opening = self._pick("nearest", **_placed(line))
        else:
            opening = self._pick("nearest_bare")
        return Told("talk"), f"{opening} {self._pick('imagined')}"

    def _is_foreign(self, question: str) -> bool:
        """Most of what is asked about stands nowhere in the resume."""
        asked = stems(question)
        return len(asked & self._resume.stems) < 0.5 * len(asked)

    def _nearest_line(self, question: str) -> tuple[Line | None, bool]:
        """The resume line that bears most on the question, and whether the question quotes it."""
        asked = stems(question)
        best: tuple[float, Line] | None = None
        for line in self._resume.lines:
            shared = len(asked & line.stems)
            score = shared - 0.5 * (line.text in self._lines) + 0.3 * (line.did is not None)
            if best is None or score > best[0]:
                best = (score, line)
        if best is None:
            return None, False
        overlap = len(asked & best[1].stems)
        return best[1], overlap >= 4 or (overlap >= 2 and overlap >= 0.5 * len(best[1].stems))

    # how it is said

    def _pick(self, kind: str, **words: str) -> str:
        """A wording not used before in this interview."""
        known = self._manner.words.get(kind) or wordings()[kind]
        fresh = [w for w in known if w not in self._said] or list(known)
        chosen = self._chance.choice(fresh)
        self._said.add(chosen)
        return chosen.format(**words)

    def _in_manner(self, said: str, phase: str) -> str:
        manner = self._manner
        if phase == "conclusion" or self._answers > manner.calms_after:
            return said
        if manner.opens_with:
            openings = [w for w in manner.opens_with if w not in self._said]
            if openings:
                self._said.add(openings[0])
                said = f"{openings[0]} {said}"
        asides = [w for w in manner.asides if w not in self._said]
        if asides and self._answers % 2 == 0:
            self._said.add(asides[0])
            said = f"{said} {asides[0]}"
        return said


def _placed(line: Line) -> dict[str, str]:
    return {"did": line.did or "", "at": line.at, "At": line.at[0].upper() + line.at[1:]}


def _says(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
