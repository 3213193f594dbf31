"""A column in a scroll area that is as high as its wrapped texts need."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


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
