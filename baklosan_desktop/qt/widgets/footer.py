"""The line at the bottom: offline, which data, and whether it can be trusted."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from baklosan_desktop.qt.roles import styled

OFFLINE = "● Offline: this program never connects"
PURPOSE = "For professionals. Does not replace clinical judgement."


class Footer(QFrame):
    """States that are always true at the left and right, the state of the data between them."""

    def __init__(self, about_text: str) -> None:
        super().__init__()
        styled(self, "footer")
        self._state = QLabel()
        self._text = ""
        self.about = styled(QPushButton(about_text), "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(18)
        row.addWidget(QLabel(OFFLINE))
        row.addWidget(self._state)
        row.addStretch()
        row.addWidget(QLabel(PURPOSE))
        row.addWidget(self.about)

    def state(self, text: str) -> None:
        """Say what the data is; whether it is intact is not known yet."""
        self._text = text
        self._state.setText(f"{text} · verifying …")

    def intact(self) -> None:
        """Say that the data is what was built."""
        self._state.setText(f"{self._text} · data intact ✓")

    def doubt(self) -> None:
        """Say that the data is not what was built."""
        self._state.setText(f"{self._text} · data not intact ✗")
