"""What a handout is to be: its kind, paper and text size, and what is typed for it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from baklosan_desktop.qt.looks import fix, styled
from baklosan_desktop.qt.panels.handout_calendar import CalendarOptions
from baklosan_desktop.qt.widgets.choices import cards, segments
from baklosan_desktop.screens.handout import HandoutForm, Kind, Paper, Part, TextSize
from baklosan_desktop.tongue import _

_SIZES, _PAPERS = tuple(TextSize), tuple(Paper)
_PRESCRIBED = {Kind.LEAFLET, Kind.DOSING_CALENDAR, Kind.STOPPING_CALENDAR}


class HandoutOptions(QWidget):
    """The fields of the page; `form` is what stands in them, `changed` says that it is another."""

    changed = Signal()
    pharmacy_entered = Signal(str)

    def __init__(self, pharmacy: str, offered: Sequence[Kind] = tuple(Kind)) -> None:
        super().__init__()
        self.form = HandoutForm(offered[0], _usual_paper(), pharmacy=pharmacy)
        self._offered = offered
        self._kinds = cards(_("Kind"), [(_(kind.words), _(kind.description)) for kind in offered])
        self.calendar = CalendarOptions()
        self._sizes = segments(_("Text size"), [_(size.words) for size in _SIZES])
        self._papers = segments(_("Paper"), [_(paper.value) for paper in _PAPERS])
        self._papers.choose(_PAPERS.index(self.form.paper))
        self._pharmacy = QLineEdit(pharmacy, placeholderText=_("optional"))
        self._patient, self._prescriber, self._remark = (_forgotten() for _ in range(3))
        self._parts = {part: QCheckBox(_(part.value)) for part in Part}
        self._lay_out()
        self._connect()
        self._change(self.form)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the kinds."""
        self._kinds.setFocus()

    def choose(self, kind: Kind) -> None:
        """Choose a kind."""
        self._kinds.choose(self._offered.index(kind))

    def fix_pharmacy(self) -> None:
        """Let nobody change the pharmacy."""
        fix(self._pharmacy)

    def clear_patient(self) -> None:
        """Forget what was typed and ticked for the patient."""
        for field in (self._patient, self._prescriber, self._remark):
            field.clear()
        self.calendar.forget()

    def _change(self, form: HandoutForm) -> None:
        self.form = form
        kind = form.kind
        _allow([self._patient], is_allowed=kind.is_for_patients)
        _allow([self._prescriber], is_allowed=kind in _PRESCRIBED)
        _allow([self._remark], is_allowed=kind is Kind.LEAFLET)
        self._contents.setVisible(kind is Kind.LEAFLET)
        self.changed.emit()

    def _take_kind(self, kind: Kind) -> None:
        """Change the kind; what was ticked for one is not ticked for another."""
        self.calendar.forget()
        self._change(self.form._replace(kind=kind))

    def _leave_out(self) -> None:
        left_out = frozenset(part for part, box in self._parts.items() if not box.isChecked())
        self._change(self.form._replace(left_out=left_out))

    def _connect(self) -> None:
        self._kinds.chosen.connect(lambda i: self._take_kind(self._offered[i]))
        self.calendar.changed.connect(
            lambda: self._change(self.form._replace(ticked=self.calendar.ticked))
        )
        self._sizes.chosen.connect(lambda i: self._change(self.form._replace(text_size=_SIZES[i])))
        self._papers.chosen.connect(lambda i: self._change(self.form._replace(paper=_PAPERS[i])))
        self._pharmacy.textChanged.connect(
            lambda text: self._change(self.form._replace(pharmacy=text))
        )
        for field in (self._patient, self._prescriber, self._remark):
            field.textChanged.connect(self._type)
        for box in self._parts.values():
            box.toggled.connect(self._leave_out)
        self._pharmacy.editingFinished.connect(
            lambda: self.pharmacy_entered.emit(self._pharmacy.text())
        )

    def _type(self) -> None:
        self._change(
            self.form._replace(
                patient=self._patient.text(),
                prescriber=self._prescriber.text(),
                remark=self._remark.text(),
            )
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._contents = QWidget()
        ticks = QVBoxLayout(self._contents)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.setSpacing(4)
        ticks.addWidget(styled(QLabel(_("Sections of the leaflet")), "field"))
        for box in self._parts.values():
            box.setChecked(True)
            ticks.addWidget(box)
        for name, field in (
            (_("Kind"), self._kinds),
            (_("Text size"), self._sizes),
            (_("Paper"), self._papers),
            (_("Pharmacy name and address, remembered"), self._pharmacy),
            (_("Patient name, printed, never stored"), self._patient),
            (_("Prescriber, printed, never stored"), self._prescriber),
            (_("From your pharmacist, one line, never stored"), self._remark),
        ):
            label = styled(QLabel(name, wordWrap=True), "field")
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(8)
            if field is self._kinds:
                column.addWidget(self.calendar)
        column.addWidget(self._contents)


def _allow(fields: Iterable[QLineEdit], *, is_allowed: bool) -> None:
    for field in fields:
        field.setEnabled(is_allowed)
        field.setPlaceholderText(_("optional") if is_allowed else _("not on this handout"))


def _forgotten() -> QLineEdit:
    """Return a field for what is printed and not kept, nor learnt by an input method."""
    field = QLineEdit(placeholderText=_("optional"), clearButtonEnabled=True)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
    return field


def _usual_paper() -> Paper:
    is_american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if is_american else Paper.A4
