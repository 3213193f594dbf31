import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.steps import readings, whole_steps
from baklosan_desktop.quantities import Mass

START, STEP = Mass.mg("15"), Mass.mg("5")

# The days that label_facts.md section 2 works out, by reading A and by reading B.
DAYS = {"20": (3, 3), "30": (9, 3), "45": (18, 6), "75": (36, 12), "90": (45, 15), "100": (51, 18)}


@pytest.mark.parametrize(("target", "days"), DAYS.items())
def test_both_readings_give_the_days_worked_out(target: str, days: tuple[int, int]) -> None:
    both = readings(START, STEP, 3, 3, Mass.mg(target))
    assert tuple(reading.days for reading in both) == days
    assert [reading.per for reading in both] == ["day", "intake"]
    assert [str(reading.daily_step) for reading in both] == ["5 mg", "15 mg"]


def test_no_step_is_needed_at_the_target() -> None:
    assert readings(START, STEP, 3, 3, START) == ()


def test_uneven_maximum_is_reached_rounded_down() -> None:
    assert whole_steps(START, STEP, Mass(99_750)) == Mass.mg("95")


@given(st.integers(15_000, 100_000))
def test_whole_steps_never_pass_the_maximum(ug: int) -> None:
    reached = whole_steps(START, STEP, Mass(ug))
    assert START <= reached <= Mass(ug)
    assert reached + STEP > Mass(ug)


@given(st.integers(15_001, 100_000))
def test_reading_per_intake_is_never_slower(ug: int) -> None:
    per_day, per_intake = readings(START, STEP, 3, 3, Mass(ug))
    assert per_intake.days <= per_day.days
