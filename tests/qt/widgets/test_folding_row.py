import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.layouts import FoldingRow


def a_block() -> QWidget:
    block = QFrame()
    block.setFixedSize(100, 20)
    return block


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    return holder


@pytest.fixture
def row(holder: QWidget) -> FoldingRow:
    row = FoldingRow()
    holder.setLayout(row)
    for _ in range(3):
        row.addWidget(a_block())
    return row


def laid_out(holder: QWidget, row: FoldingRow, width: int) -> tuple[list[int], list[int]]:
    """Return where the blocks begin, from the left and from the top."""
    holder.resize(width, 200)
    row.activate()
    places = [block.pos() for block in holder.findChildren(QFrame)]
    return [place.x() for place in places], [place.y() for place in places]


def test_items_stand_side_by_side_where_they_fit(holder: QWidget, row: FoldingRow) -> None:
    assert row.heightForWidth(316) == 20
    lefts, tops = laid_out(holder, row, 316)
    assert lefts == [0, 108, 216]
    assert len(set(tops)) == 1


def test_items_stand_below_each_other_where_they_do_not(holder: QWidget, row: FoldingRow) -> None:
    assert row.heightForWidth(315) == 3 * 20 + 2 * 8
    lefts, tops = laid_out(holder, row, 315)
    assert set(lefts) == {0}
    assert tops == sorted(set(tops))


def test_folded_row_unfolds_again(row: FoldingRow) -> None:
    row.heightForWidth(100)
    assert row.sizeHint() == QSize(316, 20)
    assert row.heightForWidth(316) == 20
    assert row.direction() is QBoxLayout.Direction.LeftToRight


def test_row_can_be_as_narrow_as_its_widest_item(row: FoldingRow) -> None:
    assert row.minimumSize().width() == 100


def test_hidden_items_take_no_room(holder: QWidget, row: FoldingRow) -> None:
    holder.findChildren(QFrame)[0].hide()
    assert row.sizeHint().width() == 208


def test_wrapped_text_counts_with_its_height(holder: QWidget) -> None:
    row = FoldingRow()
    holder.setLayout(row)
    text = QLabel("many words that need several lines where there is no room", wordWrap=True)
    row.addWidget(text)
    assert row.heightForWidth(100) > row.heightForWidth(1000)
    assert row.minimumHeightForWidth(100) == row.heightForWidth(100)


def test_rows_can_stand_in_rows(holder: QWidget) -> None:
    outer, inner = FoldingRow(), FoldingRow()
    holder.setLayout(outer)
    outer.addLayout(inner)
    outer.addWidget(a_block())
    for _ in range(2):
        inner.addWidget(a_block())
    assert outer.heightForWidth(316) == 20
    assert outer.heightForWidth(315) == 20 + 8 + 20
    assert outer.heightForWidth(207) == 20 + 8 + 20 + 8 + 20
