from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.calendar import NoCalendar, NotAnswered
from baklosan_desktop.screens.calendar_source import of_page
from baklosan_desktop.screens.dose_form import DoseForm
from baklosan_desktop.screens.stopping_calendar import (
    StoppingCalendar,
    WrongSteps,
    stopping_calendar,
    stopping_choices,
)
from baklosan_desktop.wording import NBSP
from tests.screens.calendar_builders import FIRST_DAY, START, STEPS, STOP, dosed
from tests.screens.dose_builders import answered, the_reference


def stopping(*steps: tuple[str, str], form: DoseForm = STOP) -> StoppingCalendar:
    return stopping_calendar(dosed(form._replace(own_steps=steps)))


def refusal(*steps: tuple[str, str], form: DoseForm = STOP) -> str:
    with pytest.raises(WrongSteps) as caught:
        stopping(*steps, form=form)
    assert caught.value.advice == "Ask the prescriber."
    return str(caught.value).replace(NBSP, " ")


def test_window_has_both_dates_and_no_steps_are_invented() -> None:
    calendar = stopping()
    assert calendar.window == (date(2026, 11, 30), date(2026, 12, 7))
    assert calendar.stages == ()
    assert not calendar.is_longer


def test_steps_follow_the_dose_now_taken_until_the_treatment_ends() -> None:
    stages = stopping(*STEPS).stages
    assert [((s.first - FIRST_DAY).days, s.days, str(s.daily)) for s in stages] == [
        (0, 3, "30 mg"),
        (3, 4, "20 mg"),
        (7, 3, "10 mg"),
        (10, 1, "0 mg"),
    ]


def test_step_on_the_first_day_takes_the_place_of_the_dose_now_taken() -> None:
    stages = stopping(("0", "20"), ("7", "0")).stages
    assert [str(stage.daily) for stage in stages] == ["20 mg", "0 mg"]


def test_nothing_is_taken_after_the_end() -> None:
    stages = stopping(("3", "20"), ("7", "0"), ("9", "0")).stages
    assert [stage.daily for stage in stages].count(Mass(0)) == 1


@pytest.mark.parametrize(
    ("steps", "days"),
    [((("7", "20"), ("21", "0")), ""), ((), "21"), ((("7", "20"), ("21", "0")), "21")],
)
def test_longer_than_the_label_is_marked_so(steps: tuple[tuple[str, str], ...], days: str) -> None:
    assert stopping(*steps, form=STOP._replace(taper_days=days)).is_longer


def test_wrong_steps_are_refused_each_with_its_sentence() -> None:
    assert refusal(("3", "35"), ("7", "0")) == (
        "The steps have to be corrected. "
        "35 mg per day from 26 November 2026 is more than the dose before it. "
        "0 mg per day from 30 November 2026 goes to 0 mg in one step: the label says gradually."
    )
    assert "cannot be made from the tablets at hand" in refusal(("3", "12.5"), ("7", "0"))
    assert "is not 0 mg: the last step ends the treatment" in refusal(("7", "20"))


def test_steps_that_cannot_be_read_are_refused() -> None:
    assert "Step 1: Type a whole number, digits only." in refusal(("soon", "20"), ("7", "0"))


def test_steps_without_the_dose_now_taken_are_refused() -> None:
    said = refusal(*STEPS, form=STOP._replace(current_daily=""))
    assert said.endswith("Type the dose now taken: the first step is held against it.")


def test_hz_13_abrupt_stop_is_no_calendar() -> None:
    with pytest.raises(NoCalendar, match="Too fast: stopping is to be gradual"):
        stopping(form=STOP._replace(taper_days="3"))


def test_allergy_is_no_calendar_but_urgent() -> None:
    held = of_page(answered(STOP, hypersensitivity=Reply.YES), the_reference())
    with pytest.raises(NoCalendar, match="urgent medical help now"):
        stopping_calendar(held)


def test_answer_to_another_question_says_what_to_do() -> None:
    with pytest.raises(NotAnswered, match="holds no answer yet to the question Stop"):
        stopping_calendar(None)
    with pytest.raises(NotAnswered, match="another question than Stop"):
        stopping_calendar(dosed(START))


def test_page_says_where_window_and_steps_come_from() -> None:
    for held in (None, dosed(START)):
        assert stopping_choices(held).origin.startswith("Dates and steps come from the dose page")
    assert "No steps are typed there" in stopping_choices(dosed(STOP)).origin
    typed = dosed(STOP._replace(own_steps=STEPS))
    assert stopping_choices(typed).origin.endswith("the window and the prescriber’s own steps.")


NUMBERS = st.integers(0, 30).map(str) | st.sampled_from(["2.5", "7,5", ""])


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=5).map(tuple))
def test_hz_13_steps_that_are_printed_never_rise_and_end_at_nothing(
    steps: tuple[tuple[str, str], ...],
) -> None:
    try:
        stages = stopping(*steps).stages
    except WrongSteps:
        return
    if stages:
        doses = [stage.daily for stage in stages]
        assert doses == sorted(doses, reverse=True)
        assert doses[-1] == Mass(0)
        assert all(intake.tablets for stage in stages for intake in stage.intakes)
        assert stages[-1].first >= FIRST_DAY + timedelta(days=7)
