import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.looks import icon
from baklosan_desktop.qt.widgets.bars import Rail

PAGES = [("label", "Label", "Label (Ctrl+1)"), ("dose", "Dose", "Dose (Ctrl+2)")]


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    rail = Rail(PAGES)
    qtbot.addWidget(rail)
    rail.show()
    qtbot.waitUntil(rail.isActiveWindow)
    rail.choose("label")
    return rail


@pytest.fixture
def asked(rail: Rail) -> list[str]:
    """The pages that were asked for."""
    asked: list[str] = []
    rail.chosen.connect(asked.append)
    return asked


def button(rail: Rail, text: str) -> QToolButton:
    return next(b for b in rail.findChildren(QToolButton) if b.text() == text)


def checked(rail: Rail) -> list[str]:
    return [button.text() for button in rail.findChildren(QToolButton) if button.isChecked()]


def test_pages_stand_in_order_with_tooltip_and_spoken_name(rail: Rail) -> None:
    buttons = sorted(rail.findChildren(QToolButton), key=lambda button: button.y())
    assert [(b.text(), b.toolTip(), b.accessibleName()) for b in buttons] == [
        ("Label", "Label (Ctrl+1)", "Label page"),
        ("Dose", "Dose (Ctrl+2)", "Dose page"),
    ]


def test_toggling_as_a_screen_reader_does_asks_for_the_page_too(
    rail: Rail, asked: list[str]
) -> None:
    button(rail, "Dose").toggle()
    assert asked == ["dose"]


def test_click_asks_for_its_page(rail: Rail, asked: list[str]) -> None:
    QTest.mouseClick(button(rail, "Dose"), Qt.MouseButton.LeftButton)
    assert asked == ["dose"]
    assert checked(rail) == ["Dose"]


def test_page_that_is_shown_is_marked_without_asking(rail: Rail, asked: list[str]) -> None:
    rail.choose("dose")
    assert checked(rail) == ["Dose"]
    assert asked == []


def test_tab_leads_to_the_chosen_page_alone(rail: Rail) -> None:
    rail.choose("dose")
    assert button(rail, "Dose").focusPolicy() is Qt.FocusPolicy.TabFocus
    assert button(rail, "Label").focusPolicy() is Qt.FocusPolicy.NoFocus


def test_arrow_leads_to_the_next_page(rail: Rail, asked: list[str]) -> None:
    button(rail, "Label").setFocus()
    QTest.keyClick(button(rail, "Label"), Qt.Key.Key_Down)
    assert checked(rail) == ["Dose"]
    assert asked == ["dose"]


def test_icon_is_shown(rail: Rail) -> None:
    before = button(rail, "Dose").grab().toImage()
    rail.set_icon("dose", icon("calculator", "#ff0000"))
    assert button(rail, "Dose").grab().toImage() != before
