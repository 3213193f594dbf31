import json
from datetime import date
from typing import Any

import pytest

from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.calendar_source import (
    Requested,
    WrongRequest,
    of_page,
    of_request,
)
from baklosan_desktop.screens.dose_fields import read_json
from tests.dosing.builders import the_rulebook
from tests.screens.calendar_builders import CHECK, START, STEPS, STOP, dosed
from tests.screens.dose_builders import the_reference

TODAY = date(2026, 11, 23)
DOSES, STOPPING = ("start", "plan", "titrate", "check"), ("stop",)


def requested(
    modes: tuple[str, ...] = DOSES, *, has_10_mg: bool = False, **fields: Any
) -> Requested:
    request = read_json(json.dumps(fields))
    return of_request(request, the_rulebook(), TODAY, modes=modes, has_10_mg=has_10_mg)


def stopping(**fields: Any) -> Requested:
    return requested(STOPPING, current_daily_mg=30, date="2026-11-23", **fields)


def refusal(modes: tuple[str, ...] = DOSES, **fields: Any) -> str:
    with pytest.raises(WrongRequest) as caught:
        requested(modes, **fields)
    assert caught.value.advice.startswith("Correct the request")
    return str(caught.value)


def test_page_that_waits_for_an_answer_holds_none() -> None:
    assert of_page(START, the_reference()) is None


def test_page_gives_the_division_of_a_prescription_only() -> None:
    divided = CHECK._replace(prescribed="", per_intake="20", times="3")
    assert dosed(divided).division == (Mass.mg("20"),) * 3
    assert dosed(CHECK).division == ()
    assert dosed(START._replace(per_intake="20", times="3")).division == ()


def test_page_gives_steps_and_length_of_stopping() -> None:
    held = dosed(STOP._replace(own_steps=STEPS, taper_days="12"))
    assert [(step.day, str(step.daily)) for step in held.steps] == [
        (3, "20 mg"),
        (7, "10 mg"),
        (10, "0 mg"),
    ]
    assert (held.length, held.current, held.unread) == (12, Mass.mg("30"), ())


def test_request_is_a_tick_of_the_step_read_per_day() -> None:
    asked = requested(mode="plan", age_years=40, target_daily_mg=30)
    assert asked.ticked.course is not None
    assert (asked.ticked.course.per, asked.ticked.days) == ("day", "")
    assert asked.dosed.first_day == TODAY


def test_request_may_name_reading_days_and_first_day() -> None:
    asked = requested(age_years=40, reading="B", days=10, date="2027-01-02")
    assert asked.ticked.course is not None
    assert (asked.ticked.course.per, asked.ticked.days) == ("intake", "10")
    assert asked.dosed.first_day == date(2027, 1, 2)


def test_refused_answer_has_nothing_to_tick() -> None:
    assert requested(age_years=40, conditions=["epilepsy"]).ticked.course is None


@pytest.mark.parametrize(
    ("here", "asked", "strengths"),
    [("no", None, 1), ("yes", None, 2), ("yes", False, 1), ("no", True, 2)],
)
def test_request_knows_better_than_the_settings_which_tablets_are_at_hand(
    here: str, asked: object, strengths: int
) -> None:
    found = requested(has_10_mg=here == "yes", age_years=40, scored_10_mg=asked)
    assert len(found.dosed.at_hand) == strengths


def test_request_to_stop_has_dated_steps() -> None:
    steps = [{"date": "2026-11-26", "daily_mg": 20}, {"date": "2026-11-30", "daily_mg": 0}]
    held = stopping(steps=steps, taper_days=9).dosed
    assert held.steps == ((3, Mass.mg("20")), (7, Mass(0)))
    assert (held.current, held.length) == (Mass.mg("30"), 9)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"age_years": "40"}, "age_years is a number, without quotation marks."),
        ({"age_years": 40, "reading": "C"}, "reading is one of: A, B."),
        ({"age_years": 40, "days": 1.5}, "days: Type a whole number, digits only."),
        ({"age_years": 40, "date": "2.3.2026"}, "date is a day such as 2026-03-02."),
        ({"age_years": 40, "sleps": []}, "There is no field “sleps”."),
        ({"mode": "stop"}, "This calendar is made from the mode start or plan or titrate or check"),
        ({"age_years": 40, "scored_10_mg": 1}, "scored_10_mg is true or false."),
        (
            {"mode": "check", "age_years": 40, "prescribed_daily_mg": 60,
             "first_prescription": False, "reading": "B"},
            "There is no dose in reading B.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(fields: dict[str, Any], why: str) -> None:
    assert why in refusal(**fields)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ("soon", "steps is a list of objects with date and daily_mg."),
        ([1], "steps is a list of objects with date and daily_mg."),
        ([{"date": "2026-11-26"}], "Step 1: daily_mg is needed for this question."),
        ([{"daily_mg": 5}], "Step 1: date is needed for this question."),
        ([{"date": "2026-11-20", "daily_mg": 5}], "Step 1 begins before 23"),
        ([{"date": "2026-11-26", "daily_mg": "5"}], "Step 1: daily_mg is a number"),
        ([{"date": "2026-11-26", "dayly_mg": 5}], "Step 1: There is no field “dayly_mg”."),
    ],
)
def test_steps_that_cannot_be_read_are_named(steps: object, why: str) -> None:
    assert why in refusal(STOPPING, date="2026-11-23", current_daily_mg=30, steps=steps)


def test_request_is_an_object() -> None:
    with pytest.raises(WrongRequest, match="A request is a JSON object"):
        of_request([], the_rulebook(), TODAY, modes=DOSES, has_10_mg=False)
