from typing import Any

import pytest

from baklosan_desktop.dosing.answer import Answer, Figure, Mark, Status, Tablets
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import NextDose, Plan, Step
from baklosan_desktop.dosing.patient import Confirmed, Patient
from baklosan_desktop.dosing.titration import plan, titrate
from baklosan_desktop.errors import LabelError
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import a_patient, the_rulebook

CONFIRMED = frozenset({Confirmed.WEIGHT})
SENSITIVE: dict[str, Any] = {"increased_sensitivity": True}


def _taking(mg: str, **changes: Any) -> Patient:
    return a_patient(current_daily=Mass.mg(mg), **changes)


def _titrated(patient: Patient, days: int = 3) -> Answer:
    return titrate(patient, days, the_rulebook())


def _next(patient: Patient) -> tuple[str, str]:
    dose = _titrated(patient).dose
    assert isinstance(dose, NextDose)
    return str(dose.per_day), str(dose.per_intake)


def _planned(mg: str, patient: Patient | None = None) -> Answer:
    return plan(patient or a_patient(), Mass.mg(mg), the_rulebook())


def _course(mg: str) -> list[tuple[int, int, int, str]]:
    dose = _planned(mg).dose
    assert isinstance(dose, Plan)
    return [(way.increases, way.days, way.first_day, str(way.partial)) for way in dose]


def test_hz_10_both_readings_of_the_step_stand_side_by_side() -> None:
    assert _next(_taking("15")) == ("20 mg", "30 mg")


def test_the_current_dose_is_taken_as_it_is_and_never_rounded() -> None:
    assert _next(_taking("22.5")) == ("27.5 mg", "37.5 mg")


@pytest.mark.parametrize(
    ("current", "readings"),
    [("85", ("90 mg", "100 mg")), ("85.01", ("90.01 mg", "None")), ("95", ("100 mg", "None"))],
)
def test_reading_b_is_not_given_above_the_ceiling(current: str, readings: tuple[str, str]) -> None:
    assert _next(_taking(current)) == readings


def _ahead(patient: Patient) -> list[tuple[str, str, str, int]]:
    dose = _titrated(patient).dose
    assert isinstance(dose, NextDose)
    return [(way.per, str(way.start), str(way.target), way.days) for way in dose.courses]


def test_hz_06_no_days_lead_a_child_above_the_weight_rule_of_older_children() -> None:
    """60 mg per day is 3 mg per kg at 20 kg, and 2.5 mg per kg at 24 kg."""
    light = _ahead(_taking("40", years=9, kg="20"))
    heavy = _ahead(_taking("40", years=9, kg="24"))
    assert light == []
    assert {target for _, _, target, _ in heavy} == {"60 mg"}


@pytest.mark.parametrize(
    ("current", "ahead"),
    [
        (
            "15",
            [
                ("day", "20 mg", "30 mg", 6),
                ("day", "20 mg", "75 mg", 33),
                ("intake", "30 mg", "75 mg", 9),
            ],
        ),
        (
            "10",
            [
                ("day", "15 mg", "30 mg", 9),
                ("intake", "25 mg", "30 mg", 3),
                ("day", "15 mg", "75 mg", 36),
                ("intake", "25 mg", "75 mg", 12),
            ],
        ),
        ("60", [("day", "65 mg", "75 mg", 6)]),
        ("70", []),
        ("90", []),
    ],
)
def test_hz_10_days_to_the_ends_of_the_usual_range_are_counted_from_the_next_dose(
    current: str, ahead: list[tuple[str, str, str, int]]
) -> None:
    assert _ahead(_taking(current)) == ahead


def test_days_to_a_usual_range_are_those_of_the_childs_age() -> None:
    assert _ahead(_taking("15", years=4, kg="16")) == [
        ("day", "20 mg", "30 mg", 6),
    ]
    assert _ahead(_taking("15", years=12, kg="60")) == []


