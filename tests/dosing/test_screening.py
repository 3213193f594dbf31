import pytest

from baklosan_desktop.dosing.answer import Answer, Status
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.dosing.screening import barred
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import a_patient, the_rulebook


def _barred(patient: Patient) -> Answer:
    answer = barred(patient, the_rulebook())
    assert answer is not None
    return answer


def _confirmed(*what: Confirmed) -> frozenset[Confirmed]:
    return frozenset(what)


def test_nothing_bars_a_plain_adult() -> None:
    assert barred(a_patient(), the_rulebook()) is None


@pytest.mark.parametrize(
    ("patient", "status", "code"),
    [
        (a_patient("pregnant", years=8, kg="25"), Status.CONFIRM_INPUT, "E_INCONSISTENT"),
        (a_patient("psychosis", years=2, kg="80"), Status.HARD_STOP, "CI_PSYCHOSIS"),
        (a_patient("crf", years=2, kg="80"), Status.HARD_STOP_CONFLICT, "CI_CRF_CONFLICT"),
        (a_patient(years=13, kg=None), Status.INPUT_ERROR, "E_WEIGHT_REQUIRED"),
        (a_patient(years=2, kg="80"), Status.CONFIRM_INPUT, "E_WEIGHT_IMPLAUSIBLE"),
        (
            a_patient(years=2, kg="12", unknown=frozenset({"crf"})),
            Status.NO_LABEL_DOSE,
            "CA_UNDER_3",
        ),
        (
            a_patient(unknown=frozenset({"crf"})),
            Status.NEEDS_MORE_INFORMATION,
            "E_UNANSWERED",
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Status) else "",
)
def test_the_first_gate_that_bars_decides(patient: Patient, status: Status, code: str) -> None:
    answer = _barred(patient)
    assert (answer.status, answer.codes[0]) == (status, code)


def test_doses_begin_on_the_third_birthday() -> None:
    assert barred(a_patient(years=3, kg="15"), the_rulebook()) is None
    assert _barred(a_patient(years=2, months=11, kg="15")).status is Status.NO_LABEL_DOSE


def test_pregnancy_against_age_comes_before_every_stop() -> None:
    patient = a_patient("pregnant", "psychosis", years=8, kg="25")
    assert _barred(patient).status is Status.CONFIRM_INPUT


def test_a_clear_contraindication_outranks_the_conflict() -> None:
    assert _barred(a_patient("crf", "psychosis")).status is Status.HARD_STOP


def test_a_missing_weight_never_hides_a_contraindication() -> None:
    assert _barred(a_patient("epilepsy", years=15, kg=None)).status is Status.HARD_STOP


def test_the_ages_that_need_a_weight_are_named() -> None:
    words = _barred(a_patient(years=13, kg=None)).reasons[0].words
    assert "from 10 years 1 month to 17 years 11 months" in words


def test_a_confirmed_weight_is_not_asked_again() -> None:
    patient = a_patient(years=30, kg="24", confirmed=_confirmed(Confirmed.WEIGHT))
    assert barred(patient, the_rulebook()) is None


def test_an_implausible_weight_is_repeated_with_what_was_expected() -> None:
    words = _barred(a_patient(years=5, kg="60")).reasons[0].words
    assert words == "60 kg at 5 years is outside the expected 8 to 45 kg."


def test_a_confirmed_pregnancy_stops_at_any_age() -> None:
    patient = a_patient("pregnant", years=8, kg="25", confirmed=_confirmed(Confirmed.PREGNANCY))
    assert _barred(patient).codes[0] == "CI_PREGNANCY"


def test_pregnancy_needs_no_confirmation_from_9_years() -> None:
    assert _barred(a_patient("pregnant", years=9, kg="30")).status is Status.HARD_STOP


@pytest.mark.parametrize(
    "key", ["psychosis", "convulsions_history", "crf", "haemodialysis", "pregnant", "breastfeeding"]
)
def test_not_known_is_never_no(key: str) -> None:
    answer = _barred(a_patient(unknown=frozenset({key})))
    assert answer.status is Status.NEEDS_MORE_INFORMATION
    assert answer.codes == ("E_UNANSWERED",)


def test_every_open_question_is_named() -> None:
    unknown = frozenset({"psychosis", "haemodialysis"})
    words = [reason.words for reason in _barred(a_patient(unknown=unknown)).reasons]
    assert words == ["Not known: Psychosis.", "Not known: Haemodialysis."]


@pytest.mark.parametrize(("egfr", "asks"), [(0, True), (29, True), (30, False), (95, False)])
def test_a_low_egfr_asks_again_for_renal_failure(egfr: int, *, asks: bool) -> None:
    answer = barred(a_patient(egfr=egfr), the_rulebook())
    assert (answer is not None and answer.codes == ("W_CRF_EGFR_MISMATCH",)) is asks


def test_a_low_egfr_adds_nothing_while_renal_failure_is_not_known() -> None:
    patient = a_patient(egfr=20, unknown=frozenset({"crf"}))
    assert _barred(patient).codes == ("E_UNANSWERED",)


@pytest.mark.parametrize("medicine", ["levodopa", "carbidopa"])
def test_levodopa_asks_for_its_reason(medicine: str) -> None:
    answer = _barred(a_patient(co_medications=frozenset({medicine})))
    assert answer.codes == ("IX_LEVODOPA_CARBIDOPA", "W_ASK_PARKINSON")


def test_levodopa_with_a_confirmed_reason_bars_nothing() -> None:
    patient = a_patient(
        co_medications=frozenset({"levodopa"}), confirmed=_confirmed(Confirmed.LEVODOPA_REASON)
    )
    assert barred(patient, the_rulebook()) is None


def test_more_information_lists_every_reason_and_no_dose_code() -> None:
    patient = a_patient(
        years=72,
        egfr=20,
        unknown=frozenset({"psychosis"}),
        co_medications=frozenset({"levodopa"}),
        increased_sensitivity=True,
        current_daily=Mass.mg("30"),
    )
    assert _barred(patient).codes == (
        "E_UNANSWERED",
        "CA_ELDERLY",
        "IX_LEVODOPA_CARBIDOPA",
        "W_CRF_EGFR_MISMATCH",
        "W_ASK_PARKINSON",
    )
