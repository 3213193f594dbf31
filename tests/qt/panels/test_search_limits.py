import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidgetAction
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.hit import EVERYWHERE, Within
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.qt.panels.search_limits import SearchLimits
from tests.scenarios.desk import shown, spoken


class Row:
    """The row as a person uses it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.limits = SearchLimits()
        qtbot.addWidget(self.limits)
        self.limits.offer([Format.SPL, Format.TEXT])
        self.limits.show()
        self.limited: list[Within] = []
        self.limits.limited.connect(self.limited.append)

    def says(self) -> list[str]:
        return [spoken(button) for button in shown(self.limits, QPushButton)]

    def button(self, name: str) -> QPushButton:
        buttons = self.limits.findChildren(QPushButton)
        return next(button for button in buttons if spoken(button).startswith(name))

    def offers(self, name: str) -> list[str]:
        menu = self.button(name).menu()
        menu.aboutToShow.emit()
        return [action.text() for action in menu.actions()]

    def chooses(self, entry: str, name: str) -> None:
        self.offers(name)
        actions = self.button(name).menu().actions()
        next(action for action in actions if action.text() == entry).trigger()


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    """A row over labels of two formats."""
    return Row(qtbot)


def test_nothing_is_limited_at_first(row: Row) -> None:
    assert row.says() == ["Substance: any", "Section: any", "Source: any"]


def test_each_choice_narrows_the_search(row: Row) -> None:
    row.chooses("Overdose", "Section")
    row.chooses("FDA SPL", "Source")
    assert row.limited[-1] == Within("", Format.SPL, SectionKind.OVERDOSE)
    assert row.says()[1:3] == ["Section: Overdose", "Source: FDA SPL"]
    row.chooses("any", "Section")
    assert row.limited[-1] == Within(format=Format.SPL)


def test_sources_are_those_of_the_imported_labels(row: Row) -> None:
    assert row.offers("Source") == ["any", "FDA SPL", "plain text"]


def test_substances_of_what_was_found_are_offered(row: Row) -> None:
    row.limits.suggest(["demoxine", "arabine"])
    assert row.offers("Substance")[1:] == ["any", "demoxine", "arabine"]
    row.chooses("arabine", "Substance")
    assert row.limited == [Within("arabine")]
    assert row.offers("Substance")[1:] == ["any", "arabine", "demoxine"]


def test_any_other_substance_can_be_typed(row: Row) -> None:
    row.offers("Substance")
    first = row.button("Substance").menu().actions()[0]
    assert isinstance(first, QWidgetAction)
    field = first.defaultWidget()
    assert isinstance(field, QLineEdit)
    field.setText(" ibuprofen ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert row.limited == [Within("ibuprofen")]


def test_one_button_clears_all_limits(row: Row) -> None:
    row.chooses("Overdose", "Section")
    row.button("Search everywhere").click()
    assert row.limited[-1] == EVERYWHERE
    assert row.says() == ["Substance: any", "Section: any", "Source: any"]


def test_choosing_what_is_chosen_searches_nothing_anew(row: Row) -> None:
    row.chooses("any", "Source")
    assert row.limited == []


def test_limits_go_with_the_last_imported_label(row: Row) -> None:
    row.chooses("Overdose", "Section")
    row.limits.offer([])
    assert row.limits.isHidden()
    assert row.limited[-1] == EVERYWHERE


def test_row_takes_no_keyboard_from_the_search_field(row: Row) -> None:
    policies = {button.focusPolicy() for button in row.limits.findChildren(QPushButton)}
    assert policies == {Qt.FocusPolicy.NoFocus}


def test_sign_of_a_shortcut_in_a_name_is_shown_as_it_is(row: Row) -> None:
    row.limits.suggest(["A & B"])
    row.chooses("A && B", "Substance")
    assert row.says()[0] == "Substance: A & B"
