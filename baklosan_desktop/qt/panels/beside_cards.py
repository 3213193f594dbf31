"""Cards beside the label's text, and the passages of a contradiction side by side."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.cards import RichLabel, line_link
from baklosan_desktop.qt.widgets.layouts import FoldingRow, ScrollingPage, WrappedLabel
from baklosan_desktop.screens.contradiction import DISAGREES, ContradictionView, Side
from baklosan_desktop.screens.see_also import SeeAlso
from baklosan_desktop.screens.symptom import Role, SymptomView
from baklosan_desktop.tongue import _
from baklosan_desktop.wording import held

_SHARE_OF_WINDOW = 0.9
_SIDE_LINES = 18  # a passage is as wide as so many lines are high
_AROUND = 64


def words(text: str) -> str:
    """Return a text as HTML that parts no number from its unit."""
    return escape(held(text))


class TextCard(QFrame):
    """A titled card of rich texts, one below the other; `corner` stands beside the title."""

    line_opened = Signal(int, str)

    def __init__(self, title: str, texts: Iterable[str], corner: QWidget | None = None) -> None:
        super().__init__()
        styled(self, "card")
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        head = FoldingRow()
        head.addWidget(styled(WrappedLabel(title.upper()), "card-title"), 1)
        if corner:
            head.addWidget(corner, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        for text in texts:
            label = RichLabel(text)
            label.line_opened.connect(self.line_opened)
            column.addWidget(label)
        column.addStretch()


def see_also_card(subjects: Iterable[SeeAlso]) -> TextCard:
    """Return the other places that speak of what is read here, by subject."""
    return TextCard(_("See also, editorial"), map(_subject, subjects))


def _subject(subject: SeeAlso) -> str:
    links = " · ".join(line_link(there.place, there.line, there.text) for there in subject.places)
    return f"<b>{escape(subject.subject)}:</b> {links}"


class SymptomCard(TextCard):
    """Every role of one word; `closed` says that it is no longer wanted."""

    closed = Signal()

    def __init__(self, view: SymptomView) -> None:
        self.close_button = styled(QPushButton(_("Close")), "link")
        self.close_button.setAccessibleName(_("Close the card on this word"))
        self.close_button.setToolTip(_("Close (Esc)"))
        texts = map(_role, view.roles) if view.roles else [words(view.summary)]
        super().__init__(view.title, texts, self.close_button)
        self.close_button.clicked.connect(self.closed)


def _role(role: Role) -> str:
    detail = f", {words(role.detail)}" if role.detail else ""
    link = line_link(role.place, role.line, role.quote)
    return f"<b>{role.name}</b>{detail}<br>“{words(role.quote)}” {link}"


class PassagesBox(QDialog):
    """The passages of a contradiction side by side, then the safest reading and what it means."""

    line_opened = Signal(int, str)

    def __init__(self, view: ContradictionView, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(DISAGREES)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        content, page = self._content(view), ScrollingPage()
        page.fill(content)
        column = QVBoxLayout(self)
        column.addWidget(page, 1)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()
        room = parent.window().size() * _SHARE_OF_WINDOW
        wanted = self.fontMetrics().height() * _SIDE_LINES * len(view.sides)
        width = min(room.width(), max(wanted, content.sizeHint().width() + _AROUND))
        self.resize(width, min(room.height(), content.totalHeightForWidth(width - _AROUND) + 90))

    def _content(self, view: ContradictionView) -> QVBoxLayout:
        title = styled(WrappedLabel(view.title), "page-title")
        row = FoldingRow()
        row.setSpacing(12)
        for side in view.sides:
            row.addWidget(self._side(side), 1)
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(row)
        column.addWidget(_meaning(view))
        column.addStretch()
        return column

    def _side(self, side: Side) -> TextCard:
        quote = words(side.quote)
        is_part = side.before or side.after
        marked = f"{words(side.before)}<b>{quote}</b>{words(side.after)}" if is_part else quote
        link = line_link(_("Show in the label"), side.line, side.quote)
        card = TextCard(side.place, [f"“{marked}”", link])
        card.line_opened.connect(self._open)
        return card

    def _open(self, line: int, quote: str) -> None:
        self.accept()
        self.line_opened.emit(line, quote)


def _meaning(view: ContradictionView) -> QFrame:
    notice = styled(QFrame(), "notice", "caution")
    column = QVBoxLayout(notice)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    readings = "".join(f"<li>{words(reading)}</li>" for reading in view.readings)
    texts = (
        f"<b>Safest reading:</b> {words(view.safest)}" if view.safest else "",
        f"<b>At the counter:</b> {words(view.counter)}",
        f"It can be read as:<ul>{readings}</ul>" if readings else "",
        view.source,
    )
    for text in filter(None, texts):
        column.addWidget(RichLabel(text))
    return notice
