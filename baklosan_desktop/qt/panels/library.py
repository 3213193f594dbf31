"""The library page: the labels on this computer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.widgets.bars import Notice
from baklosan_desktop.qt.widgets.layouts import plain_text
from baklosan_desktop.wording import counted

_COLUMNS = ("Product", "Active substance", "Source", "Label edition")
_NOT_YET = (
    "Other labels are added, read and searched on the command line only: baklosan import. "
    "This one is bundled with the program."
)


class LibraryPanel(QWidget):
    """A table of the labels; they are bundled, so there is nothing to change."""

    def __init__(self, labels: Sequence[Label], own: OwnLibrary) -> None:
        super().__init__()
        self._bundled = labels
        self._own = own
        self._count = styled(plain_text(), "secondary")
        self._problem = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        title = styled(QLabel("Library"), "page-title")
        hint = styled(QLabel(_NOT_YET), "hint")
        hint.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(self._count)
        column.addWidget(self._problem)
        column.addWidget(_table(labels))
        column.addWidget(hint)
        column.addStretch()
        self._show()
        own.changed.connect(self._show)

    def _show(self) -> None:
        number = len(self._bundled) + len(self._own.labels)
        self._count.setText(f"{counted(number, 'label')} on this computer")
        self._problem.say(self._own.problem)


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
