"""Text to read: verbatim, at most 75 characters a line, no number parted from its unit."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)

from baklosan_desktop.labels.directions import verbatim
from baklosan_desktop.qt.background import next_turn
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets import reading_marks
from baklosan_desktop.qt.widgets.found import Row, TickBar
from baklosan_desktop.qt.widgets.reading_marks import Marks, quoted, rect_of
from baklosan_desktop.qt.widgets.reading_pieces import Block, Piece, blocks_of, portions
from baklosan_desktop.qt.widgets.reading_text import (
    UNSHOWN,
    Inks,
    Writer,
    Written,
    meant_at,
    scaled,
    wrapping,
)
from baklosan_desktop.qt.widgets.text_column import MARGIN, TextColumn
from baklosan_desktop.screens.citing import Part
from baklosan_desktop.screens.find import Finding

_ABOVE = 16


class ReadingColumn(TextColumn):
    """Says which line is read: the one that is marked while it is in sight, else the one on top.

    `menu_asked` says where a menu is wanted on the screen, and where in the text: None by key.
    """

    reached = Signal(int)
    note_asked = Signal(int)
    menu_asked = Signal(QPoint, object)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "reading")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._blocks: tuple[Block, ...] = ()
        self._place = 0
        self._wanted: tuple[int, str] | None = None
        self._is_settled = False
        self._waiting: deque[tuple[Piece, ...]] = deque()
        self._written: list[Written] = []
        self._noted: frozenset[int] = frozenset()
        self._marks = Marks()
        self._inks = Inks(*[QColor()] * 6)
        self._ticks = TickBar()
        self.setVerticalScrollBar(self._ticks)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def forget(self) -> None:
        """Forget the text: what was read, marked and noted in it."""
        self._blocks, self._written, self._place, self._wanted = (), [], 0, None
        self._marks, self._noted = Marks(), frozenset()

    def show_text(self, pieces: Iterable[Piece], inks: Inks, *, leftwards: bool = False) -> None:
        """Lay the text out in the fonts and colours of now; the place being read is kept.

        A long text is written in portions, and the window answers in between; what is written
        from right to left is written `leftwards`.
        """
        pieces = tuple(pieces)
        self._blocks = tuple(block for piece in pieces for block in blocks_of(piece))
        self._inks = inks
        self.setWordWrapMode(wrapping(pieces))
        lines = [block.line for block in self._blocks]
        place = self._place if self._place in lines else next(iter(lines), 0)
        self._waiting, self._written = deque(portions(pieces)), []
        self.clear()
        self.narrow()
        self._place = place
        self._writer = Writer(self.document(), self.font(), inks, leftwards=leftwards)
        self._write_on()

    def _write_on(self) -> None:
        """Write the next portion; go to what was asked for as soon as it is there."""
        if not self._waiting:
            return
        before, written = self._written, self._writer.write(self._waiting.popleft())
        self._written = [*before, *written]
        if not before:
            self.setTextCursor(QTextCursor(self.document()))
        if not (before and self._waiting):
            self._draw_marks()
        if any(shown.line == (self._wanted or [self._place])[0] for _, shown in written):
            self._arrive()
        if self._waiting:
            next_turn(self, self._write_on)

    def note_lines(self, lines: Iterable[int]) -> None:
        """Put a mark in the margin of these lines."""
        self._noted = frozenset(lines)
        self.viewport().update()

    def show_hits(self, hits: Iterable[Row]) -> None:
        """Mark the words found in the text, and where they are beside the whole of it."""
        self._marks = self._marks._replace(hits=tuple(hits))
        self._draw_marks()

    def show_finding(self, finding: Finding) -> None:
        """Mark what was found by its letters; bring the chosen place into view."""
        self._marks = self._marks._replace(finding=finding)
        self._draw_marks()
        if finding.current and finding.current.block < len(self._written):
            self._reveal(reading_marks.occurrence(self._written, finding.current))

    def part_at(self, at: QPoint) -> Part | None:
        """Return the place between two letters that lies at a point of the viewport."""
        cursor = self.cursorForPosition(at)
        number = cursor.block().userState()
        shown = self._blocks[number] if number != UNSHOWN else None
        if shown and shown.is_cited:
            here = meant_at(cursor.block(), shown.text, cursor.positionInBlock())
            return Part(shown.line, shown.start + here, shown.start + here)
        return None

    def word_at(self, at: QPoint) -> str:
        """Return the word at a point of the viewport, or what is selected."""
        cursor = self.cursorForPosition(at)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return self.selected_text() or verbatim(cursor.selection().toPlainText())

    def selected_parts(self) -> tuple[Part, ...]:
        """Return what is selected of each line of the source; cells are so as a whole."""
        return reading_marks.selected_parts(self._written, self.textCursor())

    def marked(self) -> tuple[int, str] | None:
        """Return the line and the quote that are marked."""
        return self._marks.asked

    def top_line(self) -> int:
        """Return the line at the top, or to be there once the text is seen; 0 without a text."""
        return self._place

    def go_to(self, line: int) -> None:
        """Bring the first block of a line to the top."""
        if any(block.line == line for block in self._blocks):
            self._place, self._wanted = line, None
            self._arrive()

    def mark(self, line: int, quote: str = "") -> None:
        """Mark a quote in a line, or the whole line, and bring it into view."""
        if any(block.line == line and block.is_cited for block in self._blocks):
            self._marks = self._marks._replace(asked=(line, quote))
            self._draw_marks()
            self._wanted = (line, quote)
            self._arrive()

    def _arrive(self) -> None:
        """Go where reading is to be, if that is written; what is wanted stays so until settled."""
        line, quote = self._wanted or (self._place, "")
        for block, shown in self._written:
            if shown.line != line or (self._wanted and not shown.is_cited):
                continue
            if not self._wanted:
                self.verticalScrollBar().setValue(round(rect_of(block).top()) - _ABOVE)
                self._place = line
                return
            if words := quoted((block, shown), quote):
                self._bring_in(words)
                self._wanted = None if self._is_settled else self._wanted
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
        if self._marks.asked:
            self._marks = self._marks._replace(asked=None)
            self._draw_marks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, then numbers and marks in its margin."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled(self.font(), 0.75))
        painter.setPen(self._inks.hint)
        scrolled = self.verticalScrollBar().value()
        painter.translate(-self.horizontalScrollBar().value(), 0)
        first = self._number_at(event.rect().topLeft())
        while self._blocks and self._blocks[first].start:
            first -= 1
        for block, shown in self._written[first:]:
            rect = rect_of(block).translated(0, -scrolled)
            if rect.top() > event.rect().bottom():
                return
            if shown.is_cited and not shown.start:
                line = block.layout().lineAt(0).rect().translated(0, rect.top())
                note = self._inks.note if shown.line in self._noted else None
                reading_marks.paint_margin(painter, block, shown, line.top(), note)

    def _number_at(self, at: QPoint) -> int:
        """Return which block stands at a point of the viewport, or next after it."""
        block = self.cursorForPosition(at).block()
        while block.isValid() and block.userState() == UNSHOWN:
            block = block.next()
        return block.userState() if block.isValid() else len(self._written) - 1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the note of a margin mark that was clicked."""
        super().mouseReleaseEvent(event)
        if event.position().x() + self.horizontalScrollBar().value() < MARGIN:
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
        self._is_settled, was_wanted = True, self._wanted is not None
        self._arrive()
        self._place_ticks()
        if was_wanted and not self._wanted:
            self._tell()

    def _tell(self) -> None:
        if self._written and self._is_settled:
            self._place = self._blocks[self._number_at(QPoint(MARGIN, MARGIN // 2))].line
            self.reached.emit(self._marked_in_sight() or self._place)

    def _marked_in_sight(self) -> int:
        """Return the line that is marked, as long as it can be seen; else 0."""
        asked = self._marks.asked
        for block, shown in self._written if asked else ():
            if asked and shown.line == asked[0] and shown.is_cited:
                words = quoted((block, shown), asked[1])
                if words and self.viewport().rect().intersects(self.cursorRect(words)):
                    return shown.line
        return 0

    def _draw_marks(self) -> None:
        """Mark the words of every hit, and the whole of the quote that was asked for."""
        self.setExtraSelections(
            list(reading_marks.selections(self._written, self._marks, self._inks))
        )
        self._place_ticks()

    def _place_ticks(self) -> None:
        tops = [
            reading_marks.top_of(cursor)
            for cursor in reading_marks.found(self._written, self._marks)
        ]
        height = self.document().size().height() if tops else 1
        self._ticks.show_ticks((top / height for top in tops), self._inks.tick)