def test_days_to_the_usual_range_are_explained_with_the_sentence_of_the_step() -> None:
    rungs = [rung for rung in _titrated(_taking("15")).ladder if "usual range" in rung.says]
    assert [rung.says for rung in rungs] == [
        (
            "From 20 mg per day, 5 mg per day more every 3 days (the step read as per day): "
            "30 mg per day, where the usual range begins, after 6 days at the earliest."
        ),
        (
            "From 20 mg per day, 5 mg per day more every 3 days (the step read as per day): "
            "75 mg per day, where the usual range ends, after 33 days at the earliest."
        ),
        (
            "From 30 mg per day, 15 mg per day more every 3 days (the step read as per intake): "
            "75 mg per day, where the usual range ends, after 9 days at the earliest."
        ),
    ]
    assert [(rung.figure, rung.rule, rung.citation.line, rung.mark) for rung in rungs] == [
        (Figure.STEP, "DOSE-04", 20, Mark.EDITORIAL)
    ] * 3
    assert [[cited.quote for cited in rung.also] for rung in rungs] == [
        ["(usually up to 30-75 mg / day)"]
    ] * 3
    assert [(rung.before, rung.after) for rung in rungs] == [
        ("20 mg per day", "30 mg per day"),
        ("20 mg per day", "75 mg per day"),
        ("30 mg per day", "75 mg per day"),
    ]


def test_last_increase_that_is_smaller_is_said_where_days_are_counted() -> None:
    rungs = [rung.says for rung in _titrated(_taking("20")).ladder if "usual range" in rung.says]
    assert [says for says in rungs if says.endswith("The last increase is 10 mg only.")] == [
        (
            "From 35 mg per day, 15 mg per day more every 3 days (the step read as per intake): "
            "75 mg per day, where the usual range ends, after 9 days at the earliest. "
            "The last increase is 10 mg only."
        )
    ]


def test_range_of_a_child_is_the_one_recommended_and_is_cited() -> None:
    rungs = _titrated(_taking("15", years=8, kg="30")).ladder
    ahead = [rung for rung in rungs if "recommended range" in rung.says]
    assert [[cited.line for cited in rung.citations] for rung in ahead] == [[25, 26]] * 3
    assert not [rung.says for rung in rungs if "usual range" in rung.says]


def test_hz_05_no_days_lead_to_a_range_above_the_weight_rule_and_a_sentence_says_so() -> None:
    answer = _titrated(_taking("15", years=8, kg="22"))
    assert [rung.says for rung in answer.ladder if "No days" in rung.says] == [
        (
            "60 mg per day is about 2.73 mg per kg per day, above the 2.5 mg per kg of the rule "
            "over 10 years. No days to it are counted."
        )
    ]
    assert Code.MG_PER_KG_HIGH not in answer.codes


def test_hz_05_other_reading_above_the_weight_rule_is_said_to_be() -> None:
    ladder = _titrated(_taking("40", years=8, kg="20")).ladder
    heavy = [rung for rung in ladder if "above the 2.5 mg per kg" in rung.says]
    above = "above the 2.5 mg per kg of the rule over 10 years."
    assert [rung.says for rung in heavy] == [
        f"55 mg per day is 2.75 mg per kg per day, {above}",
        f"60 mg per day is 3 mg per kg per day, {above} No days to it are counted.",
    ]
    assert {(r.figure, r.rule, r.citation.line, r.mark) for r in heavy} == {
        (Figure.ASIDE, "DOSE-17", 26, Mark.EDITORIAL)
    }


def _asides(answer: Answer) -> list[tuple[str, str, int, Mark]]:
    asides = (rung for rung in answer.ladder if rung.figure is Figure.ASIDE)
    return [(rung.says, rung.rule, rung.citation.line, rung.mark) for rung in asides]


def test_hz_05_dose_now_taken_above_the_weight_rule_is_said_where_it_is_not_raised() -> None:
    says = (
        "The dose now taken: 60 mg per day is 3 mg per kg per day, above the 2.5 mg per kg of the "
        "rule over 10 years."
    )
    answer = _titrated(_taking("60", years=8, kg="20"))
    assert answer.status is Status.REJECT
    assert _asides(answer) == [(says, "DOSE-17", 26, Mark.EDITORIAL)]
    assert Code.MG_PER_KG_HIGH not in answer.codes
    assert _asides(_titrated(_taking("60", years=8, kg="24"))) == []


