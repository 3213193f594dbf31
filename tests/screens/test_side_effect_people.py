import pytest

from baklosan_desktop.labels.bands import Band
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.rates import PERCENTAGES
from baklosan_desktop.screens.side_effect_matrix import Column
from baklosan_desktop.screens.side_effect_people import Figures, figures, people
from baklosan_desktop.wording import EDITORIAL, NBSP
from tests.builders import a_band

MILLION = 1_000_000
EXPECTED = {
    Band.VERY_COMMON: Figures(10, 100, 100),
    Band.COMMON: Figures(1, 10, 100),
    Band.UNCOMMON: Figures(1, 10, 1_000),
    Band.RARE: Figures(1, 10, 10_000),
    Band.VERY_RARE: Figures(0, 1, 10_000),
}


@pytest.mark.parametrize("band", Band)
def test_band_is_drawn_as_a_range_never_as_one_number(band: Band) -> None:
    assert figures(band) == EXPECTED[band]
    assert figures(band).least < figures(band).most


@pytest.mark.parametrize("band", Band)
def test_figures_are_exactly_the_bounds_of_the_band(band: Band) -> None:
    found = figures(band)
    assert found.least * MILLION == band.lower_ppm * found.of
    assert found.most * MILLION == band.upper_ppm * found.of


@pytest.mark.parametrize(
    ("word", "sentence", "key"),
    [
        (
            "very frequent",
            "Each effect of this band may affect 10 or more of 100 people.",
            ["at least 10", "perhaps more: the band has no upper limit"],
        ),
        (
            "frequent",
            "Each effect of this band may affect 1 to 10 of 100 people.",
            ["at least 1", "up to 10", "the other 90"],
        ),
        (
            "infrequent",
            "Each effect of this band may affect 1 to 10 of 1,000 people.",
            ["at least 1", "up to 10", "the other 990"],
        ),
        (
            "rare",
            "Each effect of this band may affect 1 to 10 of 10,000 people.",
            ["at least 1", "up to 10", "each square: 100 people"],
        ),
        (
            "very rare",
            "Each effect of this band may affect at most 1 of 10,000 people.",
            ["at most 1", "each square: 100 people"],
        ),
    ],
)
def test_range_is_said_in_words(facts: Facts, word: str, sentence: str, key: list[str]) -> None:
    band = next(band for band in facts.bands if band.word == word)
    said = people(Column(word, band, 1))
    assert said.sentence == sentence
    assert [entry.words for entry in said.key] == key
    assert said.figures == EXPECTED[band.normalised]


def test_key_shows_each_look_by_one_figure() -> None:
    looks = [entry.figure for entry in people(Column("frequent", a_band(), 1)).key]
    assert looks == [Figures(1, 1, 1), Figures(0, 1, 1), Figures(0, 0, 1)]


def test_hz_26_drawing_is_said_to_be_ours_and_of_one_effect() -> None:
    note = people(Column("frequent", a_band(), 1)).note.replace(NBSP, " ")
    assert note == (
        "Drawn from the agreed band, common, ≥ 1 % to < 10 % (editorial); effects are not added up."
    )
    assert EDITORIAL in note


def test_what_is_no_band_is_not_drawn_and_says_why() -> None:
    said = people(Column("isolated cases", None, 1))
    assert said.sentence == "This label gives no figure for “isolated cases”: nothing can be drawn."
    assert (said.figures, said.key) == (None, ())
    assert said.spoken == said.sentence


def test_all_of_it_is_spoken() -> None:
    said = people(Column("frequent", a_band(), 1))
    assert said.spoken == f"{said.sentence} {said.note}"


def test_percentages_that_come_to_no_band_are_not_drawn() -> None:
    shown = people(Column(PERCENTAGES, None, 3))
    assert shown.sentence == "These percentages come to no single band: nothing can be drawn."
    assert shown.figures is None
