"""Which tablets make a dose, from the strengths at hand, and how many packs a period takes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer, Mark
from baklosan_desktop.dosing.dispensing import Portion, Strength, packs, portions, usable
from baklosan_desktop.dosing.division import divided
from baklosan_desktop.dosing.doses import FirstDose, NextDose, Plan, Prescribed, TabletDose
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.labels.population import Group
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.dose_asked import Asked, Reference
from baklosan_desktop.screens.dose_plan import INTAKES
from baklosan_desktop.screens.dose_quotes import Sentence
from baklosan_desktop.wording import counted, measured

_EDITORIAL = Mark.EDITORIAL.value


class SupplyView(NamedTuple):
    """What can be handed over for the judged dose, and what cannot, with the reason."""

    title: str
    sentences: tuple[Sentence, ...]


def supply_view(
    answer: Answer, asked: Asked, at_hand: Sequence[Strength], book: Reference
) -> SupplyView | None:
    """Say which tablets at hand make the dose of an answer; None where there is nothing to say."""
    if (daily := _judged(answer)) is None:
        return None
    if not (strengths := usable(daily, at_hand, book.rules)):
        return None
    return SupplyView(
        measured(f"Tablets for {daily} per day"),
        tuple(_sentences(daily, strengths, asked.typed.period, book)),
    )


def _judged(answer: Answer) -> Mass | None:
    """Return the dose that tablets are counted for (policies "Tablets")."""
    match answer.dose:
        case FirstDose(daily, _):
            return daily.high if daily.low == daily.high else None
        case NextDose(_, per_day, _):
            return per_day
        case Plan(way, _):
            return way.target
        case Prescribed(daily) | TabletDose(daily, _):
            return daily
        case _:
            return None


def _sentences(
    daily: Mass, strengths: Sequence[Strength], period: int | None, book: Reference
) -> Iterator[Sentence]:
    rules = book.rules
    first = rules.rule(RuleKind.INITIAL, Group.ADULTS)
    unit = stated(first.amount).high
    whole_day = portions(daily, strengths)
    parts = divided(daily, stated(first.times_per_day), unit)
    made = [portions(part, strengths) for part in parts or ()]
    if parts and all(made):
        yield Sentence(measured(_by_intake(parts, made)), mark=_EDITORIAL)
    elif whole_day:
        words = f"The day's total is {_tablets(whole_day)}; the prescriber divides it."
        yield Sentence(measured(words), mark=_EDITORIAL)
    else:
        listed = ", ".join(_name(strength) for strength in strengths)
        yield Sentence(measured(f"{daily} per day cannot be made exactly from {listed}."))
    if period and (day := _per_day(made, whole_day)):
        yield from _packs(day, period, book)


def _by_intake(parts: Sequence[Mass], made: Sequence[tuple[Portion, ...] | None]) -> str:
    """Say the tablets of each intake, once where all are alike."""
    texts = [f"{part} as {_tablets(way or ())}" for part, way in zip(parts, made, strict=True)]
    if len(set(texts)) == 1:
        return f"{len(texts)} times per day {texts[0]}."
    each = (f"{when} {text}" for when, text in zip(INTAKES, texts, strict=True))
    return f"{', '.join(each)}."


def _per_day(
    made: list[tuple[Portion, ...] | None], whole_day: tuple[Portion, ...] | None
) -> tuple[Portion, ...]:
    """Add up the tablets of all intakes, strength by strength."""
    ways = [way for way in made if way] if made and all(made) else [whole_day or ()]
    halves: dict[Strength, int] = {}
    for way in ways:
        for portion in way:
            halves[portion.strength] = halves.get(portion.strength, 0) + portion.halves
    return tuple(Portion(strength, count) for strength, count in halves.items())


def _packs(day: Sequence[Portion], period: int, book: Reference) -> Iterator[Sentence]:
    """Count packs where the label says how many tablets one holds, tablets elsewhere."""
    own = book.rules.rule(RuleKind.STRENGTH).strength
    for portion in day:
        total = Portion(portion.strength, portion.halves * period)
        words = f"For {counted(period, 'day')}: {total} tablets of {_name(portion.strength)}"
        if portion.strength.amount == own:
            held = int(book.label.pack.partition(" ")[0])
            words += f", {counted(packs(portion, period, held), 'pack')} of {held}"
        yield Sentence(measured(f"{words}."), mark=Mark.DERIVED.value)


def _tablets(way: Sequence[Portion]) -> str:
    return " and ".join(f"{each} × {_name(each.strength)}" for each in way)


def _name(strength: Strength) -> str:
    return f"{strength.amount}{' scored' if strength.scored else ''}"
