"""What can be chosen for a handout, as a column of fields."""

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from baklosan_desktop.qt.roles import styled
from baklosan_desktop.qt.widgets.choices import cards, segments
from baklosan_desktop.screens.handout import HandoutForm, Kind, Paper, TextSize

_KINDS, _SIZES, _PAPERS = tuple(Kind), tuple(TextSize), tuple(Paper)


class HandoutOptions(QWidget):
    """The fields of the page; `form` is what stands in them, `changed` says that it is another."""

    changed = Signal()
    pharmacy_entered = Signal(str)

    def __init__(self, pharmacy: str) -> None:
        super().__init__()
        self.form = HandoutForm(paper=_usual_paper(), pharmacy=pharmacy)
        self._kinds = cards("Kind", [(kind.words, kind.description) for kind in _KINDS])
        self._sizes = segments("Text size", [size.words for size in _SIZES])
        self._papers = segments("Paper", [paper.value for paper in _PAPERS])
        self._papers.choose(_PAPERS.index(self.form.paper))
        self._pharmacy = QLineEdit(pharmacy, placeholderText="optional")
        self._patient = QLineEdit(placeholderText="optional", clearButtonEnabled=True)
        self._patient.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._lay_out()
        self._connect()

    def choose(self, kind: Kind) -> None:
        """Choose a kind."""
        self._kinds.choose(_KINDS.index(kind))

    def clear_patient(self) -> None:
        """Forget the patient's name."""
        self._patient.clear()

    def _change(self, form: HandoutForm) -> None:
        self.form = form
        self.changed.emit()

    def _connect(self) -> None:
        self._kinds.chosen.connect(lambda i: self._change(replace(self.form, kind=_KINDS[i])))
        self._sizes.chosen.connect(lambda i: self._change(replace(self.form, text_size=_SIZES[i])))
        self._papers.chosen.connect(lambda i: self._change(replace(self.form, paper=_PAPERS[i])))
        self._pharmacy.textChanged.connect(
            lambda text: self._change(replace(self.form, pharmacy=text))
        )
        self._patient.textChanged.connect(
            lambda text: self._change(replace(self.form, patient=text))
        )
        self._pharmacy.editingFinished.connect(
            lambda: self.pharmacy_entered.emit(self._pharmacy.text())
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, field in (
            ("Kind", self._kinds),
            ("Text size", self._sizes),
            ("Paper", self._papers),
            ("Pharmacy name and address, remembered", self._pharmacy),
            ("Patient name, printed, never stored", self._patient),
        ):
            label = styled(QLabel(name, wordWrap=True), "field")
            label.setBuddy(field)
            field.setAccessibleName(name)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(8)


def _usual_paper() -> Paper:
    is_american = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if is_american else Paper.A4
