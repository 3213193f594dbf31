"""A fact that says something else than its quote is found wherever a machine can tell."""

from dataclasses import replace
from typing import Any

import pytest

from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.facts import (
    NO_FACTS,
    Advice,
    Caution,
    DoseRule,
    Facts,
    Interaction,
    LeafletPart,
    Monitoring,
    Per,
    RuleKind,
    Statement,
    Topic,
)
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.labels.quoting import disagreements, numbers
from baklosan_desktop.quantities import Age, Mass, MassRange
from tests.builders import a_band, a_citation, a_rule, an_ambiguity, an_effect

FIVE, TEN = Mass.mg("5"), Mass.mg("10")
PER_DAY = {"kind": RuleKind.DAILY_MAXIMUM, "per": Per.DAY, "times_per_day": None}


def complaints(rule: DoseRule) -> list[str]:
    return disagreements(replace(NO_FACTS, dose_rules=(rule,)))


def rule_quoting(quote: str, **changes: Any) -> DoseRule:
    return a_rule(citations=(a_citation(quote),), **changes)


def band_complaints(band: BandDefinition) -> list[str]:
    return disagreements(replace(NO_FACTS, bands=(band,)))


def test_bundled_facts_say_what_they_quote(facts: Facts) -> None:
    assert disagreements(facts) == []


def test_every_number_of_every_dose_rule_is_stated_and_quoted(facts: Facts) -> None:
    for rule in facts.dose_rules:
        (citation,) = rule.citations
        stated = (
            f"{rule.amount} {rule.strength} {rule.population.from_age} {rule.population.to_age}"
        )
        counts = f"{rule.times_per_day} {rule.every_days} {rule.within_weeks}"
        assert numbers(f"{stated} {counts}") == numbers(citation.quote)


def test_numbers_are_found_within_words() -> None:
    assert numbers("№50 at 0.01%, 25 ° C, 1.5-2 mg") == {"50", "0.01", "25", "1.5", "2"}


@pytest.mark.parametrize(
    ("quote", "changes"),
    [
        ("5 mg 2 times / day", {}),
        ("30-75 mg / day", PER_DAY | {"amount": MassRange.read("30 mg to 75 mg")}),
        ("30 mg to 75 mg per day", PER_DAY | {"amount": MassRange.read("30 mg to 75 mg")}),
        ("30 to 75 mg per day", PER_DAY | {"amount": MassRange.read("30 mg to 75 mg")}),
        ("the daily dose is 5 mg", PER_DAY),
        (
            "a maximum of 2.5 mg / kg / day",
            PER_DAY | {"amount": MassRange.read("2.5 mg"), "per": Per.KG_DAY},
        ),
        ("5 mg per kg", PER_DAY | {"per": Per.KG}),
        (
            "raise every 3 days by 5 mg",
            {"kind": RuleKind.TITRATION, "per": Per.STEP, "times_per_day": None, "every_days": 3},
        ),
    ],
)
def test_rule_that_says_what_it_quotes_is_accepted(quote: str, changes: dict[str, Any]) -> None:
    assert complaints(rule_quoting(quote, **changes)) == []


@pytest.mark.parametrize("amount", ["50 mg", "0.5 mg", "5 mg to 10 mg", "2 mg"])
def test_other_amount_is_found(amount: str) -> None:
    assert any("states '" in c for c in complaints(a_rule(amount=MassRange.read(amount))))


@pytest.mark.parametrize("amount", ["5 mg", "10 mg", "5 mg to 15 mg", "1 mg to 10 mg", "0 mg"])
def test_other_range_is_found(amount: str) -> None:
    rule = rule_quoting("daily dose is 5-10 mg", **PER_DAY, amount=MassRange.read(amount))
    assert complaints(rule)


def test_number_that_the_rule_leaves_out_is_found() -> None:
    rule = rule_quoting("the daily dose is 5 mg, later 15 mg", **PER_DAY)
    assert complaints(rule) == [
        "DOSE-1 leaves out 15 of 'the daily dose is 5 mg, later 15 mg'.",
    ]


@pytest.mark.parametrize("unit", ["g", "ml", "mcg", "tablets", "µg"])
def test_other_unit_is_found(unit: str) -> None:
    quote = f"5 {unit} 2 times / day"
    assert complaints(rule_quoting(quote)) == [
        f"DOSE-1 states '5 mg' where the label says '{quote}'."
    ]


def test_swapped_amount_and_count_are_found() -> None:
    swapped = a_rule(amount=MassRange.read("2 mg"), times_per_day=5)
    assert len(complaints(swapped)) == 2


def test_swapped_strength_and_dose_are_found(facts: Facts) -> None:
    (rule,) = [rule for rule in facts.dose_rules if rule.kind is RuleKind.STRENGTH]
    swapped = replace(rule, strength=Mass.mg("75"), amount=MassRange.read("25 mg to 100 mg"))
    assert complaints(swapped)[0].startswith("DOSE-11 states '25 to 100 mg'")
    assert complaints(replace(rule, strength=Mass.mg("75")))


