"""The left side of the dose page: what is typed and answered about one patient."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.panels.dose_fields import DoseFields
from baklosan_desktop.qt.panels.dose_questions import (
    DoseOptions,
    QuestionFold,
    QuestionRow,
    is_wanted,
)
from baklosan_desktop.qt.panels.dose_steps import OwnSteps
from baklosan_desktop.qt.widgets.cards import Fold
from baklosan_desktop.qt.widgets.choices import segments
from baklosan_desktop.qt.widgets.layouts import FilledButton, FoldingRow, ScrollingPage, tab_through
from baklosan_desktop.screens.dose import DoseView, Further
from baklosan_desktop.screens.dose_confirmations import Correction
from baklosan_desktop.screens.dose_form import SCREENED, DoseForm, Field, Question
from baklosan_desktop.screens.dose_questions import QuestionGroup, asked_none

_QUESTIONS = tuple(Question)
CLEAR_KEYS = "Ctrl+Shift+N"
_SIDE = 16
_ABOVE = 2  # question, fields and steps stand above the folds, the first of which is counted
_WHAT_NONE_DOES = (
    "Answer no to the questions in view that are still open, all but allergy, kidneys, "
    "pregnancy and breastfeeding."
)


class PatientColumn(QFrame):
    """`form` is what is known about the patient; `changed` says that it is another.

    `cleared` says that the patient has gone: what is known elsewhere is to be forgotten too.
    """

    changed = Signal()
    cleared = Signal()
    strengths_changed = Signal(int)

    def __init__(self, parent: QWidget, today: Callable[[], date], *, has_10_mg: bool) -> None:
        super().__init__(parent)
        styled(self, "left-pane")
        self._today = today
        self.form = DoseForm(first_day=today(), has_10_mg=has_10_mg)
        self._question = segments("Question", [question.value for question in _QUESTIONS])
        self.clear = FilledButton.with_key("Clear patient", CLEAR_KEYS)
        self._fields, self._further = DoseFields(), DoseFields()
        self._further_fold = Fold("Further")
        self._steps = OwnSteps()
        self._folds: dict[str, QuestionFold] = {}
        self._asked: set[str] = set()
        self._shown: Question | None = None
        self._medicines = DoseOptions("Other medicines", QCheckBox)
        self._indications = DoseOptions("Indication", QRadioButton)
        self._at_hand = DoseOptions("Other tablets at hand", QCheckBox)
        self._none = QPushButton("Asked: &none of these")
        self._none.setToolTip(f"<p>{_WHAT_NONE_DOES}</p>")
        self._none.setAccessibleDescription(_WHAT_NONE_DOES)
        self._page = ScrollingPage()
        self._content = QVBoxLayout()
        self._lay_out()
        self._connect()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on; as a focus proxy it would break the order of Tab."""
        self._fields.setFocus()

    def show_view(self, view: DoseView) -> None:
        """Show the questions that are asked now, and what is wrong with what was typed."""
        if view.question is not self._shown:
            self._fields.show_rows(view.rows)
            self._further.show_rows(view.further.rows)
            self._steps.setVisible(view.question is Question.STOP)
        for fields in (self._fields, self._further):
            fields.show_remarks(view.problems, view.weight_hint)
        self._steps.show_remarks(view.taper)
        self._show_further(view.further)
        for options, shown in (
            (self._medicines, view.medicines),
            (self._indications, view.indications),
            (self._at_hand, view.at_hand),
        ):
            options.setVisible(bool(shown))
            options.show_options(shown)
        self._show_groups(view)
        if view.question is not self._shown:
            self._shown = view.question
            self._order()
        self._none.setVisible(bool(view.medicines))
        self._none.setEnabled(any(row.can_be_none for row in self._rows()))

    def clear_patient(self) -> None:
        """Forget all that was typed, answered, chosen and confirmed."""
        kept = self.form
        self.form = DoseForm(
            first_day=self._today(), has_10_mg=kept.has_10_mg, question=kept.question
        )
        self._steps.forget()
        for fields in (self._fields, self._further):
            fields.forget()
            fields.show_day(self._today())
        self._further_fold.open(is_open=False)
        for options in (self._medicines, self._indications):
            options.open(is_open=False)
        for fold in self._folds.values():
            fold.forget()
        self.changed.emit()
        self.cleared.emit()
        self._page.verticalScrollBar().setValue(0)
        self.setFocus()

    def fix_strengths(self) -> None:
        """Let nobody say that the pharmacy has other tablets."""
        self._at_hand.fix()

    def receive(self, patient: Mapping[Field, str]) -> None:
        """Forget this patient; put what is known of another into the fields, as if typed."""
        self.clear_patient()
        if self.form.question not in SCREENED:
            self._question.choose(_QUESTIONS.index(Question.START))
        for field, text in patient.items():
            (self._further if field is Field.EGFR else self._fields).type(field, text)
        if Field.EGFR in patient:
            self._further_fold.open(is_open=True)

    def confirm(self, statement: str) -> None:
        """Take a statement as confirmed."""
        self._change(self.form.confirming(statement))

    def correct(self, correction: Correction) -> None:
        """Go back to what is wrong, emptied or answered as is safest."""
        if correction.fields:
            self._go_to(self._fields.empty(correction.fields))
            return
        self._change(self.form.replied(correction.question, Reply.YES))
        rows = (self._folds[title].row(correction.question) for title in self._asked)
        self._go_to(next(filter(None, rows)))

    def _change(self, form: DoseForm) -> None:
        if form != self.form:
            self.form = form
            self.changed.emit()

    def _type(self, field: Field, text: str) -> None:
        typed: dict[str, Any] = {field.name.lower(): text}
        self._change(self.form._replace(**typed))

    def _count_from(self, day: date | None) -> None:
        """Count from another day, and show it wherever a question asks for it."""
        if day:
            self._fields.show_day(day)
            self._further.show_day(day)
        self._change(self.form._replace(first_day=day))

    def _reply(self, fold: QuestionFold, key: str, reply: Reply | None) -> None:
        """Take a reply; if the group folds on it, go on to what is open."""
        self._change(self.form.replied(key, reply))
        if not fold.is_open:
            still_open = (row for row in self._rows() if row.question.reply is None)
            self._go_to(next(still_open, fold.title))

    def _go_to(self, stop: QWidget) -> None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(stop)

    def _tick(self, medicine: str) -> None:
        self._change(self.form._replace(co_medications=self.form.co_medications ^ {medicine}))

    def _choose(self, indication: str) -> None:
        """Choose an indication, or none where this one was chosen."""
        other = None if indication == self.form.indication else indication
        self._change(self.form._replace(indication=other))

    def _ask(self, index: int) -> None:
        """Ask another question about the same patient."""
        self._change(self.form._replace(question=_QUESTIONS[index]))

    def _have(self, _key: str) -> None:
        """Say whether the pharmacy has the other tablets; that is no patient's and stays."""
        self._change(self.form._replace(has_10_mg=not self.form.has_10_mg))
        self.strengths_changed.emit(self.form.has_10_mg)

    def _ask_none(self) -> None:
        """Answer what is in view; what is not has not been asked, so bring it there."""
        left = [row for row in self._rows() if row.can_be_none]
        if seen := [row.question for row in left if row.is_in_view]:
            self._change(asked_none(self.form, seen))
        else:
            self._page.ensureWidgetVisible(left[0])

    def _show_further(self, further: Further) -> None:
        """Fold what may be left empty, but never a number that cannot be read."""
        self._further_fold.setVisible(bool(further.rows))
        self._further_fold.rename(further.title)
        self._further_fold.summarise("typed" if further.is_typed else "optional")
        if further.is_wrong:
            self._further_fold.open(is_open=True)

    def _rows(self) -> list[QuestionRow]:
        folds = (fold for title, fold in self._folds.items() if title in self._asked)
        return [row for fold in folds for row in fold.rows]

    def _show_groups(self, view: DoseView) -> None:
        asked = {group.title for group in view.groups}
        for title in (asked ^ self._asked) & self._folds.keys():
            self._folds[title].setVisible(title in asked)
        self._asked = asked
        new = [group for group in view.groups if group.title not in self._folds]
        for group in new:
            self._add(group)
        for group in view.groups:
            self._folds[group.title].show_group(group)
            self._folds[group.title].want(is_open=is_wanted(group, view))
        if new:
            self._order()

    def _order(self) -> None:
        """Let Tab go from top to bottom."""
        options = (self._medicines, self._indications, self._at_hand)
        folds = self._folds.values()
        fields = (self._question, *self._fields.stops(), self._steps)
        further = (self._further_fold.title, *self._further.stops())
        tab_through((*fields, *folds, *options, *further, self._none, self.clear))

    def _add(self, group: QuestionGroup) -> None:
        fold = QuestionFold(group)
        fold.replied.connect(lambda key, reply: self._reply(fold, key, reply))
        self._folds[group.title] = fold
        self._content.insertWidget(len(self._folds) + _ABOVE, fold)

    def _connect(self) -> None:
        self._question.chosen.connect(self._ask)
        self._at_hand.chosen.connect(self._have)
        for fields in (self._fields, self._further):
            fields.typed.connect(self._type)
            fields.day_chosen.connect(self._count_from)
            fields.kind_chosen.connect(lambda kind: self._change(self.form._replace(first=kind)))
        self._steps.typed.connect(lambda steps: self._change(self.form._replace(own_steps=steps)))
        self._medicines.chosen.connect(self._tick)
        self._indications.chosen.connect(self._choose)
        self._none.clicked.connect(self._ask_none)
        self.clear.clicked.connect(self.clear_patient)

    def _lay_out(self) -> None:
        """Put everything in its place, the outer before the inner: Qt restyles what it moves."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        self._page.fill(self._content)
        self._content.setSpacing(4)
        for part in (
            self._question,
            self._fields,
            self._steps,
            self._medicines,
            self._indications,
            self._at_hand,
            self._further_fold,
        ):
            self._content.addWidget(part)
        self._further_fold.column.addWidget(self._further)
        for fields in (self._fields, self._further):
            fields.show_day(self._today())
        self._content.addStretch()
        bar = self._page.verticalScrollBar()
        bar.rangeChanged.connect(
            lambda _, end: self._keep_width(bar.sizeHint().width() if end else 0)
        )
        self._keep_width(0)
        below = QVBoxLayout()
        below.setContentsMargins(_SIDE, 6, _SIDE, 8)
        below.setSpacing(8)
        column.addLayout(below)
        below.addWidget(self._none)
        last = FoldingRow()
        below.addLayout(last)
        last.addWidget(self.clear)
        last.addWidget(styled(QLabel("Nothing is stored"), "hint"))

    def _keep_width(self, scroll_bar: int) -> None:
        """Let the scroll bar stand in the margin, so that nothing moves when it comes."""
        self._content.setContentsMargins(_SIDE, 10, _SIDE - scroll_bar, 4)
