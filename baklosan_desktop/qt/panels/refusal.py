"""What a page shows that cannot be trusted now."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from baklosan_desktop.qt.widgets.notice import Notice


class RefusalPanel(QWidget):
    """One sentence on what is not given, and why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        notice = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.addWidget(notice)
        column.addStretch()
        notice.say(sentence)  # in its place: on its own it would open as a window
