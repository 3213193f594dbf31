import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.find_bar import FindBar


@pytest.fixture
def bar(qtbot: QtBot) -> FindBar:
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.open("")
    qtbot.waitUntil(lambda: field(bar).hasFocus())
    return bar


def field(bar: FindBar) -> QLineEdit:
    [field] = bar.findChildren(QLineEdit)
    return field


def test_what_is_typed_is_passed_on(bar: FindBar) -> None:
    typed: list[str] = []
    bar.typed.connect(typed.append)
    QTest.keyClicks(field(bar), "mg")
    assert typed == ["m", "mg"]
    assert bar.text() == "mg"


@pytest.mark.parametrize(
    ("key", "modifier", "step"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, 1),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, -1),
    ],
)
def test_enter_steps(
    bar: FindBar, key: Qt.Key, modifier: Qt.KeyboardModifier, step: int, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bar.stepped) as stepped:
        QTest.keyClick(field(bar), key, modifier)
    assert stepped.args == [step]


def test_escape_closes(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(field(bar), Qt.Key.Key_Escape)


def test_other_keys_are_left_to_the_window(bar: FindBar) -> None:
    QTest.keyClick(bar, Qt.Key.Key_F7)
    assert bar.isVisible()


def test_buttons_say_what_they_do_and_their_keys(bar: FindBar) -> None:
    told: list[object] = []
    bar.stepped.connect(told.append)
    bar.closed.connect(lambda: told.append("closed"))
    names = []
    for button in bar.findChildren(QPushButton):
        button.click()
        names.append(button.accessibleName())
    assert told == [-1, 1, "closed"]
    assert names == [
        "Previous place (Shift+F3)",
        "Next place (F3)",
        "Close the search in this text (Esc)",
    ]


def test_summary_is_seen_and_spoken(bar: FindBar) -> None:
    bar.say("2 of 7")
    [summary] = bar.findChildren(QLabel)
    assert summary.text() == field(bar).accessibleDescription() == "2 of 7"


def test_bar_opens_with_a_text_or_with_what_was_typed_last(bar: FindBar) -> None:
    bar.open("kidney")
    assert field(bar).selectedText() == "kidney"
    bar.hide()
    assert bar.text() == ""
    bar.open("")
    assert bar.text() == "kidney"


def test_summary_is_never_cut(bar: FindBar, qtbot: QtBot) -> None:
    bar.setFixedWidth(bar.minimumSizeHint().width())
    bar.say("Not in this text. Ctrl+K searches other words too.")
    [summary] = bar.findChildren(QLabel)
    bar.adjustSize()
    qtbot.waitUntil(lambda: summary.height() >= summary.heightForWidth(summary.width()))
    assert summary.width() > field(bar).width()
