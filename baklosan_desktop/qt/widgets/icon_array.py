"""Some of many, one figure for each: so many for certain, as many more as it may be."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
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
        if not self._is_crowd():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in range(self._of):
                self._draw(painter, number)
            return
        painter.setBrush(colour(_GROUND))
        painter.drawRects([self._block(number) for number in range(self._blocks())])
        for number in range(self._most):
            painter.fillRect(self._figure(number), self._colour(number))
        framed = self._figure(0).united(self._figure(self._most - 1))
        painter.setPen(colour("ink"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(framed.adjusted(-_MARGIN, -_MARGIN, _MARGIN - 1, _MARGIN - 1))

    def _draw(self, painter: QPainter, number: int) -> None:
        place = self._figure(number)
        painter.setPen(Qt.PenStyle.NoPen)
        if number >= self._most:
            aside = place.width() / 4
            place.adjust(aside, aside, -aside, -aside)
        elif number >= self._least:
            line = max(1.0, self._pitch() / _SIDE)
            painter.setPen(QPen(colour(_CERTAIN), line))
            place.adjust(line / 2, line / 2, -line / 2, -line / 2)
        painter.setBrush(self._colour(number))
        painter.drawEllipse(place)

    def _colour(self, number: int) -> QColor:
        return colour(
            _CERTAIN if number < self._least else _POSSIBLE if number < self._most else _OTHER
        )

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

    def _block(self, number: int) -> QRectF:
        row, column = divmod(number, self._across(self.width()))
        corner = QPointF(column, row) * self._step() + QPointF(_MARGIN, _MARGIN)
        return QRectF(corner.x(), corner.y(), self._side(), self._side())

    def _figure(self, number: int) -> QRectF:
        block, within = divmod(number, _BLOCK)
        row, column = divmod(within, _SIDE)
        pitch = self._pitch()
        corner = self._block(block).topLeft() + QPointF(column, row) * pitch
        inner = pitch if self._is_crowd() else pitch - 1
        return QRectF(corner.x(), corner.y(), inner, inner)
