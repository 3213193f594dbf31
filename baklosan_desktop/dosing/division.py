"""How a day's dose is divided over its intakes (policies "Doses", editorial; AMB-10)."""

from baklosan_desktop.quantities import Mass


def divided(daily: Mass, intakes: int, unit: Mass) -> tuple[Mass, ...] | None:
    """Divide a day into equal parts of whole units, the rest to the last intakes; None if uneven.

    >>> [str(each) for each in divided(Mass.mg("20"), 3, Mass.mg("5"))]
    ['5 mg', '5 mg', '10 mg']
    """
    units, rest = divmod(daily.ug, unit.ug)
    if rest or units < intakes:
        return None
    each, left = divmod(units, intakes)
    plain = intakes - left
    return (*[unit * each] * plain, *[unit * (each + 1)] * left)
