from datetime import date

import pytest

from baklosan_desktop.dosing.answer import Status
from baklosan_desktop.dosing.patient import HYPERSENSITIVITY, Reply
from baklosan_desktop.dosing.stopping import LATEST_DAY
from baklosan_desktop.screens.dose_ask import ask, missing
from baklosan_desktop.screens.dose_form import DoseForm, Question, entered
from baklosan_desktop.wording import NBSP
from tests.dosing.builders import a_patient, the_rulebook
from tests.screens.dose_builders import answer_of, answered, view_of

FIRST_DAY = date(2026, 11, 23)
ADULT = DoseForm("40")
INCREASE = ADULT._replace(question=Question.INCREASE, current_daily="30", days_since="3")
CHECK = ADULT._replace(question=Question.CHECK, prescribed="15", first=True)
STOP = DoseForm(question=Question.STOP, first_day=FIRST_DAY)
TABLETS = DoseForm(question=Question.TABLETS, daily="75")


def lacks(form: DoseForm) -> list[str]:
    return list(missing(form, entered(form)))


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


# What is missing


@pytest.mark.parametrize(
    ("form", "sentences"),
    [
        (DoseForm(), ["Type the age in years."]),
        (ADULT, []),
        (
            DoseForm(question=Question.INCREASE),
            [
                "Type the age in years.",
                "Type the dose now taken.",
                "Type the days since the last increase.",
            ],
        ),
        (INCREASE, []),
        (INCREASE._replace(days_since=""), ["Type the days since the last increase."]),
        (
            CHECK._replace(prescribed="", first=None),
            ["Type the prescribed dose.", "Say whether it is the first prescription."],
        ),
        (CHECK, []),
        (CHECK._replace(prescribed="", per_intake="5", times="3"), []),
        (
            CHECK._replace(prescribed="", per_intake="5"),
            ["Type both, the dose per intake and how many times per day."],
        ),
        (
            CHECK._replace(times="3"),
            ["Type both, the dose per intake and how many times per day."],
        ),
        (
            STOP._replace(first_day=None),
            ["Choose the day from which is counted."],
        ),
        (STOP, []),
        (DoseForm(question=Question.TABLETS), ["Type the dose."]),
        (TABLETS, []),
        (TABLETS._replace(daily="7,5"), ["Correct the number that cannot be read."]),
    ],
)
def test_what_is_still_missing_is_named(form: DoseForm, sentences: list[str]) -> None:
    assert lacks(form) == sentences


@pytest.mark.parametrize("question", Question)
def test_number_that_cannot_be_read_is_the_first_thing_to_mend(question: Question) -> None:
    form = DoseForm(
        "x", prescribed="x", taper_days="x", daily="x", current_daily="x", question=question
    )
    assert lacks(form) == ["Correct the number that cannot be read."]
    assert ask(form, entered(form), a_patient(), the_rulebook()) is None


# Which question is asked


def test_start_without_a_target_gives_the_first_dose() -> None:
    assert answer_of(ADULT).headline.startswith("Dose: 15")


def test_start_with_a_target_gives_the_way_there() -> None:
    headline = plain(answer_of(ADULT._replace(target="30")).headline)
    assert headline == "15 mg to 30 mg per day in 9 days, step read per day"


@pytest.mark.parametrize("target", ["0", "10", "12.5", "105"])
def test_target_off_the_steps_or_above_the_maximum_is_refused(target: str) -> None:
    assert answer_of(ADULT._replace(target=target)).status is Status.REJECT


def test_increase_gives_the_next_dose() -> None:
    assert plain(answer_of(INCREASE).headline) == "Next dose: 35 mg per day in total"


def test_hz_09_increase_on_the_second_day_is_too_early() -> None:
    answer = answer_of(INCREASE._replace(days_since="2"))
    assert (answer.status, answer.headline) == (Status.REJECT, "No increase yet: too early")


def test_dose_now_taken_must_be_a_dose() -> None:
    view = view_of(answered(INCREASE._replace(current_daily="0")))
    assert view.answer is None
    assert [plain(words) for words in view.problems.values()] == ["A dose is more than 0 mg."]


