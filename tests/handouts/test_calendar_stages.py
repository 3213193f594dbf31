import pytest

from baklosan_desktop.dosing.dispensing import Strength
from baklosan_desktop.handouts.calendar_stages import (
    day_texts,
    is_stacked,
    legend,
    others,
    stage_texts,
    unmade,
)
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.calendar import Stage, stage
from baklosan_desktop.screens.dose_form import DoseForm
from baklosan_desktop.screens.handout import HandoutForm, Paper, TextSize
from baklosan_desktop.wording import NBSP
from tests.builders import a_label
from tests.dosing.builders import the_label
from tests.screens.calendar_builders import CHECK, FIRST_DAY, START, dosed

WITHOUT = START._replace(has_10_mg=False)


def a_stage(daily: str, form: DoseForm = START, days: int = 2) -> Stage:
    return stage(FIRST_DAY, days, Mass.mg(daily), dosed(form))


def told(daily: str, form: DoseForm = START) -> list[tuple[str, str, str, list[str]]]:
    [text] = stage_texts([a_stage(daily, form)])
    return [
        (
            t.when,
            t.dose.replace(NBSP, " "),
            t.tablets.replace(NBSP, " "),
            [d.name for d in t.drawings],
        )
        for t in text.times
    ]


def test_title_says_from_when_and_how_much_in_total() -> None:
    [text] = stage_texts([a_stage("20")])
    assert text.title.replace(NBSP, " ") == "From Monday 23 November 2026: 20 mg a day in total"
    assert [(day.weekday, day.date.replace(NBSP, " ")) for day in text.days] == [
        ("Monday", "23 November"),
        ("Tuesday", "24 November"),
    ]


def test_end_of_the_treatment_is_said_without_a_dose() -> None:
    [text] = stage_texts([a_stage("0")])
    assert text.title.replace(NBSP, " ") == "From Monday 23 November 2026 on: no more tablets"
    assert text.times == ()


def test_halves_and_whole_tablets_are_said_and_drawn() -> None:
    assert told("20") == [
        ("Morning", "5 mg", "half a tablet of 10 mg", ["half"]),
        ("Midday", "5 mg", "half a tablet of 10 mg", ["half"]),
        ("Evening", "10 mg", "1 tablet of 10 mg", ["scored"]),
    ]
    assert told("45")[0] == (
        "Morning",
        "15 mg",
        "1 and a half tablets of 10 mg",
        ["scored", "half"],
    )
    assert told("60")[0][2:] == ("2 tablets of 10 mg", ["scored", "scored"])
    assert told("75")[0][2:] == ("1 tablet of 25 mg", ["tablet"])


def test_two_strengths_in_one_intake_are_told_apart() -> None:
    form = CHECK._replace(prescribed="", per_intake="35", times="2")
    ((_, _, tablets, drawings),) = told("70", form._replace(has_10_mg=True))
    assert (tablets, drawings) == ("3 and a half tablets of 10 mg", ["scored"] * 3 + ["half"])
    both = Strength(Mass.mg("25")), Strength(Mass.mg("10"), scored=True)
    held = dosed(CHECK)._replace(at_hand=both, division=(Mass.mg("35"),) * 3)
    [text] = stage_texts([stage(FIRST_DAY, 1, Mass.mg("105"), held)])
    assert text.times[0].tablets.replace(NBSP, " ") == "1 tablet of 25 mg and 1 tablet of 10 mg"
    assert [drawn.name for drawn in text.times[0].drawings] == ["tablet", "scored"]


def test_doses_that_no_tablet_at_hand_makes_are_in_mg_only() -> None:
    assert told("15", WITHOUT)[0] == ("Morning", "5 mg", "", [])
    stages = [a_stage("15", WITHOUT), a_stage("20", WITHOUT), a_stage("75", WITHOUT)]
    assert unmade(stages) == (f"5{NBSP}mg", f"10{NBSP}mg")


def test_legend_names_every_drawing_once() -> None:
    found = legend([a_stage("20"), a_stage("75"), a_stage("0")])
    assert [drawn.name for drawn in found] == ["half", "scored", "tablet"]
    assert found[2].words.replace(NBSP, " ") == "1 tablet of 25 mg"


def test_hz_03_tablets_of_another_strength_are_another_product() -> None:
    label, _ = the_label()
    assert others([a_stage("20"), a_stage("75")], label) == (f"10{NBSP}mg",)
    assert others([a_stage("75")], a_label(strength="25 mg")) == ()


def test_boxes_are_as_many_as_the_times_of_a_day() -> None:
    form = CHECK._replace(prescribed="", per_intake="30", times="2")
    [text] = stage_texts([a_stage("60", form)])
    assert [(time.when, time.boxes) for time in text.times] == [("2 times a day, each time", 2)]


def test_no_days_are_no_rows() -> None:
    assert day_texts(FIRST_DAY, 0) == ()


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("size", TextSize)
def test_only_small_paper_in_large_print_has_no_room_for_columns(
    paper: Paper, size: TextSize
) -> None:
    stacked = is_stacked(HandoutForm(paper=paper, text_size=size))
    assert stacked is (paper is Paper.A5 and size is TextSize.LARGE)
