import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.cards import Fold


@pytest.fixture
def fold(qtbot: QtBot) -> Fold:
    fold = Fold("Kidneys")
    fold.column.addWidget(QLabel("Haemodialysis"))
    fold.summarise("2 not asked", "caution")
    qtbot.addWidget(fold)
    fold.resize(300, 100)
    fold.show()
    qtbot.waitExposed(fold)
    return fold


def reads(fold: Fold) -> list[str]:
    return [label.text() for label in fold.findChildren(QLabel) if label.isVisible()]


def test_part_is_folded_at_first(fold: Fold) -> None:
    assert not fold.is_open
    assert reads(fold) == ["▸", "Kidneys", "2 not asked"]


def test_title_unfolds_and_folds(fold: Fold) -> None:
    QTest.mouseClick(fold.title, Qt.MouseButton.LeftButton)
    assert fold.is_open
    assert reads(fold) == ["▾", "KIDNEYS", "Haemodialysis"]
    QTest.keyClick(fold.title, Qt.Key.Key_Space)
    assert reads(fold) == ["▸", "Kidneys", "2 not asked"]


def test_part_can_be_unfolded_from_outside(fold: Fold) -> None:
    fold.open(is_open=True)
    fold.open(is_open=True)
    assert fold.is_open
    fold.open(is_open=False)
    assert not fold.is_open


def test_click_on_the_words_is_one_on_the_title(fold: Fold) -> None:
    words = fold.findChildren(QLabel)[1]
    assert words.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_title_speaks_its_summary(fold: Fold) -> None:
    assert fold.title.accessibleName() == "Kidneys, 2 not asked"
    fold.summarise("asked: none of 2", "fine")
    assert fold.title.accessibleName() == "Kidneys, asked: none of 2"
    assert "asked: none of 2" in reads(fold)


def test_long_title_wraps_beside_its_summary(qtbot: QtBot) -> None:
    fold = Fold("Use with caution, monitor, and ask again at every visit")
    qtbot.addWidget(fold)
    fold.summarise("4 not asked")
    assert fold.title.heightForWidth(160) > fold.title.heightForWidth(900)
