"""Cards: a titled frame with rows, whose places open the label."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from baklosan_desktop.qt.roles import styled

LINE = "line:"
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_NARROW = 240
_LINES_WIDE = 11


def line_link(text: str, line: int) -> str:
    """Return rich text that opens a line of the label."""
    return f'<a href="{LINE}{line}">{escape(text)}</a>'


class RichLabel(QLabel):
    """Wrapped text with links to lines; whoever calls has escaped what is not markup."""

    line_opened = Signal(int)

    def __init__(self, html: str = "") -> None:
        self._heights: dict[int, int] = {}
        super().__init__(html)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if LINE in html else Qt.FocusPolicy.NoFocus)
        self.linkActivated.connect(lambda link: self.line_opened.emit(int(link.removeprefix(LINE))))

    def heightForWidth(self, width: int) -> int:
        """Lay the text out once per width: layouts ask many times over."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Ask for no width of its own."""
        return QSize(_NARROW, self.heightForWidth(_NARROW))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the column."""
        return QSize(0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first link at once, or backwards to the last one."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            self.focusNextPrevChild(event.reason() is Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go from link to link; backwards from one that begins the text, Qt alone never leaves."""
        if not is_next and self.selectionStart() == 0:
            return QWidget.focusNextPrevChild(self, is_next)
        return super().focusNextPrevChild(is_next)

    def changeEvent(self, event: QEvent) -> None:
        """Draw links in the colours of now: rich text keeps those it was set in."""
        super().changeEvent(event)
        self._heights = {}
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
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(7)
        column.addWidget(heading)
        column.addLayout(self._rows)

    def add_rows(self, rows: list[tuple[str, str]]) -> None:
        """Add a table of names (plain) and values (rich text), its columns aligned."""
        for name, html in rows:
            label = styled(QLabel(name), "secondary")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._rows.addRow(label, self._rich(html))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put values below their names where a line would hold but a word of them."""
        super().resizeEvent(event)
        is_narrow = self.width() < _LINES_WIDE * self.fontMetrics().height()
        policy = QFormLayout.RowWrapPolicy
        self._rows.setRowWrapPolicy(policy.WrapAllRows if is_narrow else policy.DontWrapRows)

    def _rich(self, html: str) -> RichLabel:
        label = RichLabel(html)
        label.line_opened.connect(self.line_opened)
        return label