def test_hz_05_days_that_cannot_be_held_against_a_weight_are_said_to_be() -> None:
    says = "Weight not given: the doses that days are counted to are not checked per kg either."
    told = (says, "DOSE-17", 26, Mark.EDITORIAL)
    assert told in _asides(_titrated(_taking("15", years=8, kg=None)))
    assert told not in _asides(_titrated(_taking("15", years=8, kg="40")))
    assert told not in _asides(_titrated(_taking("15", kg=None)))
    at_the_end = _titrated(_taking("55", years=8, kg=None))
    assert isinstance(at_the_end.dose, NextDose)
    assert not at_the_end.dose.courses
    assert told not in _asides(at_the_end)


@pytest.mark.parametrize("current", ["95.01", "100", "105"])
def test_hz_12_a_step_past_the_maximum_is_refused_never_clamped(current: str) -> None:
    answer = _titrated(_taking(current))
    assert answer.status is Status.REJECT
    assert answer.codes == (Code.ABOVE_MAX, Code.DO_NOT_STOP_SUDDENLY)
    assert (answer.dose, answer.tablets, answer.regimen) == (None, None, None)
    assert (answer.maximum, answer.step) == (Mass.mg("100"), Step(Mass.mg("5"), 3))
    assert answer.taper_days == (7, 14)


def test_a_refused_step_says_what_is_above_what() -> None:
    patient = _taking("75", years=13, kg="30")
    assert _titrated(patient, 5).reasons[0].words == (
        "A further step, to 80 mg per day, would pass the maximum of 75 mg per day."
    )


def test_a_child_passes_the_range_up_to_10_years_11_months() -> None:
    assert _titrated(_taking("30", years=4, kg="16")).codes[0] == Code.ABOVE_RANGE
    assert _titrated(_taking("60", years=10, months=11, kg="40")).codes[0] == Code.ABOVE_RANGE
    assert _titrated(_taking("75", years=11, kg="30")).codes[0] == Code.ABOVE_MAX


@pytest.mark.parametrize(
    ("days", "says"), [(0, "was today."), (1, "was 1 day ago."), (2, "was 2 days ago.")]
)
def test_hz_11_less_than_3_full_days_is_too_early(days: int, says: str) -> None:
    answer = _titrated(_taking("30"), days)
    assert (answer.status, answer.codes) == (Status.REJECT, (Code.TOO_EARLY,))
    assert answer.reasons[0].words == (
        f"Too early: each dose is held 3 full days, and the last increase {says}"
    )
    assert [cited.line for cited in answer.reasons[0].citations] == [20]
    assert (answer.dose, answer.step) == (None, Step(Mass.mg("5"), 3))
    assert answer.taper_days is None


def test_step_to_the_very_maximum_is_refused_as_too_early_and_for_nothing_else() -> None:
    answer = _titrated(_taking("95"), 0)
    assert answer.codes == (Code.TOO_EARLY,)
    assert [rung.figure for rung in answer.ladder] == [Figure.MAXIMUM]


def test_hz_11_after_3_full_days_the_dose_is_raised() -> None:
    assert _titrated(_taking("30"), 3).status is Status.OK


def test_too_early_and_too_much_are_both_said() -> None:
    answer = _titrated(_taking("100"), 0)
    assert answer.codes == (Code.ABOVE_MAX, Code.TOO_EARLY, Code.DO_NOT_STOP_SUDDENLY)


def test_a_child_is_raised_by_the_rule_for_children() -> None:
    early = _titrated(_taking("15", years=4, kg="16"), 1)
    assert [cited.line for cited in early.reasons[-1].citations] == [25]


@pytest.mark.parametrize(
    ("current", "warns"), [("65", False), ("70", False), ("70.01", True), ("75", True)]
)
def test_the_next_dose_of_reading_a_is_judged(current: str, *, warns: bool) -> None:
    assert (Code.ABOVE_USUAL_RANGE in _titrated(_taking(current)).codes) is warns


@pytest.mark.parametrize(
    ("current", "tablets", "code"),
    [
        ("65", Tablets.NOT_FOR_THIS_DOSE, Code.NOT_FOR_DOSE),
        ("70", Tablets.WHOLE, Code.WHOLE),
        ("75", Tablets.NOT_WHOLE, Code.NOT_WHOLE),
        ("95", Tablets.WHOLE, Code.WHOLE),
    ],
)
def test_tablets_go_by_the_next_dose(current: str, tablets: Tablets, code: Code) -> None:
    answer = _titrated(_taking(current))
    assert (answer.tablets, code in answer.codes) == (tablets, True)


