"""The pharmacist summary: the label on one page, each statement with the lines it stands in."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from baklosan_desktop.handouts.page import Handout, Imprint, handout
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import DoseRule, Facts, RuleKind, Seriousness, Topic
from baklosan_desktop.labels.population import Group
from baklosan_desktop.screens.handout import Sheet
from baklosan_desktop.wording import EDITORIAL, amount, quoted, stated_dose

_URGENT = {Seriousness.EMERGENCY, Seriousness.URGENT}
_INTAKE = {RuleKind.ROUTE_AND_FOOD, RuleKind.MISSED_DOSE}
_DOSES = {
    Group.ADULTS: "Adults",
    Group.SENSITIVE: "Increased sensitivity, not an allergy",
    Group.CHILDREN: "Children",
    Group.ALL: "All",
}


Stated = tuple[str, tuple[Citation, ...]]


class Item(NamedTuple):
    """Statements that stand in the same lines of the label, and these lines."""

    words: str
    lines: str


class Row(NamedTuple):
    """What the label says about one matter; `mark` says what of it is ours."""

    title: str
    items: tuple[Item, ...]
    mark: str = ""


def render(sheet: Sheet, imprint: Imprint) -> Handout:
    """Lay the summary out for the pharmacist: one page of A4 or Letter in normal text."""
    facts = sheet.facts
    every = chain(_doses(facts), _warnings(facts), _effects(facts), _other(facts))
    rows = tuple(row for row in every if row.items)
    unclear = len(facts.ambiguities), sum(note.serious for note in facts.ambiguities)
    return handout("summary.html.j2", sheet, imprint, rows=rows, unclear=unclear)


def _doses(facts: Facts) -> Iterator[Row]:
    for group, title in _DOSES.items():
        whose = (rule for rule in facts.dose_rules if rule.population.group is group)
        rules = [rule for rule in whose if stated_dose(rule) or rule.kind in _INTAKE]
        is_assumed = any(rule.population.assumed for rule in rules)
        mark = f"group by position, {EDITORIAL}" if is_assumed else ""
        yield Row(title, _items((_rule(rule), rule.citations) for rule in rules), mark)


def _rule(rule: DoseRule) -> str:
    whom = rule.population
    ages = f"over {amount(whom.from_age)}" if whom.from_age else ""
    if whom.from_age and whom.to_age:
        ages = f"{amount(whom.from_age)} to {amount(whom.to_age)}"
    name = ", ".join(filter(None, (rule.kind.value, ages)))
    said = f"{name}{':' if ages else ''} {stated_dose(rule) or quoted(rule.citations[0].quote)}"
    if rule.kind is RuleKind.WEIGHT_INITIAL:
        said += f" [not used: contradicts the other initial dose, {EDITORIAL}]"
    return said


def _warnings(facts: Facts) -> Iterator[Row]:
    clear = [
        (fact.question, fact.citations) for fact in facts.contraindications if not fact.conflict
    ]
    yield Row("Contraindicated", _items(clear))
    yield from _conflicts(facts)
    yield Row("With caution", _items((fact.question, fact.citations) for fact in facts.cautions))
    for tests, same in groupby(facts.monitoring, key=lambda fact: ", ".join(fact.tests)):
        yield Row(f"Tests ({tests})", _items((fact.question, fact.citations) for fact in same))
    yield Row("Interactions", _items(_named(facts)), f"not listed is not safe, {EDITORIAL}")


def _named(facts: Facts) -> Iterator[Stated]:
    """Name the partners that have one effect together; each cites its own words."""
    for effect, same in groupby(facts.interactions, key=lambda fact: fact.effect):
        partners = tuple(same)
        cited = tuple(citation for fact in partners for citation in fact.citations)
        yield f"{', '.join(fact.partner for fact in partners)} {quoted(effect)}", cited


def _conflicts(facts: Facts) -> Iterator[Row]:
    """Name what the label forbids and gives a dose for: the figure is no leave (AMB-01)."""
    for fact in facts.contraindications:
        if fact.conflict:
            rules = (rule for rule in facts.dose_rules if set(rule.citations) & set(fact.citations))
            figures = [f"{rule.kind.value} {stated_dose(rule)}" for rule in rules]
            words = ", ".join(("contraindicated", *figures))
            mark = f"the label contradicts itself; safest reading: contraindicated, {EDITORIAL}"
            yield Row(fact.question, _items([(words, fact.citations)]), mark)


def _effects(facts: Facts) -> Iterator[Row]:
    """Name the effects of the most frequent band, and those that need help at once."""
    bands = sorted(facts.bands, key=lambda band: band.normalised.lower_ppm)
    most = bands[-1].word if bands else ""
    effects = facts.side_effects
    often = [(effect.term, effect.citations) for effect in effects if effect.band == most]
    urgent = [(e.term, e.citations) for e in effects if e.seriousness in _URGENT]
    yield Row(f"Side effects, {most}", _items(often))
    yield Row("Side effects, urgent", _items(urgent), f"choice {EDITORIAL}")


def _other(facts: Facts) -> Iterator[Row]:
    for title, topics in (
        ("Overdose, symptoms and treatment", (Topic.OVERDOSE_SYMPTOM, Topic.OVERDOSE_TREATMENT)),
        ("Storage", (Topic.STORAGE,)),
    ):
        found = (fact for fact in facts.statements if fact.topic in topics)
        yield Row(title, _items((fact.text, fact.citations) for fact in found))


def _items(stated: Iterable[Stated]) -> tuple[Item, ...]:
    """Write statements with their lines; neighbours that stand in the same lines share them."""
    lined = (
        (", ".join(map(str, sorted({c.line for c in cited}))), words) for words, cited in stated
    )
    return tuple(
        Item("; ".join(words for _, words in same), lines)
        for lines, same in groupby(lined, key=lambda pair: pair[0])
    )
