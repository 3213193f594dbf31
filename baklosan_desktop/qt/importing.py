"""Writes to the library in a thread of its own, one job after the other: imports and removals."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThreadPool, Signal

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.importing import Ended, Run
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.pipeline.importing import Import, Tidier
from baklosan_desktop.qt.background import InTurn


class Shelving(Tidier, Protocol):
    """What adds labels and removes them."""

    def remove(self, label_id: LabelId) -> None:
        """Take a label out with its older editions."""


Opening = Callable[[], AbstractContextManager[Shelving]]
_Sequel = Callable[[], object]


class Importing(QObject):
    """Whatever was told is kept by then, however the program ends.

    `progressed` tells how far the import of now is. Each job hands what became of it to a function
    of its own, in the thread of the window.
    """

    progressed = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject, opening: Opening) -> None:
        super().__init__(parent)
        self._opening = opening
        self._imports: list[Import] = []
        self._background = InTurn[_Sequel](_go_on, _raise, QThreadPool(self))
        self._told.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Whether an import has not ended."""
        return bool(self._imports)

    def start(self, paths: Sequence[Path], done: Callable[[Ended], object]) -> None:
        """Import files and folders, after those that are being imported."""
        one = Import(paths, self._opening)
        self._imports.append(one)

        def end(ended: Ended) -> None:
            self._imports.remove(one)
            done(ended)

        self._background.ask(lambda: partial(end, one.run(self._told.emit)))

    def remove(self, label_id: LabelId, done: Callable[[str], object]) -> None:
        """Remove a label, after what is being done; `done` is told why it cannot be, or nothing."""
        self._background.ask(lambda: partial(done, _problem_of(self._opening, label_id)))

    def pause(self) -> None:
        """Let the import of now wait."""
        for one in self._imports[:1]:
            one.pause()

    def resume(self) -> None:
        """Let it go on."""
        for one in self._imports[:1]:
            one.resume()

    def cancel(self) -> None:
        """End every import that was asked for."""
        for one in self._imports:
            one.cancel()

    def _tell(self, run: Run) -> None:
        self.progressed.emit(run)


def _problem_of(opening: Opening, label_id: LabelId) -> str:
    """Remove a label and return nothing, or why that is impossible."""
    try:
        with opening() as shelving:
            shelving.remove(label_id)
    except BaklosanError as error:
        return error.explanation
    return ""


def _go_on(sequel: _Sequel) -> None:
    sequel()


def _raise(error: BaklosanError) -> None:
    """Take for a bug what no job has explained."""
    raise error
