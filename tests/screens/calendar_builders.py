"""Answers of the dose page from which calendars are made."""

from datetime import date

from baklosan_desktop.dosing.doses import Course
from baklosan_desktop.screens.calendar import Dosed
from baklosan_desktop.screens.calendar_source import of_page
from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dosing_calendar import (
    DosingCalendar,
    Ticked,
    courses_by_reading,
    dosing_calendar,
)
from tests.screens.dose_builders import answered, the_reference

FIRST_DAY = date(2026, 11, 23)
START = DoseForm(age_years="40", first_day=FIRST_DAY, has_10_mg=True)
CHECK = START._replace(question=Question.CHECK, first=False, prescribed="60")
INCREASE = START._replace(question=Question.INCREASE, current_daily="30", days_since="3")
STOP = DoseForm(question=Question.STOP, first_day=FIRST_DAY, current_daily="30", has_10_mg=True)
STEPS = (("3", "20"), ("7", "10"), ("10", "0"))


def dosed(form: DoseForm) -> Dosed:
    """Return what the dose page holds when every question is answered with no."""
    found = of_page(answered(form), the_reference())
    assert found is not None
    return found


def course_of(form: DoseForm, reading: int = 0) -> Course:
    return courses_by_reading(dosed(form).answer)[reading]


def dosing(form: DoseForm = START, reading: int = 0, days: str = "") -> DosingCalendar:
    """Return the calendar of a ticked course."""
    return dosing_calendar(dosed(form), Ticked(course_of(form, reading), days))
