from dataclasses import replace

import pytest

from baklosan_desktop.dosing.answer import Answer, Figure, Reason, Rung, Status, Tablets
from baklosan_desktop.dosing.case import Case, case_of, found, judged, refused, supported
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Prescribed, Step, UsualRange
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.dosing.start import start
from baklosan_desktop.dosing.tablets import Supply
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.quantities import Mass, MassRange
from tests.dosing.builders import a_patient, the_rulebook

CONFIRMED = frozenset({Confirmed.WEIGHT})
MG_10, MG_30 = Mass.mg("10"), Mass.mg("30")
REFUSAL = Reason(Code.ABOVE_INITIAL, "too much")
PASSED = Reason(Code.ABOVE_MAX, "far too much")


def _case(patient: Patient) -> Case:
    return case_of(patient, the_rulebook())


@pytest.mark.parametrize("years", [5, 40])
def test_the_regimen_is_what_the_label_states(years: int) -> None:
    regimen = _case(a_patient(years=years, kg="20")).regimen
    assert regimen.initial_daily == MassRange.read("15 mg")
    assert (regimen.per_intake, regimen.intakes_per_day) == (Mass.mg("5"), 3)
    assert regimen.step == Step(Mass.mg("5"), 3)


def test_increased_sensitivity_states_a_total_and_no_schedule() -> None:
    regimen = _case(a_patient(increased_sensitivity=True)).regimen
    assert regimen.initial_daily == MassRange.read("5 mg to 10 mg")
    assert (regimen.per_intake, regimen.intakes_per_day, regimen.step) == (None, None, None)
    assert regimen.usual == UsualRange(MassRange.read("30 mg to 75 mg"))


def test_what_is_above_the_ceiling_is_said_with_the_ceiling() -> None:
    reason = _case(a_patient()).above("120 mg would pass")
    assert (reason.code, reason.words) == (
        Code.ABOVE_MAX,
        "120 mg would pass the maximum of 100 mg per day.",
    )
    assert [cited.line for cited in reason.citations] == [20]


@pytest.mark.parametrize(("kg", "above"), [("5.99", True), ("6", False)])
def test_a_first_dose_above_the_ceiling_is_named(kg: str, *, above: bool) -> None:
    reasons = _case(a_patient(years=12, kg=kg)).starts_above
    assert [reason.code for reason in reasons] == [Code.ABOVE_MAX] * above


def test_a_supported_dose_stands_with_everything_found() -> None:
    advice = Supply(Tablets.WHOLE, (Reason(Code.WHOLE, "4 tablets"),))
    case = _case(a_patient("diabetes", years=6, kg="20"))
    answer = supported(case, Prescribed(MG_30), (PASSED,), case.limit.rungs, advice)
    assert answer.status is Status.OK_WITH_WARNINGS
    assert set(answer.codes) == {
        Code.ABOVE_MAX,
        Code.AGE_BAND_EDGE,
        Code.WHOLE,
        "CA_UNDER_12",
        "MON_DIABETES",
    }
    assert (answer.regimen, answer.step) == (case.regimen, case.regimen.step)
    assert (answer.maximum, answer.tablets) == (MG_30, Tablets.WHOLE)
    assert answer.ladder == case.limit.rungs
    assert [note.id for note in answer.notes] == ["B-13"]


def test_without_a_dose_there_is_neither_note_nor_tablet() -> None:
    case = _case(a_patient(years=5, kg="20", increased_sensitivity=True))
    answer = supported(case, None, (), case.limit.rungs)
    assert (answer.notes, answer.tablets, answer.regimen) == ((), None, case.regimen)


def test_without_a_dose_a_first_dose_above_the_ceiling_is_not_held() -> None:
    case = _case(a_patient(years=12, kg="3.99", increased_sensitivity=True))
    assert supported(case, None, (), ()).regimen is None
    at_ceiling = _case(a_patient(years=12, kg="4", increased_sensitivity=True))
    assert supported(at_ceiling, None, (), ()).regimen is at_ceiling.regimen


def test_a_dose_below_the_ceiling_is_held_though_a_first_one_would_pass_it() -> None:
    case = _case(a_patient(years=12, kg="5"))
    answer = supported(case, Prescribed(MG_10), (), ())
    assert (answer.maximum, answer.regimen) == (Mass.mg("12.5"), case.regimen)


def test_a_refusal_keeps_step_maximum_and_what_was_found() -> None:
    case = _case(a_patient(years=70))
    answer = refused(case, (REFUSAL,), (Reason(Code.BELOW_INITIAL, "beside"),))
    assert answer.status is Status.REJECT
    assert answer.codes == (Code.ABOVE_INITIAL, "CA_ELDERLY", Code.BELOW_INITIAL)
    assert (answer.step, answer.maximum) == (case.regimen.step, Mass.mg("100"))
    assert (answer.regimen, answer.dose, answer.tablets, answer.notes) == (None, None, None, ())
    assert [rung.rule for rung in answer.ladder] == ["DOSE-06"]


