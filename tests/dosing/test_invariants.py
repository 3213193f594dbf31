"""What a pharmacist would say of every answer, whatever is asked about whomever."""

import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from baklosan_desktop.dosing.answer import Answer, Status, Tablets
from baklosan_desktop.dosing.ceiling import ceiling
from baklosan_desktop.dosing.check import check
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import NextDose, Plan, TabletDose
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.dosing.stopping import LATEST_DAY, stop
from baklosan_desktop.dosing.tablets import tablet
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.quantities import Age, BodyWeight, Mass
from tests.dosing.builders import the_rulebook
from tests.dosing.strategies import (
    FORBIDDING,
    Question,
    ages,
    clear_patients,
    doses,
    patients,
    questions,
    some,
    weights,
)

RULES = the_rulebook()
ANYONE = patients() | clear_patients()
ADVICE = {Code.NOT_FOR_DOSE, Code.WHOLE, Code.NOT_WHOLE}
STEP, STRENGTH, FIRST = 5_000, 25_000, 15_000


def highest_ug(patient: Patient) -> int:
    """Work the ceiling out again, in micrograms, straight from the policies."""
    months = patient.age.months
    if months >= 216:
        return 100_000
    if months <= 72:
        return 30_000
    if months <= 120:
        return 60_000
    assert patient.weight is not None
    by_weight = patient.weight.dag * 25
    return min(by_weight, 60_000 if months <= 131 else 100_000)


def words(answer: Answer) -> str:
    says = [reason.words for reason in answer.reasons]
    says += [
        each for rung in answer.ladder for each in (rung.says, rung.before, rung.after) if each
    ]
    return "\n".join([*says, *(note.text for note in answer.notes)])


@given(questions(ANYONE))
def test_hz_12_no_answer_holds_a_dose_above_the_maximum(question: Question) -> None:
    answer = question.answer()
    if answer.dose:
        assert answer.maximum is not None
        assert answer.dose.highest <= answer.maximum
        assert answer.maximum.ug == highest_ug(question.patient)


@given(questions(clear_patients()))
def test_hz_06_and_09_the_maximum_is_that_of_age_and_weight(question: Question) -> None:
    answer = question.answer()
    assert answer.status in {Status.OK, Status.OK_WITH_WARNINGS, Status.REJECT}
    assert answer.maximum == Mass(highest_ug(question.patient))


@given(questions(patients(has=some(FORBIDDING).filter(bool)) | patients(age=ages(0, 35))))
def test_hz_01_and_15_no_question_gives_a_dose_where_a_stop_stands(question: Question) -> None:
    answer = question.answer()
    assert (answer.dose, answer.regimen, answer.step, answer.tablets) == (None, None, None, None)
    assert answer.maximum in {None, Mass.mg("5")}
    assert answer.contraindicated is not True or answer.maximum is None


@given(questions(clear_patients()), st.sampled_from(["crf", "haemodialysis"]))
def test_hz_01_and_02_kidney_failure_names_5_mg_per_day_and_no_regimen(
    question: Question, condition: str
) -> None:
    patient = replace(question.patient, has=question.patient.has | {condition})
    answer = question._replace(patient=patient).answer()
    assert (answer.status, answer.maximum) == (Status.HARD_STOP_CONFLICT, Mass.mg("5"))
    spoken = words(answer)
    assert "per DAY in total" in spoken
    assert not [each for each in ("15 mg", "3 times", "25 mg", "100 mg") if each in spoken]


@given(questions(ANYONE), st.sampled_from(FORBIDDING))
def test_hz_17_a_question_not_known_gives_no_dose_whatever_is_asked(
    question: Question, key: str
) -> None:
    unknown = replace(question.patient, unknown=question.patient.unknown | {key})
    answer = question._replace(patient=unknown).answer()
    assert (answer.dose, answer.regimen) == (None, None)


