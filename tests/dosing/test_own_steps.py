from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.dispensing import Strength, portions, usable
from baklosan_desktop.dosing.own_steps import Fault, OwnStep, faults
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import the_rulebook

CURRENT = Mass.mg("30")
OWN, SCORED = Strength(Mass.mg("25")), Strength(Mass.mg("10"), scored=True)
BOTH = (OWN, SCORED)


def found(
    *steps: tuple[int, str],
    current: Mass = CURRENT,
    at_hand: tuple[Strength, ...] = BOTH,
    length: int | None = None,
) -> list[tuple[int, Fault]]:
    own = [OwnStep(day, Mass.mg(daily)) for day, daily in steps]
    every = faults(current, own, at_hand, the_rulebook(), length)
    return [(each.step, each.fault) for each in every]


def test_no_steps_have_no_faults() -> None:
    assert found() == []


def test_steps_that_fall_to_nothing_within_the_window_are_right() -> None:
    assert found((0, "20"), (4, "10"), (7, "5"), (10, "0")) == []


def test_same_dose_may_go_on() -> None:
    assert found((3, "30"), (5, "15"), (7, "0")) == []


def test_window_begins_on_day_7() -> None:
    assert found((3, "15"), (7, "0")) == []
    assert found((3, "15"), (6, "0")) == [(1, Fault.TOO_FAST)]


def test_window_ends_on_day_14() -> None:
    assert found((7, "20"), (14, "0")) == []
    assert found((7, "20"), (15, "0")) == [(1, Fault.TOO_LONG)]


def test_slower_than_the_label_is_only_on_the_prescribers_word() -> None:
    assert found((7, "20"), (14, "10"), (28, "0")) == [(2, Fault.TOO_LONG)]


def test_hz_13_treatment_is_not_ended_in_one_step() -> None:
    assert found((7, "0")) == [(0, Fault.AT_ONCE)]
    assert found((3, "30"), (7, "0")) == [(1, Fault.AT_ONCE)]
    assert found((7, "0"), (8, "0")) == [(0, Fault.AT_ONCE)]


def test_hz_13_at_once_and_outside_the_window_are_both_said() -> None:
    assert found((6, "0")) == [(0, Fault.AT_ONCE), (0, Fault.TOO_FAST)]
    assert found((15, "0")) == [(0, Fault.AT_ONCE), (0, Fault.TOO_LONG)]


def test_steps_that_end_above_nothing_are_not_judged_by_their_end() -> None:
    assert found((20, "30")) == [(0, Fault.NOT_ZERO)]


def test_hz_13_steps_that_begin_again_after_0_mg_have_no_end() -> None:
    assert found((3, "20"), (7, "0"), (9, "0"), (10, "5")) == [
        (3, Fault.RISES),
        (3, Fault.NOT_ZERO),
    ]


def test_step_above_the_dose_now_taken_rises() -> None:
    assert found((3, "35"), (5, "20"), (7, "0")) == [(0, Fault.RISES)]
    assert found((3, "35"), (7, "0")) == [(0, Fault.RISES), (1, Fault.AT_ONCE)]


def test_step_above_the_one_before_rises() -> None:
    assert found((3, "10"), (5, "20"), (7, "0")) == [(1, Fault.RISES)]


@pytest.mark.parametrize("day", [3, 2])
def test_step_on_the_same_day_or_an_earlier_one_is_named(day: int) -> None:
    assert found((3, "20"), (day, "10"), (7, "0")) == [(1, Fault.NO_LATER)]


def test_hz_03_dose_that_no_tablets_make_is_named() -> None:
    assert found((3, "12.5"), (7, "0")) == [(0, Fault.NOT_MADE)]
    assert found((3, "10"), (7, "0"), at_hand=(OWN,)) == [(0, Fault.NOT_MADE)]


def test_hz_03_dose_below_75_mg_from_the_labels_tablets_is_named() -> None:
    high = Mass.mg("100")
    assert found((3, "75"), (7, "0"), current=high, at_hand=(OWN,)) == []
    assert found((3, "50"), (7, "0"), current=high, at_hand=(OWN,)) == [(0, Fault.NOT_KEPT)]


def test_last_step_that_is_not_nothing_is_named() -> None:
    assert found((7, "20"), (14, "5")) == [(1, Fault.NOT_ZERO)]


