import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.announcing import announce


@pytest.mark.parametrize("is_urgent", [False, True])
@pytest.mark.parametrize("sentence", ["4 results", ""])
def test_qt_takes_what_is_to_be_said(qtbot: QtBot, sentence: str, *, is_urgent: bool) -> None:
    """What is heard of it is asked from outside, in the scenarios."""
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, sentence, is_urgent=is_urgent)
