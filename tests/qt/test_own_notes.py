"""What is typed reaches the desk, and what the desk says is shown; nothing typed is ever lost."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.errors import BaklosanError, BusyUserFile
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.own_notes import Bookmark, Kept
from baklosan_desktop.qt import own_notes
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.own_notes import Clock, OwnNotes
from baklosan_desktop.qt.panels.label import LabelPanel
from baklosan_desktop.qt.panels.own_notes import OwnNotesCard
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.widgets.growing_edit import GrowingEdit
from baklosan_desktop.settings import Settings
from baklosan_desktop.store import desk_file
from baklosan_desktop.wording import NBSP
from tests.builders import WRITTEN, a_label, an_own_note
from tests.fakes import FakeDesk
from tests.qt.panels.test_own_notes import buttons, edits, said, texts

BUSY = BusyUserFile("'desk.sqlite3' is being written by another program.")
BUSY_SAID = f"{BUSY} {BUSY.advice}"
STILL_NOT_SAVED = "Not saved yet. Ctrl+Enter or leaving the field saves it."


class Page:
    """The label page with a desk of its own, and what a person does there."""

    def __init__(self, frame: Frame, reader: Reader, qtbot: QtBot) -> None:
        self.desk = FakeDesk()
        self.unopened: BaklosanError | None = None
        self.frame = frame
        self.panel: LabelPanel = reader.panel
        self.card: OwnNotesCard = reader.panel.beside.own
        self.qtbot = qtbot
        self._label = reader.label
        numbers = count(1)
        self._clock = Clock(lambda: WRITTEN.replace(microsecond=99), lambda: f"new {next(numbers)}")

    def opens(self) -> None:
        """Begin, and wait until what is kept is shown."""
        self.notes = OwnNotes(self.frame, self._label, self.panel, self._open, self._clock)
        self.qtbot.waitUntil(self.card.isVisible)

    def _open(self) -> FakeDesk:
        if self.unopened:
            raise self.unopened
        return self.desk

    def waits(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until)

    def clicks(self, text: str) -> None:
        QTest.mouseClick(buttons(self.card, text)[0], Qt.MouseButton.LeftButton)

    def presses(self, keys: str) -> None:
        QTest.keySequence(QApplication.focusWidget() or self.frame, QKeySequence(keys))

    def writes(self, text: str) -> None:
        """Add a note; the keyboard stays in its field."""
        self.clicks("+ Add a note")
        self.types(text)

    def types(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, GrowingEdit)
        QTest.keyClicks(field, text)

    def leaves(self) -> None:
        self.panel.reading.setFocus()

    def kept(self) -> list[str]:
        return [note.text for note in self.desk.all().notes]

    def sees(self, sentence: str) -> bool:
        return any(sentence in one.replace(NBSP, " ") for one in said(self.card))


@pytest.fixture
def page(frame: Frame, preferences: Preferences, label: Label, qtbot: QtBot) -> Page:
    preferences.keep(Settings(line=20))
    reader = Reader(frame, preferences, label)
    reader.show()
    return Page(frame, reader, qtbot)


@pytest.fixture
def opened(page: Page) -> Page:
    page.opens()
    return page


def test_what_became_of_damaged_notes_is_said_for_as_long_as_the_window_is_open(page: Page) -> None:
    page.desk.notice = "Your notes were damaged."
    page.opens()
    page.writes("Another.")
    page.leaves()
    page.waits(lambda: page.kept() == ["Another."])
    assert page.frame.notice.text() == "Your notes were damaged."


def test_notes_on_the_section_being_read_are_shown(page: Page, label: Label) -> None:
    page.desk.write(an_own_note(label=label.id))
    page.desk.write(an_own_note(id="n2", label=label.id, section="storage", text="Dry."))
    page.opens()
    assert texts(page.card) == [an_own_note().text]
    page.panel.open_section("storage")
    assert texts(page.card) == ["Dry."]


def test_note_is_saved_as_one_leaves_it(opened: Page, label: Label) -> None:
    opened.writes("Ask the ward.")
    assert opened.sees(STILL_NOT_SAVED)
    opened.leaves()
    opened.waits(lambda: opened.sees("Saved at"))
    [note] = opened.desk.all().notes
    assert (note.label, note.edition, note.section) == (label.id, label.edition, "dosage")
    assert (note.text, note.written) == ("Ask the ward.", WRITTEN)


def test_note_is_saved_with_control_enter_and_can_be_written_on(opened: Page) -> None:
    opened.writes("One")
    opened.presses("Ctrl+Return")
    opened.waits(lambda: opened.sees("Saved at"))
    opened.types(" and two")
    assert opened.sees(STILL_NOT_SAVED)
    opened.leaves()
    opened.waits(lambda: opened.kept() == ["One and two"])


def test_note_is_saved_after_a_pause_of_typing(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_notes, "PAUSE_MS", 1)
    page.opens()
    page.writes("Interrupted")
    page.waits(lambda: page.kept() == ["Interrupted"])
    assert page.card.written_in()


def test_note_is_saved_as_the_window_closes(opened: Page) -> None:
    opened.writes("In haste")
    opened.frame.closing.emit()
    opened.waits(lambda: opened.kept() == ["In haste"])


def test_changed_note_stays_one(opened: Page) -> None:
    opened.writes("One")
    opened.leaves()
    opened.waits(lambda: opened.kept() == ["One"])
    edits(opened.card)[0].setFocus()
    opened.presses("Ctrl+End")
    opened.types(", changed")
    opened.leaves()
    opened.waits(lambda: opened.kept() == ["One, changed"])


def test_field_left_empty_goes_away_and_nothing_is_kept(opened: Page) -> None:
    opened.writes("  ")
    opened.leaves()
    assert texts(opened.card) == []
    assert not opened.sees("The note is deleted.")
    assert opened.kept() == []


@pytest.mark.parametrize("how", ["Delete", "emptied"])
def test_deleted_note_can_be_put_back(opened: Page, how: str) -> None:
    opened.writes("Keep me")
    opened.leaves()
    opened.waits(lambda: opened.sees("Saved at"))
    if how == "Delete":
        opened.clicks("Delete")
    else:
        edits(opened.card)[0].setFocus()
        opened.presses("Ctrl+A")
        opened.presses("Del")
        opened.leaves()
    opened.waits(lambda: opened.kept() == [])
    assert texts(opened.card) == []
    assert buttons(opened.card, "Undo")[0].hasFocus() is (how == "Delete")
    opened.clicks("Undo")
    opened.waits(lambda: texts(opened.card) == ["Keep me"])
    opened.waits(lambda: opened.kept() == ["Keep me"])
    assert buttons(opened.card, "Undo") == []


def test_note_deleted_while_it_is_written_comes_back_as_it_was_written(opened: Page) -> None:
    opened.writes("Half a thought")
    opened.clicks("Delete")
    opened.waits(lambda: opened.kept() == [])
    opened.clicks("Undo")
    opened.waits(lambda: opened.kept() == ["Half a thought"])


def test_way_back_is_for_the_section_of_the_deletion(opened: Page) -> None:
    opened.writes("x")
    opened.clicks("Delete")
    opened.panel.open_section("storage")
    assert buttons(opened.card, "Undo") == []
    opened.card.undone.emit()
    opened.panel.open_section("dosage")
    assert texts(opened.card) == []


def test_note_that_is_too_long_is_refused_and_stays_in_its_field(opened: Page) -> None:
    opened.clicks("+ Add a note")
    edits(opened.card)[0].setPlainText("x" * 4001)
    assert opened.sees("A note has at most 4,000 characters; this one has 4,001.")
    opened.leaves()
    opened.panel.open_section("storage")
    opened.panel.open_section("dosage")
    assert texts(opened.card) == ["x" * 4001]
    assert opened.kept() == []
    opened.clicks("Delete")
    assert texts(opened.card) == []
    assert buttons(opened.card, "+ Add a note")[0].hasFocus()


def test_what_cannot_be_saved_stays_typed_and_can_be_saved_later(opened: Page) -> None:
    opened.desk.refusal = BUSY
    opened.writes("Do not lose me")
    opened.leaves()
    opened.waits(lambda: opened.sees(BUSY_SAID))
    opened.panel.open_section("storage")
    opened.panel.open_section("dosage")
    assert texts(opened.card) == ["Do not lose me"]
    opened.desk.refusal = None
    opened.clicks("Try again")
    opened.waits(lambda: opened.kept() == ["Do not lose me"])
    opened.waits(lambda: not opened.sees(BUSY_SAID))


def test_note_that_cannot_be_deleted_stays(opened: Page) -> None:
    opened.writes("Stay")
    opened.leaves()
    opened.waits(lambda: opened.sees("Saved at"))
    opened.desk.refusal = BUSY
    opened.clicks("Delete")
    opened.waits(lambda: opened.sees(BUSY_SAID))
    assert texts(opened.card) == ["Stay"]
    assert buttons(opened.card, "Undo") == []


def test_section_changes_only_when_nothing_is_being_written(opened: Page) -> None:
    opened.writes("About the dose")
    opened.panel.go_to(45)
    opened.types(", not the effects")
    assert texts(opened.card) == ["About the dose, not the effects"]
    assert opened.card.accessibleName() == "My notes on “Dosage and administration”"
    assert opened.sees("MY NOTES ON “DOSAGE AND ADMINISTRATION”")
    opened.leaves()
    assert opened.card.accessibleName() == "My notes on this section"
    assert texts(opened.card) == []
    opened.waits(lambda: opened.kept() == ["About the dose, not the effects"])
    assert opened.desk.all().notes[0].section == "dosage"


def test_bookmark_is_set_and_taken_away_by_key(opened: Page, label: Label) -> None:
    opened.presses("Ctrl+D")
    opened.waits(lambda: opened.desk.all().bookmarks == (Bookmark(label.id, "dosage"),))
    opened.waits(lambda: "Dosage and administration" in offered(opened))
    opened.presses("Ctrl+D")
    opened.waits(lambda: opened.desk.all().bookmarks == ())
    opened.waits(lambda: "No section is bookmarked" in offered(opened))


def test_bookmark_is_heard_once_it_is_kept_and_not_where_it_is_refused(
    opened: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, int]] = []

    def hear(_widget: QWidget, sentence: str) -> None:
        heard.append((sentence, len(opened.desk.all().bookmarks)))

    monkeypatch.setattr(own_notes, "announce", hear)
    opened.desk.refusal = BUSY
    opened.presses("Ctrl+D")
    opened.waits(lambda: opened.sees(BUSY_SAID))
    assert heard == []
    opened.desk.refusal = None
    opened.presses("Ctrl+D")
    opened.waits(lambda: heard == [("Bookmark set.", 1)])
    opened.presses("Ctrl+D")
    opened.waits(lambda: heard[1:] == [("Bookmark removed.", 0)])


def test_bookmark_is_for_the_page_that_is_seen(opened: Page) -> None:
    opened.frame.open_page("library")
    opened.presses("Ctrl+D")
    opened.frame.open_page("label")
    opened.writes("x")
    opened.leaves()
    opened.waits(lambda: opened.kept() == ["x"])
    assert opened.desk.all().bookmarks == ()


def offered(page: Page) -> list[str]:
    page.panel.sections.bookmarks.menu().aboutToShow.emit()
    return [entry.text() for entry in page.panel.sections.bookmarks.menu().actions()]


def test_bookmark_leads_to_its_section(page: Page, label: Label) -> None:
    page.desk.mark(Bookmark(label.id, "storage"))
    page.opens()
    page.panel.sections.bookmarks.section_chosen.emit("storage")
    assert page.panel.top_line() == label.section("storage").first_line


def test_desk_that_cannot_be_opened_is_explained_and_tried_again(page: Page) -> None:
    page.unopened = BUSY
    page.opens()
    page.waits(lambda: page.sees(BUSY_SAID))
    assert buttons(page.card, "+ Add a note") == []
    assert page.panel.sections.bookmarks.isHidden()
    page.presses("Ctrl+D")
    page.unopened = None
    page.clicks("Try again")
    page.waits(lambda: buttons(page.card, "+ Add a note") != [])
    assert not page.sees(BUSY_SAID)
    assert page.desk.all() == Kept()


def chosen(page: Page, path: Path) -> QFileDialog:
    """Choose a file in the dialog that is open."""
    [dialog] = page.frame.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.close()
    page.waits(lambda: page.frame.findChildren(QFileDialog) == [])
    return dialog


def test_notes_are_exported_and_restored(opened: Page, tmp_path: Path) -> None:
    opened.writes("Take me along")
    opened.leaves()
    opened.waits(lambda: opened.sees("Saved at"))
    opened.panel.sections.bookmarks.export_asked.emit()
    chosen(opened, tmp_path / "mine.json")
    opened.waits(lambda: opened.sees("1 note and 0 bookmarks are now in 'mine.json'."))
    assert desk_file.read(tmp_path / "mine.json") == opened.desk.all()
    opened.clicks("Delete")
    opened.waits(lambda: opened.kept() == [])
    for expected in ("1 note and 0 bookmarks were added", "Nothing was added"):
        opened.panel.sections.bookmarks.restore_asked.emit()
        chosen(opened, tmp_path / "mine.json")
        opened.waits(lambda: opened.sees(expected))  # noqa: B023 - called in this turn of the loop
    assert opened.kept() == ["Take me along"]


def test_file_that_cannot_be_restored_is_explained(opened: Page, tmp_path: Path) -> None:
    opened.panel.sections.bookmarks.restore_asked.emit()
    chosen(opened, tmp_path / "none.json")
    opened.waits(lambda: opened.sees("none.json' cannot be read. Choose a file that"))
    assert buttons(opened.card, "Try again") == []
    assert isinstance(buttons(opened.card, "+ Add a note")[0], QPushButton)


def test_icon_follows_the_theme(opened: Page, preferences: Preferences) -> None:
    before = opened.panel.sections.bookmarks.icon().pixmap(16).toImage()
    preferences.choose_theme("dark")
    opened.notes.recolour()
    assert opened.panel.sections.bookmarks.icon().pixmap(16).toImage() != before


def test_what_cannot_be_kept_waits_until_its_label_is_open_again(page: Page, label: Label) -> None:
    page.opens()
    page.writes("First letter.")
    page.desk.refusal = BUSY
    page.notes.take(a_label())
    page.waits(lambda: BUSY_SAID in said(page.card))
    assert texts(page.card) == []
    page.desk.refusal = None
    page.notes.take(label)
    page.panel.section_reached.emit("dosage")
    page.waits(lambda: texts(page.card) == ["First letter."])
    page.waits(lambda: page.sees("Saved at"))


def test_what_was_typed_on_a_label_is_kept_on_that_one(page: Page, label: Label) -> None:
    page.opens()
    page.writes("First letter.")
    page.notes.take(a_label())
    page.waits(lambda: len(page.desk.all().notes) == 1)
    assert page.desk.of(label.id).notes[0].text == "First letter."
    page.waits(lambda: texts(page.card) == [])
    page.notes.take(label)
    page.panel.section_reached.emit("dosage")
    page.waits(lambda: texts(page.card) == ["First letter."])
