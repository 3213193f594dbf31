from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.doses import Step
from baklosan_desktop.dosing.steps import Level, courses, staircase, whole_steps
from baklosan_desktop.quantities import Mass

START, STEP = Mass.mg("15"), Mass.mg("5")
EVERY_3 = Step(STEP, 3)

# The days that label_facts.md section 2 works out, by reading A and by reading B.
DAYS = {"20": (3, 3), "30": (9, 3), "45": (18, 6), "75": (36, 12), "90": (45, 15), "100": (51, 18)}


@pytest.mark.parametrize(("target", "days"), DAYS.items())
def test_both_readings_give_the_days_worked_out(target: str, days: tuple[int, int]) -> None:
    both = courses(START, EVERY_3, 3, Mass.mg(target))
    assert tuple(course.days for course in both) == days
    assert [course.first_day for course in both] == [days[0] + 1, days[1] + 1]
    assert [course.per for course in both] == ["day", "intake"]
    assert [course.step for course in both] == [EVERY_3, Step(Mass.mg("15"), 3)]
    assert {(course.start, course.target) for course in both} == {(START, Mass.mg(target))}


def test_no_step_is_needed_at_the_target() -> None:
    for course in courses(START, EVERY_3, 3, START):
        assert (course.increases, course.days, course.first_day) == (0, 0, 1)
        assert course.partial == Mass(0)


@pytest.mark.parametrize(("target", "partial"), [("20", "5"), ("25", "10"), ("45", "0")])
def test_last_increase_is_partial_where_steps_do_not_fit(target: str, partial: str) -> None:
    per_day, per_intake = courses(START, EVERY_3, 3, Mass.mg(target))
    assert (per_day.partial, per_intake.partial) == (Mass(0), Mass.mg(partial))


def test_staircase_has_a_level_for_each_dose() -> None:
    per_day, per_intake = courses(START, EVERY_3, 3, Mass.mg("25"))
    assert list(staircase(per_day)) == [
        Level(1, Mass.mg("15")),
        Level(4, Mass.mg("20")),
        Level(7, Mass.mg("25")),
    ]
    assert list(staircase(per_intake)) == [Level(1, Mass.mg("15")), Level(4, Mass.mg("25"))]


@given(st.integers(15_000, 100_000))
def test_hz_10_no_level_is_left_before_its_full_days_or_above_the_target(ug: int) -> None:
    for course in courses(START, EVERY_3, 3, Mass(ug)):
        levels = list(staircase(course))
        assert levels[0] == Level(1, START)
        assert levels[-1] == Level(course.first_day, Mass(ug))
        for before, after in pairwise(levels):
            assert after.first_day == before.first_day + 3
            assert Mass(0) < after.daily - before.daily <= course.step.amount


def test_uneven_maximum_is_reached_rounded_down() -> None:
    assert whole_steps(START, STEP, Mass(99_750)) == Mass.mg("95")


@given(st.integers(15_000, 100_000))
def test_whole_steps_never_pass_the_maximum(ug: int) -> None:
    reached = whole_steps(START, STEP, Mass(ug))
    assert START <= reached <= Mass(ug)
    assert reached + STEP > Mass(ug)


@given(st.integers(15_001, 100_000))
def test_reading_per_intake_is_never_slower(ug: int) -> None:
    per_day, per_intake = courses(START, EVERY_3, 3, Mass(ug))
    assert per_intake.days <= per_day.days
