"""The fields that other programs rely on: what each holds, and when it is null."""

from decimal import Decimal
from typing import Any

import pytest

from tests.screens.request_builders import answered, told, told_of

FIELDS = {
    *("status", "codes", "dose_output_allowed", "initial_daily_mg", "per_intake_mg"),
    *("intakes_per_day", "step_mg", "step_interval_days", "target_range_mg_per_day"),
    *("max_mg_per_day", "next_daily_mg", "plan", "tablet_25mg", "taper_window_days", "dates"),
    *("accept", "parsed", "contraindicated", "notes", "reasons", "citations", "ladder"),
}
TITRATE = {"mode": "titrate", "current_daily_mg": 15, "days_since_last_increase": 3}
PLAN = {"mode": "plan", "target_daily_mg": 20}
CHECK = {"mode": "check", "prescribed_daily_mg": 30, "first_prescription": False}
STOP = {"mode": "stop", "date": "2026-03-02"}
SENSITIVE = {"increased_sensitivity": True}
NUMBERS = ("initial_daily_mg", "per_intake_mg", "next_daily_mg", "plan", "target_range_mg_per_day")


def _numbers(answer: dict[str, Any]) -> list[object]:
    return [answer[name] for name in NUMBERS]


@pytest.mark.parametrize(
    "fields", [{}, TITRATE, PLAN, CHECK, STOP, {"crf": "yes"}, {"mode": "food"}, {"mode": "?"}]
)
def test_every_answer_has_every_field(fields: dict[str, Any]) -> None:
    assert told(**fields).keys() == FIELDS


def test_what_is_no_request_has_every_field_too() -> None:
    assert told_of(None).keys() == FIELDS


def test_a_start_holds_the_figures_of_the_label() -> None:
    answer = told()
    assert (answer["status"], answer["dose_output_allowed"]) == ("OK", True)
    assert answer["initial_daily_mg"] == [15, 15]
    assert (answer["per_intake_mg"], answer["intakes_per_day"]) == (5, 3)
    assert (answer["step_mg"], answer["step_interval_days"]) == (5, 3)
    assert answer["target_range_mg_per_day"] == [30, 75]
    assert (answer["max_mg_per_day"], answer["contraindicated"]) == (100, False)
    assert answer["tablet_25mg"] == "not_for_this_dose"
    absent = ("next_daily_mg", "plan", "taper_window_days", "dates", "accept", "parsed")
    assert {answer[name] for name in absent} == {None}


def test_numbers_are_exact_decimals() -> None:
    answer = told(age_years=12, weight_kg=39.9)
    assert answer["max_mg_per_day"] == Decimal("99.75")
    assert isinstance(answer["max_mg_per_day"], Decimal)
    assert all(isinstance(each, Decimal) for each in answer["initial_daily_mg"])


def test_codes_and_reasons_run_alike() -> None:
    answer = told(age_years=70, conditions=["diabetes"])
    assert answer["codes"] == ["CA_ELDERLY", "MON_DIABETES", "TAB_25_CANNOT_SUPPLY_5MG"]
    assert [each["code"] for each in answer["reasons"]] == answer["codes"]
    assert all(type(code) is str for code in answer["codes"])
    assert answer["reasons"][2]["text"].startswith("This pack cannot supply 5 mg")


def test_increased_sensitivity_starts_with_a_total_only() -> None:
    answer = told(**SENSITIVE)
    assert (answer["initial_daily_mg"], answer["dose_output_allowed"]) == ([5, 10], True)
    nothing = (answer["per_intake_mg"], answer["intakes_per_day"], answer["step_mg"])
    assert nothing == (None, None, None)
    assert answer["step_interval_days"] is None


def test_hz_10_a_next_dose_gives_both_readings() -> None:
    answer = told(**TITRATE)
    assert answer["next_daily_mg"] == {"reading_A": 20, "reading_B": 30}
    assert (answer["initial_daily_mg"], answer["per_intake_mg"]) == (None, None)
    assert (answer["plan"], answer["intakes_per_day"]) == (None, None)
    near = told(**{**TITRATE, "current_daily_mg": 95})
    assert near["next_daily_mg"] == {"reading_A": 100, "reading_B": None}


def test_hz_10_a_plan_gives_both_ways() -> None:
    answer = told(**PLAN)
    assert answer["plan"] == {
        "target": 20,
        "reading_A": {"increases": 1, "days_to_target": 3, "first_day_at_target": 4},
        "reading_B": {
            "increases": 1,
            "days_to_target": 3,
            "first_day_at_target": 4,
            "last_step_partial_mg": 5,
        },
    }
    assert (answer["initial_daily_mg"], answer["per_intake_mg"]) == ([15, 15], 5)
    assert (answer["intakes_per_day"], answer["next_daily_mg"]) == (3, None)


def test_a_check_gives_range_and_maximum_and_no_first_dose() -> None:
    answer = told(**CHECK)
    assert answer["dose_output_allowed"] is True
    assert (answer["target_range_mg_per_day"], answer["max_mg_per_day"]) == ([30, 75], 100)
    assert (answer["initial_daily_mg"], answer["per_intake_mg"]) == (None, None)


