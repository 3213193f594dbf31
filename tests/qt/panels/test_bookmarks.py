import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.panels.bookmarks import BookmarkMenu
from baklosan_desktop.screens.own_notes import BookmarkRow, OwnNotesView

VIEW = OwnNotesView(
    is_marked=True,
    bookmarks=(BookmarkRow("dosage", "Dosage"), BookmarkRow("storage", "Storage")),
)


@pytest.fixture
def menu(qtbot: QtBot) -> BookmarkMenu:
    menu = BookmarkMenu()
    qtbot.addWidget(menu)
    return menu


def entries(menu: BookmarkMenu, view: OwnNotesView) -> dict[str, QAction]:
    menu.show_view(view)
    menu.menu().aboutToShow.emit()
    return {entry.text().partition("\t")[0]: entry for entry in menu.menu().actions()}


def test_menu_offers_the_bookmarks_and_what_can_be_done(menu: BookmarkMenu) -> None:
    assert [text for text in entries(menu, VIEW) if text] == [
        "Bookmark this section",
        "Dosage",
        "Storage",
        "Export notes and bookmarks …",
        "Restore from an export …",
    ]


@pytest.mark.parametrize("is_marked", [True, False])
def test_menu_says_whether_this_section_is_bookmarked(
    menu: BookmarkMenu, *, is_marked: bool
) -> None:
    here = entries(menu, VIEW._replace(is_marked=is_marked))["Bookmark this section"]
    assert here.isChecked() is is_marked
    assert here.text().endswith("\tCtrl+D")


def test_menu_says_where_there_is_no_bookmark(menu: BookmarkMenu) -> None:
    assert not entries(menu, OwnNotesView())["No section is bookmarked"].isEnabled()


def test_bookmark_leads_to_its_section(menu: BookmarkMenu, qtbot: QtBot) -> None:
    with qtbot.waitSignal(menu.section_chosen) as chosen:
        entries(menu, VIEW)["Storage"].trigger()
    assert chosen.args == ["storage"]


def test_entries_ask_for_what_they_say(menu: BookmarkMenu, qtbot: QtBot) -> None:
    for text, signal in (
        ("Bookmark this section", menu.toggled_here),
        ("Export notes and bookmarks …", menu.export_asked),
        ("Restore from an export …", menu.restore_asked),
    ):
        with qtbot.waitSignal(signal):
            entries(menu, VIEW)[text].trigger()


def test_nothing_is_offered_where_nothing_can_be_kept(menu: BookmarkMenu) -> None:
    menu.show_view(OwnNotesView())
    assert not menu.isHidden()
    menu.show_view(OwnNotesView(is_off=True))
    assert menu.isHidden()
