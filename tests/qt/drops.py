"""Dragging files over a widget and dropping them there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier


def drop(widget: QWidget, *urls: QUrl | Path) -> bool:
    """Drop files on a widget as a person does; return whether they were taken."""
    carried = QMimeData()
    carried.setUrls([*map(_url, urls)])
    carried.setText("\n".join(url.toString() for url in carried.urls()))
    place = QPoint(3, 3)
    enter = QDragEnterEvent(place, _COPY, carried, _LEFT, _NO_KEY)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    dropped = QDropEvent(QPointF(place), _COPY, carried, _LEFT, _NO_KEY)
    dropped.ignore()
    QApplication.sendEvent(widget, dropped)
    return dropped.isAccepted()


def _url(one: QUrl | Path) -> QUrl:
    return one if isinstance(one, QUrl) else QUrl.fromLocalFile(str(one))
