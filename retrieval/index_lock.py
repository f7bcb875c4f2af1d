"""One process on one Chroma folder: with two, queries go stale or fail."""

import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class IndexInUse(Exception):
    """Another process has the index's folder open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The index in {path} is open in another process. Stop that one, choose another data folder, "
            "or run a Chroma server and name it in OPENHIRE_CHROMA_URL."
        )


class IndexLock:
    """Held from `take` to `release`, and by nobody once the process is gone. On Windows it holds nothing."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, folder: Path) -> "IndexLock":
        """Beside the folder, as `<name>.lock`: so it is still held when the folder is gone. Raises IndexInUse."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder.with_name(f"{folder.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        if sys.platform != "win32":
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(descriptor)
                raise IndexInUse(folder) from error
        return cls(descriptor)

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
