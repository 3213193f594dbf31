"""The facts of the bundled label, against the tables a person has made from its text."""

from collections import Counter
from typing import Any

import pytest

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.facts import (
    CrossReference,
    DoseRule,
    Facts,
    Per,
    RuleKind,
    Seriousness,
    Topic,
)
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.population import Group
from baklosan_desktop.labels.rates import Rate
from baklosan_desktop.quantities import Mass, MassRange
from tests.builders import a_citation, a_rule, an_effect

# (very frequent, frequent, infrequent, rare, very rare), in the order of the label.
COUNTS = {
    "nervous system": (2, 15, 0, 2, 0),
    "cardiovascular system": (0, 2, 0, 0, 0),
    "gastrointestinal tract": (1, 4, 0, 3, 0),
    "respiratory system": (0, 1, 0, 0, 0),
    "musculoskeletal system": (0, 1, 0, 0, 0),
    "senses": (0, 2, 0, 0, 0),
    "skin and subcutaneous tissue": (0, 2, 0, 0, 0),
    "kidneys and urinary system": (0, 3, 0, 1, 0),
    "reproductive system": (0, 0, 0, 1, 0),
    "general disorders": (0, 0, 0, 0, 1),
}

# What each dose rule states, and the line it stands in.
RULES = {
    "DOSE-01": ("ROUTE_AND_FOOD", "ALL", 19, ""),
    "DOSE-02": ("MISSED_DOSE", "ALL", 19, ""),
    "DOSE-03": ("INITIAL", "ADULTS", 20, "5 mg INTAKE 3"),
    "DOSE-04": ("TITRATION", "ADULTS", 20, "5 mg STEP 3"),
    "DOSE-05": ("USUAL_RANGE", "ADULTS", 20, "30 to 75 mg DAY"),
    "DOSE-06": ("DAILY_MAXIMUM", "ADULTS", 20, "100 mg DAY"),
    "DOSE-07": ("END_POINT", "ADULTS", 21, ""),
    "DOSE-08": ("REDUCED_INITIAL", "SENSITIVE", 21, "5 to 10 mg DAY"),
    "DOSE-09": ("SLOWER_TITRATION", "SENSITIVE", 21, ""),
    "DOSE-10": ("RENAL_DOSE", "RENAL", 22, "5 mg DAY"),
    "DOSE-11": ("STRENGTH", "ADULTS", 23, "75 to 100 mg DAY 25 mg"),
    "DOSE-12": ("OLDER_CAUTION", "OLDER 780-", 24, ""),
    "DOSE-13": ("INITIAL", "CHILDREN", 25, "5 mg INTAKE 3"),
    "DOSE-14": ("TITRATION", "CHILDREN", 25, "5 mg STEP 3"),
    "DOSE-15": ("RECOMMENDED_RANGE", "CHILDREN 36-72", 26, "20 to 30 mg DAY"),
    "DOSE-16": ("RECOMMENDED_RANGE", "CHILDREN 72-120", 26, "30 to 60 mg DAY"),
    "DOSE-17": ("WEIGHT_MAXIMUM", "CHILDREN 120-", 26, "2.5 mg KG_DAY"),
    "DOSE-18": ("WEIGHT_INITIAL", "CHILDREN", 26, "1.5 to 2 mg KG"),
    "DOSE-19": ("WITHDRAWAL", "ALL", 27, "(1, 2)"),
}
ASSUMED = {3, 4, 5, 6, 7, 11, 13, 14, 18}

SERIOUS = {
    1, 2, 4, 5, 6, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23, 25, 27, 28, 29, 31, 34, 35, 43,
    48, 49,
}  # fmt: skip

