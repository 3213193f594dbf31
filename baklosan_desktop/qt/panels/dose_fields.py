"""The fields for numbers of the dose page, each with what is wrong with it below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baklosan_desktop.qt.roles import restyle, styled
from baklosan_desktop.qt.widgets.folding_row import FoldingRow
from baklosan_desktop.qt.widgets.quantity_edit import QuantityEdit
from baklosan_desktop.qt.widgets.wrapping import WrappedLabel
from baklosan_desktop.screens.dose_form import Field
from baklosan_desktop.wording import NBSP, measured

_ROWS = ((Field.AGE_YEARS, Field.AGE_MONTHS, Field.WEIGHT), (Field.CURRENT_DAILY, Field.EGFR))
_UNITS = {
    Field.AGE_YEARS: "years",
    Field.AGE_MONTHS: "months",
    Field.WEIGHT: "kg",
    Field.CURRENT_DAILY: "mg per DAY",
}
_SHORT = 8


class DoseFields(QWidget):
    """Age, weight, current dose, kidney function; `typed` says which field and its text."""

    typed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._edits = {field: QuantityEdit(field.value, _UNITS.get(field, "")) for field in Field}
        self._notes = [styled(WrappedLabel(NBSP), "hint") for _ in _ROWS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for fields, note in zip(_ROWS, self._notes, strict=True):
            row = FoldingRow()
            for field in fields:
                row.addLayout(cell := self._labelled(field), 1)
                row.setAlignment(cell, Qt.AlignmentFlag.AlignBottom)
            column.addLayout(row)
            column.addWidget(note)
        self.setFocusProxy(self._edits[Field.AGE_YEARS])

    def show_remarks(self, problems: Mapping[Field, str], weight_hint: str) -> None:
        """Mark what cannot be read and say why; where all can be, say what the weight is for."""
        for field, edit in self._edits.items():
            edit.show_problem(problems.get(field, ""))
        for fields, note in zip(_ROWS, self._notes, strict=True):
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
            edit.forget()

    def _labelled(self, field: Field) -> QVBoxLayout:
        edit = self._edits[field]
        edit.textChanged.connect(lambda text: self.typed.emit(field, text))
        label = styled(WrappedLabel(measured(field.value), _SHORT), "field")
        label.setBuddy(edit)
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(label)
        cell.addWidget(edit)
        return cell
