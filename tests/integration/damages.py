"""What can happen to a file while nobody looks."""

import os
from collections.abc import Callable
from pathlib import Path


def is_deleted(file: Path) -> None:
    file.unlink()


def is_emptied(file: Path) -> None:
    os.truncate(file, 0)


def is_cut_in_half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def is_overwritten(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.write(b"\x5a" * file.stat().st_size)


def is_overwritten_from_the_middle(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.seek(file.stat().st_size // 2)
        stream.write(b"\x5a" * (file.stat().st_size // 2))


Damage = Callable[[Path], None]
DAMAGES: list[Damage] = [is_deleted, is_emptied, is_cut_in_half, is_overwritten, is_overwritten_from_the_middle]
