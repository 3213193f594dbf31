"""Draws a sentence with marked words, wrapped and never cut, its place at the right or below."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

ROW = Qt.ItemDataRole.UserRole
_PADDING = 8
_GAP = 16
_MOST_OF_ROW = 0.4


class Row(NamedTuple):
    """A title (no line) or a sentence that opens a line."""

    text: str
    place: str = ""
    line: int = 0
    marks: Sequence[tuple[int, int]] = ()


class HitDelegate(QStyledItemDelegate):
    """Colours are those of the theme: ink, hint, mark, mark-ink, accent, accent-weak."""

    def __init__(self, colours: Mapping[str, str]) -> None:
        super().__init__()
        self._colours = {name: QColor(value) for name, value in colours.items()}

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
        if row.line and state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._colours["accent-weak"])
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), self._colours["accent"])
        painter.setPen(self._colours["ink" if row.line else "ink-3"])
        layout = self._layout(row, rect.width())
        layout.draw(painter, QPointF(rect.x() + _PADDING + 6, rect.y() + _PADDING))
        painter.setPen(self._colours["ink-3"])
        is_beside = _beside(row, rect.width()) > 0
        corner = Qt.AlignmentFlag.AlignRight if is_beside else Qt.AlignmentFlag.AlignBottom
        place = rect.adjusted(_PADDING + 6, _PADDING, -_PADDING - 4, -_PADDING)
        painter.drawText(place, int(corner), row.place)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of the wrapped sentence."""
        rect: QRect = option.rect
        return QSize(rect.width(), self.height(index.data(ROW), rect.width()))

    def height(self, row: Row, width: int) -> int:
        """Return how high a row is at a width."""
        below = _metrics().height() if row.place and not _beside(row, width) else 0
        return round(self._layout(row, width).boundingRect().height()) + below + 2 * _PADDING

    def _layout(self, row: Row, width: int) -> QTextLayout:
        layout = QTextLayout(row.text)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats([self._mark(start, end) for start, end in row.marks])
        if not row.line:
            layout.setFont(_title_font())
        layout.beginLayout()
        room = max(120, width - 2 * _PADDING - 6 - _beside(row, width))
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setBackground(self._colours["mark"])
        form.setForeground(self._colours["mark-ink"])
        marked = QTextLayout.FormatRange()
        marked.start, marked.length, marked.format = start, end - start, form
        return marked


def _beside(row: Row, width: int) -> int:
    """Return what a place beside its sentence takes; 0 where it stands below, for want of room."""
    needed = _metrics().horizontalAdvance(row.place) + _GAP
    return needed if row.place and needed < width * _MOST_OF_ROW else 0


def _metrics() -> QFontMetrics:
    return QFontMetrics(QApplication.font())


def _title_font() -> QFont:
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * 0.85)
    font.setBold(True)
    return font
