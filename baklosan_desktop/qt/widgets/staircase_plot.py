"""A plot of levels over days: a band, a limit, and a second, lighter line beside the first."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QFrame, QWidget

from baklosan_desktop.qt.colours import Colours

_TOP, _RIGHT, _BELOW, _LEFT = 18, 14, 26, 40
_HEIGHT = 210
_SAMPLE = 28
_TICKS = (5, 10, 20, 25, 50)
_MOST_TICKS = 5
_AIR = Decimal("1.08")
_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Left.value: -1,
    Qt.Key.Key_Right.value: 1,
    Qt.Key.Key_Home.value: -1000,
    Qt.Key.Key_End.value: 1000,
}


class Level(NamedTuple):
    """A value from a day on; `words` say it in full."""

    day: int
    value: Decimal
    words: str


class Plot(NamedTuple):
    """What is drawn: two lines of levels, a band and a limit with their words."""

    main: tuple[Level, ...]
    other: tuple[Level, ...]
    band: tuple[Decimal, Decimal] | None
    band_words: str
    limit: Decimal
    limit_words: str
    unit: str = ""

    @property
    def last_day(self) -> int:
        """The last day drawn: the highest level is seen to last."""
        return max(self.main[-1].day, self.other[-1].day) + 3


class Line(NamedTuple):
    """How a line of levels is drawn; its colour is a name of the theme."""

    colour: str
    width: float
    style: Qt.PenStyle

    def pen(self, colours: Colours) -> QPen:
        """Return the pen in the colours of the theme."""
        return QPen(QColor(colours[self.colour]), self.width, self.style)


MAIN = Line("accent", 2.5, Qt.PenStyle.SolidLine)
OTHER = Line("ink-3", 1.5, Qt.PenStyle.DashLine)


class LineSample(QWidget):
    """A piece of a line, to stand before its name; `colours` tells those of the theme."""

    def __init__(self, line: Line, colours: Callable[[], Colours]) -> None:
        super().__init__()
        self._line = line
        self._colours = colours
        self.setFixedWidth(_SAMPLE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line at the height of the first line of text."""
        painter = QPainter(self)
        painter.setPen(self._line.pen(self._colours()))
        y = self.fontMetrics().height() / 2
        painter.drawLine(QLineF(0, y, self.width(), y))


