"""A PDF without a window: the pages of the preview, saved by the command line."""

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from baklosan_desktop.handouts.page import Handout
from baklosan_desktop.qt.printing import save_pdf
from baklosan_desktop.qt.theme import load_fonts


def save(handout: Handout, path: Path) -> None:
    """Save the handout, whole or not at all; NotSaved says why. No screen is needed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication(["baklosan"])
    load_fonts()
    save_pdf(handout, path)
    app.processEvents()
