"""What is marked in a text that is read: what was asked for, what a search found, letters."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
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
from baklosan_desktop.qt.widgets.reading_pieces import Block
from baklosan_desktop.qt.widgets.reading_text import Inks, Written, meant_at, shown_at
from baklosan_desktop.qt.widgets.text_column import MARGIN
from baklosan_desktop.screens.citing import Part
from baklosan_desktop.screens.find import Finding, Occurrence

_MARK_RADIUS = 3.5


class Marks(NamedTuple):
    """A line with its quote ("": all of it), the hits of a search, the places of letters."""

    asked: tuple[int, str] | None = None
    hits: tuple[Row, ...] = ()
    finding: Finding = Finding()


def selections(
    written: Sequence[Written], marks: Marks, inks: Inks
) -> Iterator[QTextEdit.ExtraSelection]:
    """Yield what is to be marked in the blocks that are written; what is chosen is inverted."""
    colours = inks.found, inks.found_ink
    asked = [Row(marks.asked[1], line=marks.asked[0])] if marks.asked else []
    for one, row in _cited(written, asked):
        if quote := quoted(one, row.text):
            yield marking(quote, *colours)
    for one, hit in _cited(written, marks.hits):
        if (start := one[1].line_text.find(hit.text)) >= 0:
            for first, last in hit.marks or ((0, len(hit.text)),):
                if words := _part(one, start + first, start + last):
                    yield marking(words, *colours, is_word=True)
    for place in marks.finding.places:
        if place.block < len(written):
            is_chosen = place == marks.finding.current
            chosen = colours[::-1] if is_chosen else colours
            yield marking(occurrence(written, place), *chosen, is_word=True)


def found(written: Sequence[Written], marks: Marks) -> Iterator[QTextCursor]:
    """Yield where a hit or letters stand."""
    for one, hit in _cited(written, marks.hits):
        if quote := quoted(one, hit.text):
            yield quote
    for place in marks.finding.places:
        if place.block < len(written):
            yield occurrence(written, place)


def selected_parts(written: Iterable[Written], cursor: QTextCursor) -> tuple[Part, ...]:
    """Return what is selected of each line of the source; cells are so as a whole."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    if cursor.hasComplexSelection():
        cell = cursor.document().findBlock(last)
        last = cell.position() + cell.length() - 1
    parts: dict[int, Part] = {}
    for block, shown in written:
        start = meant_at(block, shown.text, max(first - block.position(), 0))
        end = min(meant_at(block, shown.text, last - block.position()), len(shown.text))
        if shown.is_cited and start < end:
            part = Part(shown.line, shown.start + start, shown.start + end)
            parts[shown.line] = part.joined(parts.get(shown.line, part))
    return tuple(parts.values())


def paint_margin(
    painter: QPainter, written: QTextBlock, shown: Block, top: float, note: QColor | None
) -> None:
    """Draw the number of a paragraph whose first line is at `top`, and a mark in the note's ink."""
    metrics = QFontMetricsF(written.begin().fragment().charFormat().font())
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


def quoted(written: Written, quote: str) -> QTextCursor | None:
    """Select what a block has of a quote, or all of it where its line does not hold the quote."""
    whole = written[1].line_text
    start = whole.find(quote) if quote else -1
    return (
        _part(written, start, start + len(quote)) if start >= 0 else _part(written, 0, len(whole))
    )


def _part(written: Written, first: int, last: int) -> QTextCursor | None:
    """Select what a block has of a part of its line, if it has any."""
    shown = written[1]
    start, end = max(first - shown.start, 0), min(last - shown.start, len(shown.text))
    return _letters(written, start, end) if start < end else None


def occurrence(written: Sequence[Written], place: Occurrence) -> QTextCursor:
    """Select letters that were found in a block that is written."""
    return _letters(written[place.block], place.start, place.end)


def _letters(written: Written, start: int, end: int) -> QTextCursor:
    block, shown = written
    first, last = (shown_at(block, shown.text, place) for place in (start, end))
    return selected(block, first, last)


def rect_of(block: QTextBlock) -> QRectF:
    """Return where a block stands in its document."""
    return block.document().documentLayout().blockBoundingRect(block)


def top_of(cursor: QTextCursor) -> float:
    """Return how far down the first line of what is selected stands."""
    block, start = cursor.block(), cursor.selectionStart() - cursor.block().position()
    return rect_of(block).top() + block.layout().lineForTextPosition(start).y()


def _cited(written: Sequence[Written], rows: Sequence[Row]) -> Iterator[tuple[Written, Row]]:
    """Yield each row with every block of its line."""
    if not rows:
        return
    lines: dict[int, list[Written]] = {}
    for block, shown in written:
        if shown.is_cited:
            lines.setdefault(shown.line, []).append((block, shown))
    for row in rows:
        for one in lines.get(row.line, ()):
            yield one, row
