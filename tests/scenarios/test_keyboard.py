"""Everything by keyboard, everything with a name for a screen reader."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QToolButton, QWidget

from baklosan_desktop.qt import actions
from baklosan_desktop.qt.widgets.reading_column import ReadingColumn
from tests.scenarios.desk import Desk, spoken

MOST_TABS = 200
every_page = pytest.mark.parametrize("page", actions.PAGES, ids=lambda page: page.name)


def walk(desk: Desk, key: str) -> list[QWidget]:
    """Return where a key leads from the search field, until it is there again."""
    desk.frame.search.setFocus()
    stops: list[QWidget] = []
    while len(stops) < MOST_TABS:
        desk.presses(key)
        if desk.focus() is desk.frame.search:
            break
        stops.append(desk.focus())
    return stops


@every_page
def test_tab_goes_round_by_the_bars_and_the_page(desk: Desk, page: actions.Action) -> None:
    desk.presses(page.keys)
    for key in ("Tab", "Shift+Tab"):
        stops = walk(desk, key)
        assert len(stops) < MOST_TABS
        assert {f"{page.text} page", "Text size", "Theme", "Print …"} <= set(map(spoken, stops))


def test_tab_passes_through_the_reading_column(desk: Desk) -> None:
    for key in ("Tab", "Shift+Tab"):
        kinds = [type(stop) for stop in walk(desk, key)]
        assert kinds.count(ReadingColumn) == 1


def test_tab_reaches_sections_text_figures_and_notes(desk: Desk) -> None:
    desk.waits_to_see("The dose moves in 5 mg steps, the tablet has 25 mg")
    names = list(map(spoken, walk(desk, "Tab")))
    reached = [
        "Sections of the label",
        "Label text",
        "Figures and notes",
        "100 mg per day",
        "The dose moves in 5 mg steps, the tablet has 25 mg",
    ]
    places = [names.index(name) for name in reached]
    assert places == sorted(places)


@every_page
def test_whatever_the_keyboard_reaches_has_a_name(desk: Desk, page: actions.Action) -> None:
    desk.presses(page.keys)
    reachable = [w for w in desk.visible(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert len(reachable) > 5
    assert [widget for widget in reachable if not spoken(widget)] == []


@every_page
def test_pages_open_by_key(desk: Desk, page: actions.Action) -> None:
    desk.presses("Ctrl+5", page.keys)
    assert desk.frame.page() == page.name
    [chosen] = [b for b in desk.frame.rail.findChildren(QToolButton) if b.isChecked()]
    assert chosen.text() == page.text


@every_page
def test_page_that_a_key_opens_has_the_keyboard(desk: Desk, page: actions.Action) -> None:
    desk.presses(page.keys)
    assert desk.focus() is desk.page() or desk.page().isAncestorOf(desk.focus())


def test_print_from_the_label_chooses_the_full_label_and_gives_it_the_keyboard(desk: Desk) -> None:
    desk.presses("Ctrl+1", "Ctrl+P")
    assert desk.frame.page() == "handouts"
    card = desk.focus()
    assert isinstance(card, QAbstractButton)
    assert card.isChecked()
    assert spoken(card).startswith("Full label")


def test_age_can_be_typed_at_once(desk: Desk) -> None:
    desk.presses("Ctrl+2", "5", "5")
    [age] = [field for field in desk.visible(QLineEdit) if spoken(field).startswith("Age")]
    assert age.text() == "55"


def test_arrow_keys_walk_the_rail(desk: Desk) -> None:
    desk.presses("Tab", "Tab", "Tab", "Tab", "Down", "Down")
    assert desk.frame.page() == "effects"


def test_search_has_the_keyboard_at_once_and_by_key(desk: Desk) -> None:
    assert desk.focus() is desk.frame.search
    desk.presses("Tab", "Ctrl+K")
    assert desk.focus() is desk.frame.search


def test_typing_anew_replaces_what_was_searched(desk: Desk) -> None:
    desk.types("dose", into="search")
    desk.presses("Tab", "Ctrl+K")
    desk.types("x", into="search")
    assert desk.frame.search.text() == "x"


def test_about_opens_by_key_and_closes_by_escape(desk: Desk) -> None:
    desk.presses("F1")
    [box] = desk.window.findChildren(QDialog)
    desk.waits(lambda: box.isAncestorOf(desk.focus()))
    desk.presses("Esc")
    desk.waits(lambda: desk.window.findChildren(QDialog) == [])


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen menus
def test_menu_of_themes_opens_by_key(desk: Desk) -> None:
    menu = desk.frame.top_bar.theme.menu()
    closed: list[bool] = []
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, lambda: closed.append(menu.close())))
    desk.presses(actions.THEME.keys)
    assert closed == [True]


def test_quit_closes_the_window(desk: Desk) -> None:
    desk.presses("Ctrl+Q")
    assert not desk.window.isVisible()
