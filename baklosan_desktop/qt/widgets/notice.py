"""A notice across the window: what is wrong in a sentence, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from baklosan_desktop.qt.roles import styled


class Notice(QFrame):
    """Hidden while there is nothing to say; it cannot be dismissed."""

    def __init__(self) -> None:
        super().__init__()
        styled(self, "notice", "stop")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._text)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show one sentence in place of what stands here; none hides the notice."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def add(self, sentence: str) -> None:
        """Show a sentence below those that stand here, unless it does so already."""
        said = self._text.text().splitlines()
        if sentence not in said:
            self.say("\n".join([*said, sentence]))

    def text(self) -> str:
        """Return all that has been said."""
        return self._text.text()
