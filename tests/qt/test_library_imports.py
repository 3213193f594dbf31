import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar
from pytestqt.qtbot import QtBot

from baklosan_desktop import settings
from baklosan_desktop.errors import UnwritableUserFile
from baklosan_desktop.labels.importing import Run
from baklosan_desktop.qt import actions, watching
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.importing import Importing
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.library_import import ProgressCard
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.screens.importing import present
from baklosan_desktop.store.library import LIBRARY
from tests.published import text_label
from tests.qt.drops import drop
from tests.qt.library_desk import LibraryDesk

ACME = "Acme 25 mg tablets"
ADDED = "Import: 1 added."
NO_LABEL = "is not imported: "


@pytest.fixture
def desk(
    frame: Frame, preferences: Preferences, own_library: OwnLibrary, qtbot: QtBot
) -> LibraryDesk:
    return LibraryDesk(frame, preferences, own_library, qtbot)


@pytest.fixture(autouse=True)
def _without_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "SETTLE_MS", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a label and with a file that is none."""
    made = tmp_path / "labels"
    made.mkdir()
    (made / "acme.txt").write_bytes(text_label("Acme"))
    (made / "index.xml").write_bytes(b"<html/>")
    return made


def left_out(desk: LibraryDesk) -> str:
    return desk.panel.findChildren(QPlainTextEdit)[0].toPlainText()


def test_files_that_are_chosen_are_imported_and_reported(desk: LibraryDesk, folder: Path) -> None:
    desk.takes("Files …", menu="Import labels")
    desk.picks(folder / "acme.txt")
    desk.waits_to_see(ADDED)
    desk.waits(lambda: ACME in desk.names())
    assert not desk.panel.progress.isVisible()


def test_folder_that_is_chosen_is_imported_and_what_was_refused_named(
    desk: LibraryDesk, folder: Path
) -> None:
    desk.takes("A folder …", menu="Import labels")
    desk.picks(folder)
    desk.waits_to_see("Import: 1 added, 1 refused.")
    assert f"'{folder / 'index.xml'}' {NO_LABEL}" in left_out(desk)


def test_files_are_imported_wherever_they_are_dropped(desk: LibraryDesk, folder: Path) -> None:
    assert drop(desk.frame.footer, folder / "acme.txt")
    desk.waits_to_see(ADDED)
    desk.waits(lambda: ACME in desk.names())
    assert drop(desk.filter, folder / "acme.txt")
    desk.waits_to_see("Import: 1 unchanged.")
    assert desk.filter.text() == ""


def test_nothing_is_imported_while_another_page_is_shown(desk: LibraryDesk, folder: Path) -> None:
    desk.frame.open_page(actions.DOSE.name)
    assert not drop(desk.frame, folder / "acme.txt")


def test_report_is_copied_saved_and_closed(desk: LibraryDesk, folder: Path, tmp_path: Path) -> None:
    drop(desk.panel, folder)
    desk.waits_to_see("Import: 1 added, 1 refused.")
    desk.button("Copy").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Import: 1 added, 1 refused.\n'")
    assert desk.sees("Copied.")
    desk.button("Save as text").click()
    desk.picks(tmp_path / "report.txt")
    assert desk.sees("Saved as 'report.txt'.")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == copied
    desk.button("Save as text").click()
    desk.picks(tmp_path / "nowhere" / "report.txt")
    assert desk.sees("'report.txt' could not be saved")
    desk.button("Close report").click()
    assert not desk.panel.report.isVisible()


def test_report_that_was_not_closed_is_kept_below_the_next(desk: LibraryDesk, folder: Path) -> None:
    drop(desk.panel, folder)
    desk.waits_to_see("Import: 1 added, 1 refused.")
    drop(desk.panel, folder / "acme.txt")
    desk.waits_to_see("Import: 1 unchanged.")
    first, second = left_out(desk).splitlines()
    assert first == "Import: 1 added, 1 refused."
    assert NO_LABEL in second


def test_import_can_be_paused_resumed_and_cancelled(
    desk: LibraryDesk, folder: Path, tmp_path: Path
) -> None:
    with desk.busy(tmp_path / "own"):
        drop(desk.panel, folder)
        desk.button("Pause").click()
        assert desk.sees("Resume")
        desk.button("Resume").click()
        assert desk.sees("Pause")
        desk.button("Pause").click()
        desk.button("Cancel").click()
    desk.waits_to_see("Import cancelled: ")
    assert not desk.panel.progress.isVisible()
    drop(desk.panel, folder)
    assert desk.sees("Pause")
    desk.waits_to_see("Import: ")


def test_progress_shows_how_far_it_is_or_that_nobody_knows(qtbot: QtBot) -> None:
    card = ProgressCard()
    qtbot.addWidget(card)
    card.show_progress(present(Run("/labels/a.xml", 1_000_000, 4_000_000, added=2)))
    [bar] = card.findChildren(QProgressBar)
    assert (bar.value(), bar.maximum()) == (250, 1000)
    assert bar.accessibleDescription() == "1 of 4 MB read · 2 labels"
    card.show_progress(present(Run("/labels/a.xml")))
    assert bar.maximum() == 0


def test_labels_of_a_long_import_are_listed_while_it_goes_on(
    desk: LibraryDesk, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    [work] = desk.frame.findChildren(Importing)
    with desk.busy(tmp_path / "own"):
        drop(desk.panel, folder)
        with qtbot.assertNotEmitted(desk.own.changed, wait=20):
            work.progressed.emit(Run(added=49))
        with qtbot.waitSignal(desk.own.changed):
            work.progressed.emit(Run(added=50))
        with qtbot.assertNotEmitted(desk.own.changed, wait=20):
            work.progressed.emit(Run(added=99))
        with qtbot.waitSignal(desk.own.changed):
            work.progressed.emit(Run(added=100))
    desk.waits_to_see("Import: 1 added, 1 refused.")


def test_no_label_is_removed_during_an_import(
    desk: LibraryDesk, folder: Path, tmp_path: Path
) -> None:
    desk.keep("Demoxil", "1")
    desk.chooses("Demoxil")
    assert desk.button("Remove").isEnabled()
    with desk.busy(tmp_path / "own"):
        drop(desk.panel, folder)
        assert not desk.button("Remove").isEnabled()
        QTest.keySequence(desk.table, "Delete")
        assert desk.sees("Wait until the import has ended, or cancel it.")
    desk.waits_to_see("Import: 1 added, 1 refused.")
    assert desk.button("Remove").isEnabled()


def test_library_that_cannot_be_written_is_reported(
    desk: LibraryDesk, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "own" / LIBRARY).mkdir()
    drop(desk.panel, folder)
    desk.waits_to_see("Import: no label was found.")
    assert UnwritableUserFile.advice in left_out(desk)


def test_closed_window_ends_the_import(desk: LibraryDesk, folder: Path, tmp_path: Path) -> None:
    with desk.busy(tmp_path / "own"):
        drop(desk.panel, folder)
        desk.frame.closing.emit()
    desk.waits_to_see("Import cancelled: ")


def test_folder_that_is_watched_is_imported_and_remembered(
    desk: LibraryDesk, folder: Path, tmp_path: Path
) -> None:
    desk.read()
    assert desk.sees("No folder is watched for new labels.")
    desk.button("Watch a folder").click()
    desk.picks(folder)
    desk.waits_to_see("are imported by themselves and left where they are. Import: 1 added")
    desk.waits(lambda: ACME in desk.names())
    assert settings.load(tmp_path / "own")[0].watched == str(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["acme.txt", "index.xml"]


def test_folder_that_was_watched_is_looked_at_when_the_library_is_read(
    frame: Frame, preferences: Preferences, own_library: OwnLibrary, folder: Path, qtbot: QtBot
) -> None:
    preferences.keep(preferences.now._replace(watched=str(folder)))
    desk = LibraryDesk(frame, preferences, own_library, qtbot)
    assert desk.sees(f"New files in '{folder}'")
    desk.read()
    desk.waits(lambda: ACME in desk.names())


def test_label_that_was_removed_does_not_come_back_from_the_watched_folder_at_the_next_start(
    frame: Frame, preferences: Preferences, own_library: OwnLibrary, folder: Path, qtbot: QtBot
) -> None:
    preferences.keep(preferences.now._replace(watched=str(folder)))
    desk = LibraryDesk(frame, preferences, own_library, qtbot)
    desk.read()
    desk.waits(lambda: ACME in desk.names())
    library = own_library.own
    assert library
    desk.waits(lambda: len(library.looked_at()) == 2)
    with own_library.shelving() as shelving:
        shelving.remove(own_library.labels[0].id)
    (folder / "other.txt").write_bytes(text_label("Other"))
    again = LibraryDesk(frame, preferences, own_library, qtbot)
    again.read()
    again.waits(lambda: "Other 25 mg tablets" in again.names())
    assert ACME not in again.names()
    again.button("Look now").click()
    again.waits(lambda: ACME in again.names())


def test_cancelled_import_of_a_watched_folder_is_made_up_for_at_the_next_start(
    frame: Frame, preferences: Preferences, own_library: OwnLibrary, folder: Path, qtbot: QtBot
) -> None:
    preferences.keep(preferences.now._replace(watched=str(folder)))
    desk = LibraryDesk(frame, preferences, own_library, qtbot)
    with desk.busy(folder.parent / "own"):
        desk.waits(desk.panel.progress.isVisible)
        desk.button("Cancel").click()
    desk.waits_to_see("Import cancelled: ")
    assert own_library.own
    assert own_library.own.looked_at() == {}


def test_what_is_left_out_of_a_watched_folder_is_shown_when_it_is_asked_for(
    desk: LibraryDesk, folder: Path
) -> None:
    (folder / "acme.txt").unlink()
    desk.read()
    desk.button("Watch a folder").click()
    desk.picks(folder)
    desk.waits_to_see("Import: 1 refused.")
    assert not desk.panel.report.isVisible()
    desk.button("Show what was left out").click()
    assert NO_LABEL in left_out(desk)
    before = left_out(desk)
    desk.button("Show what was left out").click()
    assert left_out(desk) == before
    (folder / "acme.txt").write_bytes(text_label("Acme"))
    desk.button("Close report").click()
    desk.button("Look now").click()
    desk.waits_to_see("Import: 1 added, 1 refused.")
    before = left_out(desk)
    desk.button("Show what was left out").click()
    assert left_out(desk) == before


def test_watched_folder_that_vanished_is_said_and_can_be_given_up(
    desk: LibraryDesk, folder: Path, tmp_path: Path
) -> None:
    desk.read()
    desk.button("Watch a folder").click()
    desk.picks(folder)
    desk.waits_to_see("Import: 1 added, 1 refused.")
    shutil.rmtree(folder)
    desk.waits_to_see(f"The watched folder '{folder}' is not there. Connect its drive")
    desk.button("Watch no folder").click()
    assert desk.sees("No folder is watched for new labels.")
    assert settings.load(tmp_path / "own")[0].watched == ""
    assert ACME in desk.names()
