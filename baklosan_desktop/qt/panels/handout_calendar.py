"""What a calendar asks on the handout page: which doses of the dose page, and how many days."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.edits import QuantityEdit
from baklosan_desktop.qt.widgets.layouts import LabelledButton, WrappedLabel
from baklosan_desktop.screens.dosing_calendar import Choices, Tick, Ticked
from baklosan_desktop.tongue import _, translatable

_MOST = 2  # readings of a step
_DAYS = translatable("Days to print, all where empty")


class CalendarOptions(QWidget):
    """Says where the doses come from; `ticked` is what was ticked of them, at first nothing."""

    changed = Signal()
    dose_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticked = Ticked()
        self._ticks: tuple[Tick, ...] = ()
        self._offered = [LabelledButton(QCheckBox(), "") for _ in range(_MOST)]
        self._origin = styled(WrappedLabel(), "hint")
        self._days = QuantityEdit(_(_DAYS), "days")
        self._days_label = styled(QLabel(_(_DAYS)), "field")
        self._days_label.setBuddy(self._days)
        self._open = QPushButton(_("Open the dose page"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        for part in (self._origin, *self._offered, self._days_label, self._days, self._open):
            column.addWidget(part)
        for index, offered in enumerate(self._offered):
            offered.button.clicked.connect(
                lambda is_ticked, index=index: self._tick(index, is_ticked=is_ticked)
            )
        self._days.textChanged.connect(lambda typed: self._take(self.ticked._replace(days=typed)))
        self._open.clicked.connect(self.dose_wanted)
        self.hide()

    def show_choices(self, choices: Choices | None) -> None:
        """Show what can be ticked; None: the kind of handout asks nothing."""
        self.setVisible(choices is not None)
        if choices is None:
            return
        self._origin.setText(choices.origin)
        for part in (self._days_label, self._days):
            part.setVisible(choices.takes_days)
        self._ticks = choices.ticks
        for index, offered in enumerate(self._offered):
            offered.setVisible(index < len(choices.ticks))
        for offered, tick in zip(self._offered, choices.ticks, strict=False):
            offered.say(f"{tick.title}: {tick.summary}")
            offered.button.setChecked(tick.is_ticked)

    def forget(self) -> None:
        """Untick all: another answer is another dose."""
        self._days.forget()
        self._take(Ticked())

    def _tick(self, index: int, *, is_ticked: bool) -> None:
        """Tick one of the courses, which unticks the other."""
        course = self._ticks[index].course if is_ticked else None
        self._take(self.ticked._replace(course=course))

    def _take(self, ticked: Ticked) -> None:
        if ticked != self.ticked:
            self.ticked = ticked
            self.changed.emit()