def test_treatment_ends_with_the_first_step_of_nothing() -> None:
    assert found((1, "0"), (7, "0")) == [(0, Fault.AT_ONCE), (0, Fault.TOO_FAST)]
    assert found((1, "20"), (3, "0"), (7, "0"), (9, "0")) == [(1, Fault.TOO_FAST)]
    assert found((1, "20"), (7, "0"), (9, "0")) == []
    assert found((1, "20"), (14, "0"), (20, "0")) == []


@pytest.mark.parametrize("length", [0, 9])
def test_steps_that_end_later_than_was_said_contradict_it(length: int) -> None:
    steps = (3, "20"), (10, "0")
    assert found(*steps, length=length) == [(1, Fault.OVERRUN)]
    assert found(*steps, (12, "0"), length=length) == [(1, Fault.OVERRUN)]


@pytest.mark.parametrize("length", [15, 21])
def test_hz_13_steps_that_end_sooner_than_a_longer_time_that_was_said_contradict_it(
    length: int,
) -> None:
    assert found((3, "20"), (14, "0"), length=length) == [(1, Fault.UNDERRUN)]
    assert found((3, "20"), (15, "0"), length=length) == []


def test_hz_13_steps_are_judged_by_their_end_where_the_dose_now_taken_is_not_known() -> None:
    def judged(*steps: tuple[int, str]) -> list[Fault]:
        own = [OwnStep(day, Mass.mg(daily)) for day, daily in steps]
        return [each.fault for each in faults(None, own, BOTH, the_rulebook())]

    assert judged((1, "0")) == [Fault.TOO_FAST]
    assert judged((3, "20")) == [Fault.NOT_ZERO]
    assert judged((3, "20"), (5, "30"), (15, "0")) == [Fault.RISES, Fault.TOO_LONG]
    assert judged((3, "20"), (7, "0")) == []


@pytest.mark.parametrize("length", [10, 11, 14, None])
def test_steps_that_end_within_the_days_that_were_said_agree_with_it(length: int | None) -> None:
    assert found((3, "20"), (10, "0"), length=length) == []


def test_longer_time_that_was_said_is_no_fault_of_the_steps() -> None:
    steps = (7, "20"), (21, "0")
    assert found(*steps, length=21) == found(*steps, length=28) == []
    assert found(*steps, length=14) == [(1, Fault.TOO_LONG), (1, Fault.OVERRUN)]
    assert found(*steps, length=20) == [(1, Fault.TOO_LONG), (1, Fault.OVERRUN)]


def test_only_the_length_is_for_the_prescriber_every_other_fault_is_to_be_corrected() -> None:
    assert [fault for fault in Fault if not fault.is_wrong] == [Fault.TOO_LONG]


def test_steps_without_an_end_contradict_no_length() -> None:
    assert found((3, "20"), length=10) == [(0, Fault.NOT_ZERO)]
    assert found(length=10) == []


def test_every_fault_of_a_step_is_named() -> None:
    assert found((3, "20"), (3, "32.5")) == [
        (1, Fault.NO_LATER),
        (1, Fault.RISES),
        (1, Fault.NOT_MADE),
        (1, Fault.NOT_ZERO),
    ]


STEPS = st.lists(
    st.builds(OwnStep, st.integers(0, 30), st.integers(0, 40).map(lambda n: Mass.mg("2.5") * n)),
    min_size=1,
    max_size=6,
)


@given(st.integers(0, 40), STEPS, st.sampled_from([BOTH, (OWN,), (SCORED,)]))
def test_hz_13_steps_without_a_fault_fall_to_nothing_slowly_in_doses_that_can_be_made(
    units: int, steps: list[OwnStep], at_hand: tuple[Strength, ...]
) -> None:
    current, rules = Mass.mg("2.5") * units, the_rulebook()
    doses = [current, *(step.daily for step in steps)]
    first_of_nothing = next((step.day for step in steps if step.daily == Mass(0)), None)
    right = (
        all(later <= earlier for earlier, later in pairwise(doses))
        and all(earlier.day < later.day for earlier, later in pairwise(steps))
        and doses[-1] == Mass(0)
        and first_of_nothing is not None
        and 7 <= first_of_nothing <= 14
        and any(Mass(0) < dose < current for dose in doses)
        and all(
            portions(step.daily, usable(step.daily, at_hand, rules)) is not None for step in steps
        )
    )
    assert (faults(current, steps, at_hand, rules) == ()) == right
