"""Whatever keeps the library busy, the window and the bundled label answer as ever."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtTest import QTest
from sqlalchemy import Connection, Engine, event

from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.store.library import LIBRARY
from tests.published import a_published, one_section
from tests.scenarios.desk import Desk
from tests.scenarios.test_other_labels import keep, opens

Opening = Callable[[Path], AbstractContextManager[Desk]]


class Slow:
    """Lets every question to the library wait while it is held; `threads` are those that asked."""

    def __init__(self) -> None:
        self.threads: set[threading.Thread] = set()
        self._may_answer = threading.Event()
        self._may_answer.set()
        self.hold, self.let_go = self._may_answer.clear, self._may_answer.set

    def wait(self, _connection: Connection, cursor: sqlite3.Cursor, *_statement: object) -> None:
        _number, _name, file = cursor.connection.execute("PRAGMA database_list").fetchone()
        if Path(file).name == LIBRARY:
            self.threads.add(threading.current_thread())
            assert self._may_answer.wait(20)


@pytest.fixture
def slow() -> Iterator[Slow]:
    slow = Slow()
    event.listen(Engine, "before_cursor_execute", slow.wait)
    yield slow
    slow.let_go()
    event.remove(Engine, "before_cursor_execute", slow.wait)


@pytest.fixture
def desk(built: Path, tmp_path: Path, opening: Opening, slow: Slow) -> Iterator[Desk]:
    keep(
        tmp_path / "own",
        built,
        a_published(),
        a_published(set_id="set-2", name="Otheril", parts=one_section("Take kidney care.")),
    )
    slow.threads.clear()
    with opening(built) as desk:
        desk.waits(lambda: len(desk.program.own_library.labels) == 2)
        yield desk
        slow.let_go()


def asks_to_open(desk: Desk, name: str) -> None:
    """Ask for a label, and let it be read when it can be."""
    desk.program.further_pages.labels.open(
        next(one.id for one in desk.program.own_library.labels if one.name == name)
    )


def test_library_is_never_asked_in_the_thread_of_the_window(desk: Desk, slow: Slow) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.types("rash", into="search")
    desk.waits_to_see("Rash occurs.", "results")
    desk.presses("Escape", "Alt+Left", "Alt+Right")
    desk.waits_to_see("imported, not reviewed")
    for page in ("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5"):
        desk.presses(page)
    desk.program.own_library.read()
    desk.waits_to_see("3 labels on this computer")
    desk.program.further_pages.library.panel.table.go_to_first()
    desk.waits_to_see("No older edition")
    assert slow.threads
    assert threading.main_thread() not in slow.threads


def test_bundled_label_answers_before_the_others(desk: Desk, slow: Slow) -> None:
    slow.hold()
    desk.types("kidney", into="search")
    desk.waits_to_see("Chronic renal failure", "results")
    assert not desk.sees("ALSO IN YOUR LIBRARY", "results")
    slow.let_go()
    desk.waits_to_see("Otheril", "results")


def test_bundled_label_answers_while_the_one_before_it_still_searches(
    desk: Desk, slow: Slow
) -> None:
    opens(desk, "Demoxil 5 mg")
    slow.hold()
    for letter in "rash":
        desk.types(letter, into="search")
    desk.presses("Alt+Left", "Ctrl+K", "Ctrl+A")
    desk.types("kidney", into="search")
    desk.waits_to_see("Chronic renal failure", "results")


def test_label_is_opened_when_it_has_been_read(desk: Desk, slow: Slow) -> None:
    slow.hold()
    asks_to_open(desk, "Demoxil 5 mg")
    assert desk.sees("Baklosan 25 mg tablets")
    slow.let_go()
    desk.waits_to_see("imported, not reviewed")


def test_label_that_comes_late_leads_nobody_away_from_another_page(desk: Desk, slow: Slow) -> None:
    slow.hold()
    asks_to_open(desk, "Demoxil 5 mg")
    desk.presses("Ctrl+2")
    slow.let_go()
    for pool in desk.program.further_pages.labels.findChildren(QThreadPool):
        assert pool.waitForDone(10_000)
    QTest.qWait(1)
    assert desk.frame.page() == "dose"
    assert desk.sees("Baklosan 25 mg tablets")
    asks_to_open(desk, "Otheril")
    desk.waits_to_see("Otheril")
    desk.presses("Alt+Left")
    assert desk.frame.page() == "dose"


def test_place_that_was_not_waited_for_is_there_again(desk: Desk, slow: Slow) -> None:
    opens(desk, "Demoxil 5 mg")
    opens(desk, "Otheril")
    slow.hold()
    desk.presses("Alt+Left", "Alt+Left")
    assert desk.sees("Baklosan 25 mg tablets")
    slow.let_go()
    desk.presses("Alt+Right")
    desk.waits_to_see("Demoxil 5 mg")
    assert not desk.sees("Otheril")


def test_search_typed_while_a_label_comes_is_answered_by_that(desk: Desk, slow: Slow) -> None:
    slow.hold()
    asks_to_open(desk, "Demoxil 5 mg")
    desk.presses("Ctrl+K")
    desk.types("rash", into="search")
    desk.waits(lambda: bool(desk.visible(SearchPanel)))
    slow.let_go()
    desk.waits_to_see("imported, not reviewed")
    desk.waits_to_see("Rash occurs.", "results")


def test_label_of_another_request_is_not_waited_for(desk: Desk, slow: Slow) -> None:
    wanted = next(one.id for one in desk.program.own_library.labels if one.name == "Otheril")
    slow.hold()
    desk.program.asked.emit(["--label", wanted])
    desk.program.asked.emit(["--search", "kidney"])
    slow.let_go()
    desk.waits_to_see("ALSO IN YOUR LIBRARY", "results")
    assert desk.sees("Baklosan 25 mg tablets")


def test_request_that_comes_up_amid_a_dialog_is_refused(desk: Desk, slow: Slow) -> None:
    wanted = next(one.id for one in desk.program.own_library.labels if one.name == "Otheril")
    slow.hold()
    desk.program.asked.emit(["--label", wanted])
    desk.presses("F1")
    slow.let_go()
    desk.waits_to_see("Another program asked for something.")
    assert desk.sees("Baklosan 25 mg tablets")
    desk.presses("Escape")
