"""The side-effect page of an imported label: read when it is first seen, with what was not read."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QThreadPool, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.directions import apart
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.background import Background
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.panels.side_effects import SideEffectPanel
from baklosan_desktop.qt.widgets.bars import Notice
from baklosan_desktop.qt.widgets.cards import RichLabel, line_link
from baklosan_desktop.qt.widgets.layouts import ScrollingPage, plain_text
from baklosan_desktop.screens.read_effects import LineLink, ReadEffects, ReadView, present
from baklosan_desktop.tongue import _, translatable

_WAITING = translatable("Reading the side effects …")
_MOST_UNREAD = 0.3  # of the height, where effects stand above


class ReadEffectsPanel(QWidget):
    """Shows what was read in the matrix, and below it each line that was not understood."""

    line_opened = Signal(int, str)
    print_requested = Signal()

    def __init__(self, label: Label, read: Callable[[], ReadEffects]) -> None:
        super().__init__()
        self._label, self._read = label, read
        self._is_asked = False
        self._effects: SideEffectPanel | None = None
        self._first: QWidget | None = None
        self._below: ScrollingPage | None = None
        self._background = Background[ReadEffects](self._show, self._explain, QThreadPool(self))
        self._notice = Notice("information")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        self._notice.say(_(_WAITING))
        column.addStretch()

    def hasHeightForWidth(self) -> bool:
        """Ask for no height: what is shown scrolls, and the bars above would give way."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the effects, or the first place to read on."""
        super().focusInEvent(event)
        if self._first:
            self._first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height out."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the label, the first time the page is seen."""
        super().showEvent(event)
        if not self._is_asked:
            self._is_asked = True
            self._background.ask(self._read)

    def _show(self, source: ReadEffects) -> None:
        view = present(self._label, source.reading)
        self._notice.say(view.sentence)
        self._column.takeAt(self._column.count() - 1)
        if source.reading.effects:
            self._effects = SideEffectPanel(self._label, source, is_read=True)
            self._effects.citation_opened.connect(self.line_opened)
            self._effects.print_requested.connect(self.print_requested)
            self._column.addWidget(self._effects, 1)
            self._effects.show()  # a layout would show it later, too late to take the focus
        below = self._links(view)
        self._column.addWidget(below, 0 if self._effects else 1)
        if self._effects and view.unread:
            self._below = below
            self._fit()
        below.setVisible(bool(view.unread or not self._effects))
        self._first = self._effects or next(iter(below.findChildren(RichLabel)), None)
        if self._first and self.hasFocus():
            self._first.setFocus()
        announce(self._notice, view.sentence)

    def _fit(self) -> None:
        """Let what was not read take the room that it needs, and leave most to the effects."""
        if (below := self._below) and (lines := below.widget()):
            needed = lines.heightForWidth(self.width())
            below.setFixedHeight(min(needed, round(self.height() * _MOST_UNREAD)))

    def _explain(self, error: BaklosanError) -> None:
        self._notice.say(error.explanation)
        announce(self._notice, self._notice.text())

    def _links(self, view: ReadView) -> ScrollingPage:
        column = QVBoxLayout()
        column.setContentsMargins(22, 12, 22, 12)
        column.setSpacing(6)
        for part in self._parts(view):
            column.addWidget(part)
        column.addStretch()
        scrolling = ScrollingPage()
        scrolling.fill(column)
        return scrolling

    def _parts(self, view: ReadView) -> Iterator[QLabel]:
        yield from map(self._link, view.sections)
        if view.unread:
            unread = styled(plain_text(), "strong")
            unread.setText(view.unread)
            yield unread
        yield from map(self._link, view.lines)

    def _link(self, link: LineLink) -> RichLabel:
        place = f" · {link.place}" if link.place else ""
        label = RichLabel(line_link(f"{apart(link.text)}{place}", link.line, link.quote))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        label.line_opened.connect(self.line_opened)
        return label
