"""Packs of labels that were dropped, chosen or found in the watched folder are installed."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.qt.background import InTurn
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.own_library import OwnLibrary


class Packs(QObject):
    """Installs packs in the background, says why one is refused, and reads the library anew."""

    def __init__(
        self, frame: Frame, library: OwnLibrary, install: Callable[[Path], object]
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._library = library
        self._install = install
        self._background = InTurn[object](self._take, self._refuse, QThreadPool(self))

    def install(self, packs: Sequence[Path]) -> None:
        """Install packs, one after the other."""
        for pack in packs:
            self._background.ask(partial(self._install, pack))

    def _take(self, _installed: object) -> None:
        self._library.read()

    def _refuse(self, error: BaklosanError) -> None:
        self._frame.notice.add(error.explanation)
