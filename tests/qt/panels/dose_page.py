"""The dose page as a person meets it: what can be typed, answered, pressed, read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from baklosan_desktop.labels.facts import (
    Ambiguity,
    Caution,
    Contraindication,
    DoseRule,
    Facts,
    Interaction,
    Monitoring,
    Statement,
)
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.wording import NBSP

Kind = TypeVar("Kind", bound=QWidget)

ALLERGY, PSYCHOSIS, EPILEPSY = "Allergy to baclofen", "Psychosis", "Epilepsy"
RENAL_FAILURE, DIALYSIS = "Chronic renal failure", "Haemodialysis"
PREGNANT, BREASTFEEDING = "Pregnant", "Breastfeeding"
DIABETES, STRONG = "Diabetes mellitus", "Reacts strongly to medicines (not an allergy)"
SINGLY = [ALLERGY, RENAL_FAILURE, DIALYSIS, PREGNANT, BREASTFEEDING]
ULCER, LACTOSE = "Stomach or duodenal ulcer, now or ever", "Lactose or galactose intolerance"
FORBIDDING = [
    *(ALLERGY, PSYCHOSIS, "Parkinson’s disease", EPILEPSY, "Convulsions, now or ever"),
    *(ULCER, LACTOSE, RENAL_FAILURE, DIALYSIS, PREGNANT, BREASTFEEDING),
]
WARNING = [
    *("Cerebrovascular insufficiency", "Cerebral atherosclerosis", "Liver disease"),
    *(DIABETES, STRONG),
]
QUESTIONS = FORBIDDING + WARNING
AGE, MONTHS, WEIGHT = "Age, years", "and months", "Weight, kg"
NOW_TAKING, EGFR = "Now taking, in total, mg per DAY", "eGFR, mL per min per 1.73 m²"
NUMBERS = [AGE, MONTHS, WEIGHT, NOW_TAKING, EGFR]


class FactsAtHand:
    """Answers as the repositories do, from the label folder; remembers how often it was asked."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.asked = 0

    def dose_rules(self, _label_id: LabelId) -> Sequence[DoseRule]:
        self.asked += 1
        return self._facts.dose_rules

    def contraindications(self, _label_id: LabelId) -> Sequence[Contraindication]:
        return self._facts.contraindications

    def cautions(self, _label_id: LabelId) -> Sequence[Caution]:
        return self._facts.cautions

    def interactions(self, _label_id: LabelId) -> Sequence[Interaction]:
        return self._facts.interactions

    def monitoring(self, _label_id: LabelId) -> Sequence[Monitoring]:
        return self._facts.monitoring

    def statements(self, _label_id: LabelId) -> Sequence[Statement]:
        return self._facts.statements

    def ambiguities(self, _label_id: LabelId) -> Sequence[Ambiguity]:
        return self._facts.ambiguities


class DosePage:
    """Finds things by the names that a screen reader speaks."""

    def __init__(self, panel: DosePanel) -> None:
        self.panel = panel

    @property
    def answer(self) -> QWidget:
        """The right side of the page."""
        return self.panel.findChildren(QScrollArea)[-1]

    def edit(self, name: str) -> QLineEdit:
        [edit] = [e for e in self.panel.findChildren(QLineEdit) if e.accessibleName() == name]
        return edit

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a field, key by key."""
        self.edit(name).selectAll()
        QTest.keyClick(self.edit(name), Qt.Key.Key_Delete)
        QTest.keyClicks(self.edit(name), text)

    def buttons(self, start: str) -> list[QAbstractButton]:
        buttons = self.panel.findChildren(QAbstractButton)
        return [b for b in buttons if (b.accessibleName() or b.text()).startswith(start)]

    def button(self, start: str) -> QAbstractButton:
        """Return the button that can be seen, or the only one there is."""
        buttons = self.buttons(start)
        [button] = [b for b in buttons if b.isVisible()] or buttons
        return button

    def press(self, start: str) -> None:
        QTest.mouseClick(self.button(start), Qt.MouseButton.LeftButton)

    def reply(self, question: str, reply: str) -> None:
        """Answer a question, unfolded or not."""
        name = f"{question}: {reply}"
        next(b for b in self.buttons(name) if b.accessibleName() == name).click()

    def reply_to_all(self, **replies: str) -> None:
        """Answer what is asked with no, but for what is named."""
        for question in QUESTIONS:
            if self.buttons(f"{question}: no") and self.given(question) is None:
                self.reply(question, replies.get(question.split()[0].lower(), "no"))

    def given(self, question: str) -> str | None:
        """Return the reply that is shown, the same wherever the question is asked."""
        checked = {b.accessibleName() for b in self.buttons(f"{question}: ") if b.isChecked()}
        assert len(checked) <= 1
        return checked.pop().removeprefix(f"{question}: ") if checked else None

    def replies(self) -> dict[str, str | None]:
        return {question: self.given(question) for question in QUESTIONS}

    def asks(self, question: str) -> bool:
        """Whether a question can be seen, scrolled to or not."""
        return any(button.isVisible() for button in self.buttons(f"{question}: yes"))

    def unfolds(self, title: str) -> bool:
        return self.button(f"{title}, ").isChecked()

    def reads(self, part: QWidget | None = None) -> str:
        """Return all that stands in visible labels, links as their text, blanks plain."""
        labels = [label for label in (part or self.panel).findChildren(QLabel) if label.isVisible()]
        return plain("\n".join(label.text() for label in labels))

    def cards(self) -> list[str]:
        """Return the titles of the cards of the answer."""
        frames = self.answer.findChildren(QFrame)
        shown = [f for f in frames if f.property("role") == "card" and f.isVisible()]
        return [frame.accessibleName() for frame in shown]

    def dose(self) -> list[str]:
        """Return the titles of the four figures, where they are shown."""
        figures = ("Start", "Step", "Usual", "Recommended", "Maximum")
        return [title for title in self.cards() if title in figures]

    def links(self, part: QWidget | None = None) -> list[QLabel]:
        labels = (part or self.answer).findChildren(QLabel)
        return [label for label in labels if label.isVisible() and "href" in label.text()]


def plain(html: str) -> str:
    """Return rich text as it reads."""
    return "".join(_outside_tags(html)).replace(NBSP, " ")


def _outside_tags(html: str) -> Sequence[str]:
    pieces = html.split("<")
    return [pieces[0], *(piece.partition(">")[2] for piece in pieces[1:])]


@contextmanager
def lent(widget: Kind) -> Iterator[Kind]:
    """Lend a widget to one test; then close and delete it, with all that it has posted."""
    yield widget
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def settle() -> None:
    """Let what was posted happen: layouts, paints, and what is drawn a turn later."""
    QTest.qWait(2)
    for _ in range(4):
        QApplication.processEvents()
