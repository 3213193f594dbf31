import pytest

from baklosan_desktop.dosing.answer import Answer, Figure, Status, Tablets
from baklosan_desktop.dosing.check import check
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Prescribed
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import a_patient, the_rulebook

SENSITIVE = a_patient(increased_sensitivity=True)
TINY = a_patient(years=12, kg="5", confirmed=frozenset({Confirmed.WEIGHT}))


def _first(mg: str, patient: Patient | None = None) -> Answer:
    return check(patient or a_patient(), Mass.mg(mg), first=True, rules=the_rulebook())


def _continued(mg: str, patient: Patient | None = None) -> Answer:
    return check(patient or a_patient(), Mass.mg(mg), first=False, rules=the_rulebook())


def test_the_initial_dose_of_the_label_is_within_it() -> None:
    answer = _first("15")
    assert (answer.status, answer.codes) == (Status.OK, (Code.NOT_FOR_DOSE,))
    assert answer.dose == Prescribed(Mass.mg("15"))


@pytest.mark.parametrize("mg", ["15.01", "20", "100"])
def test_hz_03_a_first_prescription_above_15_mg_is_refused(mg: str) -> None:
    answer = _first(mg)
    assert (answer.status, answer.codes[0]) == (Status.REJECT, Code.ABOVE_INITIAL)
    assert answer.dose is None
    assert answer.reasons[0].words == (
        f"The prescribed {mg} mg per day is above the label's initial dose of 15 mg per day."
    )
    assert [cited.line for cited in answer.reasons[0].citations] == [20]


@pytest.mark.parametrize(("mg", "below"), [("14.99", True), ("5", True), ("15", False)])
def test_a_first_prescription_below_15_mg_is_warned_of(mg: str, *, below: bool) -> None:
    answer = _first(mg)
    assert (Code.BELOW_INITIAL in answer.codes) is below
    assert answer.status is (Status.OK_WITH_WARNINGS if below else Status.OK)


def test_the_warning_below_the_initial_dose_names_both() -> None:
    (reason, _) = _first("10").reasons
    assert reason.words == "10 mg per day is below the label's initial dose of 15 mg per day."
    assert [cited.line for cited in reason.citations] == [20]


def test_a_child_is_held_to_the_initial_dose_for_children() -> None:
    answer = _first("20", a_patient(years=5, kg="18"))
    assert [cited.line for cited in answer.reasons[0].citations] == [25]


@pytest.mark.parametrize(
    ("mg", "status"), [("10", Status.OK_WITH_WARNINGS), ("10.01", Status.REJECT)]
)
def test_increased_sensitivity_begins_with_10_mg_at_most(mg: str, status: Status) -> None:
    answer = _first(mg, SENSITIVE)
    assert answer.status is status
    assert (Code.ABOVE_INITIAL in answer.codes) is (status is Status.REJECT)
    assert {Code.INCREASED_SENSITIVITY, Code.SLOWER_TITRATION} <= set(answer.codes)


def test_increased_sensitivity_refuses_with_its_own_range_and_sentence() -> None:
    reason = _first("15", SENSITIVE).reasons[0]
    assert reason.words.endswith("above the label's initial dose of 5 to 10 mg per day.")
    assert [cited.line for cited in reason.citations] == [21]


def test_increased_sensitivity_is_never_below_the_initial_dose() -> None:
    assert Code.BELOW_INITIAL not in _first("1", SENSITIVE).codes


@pytest.mark.parametrize("mg", ["5", "20", "75", "100"])
def test_a_continued_prescription_up_to_the_ceiling_is_within_the_label(mg: str) -> None:
    answer = _continued(mg)
    assert answer.dose == Prescribed(Mass.mg(mg))
    assert not {Code.ABOVE_INITIAL, Code.BELOW_INITIAL} & set(answer.codes)


@pytest.mark.parametrize("mg", ["100.01", "105", "300"])
def test_hz_12_a_prescription_above_the_ceiling_is_refused(mg: str) -> None:
    answer = _continued(mg)
    assert answer.status is Status.REJECT
    assert answer.codes == (Code.ABOVE_MAX, Code.ABOVE_USUAL_RANGE, Code.DO_NOT_STOP_SUDDENLY)
    assert answer.reasons[0].words == (
        f"The prescribed {mg} mg per day is above the maximum of 100 mg per day."
    )
    assert (answer.dose, answer.tablets, answer.maximum) == (None, None, Mass.mg("100"))
    assert answer.taper_days == (7, 14)


def test_a_first_prescription_above_everything_names_the_ceiling_first() -> None:
    answer = _first("150")
    assert answer.codes == (Code.ABOVE_MAX, Code.ABOVE_INITIAL, Code.ABOVE_USUAL_RANGE)
    assert answer.taper_days is None


def test_hz_13_a_continued_prescription_is_a_treatment() -> None:
    stopped = _continued("30", a_patient("psychosis"))
    assert stopped.codes == ("CI_PSYCHOSIS", Code.DO_NOT_STOP_SUDDENLY)
    assert stopped.taper_days == (7, 14)
    assert _first("30", a_patient("psychosis")).codes == ("CI_PSYCHOSIS",)


