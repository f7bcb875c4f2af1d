"""What was measured, as tables for a console."""

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from evals.checks import KINDS
from evals.metrics import Metrics, Share
from evals.mirror import Measured
from evals.tally import tallies

COLUMNS = (
    "interview", "questions", "minutes", "grounded", "repeats", "one question", "areas", "due follow-ups made",
    "unneeded", "in order", "comfort fits", "guard", "verbatim", "words", "ease", "defects",
)  # fmt: skip


def metrics_table(measured: Sequence[Measured]) -> Table:
    """A line an interview."""
    table = Table(*COLUMNS, title="Measured without a judge", box=None, pad_edge=False)
    for each in measured:
        table.add_row(escape(each.transcript.id), *_figures(each.metrics), str(len(each.defects)))
    return table


def _figures(metrics: Metrics) -> list[str]:
    return [
        str(metrics.questions),
        "-" if metrics.minutes is None else f"{metrics.minutes:.0f}",
        _percent(metrics.grounded),
        str(metrics.near_repeats),
        _percent(metrics.one_question),
        str(metrics.areas),
        str(metrics.follow_ups_due),
        str(metrics.follow_ups_unneeded),
        "yes" if metrics.phases_in_order else "no",
        _percent(metrics.comfort_fits),
        str(metrics.guard_hits),
        _percent(metrics.verbatim),
        f"{metrics.words_per_question:.0f}",
        "-" if metrics.reading_ease is None else f"{metrics.reading_ease:.0f}",
    ]


def _percent(share: Share) -> str:
    return "-" if share.value is None else f"{share.value:.0%}"


def kinds_table(measured: Sequence[Measured]) -> Table:
    """A line a kind of defect: how often, and how many of those that were planted."""
    planted = any(each.transcript.defects for each in measured)
    table = Table("defect", "found", title="Defects by kind", box=None, pad_edge=False)
    if planted:
        table.add_column("of those planted")
        table.add_column("false alarms")
    table.add_column("told by")
    table.add_column("left to a judge")
    for tally in tallies(measured):
        kind = KINDS.get(tally.kind)
        known = (kind.how, kind.left_to_a_judge) if kind else ("", "not a kind that is looked for")
        held = (str(tally.planted), str(tally.false_alarms)) if planted else ()
        table.add_row(escape(tally.kind), str(tally.found), *held, *known)
    return table


def defect_lines(measured: Sequence[Measured]) -> list[str]:
    """Each defect with its interview, turn and kind, plain text."""
    return [
        f"{each.transcript.id}, {_place(defect.turn)}: {defect.kind}: {defect.what}"
        for each in measured
        for defect in each.defects
    ]


def _place(turn: int | None) -> str:
    return "feedback" if turn is None else f"turn {turn}"
