from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dose_plan import PlanView
from baklosan_desktop.wording import NBSP
from tests.screens.dose_builders import answered, view_of

ADULT = answered(DoseForm("40", first_day=date(2026, 11, 23)))
CHILD = DoseForm("10", "1", "39.9")


def plan(form: DoseForm = ADULT) -> PlanView:
    view = view_of(form).plan
    assert view is not None
    return view


def rows(form: DoseForm, way: int = 0) -> list[tuple[str, ...]]:
    return [tuple(cell.replace(NBSP, " ") for cell in row) for row in plan(form).ways[way].rows]


def test_hz_10_both_readings_stand_beside_each_other_the_default_first() -> None:
    ways = plan(ADULT._replace(target="30")).ways
    assert [way.title for way in ways] == ["Read per day, default", "Read per intake"]
    assert [way.summary.replace(NBSP, " ") for way in ways] == [
        "+ 5 mg per day every 3 days: 30 mg per day on day 10",
        "+ 15 mg per day every 3 days: 30 mg per day on day 4",
    ]


def test_each_level_has_its_day_its_date_its_intakes_and_its_total() -> None:
    form = ADULT._replace(target="30")
    assert rows(form) == [
        ("1", "Mon 23 Nov 2026", "5", "5", "5", "15"),
        ("4", "Thu 26 Nov 2026", "5", "5", "10", "20"),
        ("7", "Sun 29 Nov 2026", "5", "10", "10", "25"),
        ("10", "Wed 2 Dec 2026", "10", "10", "10", "30"),
    ]
    assert rows(form, 1) == [
        ("1", "Mon 23 Nov 2026", "5", "5", "5", "15"),
        ("4", "Thu 26 Nov 2026", "10", "10", "10", "30"),
    ]


def test_without_a_first_day_there_are_no_dates() -> None:
    form = ADULT._replace(target="20", first_day=None)
    assert [row[1] for row in rows(form)] == ["–", "–"]


def test_target_at_the_first_dose_needs_no_step() -> None:
    form = ADULT._replace(target="15")
    assert rows(form) == [("1", "Mon 23 Nov 2026", "5", "5", "5", "15")]
    assert [way.summary.replace(NBSP, " ") for way in plan(form).ways] == [
        "15 mg per day from day 1 on, no increase"
    ] * 2
    answer = view_of(form).answer
    assert answer is not None
    assert "0\N{NO-BREAK SPACE}days" not in str(answer)


def test_without_a_target_the_way_leads_through_the_usual_range() -> None:
    assert [row[-1] for row in plan().ways[0].rows][-1] == "75"


def test_every_step_says_its_days_and_its_dose() -> None:
    first, last = plan(ADULT._replace(target="20")).ways[0].steps
    assert (first.first_day, first.last_day, first.mg) == (1, 3, Decimal(15))
    assert first.words.replace(NBSP, " ") == (
        "day 1 to 3: 15 mg per day in total; read per intake 15 mg per day"
    )
    assert (last.first_day, last.last_day, last.mg) == (4, None, Decimal(20))
    assert last.words.replace(NBSP, " ") == (
        "from day 4 on: 20 mg per day in total; read per intake 20 mg per day"
    )


def test_hz_10_step_read_per_day_says_what_the_other_reading_gives_on_its_first_day() -> None:
    per_day, per_intake = plan(ADULT._replace(target="40")).ways
    other = [(15, 1), (30, 4), (40, 7)]
    assert [(int(step.mg), step.first_day) for step in per_intake.steps] == other
    for step in per_day.steps:
        mg = [dose for dose, day in other if day <= step.first_day][-1]
        assert step.words.replace(NBSP, " ").endswith(f"; read per intake {mg} mg per day")
    assert [step.words.replace(NBSP, " ") for step in per_intake.steps] == [
        "day 1 to 3: 15 mg per day in total",
        "day 4 to 6: 30 mg per day in total",
        "from day 7 on: 40 mg per day in total",
    ]


@pytest.mark.parametrize(
    ("form", "drawn"),
    [
        (ADULT._replace(target="30"), "30 mg per day, the target"),
        (ADULT, "75 mg per day, the top of the usual range"),
        (answered(DoseForm("8", weight="25")), "60 mg per day, the top of the recommended range"),
        (
            answered(DoseForm("12", weight="39.9")),
            "95 mg per day, the highest dose of whole steps; no usual range is stated at this age",
        ),
        (answered(DoseForm("12", weight="39.9", target="60")), "60 mg per day, the target"),
    ],
)
def test_aim_is_the_effect_and_how_far_the_way_is_drawn_is_ours(form: DoseForm, drawn: str) -> None:
    assert plan(form).aim.replace(NBSP, " ") == (
        f"Raised only until the effect is reached. Drawn up to {drawn} (editorial)."
    )


def test_usual_range_and_maximum_are_drawn_and_said() -> None:
    view = plan()
    assert (view.usual, view.maximum) == ((Decimal(30), Decimal(75)), Decimal(100))
    assert view.usual_words.replace(NBSP, " ") == "usual 30 to 75 mg per day"
    assert view.maximum_words.replace(NBSP, " ") == "maximum 100 mg per day"


def test_range_of_a_child_is_called_recommended_as_the_label_does() -> None:
    view = plan(answered(DoseForm("8", weight="25")))
    assert view.usual_words.replace(NBSP, " ") == "recommended 30 to 60 mg per day"


def test_division_is_marked_as_not_the_labels() -> None:
    assert plan().note.replace(NBSP, " ") == (
        "Divided in 5 mg units, the rest to the evening, then midday (editorial). "
        "How the label divides higher doses is not stated."
    )


def test_uneven_maximum_is_exact_and_no_range_is_made_up() -> None:
    view = plan(answered(CHILD._replace(target="60")))
    assert (view.usual, view.usual_words) == (None, "")
    assert view.maximum == Decimal(60)
    older = plan(answered(CHILD._replace(age_years="12", target="60")))
    assert older.maximum == Decimal("99.75")


@pytest.mark.parametrize(
    "form",
    [
        DoseForm("40"),
        answered(DoseForm("40"), psychosis=Reply.YES),
        answered(DoseForm("40"), haemodialysis=Reply.YES),
        answered(DoseForm("40"), increased_sensitivity=Reply.YES),
        answered(DoseForm("40", target="30"), increased_sensitivity=Reply.YES),
        answered(DoseForm("40", target="105")),
        answered(DoseForm("40", current_daily="30", days_since="3", question=Question.INCREASE)),
        answered(DoseForm("40", prescribed="15", first=True, question=Question.CHECK)),
        DoseForm(daily="75", question=Question.TABLETS),
    ],
)
def test_hz_01_no_way_is_shown_without_a_dose_that_begins_one(form: DoseForm) -> None:
    assert view_of(form).plan is None


@given(st.integers(3, 20).map(lambda n: n * 5), st.dates(max_value=date(9990, 12, 31)))
def test_hz_10_every_row_is_held_three_days_and_adds_up(target: int, first_day: date) -> None:
    form = ADULT._replace(target=str(target), first_day=first_day)
    for way in plan(form).ways:
        days = [int(row[0]) for row in way.rows]
        assert days[0] == 1
        assert all(later - earlier == 3 for earlier, later in pairwise(days))
        for row in way.rows:
            assert sum(map(int, row[2:5])) == int(row[5])
        assert way.rows[-1][5] == str(target)
        assert [step.mg for step in way.steps] == [Decimal(row[5]) for row in way.rows]
        assert max(step.mg for step in way.steps) <= plan(form).maximum