def test_hz_14_an_allergic_patient_is_sent_for_urgent_help() -> None:
    answer = _continued("30", a_patient("hypersensitivity", increased_sensitivity=True))
    assert answer.codes == ("CI_HYPERSENSITIVITY", Code.URGENT)
    assert answer.taper_days is None


@pytest.mark.parametrize(("mg", "above"), [("5", False), ("5.01", True), ("15", True)])
@pytest.mark.parametrize("condition", ["crf", "haemodialysis"])
def test_hz_01_in_kidney_failure_more_than_5_mg_is_refused(
    condition: str, mg: str, *, above: bool
) -> None:
    answer = _continued(mg, a_patient(condition))
    assert answer.status is Status.HARD_STOP_CONFLICT
    assert (Code.ABOVE_RENAL in answer.codes) is above
    assert (answer.maximum, answer.dose) == (Mass.mg("5"), None)


def test_hz_01_and_02_in_kidney_failure_no_other_dose_is_named() -> None:
    answer = _continued("15", a_patient("crf"))
    spoken = [reason.words for reason in answer.reasons] + [rung.says for rung in answer.ladder]
    assert spoken[1] == "The prescription is above 5 mg per DAY in total, the label's only figure."
    assert [cited.line for cited in answer.reasons[1].citations] == [22]
    assert not [words for words in spoken if "15 mg" in words or "3 times" in words]


def test_a_clear_contraindication_still_says_that_5_mg_is_passed() -> None:
    answer = _continued("10", a_patient("crf", "psychosis"))
    assert answer.status is Status.HARD_STOP
    assert answer.codes == (
        "CI_PSYCHOSIS",
        "CI_CRF_CONFLICT",
        Code.ABOVE_RENAL,
        Code.DO_NOT_STOP_SUDDENLY,
    )


def test_what_is_no_stop_says_nothing_of_kidneys() -> None:
    unlikely = a_patient("crf", "pregnant", years=8, kg="25")
    answer = _continued("10", unlikely)
    assert (answer.status, answer.codes) == (Status.CONFIRM_INPUT, (Code.INCONSISTENT,))


@pytest.mark.parametrize(
    ("mg", "tablets", "code"),
    [
        ("74.99", Tablets.NOT_FOR_THIS_DOSE, Code.NOT_FOR_DOSE),
        ("75", Tablets.WHOLE, Code.WHOLE),
        ("80", Tablets.NOT_WHOLE, Code.NOT_WHOLE),
        ("100", Tablets.WHOLE, Code.WHOLE),
    ],
)
def test_tablets_go_by_the_prescribed_dose(mg: str, tablets: Tablets, code: Code) -> None:
    answer = _continued(mg)
    assert (answer.tablets, code in answer.codes) == (tablets, True)


def test_hz_04_a_first_prescription_over_10_years_names_the_weight_rule_as_not_used() -> None:
    teenager = a_patient(years=14, kg="50")
    assert Code.MG_PER_KG_INITIAL_NOT_USED in _first("75", teenager).codes
    assert Code.MG_PER_KG_INITIAL_NOT_USED in _first("15", teenager).codes
    assert Code.MG_PER_KG_INITIAL_NOT_USED not in _continued("75", teenager).codes
    assert Code.MG_PER_KG_INITIAL_NOT_USED not in _first("15", a_patient(years=10, kg="30")).codes


def test_the_prescribed_dose_is_judged() -> None:
    assert Code.ABOVE_USUAL_RANGE in _continued("80").codes
    assert Code.MG_PER_KG_HIGH in _continued("60", a_patient(years=8, kg="22")).codes
    assert Code.MG_PER_KG_HIGH in _continued("65", a_patient(years=8, kg="22")).codes


def test_a_prescription_below_a_ceiling_that_the_first_dose_passes_is_within_the_label() -> None:
    assert _continued("10", TINY).dose == Prescribed(Mass.mg("10"))
    assert _first("10", TINY).status is Status.OK_WITH_WARNINGS
    assert _continued("12.51", TINY).codes[0] == Code.ABOVE_MAX


def test_the_ladder_holds_the_prescription_against_the_ceiling() -> None:
    says = [rung.says for rung in _continued("80").ladder]
    assert "The prescribed 80 mg per day is within 100 mg per day." in says
    says = [rung.says for rung in _continued("105").ladder]
    assert "The prescribed 105 mg per day is above 100 mg per day." in says


def test_only_a_first_prescription_is_held_against_the_start() -> None:
    assert Figure.START in [rung.figure for rung in _first("15").ladder]
    assert Figure.START not in [rung.figure for rung in _continued("15").ladder]


def test_a_child_sees_the_prescription_by_weight() -> None:
    rungs = [r for r in _continued("30", a_patient(years=5, kg="20")).ladder if "÷" in r.says]
    assert [(r.says, r.citation.line) for r in rungs] == [
        ("30 mg per day ÷ 20 kg = 1.5 mg per kg per day.", 26)
    ]
