"""Files and folders that are dropped on the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes what is dropped on widgets and what lies in them, while `is_open` says it is wanted.

    A field that takes text has to be among them, or it would take the names of the files.
    """

    dropped = Signal(object)
    entered = Signal()
    left = Signal()

    def __init__(self, widgets: Sequence[QWidget], is_open: Callable[[], bool]) -> None:
        super().__init__(widgets[0])
        self._is_open = is_open
        for widget in widgets:
            widget.setAcceptDrops(True)
            widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Accept files of this computer, and nothing else; tell while they are held above."""
        if event.type() in {QEvent.Type.DragLeave, QEvent.Type.Drop}:
            self.left.emit()
        if not isinstance(event, QDropEvent):
            return False
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not (paths and self._is_open()):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        else:
            self.entered.emit()
        return True
