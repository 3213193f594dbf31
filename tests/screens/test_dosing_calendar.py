from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.dispensing import HALVES
from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.calendar import NoCalendar, NotAnswered
from baklosan_desktop.screens.calendar_source import of_page, of_request
from baklosan_desktop.screens.dose_fields import read_json
from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dosing_calendar import (
    Ticked,
    WrongDays,
    courses_by_reading,
    dosing_calendar,
    dosing_choices,
)
from baklosan_desktop.wording import NBSP
from tests.dosing.builders import the_rulebook
from tests.screens.calendar_builders import (
    CHECK,
    FIRST_DAY,
    INCREASE,
    START,
    STOP,
    course_of,
    dosed,
    dosing,
)
from tests.screens.dose_builders import answered, the_reference

TABLETS = START._replace(question=Question.TABLETS, daily="75")


def doses(form: DoseForm, reading: int = 0, days: str = "") -> list[tuple[int, int, str]]:
    """Write each stage: its first day counted from 1, how many days, the dose."""
    calendar = dosing(form, reading, days)
    return [((s.first - FIRST_DAY).days + 1, s.days, str(s.daily)) for s in calendar.stages]


def test_course_is_printed_to_the_end_of_its_first_days_at_the_target() -> None:
    form = START._replace(target="30")
    assert doses(form) == [(1, 3, "15 mg"), (4, 3, "20 mg"), (7, 3, "25 mg"), (10, 3, "30 mg")]
    assert doses(form, 1) == [(1, 3, "15 mg"), (4, 3, "30 mg")]


def test_days_that_are_typed_cut_the_course_or_hold_its_last_dose() -> None:
    form = START._replace(target="20")
    assert doses(form, days="4") == [(1, 3, "15 mg"), (4, 1, "20 mg")]
    assert doses(form, days="2") == [(1, 2, "15 mg")]
    assert doses(form, days="10") == [(1, 3, "15 mg"), (4, 7, "20 mg")]


def test_last_day_is_told() -> None:
    assert dosing(START, days="4").last == FIRST_DAY + timedelta(days=3)


@pytest.mark.parametrize(
    ("form", "reading", "daily"),
    [(INCREASE, 0, "35 mg"), (INCREASE, 1, "45 mg"), (CHECK, 0, "60 mg")],
)
def test_dose_that_is_not_raised_is_printed_for_two_weeks(
    form: DoseForm, reading: int, daily: str
) -> None:
    assert doses(form, reading) == [(1, 14, daily)]


def test_first_dose_that_nothing_leads_on_from_is_a_calendar_too() -> None:
    request = read_json(
        '{"age_years": 10, "age_months": 5, "weight_kg": 6, "confirmed": ["weight"]}'
    )
    asked = of_request(request, the_rulebook(), FIRST_DAY, modes=("start",), has_10_mg=False)
    stages = dosing_calendar(*asked).stages
    assert [(stage.days, str(stage.daily)) for stage in stages] == [(14, "15 mg")]


def test_target_that_is_the_first_dose_is_no_increase() -> None:
    assert doses(START._replace(target="15")) == [(1, 14, "15 mg")]


def test_req_51_nothing_is_ticked_by_default_and_lines_are_left_to_write_on() -> None:
    calendar = dosing_calendar(dosed(START), Ticked())
    assert (calendar.stages, calendar.first, calendar.days) == ((), FIRST_DAY, 14)


def test_course_of_another_answer_is_not_ticked() -> None:
    other = course_of(START._replace(target="30"))
    assert dosing_calendar(dosed(START), Ticked(other)).stages == ()


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ("0", "A calendar has 1 to 100 days."),
        ("101", "A calendar has 1 to 100 days."),
        ("a week", "Days to print: Type a whole number, digits only."),
    ],
)
def test_number_of_days_that_cannot_be_is_refused(days: str, why: str) -> None:
    with pytest.raises(WrongDays, match=why) as caught:
        dosing(START, days=days)
    assert caught.value.advice == "Type 1 to 100, or leave it empty."