@pytest.mark.parametrize("every_days", [1, 4, 30])
def test_other_interval_is_found(facts: Facts, every_days: int) -> None:
    (rule, _) = [rule for rule in facts.dose_rules if rule.kind is RuleKind.TITRATION]
    found = complaints(replace(rule, every_days=every_days))
    assert found[0].startswith(f"DOSE-04 states 'every {every_days} days'")


@pytest.mark.parametrize("weeks", [(1, 1), (2, 2), (2, 1), (1, 3), (1, 12)])
def test_other_number_of_weeks_is_found(facts: Facts, weeks: tuple[int, int]) -> None:
    rule = facts.dose_rules[-1]
    assert complaints(replace(rule, within_weeks=weeks))


@pytest.mark.parametrize("per", [per for per in Per if per is not Per.INTAKE])
def test_amount_per_intake_is_nothing_else(per: Per) -> None:
    assert complaints(a_rule(per=per)) == [
        f"DOSE-1 counts {per.value} where the label says '5 mg 2 times / day'."
    ]


@pytest.mark.parametrize("quote", ["daily dose is 5 mg", "5 mg / day", "5 mg per day"])
@pytest.mark.parametrize("per", [per for per in Per if per is not Per.DAY])
def test_amount_per_day_is_nothing_else(quote: str, per: Per) -> None:
    found = complaints(rule_quoting(quote, **PER_DAY | {"per": per}))
    assert found == [f"DOSE-1 counts {per.value} where the label says '{quote}'."]


@pytest.mark.parametrize("quote", ["5 mg / kg body weight", "5 mg per kg"])
@pytest.mark.parametrize("per", [per for per in Per if per is not Per.KG])
def test_amount_per_kilogram_is_nothing_else(quote: str, per: Per) -> None:
    assert complaints(rule_quoting(quote, **PER_DAY | {"per": per}))


@pytest.mark.parametrize("quote", ["maximum daily dose is 5 mg / kg", "5 mg / kg / day"])
@pytest.mark.parametrize("per", [per for per in Per if per is not Per.KG_DAY])
def test_amount_per_kilogram_and_day_is_nothing_else(quote: str, per: Per) -> None:
    assert complaints(rule_quoting(quote, **PER_DAY | {"per": per}))


@pytest.mark.parametrize("per", [per for per in Per if per is not Per.STEP])
def test_size_of_a_step_is_nothing_else(facts: Facts, per: Per) -> None:
    for rule in facts.dose_rules:
        if rule.kind is RuleKind.TITRATION:
            assert complaints(replace(rule, per=per))


@pytest.mark.parametrize(
    "quote",
    [
        "5 mg",
        "5 mg 2 times / day, 5 mg / day",
        "5 mg / kg 2 times / day",
        "every 2 days at 5 mg 2 times / day",
    ],
)
def test_amount_that_is_counted_unclearly_is_refused_however_it_is_read(quote: str) -> None:
    for per in Per:
        found = complaints(rule_quoting(quote, per=per))
        assert f"DOSE-1 counts {per.value} where the label says '{quote}'." in found


@pytest.mark.parametrize(
    "ages",
    [
        {"from_age": Age.of(3)},
        {"to_age": Age.of(6)},
        {"from_age": Age.of(3), "to_age": Age.of(7)},
        {"from_age": Age.of(4), "to_age": Age.of(6)},
        {"from_age": Age.of(3, 6), "to_age": Age.of(6)},
        {},
    ],
)
def test_other_ages_are_found(facts: Facts, ages: dict[str, Any]) -> None:
    (rule,) = [rule for rule in facts.dose_rules if rule.id == "DOSE-15"]
    assert complaints(replace(rule, population=Population(Group.CHILDREN, **ages)))


def test_over_an_age_is_not_under_it(facts: Facts) -> None:
    (rule,) = [rule for rule in facts.dose_rules if rule.kind is RuleKind.OLDER_CAUTION]
    younger = replace(rule, population=Population(Group.OLDER, to_age=Age.of(65)))
    assert complaints(younger)[0].startswith("DOSE-12 states 'under 65 years'")


@pytest.mark.parametrize(
    "population", [Population(to_age=Age.of(13)), Population(from_age=Age.of(12))]
)
def test_other_age_of_a_caution_is_found(facts: Facts, population: Population) -> None:
    *_, under_12 = facts.cautions
    changed = replace(facts, cautions=(replace(under_12, population=population),))
    (found,) = disagreements(changed)
    assert found.startswith("CA_UNDER_12 states '")


