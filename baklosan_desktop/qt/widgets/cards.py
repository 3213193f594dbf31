"""Cards, titles that open and close what is below them, links to lines."""

from html import escape
from math import ceil
from urllib.parse import quote_plus, unquote_plus

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt.looks import SMALL, Tone, pixmap, restyle, styled
from baklosan_desktop.qt.widgets.layouts import FilledButton, FoldingRow, WrappedLabel
from baklosan_desktop.wording import held

LINE = "line:"
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_NARROW = 240
_LINES_WIDE = 11


def line_link(text: str, line: int, quote: str = "") -> str:
    """Return rich text that opens a line of the label, at a quote in it or all of it."""
    return f'<a href="{LINE}{line}:{quote_plus(quote)}">{escape(text)}</a>'


class RichLabel(QLabel):
    """Wrapped text with links to lines; whoever calls has escaped what is not markup."""

    line_opened = Signal(int, str)

    def __init__(self, html: str = "") -> None:
        self._heights: dict[int, int] = {}
        super().__init__(html)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if LINE in html else Qt.FocusPolicy.NoFocus)
        self.linkActivated.connect(self._open)

    def _open(self, link: str) -> None:
        line, _, quote = link.removeprefix(LINE).partition(":")
        self.line_opened.emit(int(line), unquote_plus(quote))

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

    line_opened = Signal(int, str)

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


_SIGN = 18
_GAP = 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DisclosureTitle(QAbstractButton):
    """A wrapped title with a sign that says whether it is open; with an outline icon it is bold."""

    def __init__(self, text: str, icon: str = "") -> None:
        self._heights: dict[tuple[int, str], int] = {}
        super().__init__()
        self.setText(text)
        self._icon = icon
        self._left = _SIGN + (SMALL + _GAP if icon else 0)
        bold = QFont()
        bold.setBold(bool(icon))
        self.setFont(bold)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the height of two lines at a modest width."""
        return QSize(200, self.heightForWidth(200))

    def hasHeightForWidth(self) -> bool:
        """Wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Measure the wrapped title once per width and text: layouts ask many times over."""
        asked = (width, self.text())
        if asked not in self._heights:
            room = QRect(0, 0, max(1, width - self._left), 1000)
            text = self.fontMetrics().boundingRect(room, int(_WRAP), held(self.text()))
            self._heights[asked] = max(28, text.height() + 8)
        return self._heights[asked]

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights = {}

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign, the icon, the title, and the focus ring."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(ink)
        sign = (
            QStyle.PrimitiveElement.PE_IndicatorArrowDown
            if self.isChecked()
            else QStyle.PrimitiveElement.PE_IndicatorArrowRight
        )
        option.rect = QRect(0, (self.height() - 10) // 2, 10, 10)
        self.style().drawPrimitive(sign, option, painter, self)
        if self._icon:
            drawn = pixmap(self._icon, ink.name(), SMALL, ceil(self.devicePixelRatio()))
            painter.drawPixmap(_SIGN, (self.height() - SMALL) // 2, drawn)
        painter.drawText(self.rect().adjusted(self._left, 0, 0, 0), int(_WRAP), held(self.text()))
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Disclosure(QFrame):
    """A titled frame whose content shows only while it is open."""

    def __init__(self, title: str, content: QWidget, *, is_open: bool, icon: str = "") -> None:
        super().__init__()
        self.title = DisclosureTitle(title, icon)
        self.title.setChecked(is_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 12, 6)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(content)
        content.setVisible(is_open)
        self.title.toggled.connect(content.setVisible)


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

    def rename(self, title: str) -> None:
        """Give it another title."""
        self._name = title
        self._words.setText(title.upper() if self.is_open else title)

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
