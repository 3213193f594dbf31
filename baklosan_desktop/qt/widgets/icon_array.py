"""Some of many, one figure for each: so many for certain, as many more as it may be."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from baklosan_desktop.qt.widgets.entries import colour

_SIDE = 10  # figures of a block, across and down
_BLOCK = _SIDE * _SIDE
_TO_A_LINE = ((_BLOCK, 2), (10 * _BLOCK, 4))  # up to so many figures: so many to a line of text
_CROWD_TO_A_LINE = 8
_MOST_ACROSS = {10: 5, 100: 25}
_MARGIN = 2
_CERTAIN, _POSSIBLE, _OTHER, _GROUND = "band-1", "band-4", "edge", "band-isolated"


class IconArray(QWidget):
    """Draws `of` figures in blocks of a hundred, or a single one as a sample for a key.

    The first `least` are filled, those up to `most` are outlined, the others are small. Its name
    says in words what it shows: the keyboard passes over it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._least, self._most, self._of = 0, 0, 1
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figures(self, least: int, most: int, of: int, words: str) -> None:
        """Draw other figures, and have them named by these words."""
        self._least, self._most, self._of = least, most, of
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the widest rows of blocks that still read well."""
        width = self._room_for(self._most_across())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than one block."""
        return QSize(self._room_for(1), self._pitch())

    def heightForWidth(self, width: int) -> int:
        """Return the height of all blocks where rows are so wide."""
        return self._room_for(self._blocks() // self._across(width))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every figure; of a crowd only its blocks, and a frame round those that count."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        places = self._places(self._most if self._is_crowd() else self._of)
        if self._is_crowd():
            self._draw_crowd(painter, places)
        else:
            self._draw_each(painter, places)

    def _draw_crowd(self, painter: QPainter, places: Sequence[QRectF]) -> None:
        painter.setBrush(colour(_GROUND))
        painter.drawRects(self._blocks_at())
        for part, name in ((places[: self._least], _CERTAIN), (places[self._least :], _POSSIBLE)):
            painter.setBrush(colour(name))
            painter.drawRects(part)
        framed = places[0].united(places[-1])
        painter.setPen(colour("ink"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(framed.adjusted(-_MARGIN, -_MARGIN, _MARGIN - 1, _MARGIN - 1))

    def _draw_each(self, painter: QPainter, places: Sequence[QRectF]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = max(1.0, self._pitch() / _SIDE)
        parts = (
            (places[: self._least], _CERTAIN, QPen(Qt.PenStyle.NoPen), 0.0),
            (places[self._least : self._most], _POSSIBLE, QPen(colour(_CERTAIN), line), line / 2),
            (places[self._most :], _OTHER, QPen(Qt.PenStyle.NoPen), (self._pitch() - 1) / 4),
        )
        for part, name, pen, aside in parts:
            painter.setBrush(colour(name))
            painter.setPen(pen)
            for place in part:
                painter.drawEllipse(place.adjusted(aside, aside, -aside, -aside))

    def _is_crowd(self) -> bool:
        """Whether there are too many to draw each of them."""
        return self._of > _TO_A_LINE[-1][0]

    def _blocks(self) -> int:
        return max(1, self._of // _BLOCK)

    def _most_across(self) -> int:
        return _MOST_ACROSS.get(self._blocks(), 1)

    def _pitch(self) -> int:
        """Return how far apart the figures stand; they grow with the text."""
        fitting = (each for most, each in _TO_A_LINE if self._of <= most)
        to_a_line = next(fitting, _CROWD_TO_A_LINE)
        return max(2, self.fontMetrics().height() // to_a_line)

    def _step(self) -> int:
        """Return how far apart the blocks stand."""
        return self._side() + max(2, self._pitch() // 2)

    def _side(self) -> int:
        return self._pitch() * (_SIDE if self._of >= _BLOCK else 1)

    def _room_for(self, blocks: int) -> int:
        return (blocks - 1) * self._step() + self._side() + 2 * _MARGIN

    def _across(self, width: int) -> int:
        """Return how many blocks stand in a row, so that all rows are full."""
        fitting = (
            across
            for across in range(self._most_across(), 1, -1)
            if self._blocks() % across == 0 and self._room_for(across) <= width
        )
        return next(fitting, 1)

    def _blocks_at(self) -> list[QRectF]:
        across, step, side = self._across(self.width()), self._step(), self._side()
        return [
            QRectF(_MARGIN + column * step, _MARGIN + row * step, side, side)
            for row, column in (divmod(block, across) for block in range(self._blocks()))
        ]

    def _places(self, count: int) -> list[QRectF]:
        """Return where the first figures stand."""
        blocks, pitch = self._blocks_at(), self._pitch()
        side = pitch if self._is_crowd() else pitch - 1
        return [
            QRectF(block.x() + column * pitch, block.y() + row * pitch, side, side)
            for block in blocks[: -(-count // _BLOCK)]
            for row in range(_SIDE)
            for column in range(_SIDE)
        ][:count]
