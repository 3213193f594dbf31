"""A folder of which every new file is to be imported; nothing in it is moved or deleted."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from baklosan_desktop.errors import WatchedFolderGone
from baklosan_desktop.labels.importing import FileState
from baklosan_desktop.pipeline.library import files
from baklosan_desktop.tongue import _

Files = Mapping[Path, FileState]


class Look(NamedTuple):
    """The files that came or changed, by name, and whether others are still being written."""

    new: Files
    is_changing: bool


class WatchedFolder:
    """Remembers what stood in a folder: a file is new once, when two looks find it the same.

    At the first look `known` is asked for the files that are new no longer.
    """

    def __init__(self, path: Path, known: Callable[[], Files] = dict) -> None:
        self.path = path
        self._known = known
        self._given: dict[Path, FileState] | None = None
        self._found: dict[Path, FileState] = {}

    def look(self) -> Look:
        """Return what is new since the last look; WatchedFolderGone where there is no folder."""
        if self._given is None:
            self._given = dict(self._known())
        if not self.path.is_dir():
            raise WatchedFolderGone(
                _("The watched folder '{path}' is not there.").format(path=self.path)
            )
        before, self._found = self._found, dict(sorted(_states(self.path)))
        wanted = {path: now for path, now in self._found.items() if self._given.get(path) != now}
        new = {path: now for path, now in wanted.items() if before.get(path) == now}
        self._given |= new
        return Look(new, len(new) < len(wanted))


def _states(folder: Path) -> Iterator[tuple[Path, FileState]]:
    for path in files(folder):
        with suppress(OSError):  # it has gone since
            found = path.stat()
            yield path, FileState(found.st_size, found.st_mtime_ns)
