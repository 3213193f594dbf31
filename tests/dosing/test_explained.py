from dataclasses import replace

from baklosan_desktop.dosing.answer import Figure, Mark, Rung
from baklosan_desktop.dosing.check import check
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.dosing.start import start
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import a_patient, the_rulebook


def _ladder(patient: Patient, rules: Rulebook | None = None) -> tuple[Rung, ...]:
    return start(patient, rules or the_rulebook()).ladder


def _says(patient: Patient, figure: Figure) -> list[str]:
    return [rung.says for rung in _ladder(patient) if rung.figure is figure]


def test_an_adult_climbs_from_group_to_tablets() -> None:
    assert [rung.rule for rung in _ladder(a_patient())] == [
        "DOSE-03",
        "DOSE-03",
        "DOSE-01",
        "DOSE-05",
        "DOSE-06",
        "DOSE-04",
        "DOSE-04",
        "DOSE-11",
    ]


def test_every_rung_cites_the_sentence_of_its_rule() -> None:
    rules = {rule.id: rule for rule in the_rulebook().dose_rules}
    for patient in (a_patient(), a_patient(years=12, kg="38.5"), a_patient(years=4, kg="16")):
        for rung in _ladder(patient):
            assert rung.citation in rules[rung.rule].citations


def test_the_start_is_worked_out_in_words() -> None:
    assert _says(a_patient(), Figure.START) == [
        "5 mg, 3 times per day, is 15 mg per day in total.",
        "Taken by mouth, with food.",
    ]


def test_a_group_assumed_from_its_position_says_so() -> None:
    group = _ladder(a_patient())[0]
    assert group.says.endswith("Whom start and step are for is assumed from their position.")
    assert group.mark is Mark.EDITORIAL


def test_a_group_that_the_label_names_says_nothing_of_position() -> None:
    rules = the_rulebook()
    named = tuple(
        replace(rule, population=Population(Group.ADULTS)) if rule.id == "DOSE-03" else rule
        for rule in rules.dose_rules
    )
    group = _ladder(a_patient(), replace(rules, dose_rules=named))[0]
    assert group.says == "Age 40 years: adults; adulthood is taken to begin at 18 years."


def test_hz_10_both_readings_of_the_step_name_their_days() -> None:
    assert _says(a_patient(), Figure.STEP) == [
        "5 mg every 3 days, read as per day: 75 mg per day after 36 days, on day 37.",
        "5 mg every 3 days, read as per intake: 75 mg per day after 12 days, on day 13.",
    ]


def test_older_patients_are_raised_with_caution() -> None:
    assert "no lower dose is stated" in _says(a_patient(years=65), Figure.STEP)[-1]
    assert len(_says(a_patient(years=64, months=11), Figure.STEP)) == 2


def test_an_uneven_maximum_says_what_whole_steps_reach() -> None:
    last = [r for r in _ladder(a_patient(years=12, kg="39.9")) if r.figure is Figure.MAXIMUM][-1]
    assert last.says == "In steps of 5 mg that is 95 mg per day, rounded down."
    assert (last.rule, last.before, last.after) == (
        "DOSE-06",
        "99.75 mg per day",
        "95 mg per day",
    )


def test_hz_04_the_initial_dose_by_weight_is_named_as_not_used() -> None:
    rungs = [rung for rung in _ladder(a_patient(years=12, kg="50")) if rung.rule == "DOSE-18"]
    assert [(rung.before, rung.after) for rung in rungs] == [("15 mg per day", "15 mg per day")]
    assert [(rung.figure, rung.mark) for rung in rungs] == [(Figure.ASIDE, Mark.EDITORIAL)]
    assert rungs[0].says == (
        "The label's other initial dose, 1.5 to 2 mg per kg, is not used: "
        "it contradicts 5 mg 3 times per day."
    )
    assert "DOSE-18" not in [rung.rule for rung in _ladder(a_patient(years=10, kg="30"))]


def test_a_child_sees_the_dose_by_weight_with_its_formula() -> None:
    says = _says(a_patient(years=8, kg="22"), Figure.START)[-1]
    assert says == "15 mg per day ÷ 22 kg = about 0.68 mg per kg per day."
    assert len(_says(a_patient(years=8, kg=None), Figure.START)) == 2


def test_increased_sensitivity_gives_a_total_and_no_steps() -> None:
    patient = a_patient(increased_sensitivity=True)
    assert _says(patient, Figure.START)[0] == (
        "With increased sensitivity: 5 to 10 mg per day in total; intakes are not stated."
    )
    assert _says(patient, Figure.STEP) == ["Raised more slowly; the label gives no interval."]


def test_a_prescription_is_held_against_the_rule_that_limits() -> None:
    for months, kg, rule in ((6, "22", "DOSE-17"), (6, "26", "DOSE-16"), (6, "60", "DOSE-16")):
        patient = a_patient(years=10, months=months, kg=kg)
        ladder = check(patient, Mass.mg("15"), first=False, rules=the_rulebook()).ladder
        assert [r.rule for r in ladder if r.says.startswith("The prescribed")] == [rule]


def test_a_dose_by_weight_of_a_step_a_plan_or_a_prescription_stands_aside() -> None:
    child, rules = a_patient(years=8, kg="22", current_daily=Mass.mg("20")), the_rulebook()
    for answer in (
        titrate(child, 3, rules),
        plan(child, Mass.mg("25"), rules),
        check(child, Mass.mg("25"), first=False, rules=rules),
    ):
        [rung] = [r for r in answer.ladder if "÷" in r.says and "15 mg" not in r.says]
        assert rung.figure is Figure.ASIDE
        assert rung.says == "25 mg per day ÷ 22 kg = about 1.14 mg per kg per day."
        assert rung.mark is Mark.DERIVED
