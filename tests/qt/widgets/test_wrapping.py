import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.widgets.layouts import (
    FilledButton,
    LabelledButton,
    WrappedLabel,
    plain_text,
    say,
)
from tests import looks

LONG = "drugs that affect the central nervous system"


@pytest.fixture
def option(qtbot: QtBot) -> LabelledButton:
    option = LabelledButton(QCheckBox(), LONG)
    qtbot.addWidget(option)
    option.resize(400, 40)
    option.show()
    qtbot.waitExposed(option)
    return option


def a_button(words: str) -> FilledButton:
    row = QHBoxLayout()
    row.addWidget(WrappedLabel(words))
    return FilledButton(row)


def test_label_asks_for_as_little_as_it_is_told_to(qtbot: QtBot) -> None:
    narrow, wide = WrappedLabel(LONG, 8), WrappedLabel(LONG, 30)
    for label in (narrow, wide):
        qtbot.addWidget(label)
    assert narrow.sizeHint().width() * 3 < wide.sizeHint().width() * 1.1
    assert narrow.sizeHint().height() > wide.sizeHint().height()


def test_label_takes_nothing_for_markup(qtbot: QtBot) -> None:
    label = WrappedLabel("<b>5 mg</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_button_is_as_high_as_its_wrapped_words(qtbot: QtBot) -> None:
    button = a_button(LONG)
    qtbot.addWidget(button)
    assert button.heightForWidth(120) > button.heightForWidth(800)
    assert button.sizePolicy().hasHeightForWidth()


def test_button_is_never_narrower_than_its_longest_word(qtbot: QtBot) -> None:
    button = a_button(LONG)
    qtbot.addWidget(button)
    assert button.minimumSizeHint().width() > button.fontMetrics().horizontalAdvance("central")
    assert button.minimumSizeHint().width() <= button.sizeHint().width()


def test_press_on_the_words_presses_the_button(qtbot: QtBot) -> None:
    button = a_button("Clear patient")
    qtbot.addWidget(button)
    button.resize(200, 40)
    button.show()
    qtbot.waitExposed(button)
    [label] = button.findChildren(QLabel)
    assert button.childAt(label.geometry().center()) is None
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=label.geometry().center())


def test_words_of_a_tick_can_be_pressed(option: LabelledButton) -> None:
    [label] = option.findChildren(QLabel)
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert option.button.isChecked()
    QTest.mouseClick(option.button, Qt.MouseButton.LeftButton)
    assert not option.button.isChecked()


def test_press_that_is_dragged_away_ticks_nothing(option: LabelledButton) -> None:
    QTest.mousePress(option, Qt.MouseButton.LeftButton, pos=option.rect().center())
    QTest.mouseRelease(option, Qt.MouseButton.LeftButton, pos=QPoint(900, 900))
    assert not option.button.isChecked()


def test_tick_speaks_its_words(option: LabelledButton) -> None:
    assert option.button.accessibleName() == LONG


def test_sentence_is_shown_as_it_stands_and_no_label_where_there_is_none(qtbot: QtBot) -> None:
    label = plain_text()
    qtbot.addWidget(label)
    say(label, "<b>5 mg</b>")
    assert (label.isVisible(), label.text()) == (True, "<b>5 mg</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    say(label, "")
    assert not label.isVisible()


def test_keyboard_focus_draws_nothing_beneath_the_text_of_a_button(
    qtbot: QtBot, qapp: QApplication
) -> None:
    with looks.lent(qapp):
        theme.apply(qapp, theme.Theme.LIGHT, 100)
        page, before_it = QWidget(), QCheckBox()
        row = QHBoxLayout(page)
        button = FilledButton.with_key("Clear", "Ctrl+N")
        row.addWidget(before_it)
        row.addWidget(button)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitExposed(page)
        before_it.setFocus()
        qtbot.waitUntil(before_it.hasFocus)
        inside = button.rect().adjusted(4, 4, -4, -4)
        before = button.grab(inside).toImage()
        QTest.keyClick(before_it, Qt.Key.Key_Tab)
        assert button.hasFocus()
        assert button.grab(inside).toImage() == before
