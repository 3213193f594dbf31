from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.answer import Status, Tablets
from baklosan_desktop.dosing.children import ADULT_FROM
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import FirstDose
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.dosing.start import start
from baklosan_desktop.quantities import Mass, MassRange
from tests.dosing.builders import a_patient, the_rulebook
from tests.dosing.strategies import FORBIDDING, ages, patients, some

CONFIRMED = frozenset({Confirmed.WEIGHT})
_LABEL_STARTS = {MassRange.read("15 mg"), MassRange.read("5 mg to 10 mg")}
_GROUPS = ("CI", "R", "E", "CA", "MON", "IX", "W", "TAB", "ADV")


def test_an_adult_starts_with_5_mg_three_times_per_day() -> None:
    answer = start(a_patient(), the_rulebook())
    assert answer.status is Status.OK
    assert answer.regimen is not None
    assert (str(answer.regimen.per_intake), answer.regimen.intakes_per_day) == ("5 mg", 3)
    assert answer.regimen.initial_daily == MassRange.read("15 mg")
    assert answer.maximum == Mass.mg("100")
    assert answer.tablets is Tablets.NOT_FOR_THIS_DOSE


def test_increased_sensitivity_gives_a_total_without_schedule() -> None:
    answer = start(a_patient(increased_sensitivity=True), the_rulebook())
    regimen = answer.regimen
    assert regimen is not None
    assert regimen.initial_daily == MassRange.read("5 mg to 10 mg")
    schedule = (regimen.per_intake, regimen.intakes_per_day, regimen.step)
    assert schedule == (None, None, None)
    assert answer.dose == FirstDose(MassRange.read("5 mg to 10 mg"))


def test_hz_12_a_first_dose_above_the_ceiling_is_refused_never_clamped() -> None:
    tiny = a_patient(years=12, kg="5.9", confirmed=CONFIRMED)
    answer = start(tiny, the_rulebook())
    assert answer.status is Status.REJECT
    assert answer.regimen is None
    assert answer.maximum == Mass.mg("14.75")
    assert answer.codes[0] == Code.ABOVE_MAX
    assert answer.reasons[0].words == (
        "The first dose of 15 mg per day would pass the maximum of 14.75 mg per day."
    )
    assert not any(code.startswith("TAB_") for code in answer.codes)


def test_a_first_dose_at_the_ceiling_is_given_without_steps() -> None:
    answer = start(a_patient(years=12, kg="6", confirmed=CONFIRMED), the_rulebook())
    assert answer.dose == FirstDose(MassRange.read("15 mg"))
    assert answer.maximum == Mass.mg("15")


def test_the_ceiling_is_checked_first_with_increased_sensitivity_too() -> None:
    tiny = a_patient(years=10, months=6, kg="3.9", confirmed=CONFIRMED, increased_sensitivity=True)
    answer = start(tiny, the_rulebook())
    assert (answer.status, answer.codes[0]) == (Status.REJECT, Code.ABOVE_RANGE)


def test_a_treated_patient_above_the_ceiling_is_not_to_stop_suddenly() -> None:
    tiny = a_patient(years=12, kg="5", confirmed=CONFIRMED, current_daily=Mass.mg("30"))
    answer = start(tiny, the_rulebook())
    assert Code.DO_NOT_STOP_SUDDENLY in answer.codes
    assert answer.taper_days == (7, 14)


def test_a_new_patient_above_the_ceiling_gets_no_window() -> None:
    tiny = a_patient(years=12, kg="5", confirmed=CONFIRMED)
    assert start(tiny, the_rulebook()).taper_days is None


@given(patients())
def test_hz_12_no_dose_is_above_its_maximum(patient: Patient) -> None:
    answer = start(patient, the_rulebook())
    if answer.regimen is not None:
        assert answer.maximum is not None
        assert answer.regimen.initial_daily.high <= answer.maximum <= Mass.mg("100")
        assert answer.dose is not None
        assert answer.dose.highest <= answer.maximum
        assert answer.regimen.usual is None or answer.regimen.usual.high <= answer.maximum


@given(patients(has=some(FORBIDDING).filter(bool)))
def test_hz_01_no_dose_stands_beside_a_stop(patient: Patient) -> None:
    answer = start(patient, the_rulebook())
    assert answer.regimen is None
    assert answer.tablets is None
    assert answer.maximum in {None, Mass.mg("5")}
    assert answer.status in {
        Status.HARD_STOP,
        Status.HARD_STOP_CONFLICT,
        Status.CONFIRM_INPUT,
    }


