"""The prescriber's own steps of stopping, typed row by row."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.qt.widgets.edits import QuantityEdit
from baklosan_desktop.qt.widgets.layouts import WrappedLabel, tab_through
from baklosan_desktop.screens.dose_taper import TaperView

_MOST_ROWS = 20


class OwnSteps(QWidget):
    """Rows of days and mg per DAY; there is always an empty one below. `typed` says all rows."""

    typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Step] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(4)
        title = styled(WrappedLabel("THE PRESCRIBER’S OWN STEPS"), "card-title")
        self._column.addWidget(title)
        self._add()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the first row."""
        self._rows[0].days.setFocus()

    def show_remarks(self, view: TaperView | None) -> None:
        """Say of each row its date, or what is wrong with it."""
        filled = [row for row in self._rows if row.is_filled]
        for index, row in enumerate(filled):
            if view and index < len(view.remarks):
                row.say(
                    view.remarks[index] or view.dates[index], is_wrong=bool(view.remarks[index])
                )
            else:
                row.say("", is_wrong=False)

    def forget(self) -> None:
        """Leave one empty row, and say nothing of it."""
        for row in self._rows[1:]:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = self._rows[:1]
        self._rows[0].forget()

    def _add(self) -> None:
        row = _Step(len(self._rows) + 1)
        row.changed.connect(self._tell)
        self._column.addWidget(row)
        tab_through((*self._rows[-1:], row))
        self._rows.append(row)

    def _tell(self) -> None:
        if self._rows[-1].is_filled and len(self._rows) < _MOST_ROWS:
            self._add()
        self.typed.emit(tuple(row.texts for row in self._rows if row.is_filled))


class _Step(QWidget):
    changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.days = QuantityEdit(f"Step {number}: after how many days", "days")
        self._daily = QuantityEdit(f"Step {number}: mg per DAY in total", "mg per DAY")
        self._remark = styled(WrappedLabel(), "hint")
        self._remark.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, edit in (("after", self.days), ("", self._daily)):
            if words:
                row.addWidget(styled(QLabel(words), "field"))
            row.addWidget(edit, 1)
            edit.textChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._remark)

    @property
    def texts(self) -> tuple[str, str]:
        return self.days.text(), self._daily.text()

    @property
    def is_filled(self) -> bool:
        return any(text.strip() for text in self.texts)

    def say(self, words: str, *, is_wrong: bool) -> None:
        self._remark.setText(words)
        self._remark.setVisible(bool(words))
        role = "problem" if is_wrong else "hint"
        if self._remark.property("role") != role:
            restyle(self._remark, role=role)
        self._daily.show_problem(words if is_wrong else "")

    def forget(self) -> None:
        with QSignalBlocker(self):
            for edit in (self.days, self._daily):
                edit.forget()
        self.say("", is_wrong=False)
