"""The library page over a real library, as a person finds and uses it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.library import Origin
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.library_page import LibraryPage
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.store.library import LIBRARY
from tests.builders import a_label
from tests.published import a_published
from tests.scenarios.desk import said, shown


class LibraryDesk:
    """The page is shown; the library is opened when it is first read."""

    def __init__(
        self, frame: Frame, preferences: Preferences, own: OwnLibrary, qtbot: QtBot
    ) -> None:
        self.frame = frame
        self.preferences = preferences
        self.own = own
        self.opened: list[str] = []
        self._qtbot = qtbot
        page = LibraryPage(frame, preferences, [a_label()], own)
        page.label_opened.connect(self.opened.append)
        self.panel, self.table = page.panel, page.panel.table
        frame.open_page(actions.LIBRARY.name)

    @property
    def filter(self) -> QLineEdit:
        return self.panel.findChildren(QLineEdit)[0]

    def read(self) -> None:
        """Read the library, as the program does when all else is there."""
        with self._qtbot.waitSignal(self.own.changed):
            self.own.read()

    def keep(self, name: str, *editions: str) -> None:
        """Have a label in the library, the older editions first."""
        self.read()
        assert self.own.library
        with self.own.shelving() as shelving:
            for edition in editions:
                content = f'<{name} edition="{edition}"/>'.encode()
                digest = sha256(content).hexdigest()
                origin = Origin(f"{name}-{edition}.xml", digest, content)
                label = a_published(set_id=name, name=name, edition=edition, date=None)
                shelving.keep(label, origin, is_last=True)
        self.read()
        self.waits(lambda: name in self.names())

    @contextmanager
    def busy(self, folder: Path) -> Iterator[None]:
        """Let nobody else write to the library in a folder, so that no import ends meanwhile."""
        self.read()
        with closing(sqlite3.connect(folder / LIBRARY, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("ROLLBACK")

    def waits(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until)

    def waits_to_see(self, text: str) -> None:
        self.waits(lambda: self.sees(text))

    def sees(self, text: str) -> bool:
        return any(text in said(widget) for widget in shown(self.panel, QWidget))

    def names(self) -> list[str]:
        """Return the names in the table."""
        model = self.table.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def chooses(self, name: str) -> None:
        place = self.names().index(name)
        self.table.setCurrentIndex(self.table.model().index(place, 0))

    def button(self, text: str) -> QPushButton:
        buttons = self.panel.findChildren(QPushButton)
        return next(one for one in buttons if one.text().startswith(text))

    def takes(self, entry: str, menu: str) -> None:
        """Take an entry of the menu of a button."""
        offered = self.button(menu).menu().actions()
        next(action for action in offered if action.text() == entry).trigger()

    def answers(self, text: str) -> QDialog:
        """Press a button of the question that is asked, and return the question."""
        [box] = [one for one in self.panel.findChildren(QDialog) if one.isVisible()]
        buttons = box.findChildren(QAbstractButton)
        next(one for one in buttons if one.text().strip("&") == text).click()
        return box

    def picks(self, *paths: Path) -> None:
        """Choose files or a folder in the dialog that asks for them."""
        [dialog] = [one for one in self.panel.findChildren(QFileDialog) if one.isVisible()]
        names = [*map(str, paths)]
        if dialog.fileMode() is QFileDialog.FileMode.ExistingFiles:
            dialog.filesSelected.emit(names)
        else:
            dialog.fileSelected.emit(*names)
        dialog.reject()
