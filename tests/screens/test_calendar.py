import pytest

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.calendar import IN_TOTAL, Stage, lines, reason, stage
from baklosan_desktop.screens.calendar_source import of_page
from baklosan_desktop.screens.dose_form import DoseForm
from baklosan_desktop.wording import NBSP
from tests.screens.calendar_builders import CHECK, FIRST_DAY, START, STOP, dosed
from tests.screens.dose_builders import answered, the_reference


def a_stage(daily: str, form: DoseForm = START) -> Stage:
    return stage(FIRST_DAY, 3, Mass.mg(daily), dosed(form))


def told(found: Stage) -> list[tuple[str, str, str]]:
    """Write each intake: when, how much, which tablets."""
    return [
        (each.when, str(each.dose), " ".join(f"{p}×{p.strength.amount}" for p in each.tablets))
        for each in found.intakes
    ]


def test_day_is_divided_over_morning_midday_and_evening() -> None:
    assert told(a_stage("20")) == [
        ("Morning", "5 mg", "½×10 mg"),
        ("Midday", "5 mg", "½×10 mg"),
        ("Evening", "10 mg", "1×10 mg"),
    ]


def test_hz_03_label_strength_is_kept_for_high_doses() -> None:
    assert told(a_stage("75"))[0] == ("Morning", "25 mg", "1×25 mg")
    assert told(a_stage("25"))[1] == ("Midday", "10 mg", "1×10 mg")
    without = a_stage("60", START._replace(has_10_mg=False))
    assert {tablets for _, _, tablets in told(without)} == {""}


@pytest.mark.parametrize(("daily", "tablets"), [("100", "4×25 mg"), ("10", "1×10 mg")])
def test_day_that_does_not_divide_stands_in_total(daily: str, tablets: str) -> None:
    assert told(a_stage(daily)) == [(IN_TOTAL, f"{daily} mg", tablets)]


def test_total_that_tablets_do_not_make_is_said_in_mg() -> None:
    found = a_stage("12.5")
    assert told(found) == [(IN_TOTAL, "12.5 mg", "")]


def test_no_dose_has_no_intake() -> None:
    assert a_stage("0").intakes == ()


@pytest.mark.parametrize(
    ("each", "times", "expected"),
    [
        ("20", "3", [("Morning", 1), ("Midday", 1), ("Evening", 1)]),
        ("30", "2", [("2 times a day, each time", 2)]),
        ("20", "1", [("Once a day", 1)]),
    ],
)
def test_division_of_the_prescriber_is_kept(
    each: str, times: str, expected: list[tuple[str, int]]
) -> None:
    form = CHECK._replace(prescribed="", per_intake=each, times=times)
    intakes = stage(FIRST_DAY, 1, Mass.mg(each) * int(times), dosed(form)).intakes
    assert [(intake.when, intake.times) for intake in intakes] == expected
    assert {str(intake.dose) for intake in intakes} == {f"{each} mg"}
    assert all(intake.tablets for intake in intakes)


def test_lines_of_the_label_are_those_behind_the_doses() -> None:
    kinds = (RuleKind.ROUTE_AND_FOOD, RuleKind.WITHDRAWAL)
    assert lines(dosed(START), *kinds) == (19, 20, 27)
    assert lines(dosed(STOP), *kinds) == (19, 27)


def why(form: DoseForm, **replies: Reply) -> str:
    found = of_page(answered(form, **replies), the_reference())
    assert found is not None
    return reason(found.answer).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("form", "replies", "sentence"),
    [
        (START, {"epilepsy": Reply.YES}, "Epilepsy: contraindicated."),
        (START._replace(age_years="2"), {}, "The label gives no dose at this age."),
        (
            CHECK._replace(prescribed="105"),
            {},
            "The prescribed 105 mg per day is above the maximum of 100 mg per day.",
        ),
        (START, {"epilepsy": Reply.UNKNOWN}, "Not known: Epilepsy."),
        (STOP._replace(taper_days="3"), {}, "Too fast: stopping is to be gradual."),
    ],
)
def test_refused_answer_says_why_in_a_sentence(
    form: DoseForm, replies: dict[str, Reply], sentence: str
) -> None:
    assert why(form, **replies) == f"No calendar is printed: {sentence}"


def test_allergy_is_urgent() -> None:
    said = why(STOP, hypersensitivity=Reply.YES)
    assert "urgent medical help now" in said
    assert "editorial" not in said
