"""What is marked in a text that is read: what was asked for, what a search found, letters."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from baklosan_desktop.qt.widgets.found import Row, marking, selected
from baklosan_desktop.qt.widgets.reading_text import Block, Inks
from baklosan_desktop.qt.widgets.text_column import MARGIN
from baklosan_desktop.screens.find import Finding, Occurrence

_MARK_RADIUS = 3.5


class Marks(NamedTuple):
    """A line with its quote ("": all of it), the hits of a search, the places of letters."""

    asked: tuple[int, str] | None = None
    hits: tuple[Row, ...] = ()
    finding: Finding = Finding()


Written = Sequence[tuple[QTextBlock, Block]]


def selections(written: Written, marks: Marks, inks: Inks) -> Iterator[QTextEdit.ExtraSelection]:
    """Yield what is to be marked in the blocks that are written; what is chosen is inverted."""
    colours = inks.found, inks.found_ink
    asked = [Row(marks.asked[1], line=marks.asked[0])] if marks.asked else []
    for block, text, row in _cited(written, asked):
        yield marking(quoted(block, text, row.text), *colours)
    for block, text, hit in _cited(written, marks.hits):
        if (start := text.find(hit.text)) >= 0:
            for first, last in hit.marks or ((0, len(hit.text)),):
                words = selected(block, start + first, start + last)
                yield marking(words, *colours, is_word=True)
    for place in marks.finding.places:
        if place.block < len(written):
            is_chosen = place == marks.finding.current
            chosen = colours[::-1] if is_chosen else colours
            yield marking(occurrence(written, place), *chosen, is_word=True)


def found(written: Written, marks: Marks) -> Iterator[QTextCursor]:
    """Yield where a hit or letters stand."""
    for block, text, hit in _cited(written, marks.hits):
        yield quoted(block, text, hit.text)
    for place in marks.finding.places:
        if place.block < len(written):
            yield occurrence(written, place)


def paint_margin(
    painter: QPainter, written: QTextBlock, shown: Block, top: float, note: QColor | None
) -> None:
    """Draw the number of a paragraph whose first line is at `top`, and a mark in the note's ink."""
    metrics = QFontMetricsF(written.charFormat().font())
    baseline = top + metrics.ascent()
    if shown.number:
        number = f"¶{shown.number}"
        left = MARGIN - 14 - painter.fontMetrics().horizontalAdvance(number)
        painter.drawText(QPointF(left, baseline), number)
    if note:
        mark = QPainterPath()
        mark.addEllipse(
            QPointF(MARGIN - 7, baseline - metrics.xHeight() / 2), _MARK_RADIUS, _MARK_RADIUS
        )
        painter.fillPath(mark, note)


def quoted(block: QTextBlock, text: str, quote: str) -> QTextCursor:
    """Select a quote in a block, or all of it where its text does not hold the quote."""
    start = text.find(quote) if quote else -1
    length = len(quote) if start >= 0 else len(text)
    return selected(block, max(start, 0), max(start, 0) + length)


def occurrence(written: Written, place: Occurrence) -> QTextCursor:
    """Select letters that were found in a block that is written."""
    return selected(written[place.block][0], place.start, place.end)


def _cited(written: Written, rows: Sequence[Row]) -> Iterator[tuple[QTextBlock, str, Row]]:
    """Yield each row after the block of its line and the text of that."""
    if not rows:
        return
    lines = {shown.line: (block, shown.text) for block, shown in written if shown.is_cited}
    for row in rows:
        if row.line in lines:
            yield (*lines[row.line], row)
