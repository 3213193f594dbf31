"""The right side of the dose page: the answer, or what stands between the patient and one."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.background import next_turn
from baklosan_desktop.qt.looks import Tone as ToneName
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.panels.dose_parts import (
    Banner,
    Part,
    figure,
    ladder,
    passage,
    reason,
    said,
    titled,
)
from baklosan_desktop.qt.panels.dose_plan import PlanPart
from baklosan_desktop.qt.widgets.cards import RichLabel
from baklosan_desktop.qt.widgets.layouts import (
    FilledButton,
    FoldingRow,
    ScrollingPage,
    WrappedLabel,
)
from baklosan_desktop.screens.dose import DoseView
from baklosan_desktop.screens.dose_answer import AnswerView
from baklosan_desktop.screens.dose_cards import Card
from baklosan_desktop.screens.dose_confirmations import Confirmation
from baklosan_desktop.screens.dose_form import Question
from baklosan_desktop.screens.dose_quotes import Sentence
from baklosan_desktop.screens.dose_taper import TaperView
from baklosan_desktop.screens.dose_tone import Tone

_NO_ANSWER = "No answer yet"


class AnswerColumn(ScrollingPage):
    """Shows one answer at a time, and speaks it: what is no longer true is gone at once.

    What stands below the figures is drawn a turn later, so that the answer follows the key within
    a frame; `completed` says that all of it is there.
    """

    citation_opened = Signal(int, str)
    confirmed = Signal(str)
    corrected = Signal(object)
    calendar_wanted = Signal(object)
    completed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: DoseView | None = None
        self._rest: DoseView | None = None
        self.parts, self.below = QWidget(), QWidget()
        self.plan = PlanPart()
        self._title = styled(QLabel(), "page-title")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(12)
        for part in (self._title, self.parts, self.plan, self.below):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.fill(self._column)

    def show_view(self, view: DoseView) -> None:
        """Replace what is shown, unless it is the same."""
        if self._view and _shown(view) == _shown(self._view):
            return
        before, self._view, self._rest = self._view, view, view
        self._title.setText(view.title)
        self.plan.outdate(view.plan)
        self.below.hide()
        self.parts = self._replaced(self.parts, self._drawn(view))
        self.verticalScrollBar().setValue(0)
        next_turn(self, self._complete)
        if before:
            self._speak(before)

    def _speak(self, before: DoseView) -> None:
        """Say what is answered now; a stop at once, and also that an answer no longer holds."""
        if answer := self._view and self._view.answer:
            said = f"{answer.word}. {answer.headline}"
            self.parts.setAccessibleName(said)
            announce(self.parts, said, is_urgent=answer.tone is Tone.STOP)
        elif before.answer:
            announce(self.parts, _NO_ANSWER)

    def _complete(self) -> None:
        """Draw the rest of what is shown by now; of an earlier view nothing is drawn any more."""
        view, self._rest = self._rest, None
        if view:
            self.plan.show_plan(view.plan)
            self.below = self._replaced(self.below, _explained(view))
            self.completed.emit()

    def _replaced(self, gone: QWidget, drawn: Iterable[QWidget]) -> QWidget:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        parts = Part(column)
        parts.resize(gone.size())
        self._column.replaceWidget(gone, parts)
        gone.hide()
        gone.deleteLater()
        for part in drawn:
            column.addWidget(part)
        for label in parts.findChildren(RichLabel):
            label.line_opened.connect(self.citation_opened)
        parts.setVisible(column.count() > 0)
        return parts

    def _drawn(self, view: DoseView) -> Iterator[QWidget]:
        if view.answer:
            yield _headline(view.answer)
        else:
            yield _waiting(view.missing)
        for confirmation in view.confirmations:
            yield self._confirmation(confirmation)
        if view.answer:
            yield from _refused(view.answer)
            yield from _noted("caution", view.answer.cautions)
            yield from _dosed(view.answer)
        if view.taper:
            yield from _stopping(view.taper)
        if view.has_calendar:
            yield self._printing(view.question)

    def _printing(self, question: Question) -> QWidget:
        row = FoldingRow()
        button = _button("Print calendar …")
        button.clicked.connect(lambda: self.calendar_wanted.emit(question))
        row.addWidget(button)
        row.addStretch(1)
        return Part(row)

    def _confirmation(self, asked: Confirmation) -> Banner:
        banner = Banner("caution")
        banner.say(asked.words, "strong")
        if asked.check:
            banner.say(asked.check)
        row = FoldingRow()
        confirm = _button(asked.button)
        confirm.clicked.connect(lambda: self.confirmed.emit(asked.statement))
        row.addWidget(confirm)
        for each in asked.corrections:
            button = _button(each.words)
            button.clicked.connect(lambda _=False, each=each: self.corrected.emit(each))
            row.addWidget(button)
        banner.add(Part(row))
        return banner


_FOUR = 4  # cards, which fold in pairs
_GIVEN = {Tone.FINE, Tone.CAUTION}


def _button(words: str) -> FilledButton:
    row = QHBoxLayout()
    row.setContentsMargins(12, 6, 12, 6)
    label = WrappedLabel(words, len(words))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row.addWidget(label)
    button = FilledButton(row)
    button.setAccessibleName(words)
    return button


def _shown(view: DoseView) -> tuple[object, ...]:
    return (
        view.title,
        view.missing,
        view.confirmations,
        view.answer,
        view.plan,
        view.supply,
        view.taper,
    )


def _waiting(missing: str) -> Banner:
    banner = Banner("information")
    banner.say(_NO_ANSWER, "strong")
    banner.say(missing)
    return banner


def _headline(answer: AnswerView) -> Banner:
    banner = Banner(answer.tone.value)
    banner.say(answer.word, "strong")
    banner.say(answer.headline, "notice-title")
    if answer.summary:
        banner.say(answer.summary)
    if answer.tone in _GIVEN:
        banner.state(answer.warnings)
    return banner


def _refused(answer: AnswerView) -> Iterator[QWidget]:
    """Draw why there is no dose, what follows, and what else is to be known about the patient."""
    is_urgent = answer.parting is not None and answer.parting.tone is Tone.STOP
    if is_urgent:
        yield from _parted(answer)
    if answer.conflict:
        yield _side_by_side([passage(quote) for quote in answer.conflict])
    elif answer.reasons:
        title = "What the label says" if answer.tone is Tone.FINE else "Why"
        yield titled(title, [reason(sentence) for sentence in answer.reasons])
    if answer.follows:
        yield titled("What follows", [said(sentence) for sentence in answer.follows])
    if not is_urgent:
        yield from _parted(answer)
    if answer.warnings and answer.tone not in _GIVEN:
        banner = Banner("caution")
        banner.say("Also for this patient", "strong")
        banner.state(answer.warnings)
        yield banner


def _parted(answer: AnswerView) -> Iterator[QWidget]:
    """Draw what a patient who takes the drug already must hear."""
    if answer.parting:
        banner = Banner(answer.parting.tone.value)
        banner.say(answer.parting.title, "strong")
        banner.state([answer.parting.says])
        yield banner


def _noted(tone: ToneName, sentences: Sequence[Sentence]) -> Iterator[QWidget]:
    """Draw sentences on a banner of their own, where there are any."""
    if sentences:
        banner = Banner(tone)
        banner.state(sentences)
        yield banner


def _dosed(answer: AnswerView) -> Iterator[QWidget]:
    """Draw the figures of the dose."""
    if answer.readings:
        yield _side_by_side([figure(card, "") for card in answer.readings])
    if answer.cards:
        *others, maximum = answer.cards
        drawn = [*(figure(card, "") for card in others), figure(maximum, "stop")]
        pairs = [_side_by_side(drawn[:2]), _side_by_side(drawn[2:])]
        yield _side_by_side(pairs if len(drawn) == _FOUR else drawn)


def _stopping(taper: TaperView) -> Iterator[QWidget]:
    """Draw the window, and what is to be said of the prescriber's own steps."""
    window = [
        Card("Not before", taper.starts, "", (), ()),
        Card("Not after", taper.ends, "", (), ()),
    ]
    yield _side_by_side([figure(card, "") for card in window])
    banner = Banner(taper.verdict.tone.value)
    banner.say(taper.verdict.value)
    yield banner


def _explained(view: DoseView) -> Iterator[QWidget]:
    """Draw what the packs can supply, what is not the label's, and each step of the ladder."""
    if view.supply:
        yield titled(view.supply.title, [said(sentence) for sentence in view.supply.sentences])
    if (answer := view.answer) is None:
        return
    yield from _noted("fine", answer.tablets)
    yield from _noted("information", answer.notes)
    if answer.ladder and not answer.follows:
        yield titled("How this was worked out", [ladder(answer.ladder)])
    if answer.footer:
        yield styled(WrappedLabel(answer.footer), "hint")


def _side_by_side(widgets: Sequence[QWidget]) -> QWidget:
    """Put widgets beside each other, below each other where there is no room."""
    row = FoldingRow()
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 1)
    return Part(row)
