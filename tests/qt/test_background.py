import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThreadPool, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from baklosan_desktop.errors import BaklosanError, DamagedDatabase
from baklosan_desktop.qt.background import Background, InSlices, InTurn


class Shown:
    """Remembers what it was handed, and in which thread."""

    def __init__(self, pool: QThreadPool, kind: type[Background[str]] = Background) -> None:
        self.answers: list[str] = []
        self.problems: list[BaklosanError] = []
        self.threads: set[int] = set()
        self.background = kind(self._show, self._explain, pool)

    def _show(self, answer: str) -> None:
        self.threads.add(threading.get_ident())
        self.answers.append(answer)

    def _explain(self, error: BaklosanError) -> None:
        self.threads.add(threading.get_ident())
        self.problems.append(error)


@pytest.fixture
def shown(pool: QThreadPool) -> Shown:
    return Shown(pool)


def fail(error: Exception) -> str:
    raise error


def after(event: threading.Event, answer: str) -> str:
    assert event.wait(10)
    return answer


def test_answer_is_found_elsewhere_and_shown_here(shown: Shown, qtbot: QtBot) -> None:
    shown.background.ask(lambda: str(threading.get_ident()))
    qtbot.waitUntil(lambda: len(shown.answers) == 1)
    assert shown.threads == {threading.get_ident()}
    assert shown.answers != [str(threading.get_ident())]


def test_what_is_forgotten_is_not_shown(shown: Shown, pool: QThreadPool, qtbot: QtBot) -> None:
    shown.background.ask(lambda: "unwanted")
    shown.background.forget()
    pool.waitForDone()
    qtbot.wait(0)
    assert shown.answers == []


def test_it_waits_for_the_newest_answer_only(shown: Shown, pool: QThreadPool, qtbot: QtBot) -> None:
    asked, may_answer = shown.background, threading.Event()
    assert not asked.is_waiting
    asked.ask(lambda: after(may_answer, "old"))
    assert asked.is_waiting
    asked.ask(lambda: "new")
    qtbot.waitUntil(lambda: shown.answers == ["new"])
    assert not asked.is_waiting
    may_answer.set()
    pool.waitForDone()
    asked.ask(lambda: "unwanted")
    asked.forget()
    assert not asked.is_waiting


def test_newest_answer_wins(shown: Shown, pool: QThreadPool, qtbot: QtBot) -> None:
    pool.setMaxThreadCount(2)
    newer = threading.Event()
    shown.background.ask(lambda: after(newer, "old"))
    shown.background.ask(lambda: "new")
    qtbot.waitUntil(lambda: shown.answers == ["new"])
    newer.set()
    pool.waitForDone()
    qtbot.wait(0)
    assert shown.answers == ["new"]


def test_answers_in_turn_are_all_shown(shown: Shown, qtbot: QtBot) -> None:
    shown.background.ask(lambda: "one")
    qtbot.waitUntil(lambda: shown.answers == ["one"])
    shown.background.ask(lambda: "two")
    qtbot.waitUntil(lambda: shown.answers == ["one", "two"])


def test_problem_is_explained(shown: Shown, qtbot: QtBot) -> None:
    error = DamagedDatabase("Damaged.")
    shown.background.ask(lambda: fail(error))
    qtbot.waitUntil(lambda: shown.problems == [error])
    assert shown.threads == {threading.get_ident()}
    assert shown.answers == []


def test_problem_of_an_older_question_is_dropped(
    shown: Shown, pool: QThreadPool, qtbot: QtBot
) -> None:
    shown.background.ask(lambda: fail(DamagedDatabase("Damaged.")))
    pool.waitForDone()
    shown.background.ask(lambda: "new")
    qtbot.waitUntil(lambda: shown.answers == ["new"])
    assert shown.problems == []


@pytest.mark.parametrize("is_overtaken", [False, True])
def test_bug_is_raised_in_the_thread_of_the_window(
    shown: Shown, pool: QThreadPool, qtbot: QtBot, *, is_overtaken: bool
) -> None:
    with qtbot.captureExceptions() as raised:
        shown.background.ask(lambda: fail(ZeroDivisionError("a bug")))
        pool.waitForDone()
        if is_overtaken:
            shown.background.ask(lambda: "new")
        qtbot.waitUntil(lambda: len(raised) == 1)
    assert raised[0][0] is ZeroDivisionError
    assert shown.problems == []


def test_answer_that_comes_when_the_pool_is_gone_is_dropped(qtbot: QtBot) -> None:
    pool = QThreadPool()
    shown = Shown(pool)
    shown.background.ask(lambda: "late")
    pool.waitForDone()
    delete(pool)
    qtbot.wait(0)
    assert shown.answers == []


def test_what_is_done_in_turn_is_done_in_order_and_none_of_it_is_dropped(
    pool: QThreadPool, qtbot: QtBot
) -> None:
    shown, first = Shown(pool, InTurn), threading.Event()
    error = DamagedDatabase("Damaged.")
    shown.background.ask(lambda: after(first, "one"))
    shown.background.ask(lambda: fail(error))
    shown.background.ask(lambda: "three" if first.is_set() else "before its turn")
    first.set()
    qtbot.waitUntil(lambda: len(shown.answers) == 2)
    assert shown.answers == ["one", "three"]
    assert shown.problems == [error]


def steps(said: list[str], name: str, count: int) -> Iterator[None]:
    """Take so many steps of five milliseconds."""
    for number in range(count):
        said.append(f"{name}{number}")
        time.sleep(0.005)
        yield


def test_steps_are_taken_in_slices_and_the_window_answers_in_between(qtbot: QtBot) -> None:
    parent, said, turns = QObject(), list[str](), list[int]()
    ticking = QTimer(parent)
    ticking.timeout.connect(lambda: turns.append(len(said)))
    ticking.start(0)
    InSlices(parent).begin(steps(said, "a", 30))
    assert said == []
    qtbot.waitUntil(lambda: len(said) == 30)
    assert len({*turns}) > 3


def test_steps_begun_anew_take_the_place_of_those_before(qtbot: QtBot) -> None:
    parent, said = QObject(), list[str]()
    slices = InSlices(parent)
    slices.begin(steps(said, "a", 30))
    qtbot.waitUntil(lambda: len(said) > 0)
    slices.begin(steps(said, "b", 3))
    qtbot.waitUntil(lambda: said[-1] == "b2")
    qtbot.wait(30)
    assert said[-3:] == ["b0", "b1", "b2"]
    assert len(said) < 30


def test_steps_left_to_take_can_be_taken_at_once() -> None:
    parent, said = QObject(), list[str]()
    slices = InSlices(parent)
    slices.begin(steps(said, "a", 10))
    slices.finish()
    assert len(said) == 10
