"""The pages that can wait until the program answers, the label page first."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from baklosan_desktop import __version__
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import actions, theme
from baklosan_desktop.qt.actions import LABEL
from baklosan_desktop.qt.dialogs import AboutBox
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.qt.panels.library import LibraryPanel
from baklosan_desktop.qt.panels.search import announce
from baklosan_desktop.qt.panels.side_effects import SideEffectPanel
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.reading_column import Inks
from baklosan_desktop.qt.workplace import Workplace
from baklosan_desktop.screens import about
from baklosan_desktop.screens.glance import GlanceRow, glance
from baklosan_desktop.screens.handout import Kind
from baklosan_desktop.screens.label import NoteView, notes, present
from baklosan_desktop.screens.search import SearchView
from baklosan_desktop.store.shelf import Shelf


class Reader(QObject):
    """Shows one label on its page, from the line where reading was left."""

    def __init__(self, frame: Frame, preferences: Preferences, label: Label) -> None:
        super().__init__(frame)
        self.label = label
        self._frame = frame
        self._preferences = preferences
        self._asked = 0
        self.panel = LabelPanel(present(label))
        self.panel.resize(frame.room())
        self.panel.beside.line_opened.connect(self.open_line)
        self.panel.section_reached.connect(self._show_notes)
        self.panel.reading.reached.connect(self._show_read)
        self.panel.note_asked.connect(self._show_asked)
        self.panel.left.connect(self.go_back)
        self._came_from = ""
        self._draw()

    def show(self) -> None:
        """Put the page in its place, at the line where reading was left."""
        self._frame.set_page(LABEL.name, self.panel)
        self.panel.go_to(self._preferences.now.line)
        self._preferences.recoloured.connect(self._draw)
        self._frame.closing.connect(self._remember)
        self._frame.page_chosen.connect(self._forget_way_back)
        self._frame.bind(actions.BACK, self.go_back)
        self._frame.bind(actions.NEXT, partial(self.walk, 1))
        self._frame.bind(actions.PREVIOUS, partial(self.walk, -1))

    def add_notes(self, notes: Sequence[NoteView], glance: Sequence[GlanceRow]) -> None:
        """Put notes and figures beside the text, and a mark in the margin of lines with a note.

        The figures stand on top until a line is opened or read.
        """
        self.panel.beside.fill(notes, glance)
        self.panel.reading.note_lines(quote.line for note in notes for quote in note.quotes)
        section = self.label.section_at(self._asked or self.panel.top_line())
        self.panel.beside.show_notes(_lines(self.label, section.key), self._asked)

    def open_line(self, line: int, quote: str = "") -> None:
        """Show a line of the label with its quote, or all of it, marked, whatever page is open.

        The page that led here can be gone back to.
        """
        self._offer_way_back()
        self._frame.show_page(LABEL.name)
        self.panel.open_line(line, quote)
        self._show_asked(line)

    def show_found(self, found: SearchView) -> None:
        """Show in the label what a search found, as long as something is searched."""
        self.panel.show_counts(found.counts)
        hits = [hit for group in found.groups for hit in group.hits]
        self.panel.show_hits(Row(hit.text, hit.place, hit.line, hit.marks) for hit in hits)

    def walk(self, step: int) -> None:
        """Show the next hit or the one before, and have it read out."""
        if hit := self.panel.hit_beyond(step):
            self.open_line(hit.line, hit.text)
            announce(self.panel.reading, hit.spoken)

    def go_back(self) -> None:
        """Return to the page whose figure led here, if one did."""
        if self._came_from:
            self._frame.open_page(self._came_from)

    def _offer_way_back(self) -> None:
        if self._frame.page() == LABEL.name:
            return
        page = next(page for page in actions.PAGES if page.name == self._frame.page())
        self._came_from = page.name
        back = f"{actions.BACK.text} {page.text} ({actions.BACK.keys})"
        self.panel.offer_way_back(page.text, back)

    def _forget_way_back(self, page: str) -> None:
        if page != LABEL.name:
            self._came_from = ""
            self.panel.offer_way_back("", "")

    def _show_notes(self, key: str) -> None:
        """Show the notes on a section; a line in it that was asked for stays so."""
        lines = _lines(self.label, key)
        self._asked = self._asked if self._asked in lines else 0
        self.panel.beside.show_notes(lines, self._asked, self.panel.top_line())

    def _show_read(self, line: int) -> None:
        self._show_notes(self.label.section_at(line).key)

    def _show_asked(self, line: int) -> None:
        self._asked = line
        self._show_read(line)

    def _draw(self) -> None:
        """Lay the text out in the fonts and colours of now."""
        colours = theme.colours(theme.shown())
        names = ("ink-3", "caution", "mark", "mark-ink", "accent")
        inks = Inks(*(QColor(colours[name]) for name in names))
        self.panel.show_text(inks)

    def _remember(self) -> None:
        self._preferences.keep(self._preferences.now._replace(line=self.panel.top_line()))


def _lines(label: Label, key: str) -> list[int]:
    section = label.section(key)
    heading = [section.heading_line] if section.heading_line else []
    return [*heading, *(paragraph.line for paragraph in section.paragraphs)]


class FurtherPages(QObject):
    """The label page, effects, handouts, library; `steps` build them one by one."""

    def __init__(
        self, frame: Frame, preferences: Preferences, workplace: Workplace, shelf: Shelf
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._preferences = preferences
        self._workplace = workplace
        self._label = workplace.label
        self._shelf = shelf

    def steps(self) -> tuple[Callable[[], object], ...]:
        """Return what is to be built, the most wanted first."""
        return (
            self._build_reader,
            self._show_reader,
            self._workplace.dose.read,
            self._workplace.dose.draw,
            self._effects,
            self._notes,
            self._handouts,
            self._library,
            self._about,
        )

    def _build_reader(self) -> None:
        self.reader = Reader(self._frame, self._preferences, self._label)

    def _show_reader(self) -> None:
        self.reader.show()
        self._workplace.line_opened.connect(self.reader.open_line)
        self._workplace.answered.connect(self.reader.show_found)
        self.reader.show_found(self._workplace.found)
        if self._workplace.asked is not None:
            self.reader.open_line(*self._workplace.asked)

    def _effects(self) -> None:
        panel = SideEffectPanel(self._label, self._shelf.side_effects)
        panel.citation_opened.connect(self.reader.open_line)
        panel.print_requested.connect(self._print)
        self._frame.set_page(actions.EFFECTS.name, panel)

    def _notes(self) -> None:
        label, books = self._label, self._shelf
        self.reader.add_notes(notes(label, books.notes), glance(label.id, books.rules, books.notes))

    def _handouts(self) -> None:
        pharmacy = self._preferences.now.pharmacy
        self._handout = HandoutPanel(
            self._label, self._shelf.side_effects, pharmacy, __version__, date.today
        )
        self._handout.pharmacy_changed.connect(self._keep_pharmacy)
        self._workplace.dose.patient_cleared.connect(self._handout.clear_patient)
        self._frame.set_page(actions.HANDOUTS.name, self._handout)
        self._frame.top_bar.print.clicked.connect(self._print)
        self._frame.bind(actions.PRINT, self._print)

    def _keep_pharmacy(self, name: str) -> None:
        self._preferences.keep(self._preferences.now._replace(pharmacy=name))

    def _print(self) -> None:
        """Print what is chosen on the handout page, or lead there from what another page shows."""
        page = self._frame.page()
        if page == actions.HANDOUTS.name:
            self._handout.print_out()
            return
        is_effects = page == actions.EFFECTS.name
        self._handout.choose(Kind.SIDE_EFFECTS if is_effects else Kind.LABEL)
        self._frame.open_page(actions.HANDOUTS.name)

    def _library(self) -> None:
        self._frame.set_page(actions.LIBRARY.name, LibraryPanel(self._shelf.labels.all()))

    def _about(self) -> None:
        self._frame.footer.about.clicked.connect(self._show_about)
        self._frame.bind(actions.ABOUT, self._show_about)

    def _show_about(self) -> None:
        box = AboutBox(about.present(self._label), self._frame)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
