"""Cards: a titled frame with rows, whose places open the label."""

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from baklosan_desktop.qt.roles import styled

LINE = "line:"


def line_link(text: str, line: int) -> str:
    """Return rich text that opens a line of the label."""
    return f'<a href="{LINE}{line}">{escape(text)}</a>'


class RichLabel(QLabel):
    """Wrapped text with links to lines; whoever calls has escaped what is not markup."""

    line_opened = Signal(int)

    def __init__(self, html: str = "") -> None:
        super().__init__(html)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if LINE in html else Qt.FocusPolicy.NoFocus)
        self.linkActivated.connect(lambda link: self.line_opened.emit(int(link.removeprefix(LINE))))

    def changeEvent(self, event: QEvent) -> None:
        """Draw links in the colours of now: rich text keeps those it was set in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            html = self.text()
            self.clear()
            self.setText(html)


class Card(QFrame):
    """A titled card to which rows are added."""

    line_opened = Signal(int)

    def __init__(self, title: str) -> None:
        super().__init__()
        styled(self, "card")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        heading = styled(QLabel(title.upper()), "card-title")
        heading.setWordWrap(True)
        column.addWidget(heading)
        self._column = column

    def add_rows(self, rows: list[tuple[str, str]]) -> None:
        """Add a table of names (plain) and values (rich text), its columns aligned."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for number, (name, html) in enumerate(rows):
            label = styled(QLabel(name), "secondary")
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._rich(html), number, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(grid)

    def _rich(self, html: str) -> RichLabel:
        label = RichLabel(html)
        label.line_opened.connect(self.line_opened)
        return label