def test_a_step_that_is_high_for_the_weight_is_warned_of() -> None:
    assert Code.MG_PER_KG_HIGH in _titrated(_taking("55", years=8, kg="22")).codes
    assert Code.MG_PER_KG_HIGH not in _titrated(_taking("50", years=8, kg="22")).codes


def test_increased_sensitivity_gives_no_next_dose() -> None:
    answer = _titrated(_taking("10", **SENSITIVE))
    assert answer.status is Status.OK_WITH_WARNINGS
    assert answer.codes == (Code.INCREASED_SENSITIVITY, Code.SLOWER_TITRATION)
    assert (answer.dose, answer.step, answer.tablets) == (None, None, None)
    assert answer.ladder


def test_increased_sensitivity_is_held_to_the_ceiling_first() -> None:
    answer = _titrated(_taking("105", **SENSITIVE), 9)
    assert answer.status is Status.REJECT
    assert answer.codes == (
        Code.ABOVE_MAX,
        Code.INCREASED_SENSITIVITY,
        Code.SLOWER_TITRATION,
        Code.DO_NOT_STOP_SUDDENLY,
    )


def test_increased_sensitivity_is_not_raised_sooner_than_others() -> None:
    assert Code.TOO_EARLY in _titrated(_taking("10", **SENSITIVE), 2).codes


def test_a_next_dose_below_a_ceiling_that_the_first_one_passes_is_answered() -> None:
    tiny = _taking("5", years=12, kg="5", confirmed=CONFIRMED)
    assert _next(tiny) == ("10 mg", "None")
    answer = _titrated(_taking("1", years=12, kg="3", confirmed=CONFIRMED, **SENSITIVE))
    assert (answer.status, answer.regimen) == (Status.OK_WITH_WARNINGS, None)


def test_without_a_current_dose_there_is_nothing_to_raise() -> None:
    with pytest.raises(LabelError):
        titrate(a_patient(), 3, the_rulebook())


def test_a_stop_stands_before_a_step_and_a_plan() -> None:
    for answer in (
        _titrated(a_patient("psychosis", current_daily=Mass.mg("30"))),
        _planned("30", a_patient("psychosis")),
    ):
        assert answer.status is Status.HARD_STOP


@pytest.mark.parametrize(
    ("target", "per_day", "per_intake"),
    [
        ("15", (0, 0, 1, "0 mg"), (0, 0, 1, "0 mg")),
        ("20", (1, 3, 4, "0 mg"), (1, 3, 4, "5 mg")),
        ("25", (2, 6, 7, "0 mg"), (1, 3, 4, "10 mg")),
        ("30", (3, 9, 10, "0 mg"), (1, 3, 4, "0 mg")),
        ("75", (12, 36, 37, "0 mg"), (4, 12, 13, "0 mg")),
        ("100", (17, 51, 52, "0 mg"), (6, 18, 19, "10 mg")),
    ],
)
def test_hz_10_a_plan_always_gives_both_ways(
    target: str, per_day: tuple[int, int, int, str], per_intake: tuple[int, int, int, str]
) -> None:
    assert _course(target) == [per_day, per_intake]


def test_a_plan_starts_at_15_mg_whatever_is_taken_now() -> None:
    dose = _planned("45", _taking("30")).dose
    assert isinstance(dose, Plan)
    assert {str(way.start) for way in dose} == {"15 mg"}
    assert [way.per for way in dose] == ["day", "intake"]


@pytest.mark.parametrize("target", ["0", "5", "10", "14.99", "15.01", "17.5", "32"])
def test_a_target_off_the_steps_is_refused(target: str) -> None:
    answer = _planned(target)
    assert (answer.status, answer.codes) == (Status.REJECT, (Code.DOSE_STEP,))
    assert answer.reasons[0].words == (
        "The label starts at 15 mg per day and moves in steps of 5 mg: "
        f"{Mass.mg(target)} per day cannot be reached."
    )
    assert [cited.line for cited in answer.reasons[0].citations] == [20, 20]
    assert answer.dose is None


def test_a_target_off_the_steps_cites_the_rules_for_the_patient() -> None:
    answer = _planned("17", a_patient(years=4, kg="16"))
    assert [cited.line for cited in answer.reasons[0].citations] == [25, 25]


