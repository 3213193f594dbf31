"""The fields of the dose page: numbers, a day, whether a prescription is the first one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.qt.widgets.choices import NONE, AnswerChoice, Choice
from baklosan_desktop.qt.widgets.edits import DayEdit, QuantityEdit
from baklosan_desktop.qt.widgets.layouts import FoldingRow, WrappedLabel
from baklosan_desktop.screens.dose_form import Field
from baklosan_desktop.wording import NBSP, measured

_UNITS = {
    Field.AGE_YEARS: "years",
    Field.AGE_MONTHS: "months",
    Field.WEIGHT: "kg",
    Field.CURRENT_DAILY: "mg per DAY",
    Field.TARGET: "mg per DAY",
    Field.DAYS_SINCE: "days",
    Field.PRESCRIBED: "mg per DAY",
    Field.PER_INTAKE: "mg",
    Field.TIMES: "times",
    Field.TAPER_DAYS: "days",
    Field.DAILY: "mg per DAY",
    Field.PERIOD: "days",
}
_KINDS = (Choice("First", "first prescription", "f"), Choice("Continued", "goes on", "c"))
_SHORT = 8


class DoseFields(QWidget):
    """`typed` says which field and its text; the other signals say what the other fields hold."""

    typed = Signal(object, str)
    day_chosen = Signal(object)
    kind_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._edits: dict[Field, QWidget] = {}
        self._cells: dict[Field, QWidget] = {}
        self._rows: list[_Row] = []
        self._day: date | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on; as a focus proxy it would break the order of Tab."""
        self.stops()[0].setFocus()

    def stops(self) -> list[QWidget]:
        """Return what Tab passes through, in order."""
        return [self._edits[field] for row in self._rows for field in row.fields]

    def show_rows(self, rows: Sequence[tuple[Field, ...]]) -> None:
        """Ask for these fields; what was typed before stays typed."""
        for row in self._rows:
            for field in row.fields:
                row.cells.takeAt(0)  # Qt would delete the item, and Python take another for it
                self._cells[field].setParent(self)
                self._cells[field].hide()
            for gone in (row.holder, row.note):
                gone.hide()
                self._column.removeWidget(gone)
                gone.deleteLater()
        self._rows = [self._row(fields) for fields in rows]

    def show_day(self, day: date) -> None:
        """Show the day from which is counted."""
        self._day = day
        if isinstance(edit := self._edits.get(Field.FIRST_DAY), DayEdit):
            edit.setDate(QDate(day.year, day.month, day.day))

    def show_remarks(self, problems: Mapping[Field, str], weight_hint: str) -> None:
        """Mark what cannot be read and say why; where all can be, say what the weight is for."""
        for field, edit in self._edits.items():
            if isinstance(edit, QuantityEdit):
                edit.show_problem(problems.get(field, ""))
        for fields, _, _, note in self._rows:
            found = dict.fromkeys(problems[field] for field in fields if field in problems)
            hint = weight_hint if Field.WEIGHT in fields else ""
            note.setText(" ".join(found) or hint or NBSP)
            note.setVisible(Field.WEIGHT in fields or bool(found))
            role = "problem" if found else "hint"
            if note.property("role") != role:
                restyle(note, role=role)

    def forget(self) -> None:
        """Empty all fields."""
        for edit in self._edits.values():
            if isinstance(edit, QuantityEdit):
                edit.forget()
            elif isinstance(edit, AnswerChoice):
                edit.show_choice(NONE)

    def type(self, field: Field, text: str) -> None:
        """Put a text into a field that is asked for, as if it had been typed."""
        if isinstance(edit := self._edits[field], QuantityEdit):
            edit.setText(text)

    def empty(self, fields: Sequence[Field]) -> QWidget:
        """Empty some fields to be typed anew, and return the first of them."""
        for field in fields:
            if isinstance(edit := self._edits[field], QuantityEdit):
                edit.forget()
        return self._edits[fields[0]]

    def _row(self, fields: tuple[Field, ...]) -> "_Row":
        holder, note = QWidget(), styled(WrappedLabel(NBSP), "hint")
        row = FoldingRow()
        holder.setLayout(row)
        self._column.addWidget(holder)
        self._column.addWidget(note)
        for field in fields:
            if field not in self._cells:
                self._edits[field] = self._edit(field)
                self._cells[field] = _cell(field, self._edits[field])
            row.addWidget(self._cells[field], 1, Qt.AlignmentFlag.AlignBottom)
            self._cells[field].show()
        return _Row(fields, holder, row, note)

    def _edit(self, field: Field) -> QWidget:
        if field is Field.KIND:
            kind = AnswerChoice(field.value, _KINDS)
            kind.chosen.connect(lambda i: self.kind_chosen.emit(None if i == NONE else i == 0))
            return kind
        if field is Field.FIRST_DAY:
            day = DayEdit(field.value)
            if self._day:
                day.setDate(QDate(self._day.year, self._day.month, self._day.day))
            day.chosen.connect(self.day_chosen)
            return day
        edit = QuantityEdit(field.value, _UNITS.get(field, ""))
        edit.textChanged.connect(lambda text: self.typed.emit(field, text))
        return edit


class _Row(NamedTuple):
    fields: tuple[Field, ...]
    holder: QWidget
    cells: FoldingRow
    note: WrappedLabel


def _cell(field: Field, edit: QWidget) -> QWidget:
    label = styled(WrappedLabel(measured(field.value), _SHORT), "field")
    label.setBuddy(edit)
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(edit)
    return cell
