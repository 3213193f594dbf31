"""The whole program as a person uses it: keys go in, what stands in the window comes out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from baklosan_desktop.app import Program
from baklosan_desktop.policy import NONE, Policy
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.qt.widgets.cards import RichLabel
from baklosan_desktop.wording import NBSP
from tests import looks

LONGEST_MS = 20_000
Kind = TypeVar("Kind", bound=QWidget)


@contextmanager
def opened(
    labels: Path,
    folder: Path,
    qtbot: QtBot,
    meet: Callable[[Program], object] | None = None,
    rules: Policy = NONE,
) -> Iterator["Desk"]:
    """Start the program on a `db` folder; in the end close it and take its look off again.

    `meet` sees the program before its window is shown.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with looks.lent(app):
        program = Program(app, folder, labels, rules)
        if meet:
            meet(program)
        try:
            with qtbot.waitSignal(program.complete, timeout=LONGEST_MS):
                program.window.show()
            yield Desk(program, qtbot)
        finally:
            program.window.close()
            program.window.deleteLater()


class Desk:
    """What a person does at the window and finds there; what needs time is waited for."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.window = program.window
        self.frame = program.frame
        self._qtbot = qtbot

    def types(self, text: str, into: str) -> None:
        """Type into the field whose name begins with a word."""
        fields = (f for f in self.visible(QLineEdit) if spoken(f).lower().startswith(into))
        field = next(fields)
        field.setFocus()
        QTest.keyClicks(field, text)

    def presses(self, *keys: str) -> None:
        """Press keys by their names, such as "Ctrl+3", where the keyboard is."""
        for key in keys:
            QTest.keySequence(self.focus(), QKeySequence(key))

    def clicks(self, text: str) -> None:
        """Click the button with this text or spoken name."""
        buttons = self.visible(QAbstractButton)
        button = next(b for b in buttons if text in {b.text(), spoken(b)})
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def follows(self, link: str) -> None:
        """Open a link in a text, by the keyboard."""
        texts = (t for t in self.visible(RichLabel) if f">{link}</a>" in plain_blanks(t.text()))
        text = next(texts)
        text.setFocus(Qt.FocusReason.TabFocusReason)
        while plain_blanks(text.selectedText()) != link:
            self.presses("Tab")
        self.presses("Return")

    def page(self) -> QWidget:
        """Return the page that is shown."""
        page = self.visible(QStackedWidget)[0].currentWidget()
        assert page is not None
        return page

    def label(self) -> LabelPanel:
        """Return the label page."""
        [label] = self.window.findChildren(LabelPanel)
        return label

    def sections(self) -> QListWidget:
        """Return the list of sections."""
        [sections] = self.window.findChildren(QListWidget)
        return sections

    def chooses(self, section: str) -> None:
        """Click a section in the list."""
        [entry] = self.sections().findItems(section, Qt.MatchFlag.MatchExactly)
        self.sections().scrollToItem(entry)
        place = self.sections().visualItemRect(entry).center()
        button = Qt.MouseButton.LeftButton
        QTest.mouseClick(self.sections().viewport(), button, pos=place)

    def offers(self, menu: str) -> list[QAction]:
        """Return the entries of the menu of a button, as they are when it opens."""
        [button] = [b for b in self.visible(QToolButton) if spoken(b) == menu]
        button.menu().aboutToShow.emit()
        return button.menu().actions()

    def takes(self, entry: str, menu: str) -> None:
        """Take an entry of a menu."""
        next(action for action in self.offers(menu) if action.text() == entry).trigger()

    def reads(self, part: str = "window") -> str:
        """Return what can be read in the window, or in its notice, footer, results or page."""
        return "\n".join(filter(None, map(said, shown(self._part(part), QWidget))))

    def sees(self, text: str, part: str = "window") -> bool:
        """Whether a text can be read."""
        return text in self.reads(part)

    def marked(self) -> list[str]:
        """Return what was asked for and is marked as a whole in the label's text."""
        return self._marks(is_word=False)

    def marked_words(self) -> list[str]:
        """Return the words that a search found and that are marked in the label's text."""
        return self._marks(is_word=True)

    def _marks(self, *, is_word: bool) -> list[str]:
        selections = self.label().reading.extraSelections()
        return [
            selection.cursor.selection().toPlainText()
            for selection in selections
            if selection.format.fontUnderline() is is_word
        ]

    def _part(self, name: str) -> QWidget:
        match name:
            case "notice":
                return self.frame.notice
            case "footer":
                return self.frame.footer
            case "results":
                return self.window.findChildren(SearchPanel)[0]
            case "page":
                return self.page()
            case _:
                return self.window

    def waits(self, until: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(until, timeout=LONGEST_MS)

    def waits_to_see(self, text: str, part: str = "window") -> None:
        self.waits(lambda: self.sees(text, part))

    def focus(self) -> QWidget:
        """Return where the keyboard is."""
        return QApplication.focusWidget() or self.window

    def visible(self, kind: type[Kind]) -> Sequence[Kind]:
        return shown(self.window, kind)


def shown(part: QWidget, kind: type[Kind]) -> Sequence[Kind]:
    """Return the widgets of a kind in a part of the window that are not hidden."""
    return [widget for widget in part.findChildren(kind) if widget.isVisible()]


def spoken(widget: QWidget) -> str:
    """Return the name that a screen reader speaks."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def said(widget: QWidget) -> str:
    """Return what stands in a widget itself."""
    match widget:
        case QLabel() if widget.textFormat() is Qt.TextFormat.RichText:
            text = QTextDocumentFragment.fromHtml(widget.text()).toPlainText()
        case QLabel() | QAbstractButton() | QLineEdit():
            text = widget.text()
        case QTextEdit() | QPlainTextEdit():
            text = widget.toPlainText()
        case QAbstractItemView():
            text = "\n".join(_rows(widget))
        case _:
            text = ""
    return plain_blanks(text)


def plain_blanks(text: str) -> str:
    return text.replace(NBSP, " ")


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        yield index.data() or index.data(Qt.ItemDataRole.AccessibleTextRole) or ""
