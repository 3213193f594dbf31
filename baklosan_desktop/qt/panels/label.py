"""The label page: sections left, the text in the middle, notes and figures right."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.panels.beside import BesideColumn
from baklosan_desktop.qt.panels.label_text import pieces
from baklosan_desktop.qt.panels.sections import SectionPane
from baklosan_desktop.qt.widgets.find_bar import FindBar
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.reading_column import ReadingColumn
from baklosan_desktop.qt.widgets.reading_pieces import blocks_of
from baklosan_desktop.qt.widgets.reading_text import Inks
from baklosan_desktop.qt.window import BESIDE_WIDTH, LIST_WIDTH
from baklosan_desktop.screens.citing import Part
from baklosan_desktop.screens.find import Finding, find
from baklosan_desktop.screens.label import LabelView
from baklosan_desktop.tongue import _

_FONT_HEIGHT = 18  # of the text those widths were drawn for


class LabelPanel(QWidget):
    """Shows a whole label; the section list follows the reading."""

    section_reached = Signal(str)
    section_opened = Signal(str)
    note_asked = Signal(int)

    def __init__(self, view: LabelView) -> None:
        super().__init__()
        self._hits: list[Row] = []
        self._finding = Finding()
        self.sections = SectionPane()
        self.sections.chosen.connect(self._open_row)
        self.reading = ReadingColumn()
        self.reading.setAccessibleName(_("Label text"))
        self.reading.reached.connect(self._follow)
        self.reading.note_asked.connect(self.note_asked)
        self.find_bar = FindBar()
        self.find_bar.typed.connect(self._find_typed)
        self.find_bar.stepped.connect(self.step_in_text)
        self.find_bar.closed.connect(self.close_find)
        self.beside = BesideColumn()
        self.beside.left.connect(self.reading.setFocus)
        self._lay_out()
        self._take(view)

    def _lay_out(self) -> None:
        text = QVBoxLayout()
        text.addWidget(self.find_bar)
        text.addWidget(self.reading, 1)
        columns = QHBoxLayout(self)
        for layout in (text, columns):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        columns.addWidget(self.sections)
        columns.addLayout(text, 1)
        columns.addWidget(self.beside)

    def _take(self, view: LabelView) -> None:
        self.view = view
        self._pieces = tuple(pieces(view))
        self._blocks = tuple(block for piece in self._pieces for block in blocks_of(piece))
        self._passages = [block for block in self._blocks if block.is_cited]
        self._keys = {
            line: section.key
            for section in view.sections
            for line in (section.heading_line, *(p.line for p in section.passages))
        }
        self.sections.fill(view.sections, view.order)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the text."""
        self.reading.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """By Escape close the search in the text, or else the card on a word, wherever one is."""
        is_escape = Qt.Key(event.key()) is Qt.Key.Key_Escape
        if is_escape and not self.find_bar.isHidden():
            self.close_find()
        elif is_escape and self.beside.has_symptom():
            self.beside.close_symptom()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns beside the text what their words need, the text never less than half."""
        super().resizeEvent(event)
        scale = self.fontMetrics().height() / _FONT_HEIGHT
        self.sections.setFixedWidth(min(round(LIST_WIDTH * scale), self.width() // 4))
        self.beside.setFixedWidth(min(round(BESIDE_WIDTH * scale), self.width() // 3))

    def take(self, view: LabelView, inks: Inks) -> None:
        """Show another label from its beginning; what was marked and found was of the old one."""
        self._hits, self._finding = [], Finding()
        self.find_bar.hide()
        if self.beside.has_symptom():
            self.beside.close_symptom()
        self.reading.forget()
        self._take(view)
        self.show_text(inks)

    def rearrange(self, view: LabelView, inks: Inks) -> None:
        """Show the same label in another order; the place being read or found is kept."""
        place = self._finding.current
        found = self._blocks[place.block] if place else None
        self._take(view)
        self.show_text(inks)
        self.show_hits(self._hits)
        since = self._blocks.index(found) if found else self._top_block()
        self._find(self.find_bar.text(), since)

    def show_text(self, inks: Inks) -> None:
        """Lay the text out, again whenever colours or sizes have changed."""
        self.reading.ensurePolished()
        self.reading.setLocale(QLocale(self.view.language))
        self.reading.show_text(self._pieces, inks, leftwards=self.view.leftwards)
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
        section = next(section for section in self.view.sections if section.key == key)
        self.go_to(section.passages[0].line)

    def open_line(self, line: int, quote: str = "") -> None:
        """Show a line with its quote, or all of it, marked; of a heading, what the source says."""
        heading = {section.heading_line: section.heading for section in self.view.sections}
        self.reading.mark(line, quote or heading.get(line) or "")
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

    def line_beyond(self, step: int) -> int:
        """Return the next line of the source (1) or the one before (-1); first the one on top."""
        lines = list(dict.fromkeys(block.line for block in self._passages))
        if not self.reading.marked() and step > 0:
            return self.top_line()
        here = lines.index(self.current_line())
        return lines[max(0, min(here + step, len(lines) - 1))]

    def text_of(self, line: int) -> str:
        """Return what stands in a line of the source."""
        return next(block.line_text for block in self._passages if block.line == line)

    def current_line(self) -> int:
        """Return the line that is marked, or else the one on top."""
        marked = self.reading.marked()
        return marked[0] if marked else self.top_line()

    def part_found(self) -> Part | None:
        """Return the place that is found in the text, if that is a line of the source."""
        if (place := self._finding.current) and (block := self._blocks[place.block]).is_cited:
            return Part(block.line, block.start + place.start, block.start + place.end)
        return None

    def word_found(self) -> str:
        """Return the word that is found in the text, or the one for which a hit is marked."""
        if self._finding.current:
            return self._finding.typed
        here = self.reading.marked()
        return next(
            (
                hit.text[start:end]
                for hit in self._hits
                if (hit.line, hit.text) == here
                for start, end in hit.marks
            ),
            "",
        )

    def _position(self, line: int, quote: str) -> tuple[int, int]:
        """Return where a quote stands in the order shown; no quote stands before its line."""
        for place, block in enumerate(self._passages):
            if block.line == line:
                return place, block.line_text.find(quote) if quote else -1
        return len(self._passages), 0

    def open_find(self) -> None:
        """Find letters in the text, at first those that are selected."""
        selected = self.reading.selected_text()
        self.find_bar.open(selected if "\n" not in selected else "")
        self._find(self.find_bar.text(), self._top_block())

    def close_find(self) -> None:
        """Give the keyboard back to the text; it stays where it was found."""
        self.find_bar.hide()
        self._find("", 0)
        self.reading.setFocus()

    def step_in_text(self, step: int) -> bool:
        """Show the next place that was found in the text, or the one before, and have it read out.

        Return whether there is one.
        """
        self._show_finding(self._finding.step(step))
        place = self._finding.current
        if place:
            text = self._blocks[place.block].text
            announce(self.find_bar, f"{self._finding.summary}: {text}")
        return place is not None

    def _find_typed(self, typed: str) -> None:
        self._find(typed, self._top_block())
        announce(self.find_bar, self._finding.summary)

    def _top_block(self) -> int:
        top = self.top_line()
        return next((n for n, block in enumerate(self._blocks) if block.line == top), 0)

    def _find(self, typed: str, since: int) -> None:
        """Find letters, and choose the first place from a block on."""
        self._show_finding(find(typed, [block.text for block in self._blocks], since))

    def _show_finding(self, finding: Finding) -> None:
        self._finding = finding
        self.reading.show_finding(finding)
        self.find_bar.say(finding.summary)

    def _open_row(self, row: int) -> None:
        key = self.view.sections[row].key
        self.section_opened.emit(key)
        self.open_section(key)
        self.section_reached.emit(key)

    def _follow(self, line: int) -> None:
        """Choose the section being read in the list, without opening it."""
        key = self._keys.get(line)
        if key is not None and self.sections.follow(key):
            self.section_reached.emit(key)