def test_without_an_answer_there_is_no_calendar() -> None:
    with pytest.raises(NotAnswered, match="holds no answer yet") as caught:
        dosing_calendar(None, Ticked())
    assert caught.value.advice == "Open the dose page, answer there, then come back."


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (TABLETS, "The question on tablets knows no patient"),
        (STOP, "The dose page answers a question on stopping."),
        (START._replace(first_day=None), "The first day is not chosen."),
    ],
)
def test_answer_of_another_kind_says_what_to_do(form: DoseForm, why: str) -> None:
    with pytest.raises(NotAnswered, match=why):
        dosing_calendar(dosed(form), Ticked())


@pytest.mark.parametrize(
    ("form", "replies", "why"),
    [
        (START, {"epilepsy": Reply.YES}, "Epilepsy: contraindicated"),
        (
            START,
            {"increased_sensitivity": Reply.YES},
            "no schedule for this patient: the prescriber sets it",
        ),
        (START._replace(target="105"), {}, "above the maximum"),
    ],
)
def test_hz_13_refused_answer_is_never_printed(
    form: DoseForm, replies: dict[str, Reply], why: str
) -> None:
    held = of_page(answered(form, **replies), the_reference())
    with pytest.raises(NoCalendar, match=why):
        dosing_calendar(held, Ticked(course_of(START)))
    assert dosing_choices(held, Ticked()).ticks == ()


def test_page_offers_both_readings_the_default_first_and_none_ticked() -> None:
    choices = dosing_choices(dosed(START), Ticked())
    assert [tick.title for tick in choices.ticks] == [
        "Step read per day, default",
        "Step read per intake",
    ]
    assert [tick.summary.replace(NBSP, " ") for tick in choices.ticks] == [
        "15 to 75 mg per day, reached on day 37",
        "15 to 75 mg per day, reached on day 13",
    ]
    assert not any(tick.is_ticked for tick in choices.ticks)
    assert "No dose is ticked: the paper has lines to write on." in choices.origin
    assert choices.takes_days


def test_page_shows_what_is_ticked_and_where_it_comes_from() -> None:
    choices = dosing_choices(dosed(CHECK), Ticked(course_of(CHECK)))
    [tick] = choices.ticks
    assert (tick.is_ticked, tick.summary) == (True, f"60{NBSP}mg per day, not raised")
    assert choices.origin.replace(NBSP, " ") == (
        "From the dose page: The prescribed 60 mg per day is within the label."
    )


def test_page_says_where_doses_come_from_while_there_are_none() -> None:
    for held in (None, dosed(TABLETS)):
        choices = dosing_choices(held, Ticked())
        assert (choices.origin, choices.ticks) == ("Doses come from the dose page.", ())
        assert not choices.takes_days


def test_second_reading_that_passes_the_maximum_is_not_offered() -> None:
    form = INCREASE._replace(current_daily="90")
    assert [str(way.target) for way in courses_by_reading(dosed(form).answer)] == ["95 mg"]


FORMS = st.builds(
    lambda years, kg, target, ten: START._replace(
        age_years=str(years), weight=str(kg), target=target, has_10_mg=ten
    ),
    st.integers(3, 90),
    st.integers(25, 60),
    st.sampled_from(["", "15", "20", "30", "45", "60", "75", "80", "100"]),
    st.booleans(),
)


@given(FORMS, st.integers(0, 1), st.sampled_from(["", "1", "7", "100"]))
def test_hz_29_every_intake_is_its_tablets_and_no_day_is_above_the_maximum(
    form: DoseForm, reading: int, days: str
) -> None:
    held = of_page(answered(form), the_reference())
    if held is None or not (courses := courses_by_reading(held.answer)):
        return
    calendar = dosing_calendar(held, Ticked(courses[min(reading, len(courses) - 1)], days))
    assert sum(stage.days for stage in calendar.stages) == calendar.days
    for earlier, later in pairwise(calendar.stages):
        assert later.first == earlier.first + timedelta(days=earlier.days)
        assert later.daily > earlier.daily
    for stage in calendar.stages:
        assert held.answer.maximum is not None
        assert stage.daily <= held.answer.maximum
        assert sum(each.dose.ug * each.times for each in stage.intakes) == stage.daily.ug
        for intake in stage.intakes:
            amounts = [portion.amount.ug for portion in intake.tablets]
            assert not amounts or sum(amounts) == intake.dose.ug
            for portion in intake.tablets:
                assert portion.strength.scored or portion.halves % HALVES == 0
                is_own = portion.strength.amount == Mass.mg("25")
                assert not is_own or stage.daily >= Mass.mg("75")
