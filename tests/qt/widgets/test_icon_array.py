from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.icon_array import IconArray

LIGHT = theme.colours(Theme.LIGHT)
CERTAIN, POSSIBLE, OTHER = LIGHT["band-1"], LIGHT["band-4"], LIGHT["edge"]
MARGIN = 2


@pytest.fixture
def array(qtbot: QtBot) -> IconArray:
    array = IconArray()
    qtbot.addWidget(array)
    return array


def drawn(array: IconArray, *figures: int) -> QImage:
    """Show figures in the size that is asked for them; return the picture."""
    least, most, of = figures
    array.show_figures(least, most, of, "words")
    array.resize(array.sizeHint())
    return array.grab().toImage()


def pitch(array: IconArray) -> float:
    """Return how far apart the figures of one block stand."""
    return (array.width() - 2 * MARGIN) / 10


def middles(array: IconArray, picture: QImage) -> list[str]:
    """Return the colour in the middle of each of a hundred figures."""
    step = pitch(array)
    return [
        picture.pixelColor(
            int(MARGIN + column * step + (step - 1) / 2), int(MARGIN + row * step + (step - 1) / 2)
        )
        .name()
        .upper()
        for row in range(10)
        for column in range(10)
    ]


@pytest.mark.parametrize(("least", "most"), [(1, 10), (10, 100), (0, 1), (0, 0), (100, 100)])
def test_each_figure_is_certain_possible_or_neither(
    array: IconArray, least: int, most: int
) -> None:
    found = middles(array, drawn(array, least, most, 100))
    expected = [CERTAIN] * least + [POSSIBLE] * (most - least) + [OTHER] * (100 - most)
    assert found == expected


def test_figures_differ_by_outline_and_size_not_by_colour_alone(array: IconArray) -> None:
    font = array.font()
    font.setPointSizeF(4 * font.pointSizeF())
    array.setFont(font)
    picture = drawn(array, 1, 2, 100)
    step, row = pitch(array), int(MARGIN + (pitch(array) - 1) / 2)
    certain, possible, other = (
        [picture.pixelColor(int(MARGIN + place * step) + x, row).name().upper() for x in (1, 10)]
        for place in range(3)
    )
    assert certain == [CERTAIN, CERTAIN]
    assert possible[0] != possible[1] == POSSIBLE
    assert other[0] not in {OTHER, CERTAIN, POSSIBLE}
    assert other[1] == OTHER


def test_hundred_figures_are_a_square(array: IconArray) -> None:
    drawn(array, 1, 10, 100)
    assert array.width() == array.height()


@pytest.mark.parametrize(("of", "across", "down"), [(1_000, 5, 2), (10_000, 25, 4)])
def test_more_figures_stand_in_full_rows_of_blocks(
    array: IconArray, of: int, across: int, down: int
) -> None:
    drawn(array, 1, 10, of)
    assert array.width() / array.height() == pytest.approx(across / down, rel=0.06)


@pytest.mark.parametrize("width", [60, 130, 300, 450])
def test_blocks_fit_into_whatever_width_there_is(array: IconArray, width: int) -> None:
    array.show_figures(1, 10, 10_000, "words")
    array.resize(width, array.heightForWidth(width))
    picture = array.grab().toImage()
    ground = LIGHT["band-isolated"]
    below = [picture.pixelColor(x, array.height() - 4).name().upper() for x in range(width)]
    assert ground in below
    assert below[-1] != ground


def test_narrow_room_makes_it_higher_never_wider(array: IconArray) -> None:
    array.show_figures(1, 10, 10_000, "words")
    wide = array.sizeHint()
    assert array.heightForWidth(wide.width() // 2) > wide.height()
    assert array.minimumSizeHint().width() < wide.width() / 10


def test_those_that_count_are_framed_in_a_crowd(array: IconArray) -> None:
    picture = drawn(array, 1, 10, 10_000)
    assert picture.pixelColor(0, 0).name().upper() == LIGHT["ink"]
    assert picture.pixelColor(MARGIN, MARGIN).name().upper() == CERTAIN
    assert picture.pixelColor(MARGIN + 5, MARGIN).name().upper() == POSSIBLE


def test_crowd_without_anybody_certain_shows_one_possible(array: IconArray) -> None:
    picture = drawn(array, 0, 1, 10_000)
    assert picture.pixelColor(MARGIN, MARGIN).name().upper() == POSSIBLE
    colours = {picture.pixelColor(x, 3).name().upper() for x in range(picture.width())}
    assert CERTAIN not in colours


def test_single_figure_is_a_sample_of_the_same_size(array: IconArray, qtbot: QtBot) -> None:
    sample = IconArray()
    qtbot.addWidget(sample)
    drawn(array, 1, 10, 100)
    drawn(sample, 1, 1, 1)
    assert sample.width() - 2 * MARGIN == pitch(array)


def test_figures_grow_with_the_text(array: IconArray) -> None:
    before = array.sizeHint().width()
    array.show_figures(1, 10, 100, "words")
    font = array.font()
    font.setPointSizeF(2 * font.pointSizeF())
    array.setFont(font)
    assert array.sizeHint().width() > 1.8 * before


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    qapp.setProperty("theme", Theme.DARK.value)
    yield
    qapp.setProperty("theme", None)


@pytest.mark.usefixtures("dark")
def test_figures_follow_the_theme(array: IconArray) -> None:
    named = theme.colours(Theme.DARK)
    found = middles(array, drawn(array, 1, 10, 100))
    assert set(found) == {named["band-1"], named["band-4"], named["edge"]}


def test_screen_reader_hears_the_words_instead(array: IconArray) -> None:
    array.show_figures(1, 10, 100, "1 to 10 of 100 people")
    spoken = QAccessible.queryAccessibleInterface(array).text(QAccessible.Text.Name)
    assert spoken == "1 to 10 of 100 people"