def test_caution_without_an_age_needs_none_in_its_quote() -> None:
    gout = Caution(
        "CA_GOUT", "Gout", "gout", Population(), (a_citation("Not in gout after 3 mg."),)
    )
    assert disagreements(replace(NO_FACTS, cautions=(gout,))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"term": "blurred visions"},
        {"band": "rare"},
        {"citations": (a_citation("very frequent - blurred vision", 7),)},
        {"citations": (a_citation("infrequent - blurred vision", 7),)},
        {"band": "very frequent"},
        {"band": None, "note": "isolated cases"},
    ],
)
def test_side_effect_of_another_name_or_band_is_found(changes: dict[str, Any]) -> None:
    (found,) = disagreements(replace(NO_FACTS, side_effects=(an_effect(**changes),)))
    assert found.startswith("AE-1 ")


def test_side_effect_in_isolated_cases_quotes_them() -> None:
    quote = a_citation("In isolated cases, a blurred vision was observed.", 7)
    effect = an_effect(band=None, note="isolated cases", citations=(quote,))
    assert disagreements(replace(NO_FACTS, side_effects=(effect,))) == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"partner": "gout drugs"}, "'drugs'"),
        ({"effect": "in gouts"}, "'in gouts'"),
    ],
)
def test_interaction_with_another_partner_or_effect_is_found(
    changes: dict[str, Any], what: str
) -> None:
    quote = a_citation("Not with drinks, in gout.")
    fact = Interaction("IX", "drinks", "in gout", ("alcohol",), (quote,))
    assert disagreements(replace(NO_FACTS, interactions=(fact,))) == []
    (found,) = disagreements(replace(NO_FACTS, interactions=(replace(fact, **changes),)))
    assert found == f"IX states {what} where the label says 'Not with drinks, in gout.'."


def test_partner_may_share_its_noun_with_the_next_one() -> None:
    quote = a_citation("enhances antihypertensive, anti-gout agents")
    fact = Interaction("IX", "antihypertensive agents", "enhances", ("x",), (quote,))
    assert disagreements(replace(NO_FACTS, interactions=(fact,))) == []


def test_other_test_is_found() -> None:
    quotes = (a_citation("monitor uric acid"), a_citation("monitor blood glucose"))
    fact = Monitoring("MON", "Gout", "gout", ("uric acid", "blood glucose"), quotes)
    assert disagreements(replace(NO_FACTS, monitoring=(fact,))) == []
    (found,) = disagreements(replace(NO_FACTS, monitoring=(replace(fact, tests=("bile acid",)),)))
    assert found.startswith("MON states 'bile acid' where the label says 'monitor uric acid ")


def test_advice_may_state_no_number_that_the_label_does_not() -> None:
    def found(text: str) -> list[str]:
        advice = Advice("LEAF", LeafletPart.STORING, text, (a_citation("at 25 ° C, 1-2 weeks."),))
        return disagreements(replace(NO_FACTS, advice=(advice,)))

    assert found("Keep it below 25 °C, for 1 to 2 weeks.") == []
    assert found("Keep it below 30 °C for 3 weeks.") == [
        "LEAF states 3 where the label says 'at 25 ° C, 1-2 weeks.'.",
        "LEAF states 30 where the label says 'at 25 ° C, 1-2 weeks.'.",
    ]


@pytest.mark.parametrize("text", ["at 35 ° C", "5 ° C", "at 25 °C"])
def test_other_statement_is_found(text: str) -> None:
    fact = Statement("ST", Topic.STORAGE, text, (a_citation("at 25 ° C."),))
    found = disagreements(replace(NO_FACTS, statements=(fact,)))
    assert found == [f"ST states '{text}' where the label says 'at 25 ° C.'."]


def test_words_of_our_own_need_no_quote() -> None:
    assert disagreements(replace(NO_FACTS, ambiguities=(an_ambiguity(gloss="Take 7 mg."),))) == []


@pytest.mark.parametrize(
    ("quote", "complaint"),
    [
        ("rare - more than 1% and less than 10%", "is not what 'rare - more"),
        ("very frequent - more than 1% and less than 10%", "is not what 'very frequent"),
        ("frequent - more than 2% and less than 10%", "states 'more than 1%'"),
        ("frequent - more than 1% and less than 100%", "states 'less than 10%'"),
        ("frequent - more than 0.1% and less than 10%", "states 'more than 1%'"),
        ("frequent - more than 1%", "states 'less than 10%'"),
    ],
)
def test_band_with_another_word_or_bound_is_found(quote: str, complaint: str) -> None:
    (found,) = band_complaints(a_band(citation=a_citation(quote, 6)))
    assert found.startswith(f"Band 'frequent' {complaint}")


def test_bound_that_an_open_band_leaves_out_is_found(facts: Facts) -> None:
    highest = facts.bands[0]
    closed = a_citation("very frequent - more than 10% and less than 50%", 6)
    assert band_complaints(highest) == []
    (found,) = band_complaints(replace(highest, citation=closed))
    assert "leaves out 'less than' of 'very frequent - more than 10%" in found
