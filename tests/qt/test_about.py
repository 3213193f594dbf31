from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.dialogs import AboutBox

LINES = (("Program", "Baklosan Desktop"), ("Source", "A <b>page</b>"), ("Limits", "word " * 60))


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[AboutBox]:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = AboutBox(LINES, parent)
    box.show()
    yield box
    box.close()


def values(box: AboutBox) -> list[QLabel]:
    names = [name for name, _ in LINES]
    return [label for label in box.findChildren(QLabel) if label.text() not in names]


def test_every_line_stands_in_it_as_plain_text(box: AboutBox) -> None:
    assert sorted(label.text() for label in values(box)) == sorted(text for _, text in LINES)
    assert {label.textFormat() for label in values(box)} == {Qt.TextFormat.PlainText}
    assert len(box.findChildren(QLabel)) == 2 * len(LINES)


def test_texts_can_be_selected_and_are_never_cut(box: AboutBox) -> None:
    for value in values(box):
        assert value.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert value.height() >= value.heightForWidth(value.width())


def test_it_closes_by_its_button(box: AboutBox) -> None:
    [buttons] = box.findChildren(QDialogButtonBox)
    button = buttons.button(QDialogButtonBox.StandardButton.Close)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not box.isVisible()
