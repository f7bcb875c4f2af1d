"""What becomes of an index's folder that cannot be read: it is put aside, so that another can be made."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

log = logging.getLogger(__name__)


class FolderDamaged(Exception):
    """The folder cannot be read, nor put aside."""

    def __init__(self, folder: Path, cause: OSError) -> None:
        super().__init__(
            f"The index's folder ({folder.name}) is damaged and could not be put aside: {cause.strerror}. Move it or "
            "delete it; whatever it held is made anew from the record."
        )


class FatalOpening(Exception):
    """The last process that opened the folder did not live through it."""


@contextmanager
def being_opened(folder: Path) -> Iterator[None]:
    """Damaged vectors can end the process that loads them: a mark in the folder tells the next one.

    Raises FatalOpening, and FileExistsError where `folder` is a file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / "being-opened"
    if mark.exists():
        raise FatalOpening
    mark.touch()
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def put_aside(folder: Path, damage: Exception) -> None:
    """Beside it as `<name>.damaged`, in the place of one put aside before. Raises FolderDamaged."""
    aside = folder.with_name(f"{folder.name}.damaged")
    try:
        if aside.is_dir():
            shutil.rmtree(aside)
        folder.rename(aside)
    except OSError as error:
        raise FolderDamaged(folder, error) from damage
    log.warning(
        "The index's folder was damaged (%s) and is now %s; a new one is made from the record as it is needed.",
        type(damage).__name__,
        aside.name,
    )
