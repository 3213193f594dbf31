"""The label page at work: where reading is, what it was led to, what stands beside it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.qt import actions, theme
from baklosan_desktop.qt.actions import LABEL
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.consulting import Consulting
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.visits import Visits
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.reading_text import Inks
from baklosan_desktop.screens.glance import glance
from baklosan_desktop.screens.label import LabelView, Order, notes, present
from baklosan_desktop.screens.search import SearchView
from baklosan_desktop.screens.see_also import see_also
from baklosan_desktop.screens.symptom import KnownLabel
from baklosan_desktop.screens.trail import Place
from baklosan_desktop.store.shelf import OpenLabel, Shelf


class Reader(QObject):
    """Shows a label on its page: the bundled one from the line where reading was left.

    `elsewhere` is a place visited before on a label that is not the one shown now.
    """

    elsewhere = Signal(object)

    def __init__(self, frame: Frame, preferences: Preferences, label: Label) -> None:
        super().__init__(frame)
        self.label = label
        self._frame = frame
        self._preferences = preferences
        self._asked = 0
        self._opened_id: LabelId | None = None
        self._placed: tuple[Placed, ...] = ()
        self.panel = LabelPanel(present(label, Order(preferences.now.section_order)))
        self.panel.resize(frame.room())
        self.panel.beside.line_opened.connect(self.open_line)
        self.panel.section_reached.connect(self._show_notes)
        self.panel.reading.reached.connect(self._show_read)
        self.panel.note_asked.connect(self._show_asked)
        self.panel.section_opened.connect(self._visit_section)
        self.panel.sections.order_chosen.connect(self._rearrange)
        if preferences.fixes("section_order"):
            self.panel.sections.fix_order()
        self.consulting = Consulting(self.panel, label)
        self._draw()

    def show(self) -> None:
        """Put the page in its place, at the line where reading was left."""
        self._frame.set_page(LABEL.name, self.panel)
        self.panel.go_to(self._preferences.now.line)
        self._preferences.recoloured.connect(self._draw)
        self._frame.closing.connect(self._remember)
        self._frame.page_chosen.connect(self._forget_way_back)
        self._visits = Visits(self._frame, self.panel, self._show_place)
        self.panel.sections.left.connect(self._visits.leave)
        self.panel.sections.pressed.connect(self._visits.arrive)
        self.panel.sections.bookmarks.section_chosen.connect(self.open_section)
        self._frame.bind(actions.BACK, self._visits.back)
        self._frame.bind(actions.FORWARD, self._visits.forward)
        for action, step in ((actions.NEXT_PASSAGE, 1), (actions.PREVIOUS_PASSAGE, -1)):
            self.consulting.bind(action, partial(self._step, step))
        self._frame.bind(actions.NEXT, partial(self.walk, 1))
        self._frame.bind(actions.PREVIOUS, partial(self.walk, -1))

    def change_label(self, opened: OpenLabel, line: int = 0, quote: str | None = None) -> None:
        """Show another label, at a line of it or from its first one; there is a way back."""
        line = line or opened.label.sections[0].first_line
        self._visits.change_label(_id(opened), line, quote)
        self._take(opened)
        self._show_place(Place(LABEL.name, line, quote, _id(opened)))

    def follow(self, opened: OpenLabel) -> None:
        """Read a label in the place of one that is gone, whatever page is open."""
        self._visits.return_to_label(_id(opened))
        self._take(opened)
        first = opened.label.sections[0].first_line
        self.panel.go_to(self._preferences.now.line if opened.is_bundled else first)

    def return_to(self, opened: OpenLabel, place: Place) -> None:
        """Show a place visited before, on another label."""
        self._visits.return_to_label(_id(opened))
        self._take(opened)
        self._show_place(place)

    def _take(self, opened: OpenLabel) -> None:
        """Read another label from now on; of the bundled one it is kept how far it was read."""
        self._remember()
        self.label, self._placed, self._opened_id = opened.label, opened.placed, _id(opened)
        self._asked = 0
        self.consulting.take(opened)
        self.panel.take(self._view(), _inks())
        if opened.is_bundled:
            self.add_notes(opened.books)
        else:  # there is nothing to ask for: facts are those of a review
            self.panel.beside.fill((), ())
            self.consulting.know(KnownLabel(self.label, (), (), (), (), ()), frozenset())

    def add_notes(self, books: Shelf) -> None:
        """Put notes and figures beside the text, and a mark in the margin of lines with a note.

        The figures stand on top until a line is opened or read.
        """
        label = self.label
        found = notes(label, books.notes)
        figures = glance(label.id, books.rules, books.notes)
        self.panel.beside.fill(found, figures, see_also(label, books.notes))
        noted = frozenset(quote.line for note in found for quote in note.quotes)
        self.panel.reading.note_lines(noted)
        self.consulting.know(_known(label, books), noted)
        section = self.label.section_at(self._asked or self.panel.top_line())
        self.panel.beside.show_notes(_lines(self.label, section.key), self._asked)

    def open_line(self, line: int, quote: str = "") -> None:
        """Show a line of the label with its quote, or all of it, marked, whatever page is open.

        The page that led here can be gone back to.
        """
        self._open(line, quote)

    def _open(self, line: int, quote: str, *, is_step: bool = False) -> None:
        self._offer_way_back()
        self._visits.visit(line, quote, is_step=is_step)
        self._show_line(line, quote)

    def _show_line(self, line: int, quote: str) -> None:
        self._frame.show_page(LABEL.name)
        self.panel.open_line(line, quote)
        self._show_asked(line)

    def _show_place(self, place: Place) -> None:
        """Show a place visited before, or say that it is elsewhere."""
        if place.label != self._opened_id:
            self.elsewhere.emit(place)
        elif place.page != LABEL.name:
            self._frame.open_page(place.page)
        elif place.quote is not None:
            self._show_line(place.line, place.quote)
        else:
            self._frame.show_page(LABEL.name)
            self.panel.reading.unmark()
            self.panel.go_to(place.line)

    def _step(self, step: int) -> None:
        """Mark the next passage or the one before, and have it read out."""
        line = self.panel.line_beyond(step)
        self._open(line, "", is_step=True)
        announce(self.panel.reading, self.panel.text_of(line))

    def _visit_section(self, key: str) -> None:
        self._visits.visit(self.label.section(key).first_line, is_step=True)

    def open_section(self, key: str) -> None:
        """Show a section, with the keyboard in it; there is a way back."""
        section = self.label.section(key)
        self._visits.visit(section.first_line)
        self.panel.open_section(key)
        self.panel.setFocus()
        announce(self.panel.reading, section.title)

    def _rearrange(self, order: str) -> None:
        """Show the sections in another order, from now on."""
        self._preferences.keep(self._preferences.now._replace(section_order=order))
        self.panel.rearrange(self._view(), _inks())

    def _view(self) -> LabelView:
        return present(self.label, Order(self._preferences.now.section_order), self._placed)

    def show_found(self, found: SearchView) -> None:
        """Show in the label what a search found, as long as something is searched."""
        self.panel.sections.show_counts(found.counts)
        self.consulting.searched = found.typed
        hits = [hit for group in found.groups for hit in group.hits]
        self.panel.show_hits(Row(hit.text, hit.place, hit.line, hit.marks) for hit in hits)

    def walk(self, step: int) -> None:
        """Show the next place found in the text, or else the next hit, and have it read out."""
        if self.panel.isVisible() and self.panel.step_in_text(step):
            return
        if hit := self.panel.hit_beyond(step):
            self._open(hit.line, hit.text, is_step=True)
            announce(self.panel.reading, hit.spoken)

    def _offer_way_back(self) -> None:
        if self._frame.page() == LABEL.name:
            return
        page = next(page for page in actions.PAGES if page.name == self._frame.page())
        self.panel.sections.offer_way_back(page.text, f"{actions.BACK.text} {page.text}")

    def _forget_way_back(self, page: str) -> None:
        if page != LABEL.name:
            self.panel.sections.offer_way_back("", "")

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
        self.panel.show_text(_inks())

    def _remember(self) -> None:
        """Keep where the bundled label is read; it is the one that the program opens with."""
        if self._opened_id is None:
            self._preferences.keep(self._preferences.now._replace(line=self.panel.top_line()))


def _id(opened: OpenLabel) -> LabelId | None:
    return None if opened.is_bundled else opened.label.id


def _known(label: Label, books: Shelf) -> KnownLabel:
    return KnownLabel(
        label,
        books.side_effects.side_effects(label.id),
        books.notes.statements(label.id),
        books.rules.contraindications(label.id),
        books.rules.cautions(label.id),
        books.rules.interactions(label.id),
    )


def _inks() -> Inks:
    colours = theme.colours(theme.shown())
    names = ("ink-3", "caution", "mark", "mark-ink", "accent", "edge")
    return Inks(*(QColor(colours[name]) for name in names))


def _lines(label: Label, key: str) -> list[int]:
    section = label.section(key)
    heading = [section.heading_line] if section.heading_line else []
    return [*heading, *(paragraph.line for paragraph in section.paragraphs)]
