"""`openhire` in a process of its own, forked from one that has everything imported: a second instead of six.

From there it is the same code as the command's, in the same environment. The commands themselves, as a shell starts
them, are tried in `test_readme` and in the tests of the pages.
"""

import multiprocessing
import os
import sys
from multiprocessing.context import ForkServerProcess
from pathlib import Path

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.reliability.imported"])


def started(
    arguments: tuple[str, ...], environment: dict[str, str], folder: Path, out: Path, err: Path
) -> ForkServerProcess:
    """`openhire` with these arguments, all of its environment, in `folder`; what it says is added to the two files."""
    process = CONTEXT.Process(target=_run, args=(arguments, environment, folder, out, err))
    process.start()
    return process


def _run(arguments: tuple[str, ...], environment: dict[str, str], folder: Path, out: Path, err: Path) -> None:
    """In the new process."""
    os.setpgid(0, 0)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for path, stream in ((out, sys.stdout), (err, sys.stderr)):
        with path.open("ab") as file:
            os.dup2(file.fileno(), stream.fileno())

    from cli.main import app

    app(args=list(arguments), prog_name="openhire")
