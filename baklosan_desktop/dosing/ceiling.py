"""The most a patient may take per day, and which rule limits it (policies "Doses")."""

from typing import NamedTuple

from baklosan_desktop.dosing.answer import Figure, Mark, Reason, Rung
from baklosan_desktop.dosing.children import is_child
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import UsualRange
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.facts import DoseRule, RuleKind
from baklosan_desktop.quantities import Age, BodyWeight, Mass, MassRange

_YEAR = 12


class Ceiling(NamedTuple):
    """The daily maximum of one patient group, with its range where the label states one."""

    group: str
    maximum: Mass
    usual: UsualRange | None
    rungs: tuple[Rung, ...]
    raised: tuple[Reason, ...] = ()


def ceiling(patient: Patient, rules: Rulebook) -> Ceiling:
    """Return what limits the dose; under 3 years nothing does, since no dose is given."""
    if not is_child(patient.age):
        return _adult(rules)
    if band := _band(patient.age, rules):
        return _by_age(patient.age, band, rules)
    return _by_weight(patient.age, stated(patient.weight), rules)


def above(what: str, limit: Ceiling, age: Age, rules: Rulebook) -> Reason:
    """Say what is above the ceiling, and what the ceiling is."""
    by_range = age <= rules.weight_rule_above or _is_between_rules(age, rules)
    code = Code.ABOVE_RANGE if by_range else Code.ABOVE_MAX
    cited = (rung.citation for rung in limit.rungs if rung.figure is Figure.MAXIMUM)
    most = f"the maximum of {limit.maximum} per day"
    if age <= rules.weight_rule_above:  # the label states a range there, and no maximum (AMB-21)
        most = f"{limit.maximum} per day, the upper end of the {stated(limit.usual).name}"
    words = f"{what} {most}."
    return Reason(code, words, tuple(cited))


def _adult(rules: Rulebook) -> Ceiling:
    maximum, usual = rules.rule(RuleKind.DAILY_MAXIMUM), rules.rule(RuleKind.USUAL_RANGE)
    most, often = stated(maximum.amount).high, stated(usual.amount)
    aim = f"The usual dose is {often} per day."
    rungs = (
        _rung(Figure.USUAL, usual, aim, often),
        _rung(Figure.MAXIMUM, maximum, f"The maximum is {most} per day.", most),
    )
    return Ceiling("adults", most, UsualRange(often), rungs)


def _by_age(age: Age, band: DoseRule, rules: Rulebook) -> Ceiling:
    """Take the upper end of the recommended range as the ceiling (AMB-21)."""
    usual, whom = stated(band.amount), band.population
    group = f"children from {whom.from_age} to {whom.to_age}"
    limit = f"No maximum is stated at this age: the upper end, {usual.high} per day, limits."
    rungs = (
        _rung(Figure.USUAL, band, f"For {group} the label recommends {usual} per day.", usual),
        _rung(Figure.MAXIMUM, band, limit, usual.high, Mark.EDITORIAL),
    )
    younger = "The younger band holds on the birthday itself."
    raised = (_edge(age, band, rules, younger),) if age == whom.to_age else ()
    return Ceiling(group, usual.high, UsualRange(usual, "recommended"), rungs, raised)


def _by_weight(age: Age, weight: BodyWeight, rules: Rulebook) -> Ceiling:
    """Take the lower of the weight rule and the limit beside it (AMB-15, AMB-17)."""
    rule, oldest = rules.rule(RuleKind.WEIGHT_MAXIMUM), rules.bands[-1]
    per_kg = stated(rule.amount).high
    by_weight = weight.times(per_kg)
    between = _is_between_rules(age, rules)
    other = oldest if between else rules.rule(RuleKind.DAILY_MAXIMUM)
    fixed = stated(other.amount).high
    maximum = min(by_weight, fixed)
    formula = f"{per_kg} per kg \N{MULTIPLICATION SIGN} {weight} = {by_weight} per day."
    lower = f"The lower of {by_weight} and {fixed} per day limits."
    limited = _rung(Figure.MAXIMUM, other, lower, maximum, Mark.EDITORIAL)
    rungs = (
        _rung(Figure.MAXIMUM, rule, formula, by_weight, Mark.DERIVED),
        limited._replace(before=f"{by_weight} per day"),
    )
    edge = (_edge(age, oldest, rules, "The lower limit of both holds."),)
    raised = edge if between else _capped(by_weight, fixed, other)
    return Ceiling(f"children over {rules.weight_rule_above}", maximum, None, rungs, raised)


def _capped(by_weight: Mass, fixed: Mass, rule: DoseRule) -> tuple[Reason, ...]:
    if by_weight <= fixed:
        return ()
    words = f"By weight {by_weight} per day; the label's only absolute maximum is {fixed} per day."
    return (Reason(Code.WEIGHT_RULE_CAPPED, words, rule.citations),)


def _band(age: Age, rules: Rulebook) -> DoseRule | None:
    """Return the age band; at the exact birthday the younger one (AMB-16)."""
    return next((band for band in rules.bands if age <= stated(band.population.to_age)), None)


def _is_between_rules(age: Age, rules: Rulebook) -> bool:
    """Whether completed years still say 10 where the exact age is over 10 (AMB-17)."""
    over = rules.weight_rule_above
    return over < age < Age(over.months + _YEAR)


def _edge(age: Age, band: DoseRule, rules: Rulebook, verdict: str) -> Reason:
    """Name both rules that can be read to hold at this age."""
    older = [rule for rule in rules.bands if rule.population.from_age == band.population.to_age]
    other = older[0] if older else rules.rule(RuleKind.WEIGHT_MAXIMUM)
    per = "per day" if older else "per kg per day"
    words = f"Two rules can be read at {age}: {band.amount} per day, or {other.amount} {per}. "
    return Reason(Code.AGE_BAND_EDGE, words + verdict, (*band.citations, *other.citations))


def _rung(
    figure: Figure,
    rule: DoseRule,
    says: str,
    after: Mass | MassRange,
    mark: Mark = Mark.LABEL,
) -> Rung:
    cited = rule.citations[0]
    return Rung(figure, rule.id, says, cited, after=f"{after} per day", mark=mark)
