"""The line at the bottom: offline, which data, and whether it can be trusted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from baklosan_desktop.qt.roles import styled
from baklosan_desktop.qt.widgets.folding_row import FoldingRow

OFFLINE = "● Offline: this program never connects"
PURPOSE = "For professionals. Does not replace clinical judgement."


class Footer(QFrame):
    """States that are always true at the left and right, the state of the data between them."""

    def __init__(self, about_text: str) -> None:
        super().__init__()
        styled(self, "footer")
        self._state = _statement()
        self._text = ""
        self.about = styled(QPushButton(about_text), "link")
        left, right, row = FoldingRow(), FoldingRow(), FoldingRow()
        left.addWidget(_statement(OFFLINE))
        left.addWidget(self._state)
        right.addWidget(_statement(PURPOSE))
        right.addWidget(self.about, alignment=Qt.AlignmentFlag.AlignLeft)
        for part in (left, right, row):
            part.setSpacing(0)
        row.addLayout(left)
        row.addStretch()
        row.addLayout(right)
        for part in (left, right):
            row.setAlignment(part, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 14, 2)
        column.addLayout(row)

    def state(self, text: str) -> None:
        """Say what the data is; whether it is intact is not known yet."""
        self._text = f"{text} · "
        self._say("verifying …")

    def intact(self) -> None:
        """Say that the data is what was built."""
        self._say("data intact ✓")

    def doubt(self) -> None:
        """Say that the data is not what was built."""
        self._say("data not intact ✗")

    def _say(self, state: str) -> None:
        self._state.setText(self._text + state)


def _statement(text: str = "") -> QLabel:
    """Return a label apart from the next one where both stand in a row."""
    statement = QLabel(text)
    statement.setContentsMargins(0, 0, 18, 0)
    return statement
