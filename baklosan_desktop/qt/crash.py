"""What the user sees of a bug: one sentence and a report that can be copied."""

import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QMessageBox

from baklosan_desktop import __version__


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
