import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.cards import Disclosure, DisclosureTitle


def a_disclosure(qtbot: QtBot, *, is_open: bool = False, title: str = "A title") -> Disclosure:
    disclosure = Disclosure(title, QLabel("content"), is_open=is_open)
    qtbot.addWidget(disclosure)
    disclosure.resize(300, 200)
    disclosure.show()
    qtbot.waitUntil(disclosure.isActiveWindow)
    return disclosure


def is_seen(disclosure: Disclosure) -> bool:
    return disclosure.findChildren(QLabel)[0].isVisible()


@pytest.mark.parametrize("is_open", [False, True])
def test_it_opens_as_it_was_asked_to(qtbot: QtBot, *, is_open: bool) -> None:
    disclosure = a_disclosure(qtbot, is_open=is_open)
    assert is_seen(disclosure) is is_open
    assert disclosure.title.isChecked() is is_open


def test_click_opens_and_closes(qtbot: QtBot) -> None:
    disclosure = a_disclosure(qtbot)
    QTest.mouseClick(disclosure.title, Qt.MouseButton.LeftButton)
    assert is_seen(disclosure)
    QTest.mouseClick(disclosure.title, Qt.MouseButton.LeftButton)
    assert not is_seen(disclosure)


def test_key_opens(qtbot: QtBot) -> None:
    disclosure = a_disclosure(qtbot)
    disclosure.title.setFocus()
    QTest.keyClick(disclosure.title, Qt.Key.Key_Space)
    assert is_seen(disclosure)


def test_sign_and_focus_are_seen(qtbot: QtBot) -> None:
    disclosure = a_disclosure(qtbot)
    title = disclosure.title
    title.clearFocus()
    closed = title.grab().toImage()
    title.setChecked(True)
    opened = title.grab().toImage()
    assert opened != closed
    title.setFocus()
    assert title.grab().toImage() != opened


def test_long_title_wraps(qtbot: QtBot) -> None:
    title = DisclosureTitle("A title that needs several lines " * 4)
    qtbot.addWidget(title)
    assert title.hasHeightForWidth()
    assert title.heightForWidth(150) > title.heightForWidth(600)
    assert title.sizeHint().height() == title.heightForWidth(200)
    assert DisclosureTitle("Short").heightForWidth(600) == 28


def test_title_is_measured_again_in_another_font_and_with_other_words(qtbot: QtBot) -> None:
    title = DisclosureTitle("A title that needs several lines " * 4)
    qtbot.addWidget(title)
    before = title.heightForWidth(200)
    font = title.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    title.setFont(font)
    assert title.heightForWidth(200) > before
    title.setText("Short")
    assert title.heightForWidth(200) < before
