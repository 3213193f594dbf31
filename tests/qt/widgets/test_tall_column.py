import pytest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.layouts import TallColumn

TEXT = "many words that need several lines where there is no room " * 6


@pytest.fixture
def area(qtbot: QtBot) -> QScrollArea:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.resize(300, 100)
    area.show()
    return area


@pytest.fixture
def column(area: QScrollArea) -> TallColumn:
    column = TallColumn()
    area.setWidget(column)
    return column


def add(column: TallColumn) -> QLabel:
    label = QLabel(TEXT, wordWrap=True)
    column.column.addWidget(label)
    return label


@pytest.mark.parametrize("width", [150, 300, 600])
def test_texts_are_never_cut(
    area: QScrollArea, column: TallColumn, qtbot: QtBot, width: int
) -> None:
    labels = [add(column) for _ in range(3)]
    area.resize(width, 100)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: all(w.height() >= w.heightForWidth(w.width()) for w in labels))


def test_column_grows_with_what_is_added(column: TallColumn, qtbot: QtBot) -> None:
    add(column)
    qtbot.waitUntil(lambda: column.minimumHeight() > 40)
    before = column.minimumHeight()
    add(column)
    qtbot.waitUntil(lambda: column.minimumHeight() > 1.5 * before)
