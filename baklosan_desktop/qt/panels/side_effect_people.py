"""The chosen band as people, below the matrix: the figures and what they mean."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.icon_array import IconArray
from baklosan_desktop.qt.widgets.layouts import FoldingRow, plain_text
from baklosan_desktop.screens.side_effect_people import KeyEntry, People

_MOST_ENTRIES = 3


class PeopleCard(QFrame):
    """Shows how many people a band stands for; hidden while no band is chosen."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "card")
        self._array = IconArray()
        self._sentence = styled(plain_text(), "strong")
        self._entries = QWidget()
        self._key = tuple(_Entry() for _ in range(_MOST_ENTRIES))
        self._note = styled(plain_text(), "hint")
        self._lay_out()
        self.hide()

    def show_people(self, people: People | None) -> None:
        """Draw these people, with their words."""
        self.setVisible(people is not None)
        if people is None:
            return
        self._sentence.setText(people.sentence)
        self._note.setText(people.note)
        self._note.setVisible(bool(people.note))
        self._array.setVisible(people.figures is not None)
        if people.figures:
            self._array.show_figures(*people.figures, people.spoken)
        self._entries.setVisible(bool(people.key))
        for place, entry in enumerate(self._key):
            entry.show_entry(people.key[place] if place < len(people.key) else None)

    def _lay_out(self) -> None:
        key = FoldingRow()
        key.setSpacing(16)
        self._entries.setLayout(key)
        for entry in self._key:
            key.addWidget(entry)
        key.addStretch()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._sentence)
        words.addWidget(self._entries)
        words.addWidget(self._note)
        words.addStretch()
        row = FoldingRow()
        row.setSpacing(16)
        row.addWidget(self._array, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addLayout(row)


class _Entry(QWidget):
    """A figure with its meaning."""

    def __init__(self) -> None:
        super().__init__()
        self._sample = IconArray()
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_entry(self, entry: KeyEntry | None) -> None:
        """Show another entry, or none."""
        self.setVisible(entry is not None)
        if entry:
            self._words.setText(entry.words)
            self._sample.setVisible(entry.figure is not None)
            if entry.figure:
                self._sample.show_figures(*entry.figure, entry.words)
