"""The headers of a matrix: a name over a range for each column, a name and a figure for each row.

They measure their texts, so that the view can share out its width.
"""

from enum import IntEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from baklosan_desktop.qt.widgets.entries import SMALL, SMALLEST, WRAP, colour, font, width, wrapped

ALL = -1

_GAP = 8
_Align = Qt.AlignmentFlag


class MatrixRole(IntEnum):
    """What a model says beside its texts: a cell's ground by name, a header's second text."""

    GROUND = Qt.ItemDataRole.UserRole
    SECOND = Qt.ItemDataRole.UserRole + 1


class MatrixHeader(QHeaderView):
    """A header that can be clicked, not dragged; `chosen` is drawn in the accent."""

    def __init__(self, orientation: Qt.Orientation, view: QWidget) -> None:
        super().__init__(orientation, view)
        self._view = view
        self.chosen = ALL
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(1)

    def choose(self, section: int) -> None:
        """Draw this section in the accent from now on."""
        self.chosen = section
        self.viewport().update()

    def text(self, section: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        """Return the name or the second text of a section."""
        return self.model().headerData(section, self.orientation(), role) or ""

    def texts(self, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
        """Return the name or the second text of every section."""
        return [self.text(section, role) for section in range(self.count())]


class ColumnHeader(MatrixHeader):
    """Names in bold over second texts, centred, in as many lines as the width asks for."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)

    def least(self) -> int:
        """Return the width in which no word is cut."""
        names = _widest_word(self._name(), self.texts())
        return _GAP + max(names, _widest_word(self._second(), self.texts(MatrixRole.SECOND)))

    def height_at(self, room: int) -> int:
        """Return how high the header is where its columns are so wide."""
        heights = (
            _height(self._name(), name, room) + _height(self._second(), second, room)
            for name, second in zip(self.texts(), self.texts(MatrixRole.SECOND), strict=True)
        )
        return max(heights, default=0) + 2 * _GAP

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the second text at the bottom and the name above it."""
        second = self.text(section, MatrixRole.SECOND)
        low = rect.adjusted(_GAP // 2, 0, -_GAP // 2, -_GAP // 2)
        high = low.adjusted(0, 0, 0, -_height(self._second(), second, rect.width()))
        middle = (_Align.AlignBottom | _Align.AlignHCenter).value | WRAP
        painter.save()
        painter.setFont(self._name())
        painter.setPen(colour("accent" if section == self.chosen else "ink"))
        painter.drawText(high, middle, self.text(section))
        painter.setFont(self._second())
        painter.setPen(colour("ink-3"))
        painter.drawText(low, middle, second)
        painter.restore()

    def _name(self) -> QFont:
        return font(self._view, SMALL, bold=True)

    def _second(self) -> QFont:
        return font(self._view, SMALLEST)


class RowHeader(MatrixHeader):
    """Names at the left, figures aligned at the right; the last row holds the totals."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._beside = 0

    def measure(self) -> None:
        """Measure anew what is not the name's: its margin, and two digits between two gaps."""
        figures = ["00", *self.texts(MatrixRole.SECOND)]
        self._beside = 3 * _GAP + _widest_word(self._bold(), figures)

    def most(self) -> int:
        """Return the width in which every name stands on one line."""
        names = (width(self._bold(), name) for name in self.texts())
        return self._beside + max(names, default=0) + 1

    def least(self) -> int:
        """Return the width in which no word is cut."""
        return self._beside + _widest_word(self._bold(), self.texts())

    def heights_at(self, room: int) -> list[int]:
        """Return how high the rows are where the header is so wide."""
        font, inner = self._bold(), room - self._beside + _GAP
        return [_height(font, name, inner) + 2 * _GAP for name in self.texts()]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the name, and the figure beside it."""
        is_total = section == self.count() - 1
        is_chosen = section == self.chosen
        name = rect.adjusted(_GAP, 0, 0 if is_total else _GAP - self._beside, 0)
        painter.save()
        painter.setFont(font(self._view, SMALL, bold=is_chosen or is_total))
        painter.setPen(colour("accent" if is_chosen else "ink-2" if is_total else "ink"))
        painter.drawText(name, _Align.AlignVCenter.value | WRAP, self.text(section))
        painter.setFont(font(self._view, SMALL))
        painter.setPen(colour("ink-3"))
        figure = (_Align.AlignVCenter | _Align.AlignRight).value
        second = self.text(section, MatrixRole.SECOND)
        painter.drawText(rect.adjusted(0, 0, -_GAP, 0), figure, second)
        painter.restore()

    def _bold(self) -> QFont:
        return font(self._view, SMALL, bold=True)


def _widest_word(written_in: QFont, texts: list[str]) -> int:
    return max((width(written_in, word) for text in texts for word in text.split(" ")), default=0)


def _height(written_in: QFont, text: str, room: int) -> int:
    return wrapped(written_in, text, 0, 0, room - _GAP).height()
