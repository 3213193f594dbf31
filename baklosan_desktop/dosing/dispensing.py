"""What can be handed over: tablets per day from the strengths at hand, and for a period."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Mass

_HALVES = 2


class Strength(NamedTuple):
    """A tablet at hand; only a scored one may be halved."""

    amount: Mass
    scored: bool = False

    @property
    def smallest(self) -> Mass:
        """The smallest dose that it makes."""
        return Mass(self.amount.ug // _HALVES) if self.scored else self.amount


class Portion(NamedTuple):
    """So many tablets of one strength, counted in halves."""

    strength: Strength
    halves: int

    @property
    def amount(self) -> Mass:
        """The drug in them."""
        return Mass(self.strength.amount.ug * self.halves // _HALVES)

    def __str__(self) -> str:
        whole, half = divmod(self.halves, _HALVES)
        return f"{whole or ''}½" if half else str(whole)


def bundled_strength(rules: Rulebook) -> Strength:
    """Return the strength that the label is about; it states no score line."""
    return Strength(stated(rules.rule(RuleKind.STRENGTH).strength))


def usable(daily: Mass, at_hand: Sequence[Strength], rules: Rulebook) -> tuple[Strength, ...]:
    """Return the strengths that may serve a daily dose: the label keeps its own for high doses."""
    rule = rules.rule(RuleKind.STRENGTH)
    kept = bundled_strength(rules)
    is_high = daily >= stated(rule.amount).low
    return tuple(each for each in at_hand if each.amount != kept.amount or is_high)


def portions(dose: Mass, strengths: Sequence[Strength]) -> tuple[Portion, ...] | None:
    """Make a dose from whole tablets if possible, and from few; None where that is not exact."""
    return min(_ways(dose, tuple(strengths)), key=_tablets, default=None)


def packs(portion: Portion, days: int, pack: int) -> int:
    """Return how many packs a period takes."""
    return -(-portion.halves * days // (_HALVES * pack))


def _ways(dose: Mass, strengths: tuple[Strength, ...]) -> Iterator[tuple[Portion, ...]]:
    if dose == Mass(0):
        yield ()
        return
    if not strengths:
        return
    strength, *others = strengths
    for count in range(dose.ug // strength.smallest.ug, -1, -1):
        halves = count if strength.scored else count * _HALVES
        portion = Portion(strength, halves)
        for rest in _ways(dose - portion.amount, tuple(others)):
            yield (portion, *rest) if count else rest


def _tablets(way: tuple[Portion, ...]) -> tuple[int, int]:
    """Prefer whole tablets, then few of them."""
    return sum(each.halves % _HALVES for each in way), sum(each.halves for each in way)
