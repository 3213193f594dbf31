"""A list of entries with details, tags and headings, drawn in the theme's colours."""

from collections.abc import Mapping
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from baklosan_desktop.qt import looks, theme

BODY = 1.0
SMALL = 12 / 13
SMALLEST = 11 / 13
WRAP = Qt.TextFlag.TextWordWrap.value

_TALL = 100_000


def colour(name: str) -> QColor:
    """Return a colour by its name in the palettes."""
    return QColor(theme.colours(theme.shown())[name])


def font(widget: QWidget, size: float = BODY, *, bold: bool = False) -> QFont:
    """Return the font of a widget, smaller or bold."""
    same = QFont(widget.font())
    same.setBold(bold)
    same.setPixelSize(round(widget.fontInfo().pixelSize() * size))
    return same


def width(written_in: QFont, text: str) -> int:
    """Return how wide a text is on one line."""
    return QFontMetrics(written_in).horizontalAdvance(text)


def wrapped(written_in: QFont, text: str, left: int, top: int, room: int) -> QRect:
    """Return where a text lies that begins here and may be `room` pixels wide."""
    return QFontMetrics(written_in).boundingRect(QRect(left, top, room, _TALL), WRAP, text)


def lay_out(layout: QTextLayout, room: float) -> float:
    """Break a text into lines of this width, a word only where it must be; return the height."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height


_GAP = 4
_PADDING = 8
_TITLE_SIDE, _TITLE_ABOVE = 10, 6
_MOST_KEPT = 500

Index = QModelIndex | QPersistentModelIndex


class Tone(NamedTuple):
    """How a tag looks: the names of its ink, its ground and its icon."""

    ink: str
    ground: str
    icon: str


class _Entry(NamedTuple):
    """The texts of an entry, in the order of the model's columns."""

    text: str
    detail: str
    tag: str
    heading: str


class _Places(NamedTuple):
    """Where each text of an entry lies; nowhere if there is none."""

    text: QRect
    detail: QRect
    tag: QRect
    heading: QRect


class EntryDelegate(QStyledItemDelegate):
    """Reads text, detail, tag and heading from the first four columns of the model."""

    def __init__(self, view: QListView, tones: Mapping[str, Tone]) -> None:
        super().__init__(view)
        self._view = view
        self._tones = tones
        self._entries: dict[int, _Entry] = {}
        self._kept: dict[tuple[_Entry, int], _Places] = {}
        self._kept_in = QFont()
        view.model().modelAboutToBeReset.connect(self._entries.clear)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of all texts at the width of the list."""
        room = self._view.viewport().width()
        places = self._places(self._entry(index), room)
        return QSize(room, max(place.bottom() for place in places) + _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of a selected entry, its texts, and a hairline below."""
        rect: QRect = option.rect
        entry = self._entry(index)
        laid_out = self._places(entry, rect.width())
        places = _Places(*(place.translated(rect.topLeft()) for place in laid_out))
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            chosen = rect.adjusted(0, places.text.top() - _PADDING - rect.top(), 0, 0)
            painter.fillRect(chosen, colour("accent-weak"))
            painter.fillRect(chosen.adjusted(0, 0, 3 - rect.width(), 0), colour("accent"))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), colour("line"))
        self._write(painter, self._heading(), "ink-3", places.heading, entry.heading)
        self._write(painter, font(self._view), "ink", places.text, entry.text)
        self._write(painter, font(self._view, SMALL), "ink-2", places.detail, entry.detail)
        if entry.tag:
            self._draw_tag(painter, places.tag, entry.tag)
        painter.restore()

    def _entry(self, index: Index) -> _Entry:
        """Read an entry once: Qt asks for its height several times before it is drawn."""
        if (row := index.row()) not in self._entries:
            texts = (index.sibling(row, column).data() for column in range(4))
            self._entries[row] = _Entry(*texts)
        return self._entries[row]

    def _places(self, entry: _Entry, room: int) -> _Places:
        """Lay an entry out once in a font: whatever is listed, the same entries come again."""
        if self._kept_in != self._view.font() or len(self._kept) > _MOST_KEPT:
            self._kept.clear()
            self._kept_in = self._view.font()
        if (entry, room) not in self._kept:
            self._kept[entry, room] = self._lay_out(entry, room)
        return self._kept[entry, room]

    def _lay_out(self, entry: _Entry, room: int) -> _Places:
        """Lay the texts out below each other, the tag beside the text where it fits."""
        inner, top, heading, detail = room - 2 * _PADDING, _PADDING, QRect(), QRect()
        if entry.heading:
            heading = wrapped(self._heading(), entry.heading, _PADDING, top + _GAP, inner)
            top = heading.bottom() + _PADDING + _GAP
        text = wrapped(font(self._view), entry.text, _PADDING, top, inner)
        top = text.bottom() + 1
        if entry.detail:
            detail = wrapped(font(self._view, SMALL), entry.detail, _PADDING, top, inner)
            top = detail.bottom() + 1
        tag = self._tag_size(entry.tag)
        right = room - _PADDING - tag.width()
        fits = text.right() + _PADDING < right
        tag.moveTo(right if fits else _PADDING, text.top() if fits else top + _GAP)
        return _Places(text, detail, tag, heading)

    def _tag_size(self, tag: str) -> QRect:
        if not tag:
            return QRect()
        height = self._view.fontMetrics().height()
        return QRect(0, 0, width(self._heading(), tag) + height + 2 * _GAP, height)

    def _draw_tag(self, painter: QPainter, place: QRect, tag: str) -> None:
        """Draw ground, icon and word: a tag is never told by its colour alone."""
        tone = self._tones[tag]
        ink = theme.colours(theme.shown())[tone.ink]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("line"))
        painter.setBrush(colour(tone.ground))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), _GAP, _GAP)
        size = place.height() - 2 * _GAP
        sign = looks.pixmap(tone.icon, ink, size, round(painter.device().devicePixelRatio()))
        painter.drawPixmap(place.left() + _GAP + 1, place.top() + _GAP, sign)
        painter.setFont(self._heading())
        painter.setPen(colour(tone.ink))
        word = place.adjusted(size + 2 * _GAP, 0, 0, 0)
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter, tag)

    def _write(self, painter: QPainter, role: QFont, ink: str, place: QRect, text: str) -> None:
        painter.setFont(role)
        painter.setPen(colour(ink))
        painter.drawText(place, WRAP, text)

    def _heading(self) -> QFont:
        return font(self._view, SMALLEST, bold=True)


