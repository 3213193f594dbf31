"""What can be asked of a passage or a word of the label by key and by menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.actions import Action
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.panels.beside_cards import PassagesBox
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.screens.citing import Part, cite, quote
from baklosan_desktop.screens.contradiction import contradiction
from baklosan_desktop.screens.label import NoteView
from baklosan_desktop.screens.symptom import KnownLabel, symptom_in_context
from baklosan_desktop.store.shelf import OpenLabel
from baklosan_desktop.tongue import _


class Consulting(QObject):
    """Shows notes, roles of a word and passages that disagree; copies with citation.

    Its keys are those of the label page: on other pages they keep their own meaning.
    """

    def __init__(self, panel: LabelPanel, label: Label) -> None:
        super().__init__(panel)
        self.searched = ""
        self._panel = panel
        self._label, self._has_lines, self._is_older = label, True, False
        self._known: KnownLabel | None = None
        self._noted: frozenset[int] = frozenset()
        panel.reading.menu_asked.connect(self._show_menu)
        panel.beside.passages_asked.connect(self._show_passages)
        self.bind(actions.NOTES, self._show_notes)
        self.bind(actions.CONTEXT, self.show_word)
        self.bind(actions.CITE, self.copy)
        self.bind(actions.IN_TEXT, panel.open_find)
        self.bind(actions.NEXT_SECTION, lambda: panel.sections.step(1))
        self.bind(actions.PREVIOUS_SECTION, lambda: panel.sections.step(-1))

    def bind(self, action: Action, do: Callable[[], object]) -> None:
        """Let a key do something as long as the label page is seen."""
        QShortcut(QKeySequence(action.keys), self._panel).activated.connect(do)

    def take(self, opened: OpenLabel) -> None:
        """Consult another label, of which nothing more is known yet."""
        self._label, self._has_lines = opened.label, opened.is_bundled
        self._is_older = opened.is_older
        self._known, self._noted = None, frozenset()

    def know(self, known: KnownLabel, noted: frozenset[int]) -> None:
        """Take what the label states, and the lines that have a note."""
        self._known, self._noted = known, noted

    def show_word(self, word: str = "") -> None:
        """Show what a word is in this label: the one given, selected, found or searched."""
        word = (
            word or self._panel.reading.selected_text() or self._panel.word_found() or self.searched
        )
        if self._known:
            view = symptom_in_context(word, self._known)
            self._panel.beside.show_symptom(view)
            announce(self._panel.beside, view.summary)

    def copy(self, part: Part | None = None) -> None:
        """Copy the sentences that are selected, found, marked or on top, or those of a part."""
        reading = self._panel.reading
        parts = reading.selected_parts() or ([part] if part else [self._current()])
        text = cite(self._label, parts, has_lines=self._has_lines, is_older=self._is_older)
        if text:
            QGuiApplication.clipboard().setText(text)
            announce(reading, _("Copied: {text}").format(text=text))

    def _current(self) -> Part:
        found, marked = self._panel.part_found(), self._panel.reading.marked()
        return found or quote(self._label, *(marked or (self._panel.top_line(), "")))

    def _show_notes(self) -> None:
        line = self._panel.current_line()
        if line in self._noted:
            self._panel.note_asked.emit(line)
            self._panel.beside.focus_notes()
        else:
            announce(self._panel.reading, _("No note on this passage."))

    def _show_passages(self, note: NoteView) -> None:
        box = PassagesBox(contradiction(self._label, note), self._panel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.line_opened.connect(self._panel.beside.line_opened)
        box.open()

    def _show_menu(self, at: QPoint, place: QPoint | None) -> None:
        menu = self.menu(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def menu(self, place: QPoint | None) -> QMenu:
        """Return what can be done with the text at a point of it, or with what is marked."""
        reading = self._panel.reading
        part = reading.part_at(place) if place else None
        word = reading.word_at(place) if place else self._panel.word_found()
        line = part.line if part else self._panel.current_line()
        menu = QMenu(reading)
        copy = menu.addAction(_("Copy"), reading.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(reading.textCursor().hasSelection())
        _offer(menu, actions.CITE, lambda: self.copy(part))
        text = _("What “{word}” is here").format(word=word) if word else actions.CONTEXT.text
        _offer(menu, actions.CONTEXT._replace(message=text), lambda: self.show_word(word))
        menu.addSeparator()
        if line in self._noted:
            _offer(menu, actions.NOTES, lambda: self._panel.note_asked.emit(line))
        _offer(menu, actions.IN_TEXT, self._panel.open_find)
        return menu


def _offer(menu: QMenu, action: Action, do: Callable[[], object]) -> None:
    entry = menu.addAction(action.text, do)
    entry.setShortcut(QKeySequence(action.keys))
