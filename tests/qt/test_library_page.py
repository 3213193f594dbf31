from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.comparison import ComparisonDialog
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.store.library import LIBRARY
from tests.builders import DEMO
from tests.qt.drops import hold, take_away
from tests.qt.library_desk import LibraryDesk

BUNDLED = "Demo 5 mg tablets"
ACME = b'<Acme edition="1"/>'


@pytest.fixture
def desk(
    frame: Frame, preferences: Preferences, own_library: OwnLibrary, qtbot: QtBot
) -> LibraryDesk:
    return LibraryDesk(frame, preferences, own_library, qtbot)


def older(desk: LibraryDesk) -> list[str]:
    return [action.text() for action in desk.button("1 older edition").menu().actions()]


def test_bundled_label_is_there_before_the_library_is_read(desk: LibraryDesk) -> None:
    assert desk.names() == [BUNDLED]
    assert desk.sees("Reading the library …")


def test_labels_of_the_library_follow_as_soon_as_they_are_read(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1")
    assert desk.names() == [BUNDLED, "Acme"]
    assert desk.sees("2 labels on this computer")
    assert not desk.sees("Only the bundled label is here")


def test_user_without_labels_is_told_how_to_import_them(desk: LibraryDesk) -> None:
    desk.read()
    desk.waits_to_see("1 label on this computer")
    assert desk.sees("Only the bundled label is here. Import the labels")


def test_library_that_cannot_be_read_is_said_beside_the_bundled_label(
    desk: LibraryDesk, tmp_path: Path
) -> None:
    (tmp_path / "own" / LIBRARY).mkdir()
    desk.read()
    desk.waits_to_see("cannot be opened. Free space on the disk")
    assert desk.names() == [BUNDLED]
    desk.waits(lambda: not desk.sees("Only the bundled label is here"))


def test_filter_shows_what_has_its_words_and_escape_shows_all(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1")
    QTest.keyClicks(desk.filter, "acm")
    assert desk.names() == ["Acme"]
    assert desk.sees("1 of 2 labels on this computer")
    QTest.keyClicks(desk.filter, "xyz")
    assert desk.names() == []
    assert desk.sees("No label has all of these words.")
    QTest.keySequence(desk.filter, "Escape")
    assert desk.names() == [BUNDLED, "Acme"]


def test_keyboard_goes_to_the_filter_and_from_it_to_the_table(
    desk: LibraryDesk, qtbot: QtBot
) -> None:
    desk.keep("Acme", "1")
    assert desk.filter.hasFocus()
    QTest.keyClicks(desk.filter, "acme")
    QTest.keySequence(desk.filter, "Return")
    assert desk.table.hasFocus()
    QTest.keySequence(desk.table, "Return")
    assert desk.opened == [desk.own.labels[0].id]
    QTest.keySequence(desk.table, "Ctrl+F")
    qtbot.waitUntil(desk.filter.hasFocus)


def test_double_click_and_button_open_a_label_too(desk: LibraryDesk) -> None:
    desk.chooses(BUNDLED)
    desk.table.doubleClicked.emit(desk.table.currentIndex())
    desk.button("Open").click()
    assert desk.opened == [DEMO, DEMO]


def test_without_a_label_chosen_nothing_can_be_done_with_it(desk: LibraryDesk) -> None:
    assert desk.sees("No label is chosen")
    for text in ("Open", "No older edition", "Original file", "Remove"):
        assert not desk.button(text).isEnabled()
    QTest.keySequence(desk.table, "Return")
    QTest.keySequence(desk.table, "Delete")
    assert desk.opened == []


def test_bundled_label_can_be_opened_but_not_removed(desk: LibraryDesk) -> None:
    desk.chooses(BUNDLED)
    assert desk.sees("Bundled with the program")
    assert desk.button("Open").isEnabled()
    assert not desk.button("Remove").isEnabled()
    QTest.keySequence(desk.table, "Delete")
    assert desk.panel.findChildren(QMessageBox) == []


def test_older_editions_are_offered_and_opened(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1", "2")
    desk.chooses("Acme")
    assert desk.sees("Edition 2 ·")
    desk.waits_to_see("1 older edition ▾")
    assert older(desk) == ["Open Edition 1", "Compare with Edition 1"]
    desk.takes("Open Edition 1", menu="1 older edition")
    assert desk.opened == [LabelId(f"{desk.own.labels[0].id}-older-1")]


def test_label_is_compared_with_an_older_edition(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1", "2")
    desk.chooses("Acme")
    desk.waits_to_see("1 older edition ▾")
    desk.takes("Compare with Edition 1", menu="1 older edition")
    desk.waits_to_see("Edition 1 → edition 2 · 0 sections changed; 3 unchanged")
    [dialog] = desk.panel.findChildren(ComparisonDialog)
    assert dialog.isModal()
    desk.answers("Close")
    desk.waits(lambda: desk.panel.findChildren(ComparisonDialog) == [])


def test_edition_that_has_gone_meanwhile_is_said_to_be_gone(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1", "2")
    desk.chooses("Acme")
    desk.waits_to_see("1 older edition ▾")
    assert desk.own.library
    with desk.own.shelving() as shelving:
        shelving.remove(desk.own.labels[0].id)
    desk.takes("Compare with Edition 1", menu="1 older edition")
    desk.waits_to_see("There is no label")


def test_chosen_label_stays_chosen_as_long_as_it_is_shown(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1")
    desk.chooses("Acme")
    desk.keep("Aaa", "1")
    row = desk.table.row()
    assert row
    assert row.cells[0] == "Acme"
    desk.filter.setText("aaa")
    assert desk.table.row() is None
    assert desk.sees("No label is chosen")


def test_label_is_removed_once_the_question_that_names_it_is_answered(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1", "2")
    desk.chooses("Acme")
    QTest.keySequence(desk.table, "Delete")
    box = desk.answers("Remove")
    assert isinstance(box, QMessageBox)
    assert box.text() == "Remove “Acme” of Demo Ltd and its older editions from the library?"
    desk.waits(lambda: desk.names() == [BUNDLED])
    assert desk.sees("“Acme” is removed from the library.")
    desk.waits(lambda: desk.frame.focusWidget() is desk.table)


def test_label_stays_when_the_question_is_answered_with_no(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1")
    desk.chooses("Acme")
    desk.button("Remove").click()
    [box] = desk.panel.findChildren(QMessageBox)
    assert box.defaultButton().text().strip("&") == "Cancel"
    desk.answers("Cancel")
    desk.read()
    assert desk.names() == [BUNDLED, "Acme"]


def test_label_that_cannot_be_removed_is_a_problem(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1")
    desk.chooses("Acme")
    desk.button("Remove").click()
    assert desk.own.library
    with desk.own.shelving() as shelving:
        shelving.remove(desk.own.labels[0].id)
    desk.answers("Remove")
    desk.waits_to_see("There is no imported label")


def test_original_is_saved_where_the_user_wants_it(desk: LibraryDesk, tmp_path: Path) -> None:
    desk.keep("Acme", "1")
    desk.chooses("Acme")
    desk.takes("Save a copy …", menu="Original file")
    desk.waits(lambda: bool(desk.panel.findChildren(QFileDialog)))
    desk.picks(tmp_path / "copy.xml")
    desk.waits_to_see("Saved as 'copy.xml'.")
    assert (tmp_path / "copy.xml").read_bytes() == ACME


def test_original_is_shown_as_text_until_the_window_is_closed(
    desk: LibraryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()))
        return len(shown) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    desk.keep("Acme", "1")
    desk.chooses("Acme")
    desk.takes("Show as text", menu="Original file")
    desk.waits_to_see("A copy is shown as text.")
    desk.takes("Show as text", menu="Original file")
    desk.waits_to_see("No program shows text files here.")
    assert [path.read_bytes() for path in shown] == [ACME] * 2
    desk.frame.closing.emit()
    assert not any(path.exists() for path in shown)


def test_what_was_said_of_one_label_is_gone_when_another_is_chosen(desk: LibraryDesk) -> None:
    desk.keep("Acme", "1")
    desk.chooses("Acme")
    desk.panel.card.tell("Of Acme.")
    desk.chooses(BUNDLED)
    assert not desk.sees("Of Acme.")


def test_click_on_a_header_sorts_and_the_third_one_no_longer(desk: LibraryDesk) -> None:
    for name in ("Bbb", "Aaa", "Ccc"):
        desk.keep(name, "1")
    before = desk.names()
    header = desk.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + 5, 5)
    seen = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append((desk.names(), header.isSortIndicatorShown()))
    up = sorted(before, key=str.casefold)
    assert seen == [(up, True), (up[::-1], True), (before, False)]


def test_space_sorts_by_the_column_of_the_keyboard_and_the_choice_stays(desk: LibraryDesk) -> None:
    desk.keep("Bbb", "1")
    desk.keep("Aaa", "2")
    desk.chooses("Bbb")
    for key in (*[Qt.Key.Key_Right] * 5, Qt.Key.Key_Space, Qt.Key.Key_Space):
        QTest.keyClick(desk.table, key)
    assert desk.names()[:2] != ["Aaa", "Bbb"]
    row = desk.table.row()
    assert row is not None
    assert row.cells[0] == "Bbb"
    assert desk.table.currentIndex().column() == 5


def test_filter_keeps_the_order(desk: LibraryDesk) -> None:
    for name in ("Demo b", "Demo a", "Other"):
        desk.keep(name, "1")
    desk.table.sorting_asked.emit(0)
    desk.table.sorting_asked.emit(0)
    desk.filter.setText("other")
    desk.filter.setText("demo")
    found = [name for name in desk.names() if name in {"Demo a", "Demo b"}]
    assert found == ["Demo b", "Demo a"]


def test_files_held_above_the_page_are_asked_to_be_let_go(desk: LibraryDesk) -> None:
    hold(desk.frame, Path("/labels/a.xml"))
    assert desk.sees("Drop to import")
    take_away(desk.frame)
    assert not desk.sees("Drop to import")
