"""What can be handed over: tablets per day from the strengths at hand, and for a period."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Mass

HALVES = 2  # in a tablet


class Strength(NamedTuple):
    """A tablet at hand; only a scored one may be halved."""

    amount: Mass
    scored: bool = False

    @property
    def smallest(self) -> Mass:
        """The smallest dose that it makes."""
        return Mass(self.amount.ug // HALVES) if self.scored else self.amount


class Portion(NamedTuple):
    """So many tablets of one strength, counted in halves."""

    strength: Strength
    halves: int

    @property
    def amount(self) -> Mass:
        """The drug in them."""
        return Mass(self.strength.amount.ug * self.halves // HALVES)

    def __str__(self) -> str:
        whole, half = divmod(self.halves, HALVES)
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


class Day(NamedTuple):
    """How tablets make the dose of a day: intake by intake, or in total where only that is made.

    In both empty where there is no exact way.
    """

    intakes: tuple[tuple[Portion, ...], ...] = ()
    total: tuple[Portion, ...] = ()


def made(daily: Mass, parts: Sequence[Mass], strengths: Sequence[Strength]) -> Day:
    """Make a day that is divided into these parts; whole tablets that need no score come first."""
    total = portions(daily, [each for each in strengths if not each.scored])
    ways = [way for part in parts if (way := portions(part, strengths))]
    if parts and len(ways) == len(parts) and (total is None or not _are_scored(ways)):
        return Day(tuple(ways))
    return Day(total=total or portions(daily, strengths) or ())


def packs(portion: Portion, days: int, pack: int) -> int:
    """Return how many packs a period takes."""
    return -(-portion.halves * days // (HALVES * pack))


def _ways(dose: Mass, strengths: tuple[Strength, ...]) -> Iterator[tuple[Portion, ...]]:
    if dose == Mass(0):
        yield ()
        return
    if not strengths:
        return
    strength, *others = strengths
    for count in range(dose.ug // strength.smallest.ug, -1, -1):
        halves = count if strength.scored else count * HALVES
        portion = Portion(strength, halves)
        for rest in _ways(dose - portion.amount, tuple(others)):
            yield (portion, *rest) if count else rest


def _are_scored(ways: Sequence[tuple[Portion, ...]]) -> bool:
    return any(portion.strength.scored for way in ways for portion in way)


def _tablets(way: tuple[Portion, ...]) -> tuple[int, int]:
    """Prefer whole tablets, then few of them."""
    return sum(each.halves % HALVES for each in way), sum(each.halves for each in way)
