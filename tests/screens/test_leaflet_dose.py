import pytest

from baklosan_desktop.screens.dose_form import DoseForm
from baklosan_desktop.screens.dosing_calendar import Ticked
from baklosan_desktop.screens.leaflet_dose import dose_choices, leaflet_dose
from baklosan_desktop.wording import NBSP
from tests.screens.calendar_builders import CHECK, INCREASE, START, STOP, course_of, dosed


def offered(form: DoseForm, ticked: Ticked | None = None) -> list[str]:
    """Return what can be ticked, each as it would be printed."""
    choices = dose_choices(dosed(form), ticked or Ticked())
    assert choices is not None
    return [f"{tick.title}: {tick.summary}".replace(NBSP, " ") for tick in choices.ticks]


def test_first_dose_is_offered_once_for_both_readings_of_the_step() -> None:
    assert offered(START) == ["Your first dose: 5 mg, 3 times a day"]


def test_next_dose_names_the_reading_to_the_pharmacist_and_not_to_the_patient() -> None:
    dose = leaflet_dose(dosed(INCREASE), Ticked(course_of(INCREASE, 1)))
    assert dose is not None
    assert dose.title == "Your dose"
    assert dose.words == f"15{NBSP}mg, 3{NBSP}times a day"


def test_next_dose_is_offered_in_both_readings_of_the_step() -> None:
    assert offered(INCREASE) == [
        "Next dose, step read per day, default: 10 mg morning, 10 mg midday, 15 mg evening",
        "Next dose, step read per intake: 15 mg, 3 times a day",
    ]


@pytest.mark.parametrize(
    ("times", "each", "words"),
    [("2", "30", "30 mg, 2 times a day"), ("1", "60", "60 mg once a day")],
)
def test_prescribed_division_is_kept(times: str, each: str, words: str) -> None:
    form = CHECK._replace(prescribed="", per_intake=each, times=times)
    assert offered(form) == [f"Your dose: {words}"]


def test_dose_that_only_a_whole_day_makes_leaves_its_division_to_the_prescriber() -> None:
    form = CHECK._replace(prescribed="10")
    assert offered(form) == ["Your dose: 10 mg in the whole day, divided as the prescriber says"]


def test_req_51_nothing_is_printed_that_is_not_ticked() -> None:
    answer = dosed(START)
    choices = dose_choices(answer, Ticked())
    assert leaflet_dose(answer, Ticked()) is None
    assert choices is not None
    assert not any(tick.is_ticked for tick in choices.ticks)
    assert choices.origin.endswith("No dose is ticked: the paper has a line to write on.")
    assert not choices.takes_days


@pytest.mark.parametrize("reading", [0, 1])
def test_dose_that_is_ticked_is_printed_whichever_reading_was_meant(reading: int) -> None:
    answer, ticked = dosed(START), Ticked(course_of(START, reading))
    dose, choices = leaflet_dose(answer, ticked), dose_choices(answer, ticked)
    assert dose is not None
    assert choices is not None
    assert dose.is_made
    assert [tick.is_ticked for tick in choices.ticks] == [True]
    assert "No dose is ticked" not in choices.origin


def test_tablets_that_do_not_make_the_dose_are_known() -> None:
    form = START._replace(has_10_mg=False)
    dose = leaflet_dose(dosed(form), Ticked(course_of(form)))
    assert dose is not None
    assert not dose.is_made


def test_line_stays_blank_where_the_dose_page_holds_no_dose() -> None:
    for answer in (None, dosed(STOP)):
        assert dose_choices(answer, Ticked()) is None
        assert leaflet_dose(answer, Ticked()) is None


def test_tick_of_another_answer_prints_nothing() -> None:
    assert leaflet_dose(dosed(INCREASE), Ticked(course_of(START))) is None
