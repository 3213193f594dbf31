"""The label page: sections left, the text in the middle, notes and figures right."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.panels.bookmarks import BookmarkMenu
from baklosan_desktop.qt.panels.notes import BesideColumn
from baklosan_desktop.qt.widgets.entries import COUNT, IS_MARKED, TitleDelegate
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.reading_column import Block, Inks, Kind, ReadingColumn
from baklosan_desktop.qt.window import BESIDE_WIDTH, LIST_WIDTH
from baklosan_desktop.screens.label import LabelView
from baklosan_desktop.wording import counted

_FONT_HEIGHT = 18  # of the text those widths were drawn for


class LabelPanel(QWidget):
    """Shows a whole label; the section list follows the reading."""

    section_reached = Signal(str)
    note_asked = Signal(int)
    left = Signal()

    def __init__(self, view: LabelView) -> None:
        super().__init__()
        self.view = view
        self._keys = {p.line: section.key for section in view.sections for p in section.passages}
        self._texts = {p.line: p.text for section in view.sections for p in section.passages}
        self._hits: list[Row] = []
        self._counts: Mapping[str, int] = {}
        self._bookmarked: frozenset[str] = frozenset()
        self._headings = {s.heading_line: s.passages[0].line for s in view.sections}
        self._rows = {section.key: row for row, section in enumerate(view.sections)}
        self._sections = _section_list([section.title for section in view.sections])
        self._sections.currentRowChanged.connect(self._open_row)
        self.reading = ReadingColumn()
        self.reading.setAccessibleName("Label text")
        self.reading.reached.connect(self._follow)
        self.reading.note_asked.connect(self.note_asked)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        self._way_back = QPushButton()
        self._way_back.clicked.connect(self.left)
        self._way_back.hide()
        self.bookmarks = BookmarkMenu()
        self._list = _titled(
            "SECTIONS · LABEL ORDER", self._sections, self._way_back, self.bookmarks
        )
        columns.addWidget(self._list)
        columns.addWidget(self.reading, 1)
        self.beside = BesideColumn()
        columns.addWidget(self.beside)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the text."""
        self.reading.setFocus()

    def offer_way_back(self, page: str, tooltip: str) -> None:
        """Offer to return to the page whose figure led here; an empty name takes that back."""
        self._way_back.setText(f"← {page}")
        self._way_back.setToolTip(tooltip)
        self._way_back.setAccessibleName(tooltip)
        self._way_back.setVisible(bool(page))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns beside the text what their words need, the text never less than half."""
        super().resizeEvent(event)
        scale = self.fontMetrics().height() / _FONT_HEIGHT
        self._list.setFixedWidth(min(round(LIST_WIDTH * scale), self.width() // 4))
        self.beside.setFixedWidth(min(round(BESIDE_WIDTH * scale), self.width() // 3))

    def show_text(self, inks: Inks) -> None:
        """Lay the text out, again whenever colours or sizes have changed."""
        self.reading.ensurePolished()
        self.reading.show_text(_blocks(self.view), inks)
        self._follow(self.reading.top_line())

    def top_line(self) -> int:
        """Return the line at the top of what is read."""
        return self.reading.top_line()

    def go_to(self, line: int) -> None:
        """Bring a line to the top."""
        self.reading.go_to(line)
        self._follow(line)

    def open_section(self, key: str) -> None:
        """Bring a section to the top."""
        self.reading.unmark()
        self.go_to(self.view.sections[self._rows[key]].passages[0].line)

    def open_line(self, line: int, quote: str = "") -> None:
        """Show a line with its quote, or all of it, marked; a heading shows its section."""
        if line in self._headings:
            self.reading.unmark()
            self.go_to(self._headings[line])
        else:
            self.reading.mark(line, quote)
            self._follow(line)

    def show_hits(self, hits: Iterable[Row]) -> None:
        """Mark hits in the text; they are walked in its order."""
        self._hits = sorted(hits, key=lambda hit: self._position(hit.line, hit.text))
        self.reading.show_hits(self._hits)

    def hit_beyond(self, step: int) -> Row | None:
        """Return the next hit (1) or the one before (-1), from what is marked or read on."""
        line, quote = self.reading.marked() or (self.top_line(), "")
        here = self._position(line, quote)
        places = [(self._position(hit.line, hit.text), hit) for hit in self._hits]
        ahead = [hit for place, hit in places if (place > here if step > 0 else place < here)]
        wanted = ahead or self._hits
        return wanted[0 if step > 0 else -1] if wanted else None

    def _position(self, line: int, quote: str) -> tuple[int, int]:
        """Return where a quote begins; no quote stands before its line."""
        return line, self._texts.get(line, "").find(quote) if quote else -1

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many hits each section has, by its key; none for a section takes it back."""
        self._counts = counts
        self._mark_sections()

    def show_marks(self, bookmarked: Iterable[str]) -> None:
        """Show which sections are bookmarked, by their keys."""
        marked = frozenset(bookmarked)
        if marked != self._bookmarked:
            self._bookmarked = marked
            self._mark_sections()

    def _mark_sections(self) -> None:
        for key, row in self._rows.items():
            item, count = self._sections.item(row), self._counts.get(key, 0)
            is_marked = key in self._bookmarked
            more = [*["bookmarked"] * is_marked, *[counted(count, "hit")] * bool(count)]
            spoken = ", ".join((item.text(), *more)) if more else None
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setData(COUNT, count or None)
            item.setData(IS_MARKED, is_marked)
        self._sections.scheduleDelayedItemsLayout()

    def _open_row(self, row: int) -> None:
        key = self.view.sections[row].key
        self.open_section(key)
        self.section_reached.emit(key)

    def _follow(self, line: int) -> None:
        """Choose the section being read in the list, without opening it."""
        if (key := self._keys.get(line)) is None:
            return
        if self._sections.currentRow() != self._rows[key]:
            with QSignalBlocker(self._sections):
                self._sections.setCurrentRow(self._rows[key])
            self.section_reached.emit(key)


def _blocks(view: LabelView) -> Iterator[Block]:
    for section in view.sections:
        first = section.passages[0].line
        yield Block(Kind.TITLE, section.title, first)
        yield Block(Kind.ORIGIN, section.origin, first)
        for passage in section.passages:
            yield Block(Kind.PARAGRAPH, passage.text, passage.line, passage.number)


def _section_list(titles: list[str]) -> QListWidget:
    sections = styled(QListWidget(), "sections")
    sections.setAccessibleName("Sections of the label")
    sections.setItemDelegate(TitleDelegate(sections))
    sections.setResizeMode(QListWidget.ResizeMode.Adjust)
    sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for title in titles:
        QListWidgetItem(title, sections).setToolTip(title)
    return sections


def _titled(title: str, content: QWidget, way_back: QWidget, menu: QWidget) -> QFrame:
    frame = styled(QFrame(), "left-pane")
    column = QVBoxLayout(frame)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(6)
    heading = styled(QLabel(title), "card-title")
    heading.setContentsMargins(10, 0, 0, 0)
    heading.setWordWrap(True)
    column.addWidget(way_back)
    head = QHBoxLayout()
    head.addWidget(heading, 1)
    head.addWidget(menu)
    column.addLayout(head)
    column.addWidget(content, 1)
    return frame
