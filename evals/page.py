"""One page of a run, HTML that needs nothing but itself: gates, plots, and transcripts with the worst first."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.papers.in_words import KINDS, STRENGTHS
from cli.in_words import in_words
from evals.compare import Comparison
from evals.expectations import detours
from evals.gates import gates
from evals.metrics import Share
from evals.run import Failed, Outcome, Result
from graph.vocabulary import Comfort, Phase, QuestionKind

UNMET_WEIGHT = 0.5
"""Of an expectation that was not met, where a defect counts 1: a reading may be wrong and the talk still good."""


@dataclass(frozen=True)
class Group:
    """The interviews of one persona, or of one job."""

    name: str
    interviews: int
    questions: float
    phases: Mapping[str, float]
    """Questions in an interview, by phase."""
    areas: Share
    follow_ups: float
    """In an interview."""
    nervous: Share
    """Interviews in which nerves were noted."""
    as_meant: Share
    """What was said in place of an answer, and was read as what it was."""
    defects: float
    """In an interview."""
    unmet: float


@dataclass(frozen=True)
class Shown:
    """An interview with what was found, turn by turn."""

    result: Result
    notes: Mapping[int | None, list[tuple[str, str]]] = field(default_factory=dict)
    """Kind and words of what was found, by turn; None: in the feedback or the interview as a whole."""

    @property
    def badness(self) -> float:
        return len(self.result.measured.defects) + UNMET_WEIGHT * len(self.result.unmet)


def page(outcomes: Sequence[Outcome], *, most: int | None = None, against: Comparison | None = None) -> str:
    """`most`: so many transcripts are shown whole, the worst; all where it is None. The others stand in the tables."""
    results = [each for each in outcomes if isinstance(each, Result)]
    shown = sorted(map(_shown, results), key=lambda each: (-each.badness, each.result.chosen.name))
    return (
        _templates()
        .get_template("page.html.j2")
        .render(
            gates=gates(outcomes),
            against=against,
            failed=[each for each in outcomes if isinstance(each, Failed)],
            count=len(results),
            kinds=Counter(d.kind for each in results for d in each.measured.defects).most_common(),
            by_persona=_groups((each.chosen.persona, each) for each in results),
            by_job=_groups((each.chosen.job.title, each) for each in results),
            resumes=len({each.chosen.resume.name for each in results}),
            questions=Counter(len(each.held.turns) for each in results),
            shown=shown if most is None else shown[:most],
            left_off=0 if most is None else max(0, len(shown) - most),
            phases=[phase.value for phase in Phase],
        )
    )


def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"in_words": in_words, "kind_of": KINDS, "strength_of": STRENGTHS}
    environment.filters["percent"] = _percent
    return environment


def _percent(share: Share) -> str:
    return "–" if share.value is None else f"{share.value:.0%}"


def _shown(result: Result) -> Shown:
    notes: dict[int | None, list[tuple[str, str]]] = defaultdict(list)
    for defect in result.measured.defects:
        notes[defect.turn].append((defect.kind.replace("_", " "), defect.what))
    for each in result.unmet:
        notes[each.turn].append(("not as expected", each.what))
    return Shown(result, dict(notes))


def _groups(named: Iterator[tuple[str, Result]]) -> list[Group]:
    groups: dict[str, list[Result]] = defaultdict(list)
    for name, result in named:
        groups[name].append(result)
    return [_group(name, results) for name, results in sorted(groups.items())]


def _group(name: str, results: Sequence[Result]) -> Group:
    turns = [turn for each in results for turn in each.held.turns]
    asked = Counter(turn.phase.value for turn in turns)
    areas = [each.measured.metrics.areas for each in results]
    said = [as_meant for each in results for _, as_meant in detours(each.held)]
    nerves = [any(turn.comfort is Comfort.NERVOUS for turn in each.held.turns) for each in results]
    return Group(
        name=name,
        interviews=len(results),
        questions=mean(len(each.held.turns) for each in results),
        phases={phase.value: asked[phase.value] / len(results) for phase in Phase},
        areas=Share(sum(share.of for share in areas), sum(share.some for share in areas)),
        follow_ups=sum(t.kind is QuestionKind.FOLLOW_UP and t.area is not None for t in turns) / len(results),
        nervous=Share(len(nerves), sum(nerves)),
        as_meant=Share(len(said), sum(said)),
        defects=mean(len(each.measured.defects) for each in results),
        unmet=mean(len(each.unmet) for each in results),
    )
