"""The labels that the user imported or that came with packs, for whoever asks for them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import NamedTuple, NoReturn, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from baklosan_desktop.errors import BaklosanError, LibraryNotRead
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.qt.background import Background
from baklosan_desktop.store.collection import Collection
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.shelving import Shelving
from baklosan_desktop.tongue import _

Answer = TypeVar("Answer")


class _Read(NamedTuple):
    own: Library
    library: Collection
    labels: Sequence[Listed]


class OwnLibrary(QObject):
    """Opens library and packs and lists their labels in the background, each time it is asked to.

    Until `library` is open it is None; why it cannot be opened or read, or had to begin anew, is
    the `problem`.
    After `changed` all are what they are now; `own` is what of the library a user imported.
    """

    changed = Signal()

    def __init__(
        self,
        parent: QObject,
        open_library: Callable[[], Library],
        collect: Callable[[Library], Collection],
    ) -> None:
        super().__init__(parent)
        self.own: Library | None = None
        self.library: Collection | None = None
        self.labels: Sequence[Listed] = ()
        self.problem = ""
        self._why: BaklosanError = LibraryNotRead(_("Reading the library …"))
        self._open_library = open_library
        self._collect = collect
        self._background = Background[_Read](self._take, self._explain, QThreadPool(self))

    def read(self) -> None:
        """Open the library, unless it is open, and list its labels as they are now."""
        self._background.ask(self._read)

    def shelving(self) -> AbstractContextManager[Shelving]:
        """Give what adds labels and removes them, in whichever thread asks for it."""
        return self._open_library().shelving()

    def asking(self, question: Callable[[Collection], Answer]) -> Callable[[], Answer]:
        """Return a question for the background; why it cannot be answered, it raises there."""
        if self.library is None:
            return partial(_refuse, self._why)
        return partial(question, self.library)

    def _read(self) -> _Read:
        own = self._open_library()
        library = self._collect(own)
        return _Read(own, library, library.listed())

    def _take(self, read: _Read) -> None:
        self.own, self.library, self.labels = read
        self.problem = read.library.notice
        self.changed.emit()

    def _explain(self, error: BaklosanError) -> None:
        self._why, self.problem = error, error.explanation
        self.changed.emit()


def _refuse(why: BaklosanError) -> NoReturn:
    raise why
