import pytest

from baklosan_desktop.dosing.plausibility import is_plausible, plausible_weights
from baklosan_desktop.quantities import Age, BodyWeight

LIMITS = [
    ((0, 0), "3", "60"),
    ((2, 11), "3", "60"),
    ((3, 0), "8", "45"),
    ((5, 11), "8", "45"),
    ((6, 0), "11", "90"),
    ((9, 11), "11", "90"),
    ((10, 0), "15", "140"),
    ((13, 11), "15", "140"),
    ((14, 0), "20", "200"),
    ((17, 11), "20", "200"),
    ((18, 0), "25", "300"),
    ((120, 0), "25", "300"),
]


@pytest.mark.parametrize(("age", "low", "high"), LIMITS)
def test_weight_is_plausible_up_to_both_limits(age: tuple[int, int], low: str, high: str) -> None:
    at, lightest, heaviest = Age.of(*age), BodyWeight.kg(low), BodyWeight.kg(high)
    assert plausible_weights(at) == (lightest, heaviest)
    assert is_plausible(lightest, at)
    assert is_plausible(heaviest, at)
    assert not is_plausible(BodyWeight(lightest.dag - 1), at)
    assert not is_plausible(BodyWeight(heaviest.dag + 1), at)
