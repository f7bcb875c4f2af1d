"""`python -m tests.reliability.crash`: kill the server again and again while interviews are held; is anything lost?

The real server runs in its own process and is killed with SIGKILL at seeded moments; candidates hold whole interviews
with it over real websockets, as the browser client does. Afterwards the record is held against what they were told.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from tests.postgres import started
from tests.reliability.account import Account
from tests.reliability.candidate import Candidate
from tests.reliability.figures import Outcome, markdown, table, write_between
from tests.reliability.kills import Killer, ServerDoesNotStart
from tests.reliability.load import Load
from tests.reliability.server import Server
from tests.reliability.store import InFolder, OnServer, Store, records
from tests.reliability.verdict import judge

LAST_ORDERS = 120.0
"""Seconds in which every interview can be ended once the kills are over."""


@dataclass(frozen=True)
class Form:
    kills: int
    seed: int
    seats: int = 5
    """Candidates at once."""
    reconnect_after: float = 3.0
    """Seconds, as the browser client of the API document."""
    life: float = 7.0
    """Seconds: the longest time that the server lives before a kill that is not aimed."""


async def run(
    form: Form, store: Store, log: Path, noted: Callable[[], None] = lambda: None, trace: Path | None = None
) -> Outcome:
    """`log`: where the server's stderr goes. `noted` is called after each kill. `trace`: see `Load`."""
    began = time.monotonic()
    server = Server(store.environment | {"OPENHIRE_LOG_LEVEL": "warning"}, log)
    load = Load(f"ws://127.0.0.1:{server.port}/ws/interview", form.reconnect_after, trace)
    killer = Killer(server, store, load, random.Random(f"{form.seed}/kills"), form.life)
    accounts: list[Account] = []
    seats: list[asyncio.Task[None]] = []
    await server.start()
    try:
        if not await server.serves():
            raise ServerDoesNotStart(log)
        seats += [asyncio.create_task(_fill(seat, form.seed, load, accounts)) for seat in range(1, form.seats + 1)]
        await killer.kill(form.kills, noted)
        load.closing = True
        done, _ = await asyncio.wait(seats, timeout=LAST_ORDERS)
        for seat in done:
            seat.result()
    finally:
        for seat in seats:
            seat.cancel()
        await asyncio.gather(*seats, return_exceptions=True)
        await server.stop()
    async with records(store) as kept:
        verdict = await judge(accounts, kept)
    return Outcome(store.name, form.kills, form.seed, form.seats, time.monotonic() - began, killer, accounts, verdict)


async def _fill(seat: int, seed: int, load: Load, accounts: list[Account]) -> None:
    """One candidate after the other, until it is time to go home."""
    number = 0
    while not load.closing:
        number += 1
        candidate = Candidate(seat, number, random.Random(f"{seed}/{seat}/{number}"), load)
        accounts.append(candidate.account)
        await candidate.hold()


@contextmanager
def _store(chosen: argparse.Namespace, folder: Path) -> Iterator[Store]:
    if chosen.database_url:
        yield OnServer(folder, chosen.database_url)
    elif chosen.postgres:
        server = started()
        try:
            yield OnServer(folder, server.url(), server)
        finally:
            server.stop()
    else:
        yield InFolder(folder)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--seats", type=int, default=5, help="candidates at once")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own, which is killed too")
    where.add_argument("--database-url", help="on an empty database of a server that goes on")
    parser.add_argument("--keep", type=Path, help="folder for all that is written, and for what went over the lines")
    parser.add_argument("--write", type=Path, help="document whose figures are replaced")
    chosen = parser.parse_args(arguments)
    console = Console()
    with ExitStack() as stack:
        folder = chosen.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        progress = stack.enter_context(Progress(console=console, transient=True))
        folder.mkdir(parents=True, exist_ok=True)
        task = progress.add_task("kills", total=chosen.kills)
        form = Form(chosen.kills, chosen.seed, chosen.seats)
        store = stack.enter_context(_store(chosen, folder / "data"))
        log, trace = folder / "server.log", folder if chosen.keep else None
        outcome = asyncio.run(run(form, store, log, lambda: progress.advance(task), trace))
    console.print(table(outcome))
    for fault in outcome.verdict.faults:
        console.print(fault, markup=False, highlight=False)
    if chosen.write:
        write_between(chosen.write, f"kills on {outcome.store}", markdown(outcome))
    return 1 if outcome.verdict.faults else 0


if __name__ == "__main__":
    sys.exit(main())