# Lines where an ambiguity must be anchored, in addition to those that its own row names.
ANCHORS = {
    1: {22, 81, 94}, 3: {22}, 4: {22, 81, 94}, 5: {1, 22}, 7: {20, 25}, 8: {20}, 9: {20, 23},
    10: {20}, 11: {1, 20, 23}, 14: {26}, 16: {26}, 17: {26}, 19: {81}, 20: {81, 106}, 21: {26},
    22: {26}, 23: {25}, 26: {21}, 27: {74, 85}, 28: {10, 75}, 29: {66, 81},
    30: {65, 68, 69, 75}, 31: {37, 73}, 32: {86}, 33: {15, 16}, 34: {30}, 35: {31}, 36: {45},
    37: {45}, 38: {46}, 39: {46, 48}, 40: {46, 48, 51}, 41: {56}, 42: {47}, 43: {35}, 44: {35},
    45: {37}, 46: {76}, 47: {77}, 48: {27}, 49: {27}, 50: {19}, 51: {21}, 52: {13}, 53: {10},
    54: {19}, 55: {60}, 56: {1, 23}, 57: {90}, 58: {106}, 59: {85}, 60: {60}, 61: {1}, 62: {80},
    63: {35, 47}, 64: {8, 10, 19, 27, 60, 75}, 65: {46, 72}, 66: {30, 31, 46, 49},
}  # fmt: skip


def _stated(rule: DoseRule) -> str:
    quantities = (
        rule.amount,
        rule.per and rule.per.name,
        rule.times_per_day,
        rule.every_days,
        rule.strength,
        rule.within_weeks,
    )
    return " ".join(str(quantity) for quantity in quantities if quantity is not None)


def _whom(rule: DoseRule) -> str:
    who = rule.population
    ages = [str(age.months) if age else "" for age in (who.from_age, who.to_age)]
    return " ".join([who.group.name, *(["-".join(ages)] if any(ages) else [])])


def test_the_19_dose_rules_state_what_the_label_says(facts: Facts) -> None:
    stated = {
        rule.id: (rule.kind.name, _whom(rule), rule.citations[0].line, _stated(rule))
        for rule in facts.dose_rules
    }
    assert stated == RULES
    assert len(facts.dose_rules) == 19


def test_group_that_the_label_does_not_name_is_marked_as_assumed(facts: Facts) -> None:
    assumed = {int(r.id.removeprefix("DOSE-")) for r in facts.dose_rules if r.population.assumed}
    assert assumed == ASSUMED


def test_hz_20_side_effects_are_counted_by_system_and_band(facts: Facts) -> None:
    counted = Counter((effect.system, effect.band) for effect in facts.side_effects)
    words = [band.word for band in facts.bands]
    assert {system: tuple(counted[system, word] for word in words) for system in COUNTS} == COUNTS
    assert counted.total() == len(facts.side_effects) == 42
    assert counted[None, None] == 1


def test_no_side_effect_is_listed_twice(facts: Facts) -> None:
    assert len({effect.term for effect in facts.side_effects}) == 42
    assert [effect.id for effect in facts.side_effects] == [f"AE-{n:02}" for n in range(1, 43)]


def test_systems_come_in_the_order_of_the_label(facts: Facts) -> None:
    systems = dict.fromkeys(effect.system for effect in facts.side_effects)
    assert list(systems) == [*COUNTS, None]
    lines = [effect.citations[0].line for effect in facts.side_effects]
    assert lines == sorted(lines)


def test_increase_in_spasticity_has_no_band(facts: Facts) -> None:
    (isolated,) = [effect for effect in facts.side_effects if effect.band is None]
    assert (isolated.term, isolated.note) == ("increase in spasticity", "isolated cases")


def test_depressed_breathing_is_an_emergency(facts: Facts) -> None:
    emergencies = [e.term for e in facts.side_effects if e.seriousness is Seriousness.EMERGENCY]
    assert emergencies == ["respiratory depression"]


def test_all_66_ambiguities_are_there_and_the_starred_ones_are_serious(facts: Facts) -> None:
    assert [note.id for note in facts.ambiguities] == [f"AMB-{n:02}" for n in range(1, 67)]
    assert {int(n.id.removeprefix("AMB-")) for n in facts.ambiguities if n.serious} == SERIOUS
    assert len(SERIOUS) == 27


def test_every_ambiguity_is_anchored_where_it_must_be(facts: Facts) -> None:
    anchored = {
        int(note.id.removeprefix("AMB-")): {citation.line for citation in note.citations}
        for note in facts.ambiguities
    }
    missing = {number: lines - anchored[number] for number, lines in ANCHORS.items()}
    assert {number: lines for number, lines in missing.items() if lines} == {}
    assert all(anchored.values())


