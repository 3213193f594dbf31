"""What must not hold up the window: slow questions, of which the newest wins, and later turns."""

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, QTimer, Signal

from baklosan_desktop.errors import BaklosanError

Answer = TypeVar("Answer")
_SLICE = 0.02  # seconds
_TURN_MS = 1  # 0 would be a posted event, and those are handled before any key or timer


def next_turn(receiver: QObject, do: Callable[[], object]) -> None:
    """Do something in the next turn of the event loop, unless the receiver has gone by then.

    Keys, timers and what is to be painted come first, so that the window answers in between.
    """
    QTimer.singleShot(_TURN_MS, receiver, do)


class InSlices(QObject):
    """Does what takes many steps in the GUI thread, in later turns, a slice of time in each.

    What is begun anew takes the place of what was begun before. No step may be long.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())

    def begin(self, steps: Iterator[object]) -> None:
        """Do these steps, and no other ones any more."""
        self._steps = steps
        self._wait(steps)

    def finish(self) -> None:
        """Do at once what is left to do."""
        for _step in self._steps:
            pass

    def _wait(self, steps: Iterator[object]) -> None:
        next_turn(self, partial(self._go_on, steps))

    def _go_on(self, steps: Iterator[object]) -> None:
        if steps is not self._steps:
            return
        began = perf_counter()
        for _step in steps:
            if perf_counter() - began > _SLICE:
                self._wait(steps)
                return


class _Channel(QObject):
    """Carries an answer from the worker's thread to the receiver's."""

    answered = Signal(int, object)
    failed = Signal(int, object)


class _Question(QRunnable):
    def __init__(self, number: int, ask: Callable[[], object], channel: _Channel) -> None:
        super().__init__()
        self._number = number
        self._ask = ask
        self._channel = channel

    def run(self) -> None:
        try:
            answer = self._ask()
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises it there
            self._channel.failed.emit(self._number, error)
        else:
            self._channel.answered.emit(self._number, answer)


class Background(QObject, Generic[Answer]):
    """Hands the newest answer to `show`, a problem that can be explained to `explain`.

    An answer that a newer question has overtaken is dropped, and so is one that comes when the
    pool is gone. Anything else that goes wrong is raised in the GUI thread.
    """

    def __init__(
        self,
        show: Callable[[Answer], None],
        explain: Callable[[BaklosanError], None],
        pool: QThreadPool,
    ) -> None:
        super().__init__(pool)
        self._show = show
        self._explain = explain
        self._pool = pool
        self._newest = self._answered = 0
        self._channel = _Channel(self)
        self._channel.answered.connect(self._on_answer)
        self._channel.failed.connect(self._on_failure)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(pool.waitForDone)

    @property
    def is_waiting(self) -> bool:
        """Whether the newest question has no answer yet."""
        return self._answered < self._newest

    def ask(self, question: Callable[[], Answer]) -> None:
        """Ask in the background; whatever was asked before no longer matters."""
        self._newest += 1
        self._pool.start(_Question(self._newest, question, self._channel))

    def forget(self) -> None:
        """Let nothing come of what was asked and has not been answered."""
        self._newest += 1
        self._answered = self._newest

    def _is_wanted(self, number: int) -> bool:
        return number == self._newest

    def _on_answer(self, number: int, answer: Answer) -> None:
        self._answered = max(self._answered, number)
        if self._is_wanted(number):
            self._show(answer)

    def _on_failure(self, number: int, error: Exception) -> None:
        self._answered = max(self._answered, number)
        if not isinstance(error, BaklosanError):
            raise error
        if self._is_wanted(number):
            self._explain(error)


class InTurn(Background[Answer]):
    """Does all that is asked, one after the other, and hands every answer on."""

    def __init__(
        self,
        show: Callable[[Answer], None],
        explain: Callable[[BaklosanError], None],
        pool: QThreadPool,
    ) -> None:
        super().__init__(show, explain, pool)
        pool.setMaxThreadCount(1)

    def _is_wanted(self, _number: int) -> bool:
        return True
