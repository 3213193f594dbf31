"""What stands on the dose page of a label without reviewed dose rules."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.bars import Notice
from baklosan_desktop.qt.widgets.cards import RichLabel, line_link
from baklosan_desktop.qt.widgets.layouts import ScrollingPage, plain_text
from baklosan_desktop.screens.unreviewed import UnreviewedView
from baklosan_desktop.tongue import _


class UnreviewedPanel(QWidget):
    """Says that there is no dose, and leads to the sections on doses; it asks nothing."""

    line_opened = Signal(int, str)

    def __init__(self, view: UnreviewedView) -> None:
        super().__init__()
        notice, advice = Notice("caution"), styled(plain_text(), "secondary")
        advice.setText(view.advice)
        self._links = [RichLabel(line_link(name, line)) for name, line in view.sections]
        column = QVBoxLayout()
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        for part in (styled(QLabel(_("Dose")), "page-title"), notice, advice, *self._links):
            column.addWidget(part)
        column.addStretch()
        scrolling = ScrollingPage()
        scrolling.fill(column)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling)
        notice.say(view.sentence)
        for link in self._links:
            link.line_opened.connect(self.line_opened)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the first link."""
        super().focusInEvent(event)
        for link in self._links[:1]:
            link.setFocus()