def test_a_child_over_10_has_no_range() -> None:
    assert told(age_years=12, weight_kg=40)["target_range_mg_per_day"] is None


@pytest.mark.parametrize(
    "fields",
    [
        {"conditions": ["psychosis"]},
        {"age_years": 2},
        {"crf": "unknown"},
        {"age_years": 13},
        {"weight_kg": 20},
        {"age_years": None},
    ],
)
def test_hz_12_and_18_a_barred_answer_holds_no_number(fields: dict[str, Any]) -> None:
    answer = told(**fields)
    assert answer["dose_output_allowed"] is False
    assert _numbers(answer) == [None] * len(NUMBERS)
    assert (answer["max_mg_per_day"], answer["step_mg"], answer["tablet_25mg"]) == (None,) * 3


def test_hz_01_kidney_failure_keeps_5_mg_as_a_ceiling_only() -> None:
    answer = told(crf="yes", current_daily_mg=5)
    assert (answer["contraindicated"], answer["max_mg_per_day"]) == ("conflict", 5)
    assert (answer["dose_output_allowed"], _numbers(answer)) == (False, [None] * len(NUMBERS))
    assert answer["taper_window_days"] == [7, 14]


def test_a_refusal_keeps_maximum_and_step_and_no_dose() -> None:
    answer = told(**{**TITRATE, "days_since_last_increase": 0})
    assert (answer["status"], answer["dose_output_allowed"]) == ("REJECT", False)
    assert (answer["max_mg_per_day"], answer["step_mg"]) == (100, 5)
    assert (answer["step_interval_days"], _numbers(answer)) == (3, [None] * len(NUMBERS))


def test_a_plan_with_increased_sensitivity_keeps_the_first_dose_alone() -> None:
    answer = told(**PLAN, **SENSITIVE)
    assert (answer["dose_output_allowed"], answer["initial_daily_mg"]) == (False, [5, 10])
    assert _numbers(answer)[1:] == [None] * 4
    assert answer["max_mg_per_day"] == 100


def test_a_step_with_increased_sensitivity_keeps_nothing() -> None:
    answer = told(**TITRATE, **SENSITIVE)
    assert (answer["dose_output_allowed"], _numbers(answer)) == (False, [None] * 5)
    assert (answer["step_mg"], answer["intakes_per_day"]) == (None, None)


def test_a_stop_gives_dates_and_no_dose() -> None:
    answer = told(**STOP)
    assert answer["dates"] == {"window_starts": "2026-03-09", "window_ends": "2026-03-16"}
    assert answer["taper_window_days"] == [7, 14]
    assert (answer["dose_output_allowed"], answer["contraindicated"]) == (False, False)


@pytest.mark.parametrize(("mg", "count"), [(25, None), (75, 3), (80, None), (100, 4)])
def test_hz_29_a_tablet_count_is_whole_or_null(mg: int, count: int | None) -> None:
    answer = told(mode="tablet", daily_mg=mg)
    assert (answer["parsed"], answer["dose_output_allowed"]) == (count, True)
    assert answer["max_mg_per_day"] == 100


def test_an_input_is_accepted_or_not() -> None:
    good = told(mode="input", raw={"field": "weight_kg", "text": "35.5"})
    assert (good["accept"], good["parsed"], good["contraindicated"]) == (
        True,
        Decimal("35.5"),
        None,
    )
    bad = told(mode="input", raw={"field": "weight_kg", "text": "35,5"})
    assert (bad["accept"], bad["parsed"], bad["contraindicated"]) == (False, None, None)
    assert (told()["accept"], told()["parsed"]) == (None, None)


def test_hz_26_the_note_for_children_is_marked_editorial() -> None:
    (note,) = told(age_years=5, weight_kg=20)["notes"]
    assert (note["id"], note["editorial"]) == ("B-13", True)
    assert note["text"].startswith("This label's doses for children are higher")
    assert told()["notes"] == []


def test_citations_are_the_lines_in_the_order_of_the_label() -> None:
    cited = told()["citations"]
    assert cited[1] == {"line": 19, "quote": "Inside, while eating."}
    assert [each["line"] for each in cited] == sorted(each["line"] for each in cited)


def test_hz_26_every_rung_names_rule_line_and_whose_words_they_are() -> None:
    ladder = told(age_years=12, weight_kg=40)["ladder"]
    assert {rung["mark"] for rung in ladder} == {"", "derived", "editorial"}
    (formula,) = [rung for rung in ladder if rung["rule"] == "DOSE-17"]
    assert formula == {
        "rule": "DOSE-17",
        "says": "2.5 mg per kg × 40 kg = 100 mg per day.",
        "before": None,
        "after": "100 mg per day",
        "line": 26,
        "mark": "derived",
    }


def test_an_answer_can_be_told_twice() -> None:
    assert told(**PLAN) == told(**PLAN)
    assert answered(**PLAN) == answered(**PLAN)
