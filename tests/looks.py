"""The look of the application, lent to one test at a time."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from baklosan_desktop.qt import theme


@contextmanager
def lent(app: QApplication) -> Iterator[None]:
    """Lend the application to a test that changes its look, and take that off again."""
    delete_closed(app)
    font, palette = app.font(), app.palette()
    theme.load_fonts()
    try:
        yield
    finally:
        delete_closed(app)
        app.setStyleSheet("")
        app.setProperty("theme", None)
        app.setFont(font)
        app.setPalette(palette)


def delete_closed(app: QApplication) -> None:
    """Delete what was told to go: Qt crashes over a widget that outlives its sheet."""
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
