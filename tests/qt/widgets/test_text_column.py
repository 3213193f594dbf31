from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.text_column import MARGIN, TextColumn

MOST_CHARACTERS = 75


@pytest.fixture
def column(look: QApplication, qtbot: QtBot) -> TextColumn:
    theme.first_look(look, Theme.LIGHT, 100)
    column = TextColumn()
    qtbot.addWidget(column)
    column.resize(1600, 500)
    column.show()
    return column


def lines(column: TextColumn) -> Iterator[str]:
    """Every line as it is laid out."""
    block = column.document().begin()
    while block.isValid():
        layout = block.layout()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            yield block.text()[line.textStart() : line.textStart() + line.textLength()].strip()
        block = block.next()


@pytest.mark.parametrize("factor", [0.8, 1, 1.1, 2])
def test_lines_hold_at_most_75_characters_and_seldom_far_less(
    column: TextColumn, label: Label, factor: float
) -> None:
    font = column.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    column.setFont(font)
    column.setHtml(
        "".join(
            f'<p style="margin:0 {MARGIN // 2}px 0 {MARGIN}px">{passage.text}</p>'
            for _, _, passage in label.passages()
        )
    )
    longest = max(len(line) for line in lines(column))
    assert MOST_CHARACTERS - 7 <= longest <= MOST_CHARACTERS


def test_narrow_column_uses_all_of_its_room(column: TextColumn) -> None:
    column.resize(300, 500)
    assert column.viewport().width() >= 300 - column.verticalScrollBar().width() - 2


@pytest.mark.parametrize(
    "address",
    ["http://example.org/a.png", "https://example.org", "//server/share/a.png", "file:///a.png"],
)
def test_address_is_never_loaded(column: TextColumn, address: str) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    load: Callable[[int, QUrl], object] = column.loadResource
    assert load(image, QUrl(address)) == b""
    assert not column.document().resource(image, QUrl(address))