def test_every_quote_stands_in_the_line_and_section_it_names(label: Label, facts: Facts) -> None:
    cited = [c for fact in facts for c in fact.citations] + [band.citation for band in facts.bands]
    lines = {p.line: p.text for _, _, p in label.passages()}
    lines |= {s.heading_line: s.heading for s in label.sections if s.heading_line and s.heading}
    for citation in cited:
        assert citation.section == label.section_at(citation.line).key
        assert citation.quote in lines[citation.line]


def test_questions_are_as_many_as_the_label_has(facts: Facts) -> None:
    assert len(facts.contraindications) == 10
    assert [item.id for item in facts.contraindications if item.conflict] == ["CI_CRF_CONFLICT"]
    assert [caution.id for caution in facts.cautions] == [
        "CA_CEREBROVASCULAR_INSUFFICIENCY",
        "CA_CEREBRAL_ATHEROSCLEROSIS",
        "CA_ELDERLY",
        "CA_UNDER_3",
        "CA_UNDER_12",
    ]
    assert [len(i.co_medications) for i in facts.interactions] == [1, 1, 1, 1, 1, 2]
    assert [item.id for item in facts.monitoring] == ["MON_LIVER", "MON_DIABETES"]
    assert all(len(item.tests) == 3 for item in facts.monitoring)


def test_no_condition_belongs_to_two_questions(facts: Facts) -> None:
    conditions = Counter(key for item in facts.contraindications for key in item.conditions)
    conditions.update(caution.condition for caution in facts.cautions if caution.condition)
    conditions.update(item.condition for item in facts.monitoring)
    assert conditions.most_common(1)[0][1] == 1


def test_statements_are_counted_by_topic(facts: Facts) -> None:
    assert Counter(statement.topic for statement in facts.statements) == {
        Topic.INDICATION: 6,
        Topic.OVERDOSE_SYMPTOM: 5,
        Topic.OVERDOSE_TREATMENT: 4,
        Topic.STORAGE: 6,
        Topic.DRIVING: 1,
    }


def test_facts_come_kind_by_kind_each_with_its_own_id(facts: Facts) -> None:
    kinds = [type(fact).__name__ for fact in facts]
    assert list(dict.fromkeys(kinds)) == [
        "DoseRule",
        "SideEffect",
        "Contraindication",
        "Caution",
        "Interaction",
        "Monitoring",
        "Statement",
        "Ambiguity",
        "Advice",
        "CrossReference",
    ]
    assert len({fact.id for fact in facts}) == len(kinds) == 223


@pytest.mark.parametrize(
    ("changes", "states"),
    [
        ({"times_per_day": None}, "amount, per"),
        ({"every_days": 3}, "amount, every_days, per, times_per_day"),
        ({"amount": None, "per": None, "times_per_day": None}, "nothing"),
        ({"strength": Mass.mg("25")}, "amount, per, strength, times_per_day"),
        ({"within_weeks": (1, 2)}, "amount, per, times_per_day, within_weeks"),
    ],
)
def test_rule_that_states_what_its_kind_does_not_is_refused(
    changes: dict[str, Any], states: str
) -> None:
    with pytest.raises(LabelError, match=f"A rule on initial dose cannot state {states}"):
        a_rule(**changes)


def test_rule_on_the_route_states_no_quantity() -> None:
    with pytest.raises(LabelError, match="A rule on route and food cannot state amount"):
        a_rule(kind=RuleKind.ROUTE_AND_FOOD)


@pytest.mark.parametrize("both", [{"note": "isolated cases"}, {"band": None}])
def test_effect_needs_either_a_band_or_a_note(both: dict[str, Any]) -> None:
    with pytest.raises(LabelError, match="'blurred vision' needs a band, or a note"):
        an_effect(**both)


def test_percentages_may_stand_in_place_of_a_band_or_beside_it() -> None:
    rate = Rate("Demoxil", "3 %", 30_000)
    assert an_effect(band=None, rates=(rate,)).rates == an_effect(rates=(rate,)).rates


def test_words_for_what_an_amount_is_counted_per_differ() -> None:
    assert len({per.value for per in Per}) == len(Per)
    assert len({group.value for group in Group}) == len(Group)
    assert a_rule().amount == MassRange.read("5 mg")


def test_cross_reference_leads_to_another_section() -> None:
    with pytest.raises(LabelError, match="All its places stand in one section"):
        CrossReference("XR-1", "Gout", (a_citation(), a_citation("gout", 3)))
