"""Is a weight likely at an age? Editorial limits (policies "Input", REQ-07)."""

from baklosan_desktop.quantities import Age, BodyWeight

# Under this age, in years: from and to these weights, in kg, both plausible.
_LIMITS = (
    (3, "3", "60"),
    (6, "8", "45"),
    (10, "11", "90"),
    (14, "15", "140"),
    (18, "20", "200"),
    (121, "25", "300"),
)
# Pregnancy is asked from this age on; a yes below it asks for confirmation.
CHILDBEARING_FROM = Age.of(9)


def plausible_weights(age: Age) -> tuple[BodyWeight, BodyWeight]:
    """Return the lightest and the heaviest plausible weight."""
    low, high = next((low, high) for years, low, high in _LIMITS if age < Age.of(years))
    return BodyWeight.kg(low), BodyWeight.kg(high)


def is_plausible(weight: BodyWeight, age: Age) -> bool:
    """Whether a weight needs no confirmation at this age."""
    lightest, heaviest = plausible_weights(age)
    return lightest <= weight <= heaviest
