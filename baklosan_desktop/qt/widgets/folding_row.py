"""A row that becomes a column where it is too narrow, so that large text is never cut."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QBoxLayout, QLayoutItem

_Direction = QBoxLayout.Direction


class FoldingRow(QBoxLayout):
    """Items side by side if their hints fit into the width, else one below the other."""

    def __init__(self) -> None:
        super().__init__(_Direction.LeftToRight)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(8)

    def sizeHint(self) -> QSize:
        """Ask for a row, folded or not."""
        hints = [item.sizeHint() for item in self._items()]
        width = sum(hint.width() for hint in hints) + self.spacing() * (len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Ask for the width of the widest item at least; the height follows from the width."""
        return QSize(max((item.minimumSize().width() for item in self._items()), default=0), 0)

    def hasHeightForWidth(self) -> bool:
        """Grow in height where the width is short."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row or column that the width asks for."""
        self._fold(width)
        if super().hasHeightForWidth():
            return super().heightForWidth(width)
        return super().sizeHint().height()

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
