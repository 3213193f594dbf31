from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby, pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.staircase_plot import (
    MAIN,
    OTHER,
    Level,
    LineSample,
    Plot,
    StaircasePlot,
)

COLOURS: Mapping[str, str] = {
    "accent": "#0000ff",
    "accent-weak": "#ddeeff",
    "ink-2": "#222222",
    "ink-3": "#00aa00",
    "line": "#eeeeee",
    "stop": "#ff0000",
    "surface": "#ffffff",
    "focus": "#ff00ff",
}


def level(day: int, mg: int) -> Level:
    return Level(day, Decimal(mg), f"day {day}: {mg} mg")


PLOT = Plot(
    main=tuple(level(1 + 3 * n, 15 + 5 * n) for n in range(13)),
    other=tuple(level(1 + 3 * n, 15 + 15 * n) for n in range(5)),
    band=(Decimal(30), Decimal(75)),
    band_words="usual",
    limit=Decimal(100),
    limit_words="maximum",
    unit="mg per day",
)
LAST = PLOT.main[-1]


@pytest.fixture
def plot(qtbot: QtBot) -> StaircasePlot:
    plot = StaircasePlot("Dose by day", lambda: COLOURS)
    qtbot.addWidget(plot)
    plot.resize(500, 210)
    plot.show()
    qtbot.waitUntil(plot.isActiveWindow)
    return plot


@pytest.fixture
def read(plot: StaircasePlot) -> list[str]:
    read: list[str] = []
    plot.read.connect(read.append)
    return read


@pytest.fixture
def drawn(plot: StaircasePlot, read: list[str]) -> StaircasePlot:
    plot.show_plot(PLOT)
    read.clear()
    return plot


