"""Fields to type into: the search field, and quantities that lose no key."""

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QToolButton

from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.tongue import _

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchEdit(QLineEdit):
    """A line to type into, with a note at its right end: the key, then the number of results."""

    moved = Signal(int)
    opened = Signal()
    opened_beside = Signal()
    left = Signal()
    entered = Signal()
    abandoned = Signal()

    def __init__(self, hint: str, keys: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint.rstrip(" …"))
        styled(self, "search")
        self._icon = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._icon.triggered.connect(self.setFocus)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(_("Search"))
        self._keys = keys
        self._note = styled(QLabel(keys, self), "key")
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, icon: QIcon) -> None:
        """Show an icon at the left end."""
        self._icon.setIcon(icon)

    def note(self, text: str) -> None:
        """Show a note in the field; an empty one brings the shortcut back."""
        self._note.setText(text or self._keys)
        self._place()

    def refuse(self, sentence: str) -> None:
        """Take nothing from now on, and say why."""
        self.clear()
        self._note.hide()
        self.setPlaceholderText(sentence)
        self.setAccessibleName(sentence)
        self.setEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass walking, opening and leaving on; all else is typing."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_beside = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.opened_beside if is_beside else self.opened).emit()
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what stands here, so that typing starts anew, unless a menu was open."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has gone elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.abandoned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note at the right end."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the note again when it wants another size, as after a change of the text size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        self._note.adjustSize()
        left = self.width() - self._note.width() - 8
        self._note.move(left, (self.height() - self._note.height()) // 2)
        self.setTextMargins(0, 0, self._note.width() + 8, 0)


class DayEdit(QDateEdit):
    """A day, written so that no country reads it in another order; the wheel changes nothing.

    `chosen` says the day that stands here, None while it is half typed.
    """

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setLocale(QLocale(QLocale.Language.English))
        self.setDisplayFormat("d MMM yyyy")
        self.setCalendarPopup(True)
        self.setDateRange(QDate(2000, 1, 1), QDate(2100, 12, 31))
        for changed in (self.dateChanged, self.lineEdit().textChanged, self.editingFinished):
            changed.connect(self._tell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def _tell(self) -> None:
        self.chosen.emit(self.date().toPython() if self.hasAcceptableInput() else None)


_DIGITS = "000"
_GAP = 9


class QuantityEdit(QLineEdit):
    """Keeps what is typed as it was typed; whoever reads it says what is wrong with it."""

    def __init__(self, name: str, unit: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._unit = styled(QLabel(unit, self), "unit")
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_problem(self, sentence: str) -> None:
        """Mark the field as one that cannot be read, and say why; an empty sentence unmarks it."""
        if bool(sentence) != bool(self.property("invalid")):
            restyle(self, invalid=bool(sentence))
        self.setAccessibleDescription(sentence)

    def forget(self) -> None:
        """Empty the field so that undo cannot bring back what stood there."""
        self.setText("")

    def sizeHint(self) -> QSize:
        """Ask for room for a number and its unit."""
        number, unit = self.fontMetrics().horizontalAdvance(_DIGITS), self._unit.sizeHint()
        return QSize(number + unit.width() + 3 * _GAP, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the number."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the unit at the right end."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the unit again when it wants another size, as after a change of the text size."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.FontChange}:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        self._unit.adjustSize()
        left = self.width() - self._unit.width() - _GAP
        self._unit.move(left, (self.height() - self._unit.height()) // 2)
        self.setTextMargins(0, 0, self._unit.width(), 0)
