"""What the answer of the dose page is put together from: banners, cards, the ladder."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt import looks, theme
from baklosan_desktop.qt.looks import Role, Tone, styled
from baklosan_desktop.qt.widgets.cards import RichLabel, line_link
from baklosan_desktop.qt.widgets.layouts import WrappedLabel
from baklosan_desktop.screens.dose_answer import RungView
from baklosan_desktop.screens.dose_cards import Card
from baklosan_desktop.screens.dose_quotes import Sentence
from baklosan_desktop.screens.label import QuoteView
from baklosan_desktop.wording import unbroken

_ICONS = {
    "stop": "octagon-x",
    "caution": "triangle-alert",
    "information": "info",
    "fine": "circle-check",
}
_NARROW = 18


class Said(RichLabel):
    """Rich text that asks for little width; the sentences behind it stand in its tooltip."""

    def __init__(self, html: str, quotes: Iterable[QuoteView] = ()) -> None:
        super().__init__(html)
        verbatim = {f"“{quote.text}” {_where(quote)}": None for quote in quotes}
        self.setToolTip("".join(f"<p>{escape(text)}</p>" for text in verbatim))
        self.setAccessibleDescription(" ".join(verbatim))

    def sizeHint(self) -> QSize:
        """Ask for room for a few words; the height follows from the width."""
        return QSize(self.fontMetrics().averageCharWidth() * _NARROW, 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.sizeHint()


class ToneIcon(QWidget):
    """The sign of a status, in the colours of now."""

    def __init__(self, tone: Tone) -> None:
        super().__init__()
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as high as a line of text."""
        side = self.fontMetrics().height() + 2
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the outline."""
        ink, ratio = theme.colours(theme.shown())[self._tone], round(self.devicePixelRatio())
        drawn = looks.pixmap(_ICONS[self._tone], ink, self.width(), ratio)
        QPainter(self).drawPixmap(0, 0, drawn)


class Part(QFrame):
    """A part of the answer, which asks for a width only: its height follows from what it gets.

    Qt would lay all the text out at the width that is asked for, and throw that away.
    """

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        self.setLayout(content)
        self._content = content

    def sizeHint(self) -> QSize:
        """Ask for the width of the content."""
        return self._content.sizeHint()


class Banner(Part):
    """A notice with its sign, to which lines are added."""

    def __init__(self, tone: Tone) -> None:
        row = QHBoxLayout()
        super().__init__(row)
        styled(self, "notice", tone)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        row.setContentsMargins(14, 10, 16, 12)
        row.setSpacing(12)
        row.addWidget(ToneIcon(tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._lines, 1)

    def say(self, words: str, role: Role | None = None) -> None:
        """Add a line of plain text."""
        label = WrappedLabel(words)
        self._lines.addWidget(styled(label, role) if role else label)

    def state(self, sentences: Iterable[Sentence]) -> None:
        """Add sentences with their places."""
        for sentence in sentences:
            self._lines.addWidget(said(sentence))

    def add(self, widget: QWidget) -> None:
        """Add something to press."""
        self._lines.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)


class TitledCard(Part):
    """A card to whose `column` things are added."""

    def __init__(self, title: str) -> None:
        column = QVBoxLayout()
        super().__init__(column)
        styled(self, "card")
        self.setAccessibleName(title)
        self.column = column
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(6)
        self.column.addWidget(styled(WrappedLabel(title.upper()), "card-title"))


def said(sentence: Sentence) -> Said:
    """Write a sentence with its mark and the places it stands on."""
    return Said(f"{_words(sentence)} {_links(sentence.quotes)}", sentence.quotes)


def reason(sentence: Sentence) -> Said:
    """Write a sentence, and below it the label's words it stands on."""
    quotes = "".join(
        f'<p style="margin: 2px 0px 0px 12px">“{escape(quote.text)}” {_link(quote)}</p>'
        for quote in sentence.quotes
    )
    return Said(f"<b>{_words(sentence)}</b>{quotes}")


def titled(title: str, contents: Iterable[QWidget]) -> TitledCard:
    """Put widgets below each other on a card."""
    card = TitledCard(title)
    for widget in contents:
        card.column.addWidget(widget)
    return card


def figure(card: Card, tone: Tone) -> TitledCard:
    """Draw a figure: the number large, what it means below, its lines last."""
    number = QHBoxLayout()
    number.setSpacing(6)
    number.addWidget(styled(_plain(card.number), "number", tone))
    beside = styled(_plain(card.beside), "number-unit")
    number.addWidget(beside, 1, Qt.AlignmentFlag.AlignBottom)
    drawn = TitledCard(card.title)
    drawn.column.addLayout(number)
    for line in card.lines:
        drawn.column.addWidget(styled(WrappedLabel(line), "secondary"))
    if card.quotes:
        drawn.column.addWidget(Said(_lines(card.quotes), card.quotes))
    drawn.column.addStretch()
    return drawn


def passage(quote: QuoteView) -> TitledCard:
    """Draw a sentence of the label on a card of its own."""
    card = titled(quote.place, [Said(f"“{escape(quote.text)}”"), Said(_lines([quote]), [quote])])
    card.column.addStretch()
    return card


def ladder(rungs: Sequence[RungView]) -> Said:
    """Write the steps in order: what each rule says, and from what to what."""
    steps = "".join(
        f'<p style="margin: 0px 0px 6px 0px">{number}. {_words(rung.says)} '
        f"{_lines(rung.says.quotes)} <b>{_outcome(rung)}</b></p>"
        for number, rung in enumerate(rungs, 1)
    )
    return Said(steps, [quote for rung in rungs for quote in rung.says.quotes])


def _outcome(rung: RungView) -> str:
    """Say from what to what, where something came of it."""
    changed = dict.fromkeys(filter(None, (rung.before, rung.after))) if rung.after else ()
    return escape(" → ".join(changed))


def _words(sentence: Sentence) -> str:
    return escape(sentence.words) + (f" ({sentence.mark})" if sentence.mark else "")


def _links(quotes: Iterable[QuoteView]) -> str:
    """Link the places of some quotes."""
    return ", ".join(_link(quote) for quote in _first_of_line(quotes))


def _lines(quotes: Iterable[QuoteView]) -> str:
    """Link the lines only, where there is no room for the names of sections."""
    return ", ".join(
        _small(line_link(unbroken(f"line {quote.line}"), quote.line, quote.text))
        for quote in _first_of_line(quotes)
    )


def _first_of_line(quotes: Iterable[QuoteView]) -> Iterable[QuoteView]:
    """Keep the first of several quotes of one line: its link opens that one (HZ-26)."""
    first: dict[int, QuoteView] = {}
    for quote in quotes:
        first.setdefault(quote.line, quote)
    return first.values()


def _link(quote: QuoteView) -> str:
    return _small(line_link(_where(quote), quote.line, quote.text))


def _small(html: str) -> str:
    return f"<small>{html}</small>"


def _where(quote: QuoteView) -> str:
    return f"{quote.place}, {unbroken(f'line {quote.line}')}"


def _plain(text: str) -> QLabel:
    return QLabel(text, textFormat=Qt.TextFormat.PlainText)