def press(plot: StaircasePlot, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(plot, key)


def point(plot: StaircasePlot, x: float) -> None:
    """Move the pointer to a place."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(x, 50),
        plot.mapToGlobal(QPointF(x, 50)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(plot, event)


def painted(plot: QWidget) -> QImage:
    return plot.grab().toImage()


def rows(image: QImage, colour: str) -> set[int]:
    """Return the heights at which a colour stands, as drawn by a line or an area."""
    wanted = QColor(colour).rgb()
    return {
        y
        for y in range(image.height())
        if sum(image.pixel(x, y) == wanted for x in range(image.width())) > 8
    }


# What is read


def test_first_level_is_read_at_once_and_spoken(plot: StaircasePlot, read: list[str]) -> None:
    plot.show_plot(PLOT)
    assert read == ["day 1: 15 mg"]
    assert plot.accessibleDescription() == "day 1: 15 mg"
    assert plot.accessibleName() == "Dose by day"


def test_arrow_keys_read_level_by_level_and_stop_at_the_ends(
    drawn: StaircasePlot, read: list[str]
) -> None:
    press(drawn, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert read == ["day 1: 15 mg", "day 4: 20 mg", "day 7: 25 mg", "day 4: 20 mg"]
    press(drawn, Qt.Key.Key_End, Qt.Key.Key_Right)
    assert read[-2:] == [LAST.words, LAST.words]
    press(drawn, Qt.Key.Key_Home)
    assert read[-1] == "day 1: 15 mg"
    assert drawn.accessibleDescription() == "day 1: 15 mg"


def test_pointer_reads_the_level_below_it(drawn: StaircasePlot, read: list[str]) -> None:
    point(drawn, 0)
    point(drawn, drawn.width())
    point(drawn, drawn.width() / 2)
    assert (read[0], read[1]) == ("day 1: 15 mg", LAST.words)
    assert read[2] not in {read[0], read[1]}


def test_other_keys_are_left_to_the_page(drawn: StaircasePlot, read: list[str]) -> None:
    for key in (Qt.Key.Key_A, Qt.Key.Key_Down):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(drawn, event)
        assert not event.isAccepted()
    assert read == []


def test_empty_plot_reads_nothing(plot: StaircasePlot, read: list[str]) -> None:
    press(plot, Qt.Key.Key_Right)
    point(plot, 100)
    assert (read, plot.accessibleDescription()) == ([], "")


def test_new_plot_is_read_from_its_first_level(drawn: StaircasePlot, read: list[str]) -> None:
    press(drawn, Qt.Key.Key_End)
    drawn.show_plot(PLOT._replace(main=(level(1, 15),)))
    assert read[-1] == "day 1: 15 mg"
    painted(drawn)


def test_tab_stops_here_and_shows_it(drawn: StaircasePlot, qtbot: QtBot) -> None:
    drawn.clearFocus()
    assert rows(painted(drawn), COLOURS["focus"]) == set()
    drawn.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(drawn.hasFocus)
    assert drawn.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert rows(painted(drawn), COLOURS["focus"])


# What is drawn


def test_empty_plot_draws_nothing(plot: StaircasePlot) -> None:
    image = painted(plot)
    assert len({image.pixel(x, 100) for x in range(image.width())}) == 1


def test_band_stands_between_the_axis_and_the_limit(drawn: StaircasePlot) -> None:
    image = painted(drawn)
    band, limit = rows(image, COLOURS["accent-weak"]), rows(image, COLOURS["stop"])
    assert band
    assert limit
    assert max(limit) < min(band)
    assert max(band) - min(band) == pytest.approx(75, abs=8)  # 45 of 108 mg of 166 pixels


def test_limit_is_drawn_over_the_line_that_reaches_it(drawn: StaircasePlot) -> None:
    alone = count(painted(drawn), COLOURS["stop"])
    drawn.show_plot(PLOT._replace(other=(level(1, 100), level(4, 100))))
    assert count(painted(drawn), COLOURS["stop"]) == alone


def test_limit_is_dashed_as_no_line_of_doses_is(drawn: StaircasePlot) -> None:
    image = painted(drawn)
    dashes = runs(image, max(rows(image, COLOURS["stop"])), COLOURS["stop"])
    assert len(dashes) > 5
    assert max(dashes) > 2 * min(dashes)
    assert Qt.PenStyle.DashDotLine not in {MAIN.style, OTHER.style}


def test_words_of_the_limit_stand_on_a_ground_that_no_line_strikes(drawn: StaircasePlot) -> None:
    along = PLOT._replace(other=(level(1, 105),))
    drawn.show_plot(along._replace(limit_words=""))
    struck = columns(painted(drawn), COLOURS["ink-3"])
    drawn.show_plot(along)
    left = columns(painted(drawn), COLOURS["ink-3"])
    lost = range(min(struck - left), max(struck - left) + 1)
    words = drawn.fontMetrics().horizontalAdvance(PLOT.limit_words) * 0.85
    assert len(lost) >= words - 3  # a gap between two dashes
    assert left.isdisjoint(lost)


def test_unit_of_the_doses_stands_above_them(drawn: StaircasePlot) -> None:
    with_unit = painted(drawn)
    drawn.show_plot(PLOT._replace(unit=""))
    without = painted(drawn)
    changed = {
        y
        for y in range(without.height())
        if any(with_unit.pixel(x, y) != without.pixel(x, y) for x in range(without.width()))
    }
    assert changed
    assert max(changed) < min(rows(without, COLOURS["stop"]))


def test_days_that_are_named_are_those_on_which_a_level_begins(
    drawn: StaircasePlot, read: list[str]
) -> None:
    drawn.clearFocus()
    for width in (500, 1400):
        drawn.resize(width, 210)
        named = middles(painted(drawn))[1:-1]  # the outer ones may be moved to stand inside
        assert len(named) > 3
        for x in named:
            for place in (x - 4, x + 4):
                point(drawn, place)
            assert read[-2] != read[-1]


def middles(image: QImage) -> list[float]:
    """Return the middles of the words along the lower edge, from left to right."""
    ground = image.pixel(image.width() - 1, image.height() - 1)
    strip = range(image.height() - 16, image.height() - 6)
    inked = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in strip)]
    starts = [x for before, x in pairwise([-100, *inked]) if x - before > 12]
    ends = [x for x, after in pairwise([*inked, image.width() + 100]) if after - x > 12]
    return [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]


def columns(image: QImage, colour: str) -> set[int]:
    """Return where from left to right a colour stands."""
    wanted = QColor(colour).rgb()
    places = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return {x for x, y in places if image.pixel(x, y) == wanted}


def count(image: QImage, colour: str) -> int:
    """Return how many points have a colour."""
    wanted = QColor(colour).rgb()
    places = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return sum(image.pixel(x, y) == wanted for x, y in places)


def runs(image: QImage, y: int, colour: str) -> list[int]:
    """Return the lengths of a colour in a row, from left to right."""
    wanted = QColor(colour).rgb()
    row = [image.pixel(x, y) == wanted for x in range(image.width())]
    return [len(list(run)) for found, run in groupby(row) if found]


def test_without_a_usual_range_there_is_no_band(drawn: StaircasePlot) -> None:
    drawn.show_plot(PLOT._replace(band=None, band_words=""))
    assert rows(painted(drawn), COLOURS["accent-weak"]) == set()


def test_higher_dose_stands_higher(drawn: StaircasePlot) -> None:
    def height(mg: int) -> int:
        one = (level(1, mg),)
        drawn.show_plot(PLOT._replace(main=one, other=one, band=None))
        return min(rows(painted(drawn), COLOURS["accent"]))

    assert height(15) > height(30) > height(75) > height(100)


def test_target_is_seen_to_last() -> None:
    assert PLOT.last_day == LAST.day + 3
    assert PLOT._replace(main=PLOT.main[:1]).last_day == PLOT.other[-1].day + 3


@pytest.mark.parametrize("limit", [12, 30, 60, 99, 400])
@pytest.mark.parametrize("width", [210, 900])
@pytest.mark.parametrize("levels", [1, 18, 200])
def test_plot_of_any_size_is_drawn(
    drawn: StaircasePlot, limit: int, width: int, levels: int
) -> None:
    main = tuple(level(1 + 3 * n, 5) for n in range(levels))
    drawn.show_plot(PLOT._replace(main=main, limit=Decimal(limit), band=None))
    drawn.resize(width, 210)
    assert rows(painted(drawn), COLOURS["stop"])


def test_larger_text_is_drawn_larger(drawn: StaircasePlot) -> None:
    before = painted(drawn)
    font = drawn.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    drawn.setFont(font)
    assert painted(drawn) != before


def test_plot_asks_for_more_width_than_height(plot: StaircasePlot) -> None:
    assert plot.sizeHint().width() == 2 * plot.sizeHint().height()
    assert plot.minimumSizeHint().height() == plot.sizeHint().height()
    assert plot.minimumSizeHint().width() < plot.sizeHint().width()


def test_both_lines_differ_by_more_than_their_colour() -> None:
    assert MAIN.style != OTHER.style
    assert MAIN.width > OTHER.width


def test_sample_shows_its_line_in_the_colours_of_now(qtbot: QtBot) -> None:
    colours = {"accent": "#123456"}
    sample = LineSample(MAIN, lambda: colours)
    qtbot.addWidget(sample)
    sample.resize(sample.width(), 30)
    for now in ("#123456", "#654321"):
        colours["accent"] = now
        assert rows(painted(sample), now)


def test_pointer_says_the_same_as_the_keys(drawn: StaircasePlot, read: list[str]) -> None:
    for x in range(0, drawn.width(), 10):
        point(drawn, x)
    by_pointer = list(dict.fromkeys(read))
    assert by_pointer == [each.words for each in PLOT.main]
