from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.frame import RefusalPanel
from baklosan_desktop.qt.widgets.bars import Notice

SENTENCE = "The label file is damaged. Install the program again."


def test_page_says_its_sentence_and_nothing_else(qtbot: QtBot) -> None:
    panel = RefusalPanel(SENTENCE)
    qtbot.addWidget(panel)
    panel.show()
    [notice] = panel.findChildren(Notice)
    assert notice.isVisible()
    assert [label.text() for label in panel.findChildren(QLabel)] == [SENTENCE]


def test_refusal_opens_no_window_of_its_own(qtbot: QtBot) -> None:
    panel = RefusalPanel(SENTENCE)
    qtbot.addWidget(panel)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []
