from typing import Any

import pytest

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.bands import Band
from baklosan_desktop.labels.rates import PERCENTAGES, Rate, Role, derived_band, derived_word


def a_rate(ppm: int | None = 30_000, arm: str = "Demoxil", **more: Any) -> Rate:
    return Rate(arm, "3 %", ppm, **{"role": Role.DRUG} | more)


def test_exact_share_is_the_least_and_the_most() -> None:
    assert (a_rate().least_ppm, a_rate().most_ppm) == (30_000, 30_000)


def test_share_below_a_bound_is_anything_down_to_none() -> None:
    assert (a_rate(None, upper_ppm=10_000).least_ppm) == 0


def test_share_above_a_bound_is_anything_up_to_all() -> None:
    assert (a_rate(None, lower_ppm=10_000).most_ppm) == 1_000_000


@pytest.mark.parametrize("bounds", [{"ppm": None}, {"upper_ppm": 40_000}, {"lower_ppm": 0}])
def test_rate_is_exact_or_bounded(bounds: dict[str, Any]) -> None:
    with pytest.raises(LabelError, match="'3 %' needs a share or bounds of it, and not both"):
        a_rate(**bounds)


@pytest.mark.parametrize(
    "bounds",
    [{"ppm": -1}, {"ppm": 1_000_001}, {"ppm": None, "lower_ppm": 20, "upper_ppm": 10}],
)
def test_impossible_share_is_refused(bounds: dict[str, Any]) -> None:
    with pytest.raises(LabelError, match="'3 %' is no share of people"):
        a_rate(**bounds)


def test_highest_arm_that_took_the_drug_tells_the_band() -> None:
    rates = [
        a_rate(),
        a_rate(5_000, "Demoxil 10 mg"),
        a_rate(400_000, "placebo", role=Role.CONTROL),
    ]
    assert derived_band(rates) is Band.COMMON
    assert derived_word(rates) == "common (derived)"


def test_bounds_that_lie_in_several_bands_tell_none() -> None:
    rates = [a_rate(None, lower_ppm=10_000, upper_ppm=110_000)]
    assert derived_band(rates) is None
    assert derived_word(rates) == PERCENTAGES


def test_bounds_within_a_band_tell_it() -> None:
    assert derived_band([a_rate(None, lower_ppm=10_000, upper_ppm=90_000)]) is Band.COMMON


def test_control_alone_tells_no_band() -> None:
    assert derived_band([a_rate(role=Role.CONTROL)]) is None


@pytest.mark.parametrize("role", [Role.MIXED, Role.UNCLEAR])
def test_arm_that_did_not_take_the_drug_alone_tells_no_band(role: Role) -> None:
    assert derived_band([a_rate(role=role)]) is None


def test_reaction_that_nobody_had_tells_no_band() -> None:
    assert derived_band([a_rate(0)]) is None


def test_studies_that_agree_tell_the_band() -> None:
    rates = [a_rate(source="Table 1"), a_rate(40_000, source="Table 2")]
    assert derived_band(rates) is Band.COMMON


def test_studies_that_disagree_tell_no_band() -> None:
    rates = [a_rate(source="Table 1"), a_rate(400_000, source="Table 2")]
    assert derived_band(rates) is None
