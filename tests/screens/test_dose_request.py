"""Requests of other programs: whatever they hold, they are answered."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from baklosan_desktop.dosing.answer import Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import NextDose, Plan, Prescribed, TabletDose, Window
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.dose_fields import read_json
from baklosan_desktop.screens.dose_request import DEFAULTS, answer_request
from tests.dosing.builders import the_rulebook
from tests.screens.request_builders import answered, told

TITRATE = {"mode": "titrate", "current_daily_mg": 15, "days_since_last_increase": 3}
PLAN = {"mode": "plan", "target_daily_mg": 30}
CHECK = {"mode": "check", "prescribed_daily_mg": 15, "first_prescription": True}
STOP = {"mode": "stop", "date": "2026-03-02"}
TABLET = {"mode": "tablet", "daily_mg": 75}
OF_A_PATIENT: tuple[dict[str, Any], ...] = ({"mode": "start"}, TITRATE, PLAN, CHECK)
INFORMATION = {
    "missed": Code.NO_DOUBLE_DOSE,
    "overdose": Code.EMERGENCY,
    "driving": Code.NO_DRIVING,
    "food": Code.WITH_FOOD,
    "final_dose": Code.FINAL_DOSE,
}
# Each field of a patient, with values it cannot have, and the code that says so.
REFUSED: tuple[tuple[str, object, Code], ...] = (
    ("age_years", "40", Code.NUMBER_FORMAT),
    ("age_years", True, Code.NUMBER_FORMAT),
    ("age_years", 40.5, Code.NUMBER_FORMAT),
    ("age_years", -1, Code.NUMBER_FORMAT),
    ("age_years", 121, Code.AGE_RANGE),
    ("age_years", 10**30, Code.NUMBER_FORMAT),
    ("age_years", float("nan"), Code.NUMBER_FORMAT),
    ("age_years", float("inf"), Code.NUMBER_FORMAT),
    ("age_years", None, Code.AGE_MISSING),
    ("age_months", 12, Code.MONTHS_RANGE),
    ("age_months", "0", Code.NUMBER_FORMAT),
    ("weight_kg", "70", Code.NUMBER_FORMAT),
    ("weight_kg", 1.99, Code.WEIGHT_RANGE),
    ("weight_kg", 300.01, Code.WEIGHT_RANGE),
    ("weight_kg", 70.123, Code.NUMBER_FORMAT),
    ("weight_kg", [70], Code.NUMBER_FORMAT),
    ("crf", None, Code.UNKNOWN_VALUE),
    ("crf", False, Code.UNKNOWN_VALUE),
    ("haemodialysis", "nein", Code.UNKNOWN_VALUE),
    ("pregnant", "maybe", Code.UNKNOWN_VALUE),
    ("breastfeeding", 0, Code.UNKNOWN_VALUE),
    ("egfr", 200.01, Code.NUMBER_FORMAT),
    ("egfr", "90", Code.NUMBER_FORMAT),
    ("conditions", "epilepsy", Code.UNKNOWN_VALUE),
    ("conditions", ["gout"], Code.UNKNOWN_VALUE),
    ("conditions", ["crf"], Code.UNKNOWN_VALUE),
    ("conditions", [["epilepsy"]], Code.UNKNOWN_VALUE),
    ("conditions", None, Code.UNKNOWN_VALUE),
    ("unknown", ["gout"], Code.UNKNOWN_VALUE),
    ("indication", 5, Code.UNKNOWN_VALUE),
    ("indication", ["meningitis"], Code.UNKNOWN_VALUE),
    ("co_medications", ["aspirin"], Code.UNKNOWN_VALUE),
    ("levodopa_reason_confirmed", "yes", Code.UNKNOWN_VALUE),
    ("levodopa_reason_confirmed", None, Code.UNKNOWN_VALUE),
    ("increased_sensitivity", 1, Code.UNKNOWN_VALUE),
    ("increased_sensitivity", None, Code.UNKNOWN_VALUE),
    ("current_daily_mg", "30", Code.NUMBER_FORMAT),
    ("current_daily_mg", -5, Code.NUMBER_FORMAT),
    ("confirmed", ["levodopa reason"], Code.UNKNOWN_VALUE),
    ("confirmed", "weight", Code.UNKNOWN_VALUE),
    ("mode", None, Code.UNKNOWN_VALUE),
    ("mode", "cure", Code.UNKNOWN_VALUE),
    ("mode", 1, Code.UNKNOWN_VALUE),
)


def _codes(**fields: object) -> tuple[str, ...]:
    return answered(**fields).answer.codes


def test_the_defaults_are_those_of_the_worked_cases() -> None:
    assert DEFAULTS == {
        "mode": "start",
        "age_years": None,
        "age_months": None,
        "weight_kg": None,
        "crf": "no",
        "haemodialysis": "no",
        "egfr": None,
        "pregnant": "no",
        "breastfeeding": "no",
        "conditions": (),
        "unknown": (),
        "indication": "multiple sclerosis",
        "co_medications": (),
        "levodopa_reason_confirmed": False,
        "increased_sensitivity": False,
        "current_daily_mg": None,
        "days_since_last_increase": None,
        "target_daily_mg": None,
        "prescribed_daily_mg": None,
        "first_prescription": None,
        "taper_days": None,
        "date": None,
        "daily_mg": None,
        "raw": None,
        "confirmed": (),
    }


def test_an_age_alone_is_a_request_to_start() -> None:
    found = answered()
    assert (found.mode, found.answer.status) == ("start", Status.OK)


@pytest.mark.parametrize("request_text", ["null", "5", '"start"', "[]", "true", "[[]]", "NaN"])
def test_what_is_no_object_is_an_input_error(request_text: str) -> None:
    found = answer_request(read_json(request_text), the_rulebook())
    assert (found.mode, found.answer.status) == ("", Status.INPUT_ERROR)
    assert found.answer.codes == (Code.UNKNOWN_VALUE,)
    assert found.answer.reasons[0].words == "A request is a JSON object."


@pytest.mark.parametrize(("field", "value", "code"), REFUSED)
def test_hz_08_what_cannot_be_read_is_refused_by_name(
    field: str, value: object, code: Code
) -> None:
    answer = answered(**{field: value}).answer
    assert (answer.status, answer.codes) == (Status.INPUT_ERROR, (code,))
    assert field in answer.reasons[0].words
    assert (answer.dose, answer.maximum, answer.regimen) == (None, None, None)


@pytest.mark.parametrize("question", OF_A_PATIENT, ids=lambda question: str(question["mode"]))
@pytest.mark.parametrize(("field", "value", "code"), REFUSED[:-3])
def test_every_question_about_a_patient_reads_the_patient(
    question: dict[str, Any], field: str, value: object, code: Code
) -> None:
    assert code in _codes(**{**question, field: value})


def test_every_problem_is_named_once() -> None:
    assert sorted(_codes(age_years=None, weight_kg="70", crf="?", sex="f")) == [
        Code.AGE_MISSING,
        Code.NUMBER_FORMAT,
        Code.UNKNOWN_VALUE,
        Code.UNKNOWN_VALUE,
    ]


@pytest.mark.parametrize("name", ["sex", "Age_years", "", "weight_lb", "codes"])
def test_hz_07_a_field_that_does_not_exist_is_refused(name: str) -> None:
    answer = answered(**{name: 1}).answer
    assert (answer.status, answer.codes) == (Status.INPUT_ERROR, (Code.UNKNOWN_VALUE,))
    assert answer.reasons[0].words == f"There is no field “{name}”."


def test_hz_08_a_field_that_stands_twice_is_refused() -> None:
    request = read_json('{"age_years": 5, "age_years": 50}')
    answer = answer_request(request, the_rulebook()).answer
    assert (answer.status, answer.dose) == (Status.INPUT_ERROR, None)
    assert answer.codes == (Code.UNKNOWN_VALUE, Code.AGE_MISSING)


@pytest.mark.parametrize("question", OF_A_PATIENT, ids=lambda question: str(question["mode"]))
def test_a_question_about_a_patient_needs_an_age(question: dict[str, Any]) -> None:
    assert _codes(**{**question, "age_years": None}) == (Code.AGE_MISSING,)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        (TITRATE, "current_daily_mg"),
        (TITRATE, "days_since_last_increase"),
        (PLAN, "target_daily_mg"),
        (CHECK, "prescribed_daily_mg"),
        (CHECK, "first_prescription"),
        (STOP, "date"),
        (TABLET, "daily_mg"),
    ],
)
def test_what_a_question_needs_is_asked_for(question: dict[str, Any], field: str) -> None:
    answer = answered(**{**question, field: None}).answer
    assert (answer.status, answer.codes) == (Status.INPUT_ERROR, (Code.UNANSWERED,))
    assert answer.reasons[0].words == f"{field} is needed for this question."


@pytest.mark.parametrize(
    ("question", "field", "value", "code"),
    [
        (TITRATE, "days_since_last_increase", 2.5, Code.NUMBER_FORMAT),
        (TITRATE, "days_since_last_increase", "3", Code.NUMBER_FORMAT),
        (TITRATE, "current_daily_mg", 0, Code.NUMBER_FORMAT),
        (PLAN, "target_daily_mg", "30", Code.NUMBER_FORMAT),
        (CHECK, "prescribed_daily_mg", 0, Code.NUMBER_FORMAT),
        (CHECK, "prescribed_daily_mg", 1000, Code.NUMBER_FORMAT),
        (CHECK, "first_prescription", "yes", Code.UNKNOWN_VALUE),
        (STOP, "date", "02.03.2026", Code.DATE_FORMAT),
        (STOP, "date", 20260302, Code.DATE_FORMAT),
        (STOP, "taper_days", -1, Code.NUMBER_FORMAT),
        (STOP, "conditions", ["gout"], Code.UNKNOWN_VALUE),
        (TABLET, "daily_mg", 0, Code.NUMBER_FORMAT),
        (TABLET, "daily_mg", "75", Code.NUMBER_FORMAT),
    ],
)
def test_what_a_question_asks_must_be_readable(
    question: dict[str, Any], field: str, value: object, code: Code
) -> None:
    answer = answered(**{**question, field: value}).answer
    assert (answer.status, answer.codes) == (Status.INPUT_ERROR, (code,))


def test_a_plan_to_0_mg_is_a_question_with_an_answer() -> None:
    assert answered(**{**PLAN, "target_daily_mg": 0}).answer.codes == (Code.DOSE_STEP,)


def test_each_question_answers_with_its_own_dose() -> None:
    asked: tuple[tuple[dict[str, Any], type], ...] = (
        (TITRATE, NextDose),
        (PLAN, Plan),
        (CHECK, Prescribed),
        (TABLET, TabletDose),
    )
    for question, kind in asked:
        found = answered(**question)
        assert (found.mode, type(found.answer.dose)) == (question["mode"], kind)


def test_days_current_and_target_reach_their_question() -> None:
    assert _codes(**{**TITRATE, "days_since_last_increase": 2}) == (Code.TOO_EARLY,)
    dose = answered(**{**TITRATE, "current_daily_mg": 22.5}).answer.dose
    assert isinstance(dose, NextDose)
    assert dose.per_day == Mass.mg("27.5")
    plan = answered(**{**PLAN, "target_daily_mg": 45}).answer.dose
    assert plan is not None
    assert plan.highest == Mass.mg("45")


def test_a_first_prescription_is_judged_otherwise_than_a_continued_one() -> None:
    thirty = {**CHECK, "prescribed_daily_mg": 30}
    assert Code.ABOVE_INITIAL in _codes(**thirty)
    assert Code.ABOVE_INITIAL not in _codes(**{**thirty, "first_prescription": False})


def test_hz_09_an_age_is_counted_in_months() -> None:
    assert told(age_years=6, weight_kg=20)["max_mg_per_day"] == 30
    assert told(age_years=6, age_months=1, weight_kg=20)["max_mg_per_day"] == 60
    assert _codes(age_years=120, age_months=1) == (Code.AGE_RANGE,)
    assert answered(age_years=120, age_months=0).answer.status is Status.OK_WITH_WARNINGS


def test_an_age_of_0_is_an_age() -> None:
    assert answered(age_years=0, weight_kg=4).answer.status is Status.NO_LABEL_DOSE


@pytest.mark.parametrize("name", ["crf", "haemodialysis", "pregnant", "breastfeeding"])
def test_hz_01_and_17_a_reply_reaches_the_screening(name: str) -> None:
    assert answered(**{name: "yes"}).answer.is_stop
    assert answered(**{name: "unknown"}).answer.status is Status.NEEDS_MORE_INFORMATION
    assert answered(**{name: "no"}).answer.status is Status.OK
    assert answered(**{name: "not_applicable"}).answer.status is Status.OK


def test_conditions_and_unknown_reach_the_screening() -> None:
    assert _codes(conditions=["psychosis", "diabetes"]) == ("CI_PSYCHOSIS", "MON_DIABETES")
    assert _codes(unknown=["psychosis"]) == (Code.UNANSWERED,)
    assert _codes(unknown=["haemodialysis"]) == (Code.UNANSWERED,)
    assert "MON_DIABETES" not in _codes(unknown=["diabetes"])


def test_what_a_patient_takes_has_and_weighs_reaches_the_screening() -> None:
    assert "IX_ETHANOL" in _codes(co_medications=["ethanol"])
    assert Code.INDICATION_NOT_ON_LABEL in _codes(indication="gout")
    assert Code.INDICATION_NOT_ON_LABEL not in _codes(indication=None)
    assert Code.EGFR_MISMATCH in _codes(egfr=29.99)
    assert Code.WEIGHT_IMPLAUSIBLE in _codes(weight_kg=24)
    assert Code.INCREASED_SENSITIVITY in _codes(increased_sensitivity=True)
    assert Code.DO_NOT_STOP_SUDDENLY in _codes(conditions=["psychosis"], current_daily_mg=5)


def test_a_current_dose_of_0_is_no_treatment() -> None:
    assert _codes(conditions=["psychosis"], current_daily_mg=0) == ("CI_PSYCHOSIS",)


def test_hz_16_levodopa_is_asked_about_until_its_reason_is_confirmed() -> None:
    assert Code.ASK_PARKINSON in _codes(co_medications=["levodopa"])
    confirmed = _codes(co_medications=["levodopa"], levodopa_reason_confirmed=True)
    assert Code.ASK_PARKINSON not in confirmed


def test_what_was_confirmed_is_not_raised_again() -> None:
    assert answered(weight_kg=24, confirmed=["weight"]).answer.status is Status.OK
    child: dict[str, Any] = {"age_years": 8, "weight_kg": 25, "pregnant": "yes"}
    assert _codes(**child) == (Code.INCONSISTENT,)
    assert "CI_PREGNANCY" in _codes(**child, confirmed=["pregnancy"])
    assert _codes(**child, confirmed=["weight"]) == (Code.INCONSISTENT,)


def test_a_stop_counts_from_its_day() -> None:
    answer = answered(**STOP, taper_days=3).answer
    assert answer.codes == (Code.ABRUPT_STOP,)
    assert answer.window == Window(date(2026, 3, 9), date(2026, 3, 16))


def test_hz_14_a_stop_in_an_allergy_has_no_window() -> None:
    answer = answered(**STOP, taper_days=0, conditions=["hypersensitivity", "diabetes"]).answer
    assert (answer.status, answer.codes) == (Status.INFO, (Code.URGENT,))


@pytest.mark.parametrize("question", [STOP, TABLET, *({"mode": mode} for mode in INFORMATION)])
def test_what_knows_no_patient_reads_none(question: dict[str, Any]) -> None:
    patient = {"age_years": 500, "weight_kg": "x", "crf": "yes", "pregnant": "?", "egfr": 1}
    assert answered(**{**question, **patient}).answer == answered(**question).answer


@pytest.mark.parametrize(("mode", "code"), INFORMATION.items())
def test_information_is_asked_by_its_name(mode: str, code: Code) -> None:
    answer = answered(mode=mode).answer
    assert (answer.status, answer.codes) == (Status.INFO, (code,))


@pytest.mark.parametrize(
    ("field", "text", "parsed"),
    [
        ("weight_kg", " 35.50 ", Decimal("35.50")),
        ("age_years", "45", Decimal(45)),
        ("age_months", "11", Decimal(11)),
        ("age_months", "", Decimal(0)),
        ("age_months", "  ", Decimal(0)),
    ],
)
def test_what_was_typed_is_read(field: str, text: str, parsed: Decimal) -> None:
    found = told(mode="input", raw={"field": field, "text": text})
    assert (found["status"], found["accept"], found["parsed"]) == ("OK", True, parsed)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("weight_kg", "", Code.NUMBER_FORMAT),
        ("weight_kg", "70kg", Code.NUMBER_FORMAT),
        ("weight_kg", "301", Code.WEIGHT_RANGE),
        ("age_years", "", Code.AGE_MISSING),
        ("age_years", "121", Code.AGE_RANGE),
        ("age_months", "12", Code.MONTHS_RANGE),
        ("egfr", "90", Code.UNKNOWN_VALUE),
    ],
)
def test_what_was_typed_wrong_is_refused(field: str, text: str, code: Code) -> None:
    found = told(mode="input", raw={"field": field, "text": text})
    assert (found["status"], found["codes"]) == ("INPUT_ERROR", [code])
    assert (found["accept"], found["parsed"]) == (False, None)


@pytest.mark.parametrize(
    "raw", [None, "35", {}, {"field": "weight_kg", "text": 35}, {"field": "weight_kg"}, ["a", "b"]]
)
def test_nothing_typed_is_unanswered(raw: object) -> None:
    assert _codes(mode="input", raw=raw) == (Code.UNANSWERED,)
