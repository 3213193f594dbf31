"""Which tablets make a dose, from the strengths at hand, and how many packs a period takes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.dosing.answer import Answer, Mark
from baklosan_desktop.dosing.dispensing import (
    HALVES,
    Portion,
    Strength,
    made,
    packs,
    portions,
    usable,
)
from baklosan_desktop.dosing.division import divided
from baklosan_desktop.dosing.doses import FirstDose, NextDose, Plan, Prescribed, TabletDose
from baklosan_desktop.dosing.entry import dose_above_zero, intakes
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.labels.population import Group
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.dose_asked import Asked, Reference
from baklosan_desktop.screens.dose_form import Question
from baklosan_desktop.screens.dose_plan import INTAKES
from baklosan_desktop.screens.dose_quotes import Sentence
from baklosan_desktop.wording import NBSP, counted, measured

_EDITORIAL, _DERIVED = Mark.EDITORIAL.value, Mark.DERIVED.value


class SupplyView(NamedTuple):
    """What can be handed over for the judged dose, and what cannot, with the reason."""

    title: str
    sentences: tuple[Sentence, ...]


def supply_view(
    answer: Answer, asked: Asked, at_hand: Sequence[Strength], book: Reference
) -> SupplyView | None:
    """Say which tablets at hand make the dose of an answer; None where there is nothing to say."""
    daily = _judged(answer)
    if daily is None or not (strengths := usable(daily, at_hand, book.rules)):
        return None
    title = f"Tablets for {daily} per day"
    if isinstance(answer.dose, Plan):
        title = f"Tablets from day {answer.dose.per_day.first_day} on, at {daily} per day"
    day = _divided(asked, strengths) or _day(daily, _parts(daily, book), strengths)
    packed = _packs(day.tablets, asked.typed.period, book) if asked.typed.period else ()
    return SupplyView(measured(title), (*day.sentences, *packed))


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


class _Day(NamedTuple):
    """What makes the dose of one day, in words and in tablets."""

    sentences: tuple[Sentence, ...]
    tablets: tuple[Portion, ...] = ()


def _divided(asked: Asked, strengths: Sequence[Strength]) -> _Day | None:
    """Make each intake as the prescriber divides the day; None where that is not said."""
    if asked.form.question is not Question.CHECK or not asked.form.per_intake.strip():
        return None
    each, times = dose_above_zero(asked.form.per_intake), intakes(asked.form.times)
    if way := portions(each, strengths):
        return _Day(tuple(_by_intake((each,) * times, [way] * times)), _added_up([way] * times))
    return _Day((_not_made(each, "intake", strengths),))


def _parts(daily: Mass, book: Reference) -> tuple[Mass, ...]:
    """Divide a day over the label's intakes; empty where that fails."""
    first = book.rules.rule(RuleKind.INITIAL, Group.ADULTS)
    return divided(daily, stated(first.times_per_day), stated(first.amount).high) or ()


def _day(daily: Mass, parts: tuple[Mass, ...], strengths: Sequence[Strength]) -> _Day:
    """Say the tablets of each intake, or of the day, which the prescriber divides."""
    day = made(daily, parts, strengths)
    if day.intakes:
        return _Day(tuple(_by_intake(parts, day.intakes)), _added_up(day.intakes))
    if not day.total:
        return _Day((_not_made(daily, "day", strengths),))
    words = f"The day's total is {_tablets(day.total)}; the prescriber divides it."
    return _Day((Sentence(measured(words), mark=_EDITORIAL),), day.total)


def _not_made(dose: Mass, per: str, strengths: Sequence[Strength]) -> Sentence:
    listed = ", ".join(_name(strength) for strength in strengths)
    return Sentence(
        measured(f"{dose} per {per} cannot be made exactly from {listed}."), (), _DERIVED
    )


def _by_intake(parts: Sequence[Mass], ways: Sequence[tuple[Portion, ...]]) -> Iterator[Sentence]:
    """Say the tablets of each intake, once where all are alike."""
    texts = [f"{part}: {_tablets(way)}" for part, way in zip(parts, ways, strict=True)]
    if len(set(texts)) == 1:
        often = "Once" if len(texts) == 1 else f"{len(texts)} times"
        yield Sentence(measured(f"{often} per day {texts[0]}."), mark=_EDITORIAL)
        return
    for when, text in zip(INTAKES, texts, strict=True):
        yield Sentence(measured(f"{when} {text}."), mark=_EDITORIAL)


def _added_up(ways: Sequence[tuple[Portion, ...]]) -> tuple[Portion, ...]:
    """Add up the tablets of all intakes, strength by strength."""
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
        yield Sentence(measured(f"{words}."), mark=_DERIVED)


def _tablets(way: Sequence[Portion]) -> str:
    return " and ".join(f"{_count(each)} of {_name(each.strength)}" for each in way)


def _count(portion: Portion) -> str:
    """Count tablets in words that no line end can tear into another number."""
    if portion.halves == 1:
        return "half a tablet"
    plural = "" if portion.halves == HALVES else "s"
    return f"{portion}{NBSP}tablet{plural}"


def _name(strength: Strength) -> str:
    return f"{strength.amount}{' scored' if strength.scored else ''}"
