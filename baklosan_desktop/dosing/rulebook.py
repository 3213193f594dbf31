"""The rules of one label, bundled, and checked for what every dosing question needs."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import (
    Ambiguity,
    Caution,
    Contraindication,
    DoseRule,
    Interaction,
    Monitoring,
    RuleKind,
    Statement,
    Topic,
)
from baklosan_desktop.labels.population import Group
from baklosan_desktop.quantities import Age

T = TypeVar("T")

_NEEDED = (
    (RuleKind.ROUTE_AND_FOOD, None),
    (RuleKind.INITIAL, Group.ADULTS),
    (RuleKind.INITIAL, Group.CHILDREN),
    (RuleKind.TITRATION, Group.ADULTS),
    (RuleKind.TITRATION, Group.CHILDREN),
    (RuleKind.USUAL_RANGE, None),
    (RuleKind.DAILY_MAXIMUM, None),
    (RuleKind.REDUCED_INITIAL, None),
    (RuleKind.SLOWER_TITRATION, None),
    (RuleKind.RENAL_DOSE, None),
    (RuleKind.STRENGTH, None),
    (RuleKind.OLDER_CAUTION, None),
    (RuleKind.WEIGHT_MAXIMUM, None),
    (RuleKind.WEIGHT_INITIAL, None),
    (RuleKind.WITHDRAWAL, None),
)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All that one label states about dosing; LabelError where a rule is missing or doubled."""

    dose_rules: tuple[DoseRule, ...]
    contraindications: tuple[Contraindication, ...]
    cautions: tuple[Caution, ...]
    interactions: tuple[Interaction, ...]
    monitoring: tuple[Monitoring, ...]
    statements: tuple[Statement, ...]
    ambiguities: tuple[Ambiguity, ...]

    def __post_init__(self) -> None:
        for kind, group in _NEEDED:
            self.rule(kind, group)
        ages = [(_from(rule), _to(rule)) for rule in self.bands]
        ages.append((self.weight_rule_above, self.weight_rule_above))
        if len(ages) == 1 or any(to != later for (_, to), (later, _) in pairwise(ages)):
            raise LabelError("The age bands of the recommended doses do not meet.")

    def rule(self, kind: RuleKind, group: Group | None = None) -> DoseRule:
        """Return the label's one rule of a kind, for a group where it states one for each."""
        wanted = {group} if group else set(Group)
        match [r for r in self.dose_rules if r.kind is kind and r.population.group in wanted]:
            case [rule]:
                return rule
            case found:
                whom = f" for {group.value}" if group else ""
                raise LabelError(f"One rule on {kind.value}{whom} is needed, not {len(found)}.")

    @property
    def bands(self) -> tuple[DoseRule, ...]:
        """The recommended doses by age, youngest first."""
        rules = (rule for rule in self.dose_rules if rule.kind is RuleKind.RECOMMENDED_RANGE)
        return tuple(sorted(rules, key=_from))

    @property
    def youngest(self) -> Age:
        """The age from which the label gives a dose at all."""
        return _from(self.bands[0])

    @property
    def weight_rule_above(self) -> Age:
        """The age above which the maximum goes by body weight."""
        return _from(self.rule(RuleKind.WEIGHT_MAXIMUM))

    @property
    def indications(self) -> tuple[Statement, ...]:
        """What the label is for."""
        return tuple(s for s in self.statements if s.topic is Topic.INDICATION)

    def forbidding(self, condition: str) -> tuple[Citation, ...]:
        """Return the sentences that forbid the drug in a condition."""
        items = (item for item in self.contraindications if condition in item.conditions)
        return tuple(cited for item in items for cited in item.citations)

    def noted(self, ambiguity: str) -> tuple[Citation, ...]:
        """Return the sentences that an ambiguity, by its id, concerns."""
        notes = (note for note in self.ambiguities if note.id == ambiguity)
        return tuple(cited for note in notes for cited in note.citations)


def stated(value: T | None) -> T:
    """Return a quantity that a rule of its kind always states; LabelError where it does not."""
    if value is None:
        raise LabelError("A dose rule does not state what its kind must state.")
    return value


def _from(rule: DoseRule) -> Age:
    return stated(rule.population.from_age)


def _to(rule: DoseRule) -> Age:
    return stated(rule.population.to_age)
