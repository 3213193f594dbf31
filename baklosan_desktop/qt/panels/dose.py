"""The dose page: the patient left, the answer right."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.panels.dose_answer import AnswerColumn
from baklosan_desktop.qt.panels.dose_patient import CLEAR_KEYS, PatientColumn
from baklosan_desktop.qt.widgets.bars import StaysEnglish
from baklosan_desktop.qt.widgets.layouts import stops, tab_through
from baklosan_desktop.screens.calendar import Dosed
from baklosan_desktop.screens.calendar_source import of_page
from baklosan_desktop.screens.dose import Rules, present, reference
from baklosan_desktop.screens.dose_asked import Reference
from baklosan_desktop.screens.dose_form import Field
from baklosan_desktop.screens.label import Notes

_PATIENT_CHARACTERS = 50
_PATIENT_SHARE = 0.45


class DosePanel(QWidget):
    """Answers whatever is typed and answered, at once, from the rules of one label.

    `read` the rules, then `draw` the questions, each in a turn of its own before the page is shown;
    a page that is shown earlier does both itself.
    """

    citation_opened = Signal(int, str)
    patient_cleared = Signal()
    changed = Signal()
    calendar_wanted = Signal(object)
    strengths_changed = Signal(int)

    def __init__(
        self,
        label: Label,
        rules: Rules,
        notes: Notes,
        today: Callable[[], date] = date.today,
        *,
        has_10_mg: bool = False,
    ) -> None:
        super().__init__()
        self._label = label
        self._rules = rules
        self._notes = notes
        self._book: Reference | None = None
        self._is_drawn = False
        self._patient = PatientColumn(self, today, has_10_mg=has_10_mg)
        self._answer = AnswerColumn()
        self._lay_out()
        self._patient.changed.connect(self._show_answer)
        self._patient.changed.connect(self.changed)
        self._patient.cleared.connect(self.patient_cleared)
        self._patient.strengths_changed.connect(self.strengths_changed)
        self._answer.citation_opened.connect(self.citation_opened)
        self._answer.calendar_wanted.connect(self.calendar_wanted)
        self._answer.confirmed.connect(self._confirm)
        self._answer.corrected.connect(self._patient.correct)
        self._answer.completed.connect(self._order)
        QShortcut(QKeySequence(CLEAR_KEYS), self).activated.connect(self.clear_patient)

    def read(self) -> Reference:
        """Read the rules, once."""
        if self._book is None:
            self._book = reference(self._label, self._rules, self._notes)
        return self._book

    def draw(self) -> None:
        """Draw the questions and what is still missing, once."""
        if not self._is_drawn:
            self._is_drawn = True
            self._show_answer()

    def dosed(self) -> Dosed | None:
        """Return the answer that is shown, to print from; None where there is none."""
        return of_page(self._patient.form, self.read())

    def clear_patient(self) -> None:
        """Forget everything about the patient."""
        self._patient.clear_patient()

    def fix_strengths(self) -> None:
        """Let nobody say that the pharmacy has other tablets."""
        self._patient.fix_strengths()

    def receive(self, patient: Mapping[Field, str]) -> None:
        """Begin with another patient, of whom this is known."""
        self.draw()
        self._patient.receive(patient)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on; as a focus proxy it would break the order of Tab."""
        self._patient.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Make up for what has not been done before."""
        super().showEvent(event)
        self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share_out()

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(StaysEnglish())
        row.addWidget(self._patient)
        row.addWidget(self._answer, 1)
        column.addLayout(row, 1)

    def _confirm(self, statement: str) -> None:
        """Take a statement as confirmed and go on to the answer: its button is gone."""
        self._patient.confirm(statement)
        next(stops(self._answer.parts), self._patient).setFocus()

    def _show_answer(self) -> None:
        view = present(self._patient.form, self.read())
        self._patient.show_view(view)
        self._answer.show_view(view)
        self._order()

    def _order(self) -> None:
        """Let Tab go from the patient to the answer."""
        answer = self._answer
        tab_through((self._patient.clear, answer.parts, answer.plan, answer.below))

    def _share_out(self) -> None:
        """Give the patient as much as the questions need, and hardly ever half of the page."""
        character = self.fontMetrics().averageCharWidth()
        share = round(self.width() * _PATIENT_SHARE)
        least = self._patient.minimumSizeHint().width()
        self._patient.setFixedWidth(max(least, min(character * _PATIENT_CHARACTERS, share)))
