"""A pharmacist's own notes and bookmarks are there at the next start, and do not delay it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from baklosan_desktop.app import Program
from baklosan_desktop.store.desk import DESK
from tests.scenarios.desk import Desk

Opening = Callable[..., AbstractContextManager[Desk]]
NOTE = "The wholesaler has scored 10 mg tablets."


def writes(desk: Desk, text: str) -> None:
    desk.clicks("+ Add a note")
    QTest.keyClicks(desk.focus(), text)


def opened(desk: Desk) -> None:
    desk.waits_to_see("+ Add a note")


def spoken(desk: Desk) -> list[str]:
    """Return what a screen reader says of the sections."""
    role = Qt.ItemDataRole.AccessibleTextRole
    return [desk.sections().item(row).data(role) for row in range(desk.sections().count())]


def test_note_is_there_again_at_the_next_start(opening: Opening, built: Path) -> None:
    with opening(built) as desk:
        opened(desk)
        desk.chooses("Storage")
        writes(desk, NOTE)
        desk.presses("Ctrl+Return")
        desk.waits_to_see("Saved at")
    with opening(built) as desk:
        desk.waits_to_see(NOTE)
        desk.chooses("Overdose")
        assert not desk.sees(NOTE)


def test_note_being_written_is_kept_when_the_window_is_closed(
    opening: Opening, built: Path
) -> None:
    with opening(built) as desk:
        opened(desk)
        writes(desk, NOTE)
        desk.presses("Ctrl+Q")
    with opening(built) as desk:
        desk.waits_to_see(NOTE)


def test_bookmarks_are_there_again_and_lead_to_their_sections(
    opening: Opening, built: Path
) -> None:
    with opening(built) as desk:
        opened(desk)
        desk.chooses("Storage")
        desk.presses("Ctrl+D")
        desk.waits(lambda: "Storage, bookmarked" in spoken(desk))
        desk.chooses("Product")
    with opening(built) as desk:
        desk.waits(lambda: "Storage, bookmarked" in spoken(desk))
        desk.takes("Storage", menu="Bookmarks and notes")
        assert desk.sections().currentItem().text() == "Storage"


def test_damaged_desk_is_set_aside_and_all_else_works(
    opening: Opening, built: Path, tmp_path: Path
) -> None:
    file = tmp_path / "own" / DESK
    file.parent.mkdir()
    file.write_bytes(b"no database " * 1000)
    with opening(built) as desk:
        desk.waits_to_see(f"'{file}' was damaged and begins anew.")
        assert desk.sees("+ Add a note")
        desk.presses("Ctrl+K")
        QTest.keyClicks(desk.focus(), "sweating")
        desk.waits_to_see("hyperhidrosis", "results")
    [aside] = file.parent.glob("desk-damaged-*")
    assert aside.read_bytes() == b"no database " * 1000


def test_hz_19_whoever_writes_a_note_reads_that_no_patient_belongs_there(desk: Desk) -> None:
    opened(desk)
    desk.clicks("+ Add a note")
    assert desk.sees("Never write anything about a patient here.", "page")
    assert isinstance(desk.focus(), QPlainTextEdit)


def test_desk_is_opened_only_when_the_program_answers(
    opening: Opening, built: Path, tmp_path: Path
) -> None:
    there: dict[str, bool] = {}
    file = tmp_path / "own" / DESK

    def meet(program: Program) -> None:
        program.window.painted.connect(lambda: there.update(painted=file.exists()))
        program.ready.connect(lambda: there.update(ready=file.exists()))

    with opening(built, meet=meet) as desk:
        opened(desk)
        assert there == {"painted": False, "ready": False}
        assert file.exists()


def test_tab_goes_through_the_fields_of_notes(desk: Desk) -> None:
    opened(desk)
    writes(desk, "One")
    QTest.keySequence(desk.focus(), QKeySequence("Tab"))
    assert not isinstance(desk.focus(), QPlainTextEdit)
