import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.choices import ChoiceCard, Choices, cards, segments

TEXTS = [("Sheet", "all effects"), ("Label", "every section, word for word, with its lines")]


@pytest.fixture
def choices(qtbot: QtBot) -> Choices:
    choices = cards("Kind", TEXTS)
    qtbot.addWidget(choices)
    choices.resize(300, 200)
    choices.show()
    qtbot.waitExposed(choices)
    choices.activateWindow()
    return choices


@pytest.fixture
def said(choices: Choices) -> list[int]:
    said: list[int] = []
    choices.chosen.connect(said.append)
    return said


def buttons(choices: Choices) -> list[QPushButton]:
    return choices.findChildren(QPushButton)


def test_first_one_is_chosen_without_a_word(choices: Choices, said: list[int]) -> None:
    assert [button.isChecked() for button in buttons(choices)] == [True, False]
    assert said == []


def test_click_chooses_and_says_so_once(choices: Choices, said: list[int]) -> None:
    QTest.mouseClick(buttons(choices)[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons(choices)[1], Qt.MouseButton.LeftButton)
    assert said == [1]
    assert [button.isChecked() for button in buttons(choices)] == [False, True]


def test_arrow_keys_choose(choices: Choices, said: list[int]) -> None:
    choices.setFocus()
    QTest.keyClick(buttons(choices)[0], Qt.Key.Key_Down)
    assert said == [1]
    assert QApplication.focusWidget() is buttons(choices)[1]


def test_focus_goes_to_the_chosen_button(choices: Choices) -> None:
    choices.choose(1)
    choices.setFocus()
    assert QApplication.focusWidget() is buttons(choices)[1]


@pytest.mark.parametrize("chosen", [0, 1, 2])
@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_stops_at_the_chosen_button_from_either_side(
    qtbot: QtBot, chosen: int, key: Qt.Key
) -> None:
    page, before, after = QWidget(), QPushButton("before"), QPushButton("after")
    qtbot.addWidget(page)
    choices = segments("Question", ["a", "b", "c"])
    column = QVBoxLayout(page)
    for part in (before, choices, after):
        column.addWidget(part)
    choices.choose(chosen)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    (before if key is Qt.Key.Key_Tab else after).setFocus()
    stops = []
    for _ in range(2):
        QTest.keyClick(page.focusWidget(), key)
        stops.append(page.focusWidget())
    assert stops == [buttons(choices)[chosen], after if key is Qt.Key.Key_Tab else before]


def test_choosing_from_outside_says_so_too(choices: Choices, said: list[int]) -> None:
    choices.choose(1)
    choices.choose(1)
    assert said == [1]


def test_screen_reader_hears_title_and_description(choices: Choices) -> None:
    assert choices.accessibleName() == "Kind"
    card = buttons(choices)[1]
    assert (card.accessibleName(), card.accessibleDescription()) == TEXTS[1]


def test_card_grows_with_its_text_and_never_asks_for_width(qtbot: QtBot) -> None:
    card = ChoiceCard(*TEXTS[1])
    qtbot.addWidget(card)
    assert card.heightForWidth(120) > card.heightForWidth(400) > 30
    assert card.sizeHint().height() >= card.heightForWidth(1000)


@pytest.mark.parametrize(
    ("texts", "places"),
    [(["a", "b"], ["first", "last"]), (["a", "b", "c"], ["first", "middle", "last"])],
)
def test_segments_are_joined_at_their_ends(
    texts: list[str], places: list[str], qtbot: QtBot
) -> None:
    row = segments("Paper", texts)
    qtbot.addWidget(row)
    assert [button.property("place") for button in buttons(row)] == places
    assert [button.text() for button in buttons(row)] == texts
