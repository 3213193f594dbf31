"""An import that is told of while it runs, waits when it is told to, and can be left."""

import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event as Gate
from typing import Protocol

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.importing import Ended, Run
from baklosan_desktop.labels.library import Event, LeftOut
from baklosan_desktop.pipeline.library import Keeper, Read, imported, size

LONGEST_COUNT = 3.0  # seconds; what takes longer to count is imported without its end in sight
BETWEEN = 0.1  # seconds from one word of progress to the next

Tell = Callable[[Run], object]


class Tidier(Keeper, Protocol):
    """Keeps labels, and tidies up after many."""

    def tidy(self, is_over: Callable[[], bool]) -> None:
        """Do what has been left to be done in the end, until that is done or over."""


class Import:
    """Files and folders on their way to a keeper, which is opened and used in the thread of `run`.

    Any thread may pause, resume or cancel it: it waits, or ends, before the next thing it does.
    """

    def __init__(
        self,
        paths: Iterable[Path],
        opening: Callable[[], AbstractContextManager[Tidier]],
        read: Read = read_labels,
    ) -> None:
        self._paths = tuple(paths)
        self._opening = opening
        self._read = read
        self._gate = Gate()
        self._gate.set()
        self._is_cancelled = False
        self._run = Run()
        self._left_out: list[LeftOut] = []
        self._began = self._due = 0.0

    def pause(self) -> None:
        """Wait until it is resumed."""
        self._gate.clear()

    def resume(self) -> None:
        """Go on."""
        self._gate.set()

    def cancel(self) -> None:
        """Come to an end; what was told is kept."""
        self._is_cancelled = True
        self._gate.set()

    def run(self, tell: Tell) -> Ended:
        """Import to the end, and tell how far it is several times a second."""
        problem, is_cancelled = "", False
        self._began = time.monotonic()
        self._run = Run(size=size(self._paths, self._is_counted_enough))
        try:
            with self._opening() as keeper:
                for event in imported(self._paths, keeper, self._read, is_over=self._is_over):
                    self._take(event, tell)
                is_cancelled = self._is_cancelled  # what is left of what follows, nobody misses
                keeper.tidy(self._is_left)
        except BaklosanError as error:
            problem = error.explanation
        return Ended(self._run, tuple(self._left_out), problem, is_cancelled)

    def _is_over(self) -> bool:
        return self._is_cancelled

    def _is_left(self) -> bool:
        """Wait while it is paused."""
        if not self._is_cancelled:
            self._gate.wait()
        return self._is_cancelled

    def _is_counted_enough(self) -> bool:
        return self._is_cancelled or time.monotonic() - self._began > LONGEST_COUNT

    def _take(self, event: Event, tell: Tell) -> None:
        self._run = self._run.after(event)
        if isinstance(event, LeftOut):
            self._left_out.append(event)
        now = time.monotonic()
        if now >= self._due or not self._gate.is_set():
            self._due = now + BETWEEN
            tell(self._run._replace(seconds=now - self._began))
        if not (self._gate.is_set() or self._is_cancelled):
            self._gate.wait()
            self._began += time.monotonic() - now
