from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from baklosan_desktop.assets import database_folder
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.settings import Settings
from baklosan_desktop.store.collection import beside
from baklosan_desktop.store.library import opener
from baklosan_desktop.store.shelf import Shelf
from tests import looks


@pytest.fixture(scope="session", autouse=True)
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """Empty the clipboard in the end.

    Without a screen Qt frees what was copied only after Python has ended, and what Python has
    copied is then a segmentation fault.
    """
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[QApplication]:
    """Lend the application to a test that changes its look."""
    with looks.lent(qapp):
        yield qapp


@pytest.fixture
def preferences(look: QApplication, tmp_path: Path) -> Preferences:
    """The preferences of a new user."""
    return Preferences(look, tmp_path / "own", Settings())


@pytest.fixture
def frame(preferences: Preferences, qtbot: QtBot) -> Frame:
    """The bars and the places of the pages, shown at 1366 × 768."""
    frame = Frame(preferences)
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    frame.show()
    qtbot.waitUntil(frame.isActiveWindow)
    return frame


@pytest.fixture
def own_library(tmp_path: Path) -> Iterator[OwnLibrary]:
    """The library of a new user, not yet opened."""
    parent = QObject()
    own = tmp_path / "own", database_folder()
    yield OwnLibrary(parent, opener(*own), beside(*own))
    delete(parent)


@pytest.fixture
def reader(frame: Frame, preferences: Preferences, label: Label) -> Reader:
    """The bundled label on its page, read on from line 45."""
    preferences.keep(Settings(line=45))
    reader = Reader(frame, preferences, label)
    reader.show()
    return reader


@pytest.fixture
def noted(reader: Reader, shelf: Shelf) -> Reader:
    """The same with its notes and figures."""
    reader.add_notes(shelf)
    return reader
