"""A field for some lines of text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from baklosan_desktop.qt.background import next_turn

_FEWEST, _MOST = 2, 16
_SCROLLED, _WHOLE = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_BORROWED = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class GrowingEdit(QPlainTextEdit):
    """Plain text in a field as high as its lines, up to a point; Tab leaves it.

    `done` says that the keyboard has gone elsewhere, or that Ctrl+Enter was pressed.
    """

    done = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(_WHOLE)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_soon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Ctrl+Enter for being done; all else is typing."""
        is_control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_control and Qt.Key(event.key()) in _ENTER:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has gone elsewhere; a menu or another window only borrows it."""
        super().focusOutEvent(event)
        if event.reason() not in _BORROWED:
            self.done.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew where the width is another."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what stands here already."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit_soon(self) -> None:
        """Wait until the lines are laid out: a scroll bar that comes amid that would hide words."""
        next_turn(self, self._fit)

    def _fit(self) -> None:
        """Be as high as the lines, and scroll beyond; the document counts its height in lines."""
        lines = round(self.document().size().height())
        self.setVerticalScrollBarPolicy(_SCROLLED if lines > _MOST else _WHOLE)
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        text = min(max(lines, _FEWEST), _MOST) * self.fontMetrics().lineSpacing()
        self.setFixedHeight(round(text + around))
        if lines <= _MOST:
            self.verticalScrollBar().setValue(0)  # Qt has scrolled before there was room
