"""A titled part of a page that folds into one line with a summary."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from baklosan_desktop.qt.roles import Tone, restyle, styled
from baklosan_desktop.qt.widgets.folding_row import FoldingRow
from baklosan_desktop.qt.widgets.wrapping import FilledButton, WrappedLabel

_UNFOLDED, _FOLDED = (0, 4, 0, 4), (8, 6, 8, 7)


class Fold(QWidget):
    """What is in `column` shows only while unfolded; it can wait until `unfolded` says so."""

    unfolded = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._name = title
        self._sign = QLabel("▸")
        self._words = styled(WrappedLabel(title), "strong")
        self._badge = styled(QLabel(textFormat=Qt.TextFormat.PlainText), "badge")
        self._row = self._title_row()
        self.title = styled(FilledButton(self._row), "fold")
        self.title.setCheckable(True)
        self.title.toggled.connect(lambda on: self._show(is_open=on))
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self._lay_out()

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self.title.isChecked()

    def open(self, *, is_open: bool) -> None:
        """Unfold or fold."""
        self.title.setChecked(is_open)

    def summarise(self, summary: str, tone: Tone = "") -> None:
        """Say in a word what is folded away."""
        self._badge.setText(summary)
        self.title.setAccessibleName(f"{self._name}, {summary}")
        if self._badge.property("tone") != tone:
            restyle(self._badge, tone=tone)

    def _show(self, *, is_open: bool) -> None:
        if is_open:
            self.unfolded.emit()
        self._sign.setText("▾" if is_open else "▸")
        self._words.setText(self._name.upper() if is_open else self._name)
        restyle(self._words, role="card-title" if is_open else "strong")
        self._row.setContentsMargins(*(_UNFOLDED if is_open else _FOLDED))
        self._badge.setHidden(is_open)
        self._content.setVisible(is_open)

    def _title_row(self) -> QHBoxLayout:
        words = FoldingRow()
        words.setSpacing(6)
        words.addWidget(self._words, 1)
        words.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        return row

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        for column in (page, self.column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
        page.addWidget(self.title)
        page.addWidget(self._content)
        self._row.setContentsMargins(*_FOLDED)
        self._content.hide()
