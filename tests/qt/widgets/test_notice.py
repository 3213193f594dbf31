import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.bars import Notice


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    return holder


@pytest.fixture
def notice(holder: QWidget) -> Notice:
    notice = Notice()
    QVBoxLayout(holder).addWidget(notice)
    holder.show()
    return notice


def test_notice_is_hidden_while_there_is_nothing_to_say(notice: Notice) -> None:
    assert not notice.isVisible()
    notice.say("Damaged.")
    assert notice.isVisible()
    notice.say("")
    assert not notice.isVisible()


def test_new_sentence_takes_the_place_of_the_old(notice: Notice) -> None:
    notice.say("One.")
    notice.say("Two.")
    assert notice.text() == "Two."


def test_further_sentence_stands_below(notice: Notice) -> None:
    notice.add("One.")
    notice.add("Two.")
    assert notice.isVisible()
    assert notice.text() == "One.\nTwo."


def test_sentence_is_said_once(notice: Notice) -> None:
    for sentence in ("One.", "Two.", "One."):
        notice.add(sentence)
    assert notice.text() == "One.\nTwo."


def test_screen_reader_hears_what_stands_there(notice: Notice) -> None:
    notice.add("One.")
    notice.add("Two.")
    assert notice.accessibleName() == "One.\nTwo."


def test_path_in_a_sentence_is_never_taken_for_markup(notice: Notice) -> None:
    notice.say("The folder '<b>a</b>' cannot be written.")
    [label] = notice.findChildren(QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_long_sentence_wraps(notice: Notice, holder: QWidget) -> None:
    notice.say("A long sentence. " * 30)
    holder.resize(400, 600)
    [label] = notice.findChildren(QLabel)
    assert label.width() < 400
    assert label.height() >= label.heightForWidth(label.width())