def test_hz_12_the_ceiling_of_a_target_is_checked_before_its_steps() -> None:
    answer = _planned("101")
    assert answer.codes == (Code.ABOVE_MAX, Code.ABOVE_USUAL_RANGE)
    assert answer.reasons[0].words == (
        "The target of 101 mg per day is above the maximum of 100 mg per day."
    )
    assert (answer.dose, answer.maximum) == (None, Mass.mg("100"))


def test_a_refused_target_is_judged_too() -> None:
    codes = _planned("77").codes
    assert codes == (Code.DOSE_STEP, Code.ABOVE_USUAL_RANGE)
    high = _planned("65", a_patient(years=8, kg="22")).codes
    assert high == (Code.ABOVE_RANGE, "CA_UNDER_12", Code.MG_PER_KG_HIGH)
    off_the_steps = _planned("59", a_patient(years=8, kg="22")).codes
    assert off_the_steps == (Code.DOSE_STEP, "CA_UNDER_12", Code.MG_PER_KG_HIGH)


def test_a_plan_is_judged_and_gets_tablet_advice_by_its_target() -> None:
    answer = _planned("80")
    assert answer.codes == (Code.ABOVE_USUAL_RANGE, Code.NOT_WHOLE)
    assert _planned("75").codes == (Code.WHOLE,)
    assert _planned("30").tablets is Tablets.NOT_FOR_THIS_DOSE


def test_increased_sensitivity_gives_the_first_dose_and_no_plan() -> None:
    answer = _planned("30", a_patient(**SENSITIVE))
    assert answer.status is Status.OK_WITH_WARNINGS
    assert (answer.dose, answer.step) == (None, None)
    assert answer.regimen is not None
    assert str(answer.regimen.initial_daily) == "5 to 10 mg"
    assert answer.ladder


def test_increased_sensitivity_is_held_to_the_ceiling_of_a_target_first() -> None:
    assert _planned("105", a_patient(**SENSITIVE)).codes[0] == Code.ABOVE_MAX


def test_a_plan_whose_first_dose_would_pass_the_ceiling_is_refused() -> None:
    tiny = a_patient(years=12, kg="3", confirmed=CONFIRMED, **SENSITIVE)
    answer = _planned("5", tiny)
    assert (answer.status, answer.codes[0]) == (Status.REJECT, Code.ABOVE_MAX)
    assert answer.reasons[0].words == (
        "The first dose of 5 to 10 mg per day would pass the maximum of 7.5 mg per day."
    )


def test_hz_12_a_refused_step_is_explained_without_a_dose() -> None:
    answer = _titrated(_taking("100"), 3)
    assert [(rung.figure, rung.rule) for rung in answer.ladder] == [
        (Figure.GROUP, "DOSE-03"),
        (Figure.STEP, "DOSE-04"),
        (Figure.MAXIMUM, "DOSE-06"),
    ]
    step = answer.ladder[1]
    assert (step.says, step.mark) == ("100 mg + 5 mg = 105 mg per day.", Mark.DERIVED)
    assert (step.before, step.after) == ("100 mg per day", None)


def test_hz_11_a_step_that_is_too_early_is_not_worked_out() -> None:
    answer = _titrated(_taking("30"), 1)
    assert [rung.figure for rung in answer.ladder] == [Figure.MAXIMUM]


def test_a_childs_refused_step_cites_the_rule_for_children() -> None:
    answer = _titrated(_taking("30", years=4, kg="16"))
    assert [rung.rule for rung in answer.ladder if rung.figure is Figure.STEP] == ["DOSE-14"]


def test_increased_sensitivity_explains_the_first_dose_without_a_schedule() -> None:
    ladder = _planned("30", a_patient(**SENSITIVE)).ladder
    assert [rung.rule for rung in ladder] == [
        "DOSE-03",
        "DOSE-08",
        "DOSE-01",
        "DOSE-09",
        "DOSE-05",
        "DOSE-06",
    ]


@pytest.mark.parametrize(("target", "count"), [("15", 1), ("30", 2)])
def test_no_line_of_how_a_plan_was_worked_out_stands_twice(target: str, count: int) -> None:
    says = [
        r.says for r in plan(a_patient(years=8, kg="25"), Mass.mg(target), the_rulebook()).ladder
    ]
    assert len(set(says)) == len(says)
    assert len([each for each in says if "÷" in each]) == count
