"""A list of entries of several lines, as high as the rest of the page allows."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from baklosan_desktop.qt.widgets.entry_delegate import EntryDelegate, Tone

_LEAST_LINES = 8


class EntryList(QListView):
    """Shows text, detail, tag and heading of each row; the chosen one stays in sight."""

    def __init__(self, model: QAbstractItemModel, tones: Mapping[str, Tone]) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self, tones))
        self.setResizeMode(QListView.ResizeMode.Adjust)
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
