"""The patient column's parts: questions in folding groups, options."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QWidget

from baklosan_desktop.dosing.answer import STOPS
from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.qt.looks import FIXED, Tone, fix
from baklosan_desktop.qt.widgets.cards import Fold
from baklosan_desktop.qt.widgets.choices import NONE, AnswerChoice, Choice, show_checked
from baklosan_desktop.qt.widgets.layouts import (
    LabelledButton,
    WrappedLabel,
    tab_through,
)
from baklosan_desktop.screens.dose import DoseView, Option
from baklosan_desktop.screens.dose_questions import Question, QuestionGroup


class DoseOptions(Fold):
    """A list to tick in, folded; `chosen` says the key of the option that was pressed."""

    chosen = Signal(str)

    def __init__(self, title: str, kind: type[QAbstractButton]) -> None:
        super().__init__(title)
        self._kind = kind
        self._is_fixed = False
        self._options: Sequence[Option] = ()
        self._buttons: dict[str, QAbstractButton] = {}
        self.unfolded.connect(self._draw)

    def fix(self) -> None:
        """Let nobody choose, and say why at the title, which opens all the same."""
        self._is_fixed = True
        self.title.setToolTip(FIXED)
        self.title.setAccessibleDescription(FIXED)

    def show_options(self, options: Sequence[Option]) -> None:
        """Show what is chosen, and in the summary how many."""
        self._options = options
        count = sum(option.chosen for option in options)
        self.summarise(f"{count or 'none'} chosen", "information" if count else "")
        if self._buttons:
            self._draw()

    def _draw(self) -> None:
        if not self._buttons:
            self._buttons = {option.key: self._button(option) for option in self._options}
            tab_through((self.title, *self._buttons.values()))
        for option in self._options:
            show_checked(self._buttons[option.key], is_on=option.chosen)

    def _button(self, option: Option) -> QAbstractButton:
        button = self._kind()
        button.setAutoExclusive(False)  # which one is chosen is the form's to say, even none
        button.toggled.connect(lambda: self.chosen.emit(option.key))
        words = f"{option.words}. {FIXED}" if self._is_fixed else option.words
        self.column.addWidget(LabelledButton(button, words))
        if self._is_fixed:
            fix(button)
        return button


_CHOICES = {
    Reply.YES: Choice("Yes", "yes", "y", "caution"),
    Reply.NO: Choice("No", "no", "n"),
    Reply.UNKNOWN: Choice("?", "not known", "?", "caution"),
    Reply.NOT_APPLICABLE: Choice("Does not apply", "does not apply", "d"),
}
_GRAVE = {**_CHOICES, Reply.YES: Choice("Yes", "yes", "y", "stop")}
_DIRECTION = QBoxLayout.Direction


class QuestionRow(QWidget):
    """One question with its answers; `replied` says the reply, or None where it is taken back."""

    replied = Signal(object)

    def __init__(self, question: Question, *, is_grave: bool) -> None:
        super().__init__()
        self.question = question
        choices = _GRAVE if is_grave else _CHOICES
        self._words = WrappedLabel()
        self._answers = AnswerChoice(question.words, [choices[reply] for reply in question.choices])
        self._answers.chosen.connect(self._reply)
        self._words.setBuddy(self._answers)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._answers)

    @property
    def is_in_view(self) -> bool:
        """Whether all of the question can be seen, not scrolled out of its column."""
        return self.visibleRegion().boundingRect().height() == self.height()

    @property
    def can_be_none(self) -> bool:
        """Whether "asked: none of these" would answer it."""
        return self.question.reply is None and not self.question.singly

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the answers."""
        self._answers.setFocus()

    def show_question(self, question: Question) -> None:
        """Show the reply, and what to do about it."""
        self.question = question
        self._words.setText("\n".join(filter(None, (question.words, question.hint))))
        reply = question.reply
        self._answers.show_choice(question.choices.index(reply) if reply else NONE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers below the question where large text leaves no room beside it."""
        super().resizeEvent(event)
        needed = self._words.sizeHint().width() + self._answers.sizeHint().width()
        fits = needed <= self.width()
        self._row.setDirection(_DIRECTION.LeftToRight if fits else _DIRECTION.TopToBottom)

    def _reply(self, index: int) -> None:
        self.replied.emit(None if index == NONE else self.question.choices[index])


class QuestionFold(Fold):
    """A group of questions, which folds and unfolds when asked to or by its title."""

    replied = Signal(str, object)

    def __init__(self, group: QuestionGroup) -> None:
        super().__init__(group.title)
        self._group = group
        self._rows: dict[str, QuestionRow] = {}
        self._is_wanted: bool | None = None
        self.column.setSpacing(1)  # all that forbids is to be in view at once
        self.unfolded.connect(self._draw)

    @property
    def rows(self) -> list[QuestionRow]:
        """The questions that are asked now, where they are unfolded."""
        asked = self._group.questions if self.is_open else ()
        return [self._rows[question.key] for question in asked]

    def row(self, key: str) -> QuestionRow | None:
        """Unfold a question and return it; None where it is not asked here."""
        if key not in {question.key for question in self._group.questions}:
            return None
        self.open(is_open=True)
        return self._rows[key]

    def show_group(self, group: QuestionGroup) -> None:
        """Show the questions that are asked now, with the replies to them."""
        self._group = group
        self.summarise(group.summary, _tone(group))
        if self._rows:
            self._draw()

    def want(self, *, is_open: bool) -> None:
        """Unfold or fold, but leave what a person has done since this was last wanted."""
        if is_open != self._is_wanted:
            self._is_wanted = is_open
            self.open(is_open=is_open)

    def forget(self) -> None:
        """Forget what a person has unfolded or folded."""
        self._is_wanted = None

    def _draw(self) -> None:
        asked = {question.key: question for question in self._group.questions}
        new = [question for key, question in asked.items() if key not in self._rows]
        for key, row in self._rows.items():
            row.setHidden(key not in asked)
        for question in new:
            self._add(question)
        for key, question in asked.items():
            self._rows[key].show_question(question)
        if new:
            tab_through((self.title, *self._rows.values()))

    def _add(self, question: Question) -> None:
        row = QuestionRow(question, is_grave=self._group.bars)
        row.replied.connect(lambda reply: self.replied.emit(question.key, reply))
        self._rows[question.key] = row
        self.column.addWidget(row)


def is_settled(group: QuestionGroup) -> bool:
    """Whether nothing in a group can decide the answer: all of it was asked and is no."""
    return all(each.reply in {Reply.NO, Reply.NOT_APPLICABLE} for each in group.questions)


def is_wanted(group: QuestionGroup, view: DoseView) -> bool:
    """Unfold what is open or not all no; what only warns waits for what forbids."""
    forbidding_open = any(other.open for other in view.groups if other.bars)
    is_stopped = view.answer is not None and view.answer.status in STOPS
    return not is_settled(group) and (group.bars or not (forbidding_open or is_stopped))


def _tone(group: QuestionGroup) -> Tone:
    if is_settled(group):
        return "fine"
    has_yes = any(question.reply is Reply.YES for question in group.questions)
    return "stop" if has_yes and group.bars else "caution"
