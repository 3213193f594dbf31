"""A folder of which every new file is to be imported; nothing in it is moved or deleted."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from baklosan_desktop.errors import WatchedFolderGone
from baklosan_desktop.pipeline.library import files

_State = tuple[int, int]  # bytes, and when they were written


class Look(NamedTuple):
    """The files that came or changed, and whether others are still being written."""

    new: tuple[Path, ...]
    is_changing: bool


class WatchedFolder:
    """Remembers what stood in a folder: a file is new once, when two looks find it the same."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._found: dict[Path, _State] = {}
        self._given: dict[Path, _State] = {}

    def look(self) -> Look:
        """Return what is new since the last look; WatchedFolderGone where there is no folder."""
        if not self.path.is_dir():
            raise WatchedFolderGone(f"The watched folder '{self.path}' is not there.")
        before, self._found = self._found, dict(_states(self.path))
        at_rest = {path: state for path, state in self._found.items() if before.get(path) == state}
        new = {path: state for path, state in at_rest.items() if self._given.get(path) != state}
        self._given |= new
        return Look(tuple(sorted(new)), len(at_rest) < len(self._found))


def _states(folder: Path) -> Iterator[tuple[Path, _State]]:
    for path in files(folder):
        with suppress(OSError):  # it has gone since
            found = path.stat()
            yield path, (found.st_size, found.st_mtime_ns)