@given(questions(patients(has=some(FORBIDDING).filter(bool)) | patients(age=ages(0, 35))))
def test_hz_13_whoever_takes_it_hears_at_every_stop_how_to_part(question: Question) -> None:
    answer = question.answer()
    assume(answer.is_stop)
    allergic = "hypersensitivity" in question.patient.has
    treated = question.of_a_treated_patient
    assert (Code.DO_NOT_STOP_SUDDENLY in answer.codes) is (treated and not allergic)
    assert (Code.URGENT in answer.codes) is (treated and allergic)
    assert answer.taper_days == ((7, 14) if treated and not allergic else None)


@given(questions(clear_patients()))
def test_hz_13_whoever_takes_more_than_the_ceiling_hears_it_too(question: Question) -> None:
    answer = question.answer()
    passed = bool({Code.ABOVE_MAX, Code.ABOVE_RANGE} & set(answer.codes))
    hears = passed and question.of_a_treated_patient
    assert (Code.DO_NOT_STOP_SUDDENLY in answer.codes) is hears
    assert answer.taper_days == ((7, 14) if hears else None)


@given(questions(patients(has=st.just(frozenset({"hypersensitivity"})))))
def test_hz_14_an_allergy_is_no_sensitivity_whatever_is_asked(question: Question) -> None:
    answer = question.answer()
    assert answer.dose is None
    assert not {Code.INCREASED_SENSITIVITY, Code.DO_NOT_STOP_SUDDENLY} & set(answer.codes)


@given(questions(clear_patients(), ("titrate",)))
def test_hz_16_no_question_passes_over_levodopa(question: Question) -> None:
    unsure = replace(
        question.patient,
        co_medications=frozenset({"levodopa"}),
        confirmed=frozenset({Confirmed.WEIGHT, Confirmed.PREGNANCY}),
    )
    answer = question._replace(patient=unsure).answer()
    assert (answer.status, answer.dose) == (Status.NEEDS_MORE_INFORMATION, None)
    assert Code.ASK_PARKINSON in answer.codes


@given(questions(clear_patients(age=ages(36, 215))))
def test_hz_04_and_05_no_child_is_given_a_dose_by_the_initial_weight_rule(
    question: Question,
) -> None:
    answer = question.answer()
    if answer.regimen is not None:
        assert str(answer.regimen.initial_daily) in {"15 mg", "5 to 10 mg"}
    assert "1.5" not in "".join(
        rung.after or "" for rung in answer.ladder if rung.rule == "DOSE-18"
    )
    if answer.dose:
        current = question.patient.current_daily
        treated = (
            question.mode == "start"
            and current is not None
            and answer.regimen is not None
            and current > answer.regimen.initial_daily.high
        )
        assert [note.id for note in answer.notes] == [*["TREATED"] * treated, "B-13"]
        assert "mg per kg per day" in words(answer)


@given(clear_patients(sensitive=False), doses(200), st.integers(0, 10))
def test_hz_10_and_11_a_step_is_exact_in_both_readings(
    patient: Patient, current: Mass, days: int
) -> None:
    answer = titrate(replace(patient, current_daily=current), days, RULES)
    limit = highest_ug(patient)
    allowed = days >= 3 and current.ug + STEP <= limit
    assert (answer.status is not Status.REJECT) is allowed
    assert (answer.dose is not None) is allowed
    assert (Code.TOO_EARLY in answer.codes) is (days < 3)
    if isinstance(answer.dose, NextDose):
        assert answer.dose.per_day.ug == current.ug + STEP
        by_intake = current.ug + 3 * STEP
        assert answer.dose.per_intake == (Mass(by_intake) if by_intake <= limit else None)


