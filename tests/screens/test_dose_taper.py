from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dose_taper import TaperView, Verdict
from baklosan_desktop.screens.dose_tone import Tone
from baklosan_desktop.wording import NBSP
from tests.screens.dose_builders import answered, view_of

FIRST_DAY = date(2026, 11, 23)
STOP = DoseForm(question=Question.STOP, first_day=FIRST_DAY, current_daily="30", has_10_mg=True)
RIGHT = (("3", "20"), ("7", "10"), ("10", "0"))
AT_ONCE = "goes to 0 mg in one step: the label says gradually"


def taper(*steps: tuple[str, str], form: DoseForm = STOP) -> TaperView:
    view = view_of(answered(form._replace(own_steps=steps))).taper
    assert view is not None
    return view


def remarks(*steps: tuple[str, str], form: DoseForm = STOP) -> list[str]:
    return [remark.replace(NBSP, " ") for remark in taper(*steps, form=form).remarks]


def plain(texts: tuple[str, ...]) -> list[str]:
    return [text.replace(NBSP, " ") for text in texts]


def test_window_has_dates() -> None:
    view = taper()
    assert plain((view.starts, view.ends)) == ["30 November 2026", "7 December 2026"]


def test_hz_13_no_steps_are_invented() -> None:
    view = taper()
    assert (view.dates, view.remarks, view.verdict) == ((), (), Verdict.NONE)
    assert Verdict.NONE.tone is Tone.INFORMATION


def test_right_steps_are_dated_and_found_right() -> None:
    view = taper(*RIGHT)
    assert plain(view.dates) == ["Thu 26 Nov 2026", "Mon 30 Nov 2026", "Thu 3 Dec 2026"]
    assert view.remarks == ("", "", "")
    assert view.verdict is Verdict.RIGHT
    assert view.verdict.tone is Tone.FINE


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (
            (("3", "35"), ("5", "20"), ("7", "0")),
            ["is more than the dose before it", "", ""],
        ),
        ((("3", "35"), ("7", "0")), ["is more than the dose before it", AT_ONCE]),
        (
            (("3", "20"), ("3", "10"), ("7", "0")),
            ["", "is not later than the step before it", ""],
        ),
        ((("3", "12.5"), ("7", "0")), ["cannot be made from the tablets at hand", ""]),
        ((("7", "20"),), ["is not 0 mg: the last step ends the treatment"]),
        ((("7", "0"),), [AT_ONCE]),
        (
            (("3", "20"), ("6", "0")),
            ["", "ends the treatment sooner than the label allows"],
        ),
        (
            (("1", "0"), ("7", "0")),
            [f"{AT_ONCE}; ends the treatment sooner than the label allows", ""],
        ),
    ],
)
def test_what_is_wrong_with_a_step_is_said_beside_it(
    steps: tuple[tuple[str, str], ...], expected: list[str]
) -> None:
    assert remarks(*steps) == expected
    assert taper(*steps).verdict is Verdict.WRONG
    assert Verdict.WRONG.tone is Tone.CAUTION


LONGER = (("7", "20"), ("21", "0"))


def test_longer_taper_is_not_wrong_but_only_on_the_prescribers_word() -> None:
    said = "ends the treatment later than the label says: only on the prescriber's word"
    assert remarks(*LONGER) == ["", said]
    assert taper(*LONGER).verdict is Verdict.LONGER
    assert Verdict.LONGER.tone is Tone.CAUTION


@pytest.mark.parametrize("days", ["21", "30"])
def test_longer_taper_that_was_announced_needs_no_remark_at_its_step(days: str) -> None:
    form = STOP._replace(taper_days=days)
    assert remarks(*LONGER, form=form) == ["", ""]
    assert taper(*LONGER, form=form).verdict is Verdict.LONGER


@pytest.mark.parametrize("days", ["5", "9"])
def test_steps_that_end_later_than_the_days_typed_are_said_to(days: str) -> None:
    form, said = STOP._replace(taper_days=days), "ends the treatment later than “Stopped within”"
    assert remarks(*RIGHT, form=form) == ["", "", f"{said} says: correct one of them"]
    assert taper(*RIGHT, form=form).verdict is Verdict.WRONG


