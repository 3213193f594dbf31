"""The labels that the user imported, for whatever part of the window asks for them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple

from PySide6.QtCore import QObject, QThreadPool, Signal

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.qt.background import Background
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.shelving import Shelving


class _Read(NamedTuple):
    library: Library
    labels: Sequence[Listed]


class OwnLibrary(QObject):
    """Opens the library and lists its labels in the background, each time it is asked to.

    Until `library` is open it is None; why it cannot be opened or read, or had to begin anew, is
    the `problem`.
    After `changed` all three are what they are now.
    """

    changed = Signal()

    def __init__(self, parent: QObject, open_library: Callable[[], Library]) -> None:
        super().__init__(parent)
        self.library: Library | None = None
        self.labels: Sequence[Listed] = ()
        self.problem = ""
        self._open_library = open_library
        self._background = Background[_Read](self._take, self._explain, QThreadPool(self))

    def read(self) -> None:
        """Open the library, unless it is open, and list its labels as they are now."""
        self._background.ask(self._read)

    def shelving(self) -> AbstractContextManager[Shelving]:
        """Give what adds labels and removes them, in whichever thread asks for it."""
        return self._open_library().shelving()

    def _read(self) -> _Read:
        library = self._open_library()
        return _Read(library, library.listed())

    def _take(self, read: _Read) -> None:
        self.library, self.labels = read
        self.problem = read.library.notice
        self.changed.emit()

    def _explain(self, error: BaklosanError) -> None:
        self.problem = error.explanation
        self.changed.emit()
