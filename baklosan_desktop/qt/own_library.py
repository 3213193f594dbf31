"""The labels that the user imported, or a server has, or that came with packs, for whoever asks."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple, NoReturn, TypeVar

from PySide6.QtCore import QObject, QRandomGenerator, QThreadPool, QTimer, Signal

from baklosan_desktop.errors import (
    BaklosanError,
    LibraryNotRead,
    LibraryServerError,
    ServerAway,
    ServerBusy,
    UnknownLabel,
)
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.qt.background import Background
from baklosan_desktop.store.collection import Collection
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.shelving import Shelving
from baklosan_desktop.tongue import _

# After which a server that is away is tried again; it has 3 s to answer. By chance, so that not all
# workstations ask at once when it is back.
AGAIN_MS = 1_000, 4_000
Answer = TypeVar("Answer")


class _Read(NamedTuple):
    own: Library | None
    library: Collection
    labels: Sequence[Listed]
    away: LibraryServerError | None = None


class OwnLibrary(QObject):
    """Opens library and packs and lists their labels in the background, each time it is asked to.

    Until `library` is open it is None; why it cannot be opened or read, or had to begin anew, is
    the `problem`.
    After `changed` all are what they are now; `own` is what of the library a user imported.

    One that `is_served` is on a server and only read. Since when that is `away` stands there; it is
    tried again by itself, and meanwhile the packs are all of the library.
    """

    changed = Signal()
    _lost = Signal()

    def __init__(
        self,
        parent: QObject,
        open_library: Callable[[], Library],
        collect: Callable[[Library | None], Collection],
        *,
        is_served: bool = False,
    ) -> None:
        super().__init__(parent)
        self.is_served = is_served
        self.own: Library | None = None
        self.library: Collection | None = None
        self.labels: Sequence[Listed] = ()
        self.problem = ""
        self.away: datetime | None = None
        self._why_unread: BaklosanError = LibraryNotRead(_("Reading the library …"))
        self._why_away: LibraryServerError | None = None
        self._is_outdated = False
        self._open_library = open_library
        self._collect = collect
        self._background = Background[_Read](self._take, self._explain, QThreadPool(self))
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.read)
        self._lost.connect(self._look)

    def read(self) -> None:
        """Open the library, unless it is open, and list its labels as they are now.

        What is being read already may be outdated when it comes: then it is read once more.
        """
        self._again.stop()
        self._is_outdated = self._background.is_waiting
        if not self._is_outdated:
            self._background.ask(self._read)

    def shelving(self) -> AbstractContextManager[Shelving]:
        """Give what adds labels and removes them, in whichever thread asks for it."""
        return self._open_library().shelving()

    def asking(self, question: Callable[[Collection], Answer]) -> Callable[[], Answer]:
        """Return a question for the background; why it cannot be answered, it raises there.

        Where the server does not answer, what is on this computer does.
        """
        if self.library is None:
            return partial(_refuse, self._why_unread)
        return partial(self._ask, question, self.library, self._why_away)

    def _ask(
        self,
        question: Callable[[Collection], Answer],
        library: Collection,
        away: BaklosanError | None,
    ) -> Answer:
        try:
            return question(library)
        except ServerBusy:
            raise
        except ServerAway as error:
            self._lost.emit()
            return self._ask(question, self._collect(None), error)
        except UnknownLabel as unknown:
            raise (away or unknown) from None

    def _look(self) -> None:
        """Look whether the server is away, unless that is known or being looked at."""
        if not (self.away or self._background.is_waiting):
            self.read()

    def _read(self) -> _Read:
        try:
            own = self.own or self._open_library()
            library = self._collect(own)
            return _Read(own, library, library.listed())
        except LibraryServerError as error:
            if self.own:
                self.own.close()
            local = self._collect(None)
            return _Read(None, local, local.listed(), error)

    def _take(self, read: _Read) -> None:
        before = self.library, self.labels, self.problem
        self.own, self.library, self.labels, self._why_away = read
        said = read.away.explanation if read.away else ""
        self.problem = " ".join(filter(None, (said, read.library.notice)))
        was_away, self.away = self.away, None
        if read.away:
            self.away = was_away or datetime.now(UTC).astimezone()
            self._again.start(QRandomGenerator.global_().bounded(*AGAIN_MS))
        if not (was_away and self.away) or before != (self.library, self.labels, self.problem):
            self.changed.emit()
        self._read_outdated()

    def _explain(self, error: BaklosanError) -> None:
        self._why_unread, self.problem = error, error.explanation
        self.changed.emit()
        self._read_outdated()

    def _read_outdated(self) -> None:
        if self._is_outdated:
            self.read()


def _refuse(why: BaklosanError) -> NoReturn:
    raise why