@given(patients(), st.sampled_from(FORBIDDING))
def test_hz_17_a_question_not_known_gives_no_dose(patient: Patient, key: str) -> None:
    unknown = replace(patient, unknown=patient.unknown | {key})
    assert start(unknown, the_rulebook()).regimen is None


@given(patients(has=st.just(frozenset({"hypersensitivity"}))))
def test_hz_14_an_allergy_never_becomes_a_reduced_dose(patient: Patient) -> None:
    answer = start(patient, the_rulebook())
    assert answer.regimen is None
    assert "W_INCREASED_SENSITIVITY" not in answer.codes


@given(patients(age=ages(36, 215)))
def test_hz_04_and_05_no_child_starts_by_weight(patient: Patient) -> None:
    regimen = start(patient, the_rulebook()).regimen
    assert regimen is None or regimen.initial_daily in _LABEL_STARTS


@given(patients(has=some(FORBIDDING).filter(bool)))
def test_hz_13_a_treated_patient_at_a_stop_hears_how_to_part(patient: Patient) -> None:
    answer = start(patient, the_rulebook())
    if answer.status is Status.CONFIRM_INPUT:
        return
    urgent = patient.treated and "hypersensitivity" in patient.has
    slowly = patient.treated and not urgent
    assert ("ADV_URGENT" in answer.codes) is urgent
    assert ("W_DO_NOT_STOP_SUDDENLY" in answer.codes) is slowly
    assert (answer.taper_days == (7, 14)) is slowly


@given(patients(age=ages(0, 35)))
def test_no_dose_under_3_years(patient: Patient) -> None:
    assert start(patient, the_rulebook()).regimen is None


@given(patients())
def test_every_dose_under_18_carries_the_editorial_note(patient: Patient) -> None:
    answer = start(patient, the_rulebook())
    shown = answer.regimen is not None and patient.age < ADULT_FROM
    expected = ["B-13", "NOT_WEIGHED"] if patient.weight is None else ["B-13"]
    assert [note.id for note in answer.notes if note.id != "TREATED"] == expected * shown


@given(patients())
def test_hz_13_who_takes_more_than_the_first_dose_is_told_before_any_other_note(
    patient: Patient,
) -> None:
    answer = start(patient, the_rulebook())
    current, regimen = patient.current_daily, answer.regimen
    told = current is not None and regimen is not None and current > regimen.initial_daily.high
    assert ["TREATED" in [note.id for note in answer.notes[:1]]] == [told]
    assert [note.id for note in answer.notes].count("TREATED") == told


@pytest.mark.parametrize(
    ("current", "sensitive", "told"),
    [
        ("15", False, False),
        ("15.01", False, True),
        ("30", False, True),
        ("10", True, False),
        ("10.01", True, True),
    ],
)
def test_hz_13_going_down_to_the_first_dose_is_called_abrupt(
    current: str, *, sensitive: bool, told: bool
) -> None:
    patient = a_patient(current_daily=Mass.mg(current), increased_sensitivity=sensitive)
    first = "5 to 10 mg" if sensitive else "15 mg"
    says = (
        f"This patient takes {current} mg per day already, and a start is for a first dose. "
        f"Going down to {first} per day at once would be abrupt."
    )
    notes = start(patient, the_rulebook()).notes
    assert [(note.id, note.text) for note in notes] == [("TREATED", says)] * told


@given(patients())
def test_same_patient_same_answer(patient: Patient) -> None:
    assert start(patient, the_rulebook()) == start(patient, the_rulebook())


@given(patients())
def test_codes_run_from_stop_to_advice(patient: Patient) -> None:
    ranks = [_GROUPS.index(code.split("_")[0]) for code in start(patient, the_rulebook()).codes]
    assert ranks == sorted(ranks)


@given(patients())
def test_without_a_dose_no_number_of_one_is_left(patient: Patient) -> None:
    answer = start(patient, the_rulebook())
    if answer.regimen is None:
        assert answer.tablets is None
        assert answer.notes == ()
        assert answer.maximum is None or answer.status in {
            Status.REJECT,
            Status.HARD_STOP_CONFLICT,
        }
