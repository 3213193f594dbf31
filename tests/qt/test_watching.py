import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.importing import FileState
from baklosan_desktop.qt import watching
from baklosan_desktop.qt.watching import Watching


class Watcher:
    """Watches, and remembers what was found and said."""

    def __init__(self) -> None:
        self.parent = QObject()
        self.watching = Watching(self.parent)
        self.found: list[str] = []
        self.problems: list[str] = []
        self.watching.found.connect(lambda new: self.found.extend(path.name for path in new))
        self.watching.looked.connect(self.problems.append)


@pytest.fixture(autouse=True)
def _without_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "SETTLE_MS", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "labels"
    made.mkdir()
    (made / "a").write_bytes(b"1")
    return made


def test_what_stands_there_is_found_at_once_and_what_comes_when_it_comes(
    folder: Path, qtbot: QtBot
) -> None:
    watcher = Watcher()
    watcher.watching.watch(str(folder))
    qtbot.waitUntil(lambda: watcher.found == ["a"])
    (folder / "b").write_bytes(b"1")
    qtbot.waitUntil(lambda: watcher.found == ["a", "b"])
    assert set(watcher.problems) == {""}


def test_what_is_known_is_not_found(folder: Path, qtbot: QtBot) -> None:
    state = (folder / "a").stat()
    known = {folder / "a": FileState(state.st_size, state.st_mtime_ns)}
    (folder / "b").write_bytes(b"1")
    watcher = Watcher()
    watcher.watching.watch(str(folder), lambda: known)
    qtbot.waitUntil(lambda: watcher.found == ["b"])


def test_folder_that_vanishes_is_told(folder: Path, qtbot: QtBot) -> None:
    watcher = Watcher()
    watcher.watching.watch(str(folder))
    qtbot.waitUntil(lambda: watcher.found == ["a"])
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: any(watcher.problems))
    assert watcher.problems[-1].startswith(f"The watched folder '{folder}' is not there. Connect")


def test_looking_again_takes_everything_for_new(folder: Path, qtbot: QtBot) -> None:
    watcher = Watcher()
    watcher.watching.watch(str(folder))
    qtbot.waitUntil(lambda: watcher.found == ["a"])
    watcher.watching.watch(str(folder))
    qtbot.waitUntil(lambda: watcher.found == ["a", "a"])


def test_where_no_folder_is_watched_nothing_is_found(folder: Path, qtbot: QtBot) -> None:
    watcher = Watcher()
    watcher.watching.watch(str(folder))
    watcher.watching.watch("")
    qtbot.wait(20)
    (folder / "b").write_bytes(b"1")
    qtbot.wait(20)
    assert watcher.found == []
    assert watcher.problems == []


def test_problem_of_a_folder_that_is_watched_no_longer_is_not_told(
    tmp_path: Path, qtbot: QtBot
) -> None:
    watcher = Watcher()
    watcher.watching.watch(str(tmp_path / "nothing"))
    watcher.watching.watch("")
    qtbot.wait(20)
    assert watcher.problems == []
