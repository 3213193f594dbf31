from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.library import LibraryPanel
from tests.builders import a_label

Showing = Callable[..., LibraryPanel]


@pytest.fixture
def a_library(own_library: OwnLibrary, qtbot: QtBot) -> Showing:
    def show(*labels: Label) -> LibraryPanel:
        panel = LibraryPanel(labels, own_library)
        qtbot.addWidget(panel)
        panel.show()
        return panel

    return show


def texts(panel: LibraryPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel)]


def test_each_label_stands_there_with_source_and_edition(a_library: Showing) -> None:
    two = a_label(name="Other", substances=("one", "two"), source="A leaflet", edition="7")
    shown = texts(a_library(a_label(), two))
    for text in ("Demo 5 mg tablets", "demoxine", "Written for tests", "3"):
        assert text in shown
    for text in ("Other", "one, two", "A leaflet", "7"):
        assert text in shown


@pytest.mark.parametrize(("count", "words"), [(1, "1 label"), (2, "2 labels")])
def test_labels_are_counted(a_library: Showing, count: int, words: str) -> None:
    assert f"{words} on this computer" in texts(a_library(*[a_label()] * count))


def test_library_that_cannot_be_read_is_said_beside_the_bundled_label(
    a_library: Showing, own_library: OwnLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = a_library(a_label())
    (tmp_path / "own").write_bytes(b"a file where the folder should be")
    with qtbot.waitSignal(own_library.changed):
        own_library.read()
    shown = texts(panel)
    assert any("cannot be written. Free space on the disk" in text for text in shown)
    assert "1 label on this computer" in shown
    assert "Demo 5 mg tablets" in shown


def test_what_cannot_be_done_yet_is_said_and_not_offered(a_library: Showing) -> None:
    panel = a_library(a_label())
    assert any(
        "are added, read and searched on the command line only" in text for text in texts(panel)
    )
    assert panel.findChildren(QPushButton) == []


def test_label_texts_are_no_markup(a_library: Showing) -> None:
    panel = a_library(a_label(name="<b>Demo</b>"))
    [name] = [label for label in panel.findChildren(QLabel) if "Demo" in label.text()]
    assert name.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("width", [1290, 600, 400])
def test_no_text_is_cut(a_library: Showing, qtbot: QtBot, width: int) -> None:
    panel = a_library(a_label(source="Public page, machine-translated from Russian"))
    panel.resize(width, 690)
    qtbot.wait(0)
    for label in panel.findChildren(QLabel):
        if label.hasHeightForWidth():
            assert label.height() >= label.heightForWidth(label.width())
        else:
            assert label.width() >= label.sizeHint().width()