def test_check_judges_the_prescription() -> None:
    headline = "The prescribed 15 mg per day is within the label"
    assert plain(answer_of(CHECK).headline) == headline
    per_intake = CHECK._replace(prescribed="", per_intake="5", times="3")
    assert plain(answer_of(per_intake).headline) == headline


def test_hz_05_first_prescription_is_held_against_the_initial_dose() -> None:
    form = CHECK._replace(prescribed="30")
    assert plain(answer_of(form).headline) == (
        "The prescribed 30 mg per day is above the label's initial dose of 15 mg per day"
    )
    assert answer_of(form._replace(first=False)).status is Status.OK


def test_nothing_is_judged_before_it_is_known_whether_it_is_the_first_prescription() -> None:
    assert view_of(answered(CHECK._replace(first=None))).answer is None


def test_hz_18_half_of_a_prescription_is_not_judged() -> None:
    for form in (CHECK._replace(per_intake="5"), CHECK._replace(times="3")):
        assert view_of(answered(form)).answer is None


def test_tablets_of_a_dose_are_counted() -> None:
    answer = view_of(TABLETS).answer
    assert answer is not None
    assert plain(answer.headline) == "75 mg per day: 3 tablets"


# What needs no more than is known


@pytest.mark.parametrize(
    "form",
    [
        ADULT._replace(question=Question.INCREASE),
        ADULT._replace(question=Question.CHECK),
        CHECK._replace(per_intake="5"),
        CHECK._replace(prescribed="", times="3"),
    ],
)
@pytest.mark.parametrize("key", ["psychosis", "haemodialysis"])
def test_hz_01_stop_needs_no_dose(form: DoseForm, key: str) -> None:
    view = view_of(answered(form, **{key: Reply.YES}))
    assert view.answer is not None
    assert view.answer.status in {Status.HARD_STOP, Status.HARD_STOP_CONFLICT}
    assert view.missing == ""


def test_what_must_be_found_out_is_said_before_the_prescription_is_whole() -> None:
    view = view_of(answered(CHECK._replace(per_intake="5"), psychosis=Reply.UNKNOWN))
    assert view.answer is not None
    assert view.answer.status is Status.NEEDS_MORE_INFORMATION


def test_prescription_that_goes_on_is_parted_with_slowly() -> None:
    parting = answer_of(CHECK._replace(first=False), psychosis=Reply.YES).parting
    assert parting is not None
    assert parting.title == "This patient already takes baclofen"


# Stopping


def test_stop_gives_the_window_with_dates() -> None:
    view = view_of(answered(STOP))
    assert view.answer is not None
    assert view.answer.headline.replace(NBSP, " ") == (
        "The treatment ends on a day from 30 November 2026 to 7 December 2026"
    )


@pytest.mark.parametrize(
    ("days", "status"),
    [
        ("", Status.OK),
        ("6", Status.REJECT),
        ("7", Status.OK),
        ("14", Status.OK),
        ("15", Status.OK_WITH_WARNINGS),
    ],
)
def test_length_of_a_stop_is_judged(days: str, status: Status) -> None:
    assert answer_of(STOP._replace(taper_days=days)).status is status


def test_hz_13_stop_waits_for_the_question_on_allergy() -> None:
    view = view_of(STOP)
    assert view.answer is None
    assert view.missing == "1 question still open: Allergy to baclofen."


def test_hz_13_allergy_shows_no_window_but_help() -> None:
    for form in (STOP, STOP._replace(first_day=None)):
        view = view_of(form.replied(HYPERSENSITIVITY, Reply.YES))
        assert view.answer is not None
        assert (view.answer.status, view.taper) == (Status.INFO, None)
        assert "urgent medical help now" in view.answer.headline


def test_allergy_that_is_not_known_shows_no_window_and_says_what_to_do() -> None:
    view = view_of(STOP.replied(HYPERSENSITIVITY, Reply.UNKNOWN))
    assert (view.answer, view.taper) == (None, None)
    assert view.missing == "Find out whether there is an allergy to baclofen."


def test_stop_counts_from_no_day_that_leaves_the_calendar() -> None:
    assert view_of(answered(STOP._replace(first_day=LATEST_DAY))).answer is not None
    view = view_of(answered(STOP._replace(first_day=date.max)))
    assert view.answer is None
    assert view.missing == "Choose the day from which is counted."
