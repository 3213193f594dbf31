from dataclasses import replace

import pytest

from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.facts import DoseRule, RuleKind
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.quantities import Age
from tests.dosing.builders import the_rulebook


def _without(kind: RuleKind) -> tuple[DoseRule, ...]:
    return tuple(rule for rule in the_rulebook().dose_rules if rule.kind is not kind)


def test_a_missing_rule_is_named() -> None:
    with pytest.raises(LabelError, match="One rule on withdrawal is needed, not 0"):
        replace(the_rulebook(), dose_rules=_without(RuleKind.WITHDRAWAL))


def test_a_doubled_rule_is_named_with_its_group() -> None:
    rules = the_rulebook()
    twice = (*rules.dose_rules, rules.rule(RuleKind.INITIAL, Group.ADULTS))
    with pytest.raises(LabelError, match="One rule on initial dose for adults is needed, not 2"):
        replace(rules, dose_rules=twice)


def test_adults_and_children_have_their_own_start() -> None:
    rules = the_rulebook()
    assert rules.rule(RuleKind.INITIAL, Group.ADULTS).id == "DOSE-03"
    assert rules.rule(RuleKind.INITIAL, Group.CHILDREN).id == "DOSE-13"


def test_bands_run_from_the_youngest() -> None:
    assert [band.id for band in the_rulebook().bands] == ["DOSE-15", "DOSE-16"]
    assert the_rulebook().youngest == Age.of(3)
    assert the_rulebook().weight_rule_above == Age.of(10)


def test_a_gap_between_bands_is_refused() -> None:
    gap = tuple(
        replace(rule, population=Population(Group.CHILDREN, Age.of(3), Age.of(5)))
        if rule.id == "DOSE-15"
        else rule
        for rule in the_rulebook().dose_rules
    )
    with pytest.raises(LabelError, match=r"^The age bands of the recommended doses do not meet\.$"):
        replace(the_rulebook(), dose_rules=gap)


def test_a_label_without_bands_is_refused() -> None:
    with pytest.raises(LabelError, match="do not meet"):
        replace(the_rulebook(), dose_rules=_without(RuleKind.RECOMMENDED_RANGE))


def test_a_band_without_an_age_is_refused() -> None:
    ageless = tuple(
        replace(rule, population=Population(Group.CHILDREN)) if rule.id == "DOSE-15" else rule
        for rule in the_rulebook().dose_rules
    )
    with pytest.raises(LabelError, match="does not state"):
        replace(the_rulebook(), dose_rules=ageless)


def test_indications_leave_out_other_statements() -> None:
    assert [item.id for item in the_rulebook().indications] == [f"IND-{n}" for n in range(1, 7)]


def test_sentences_that_forbid_a_condition_are_found() -> None:
    assert [cited.line for cited in the_rulebook().forbidding("pregnant")] == [41, 78]
    assert the_rulebook().forbidding("gout") == ()


def test_sentences_of_an_ambiguity_are_found() -> None:
    assert [cited.line for cited in the_rulebook().noted("AMB-27")] == [74, 85]
    assert the_rulebook().noted("AMB-99") == ()


def test_a_quantity_that_is_not_stated_is_refused() -> None:
    with pytest.raises(LabelError, match=r"^A dose rule does not state what its kind must"):
        stated(the_rulebook().rule(RuleKind.OLDER_CAUTION).amount)