class StaircasePlot(QFrame):
    """Draws one plot; arrow keys or the pointer read a level of its main line, `read` says it.

    `colours` tells those of the theme that is shown.
    """

    read = Signal(str)

    def __init__(self, name: str, colours: Callable[[], Colours]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._colours = colours
        self._plot: Plot | None = None
        self._chosen = 0

    def show_plot(self, plot: Plot) -> None:
        """Draw a plot."""
        self._plot = plot
        self._choose(0)

    def sizeHint(self) -> QSize:
        """Ask for a plot that is wider than high."""
        return QSize(2 * _HEIGHT, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Be no lower; the width may be less."""
        return QSize(_HEIGHT, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from level to level."""
        if self._plot and event.key() in _STEPS:
            last = len(self._plot.main) - 1
            self._choose(min(max(self._chosen + _STEPS[event.key()], 0), last))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the level under the pointer."""
        if self._plot:
            day = self._day_at(event.position().x())
            reached = [i for i, level in enumerate(self._plot.main) if level.day <= day]
            self._choose(reached[-1] if reached else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the arrow keys are heard here."""
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw from the ground up: grid, band, the other line, limit, the main line, words."""
        if self._plot is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        self._paint_axes(painter, self._plot)
        self._paint_band(painter, self._plot)
        self._paint_line(painter, self._plot.other, OTHER)
        self._paint_limit(painter, self._plot)
        self._paint_line(painter, self._plot.main, MAIN)
        self._paint_names(painter, self._plot)
        self._paint_chosen(painter, self._plot)
        if self.hasFocus():
            painter.setPen(QPen(self._ink("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _choose(self, index: int) -> None:
        self._chosen = index
        words = self._plot.main[index].words if self._plot else ""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.read.emit(words)
        self.update()

    def _paint_band(self, painter: QPainter, plot: Plot) -> None:
        if plot.band is None:
            return
        low, high = plot.band
        area = QRectF(QPointF(_LEFT, self._y(high)), QPointF(self._end(), self._y(low)))
        painter.fillRect(area, self._ink("accent-weak"))

    def _paint_axes(self, painter: QPainter, plot: Plot) -> None:
        ink, line = self._ink("ink-2"), self._ink("line")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(ink)
        painter.drawText(QPointF(4, painter.fontMetrics().ascent()), plot.unit)
        for value in _ticks(plot.limit):
            y = self._y(Decimal(value))
            if value != plot.limit:
                painter.setPen(QPen(line, 1))
                painter.drawLine(QLineF(_LEFT, y, self._end(), y))
            painter.setPen(ink)
            painter.drawText(QRectF(0, y - 10, _LEFT - 8, 20), int(right), str(value))
        painter.setPen(ink)
        for day in _days(plot, self._end() - _LEFT, painter):
            words = f"day {day}"
            width = painter.fontMetrics().horizontalAdvance(words)
            left = min(self._x(day) - width / 2, self.width() - width)
            painter.drawText(QPointF(max(left, 0), self.height() - 8), words)

    def _paint_limit(self, painter: QPainter, plot: Plot) -> None:
        y = self._y(plot.limit)
        painter.setPen(QPen(self._ink("stop"), 2.5, Qt.PenStyle.DashDotLine))
        painter.drawLine(QLineF(_LEFT, y, self._end(), y))

    def _paint_names(self, painter: QPainter, plot: Plot) -> None:
        if plot.band is not None:
            painter.setPen(self._ink("accent"))
            above = self._y(plot.band[1]) - 5
            self._paint_words(painter, QPointF(_LEFT + 6, above), plot.band_words)
        painter.setPen(self._ink("stop"))
        left = self._end() - painter.fontMetrics().horizontalAdvance(plot.limit_words) - 6
        self._paint_words(painter, QPointF(left, self._y(plot.limit) - 6), plot.limit_words)

    def _paint_words(self, painter: QPainter, place: QPointF, words: str) -> None:
        """Write on a ground of its own, so that no line strikes the words through."""
        metrics = painter.fontMetrics()
        ground = QRectF(metrics.boundingRect(words)).translated(place).adjusted(-3, 0, 3, 0)
        painter.fillRect(ground, self._ink("surface"))
        painter.drawText(place, words)

    def _paint_line(self, painter: QPainter, levels: Sequence[Level], line: Line) -> None:
        corners = QPolygonF()
        for level, following in zip(levels, [*levels[1:], None], strict=True):
            until = self._x(following.day) if following else self._end()
            corners.append(QPointF(self._x(level.day), self._y(level.value)))
            corners.append(QPointF(until, self._y(level.value)))
        painter.setPen(line.pen(self._colours()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(corners)

    def _paint_chosen(self, painter: QPainter, plot: Plot) -> None:
        level = plot.main[self._chosen]
        painter.setPen(QPen(self._ink("surface"), 2))
        painter.setBrush(self._ink("accent"))
        painter.drawEllipse(QPointF(self._x(level.day), self._y(level.value)), 5, 5)

    def _ink(self, name: str) -> QColor:
        return QColor(self._colours()[name])

    def _end(self) -> float:
        return float(self.width() - _RIGHT)

    def _x(self, day: int) -> float:
        last = self._plot.last_day if self._plot else 1
        return _LEFT + (day - 1) / max(last - 1, 1) * (self._end() - _LEFT)

    def _y(self, value: Decimal) -> float:
        """Return the height of a value: the only place where an amount becomes a pixel."""
        top = self._plot.limit * _AIR if self._plot else Decimal(1)
        return _TOP + float(1 - value / top) * (self.height() - _TOP - _BELOW)

    def _day_at(self, x: float) -> int:
        last = self._plot.last_day if self._plot else 1
        share = (x - _LEFT) / max(self._end() - _LEFT, 1)
        return 1 + int(min(max(share, 0), 1) * (last - 1))


def _ticks(limit: Decimal) -> Sequence[int]:
    """Return round values from 0 to the limit, a handful of them."""
    step = next((step for step in _TICKS if limit <= step * _MOST_TICKS), _TICKS[-1])
    return range(0, int(limit) + 1, step)


def _days(plot: Plot, width: float, painter: QPainter) -> Sequence[int]:
    """Return the days to name: those on which a level begins, as many as have room."""
    if len(plot.main) == 1:
        return range(plot.main[0].day, plot.main[0].day + 1)
    room = painter.fontMetrics().horizontalAdvance("day 000") + 16
    interval = plot.main[1].day - plot.main[0].day
    days = range(1, plot.last_day + 1, interval)
    every = -(-len(days) * room // max(int(width), 1))
    return days[:: max(every, 1)]
