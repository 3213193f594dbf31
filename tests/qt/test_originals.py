from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.errors import UnknownLabel
from baklosan_desktop.labels.library import Origin
from baklosan_desktop.qt.originals import Originals

ORIGIN = Origin("/labels/all.zip: demo.xml", "0" * 64, b"<document/>")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system's programs are asked to show."""
    paths: list[Path] = []

    def show(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return paths


class Asking:
    """Originals of a page, and what they say."""

    def __init__(self, page: QWidget) -> None:
        self.page = page
        self.originals = Originals(page)
        self.told: list[str] = []
        self.failed: list[str] = []
        self.originals.told.connect(self.told.append)
        self.originals.failed.connect(self.failed.append)

    def dialogs(self) -> list[QFileDialog]:
        return self.page.findChildren(QFileDialog)


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[Asking]:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    asking = Asking(page)
    yield asking
    asking.originals.clear()


def unknown() -> Origin:
    raise UnknownLabel("There is no such label.")


def chosen(asking: Asking, qtbot: QtBot, place: Path) -> None:
    asking.originals.save(lambda: ORIGIN)
    qtbot.waitUntil(lambda: len(asking.dialogs()) == 1)
    [dialog] = asking.dialogs()
    assert [Path(path).name for path in dialog.selectedFiles()] == ["demo.xml"]
    dialog.fileSelected.emit(str(place))
    dialog.reject()


def test_original_is_saved_byte_for_byte_where_the_user_wants_it(
    asking: Asking, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen(asking, qtbot, tmp_path / "copy.xml")
    qtbot.waitUntil(lambda: asking.told == ["Saved as 'copy.xml'."])
    assert (tmp_path / "copy.xml").read_bytes() == ORIGIN.content


def test_place_that_cannot_be_written_is_a_problem(
    asking: Asking, qtbot: QtBot, tmp_path: Path
) -> None:
    chosen(asking, qtbot, tmp_path / "nowhere" / "copy.xml")
    qtbot.waitUntil(lambda: len(asking.failed) == 1)
    assert asking.failed[0].startswith("'copy.xml' could not be saved")


def test_original_is_shown_as_text_in_a_copy_that_cannot_be_written(
    asking: Asking, shown: list[Path], qtbot: QtBot
) -> None:
    asking.originals.show_text(lambda: ORIGIN)
    qtbot.waitUntil(lambda: asking.told == ["A copy is shown as text."])
    [copy] = shown
    assert copy.name == "demo.xml.txt"
    assert copy.read_bytes() == ORIGIN.content
    assert copy.stat().st_mode & 0o222 == 0
    asking.originals.clear()
    assert not copy.parent.exists()


def test_without_a_program_for_text_that_is_said(
    asking: Asking, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    asking.originals.show_text(lambda: ORIGIN)
    qtbot.waitUntil(lambda: len(asking.failed) == 1)
    assert asking.failed[0].endswith("Save a copy of the file instead.")


def test_label_that_has_gone_is_a_problem(asking: Asking, qtbot: QtBot) -> None:
    asking.originals.show_text(unknown)
    qtbot.waitUntil(lambda: len(asking.failed) == 1)
    assert asking.failed[0].startswith("There is no such label.")