def test_a_refusal_shows_its_own_ladder_where_there_is_one() -> None:
    case = _case(a_patient())
    own = case.limit.rungs[-1:] * 2
    assert refused(case, (REFUSAL,), ladder=own).ladder == own


@pytest.mark.parametrize("figure", Figure)
def test_hz_01_no_figure_of_a_dose_stands_beside_a_refusal(figure: Figure) -> None:
    case = _case(a_patient())
    rung: Rung = case.limit.rungs[-1]._replace(figure=figure)
    kept = figure not in {Figure.USUAL, Figure.TABLETS}
    assert refused(case, (REFUSAL,), ladder=(rung,)).ladder == (rung,) * kept


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        (Code.ABOVE_MAX, True),
        (Code.ABOVE_RANGE, True),
        (Code.ABOVE_INITIAL, False),
        (Code.TOO_EARLY, False),
        (Code.DOSE_STEP, False),
    ],
)
def test_hz_13_only_a_refusal_above_the_ceiling_says_how_to_part(
    code: Code, *, parts: bool
) -> None:
    answer = refused(_case(a_patient(current_daily=MG_30)), (Reason(code, "no"),))
    assert (Code.DO_NOT_STOP_SUDDENLY in answer.codes) is parts
    assert answer.taper_days == ((7, 14) if parts else None)


def test_a_new_patient_above_the_ceiling_has_nothing_to_stop() -> None:
    answer = refused(_case(a_patient()), (PASSED,))
    assert (answer.codes, answer.taper_days) == ((Code.ABOVE_MAX,), None)


def test_sensitivity_is_found_with_its_sentences() -> None:
    reasons = found(_case(a_patient(increased_sensitivity=True)), bars=False)
    assert [(reason.code, [c.line for c in reason.citations]) for reason in reasons] == [
        (Code.INCREASED_SENSITIVITY, [21]),
        (Code.SLOWER_TITRATION, [21]),
    ]
    assert reasons[0].words == (
        "Reacts strongly to medicines: the label begins with 5 to 10 mg per day in total."
    )
    assert reasons[1].words == (
        "The dose is raised more slowly; the label gives no interval, the prescriber does."
    )


@pytest.mark.parametrize(("mg", "warns"), [("75", False), ("75.01", True), ("100", True)])
def test_a_judged_dose_above_75_mg_is_above_the_usual_range(mg: str, *, warns: bool) -> None:
    reasons = tuple(judged(Mass.mg(mg), _case(a_patient())))
    assert [reason.code for reason in reasons] == [Code.ABOVE_USUAL_RANGE] * warns


def test_above_the_usual_range_is_said_in_the_words_of_the_policy() -> None:
    (reason,) = judged(Mass.mg("80"), _case(a_patient()))
    assert reason.words == (
        "80 mg per day is above 75 mg per day, the top of the usual range "
        "that the label gives for adults."
    )
    assert [cited.line for cited in reason.citations] == [20]


def test_a_judged_dose_is_high_for_a_light_child() -> None:
    (reason,) = judged(Mass.mg("60"), _case(a_patient(years=8, kg="22")))
    assert reason.code == Code.MG_PER_KG_HIGH


def _said(answer: Answer) -> set[str]:
    """Return how the sentences on cautions, tests and indications end."""
    asked = [reason.words for reason in answer.reasons if "asks for" in reason.words]
    assert asked
    return {words.partition("; ")[2] for words in asked}


def test_hz_26_cautions_read_as_leave_beside_no_answer_that_shows_no_dose() -> None:
    ill, rules = a_patient("liver_disease", years=70, current_daily=Mass.mg("50")), the_rulebook()
    unclear = replace(ill, unknown=frozenset({"crf"}))
    forbidden = replace(ill, has=ill.has | {"psychosis"})
    light = a_patient("liver_disease", years=10, months=1, kg="3", current_daily=Mass.mg("2"))
    slight = replace(light, increased_sensitivity=True, confirmed=frozenset({Confirmed.WEIGHT}))
    for answer in (start(unclear, rules), start(forbidden, rules), titrate(slight, 3, rules)):
        assert answer.regimen is None
        assert _said(answer) == {"no dose is shown here."}


def test_cautions_are_plain_beside_a_dose_and_beside_one_that_is_refused() -> None:
    ill, rules = a_patient("liver_disease", years=70, current_daily=Mass.mg("50")), the_rulebook()
    refused_ones = (titrate(ill, 1, rules), plan(ill, Mass.mg("10"), rules))
    assert {answer.status for answer in refused_ones} == {Status.REJECT}
    for answer in (start(ill, rules), *refused_ones):
        assert _said(answer) == {""}
