"""Dragging files over a widget and dropping them there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NO_KEY = Qt.KeyboardModifier.NoModifier
_PLACE = QPoint(3, 3)


def drop(widget: QWidget, *urls: QUrl | Path) -> bool:
    """Drop files on a widget as a person does; return whether they were taken."""
    if not hold(widget, *urls):
        return False
    carried = _carried(*urls)  # an event keeps only a pointer to it
    dropped = QDropEvent(QPointF(_PLACE), _COPY, carried, _LEFT, _NO_KEY)
    dropped.ignore()
    QApplication.sendEvent(widget, dropped)
    return dropped.isAccepted()


def hold(widget: QWidget, *urls: QUrl | Path) -> bool:
    """Hold files above a widget; return whether they would be taken."""
    carried = _carried(*urls)
    enter = QDragEnterEvent(_PLACE, _COPY, carried, _LEFT, _NO_KEY)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    return enter.isAccepted()


def take_away(widget: QWidget) -> None:
    """Hold nothing above a widget any more."""
    QApplication.sendEvent(widget, QDragLeaveEvent())


def _carried(*urls: QUrl | Path) -> QMimeData:
    carried = QMimeData()
    carried.setUrls([*map(_url, urls)])
    carried.setText("\n".join(url.toString() for url in carried.urls()))
    return carried


def _url(one: QUrl | Path) -> QUrl:
    return one if isinstance(one, QUrl) else QUrl.fromLocalFile(str(one))
