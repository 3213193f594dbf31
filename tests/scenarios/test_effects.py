"""Looking a side effect up: in the patient's words, by keyboard, and back again."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit

from baklosan_desktop.qt.widgets.entries import EntryList
from baklosan_desktop.qt.widgets.matrix_view import MatrixView
from tests.scenarios.desk import Desk

NERVOUS, FREQUENT = 0, 1


def matrix(desk: Desk) -> MatrixView:
    [matrix] = desk.visible(MatrixView)
    return matrix


def listed(desk: Desk) -> list[str]:
    model = desk.visible(EntryList)[0].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def goes_to(desk: Desk, kind: type[MatrixView] | type[EntryList]) -> None:
    """Press Tab until the keyboard is in the matrix or the list."""
    for _ in range(20):
        if isinstance(desk.focus(), kind):
            return
        desk.presses("Tab")
    pytest.fail(f"Tab never reaches the {kind.__name__}")


def test_patient_who_cannot_sleep_is_answered_with_the_labels_term_by_keys_alone(
    desk: Desk,
) -> None:
    desk.presses("Ctrl+3")
    desk.types("can't sleep", into="filter")
    assert listed(desk) == ["insomnia"]
    assert desk.sees("1 of 42 effects · filter “can't sleep”")
    goes_to(desk, EntryList)
    desk.presses("Return")
    assert desk.frame.page() == "label"
    [marked] = desk.marked()
    assert marked.endswith("insomnia")
    desk.presses("Alt+Left")
    assert desk.frame.page() == "effects"
    assert listed(desk) == ["insomnia"]


def test_escape_brings_all_42_back_from_anywhere_on_the_page(desk: Desk) -> None:
    desk.presses("Ctrl+3")
    desk.types("rash", into="filter")
    goes_to(desk, MatrixView)
    desk.presses("Right", "Escape")
    assert len(listed(desk)) == 42
    assert desk.sees("42 effects · 10 organ systems · 5 frequency bands")


def test_band_and_system_are_chosen_by_keys(desk: Desk) -> None:
    desk.presses("Ctrl+3")
    goes_to(desk, MatrixView)
    desk.presses("Right", "Ctrl+Space")
    assert len(listed(desk)) == 30
    assert desk.sees("Each effect of this band may affect 1 to 10 of 100 people.")
    desk.presses("Shift+Space")
    assert len(listed(desk)) == 19


def test_sheet_is_printed_from_the_page_by_key(desk: Desk) -> None:
    desk.presses("Ctrl+3", "Ctrl+P")
    assert desk.frame.page() == "handouts"
    assert desk.sees("Side-effect sheet")


CHANGES: dict[str, Callable[[Desk], object]] = {
    "theme": lambda desk: desk.takes("Dark", menu="Theme"),
    "text size": lambda desk: desk.presses("Ctrl++", "Ctrl++"),
    "another page": lambda desk: desk.presses("Ctrl+2", "Ctrl+3"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_looked_at_stays_through_a_change_of(
    desk: Desk, change: Callable[[Desk], object]
) -> None:
    desk.presses("Ctrl+3")
    desk.types("sleep", into="filter")
    matrix(desk).choose(NERVOUS, FREQUENT)
    [effects] = desk.visible(EntryList)
    effects.setCurrentIndex(effects.model().index(1, 0))
    before = desk.reads("page")

    change(desk)

    assert desk.reads("page") == before
    assert matrix(desk).choice() == (NERVOUS, FREQUENT)
    assert effects.currentIndex().row() == 1
    assert desk.visible(QLineEdit)[1].text() == "sleep"
