import pytest
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
    tall = hits.needed(400)
    hits.show_rows(ROWS[:1])
    assert 0 < hits.needed(400) < tall
