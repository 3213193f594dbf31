import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.percentages import (
    Share,
    Unit,
    says_nothing,
    share,
    share_in,
    without_marks,
)


@pytest.mark.parametrize(
    ("text", "ppm"),
    [
        ("8", 80_000),
        ("8.25%", 82_500),
        ("0.0001 %", 1),
        (".5", 5_000),
        ("0", 0),
        ("100%", 1_000_000),
        ("about 7%", 70_000),
    ],
)
def test_number_is_exact_to_a_millionth(text: str, ppm: int) -> None:
    assert share(text) == Share(text, ppm)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("<1%", None, 10_000),
        ("≤ 0.5", None, 5_000),
        ("less than 1%", None, 10_000),
        ("up to 5 %", None, 50_000),
        ("≥ 2", 20_000, None),
        ("> 10%", 100_000, None),
        ("0.5 to 2 %", 5_000, 20_000),
        ("1% – 11%", 10_000, 110_000),
        ("4-8%", 40_000, 80_000),
    ],
)
def test_bounds_are_kept_as_bounds(text: str, lower: int | None, upper: int | None) -> None:
    assert share(text) == Share(text, None, lower, upper)


@pytest.mark.parametrize(
    "text",
    ["", "101", "8 to 4%", "50 to 400%", "-3", "+3", "3 mg", "1.00001", "1,5", "10 5", "p < 0.05"],
)
def test_anything_else_is_no_share(text: str) -> None:
    assert share(text) is None


@pytest.mark.parametrize("text", ["≥ 5%", "> 1"])
def test_share_that_only_has_a_lower_bound_says_so(text: str) -> None:
    found = share(text)
    assert found
    assert found.is_least


@pytest.mark.parametrize("text", ["5%", "<1%", "1 to 2%"])
def test_share_with_an_upper_bound_is_more_than_a_limit(text: str) -> None:
    found = share(text)
    assert found
    assert not found.is_least


@pytest.mark.parametrize(
    "cell", ["", " ", "-", "\N{EM DASH}", "NA", "N/A", "none", "\N{EM DASH} *"]
)
def test_dash_is_not_the_number_0(cell: str) -> None:
    assert says_nothing(cell)
    assert share_in(cell, Unit.PERCENT) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Rash a", "Rash"),
        ("Rash^1,2", "Rash"),
        ("Impotence³", "Impotence"),
        ("12*†", "12"),
        ("Nausea [1] [2]", "Nausea"),
        ("Ejaculation failure ⁽¹⁾", "Ejaculation failure"),
        ("Hepatitis B", "Hepatitis B"),
        ("two   blanks", "two blanks"),
    ],
)
def test_marks_that_point_to_a_footnote_are_left_out(text: str, left: str) -> None:
    assert without_marks(text) == left


@pytest.mark.parametrize(
    ("cell", "unit", "stated"),
    [
        ("62 (7)", Unit.COUNT_AND_PERCENT, "7"),
        ("6 (<1)", Unit.COUNT_AND_PERCENT, "<1"),
        ("19/705 (3)", Unit.COUNT_AND_PERCENT, "3"),
        ("1,234 (12.5)", Unit.COUNT_AND_PERCENT, "12.5"),
        ("(2.3)", Unit.COUNT_AND_PERCENT, "2.3"),
        ("0", Unit.COUNT_AND_PERCENT, "0"),
        ("4% (17)", Unit.PERCENT_AND_COUNT, "4%"),
        ("4 (17)", Unit.PERCENT_AND_COUNT, "4"),
        ("4", Unit.PERCENT_AND_COUNT, "4"),
        ("102 (22%)", Unit.UNSTATED, "22%"),
        ("2%(15)", Unit.UNSTATED, "2%"),
        ("8%", Unit.UNSTATED, "8%"),
        ("8% a", Unit.COUNT, "8%"),
        ("8", Unit.PERCENT, "8"),
    ],
)
def test_share_of_a_cell_is_told_by_its_column_or_by_itself(
    cell: str, unit: Unit, stated: str
) -> None:
    found = share_in(cell, unit)
    assert found
    assert found.stated == stated


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("8", Unit.UNSTATED),
        ("8", Unit.COUNT),
        ("12", Unit.COUNT_AND_PERCENT),
        ("62 (7)", Unit.UNSTATED),
        ("62 (7)", Unit.PERCENT),
        ("62 (7)", Unit.COUNT),
        ("62 ()", Unit.COUNT_AND_PERCENT),
        ("1.04 (0.90, 1.20)", Unit.COUNT_AND_PERCENT),
        ("10 5", Unit.PERCENT),
        ("705", Unit.PERCENT),
        ("4% (5%)", Unit.PERCENT),
    ],
)
def test_number_that_nothing_explains_is_not_read(cell: str, unit: Unit) -> None:
    assert share_in(cell, unit) is None


def test_arithmetic_tells_a_share_from_the_count_beside_it() -> None:
    assert share_in("17 (71)", Unit.PERCENT, people=24) == Share("71", 710_000)
    assert share_in("71 (17)", Unit.PERCENT, people=24) == Share("71", 710_000)


def test_two_numbers_of_which_either_may_be_the_share_are_not_read() -> None:
    assert share_in("17 (17)", Unit.PERCENT, people=100) is None


def test_numbers_that_fit_no_arithmetic_are_not_read() -> None:
    assert share_in("17 (50)", Unit.PERCENT, people=1_000) is None
    assert share_in("17 (<1)", Unit.PERCENT, people=1_000) is None


@given(st.text(max_size=200), st.sampled_from(Unit), st.none() | st.integers(0, 10**9))
def test_any_cell_has_an_answer(cell: str, unit: Unit, people: int | None) -> None:
    found = share_in(cell, unit, people)
    assert found is None or found.stated in without_marks(cell)


@given(st.sampled_from("*† a1[]^²%<0. \N{EM DASH}("), st.integers(1, 20_000))
def test_long_runs_of_a_sign_take_no_time(sign: str, times: int) -> None:
    share_in(sign * times + "x", Unit.PERCENT)
