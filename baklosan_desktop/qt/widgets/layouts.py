"""Layouts that wrap, fold and scroll with the text size."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Self

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt.looks import styled

_MODEST = 16


class WrappedLabel(QLabel):
    """Plain text that asks for a modest width, so that what stands beside it has room."""

    def __init__(self, text: str = "", characters: int = _MODEST) -> None:
        super().__init__(text)
        self._characters = characters
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """Ask for room for a few words a line."""
        width = self.fontMetrics().averageCharWidth() * self._characters
        return QSize(width, self.heightForWidth(width))


def plain_text() -> QLabel:
    """Return a label of plain text that asks for one line and wraps where there is less room."""
    return QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)


def say(label: QLabel, sentence: str) -> None:
    """Show a sentence, or no label where there is none."""
    label.setText(sentence)
    label.setVisible(bool(sentence))


class FilledButton(QPushButton):
    """A button as large as what is laid out in it."""

    def __init__(self, content: QBoxLayout) -> None:
        super().__init__()
        self.setLayout(content)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._content = content

    @classmethod
    def with_key(cls, text: str, key: str) -> Self:
        """Return a button with its key beside its text."""
        keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(QLabel(text))
        row.addWidget(styled(QLabel(keys), "key"))
        button = cls(row)
        button.setAccessibleName(f"{text}, {keys}")
        return button

    def sizeHint(self) -> QSize:
        """Ask for what the content asks for."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be no smaller than the content can be."""
        return self._content.minimumSize()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the content, wrapped to this width."""
        return self._content.totalHeightForWidth(width)


class LabelledButton(QWidget):
    """A button to tick, whose words wrap and can be pressed as well."""

    def __init__(self, button: QAbstractButton, words: str) -> None:
        super().__init__()
        self.button = button
        self._words = WrappedLabel()
        self.say(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def say(self, words: str) -> None:
        """Say what the button stands for."""
        self._words.setText(words)
        self.button.setAccessibleName(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a press on the words for one on the button."""
        if self.rect().contains(event.position().toPoint()):
            self.button.click()


class TallColumn(QWidget):
    """Scroll areas ignore height-for-width, so the column asks its layout itself."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def event(self, event: QEvent) -> bool:
        """Fit whenever the width or something in the column has changed."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.setMinimumHeight(max(0, self.column.totalHeightForWidth(self.width())))
        return super().event(event)


class ScrollingPage(QScrollArea):
    """Shows a layout; never scrolls sideways."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fill(self, layout: QLayout) -> None:
        """Show this layout on the ground that the page itself has."""
        content = _Content(layout)
        self.setWidget(content)
        content.setAutoFillBackground(False)


class _Content(QWidget):
    """Asks for its least height: lists and tables in it scroll before the page does."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._column = layout
        self.setLayout(layout)

    def heightForWidth(self, width: int) -> int:
        """Return the least height at this width."""
        return self._column.totalMinimumHeightForWidth(width)


_Direction = QBoxLayout.Direction


class FoldingRow(QBoxLayout):
    """Items side by side if their hints fit into the width, else one below the other."""

    def __init__(self) -> None:
        super().__init__(_Direction.LeftToRight)
        self._hint: QSize | None = None
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(8)

    def invalidate(self) -> None:
        """Work sizes out anew: Qt asks for them many times over, until something changes."""
        self._hint = None
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Ask for a row, folded or not."""
        if self._hint is None:
            hints = [item.sizeHint() for item in self._items()]
            width = sum(hint.width() for hint in hints) + self.spacing() * (len(hints) - 1)
            self._hint = QSize(width, max((hint.height() for hint in hints), default=0))
        return self._hint

    def minimumSize(self) -> QSize:
        """Ask for the width of the widest item at least; the height follows from the width."""
        return QSize(max((item.minimumSize().width() for item in self._items()), default=0), 0)

    def hasHeightForWidth(self) -> bool:
        """Grow in height where the width is short."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row or column that the width asks for."""
        if width not in self._heights:
            self._fold(width)
            high = super().heightForWidth(width) if super().hasHeightForWidth() else -1
            self._heights[width] = high if high >= 0 else super().sizeHint().height()
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        """Return that height: nothing here can be lower."""
        return self.heightForWidth(width)

    def setGeometry(self, rect: QRect) -> None:
        """Lay out in a row or a column."""
        self._fold(rect.width())
        super().setGeometry(rect)

    def _fold(self, width: int) -> None:
        fits = self.sizeHint().width() <= width
        self.setDirection(_Direction.LeftToRight if fits else _Direction.TopToBottom)

    def _items(self) -> list[QLayoutItem]:
        items = [self.itemAt(index) for index in range(self.count())]
        return [item for item in items if item and not item.isEmpty()]


class ElidedLabel(QLabel):
    """Plain text, cut with "…" on the screen only: its text stays whole."""

    def minimumSizeHint(self) -> QSize:
        """Ask for no width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        room = self.contentsRect()
        elide = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text(), elide, room.width())
        self.style().drawItemText(
            QPainter(self),
            room,
            int(Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )


def stops(part: QWidget) -> Iterator[QWidget]:
    """Yield what takes the focus in a part of a page, the part itself first."""
    for widget in (part, *part.findChildren(QWidget)):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield widget


def tab_through(parts: Iterable[QWidget], after: QWidget | None = None) -> None:
    """Let Tab go through parts of a page in this order: Qt appends what is made later.

    They begin `after` a widget, where one is named, whatever lies in it.
    """
    first = [after] if after else []
    in_order = [*first, *(stop for part in parts for stop in stops(part))]
    for one, next_one in pairwise(in_order):
        QWidget.setTabOrder(one, next_one)
