"""The outcome of one run as a small table, on the screen and in the document."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich import box
from rich.table import Table

from tests.reliability.account import Account
from tests.reliability.kills import Killer
from tests.reliability.verdict import Verdict


@dataclass(frozen=True)
class Outcome:
    store: str
    kills: int
    seed: int
    seats: int
    seconds: float
    killer: Killer
    accounts: Sequence[Account]
    verdict: Verdict


def rows(outcome: Outcome) -> list[tuple[str, str]]:
    verdict, accounts = outcome.verdict, outcome.accounts
    moments = ", ".join(f"{number} {moment.value}" for moment, number in outcome.killer.kills.most_common())
    errors: Counter[str] = sum((account.errors for account in accounts), Counter())
    back = [seconds for account in accounts for seconds in account.back_after]
    shown = [seconds for account in accounts for seconds in account.shown_after]
    return [
        ("kills", f"{outcome.killer.kills.total()} ({moments})"),
        ("restarts", str(outcome.killer.restarts)),
        ("interviews, all ended", f"{verdict.interviews}, {outcome.seats} at once"),
        ("questions asked", str(verdict.questions)),
        ("answers acknowledged", str(verdict.acknowledged)),
        ("… kept, each once", str(verdict.kept)),
        ("… lost", str(verdict.lost)),
        ("answers doubled", str(verdict.doubled)),
        ("answers never acknowledged", f"{verdict.unacknowledged}, {verdict.unacknowledged_kept} of them kept"),
        ("answers said again after a break", str(sum(account.said_again for account in accounts))),
        ("connections lost and made again", str(sum(account.broken for account in accounts))),
        ("from the restart to the pending question", spread(back)),
        ("from the new connection to the pending question", spread(shown)),
        ("errors told", ", ".join(f"{number} {name}" for name, number in errors.most_common()) or "none"),
        ("faults found", str(len(verdict.faults))),
        ("duration", f"{outcome.seconds / 60:.1f} min"),
    ]


def spread(seconds: Sequence[float]) -> str:
    return f"{median(seconds):.2f} s median, {max(seconds):.2f} s worst" if seconds else "not measured"


def table(outcome: Outcome) -> Table:
    shown = Table(title=f"Kills on {outcome.store}, seed {outcome.seed}", show_header=False, box=box.SIMPLE)
    for row in rows(outcome):
        shown.add_row(*row)
    return shown


def markdown(outcome: Outcome) -> str:
    lines = [f"| {outcome.store}, seed {outcome.seed} | |", "|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {value} |" for name, value in rows(outcome))])


def write_between(document: Path, name: str, text: str) -> None:
    """Replaces what stands between `<!-- name -->` and `<!-- end -->`. Raises ValueError where they are missing."""
    whole = document.read_text(encoding="utf-8")
    before, mark, rest = whole.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition("<!-- end -->")
    if not mark or not end:
        raise ValueError(f"{document} has no place for the figures: <!-- {name} --> and <!-- end -->")
    document.write_text(f"{before}{mark}{text}\n{end}{after}", encoding="utf-8")
