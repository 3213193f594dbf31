import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.hit_list import HitList

ROWS = (Row("DOSE"), Row("5 mg", line=2), Row("10 mg", line=3), Row("OTHER"), Row("Ache", line=9))


@pytest.fixture
def hits(qtbot: QtBot) -> HitList:
    hits = HitList("Results", theme.colours(theme.Theme.LIGHT))
    qtbot.addWidget(hits)
    hits.resize(400, 300)
    hits.show_rows(ROWS, 1)
    return hits


def test_titles_are_passed_over(hits: HitList) -> None:
    walked = []
    for step in (0, 1, 1, 1, -1, -1, -1):
        hits.move_by(step)
        walked.append(hits.chosen())
    assert walked == [ROWS[n] for n in (1, 2, 4, 4, 2, 1, 1)]


def test_nothing_is_chosen_where_nothing_was_found(hits: HitList) -> None:
    hits.show_rows([])
    assert hits.chosen() is None
    assert hits.isHidden()


def test_height_is_that_of_all_rows(hits: HitList) -> None:
    tall = hits.needed(400, 900)
    hits.show_rows(ROWS[:1])
    assert 0 < hits.needed(400, 900) < tall


def test_what_is_higher_than_there_is_room_for_is_not_measured(hits: HitList) -> None:
    hits.show_rows([Row("5 mg", line=2)] * 50)
    whole = hits.needed(400, 10_000)
    assert 100 < hits.needed(400, 100) < whole / 5


def test_rows_are_added_below_and_the_choice_stays_in_its_place(hits: HitList) -> None:
    hits.show_rows(ROWS * 20, 70)
    hits.show()
    hits.scrollTo(hits.currentIndex())
    seen = hits.visualRect(hits.currentIndex())
    hits.add_rows(ROWS)
    hits.doItemsLayout()
    assert hits.rows == ROWS * 21
    assert hits.chosen() is ROWS[0]
    assert hits.visualRect(hits.currentIndex()) == seen


def test_row_chosen_by_key_is_seen(hits: HitList) -> None:
    hits.show_rows(ROWS * 20, 1)
    hits.show()
    for _ in range(40):
        hits.move_by(1)
    assert hits.viewport().rect().contains(hits.visualRect(hits.currentIndex()))


def test_title_cannot_be_chosen(hits: HitList) -> None:
    selectable = Qt.ItemFlag.ItemIsSelectable
    flags = [bool(hits.model().index(row, 0).flags() & selectable) for row in range(len(ROWS))]
    assert flags == [False, True, True, False, True]
