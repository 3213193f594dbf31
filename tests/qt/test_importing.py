import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from baklosan_desktop.errors import UnwritableUserFile
from baklosan_desktop.labels.importing import Ended, Run
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.importing import Importing
from tests.fakes import FakeShelving
from tests.published import text_label

DEMO = LabelId("demo-1")


class Working:
    """An import at work, and what it tells, each with the thread that it is told in."""

    def __init__(self, shelving: FakeShelving) -> None:
        self.shelving = shelving
        self.parent = QObject()
        self.importing = Importing(self.parent, shelving.opened)
        self.told: list[Run] = []
        self.ended: list[Ended] = []
        self.removed: list[str] = []
        self.threads: set[int] = set()
        self.importing.progressed.connect(self._tell)

    def _tell(self, run: Run) -> None:
        self.threads.add(threading.get_ident())
        self.told.append(run)

    def end(self, ended: Ended) -> None:
        self.threads.add(threading.get_ident())
        self.ended.append(ended)


@pytest.fixture
def working() -> Working:
    return Working(FakeShelving())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "demo.txt"
    path.write_bytes(text_label("Demo"))
    return path


def test_import_works_elsewhere_and_tells_here(working: Working, file: Path, qtbot: QtBot) -> None:
    working.importing.start([file], working.end)
    assert working.importing.is_busy
    qtbot.waitUntil(lambda: len(working.ended) == 1)
    assert not working.importing.is_busy
    assert working.ended[0].run.added == 1
    assert [run.path for run in working.told] == [str(file)]
    assert working.threads == {threading.get_ident()}
    assert threading.get_ident() not in working.shelving.threads


def test_imports_follow_each_other(working: Working, file: Path, qtbot: QtBot) -> None:
    other = file.with_name("other.txt")
    other.write_bytes(text_label("Other"))
    working.importing.start([file], working.end)
    working.importing.start([other], working.end)
    qtbot.waitUntil(lambda: len(working.ended) == 2)
    names = [label.name for label in working.shelving.kept]
    assert names == ["Demo 25 mg tablets", "Other 25 mg tablets"]
    assert len(working.shelving.threads) == 1


def test_paused_import_waits_until_it_is_resumed(
    working: Working, file: Path, qtbot: QtBot
) -> None:
    working.importing.start([file], working.end)
    working.importing.pause()
    working.importing.resume()
    qtbot.waitUntil(lambda: len(working.ended) == 1)
    assert working.ended[0].run.added == 1


def test_cancelled_imports_all_end(working: Working, file: Path, qtbot: QtBot) -> None:
    working.importing.pause()  # there is nothing to pause
    with working.shelving.busy():
        for _ in range(2):
            working.importing.start([file], working.end)
        working.importing.pause()
        working.importing.cancel()
    qtbot.waitUntil(lambda: len(working.ended) == 2)
    assert [ended.is_cancelled for ended in working.ended] == [True, True]


def test_label_is_removed_after_what_is_being_done(
    working: Working, file: Path, qtbot: QtBot
) -> None:
    working.importing.start([file], working.end)
    working.importing.remove(DEMO, working.removed.append)
    qtbot.waitUntil(lambda: working.removed == [""])
    assert len(working.ended) == 1
    assert working.shelving.removed == [DEMO]


def test_why_a_label_cannot_be_removed_is_told(qtbot: QtBot) -> None:
    working = Working(FakeShelving(UnwritableUserFile("The disk is full.")))
    working.importing.remove(DEMO, working.removed.append)
    qtbot.waitUntil(lambda: len(working.removed) == 1)
    assert working.removed[0].startswith("The disk is full. Free space")


def test_bug_in_a_job_is_raised_in_the_thread_of_the_window(working: Working, qtbot: QtBot) -> None:
    def fail(_problem: str) -> None:
        raise UnwritableUserFile("Of another.")

    with qtbot.captureExceptions() as raised:
        working.importing.remove(DEMO, fail)
        qtbot.waitUntil(lambda: len(raised) == 1)
    assert raised[0][0] is UnwritableUserFile
