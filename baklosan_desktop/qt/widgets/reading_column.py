"""Text to read: verbatim, at most 75 characters a line, no number parted from its unit."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.found import Row, TickBar, marking, selected
from baklosan_desktop.qt.widgets.reading_text import Block, Inks, scaled, write
from baklosan_desktop.qt.widgets.text_column import MARGIN, TextColumn
from baklosan_desktop.screens.citing import Part
from baklosan_desktop.screens.find import Finding, Occurrence

_ABOVE = 16
_MARK_RADIUS = 3.5


class ReadingColumn(TextColumn):
    """Says which line the reader has reached, and which margin mark was clicked.

    `menu_asked` says where a menu is wanted on the screen, and where in the text: None by key.
    """

    reached = Signal(int)
    note_asked = Signal(int)
    menu_asked = Signal(QPoint, object)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "reading")
        self._blocks: tuple[Block, ...] = ()
        self._place = 0
        self._wanted: tuple[int, str] | None = None
        self._is_settled = False
        self._noted: frozenset[int] = frozenset()
        self._marked: tuple[int, str] | None = None
        self._hits: tuple[Row, ...] = ()
        self._finding = Finding()
        self._inks = Inks(*[QColor()] * 6)
        self._ticks = TickBar()
        self.setVerticalScrollBar(self._ticks)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_text(self, blocks: Iterable[Block], inks: Inks) -> None:
        """Lay the text out in the fonts and colours of now; the place being read is kept."""
        self._blocks, self._inks = tuple(blocks), inks
        first = next((block.line for block in self._blocks), 0)
        place = self._place if any(b.line == self._place for b in self._blocks) else first
        self.clear()
        write(self._blocks, QTextCursor(self.document()), self.font(), inks)
        self.setTextCursor(QTextCursor(self.document()))
        self.narrow()
        self._draw_marks()
        self._place = place
        self.go_to(place)

    def note_lines(self, lines: Iterable[int]) -> None:
        """Put a mark in the margin of these lines."""
        self._noted = frozenset(lines)
        self.viewport().update()

    def show_hits(self, hits: Iterable[Row]) -> None:
        """Mark the words found in the text, and where they are beside the whole of it."""
        self._hits = tuple(hits)
        self._draw_marks()

    def show_finding(self, finding: Finding) -> None:
        """Mark what was found by its letters; bring the chosen place into view."""
        self._finding = finding
        self._draw_marks()
        if finding.current:
            self._reveal(self._part(finding.current))

    def part_at(self, at: QPoint) -> Part | None:
        """Return the place between two letters that lies at a point of the viewport."""
        cursor = self.cursorForPosition(at)
        shown = self._blocks[cursor.blockNumber()] if self._blocks else None
        here = cursor.positionInBlock()
        return Part(shown.line, here, here) if shown and shown.is_cited else None

    def word_at(self, at: QPoint) -> str:
        """Return the word at a point of the viewport, or what is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor = self.cursorForPosition(at)
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return cursor.selection().toPlainText()

    def selected_parts(self) -> tuple[Part, ...]:
        """Return what is selected of each line of the source."""
        first, last = self.textCursor().selectionStart(), self.textCursor().selectionEnd()
        return tuple(
            Part(shown.line, max(0, first - block.position()), last - block.position())
            for block, shown in self._text_blocks()
            if shown.is_cited
            and first < min(last, block.position() + block.length() - 1)
            and block.position() < last
        )

    def marked(self) -> tuple[int, str] | None:
        """Return the line and the quote that are marked."""
        return self._marked

    def top_line(self) -> int:
        """Return the line at the top, or to be there once the text is seen; 0 without a text."""
        return self._place

    def go_to(self, line: int) -> None:
        """Bring the first block of a line to the top."""
        for block, shown in self._text_blocks():
            if shown.line == line:
                self.verticalScrollBar().setValue(round(self._rect(block).top()) - _ABOVE)
                self._place, self._wanted = line, None
                return

    def mark(self, line: int, quote: str = "") -> None:
        """Mark a quote in a line, or the whole line, and bring it into view."""
        for block, shown in self._text_blocks():
            if shown.line == line and shown.is_cited:
                self._marked = (line, quote)
                self._draw_marks()
                self._bring_in(_cursor(block, shown.text, quote))
                self._wanted = None if self._is_settled else (line, quote)
                return

    def _bring_in(self, cursor: QTextCursor) -> None:
        """Scroll until what is selected begins at a third of the height."""
        cursor.setPosition(cursor.selectionStart())
        below = self.cursorRect(cursor).top() - self.viewport().height() // 3
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below)

    def _reveal(self, cursor: QTextCursor) -> None:
        """Scroll only where what is selected is out of sight."""
        seen = self.viewport().rect()
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        if not (seen.contains(self.cursorRect(start)) and seen.contains(self.cursorRect(cursor))):
            self._bring_in(cursor)

    def unmark(self) -> None:
        """Remove the mark."""
        self._marked = None
        self._draw_marks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then numbers and marks in its margin."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._margin_font())
        scrolled = self.verticalScrollBar().value()
        for block, shown in self._text_blocks():
            rect = self._rect(block).translated(0, -scrolled)
            if shown.is_cited and rect.intersects(QRectF(event.rect())):
                line = block.layout().lineAt(0).rect().translated(0, rect.top())
                metrics = QFontMetricsF(block.charFormat().font())
                self._paint_margin(painter, shown, line.top() + metrics.ascent(), metrics)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the note of a margin mark that was clicked."""
        super().mouseReleaseEvent(event)
        if event.position().x() < MARGIN:
            clicked = self.part_at(event.position().toPoint())
            if clicked and clicked.line in self._noted:
                self.note_asked.emit(clicked.line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, by mouse or by key."""
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit(event.globalPos(), event.pos() if is_by_mouse else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place being read on top where the lines have become longer or shorter."""
        if event.size().width() != event.oldSize().width():
            self._settle_later()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go where reading was left."""
        self._settle_later()
        super().showEvent(event)

    def _settle_later(self) -> None:
        """Until Qt has laid the text out anew, it scrolls as it likes: that is nobody's reading."""
        self._is_settled = False
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Go to what was asked for while the text was not laid out yet, else stay at the place."""
        wanted = self._wanted
        if wanted:
            self.mark(*wanted)
        else:
            self.go_to(self._place)
        self._wanted, self._is_settled = None, True
        self._place_ticks()
        if wanted:
            self._tell()

    def _tell(self) -> None:
        if self._blocks and self._is_settled:
            top = self.cursorForPosition(QPoint(MARGIN, MARGIN // 2))
            self._place = self._blocks[top.blockNumber()].line
            self.reached.emit(self._place)

    def _text_blocks(self) -> Iterator[tuple[QTextBlock, Block]]:
        block = self.document().begin()
        for shown in self._blocks:
            yield block, shown
            block = block.next()

    def _rect(self, block: QTextBlock) -> QRectF:
        return self.document().documentLayout().blockBoundingRect(block)

    def _draw_marks(self) -> None:
        """Mark the words of every hit, and the whole of the quote that was asked for."""
        whole = [Row(self._marked[1], line=self._marked[0])] if self._marked else []
        inks = self._inks.found, self._inks.found_ink
        marks = [
            marking(_cursor(block, text, row.text), *inks)
            for block, text, row in self._found(whole)
        ]
        for block, text, hit in self._found(self._hits):
            if (start := text.find(hit.text)) >= 0:
                for first, last in hit.marks or ((0, len(hit.text)),):
                    words = selected(block, start + first, start + last)
                    marks.append(marking(words, *inks, is_word=True))
        self.setExtraSelections([*marks, *self._find_marks()])
        self._place_ticks()

    def _find_marks(self) -> Iterator[QTextEdit.ExtraSelection]:
        for place in self._finding.places:
            is_chosen = place == self._finding.current
            ground = self._inks.tick if is_chosen else self._inks.found
            ink = self._inks.tick_ink if is_chosen else self._inks.found_ink
            yield marking(self._part(place), ground, ink, is_word=True)

    def _part(self, place: Occurrence) -> QTextCursor:
        block = self.document().findBlockByNumber(place.block)
        return selected(block, place.start, place.end)

    def _found(self, rows: Iterable[Row]) -> Iterator[tuple[QTextBlock, str, Row]]:
        """Yield each row after the block of its line and the text of that."""
        paragraphs = {
            shown.line: (block, shown.text)
            for block, shown in self._text_blocks()
            if shown.is_cited
        }
        return ((*paragraphs[row.line], row) for row in rows if row.line in paragraphs)

    def _place_ticks(self) -> None:
        height = self.document().size().height() or 1
        found = self._found(self._hits)
        tops = [self._top(_cursor(block, text, hit.text)) for block, text, hit in found]
        tops += [self._top(self._part(place)) for place in self._finding.places]
        self._ticks.show_ticks((top / height for top in tops), self._inks.tick)

    def _top(self, cursor: QTextCursor) -> float:
        block, start = cursor.block(), cursor.selectionStart() - cursor.block().position()
        return self._rect(block).top() + block.layout().lineForTextPosition(start).y()

    def _paint_margin(
        self, painter: QPainter, shown: Block, baseline: float, metrics: QFontMetricsF
    ) -> None:
        if shown.number:
            number = f"¶{shown.number}"
            left = MARGIN - 14 - painter.fontMetrics().horizontalAdvance(number)
            painter.setPen(self._inks.hint)
            painter.drawText(QPointF(left, baseline), number)
        if shown.line in self._noted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._inks.note)
            middle = QPointF(MARGIN - 7, baseline - metrics.xHeight() / 2)
            painter.drawEllipse(middle, _MARK_RADIUS, _MARK_RADIUS)

    def _margin_font(self) -> QFont:
        return scaled(self.font(), 0.75)


def _cursor(block: QTextBlock, text: str, quote: str) -> QTextCursor:
    """Select a quote in a block, or all of it where its text does not hold the quote."""
    start = text.find(quote) if quote else -1
    length = len(quote) if start >= 0 else len(text)
    return selected(block, max(start, 0), max(start, 0) + length)
