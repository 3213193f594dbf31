"""The About box, a question before something is done, and what the user sees of a bug."""

import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextLength, QTextOption, QTextTableFormat
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop import __version__, trouble
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.layouts import FoldingRow
from baklosan_desktop.tongue import _

_NAMES_PERCENT = 26
_LETTERS_WIDE = 84
_SHARE_OF_WINDOW = 0.9
_Length = QTextLength.Type
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Sheet(QDialog):
    """Something to read: Enter presses the button that has the keyboard, and closes nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the buttons: Qt would press one of them wherever the keyboard is."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)


class AboutBox(Sheet):
    """Names and texts in two columns; the texts can be selected and copied.

    No text is cut: what has no blank breaks anywhere, and what has no room scrolls. Links lead to
    pages of the help in its place.
    """

    page_wanted = Signal(str)

    def __init__(
        self, lines: Sequence[tuple[str, str]], pages: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About this program"))
        self._text = _read_only()
        _write(lines, QTextCursor(self._text.document()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        below = FoldingRow()
        for page in pages:
            below.addWidget(self._link(page))
        below.addWidget(buttons, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._text, 1)
        self._column.addLayout(below)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self._fit(parent.window().size() * _SHARE_OF_WINDOW, below.sizeHint().height())

    def _link(self, page: str) -> QPushButton:
        link = styled(QPushButton(page), "link")
        link.clicked.connect(self.accept)
        link.clicked.connect(lambda: self.page_wanted.emit(page))
        return link

    def _fit(self, most: QSize, below: int) -> None:
        """Be as wide as reads well and as high as the text needs, within the window."""
        self._text.ensurePolished()  # or it measures in a font that it will not have
        width = min(most.width(), self.fontMetrics().averageCharWidth() * _LETTERS_WIDE)
        margins = self._column.contentsMargins()
        document = self._text.document().clone()  # the field would give its own its own width
        document.setTextWidth(width - margins.left() - margins.right())
        around = margins.top() + margins.bottom() + self._column.spacing() + below
        self.resize(width, min(most.height(), round(document.size().height()) + around + 1))


def _read_only() -> QTextEdit:
    text = QTextEdit(readOnly=True, tabChangesFocus=True)
    text.setFrameShape(QFrame.Shape.NoFrame)
    text.setAccessibleName(_("About this program"))
    text.viewport().setAutoFillBackground(False)
    text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return text


def _write(lines: Sequence[tuple[str, str]], cursor: QTextCursor) -> None:
    form = QTextTableFormat()
    form.setBorder(0)
    form.setCellPadding(4)
    names, texts = _NAMES_PERCENT, 100 - _NAMES_PERCENT
    shares = [QTextLength(_Length.PercentageLength, share) for share in (names, texts)]
    form.setColumnWidthConstraints(shares)
    table = cursor.insertTable(len(lines), 2, form)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            table.cellAt(row, column).firstCursorPosition().insertText(text)


class Question(NamedTuple):
    """What is asked, what it means, and the word that a person agrees with."""

    title: str
    question: str
    meaning: str
    word: str


def ask(asked: Question, do: Callable[[], object], parent: QWidget) -> None:
    """Do something only if that is wanted; Enter and Escape leave all as it is."""
    box = QMessageBox(QMessageBox.Icon.Question, asked.title, asked.question, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(asked.meaning)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.addButton(asked.word, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
    box.accepted.connect(do)
    box.open()


def install(folder: Path) -> None:
    """Show every uncaught error in a dialog and log it, beside the trace on standard error."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        box = report(error)
        trouble.keep(folder, box.detailedText(), datetime.now(UTC).astimezone())
        box.exec()

    sys.excepthook = show


def report(error: BaseException) -> QMessageBox:
    """Return the dialog for an error; its details name no patient, only code."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Baklosan Desktop", "")
    box.setText(_("The program met an error of its own. Do not rely on what the page shows now."))
    box.setInformativeText(_("Start the program again. If it happens again, report the details."))
    trace = "".join(traceback.format_tb(error.__traceback__))
    box.setDetailedText(f"Baklosan Desktop {__version__}\n{trace}{type(error).__name__}")
    return box
