from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.division import divided
from baklosan_desktop.quantities import Mass

UNIT = Mass.mg("5")
# What the policies write out ("Doses"), and the label's own first dose.
DIVIDED = {
    "15": ("5", "5", "5"),
    "20": ("5", "5", "10"),
    "25": ("5", "10", "10"),
    "30": ("10", "10", "10"),
    "100": ("30", "35", "35"),
}


@pytest.mark.parametrize(("daily", "parts"), DIVIDED.items())
def test_rest_goes_to_the_evening_then_to_midday(daily: str, parts: tuple[str, ...]) -> None:
    assert divided(Mass.mg(daily), 3, UNIT) == tuple(map(Mass.mg, parts))


@pytest.mark.parametrize("daily", ["12.5", "99.75", "33.3", "1"])
def test_hz_29_dose_of_no_whole_units_is_not_divided(daily: str) -> None:
    assert divided(Mass.mg(daily), 3, UNIT) is None


@pytest.mark.parametrize("daily", ["0", "5", "10"])
def test_no_intake_is_left_empty(daily: str) -> None:
    assert divided(Mass.mg(daily), 3, UNIT) is None


def test_single_intake_takes_all() -> None:
    assert divided(Mass.mg("25"), 1, UNIT) == (Mass.mg("25"),)


@given(st.integers(0, 1_000_000), st.integers(1, 24))
def test_hz_29_parts_are_whole_units_that_add_up_and_differ_by_one_at_most(
    ug: int, intakes: int
) -> None:
    parts = divided(Mass(ug), intakes, UNIT)
    assert (parts is None) == (ug % UNIT.ug != 0 or ug < UNIT.ug * intakes)
    if parts:
        assert len(parts) == intakes
        assert sum(part.ug for part in parts) == ug
        assert all(part.ug % UNIT.ug == 0 for part in parts)
        assert max(parts) - min(parts) <= UNIT
        assert all(earlier <= later for earlier, later in pairwise(parts))