@given(clear_patients(sensitive=False), doses(150))
def test_hz_10_a_plan_counts_full_steps_of_three_days(patient: Patient, target: Mass) -> None:
    answer = plan(patient, target, RULES)
    fits = FIRST <= target.ug <= highest_ug(patient) and target.ug % STEP == 0
    assert (answer.dose is not None) is fits
    assert (answer.status is Status.REJECT) is not fits
    if isinstance(answer.dose, Plan):
        per_day, per_intake = answer.dose
        rise = target.ug - FIRST
        assert (per_day.increases, per_day.partial) == (rise // STEP, Mass(0))
        assert per_intake.increases == -(-rise // (3 * STEP))
        assert per_intake.partial.ug == rise % (3 * STEP)
        assert [way.days for way in answer.dose] == [3 * way.increases for way in answer.dose]
        assert [way.first_day for way in answer.dose] == [way.days + 1 for way in answer.dose]


@given(clear_patients(sensitive=False), st.integers(3, 20), st.integers(3, 20))
def test_days_to_a_target_never_fall_as_the_target_rises(
    patient: Patient, one: int, other: int
) -> None:
    lower, higher = (plan(patient, Mass(STEP * n), RULES).dose for n in sorted((one, other)))
    if isinstance(lower, Plan) and isinstance(higher, Plan):
        ways = zip(lower, higher, strict=True)
        assert all(first.days <= second.days for first, second in ways)
    assert higher is None or lower is not None


@given(clear_patients(sensitive=True), doses(150), st.integers(0, 10))
def test_increased_sensitivity_never_gets_a_schedule(
    patient: Patient, dose: Mass, days: int
) -> None:
    for mode in ("start", "titrate", "plan"):
        answer = Question(mode, patient, dose, days).answer()
        assert not isinstance(answer.dose, NextDose | Plan)
        assert answer.step is None
        assert {Code.INCREASED_SENSITIVITY, Code.SLOWER_TITRATION} <= set(answer.codes)
        assert answer.regimen is None or answer.regimen.per_intake is None


@given(clear_patients(), doses(200))
def test_hz_03_a_first_prescription_is_never_above_the_start_of_the_label(
    patient: Patient, dose: Mass
) -> None:
    answer = check(patient, dose, first=True, rules=RULES)
    most = 10_000 if patient.increased_sensitivity else FIRST
    assert (answer.dose is not None) is (dose.ug <= min(most, highest_ug(patient)))
    assert (Code.ABOVE_INITIAL in answer.codes) is (dose.ug > most)
    below = dose.ug < FIRST and not patient.increased_sensitivity
    assert (Code.BELOW_INITIAL in answer.codes) is below


@given(clear_patients(), doses(200), doses(200))
def test_a_continued_prescription_accepted_is_accepted_at_any_lower_dose(
    patient: Patient, one: Mass, other: Mass
) -> None:
    higher, lower = max(one, other), min(one, other)
    accepted = check(patient, higher, first=False, rules=RULES).dose is not None
    assert accepted is (higher.ug <= highest_ug(patient))
    assert not accepted or check(patient, lower, first=False, rules=RULES).dose is not None


@given(ages(36), weights(), weights())
def test_the_ceiling_never_falls_as_the_weight_rises(
    age: Age, one: BodyWeight, other: BodyWeight
) -> None:
    light, heavy = (ceiling(Patient(age, kg), RULES).maximum for kg in sorted((one, other)))
    assert light <= heavy


@given(questions(clear_patients()))
def test_a_judged_dose_is_warned_of_by_its_size(question: Question) -> None:
    answer = question.answer()
    judged = _judged(question, answer)
    if judged is not None:
        assert (Code.ABOVE_USUAL_RANGE in answer.codes) is (judged > 75_000)
        weight, months = question.patient.weight, question.patient.age.months
        high = months <= 120 and weight is not None and judged > weight.dag * 25
        assert (Code.MG_PER_KG_HIGH in answer.codes) is high


@given(questions(clear_patients()))
def test_hz_03_and_29_tablet_advice_goes_by_the_judged_dose(question: Question) -> None:
    answer = question.answer()
    judged = _judged(question, answer)
    if answer.dose is None:
        assert answer.tablets is None
        assert not [code for code in answer.codes if code.startswith("TAB_")]
    elif judged is not None:
        assert ADVICE & set(answer.codes) == {_advice(judged)}
    else:
        assert [c for c in answer.codes if c.startswith("TAB_")] == [Code.CANNOT_SUPPLY_5MG]


def _judged(question: Question, answer: Answer) -> int | None:
    """Return the dose that is judged, in micrograms: never the first one."""
    if question.mode == "start" or answer.dose is None:
        return None
    if isinstance(answer.dose, NextDose):
        return question.dose.ug + STEP
    return question.dose.ug


def _advice(ug: int) -> Code:
    if ug < 75_000:
        return Code.NOT_FOR_DOSE
    return Code.NOT_WHOLE if ug % STRENGTH else Code.WHOLE


@given(doses(150))
def test_hz_29_tablets_are_counted_whole_or_not_at_all(daily: Mass) -> None:
    answer = tablet(daily, RULES)
    assert (answer.dose is None) is (daily > Mass.mg("100"))
    if isinstance(answer.dose, TabletDose):
        count = answer.dose.tablets
        assert count is None or count * STRENGTH == daily.ug
        assert (answer.tablets is Tablets.WHOLE) is (count is not None)
        assert ADVICE & set(answer.codes) == {_advice(daily.ug)}
        assert (Code.SPLIT_UNEVEN in answer.codes) is (daily.ug == 100_000)
        assert (Code.CANNOT_SUPPLY_5MG in answer.codes) is (daily.ug == 5_000)


@given(questions(ANYONE))
def test_hz_29_no_answer_speaks_of_a_part_of_a_tablet_or_a_third(question: Question) -> None:
    spoken = words(question.answer())
    assert not [each for each in ("12.5 mg tablet", "½", "⅓", "⅕", "half a") if each in spoken]
    if _is_asked_in_whole_numbers(question):
        assert not re.search(r"\d\.3+ mg(?! per kg)", spoken)


def _is_asked_in_whole_numbers(question: Question) -> bool:
    """Whether a third of a milligram in the answer could only be made there."""
    doses, weight = (question.dose, question.patient.current_daily), question.patient.weight
    return all(dose is None or dose.ug % 1000 == 0 for dose in doses) and (
        weight is None or weight.dag % 100 == 0
    )


@given(
    day=st.dates(date(1, 1, 1), LATEST_DAY),
    length=st.none() | st.integers(0, 20) | st.integers(0, 999),
    allergic=st.booleans(),
)
def test_hz_13_every_stop_takes_7_to_14_days_or_is_urgent(
    day: date, length: int | None, *, allergic: bool
) -> None:
    answer = stop(day, length, allergic=allergic, rules=RULES)
    assert (answer.dose, answer.regimen) == (None, None)
    if allergic:
        assert (answer.codes, answer.window) == ((Code.URGENT,), None)
        return
    assert answer.window == (day + timedelta(days=7), day + timedelta(days=14))
    assert (Code.ABRUPT_STOP in answer.codes) is (length is not None and length < 7)
    assert (Code.TAPER_LONGER in answer.codes) is (length is not None and length > 14)
    assert (Code.TAPER in answer.codes) is (length is None or 7 <= length <= 14)


@given(questions(ANYONE))
def test_hz_18_same_question_same_answer(question: Question) -> None:
    assert question.answer() == question.answer()


@given(questions(ANYONE))
def test_hz_28_every_answer_runs_from_stop_to_advice(question: Question) -> None:
    kinds = [code.split("_")[0] for code in question.answer().codes]
    order = ("CI", "R", "E", "CA", "MON", "IX", "W", "TAB", "ADV")
    assert kinds == sorted(kinds, key=order.index)


@given(questions(ANYONE))
def test_the_status_follows_from_the_codes(question: Question) -> None:
    answer = question.answer()
    kinds = {code.split("_")[0] for code in answer.codes}
    if answer.status is Status.OK:
        assert kinds <= {"TAB"}
    if answer.status is Status.OK_WITH_WARNINGS:
        assert kinds & {"CA", "MON", "IX", "W"}
        assert not kinds & {"CI", "R", "E"}
    if answer.status is Status.REJECT:
        assert "R" in kinds or {Code.TOO_EARLY, Code.DOSE_STEP} & set(answer.codes)
        assert "TAB" not in kinds
    if answer.is_stop:
        assert not kinds & {"E", "TAB"}
        assert {code for code in answer.codes if code.startswith("R_")} <= {Code.ABOVE_RENAL}


@given(questions(ANYONE))
def test_every_reason_of_the_label_and_every_rung_has_its_sentence(question: Question) -> None:
    answer = question.answer()
    assert all(rung.citation.quote for rung in answer.ladder)
    assert [
        r.code for r in answer.reasons if not isinstance(r.code, Code) and not r.citations
    ] == []