@pytest.mark.parametrize("days", ["10", "11", "14"])
def test_steps_that_end_within_the_days_typed_are_right(days: str) -> None:
    assert taper(*RIGHT, form=STOP._replace(taper_days=days)).verdict is Verdict.RIGHT


def test_steps_to_clear_up_turn_the_answer_to_caution() -> None:
    view = view_of(answered(STOP._replace(own_steps=(("7", "0"),))))
    assert view.answer is not None
    assert view.answer.tone is Tone.CAUTION
    assert view.answer.word == "The window is the label's; the steps typed have to be corrected"
    assert view.answer.headline.startswith("The treatment ends on a day from")


def test_longer_steps_turn_the_answer_to_caution_without_a_correction() -> None:
    answer = view_of(answered(STOP._replace(own_steps=LONGER))).answer
    assert answer is not None
    assert (answer.word, answer.tone) == (
        "The window is the label's; the steps typed go on longer",
        Tone.CAUTION,
    )


def test_right_steps_and_none_leave_the_answer_as_it_is() -> None:
    for steps in ((), RIGHT):
        view = view_of(answered(STOP._replace(own_steps=steps)))
        assert view.answer is not None
        assert (view.answer.word, view.answer.tone) == ("Within the label", Tone.FINE)


def test_every_fault_of_a_step_is_said() -> None:
    assert remarks(("3", "20"), ("2", "25")) == [
        "",
        (
            "is not later than the step before it; is more than the dose before it; "
            "is not 0 mg: the last step ends the treatment"
        ),
    ]


def test_tablets_at_hand_decide_what_can_be_made() -> None:
    without = STOP._replace(has_10_mg=False)
    made = "cannot be made from the tablets at hand"
    assert remarks(*RIGHT, form=without) == [made, made, ""]
    kept = "needs tablets that the label keeps for higher doses"
    assert remarks(("7", "25"), ("9", "0"), form=without) == [kept, ""]


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (("3.5", "20"), "Type a whole number, digits only."),
        (("", "20"), "Type a whole number, digits only."),
        (("3", "7,5"), "Use a point, not a comma, such as 2.5."),
        (("3", ""), "Type a plain number without unit, with at most two digits after a point."),
    ],
)
def test_step_that_cannot_be_read_has_no_date_and_says_why(step: tuple[str, str], why: str) -> None:
    view = taper(step, ("7", "0"))
    assert plain(view.remarks) == [why, ""]
    assert plain(view.dates) == ["", "Mon 30 Nov 2026"]
    assert view.verdict is Verdict.WRONG


def test_steps_none_of_which_can_be_read_are_not_taken_for_no_steps() -> None:
    view = taper(("x", "y"))
    assert view.verdict is Verdict.WRONG


def test_steps_need_the_dose_now_taken() -> None:
    view = taper(*RIGHT, form=STOP._replace(current_daily=""))
    assert view.verdict is Verdict.UNHELD
    assert Verdict.UNHELD.tone is Tone.CAUTION
    assert view.remarks == ("", "", "")


def test_stop_that_is_too_fast_still_shows_the_window() -> None:
    view = taper(form=STOP._replace(taper_days="3"))
    assert plain((view.starts,)) == ["30 November 2026"]


def test_no_other_question_shows_a_window() -> None:
    for question in set(Question) - {Question.STOP}:
        form = STOP._replace(question=question, age_years="40", own_steps=RIGHT)
        assert view_of(answered(form)).taper is None


NUMBERS = st.integers(0, 30).map(str) | st.sampled_from(["2.5", "7,5", ""]) | st.text()


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=6).map(tuple))
def test_hz_13_steps_that_are_found_right_end_the_treatment_slowly(
    steps: tuple[tuple[str, str], ...],
) -> None:
    view = taper(*steps)
    assert len(view.dates) == len(view.remarks) == len(steps)
    if view.verdict in {Verdict.RIGHT, Verdict.LONGER}:
        assert steps[-1][1].strip(" ") in {"0", "0.0", "0.00"}
        assert int(steps[-1][0]) >= 7
        assert len(steps) > 1
        assert all(view.dates)
    elif steps:
        assert any(view.remarks)
    else:
        assert view.verdict is Verdict.NONE
