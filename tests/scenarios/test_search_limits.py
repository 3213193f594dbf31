"""A search is limited to a substance, a kind of section or a source without leaving the field."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from baklosan_desktop.qt.panels.search import SearchPanel
from tests.published import a_published
from tests.scenarios.desk import Desk
from tests.scenarios.test_other_labels import keep

Opening = Callable[[Path], AbstractContextManager[Desk]]
FOUND = "Demoxil 5 mg: Side effects"


@pytest.fixture
def desk(built: Path, tmp_path: Path, opening: Opening) -> Iterator[Desk]:
    """A search for "rash", which stands in the side effects of both labels."""
    keep(tmp_path / "own", built, a_published())
    with opening(built) as desk:
        desk.waits(lambda: len(desk.program.own_library.labels) == 1)
        desk.presses("Ctrl+K")
        desk.types("rash", into="search")
        desk.waits_to_see(FOUND, "results")
        yield desk


def menu(desk: Desk, keys: str) -> QMenu:
    """Return the menu that a key opens, filled as when it opens."""
    [button] = [one for one in desk.visible(QPushButton) if one.shortcut() == QKeySequence(keys)]
    button.menu().aboutToShow.emit()
    return button.menu()


def takes(opened: QMenu, entry: str) -> None:
    next(action for action in opened.actions() if action.text() == entry).trigger()


def test_section_is_chosen_by_key_and_the_field_keeps_the_keyboard(desk: Desk) -> None:
    takes(menu(desk, "Alt+C"), "Overdose")
    desk.waits_to_see("Nothing on “rash” in Overdose of any label.", "results")
    assert desk.frame.search.hasFocus()
    assert desk.frame.search.text() == "rash"


def test_everything_is_searched_again_by_one_key(desk: Desk) -> None:
    takes(menu(desk, "Alt+C"), "Overdose")
    desk.waits_to_see("Nothing on", "results")
    assert desk.sees("Search every&where", "results")
    desk.presses("Alt+W")
    desk.waits_to_see(FOUND, "results")
    assert not desk.sees("Search every&where", "results")


def test_source_leaves_the_label_of_the_program_out(desk: Desk) -> None:
    takes(menu(desk, "Alt+O"), "FDA SPL")
    desk.waits(lambda: desk.reads("results").startswith("ALSO IN YOUR LIBRARY"))
    assert desk.sees(FOUND, "results")


def test_substance_is_typed_into_its_menu(desk: Desk) -> None:
    [field] = menu(desk, "Alt+U").findChildren(QLineEdit)
    field.setText("baclofen")
    field.returnPressed.emit()
    desk.waits(lambda: not desk.sees(FOUND, "results"))
    assert desk.sees("SIDE EFFECTS", "results")


def test_limits_hold_for_the_next_search(desk: Desk) -> None:
    takes(menu(desk, "Alt+C"), "Overdose")
    desk.presses("Escape")
    assert desk.visible(SearchPanel) == []
    desk.presses("Ctrl+K")
    desk.types("rash", into="search")
    desk.waits_to_see("Nothing on “rash” in Overdose of any label.", "results")


def test_nothing_is_limited_without_a_library(built: Path, opening: Opening) -> None:
    with opening(built) as desk:
        desk.types("rash", into="search")
        desk.waits_to_see("SIDE EFFECTS", "results")
        assert not desk.sees("Source: any", "results")