COUNT = Qt.ItemDataRole.UserRole
IS_MARKED = Qt.ItemDataRole.UserRole + 1
_MARK = 14


class TitleDelegate(QStyledItemDelegate):
    """Draws a title in as many lines as it needs: whatever the text size, none is cut.

    A count stands at the right end of its first line, before it a bookmark.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of all lines at the width of the list."""
        room = self._view.viewport().width()
        height = lay_out(self._layout(index), self._room(index, room))
        return QSize(room, round(height) + 2 * _TITLE_ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the style draw the ground, then write on it."""
        ground = QStyleOptionViewItem(option)
        element = QStyle.ControlElement.CE_ItemViewItem
        self._view.style().drawControl(element, ground, painter, self._view)
        layout, rect = self._layout(index), option.rect
        lay_out(layout, self._room(index, rect.width()))
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(colour("accent" if is_chosen else "ink"))
        layout.draw(painter, QPointF(rect.x() + _TITLE_SIDE, rect.y() + _TITLE_ABOVE))
        if count := index.data(COUNT):
            painter.setPen(colour("accent"))
            painter.setFont(font(self._view, bold=True))
            place = rect.adjusted(0, _TITLE_ABOVE, -_TITLE_SIDE, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(count))
        if index.data(IS_MARKED):
            ink, ratio = theme.colours(theme.shown())["accent"], painter.device().devicePixelRatio()
            left = rect.x() + _TITLE_SIDE + self._room(index, rect.width()) + _GAP
            top = rect.y() + _TITLE_ABOVE + (self._view.fontMetrics().height() - _MARK) // 2
            painter.drawPixmap(left, top, looks.pixmap("bookmark", ink, _MARK, ceil(ratio)))

    def _room(self, index: Index, row: int) -> int:
        """Return how wide a title may be in a row, beside its bookmark and its count."""
        count = index.data(COUNT)
        taken = width(font(self._view, bold=True), str(count)) + _GAP if count else 0
        taken += _MARK + _GAP if index.data(IS_MARKED) else 0
        return row - 2 * _TITLE_SIDE - taken

    def _layout(self, index: Index) -> QTextLayout:
        return QTextLayout(index.data(), font(self._view))


_LEAST_LINES = 8


class EntryList(QListView):
    """Shows text, detail, tag and heading of each row; the chosen one stays in sight.

    Its model replaces all rows at once.
    """

    def __init__(self, model: QAbstractItemModel, tones: Mapping[str, Tone]) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self, tones))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)  # or Qt would keep the rows as high as they were
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Keep room for some lines, whatever the text size."""
        return QSize(0, _LEAST_LINES * self.fontMetrics().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the entry that the keyboard starts from; Qt makes it current and says nothing."""
        super().focusInEvent(event)
        self.setCurrentIndex(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen entry in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())
