"""The library page: the labels on this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.wording import counted

_COLUMNS = ("Product", "Active substance", "Source", "Label edition")
_NOT_YET = (
    "Other labels are added, read and searched on the command line only: baklosan import. "
    "This one is bundled with the program."
)


class LibraryPanel(QWidget):
    """A table of the labels; they are bundled, so there is nothing to change."""

    def __init__(self, labels: Sequence[Label]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        title = styled(QLabel("Library"), "page-title")
        count = styled(QLabel(f"{counted(len(labels), 'label')} on this computer"), "secondary")
        hint = styled(QLabel(_NOT_YET), "hint")
        hint.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(count)
        column.addWidget(_table(labels))
        column.addWidget(hint)
        column.addStretch()


def _table(labels: Sequence[Label]) -> QFrame:
    frame = styled(QFrame(), "card")
    grid = QGridLayout(frame)
    grid.setContentsMargins(18, 12, 18, 14)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(10)
    for place, name in enumerate(_COLUMNS):
        heading = styled(QLabel(name), "card-title")
        grid.addWidget(heading, 0, place)
        grid.setColumnStretch(place, 1)
    for row, label in enumerate(labels, 1):
        texts = (label.name, ", ".join(label.substances), label.source, label.edition)
        for place, text in enumerate(texts):
            cell = QLabel(text)
            cell.setTextFormat(Qt.TextFormat.PlainText)
            cell.setWordWrap(True)
            grid.addWidget(cell, row, place)
    return frame
