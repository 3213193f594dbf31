"""Whether each fact says what its quote says, as far as a machine can tell.

A number, a unit or a band word that the fact states must stand in its quote, and a number in the
quote of a dose rule or a band must be stated by the fact.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from baklosan_desktop.labels.bands import PPM_PER_PERCENT, BandDefinition
from baklosan_desktop.labels.facts import (
    Advice,
    Caution,
    DoseRule,
    Fact,
    Facts,
    Interaction,
    Monitoring,
    Per,
    SideEffect,
    Statement,
)
from baklosan_desktop.labels.population import Population
from baklosan_desktop.quantities import MassRange, decimal_text

_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)
_NO_NUMBER = r"(?<![0-9])(?<![0-9][.-])"  # before it: "10 mg" is not said by "5-10 mg"

# The units that stand beside an amount tell what it is counted per; any other mixture is unclear.
_UNITS: Mapping[str, re.Pattern[str]] = {
    "times a day": re.compile(r"times (?:/|per) day"),
    "day": re.compile(r"(?<!times )(?:/|per) day|daily dose"),
    "kg": re.compile(r"(?:/|per) kg"),
    "every few days": re.compile(r"every [0-9]+ days", re.ASCII),
}
_PER: Mapping[frozenset[str], Per] = {
    frozenset({"times a day"}): Per.INTAKE,
    frozenset({"day"}): Per.DAY,
    frozenset({"kg", "day"}): Per.KG_DAY,
    frozenset({"kg"}): Per.KG,
    frozenset({"every few days"}): Per.STEP,
}

Wordings = tuple[str, ...]


def disagreements(facts: Facts) -> list[str]:
    """Return a sentence for each fact that says something else than its quotes."""
    found = [f"Band '{band.word}' {what}." for band in facts.bands for what in _band(band)]
    return found + [f"{fact.id} {what}." for fact in facts for what in _fact(fact)]


def numbers(text: str) -> set[str]:
    """Return the numbers in a text, without trailing zeros lost or added.

    >>> sorted(numbers("2.5 mg / kg within 1-2 weeks"))
    ['1', '2', '2.5']
    """
    return set(_NUMBERS.findall(text))


def _band(band: BandDefinition) -> Iterator[str]:
    quote = band.citation.quote
    if not quote.startswith(band.word):
        yield f"is not what '{quote}' defines"
    stated = {"more than": band.more_than_ppm, "less than": band.less_than_ppm}
    for words, ppm in stated.items():
        if ppm is None and words in quote:
            yield f"leaves out '{words}' of '{quote}'"
        elif ppm is not None and f"{words} {_percent(ppm)}" not in quote:
            yield f"states '{words} {_percent(ppm)}' where the label says '{quote}'"


def _percent(ppm: int) -> str:
    whole, rest = divmod(ppm, PPM_PER_PERCENT)
    return f"{whole}.{rest:04}".rstrip("0").rstrip(".") + "%"


def _fact(fact: Fact) -> Iterator[str]:
    quotes = " ".join(citation.quote for citation in fact.citations)
    match fact:
        case DoseRule():
            yield from _dose_rule(fact, quotes)
        case SideEffect():
            yield from _side_effect(fact, quotes)
        case Caution():
            yield from _unsaid(_ages(fact.population), quotes)
        case Interaction():  # "antihypertensive, anti-gout agents": each word of a partner occurs
            yield from _unsaid(((words,) for words in (fact.effect, *fact.partner.split())), quotes)
        case Monitoring():
            yield from _unsaid(((test,) for test in fact.tests), quotes)
        case Statement():
            yield from _unsaid([(fact.text,)], quotes)
        case Advice():
            for number in sorted(numbers(fact.text) - numbers(quotes)):
                yield f"states {number} where the label says '{quotes}'"


def _dose_rule(rule: DoseRule, quotes: str) -> Iterator[str]:
    wordings = [*_ages(rule.population), *_quantities(rule)]
    yield from _unsaid(wordings, quotes)
    stated = {number for wording in wordings for number in numbers(wording[0])}
    for number in sorted(numbers(quotes) - stated):
        yield f"leaves out {number} of '{quotes}'"
    units = frozenset(unit for unit, words in _UNITS.items() if words.search(quotes))
    if rule.per and rule.per is not _PER.get(units):
        yield f"counts {rule.per.value} where the label says '{quotes}'"


def _unsaid(stated: Iterable[Wordings], quotes: str) -> Iterator[str]:
    """Yield a complaint for whatever the quotes say in none of its wordings."""
    for wordings in stated:
        if not re.search(rf"{_NO_NUMBER}(?:{'|'.join(map(re.escape, wordings))})", quotes):
            yield f"states '{wordings[0]}' where the label says '{quotes}'"


def _ages(population: Population) -> Iterator[Wordings]:
    if population.from_age:
        age = str(population.from_age)
        years = age.removesuffix(" years")
        yield f"over {age}", f"older than {age}", f"from {years} to"
    if population.to_age:
        yield (
            f"under {population.to_age}",
            f"under the age of {population.to_age}",
            f"to {population.to_age}",
        )


def _quantities(rule: DoseRule) -> Iterator[Wordings]:
    if rule.amount:
        yield _range(rule.amount)
    if rule.strength:
        yield (str(rule.strength),)
    if rule.times_per_day is not None:
        yield (f"{rule.times_per_day} times / day",)
    if rule.every_days is not None:
        yield (f"every {rule.every_days} days",)
    if rule.within_weeks:
        low, high = rule.within_weeks
        yield f"{low}-{high} weeks", f"{low} to {high} weeks"


def _range(amount: MassRange) -> Wordings:
    return (
        str(amount),
        f"{amount.low} to {amount.high}",
        f"{decimal_text(amount.low.number)}-{amount.high}",
    )


def _side_effect(effect: SideEffect, quotes: str) -> Iterator[str]:
    yield from _unsaid([(effect.term,)], quotes)
    if effect.band and not quotes.startswith(effect.band):
        yield f"is filed under '{effect.band}' where the label says '{quotes}'"
    if effect.note:
        yield from _unsaid([(effect.note,)], quotes)
