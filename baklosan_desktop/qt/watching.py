"""Looks at a folder whenever something in it changes, and now and then in any case."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QThreadPool, QTimer, Signal

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.pipeline.watching import Files, Look, WatchedFolder
from baklosan_desktop.qt.background import InTurn

SETTLE_MS = 2_000  # a file that is being copied has grown by then
SLOW_MS = 300_000  # a network drive tells of no change, nor does a folder in the folder

_Looked = tuple[WatchedFolder, Look]


class Watching(QObject):
    """`found` hands new files over; `looked` says why nobody can look, or nothing."""

    found = Signal(object)
    looked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder: WatchedFolder | None = None
        self._changes = QFileSystemWatcher(self)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._slow = QTimer(self, interval=SLOW_MS)
        self._background = InTurn[_Looked](self._take, self._explain, QThreadPool(self))
        self._changes.directoryChanged.connect(self._wait)
        for timer in (self._soon, self._slow):
            timer.timeout.connect(self._look)

    def watch(self, folder: str, known: Callable[[], Files] = dict) -> None:
        """Look at this folder from now on, or at none; what is `known` there is not new.

        That is asked for in the background.
        """
        if watched := self._changes.directories():
            self._changes.removePaths(watched)
        self._soon.stop()
        self._slow.stop()
        self._folder = WatchedFolder(Path(folder), known) if folder else None
        if self._folder:
            self._slow.start()
            self._look()

    def _wait(self, _folder: str) -> None:
        self._soon.start()

    def _look(self) -> None:
        if folder := self._folder:
            self._background.ask(partial(_look, folder))

    def _take(self, looked: _Looked) -> None:
        folder, look = looked
        if folder is not self._folder:
            return
        if str(folder.path) not in self._changes.directories():
            self._changes.addPath(str(folder.path))
        if look.is_changing:
            self._soon.start()
        self.looked.emit("")
        if look.new:
            self.found.emit(look.new)

    def _explain(self, error: BaklosanError) -> None:
        if self._folder:
            self.looked.emit(error.explanation)


def _look(folder: WatchedFolder) -> _Looked:
    return folder, folder.look()
