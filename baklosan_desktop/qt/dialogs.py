"""The About box, and what the user sees of a bug."""

import sys
import traceback
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop import __version__


class AboutBox(QDialog):
    """Names and texts in a form; the texts can be selected and copied."""

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About this program")
        self.setMinimumWidth(560)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for name, text in lines:
            value = QLabel(text)
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(name, value)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)


def install() -> None:
    """Show every uncaught error in a dialog, beside the usual trace on standard error."""
    sys.excepthook = _show


def _show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    report(error).exec()


def report(error: BaseException) -> QMessageBox:
    """Return the dialog for an error; its details name no patient, only code."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Baklosan Desktop", "")
    box.setText("The program met an error of its own. Do not rely on what the page shows now.")
    box.setInformativeText("Start the program again. If it happens again, report the details.")
    trace = "".join(traceback.format_tb(error.__traceback__))
    box.setDetailedText(f"Baklosan Desktop {__version__}\n{trace}{type(error).__name__}")
    return box
