import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.choices import NONE, AnswerChoice, Choice

CHOICES = (
    Choice("Yes", "yes", "y", "stop"),
    Choice("No", "no", "n"),
    Choice("?", "not known", "?"),
)
YES, NO, UNKNOWN = range(3)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Three questions below each other."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for question in ("Gout", "Psychosis", "Epilepsy"):
        column.addWidget(AnswerChoice(question, CHOICES))
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


@pytest.fixture
def choice(page: QWidget) -> AnswerChoice:
    """The one in the middle, with the focus."""
    choice = page.findChildren(AnswerChoice)[1]
    choice.setFocus()
    return choice


@pytest.fixture
def said(choice: AnswerChoice) -> list[int]:
    said: list[int] = []
    choice.chosen.connect(said.append)
    return said


def buttons(choice: AnswerChoice) -> list[QPushButton]:
    return choice.findChildren(QPushButton)


def chosen(choice: AnswerChoice) -> list[int]:
    return [index for index, button in enumerate(buttons(choice)) if button.isChecked()]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def focused() -> str:
    return focus().accessibleName()


def press(key: Qt.Key) -> None:
    QTest.keyClick(focus(), key)


def write(letters: str) -> None:
    QTest.keyClicks(focus(), letters)


def test_nothing_is_chosen_until_someone_chooses(choice: AnswerChoice, said: list[int]) -> None:
    assert chosen(choice) == []
    assert said == []


def test_click_answers_and_a_later_click_takes_the_answer_back(
    choice: AnswerChoice, said: list[int]
) -> None:
    QTest.mouseClick(buttons(choice)[NO], Qt.MouseButton.LeftButton)
    assert chosen(choice) == [NO]
    buttons(choice)[NO].click()
    assert chosen(choice) == []
    assert said == [NO, NONE]


def test_another_answer_replaces_the_first(choice: AnswerChoice, said: list[int]) -> None:
    for index in (YES, UNKNOWN):
        QTest.mouseClick(buttons(choice)[index], Qt.MouseButton.LeftButton)
    assert chosen(choice) == [UNKNOWN]
    assert said == [YES, UNKNOWN]


def test_second_click_of_a_double_click_answers_nothing(
    choice: AnswerChoice, said: list[int]
) -> None:
    QTest.mouseClick(buttons(choice)[NO], Qt.MouseButton.LeftButton)
    QTest.mouseDClick(buttons(choice)[NO], Qt.MouseButton.LeftButton)
    assert said == [NO]
    assert chosen(choice) == [NO]


@pytest.mark.parametrize(
    ("letter", "index"), [("y", YES), ("Y", YES), ("n", NO), ("N", NO), ("?", UNKNOWN)]
)
def test_letter_answers(choice: AnswerChoice, said: list[int], letter: str, index: int) -> None:
    write(letter)
    assert chosen(choice) == [index]
    assert said == [index]
    assert focused() == f"Psychosis: {CHOICES[index].spoken}"


def test_letter_given_twice_is_no_answer_taken_back(choice: AnswerChoice) -> None:
    write("nn")
    assert chosen(choice) == [NO]


@pytest.mark.parametrize(("key", "letter"), [(Qt.Key.Key_X, "x"), (0x416, "ж"), (0, "")])
def test_other_letters_answer_nothing(
    choice: AnswerChoice, said: list[int], key: int, letter: str
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(buttons(choice)[YES], event)
    assert said == []


def test_key_held_down_answers_nothing(choice: AnswerChoice, said: list[int]) -> None:
    for key, text in ((Qt.Key.Key_N, "n"), (Qt.Key.Key_Delete, "")):
        modifier = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifier, text, autorep=True)
        QApplication.sendEvent(buttons(choice)[YES], event)
    assert said == []


@pytest.mark.parametrize("held", ["ControlModifier", "AltModifier"])
def test_letter_of_a_shortcut_answers_nothing(said: list[int], held: str) -> None:
    QTest.keyClick(focus(), Qt.Key.Key_N, Qt.KeyboardModifier[held])
    assert said == []


def test_arrows_walk_without_answering_and_stop_at_the_ends(said: list[int]) -> None:
    walked = []
    for key in (Qt.Key.Key_Left, *[Qt.Key.Key_Right] * 3, Qt.Key.Key_Left):
        press(key)
        walked.append(focused())
    assert walked == [f"Psychosis: {CHOICES[i].spoken}" for i in (YES, NO, UNKNOWN, UNKNOWN, NO)]
    assert said == []


def test_space_answers_where_one_has_walked_to(choice: AnswerChoice, said: list[int]) -> None:
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert chosen(choice) == [NO]
    press(Qt.Key.Key_Space)
    assert said == [NO, NONE]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_answer_can_be_taken_back_by_key(
    choice: AnswerChoice, said: list[int], key: Qt.Key
) -> None:
    write("y")
    press(key)
    assert chosen(choice) == []
    assert said == [YES, NONE]


@pytest.mark.usefixtures("choice")
def test_question_is_one_stop_for_tab_wherever_one_has_walked() -> None:
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Tab)
    assert focused() == "Epilepsy: yes"
    press(Qt.Key.Key_Backtab)
    assert focused() == "Psychosis: no"
    press(Qt.Key.Key_Backtab)
    assert focused() == "Gout: yes"


@pytest.mark.usefixtures("choice")
def test_up_and_down_go_from_question_to_question() -> None:
    press(Qt.Key.Key_Down)
    assert focused() == "Epilepsy: yes"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert focused() == "Gout: yes"


def test_focus_goes_to_the_answer_that_was_given(choice: AnswerChoice) -> None:
    choice.show_choice(UNKNOWN)
    choice.window().findChildren(AnswerChoice)[0].setFocus()
    press(Qt.Key.Key_Tab)
    assert focused() == "Psychosis: not known"


def test_answer_shown_from_outside_is_not_said_again(choice: AnswerChoice, said: list[int]) -> None:
    choice.show_choice(NO)
    assert chosen(choice) == [NO]
    choice.show_choice(NONE)
    assert chosen(choice) == []
    assert said == []


def test_answer_given_without_the_focus_does_not_take_it(page: QWidget) -> None:
    first, second, _ = page.findChildren(AnswerChoice)
    first.setFocus()
    buttons(second)[NO].click()
    assert focused() == "Gout: yes"


def test_question_is_part_of_the_name_of_each_answer(choice: AnswerChoice) -> None:
    names = [button.accessibleName() for button in buttons(choice)]
    assert names == ["Psychosis: yes", "Psychosis: no", "Psychosis: not known"]
    assert choice.accessibleName() == "Psychosis"


def test_buttons_are_joined_and_a_grave_one_is_marked(choice: AnswerChoice) -> None:
    looks = [(button.property("place"), button.property("tone")) for button in buttons(choice)]
    assert looks == [("first", "stop"), ("middle", None), ("last", None)]


def test_toggling_as_a_screen_reader_does_answers_too(
    choice: AnswerChoice, said: list[int]
) -> None:
    buttons(choice)[NO].toggle()
    assert (said, chosen(choice)) == ([NO], [NO])
    buttons(choice)[YES].toggle()
    buttons(choice)[YES].toggle()
    assert (said, chosen(choice)) == ([NO, YES, NONE], [])
