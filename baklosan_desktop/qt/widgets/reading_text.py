"""What a text to read is made of, and how it is written into a document."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from baklosan_desktop.qt.widgets.text_column import MARGIN, RIGHT_MARGIN
from baklosan_desktop.wording import held

_PORTION = 20_000  # letters: the whole of a short label
_LINE_HEIGHT_PERCENT = 118  # of the font's own height, which is 1.36 of its size: 1.6 in all


class Kind(Enum):
    """What a block of the text is; a heading is the source's own, quoted below the title."""

    TITLE = auto()
    ORIGIN = auto()
    HEADING = auto()
    PARAGRAPH = auto()


_SIZES = {Kind.TITLE: 1.3, Kind.ORIGIN: 0.82, Kind.HEADING: 0.82, Kind.PARAGRAPH: 1.0}
_CITED = {Kind.HEADING, Kind.PARAGRAPH}


class Block(NamedTuple):
    """A piece of the text; `line` is what it is found by, `number` stands in the margin."""

    kind: Kind
    text: str
    line: int
    number: int = 0

    @property
    def is_cited(self) -> bool:
        """Whether it is a line of the source, to be quoted and noted; titles are ours."""
        return self.kind in _CITED


class Inks(NamedTuple):
    """The colours of what is drawn beside and behind the text."""

    hint: QColor
    note: QColor
    found: QColor
    found_ink: QColor
    tick: QColor


def portions(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Part a text into what can be written at once without holding up the window."""
    portion: list[Block] = []
    letters = 0
    for block in blocks:
        portion.append(block)
        letters += len(block.text)
        if letters >= _PORTION:
            yield tuple(portion)
            portion, letters = [], 0
    yield tuple(portion)


def write(blocks: Sequence[Block], document: QTextDocument, font: QFont, inks: Inks) -> None:
    """Write blocks at the end of a document, so that no number is parted from its unit."""
    written = {kind: _char_format(kind, font, inks) for kind in Kind}
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.beginEditBlock()
    for block in blocks:
        is_first = cursor.atStart()
        form = _block_format(block.kind, first=is_first)
        if is_first:
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form, written[block.kind])
        cursor.insertText(held(block.text), written[block.kind])
    cursor.endEditBlock()


def scaled(font: QFont, factor: float) -> QFont:
    """Return a font in another size."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    return other


def _char_format(kind: Kind, font: QFont, inks: Inks) -> QTextCharFormat:
    form = QTextCharFormat()
    own = scaled(font, _SIZES[kind])
    own.setBold(kind is Kind.TITLE)
    if kind in {Kind.ORIGIN, Kind.HEADING}:
        form.setForeground(inks.hint)
    form.setFont(own)
    return form


def _block_format(kind: Kind, *, first: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLeftMargin(MARGIN)
    form.setRightMargin(RIGHT_MARGIN)
    form.setTopMargin(_top_margin(kind, first=first))
    if kind is Kind.PARAGRAPH:
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        form.setLineHeight(_LINE_HEIGHT_PERCENT, proportional)
    return form


def _top_margin(kind: Kind, *, first: bool) -> int:
    if kind is Kind.TITLE:
        return 18 if first else 40
    return 12 if kind is Kind.PARAGRAPH else 0
