"""The card with the user's own notes on the section being read."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.qt.widgets.growing_edit import GrowingEdit
from baklosan_desktop.qt.widgets.layouts import FoldingRow, WrappedLabel, say
from baklosan_desktop.screens.own_notes import NEVER, NoteField, OwnNotesView
from baklosan_desktop.tongue import _

_ONE_LINE = 24  # characters, where there is room for them


class OwnNotesCard(QFrame):
    """Shows a view; the signals say what is typed, when a field is left, and what is asked for.

    Nothing is seen of it until there is a view to show. `changed` says that fields came or went.
    """

    changed = Signal()
    typed = Signal(str, str)
    done = Signal(str)
    removed = Signal(str)
    asked_for_another = Signal()
    undone = Signal()
    tried_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "card")
        self._rows: dict[str, _NoteRow] = {}
        self._heading = styled(WrappedLabel(), "card-title")
        self._never = styled(WrappedLabel(_(NEVER)), "hint")
        self._problem = styled(WrappedLabel(), "problem")
        self._said = styled(WrappedLabel(), "hint")
        self._add = _link(_("+ Add a note"))
        self._add.clicked.connect(self.asked_for_another)
        self._undo = _link(_("Undo"))
        self._undo.clicked.connect(self.undone)
        self._again = _link(_("Try again"))
        self._again.clicked.connect(self.tried_again)
        self._lay_out()
        self.hide()

    def show_view(self, view: OwnNotesView) -> None:
        """Show the notes; a field that has the keyboard keeps what stands in it."""
        before = self.parts()
        self.setAccessibleName(view.title)
        self._heading.setText(view.title.upper())
        for name in self._rows.keys() - {field.id for field in view.fields}:
            row = self._rows.pop(name)
            row.edit.blockSignals(True)  # noqa: FBT003 - Qt's signature; hiding takes the keyboard
            row.hide()
            row.deleteLater()
        for place, field in enumerate(view.fields):
            if field.id not in self._rows:
                self._rows[field.id] = self._row(field.id)
                self._notes.insertWidget(place, self._rows[field.id])
                self._rows[field.id].show()  # now, or it could not take the keyboard
            self._rows[field.id].show_field(field)
        self._never.setVisible(bool(view.fields))
        self._deleted.setVisible(view.can_undo)
        say(self._problem, view.problem)
        self._again.setVisible(view.can_try_again)
        say(self._said, view.said)
        self._offer.setHidden(view.is_off)
        self.show()
        if self.parts() != before:
            self.changed.emit()

    def parts(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, from top to bottom."""
        rows = sorted(self._rows.values(), key=self._notes.indexOf)
        return (*rows, self._undo, self._again, self._add)

    def write_in(self, note_id: str) -> None:
        """Give the field of a note the keyboard."""
        self._rows[note_id].edit.setFocus()

    def go_to_undo(self) -> None:
        """Give the way back from a deletion the keyboard."""
        self._undo.setFocus()

    def go_to_add(self) -> None:
        """Give the way to another note the keyboard."""
        self._add.setFocus()

    def written_in(self) -> GrowingEdit | None:
        """Return the field of a note that has the keyboard."""
        edits = (row.edit for row in self._rows.values())
        return next((edit for edit in edits if edit.hasFocus()), None)

    def _row(self, note_id: str) -> "_NoteRow":
        row = _NoteRow(self)
        row.edit.textChanged.connect(lambda: self.typed.emit(note_id, row.edit.toPlainText()))
        row.edit.done.connect(lambda: self.done.emit(note_id))
        row.delete.clicked.connect(lambda: self.removed.emit(note_id))
        return row

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(10)
        self._deleted = _folding(WrappedLabel(_("The note is deleted."), _ONE_LINE), self._undo)
        self._offer = _folding(
            self._add, styled(WrappedLabel(_("(kept on this computer)"), _ONE_LINE), "hint")
        )
        column.addWidget(self._heading)
        column.addLayout(self._notes)
        for part in (self._never, self._deleted, self._problem):
            column.addWidget(part)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)
        column.addWidget(self._offer)


class _NoteRow(QWidget):
    """A note's field, what became of it, and the way to delete it."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.edit = GrowingEdit(_("My note"), self)
        self.edit.setAccessibleDescription(_(NEVER))
        self.delete = _link(_("Delete"))
        self.delete.setAccessibleName(_("Delete this note"))
        self._state = styled(WrappedLabel(), "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.edit)
        below = FoldingRow()
        below.addWidget(self._state, 1)
        below.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column.addLayout(below)

    def show_field(self, field: NoteField) -> None:
        if field.text != self.edit.toPlainText() and not self.edit.hasFocus():
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(field.text)
        said = field.problem or field.state
        self._state.setText(said)
        role = "problem" if field.problem else "hint"
        if self._state.property("role") != role:
            restyle(self._state, role=role)


def _link(text: str) -> QPushButton:
    return styled(QPushButton(text), "link")


def _folding(first: QWidget, second: QWidget) -> QWidget:
    """Put two widgets beside each other, or below where there is no room."""
    holder, row = QWidget(), FoldingRow()
    holder.setLayout(row)
    for widget in (first, second):  # a label that was aligned would get no room for a second line
        is_label = isinstance(widget, WrappedLabel)
        row.addWidget(widget, 0, Qt.AlignmentFlag(0) if is_label else Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return holder
