"""What a search found, as it is drawn: rows of results, and marks in the text."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QApplication,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
)

from baklosan_desktop.labels.directions import apart, isolated_if_leftwards, place_apart
from baklosan_desktop.qt.widgets.entries import lay_out
from baklosan_desktop.tongue import _
from baklosan_desktop.wording import held

ROW = Qt.ItemDataRole.UserRole
_PADDING = 8
_GAP = 16
_BREAK = "\N{LINE SEPARATOR}"
_MOST_OF_ROW, _LEAST_ROOM = 0.4, 340
_MOST_KEPT = 500


class Row(NamedTuple):
    """A title, a sentence that opens a line, words to search for instead, or a label.

    `quote` is what is marked at the line, where that is not the sentence itself.
    """

    text: str
    place: str = ""
    line: int = 0
    marks: tuple[tuple[int, int], ...] = ()
    note: str = ""
    is_words: bool = False
    quote: str = ""
    label: str = ""

    @property
    def opens(self) -> str:
        """What is marked where it leads to."""
        return self.quote or self.text

    @property
    def head(self) -> str:
        """What stands before the sentence: of a label that is not open, its name and the place."""
        return self.place if self.label and self.line else ""

    @property
    def is_choice(self) -> bool:
        """Whether it can be chosen; a title cannot."""
        return bool(self.line or self.label) or self.is_words

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        if self.is_words:
            return _("Search for “{text}”").format(text=self.text)
        note = self.note and f"({self.note})"
        place = "" if self.head else self.place
        return " ".join(filter(None, (self.head, self.text, note, place)))


class _LaidOut(NamedTuple):
    """A row at a width: its place stands beside the sentence, or with what to mind below it."""

    sentence: QTextLayout
    below: QTextLayout | None
    is_beside: bool

    @property
    def height(self) -> int:
        parts = (self.sentence, self.below) if self.below else (self.sentence,)
        return round(sum(part.boundingRect().height() for part in parts)) + 2 * _PADDING


class HitDelegate(QStyledItemDelegate):
    """Colours are those of the theme: ink, hint, mark, mark-ink, accent, accent-weak."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        super().__init__()
        self._colours = {name: QColor(value) for name, value in colours.items()}
        self._kept: dict[tuple[Row, int], _LaidOut] = {}
        self._kept_in = QFont()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if row.is_choice and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colours["accent-weak"])
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), self._colours["accent"])
        painter.setPen(self._colours["ink" if row.is_choice else "ink-3"])
        laid_out = self._laid_out(row, rect.width())
        corner = QPointF(rect.x() + _PADDING + 6, rect.y() + _PADDING)
        laid_out.sentence.draw(painter, corner)
        painter.setPen(self._colours["ink-3"])
        if laid_out.is_beside:
            place = rect.adjusted(_PADDING + 6, _PADDING, -_PADDING - 4, -_PADDING)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), row.place)
        if laid_out.below:
            below = QPointF(0, laid_out.sentence.boundingRect().height())
            laid_out.below.draw(painter, corner + below)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of the wrapped sentence."""
        rect: QRect = option.rect
        return QSize(rect.width(), self.height(index.data(ROW), rect.width()))

    def height(self, row: Row, width: int) -> int:
        """Return how high a row is at a width."""
        return self._laid_out(row, width).height

    def _laid_out(self, row: Row, width: int) -> _LaidOut:
        """Lay a row out once: it is measured, drawn, and often found again by the next letter."""
        if self._kept_in != QApplication.font() or len(self._kept) > _MOST_KEPT:
            self._kept.clear()
            self._kept_in = QApplication.font()
        if (row, width) not in self._kept:
            beside = _beside(row, width)
            sentence, below = self._layout(row, _room(width) - beside), _below(row, width, beside)
            self._kept[row, width] = _LaidOut(sentence, below, bool(beside))
        return self._kept[row, width]

    def _layout(self, row: Row, room: int) -> QTextLayout:
        head = f"{apart(held(row.head))}{_BREAK}" if row.head else ""
        layout = QTextLayout(head + apart(held(row.text)))
        marks = [
            self._mark(*(len(head) + place_apart(row.text, place) for place in mark))
            for mark in row.marks
        ]
        layout.setFormats([_strong(len(head)), *marks])
        if not row.is_choice:
            layout.setFont(_title_font())
        lay_out(layout, room)
        return layout

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setBackground(self._colours["mark"])
        form.setForeground(self._colours["mark-ink"])
        marked = QTextLayout.FormatRange()
        marked.start, marked.length, marked.format = start, end - start, form
        return marked


def _strong(length: int) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    strong = QTextLayout.FormatRange()
    strong.start, strong.length, strong.format = 0, length, form
    return strong


def _beside(row: Row, width: int) -> int:
    """Return what a place beside its sentence takes; 0 where it stands below, for want of room."""
    needed = _metrics().horizontalAdvance(row.place) + _GAP
    has_room = needed < width * _MOST_OF_ROW and width - needed > _LEAST_ROOM
    return needed if row.place and not row.head and has_room else 0


def _below(row: Row, width: int, beside: int) -> QTextLayout | None:
    """Lay out what stands below a sentence: its place where not beside it, and what to mind."""
    place = "" if row.head or beside else row.place
    text = " · ".join(filter(None, (place, row.note)))
    if not text:
        return None
    layout = QTextLayout(isolated_if_leftwards(held(text)))
    layout.setFont(QApplication.font())
    lay_out(layout, _room(width))
    return layout


def _room(width: int) -> int:
    return max(120, width - 2 * _PADDING - 6)


def _metrics() -> QFontMetrics:
    return QFontMetrics(QApplication.font())


def _title_font() -> QFont:
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * 0.85)
    font.setBold(True)
    return font


def selected(block: QTextBlock, start: int, end: int) -> QTextCursor:
    """Select a part of a block."""
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def marking(
    cursor: QTextCursor, ground: QColor, ink: QColor, *, is_word: bool = False
) -> QTextEdit.ExtraSelection:
    """Mark what is selected; a word that was found is told from a whole quote by its line."""
    mark = QTextEdit.ExtraSelection()
    mark.cursor = cursor
    mark.format.setBackground(ground)
    mark.format.setForeground(ink)
    mark.format.setFontUnderline(is_word)
    return mark


_TICK = 3


class TickBar(QScrollBar):
    """A scroll bar with a tick wherever something was found."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._ticks: tuple[float, ...] = ()
        self._colour = QColor()

    def show_ticks(self, ticks: Iterable[float], colour: QColor) -> None:
        """Show ticks at these parts of the whole, 0 to 1."""
        self._ticks, self._colour = tuple(ticks), colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ticks over the bar."""
        super().paintEvent(event)
        painter = QPainter(self)
        for tick in self._ticks:
            top = min(round(tick * self.height()), self.height() - _TICK)
            painter.fillRect(0, top, self.width(), _TICK, self._colour)
