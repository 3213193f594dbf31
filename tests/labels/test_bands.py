from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.bands import Band, Ours
from baklosan_desktop.labels.facts import Facts
from tests.builders import a_band


def test_bands_lie_side_by_side_most_frequent_first() -> None:
    assert Band.VERY_COMMON.upper_ppm == 1_000_000
    assert Band.VERY_RARE.lower_ppm == 0
    assert all(higher.lower_ppm == lower.upper_ppm for higher, lower in pairwise(Band))


def test_agreed_words_are_the_agreed_ones() -> None:
    assert [band.word for band in Band] == [
        "very common",
        "common",
        "uncommon",
        "rare",
        "very rare",
    ]


def test_the_label_defines_every_band_in_its_own_words(facts: Facts) -> None:
    defined = {
        band.normalised: (band.word, band.more_than_ppm, band.less_than_ppm) for band in facts.bands
    }
    assert defined == {
        Band.VERY_COMMON: ("very frequent", 100_000, None),
        Band.COMMON: ("frequent", 10_000, 100_000),
        Band.UNCOMMON: ("infrequent", 1_000, 10_000),
        Band.RARE: ("rare", 100, 1_000),
        Band.VERY_RARE: ("very rare", None, 100),
    }
    assert list(defined) == list(Band)


def test_strict_bounds_leave_four_frequencies_in_no_band(facts: Facts) -> None:
    stated = [(band.more_than_ppm or -1, band.less_than_ppm or 1_000_001) for band in facts.bands]
    for ppm in (100, 1_000, 10_000, 100_000):
        assert not any(more_than < ppm < less_than for more_than, less_than in stated)
        assert sum(band.lower_ppm <= ppm < band.upper_ppm for band in Band) == 1


@pytest.mark.parametrize(
    "bounds",
    [
        {"more_than_ppm": 1_000},
        {"less_than_ppm": 10_000},
        {"more_than_ppm": None, "at_least_ppm": 1_000},
        {"less_than_ppm": None, "at_most_ppm": 10_000},
        {"normalised": Band.RARE},
    ],
)
def test_band_with_other_bounds_than_the_agreed_one_is_refused(
    bounds: dict[str, Any],
) -> None:
    with pytest.raises(LabelError, match="Band 'frequent' is not the band"):
        a_band(**bounds)


def test_label_may_state_one_side_of_a_band_only() -> None:
    up_to = a_band(more_than_ppm=None, less_than_ppm=None, at_most_ppm=100_000)
    assert (up_to.lower_ppm, up_to.upper_ppm) == (None, 100_000)


def test_bounds_count_as_bounds_whether_they_are_part_of_the_band_or_not() -> None:
    included = a_band(more_than_ppm=None, at_least_ppm=10_000)
    assert (included.lower_ppm, included.upper_ppm) == (10_000, 100_000)


def test_band_of_the_label_without_any_bound_is_refused() -> None:
    with pytest.raises(LabelError, match="Band 'frequent' has no bounds"):
        a_band(more_than_ppm=None, less_than_ppm=None)


@pytest.mark.parametrize("ours", Ours)
def test_band_of_ours_needs_no_bounds(ours: Ours) -> None:
    assert a_band(more_than_ppm=None, less_than_ppm=None, ours=ours).upper_ppm is None


@given(st.integers(0, 1_000_000))
def test_every_frequency_is_in_the_band_that_has_it_between_its_bounds(ppm: int) -> None:
    found = Band.of(ppm)
    assert found.lower_ppm <= ppm
    assert ppm < found.upper_ppm or ppm == found.upper_ppm == 1_000_000
