"""The label page at work: lines are opened, the reading is followed, notes stand beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.actions import LABEL
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.qt.preferences import Preferences
from baklosan_desktop.qt.widgets.reading_column import Inks
from baklosan_desktop.screens.label import GlanceRow, NoteView, present


class Reader(QObject):
    """Shows one label on its page, from the line where reading was left."""

    def __init__(self, frame: Frame, preferences: Preferences, label: Label) -> None:
        super().__init__(frame)
        self.label = label
        self._frame = frame
        self._preferences = preferences
        self.panel = LabelPanel(present(label))
        self.panel.resize(frame.room())
        self.panel.beside.line_opened.connect(self.open_line)
        self.panel.section_reached.connect(self._show_notes)
        self.panel.note_asked.connect(self._show_asked)
        self._draw()

    def show(self) -> None:
        """Put the page in its place, at the line where reading was left."""
        self._frame.set_page(LABEL.name, self.panel)
        self.panel.go_to(self._preferences.now.line)
        self._preferences.recoloured.connect(self._draw)
        self._frame.closing.connect(self._remember)

    def add_notes(self, notes: Sequence[NoteView], glance: Sequence[GlanceRow]) -> None:
        """Put notes and figures beside the text, and a mark in the margin of lines with a note."""
        self.panel.beside.fill(notes, glance)
        self.panel.reading.note_lines(quote.line for note in notes for quote in note.quotes)
        self._show_asked(self.panel.top_line())

    def open_line(self, line: int, quote: str = "") -> None:
        """Show a line of the label with its quote, or all of it, marked, whatever page is open."""
        self._frame.show_page(LABEL.name)
        self.panel.open_line(line, quote)
        self._show_asked(line)

    def _show_notes(self, key: str) -> None:
        self.panel.beside.show_notes(_lines(self.label, key))

    def _show_asked(self, line: int) -> None:
        self.panel.beside.show_notes(_lines(self.label, self.label.section_at(line).key), line)

    def _draw(self) -> None:
        """Lay the text out in the fonts and colours of now."""
        colours = theme.colours(theme.shown())
        inks = Inks(*(QColor(colours[name]) for name in ("ink-3", "caution", "mark", "mark-ink")))
        self.panel.show_text(inks)

    def _remember(self) -> None:
        self._preferences.keep(self._preferences.now._replace(line=self.panel.top_line()))


def _lines(label: Label, key: str) -> list[int]:
    section = label.section(key)
    heading = [section.heading_line] if section.heading_line else []
    return [*heading, *(paragraph.line for paragraph in section.paragraphs)]
