from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop import wording
from baklosan_desktop.labels.bands import Band
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.quantities import Age, BodyWeight, Mass, MassRange
from baklosan_desktop.wording import NBSP


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Mass.mg("2.5"), "2.5_mg"),
        (MassRange.read("30 mg to 75 mg"), "30 to 75_mg"),
        (MassRange.read("5 mg"), "5_mg"),
        (BodyWeight.kg("39.90"), "39.9_kg"),
        (Age.of(10, 5), "10_years_5_months"),
    ],
)
def test_number_and_unit_stay_on_one_line(
    value: Mass | MassRange | BodyWeight | Age, words: str
) -> None:
    assert wording.amount(value) == words.replace("_", NBSP)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Take 5 mg 3 times per day.", "Take 5_mg 3_times per day."),
        ("1.5 to 2 mg per kg", "1.5 to 2_mg per kg"),
        ("up to 1 in 10 people", "up to 1 in 10 people"),
        ("nothing to keep together", "nothing to keep together"),
    ],
)
def test_numbers_of_a_sentence_stay_with_their_units(text: str, words: str) -> None:
    assert wording.measured(text) == words.replace("_", NBSP)


def test_every_band_says_how_many_people_it_may_affect() -> None:
    assert [wording.affected(band) for band in Band] == [
        "may affect more than 1 in 10 people",
        "may affect up to 1 in 10 people",
        "may affect up to 1 in 100 people",
        "may affect up to 1 in 1,000 people",
        "may affect up to 1 in 10,000 people",
    ]


def test_unbanded_effect_is_of_unknown_frequency() -> None:
    assert wording.affected(None) == "how often is not known"


def test_stated_ranges_are_the_ones_in_the_label(facts: Facts) -> None:
    for band in facts.bands:
        words = wording.stated_range(band).replace(f"{NBSP}%", "%")
        assert band.citation.quote == f"{band.word} - {words}"


def test_normalised_ranges_include_their_lower_bound() -> None:
    assert [wording.normalised_range(band).replace(NBSP, " ") for band in Band] == [
        "≥ 10 %",
        "≥ 1 % to < 10 %",
        "≥ 0.1 % to < 1 %",
        "≥ 0.01 % to < 0.1 %",
        "< 0.01 %",
    ]


@given(st.integers(0, 1_000_000))
def test_percentage_is_exact_and_short(ppm: int) -> None:
    number = wording.percent(ppm).removesuffix(f"{NBSP}%")
    whole, _, decimals = number.partition(".")
    assert int(whole) * 10_000 + int(decimals.ljust(4, "0")) == ppm
    assert not decimals.endswith("0")
    assert not number.endswith(".")


def test_date_is_written_day_month_year_on_one_line() -> None:
    year = [date(2026, 1, 1) + timedelta(days=31 * month) for month in range(12)]
    assert [wording.long_date(day).split(NBSP)[1][:3] for day in year] == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]  # fmt: skip
    assert wording.long_date(date(2026, 11, 23)) == f"23{NBSP}November{NBSP}2026"


def test_place_counts_the_paragraphs_of_its_section(label: Label) -> None:
    for section, number, paragraph in label.passages():
        assert wording.place(section, paragraph.line) == f"{section.title} ¶{number}"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 effects"), (1, "1 effect"), (1000, "1,000 effects")]
)
def test_things_are_counted_in_words(number: int, words: str) -> None:
    assert wording.counted(number, "effect") == words


def test_irregular_plural_is_given() -> None:
    assert wording.counted(2, "match", "matches") == "2 matches"
    assert wording.counted(1, "match", "matches") == "1 match"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the daily dose is 5 mg.", "the daily dose is 5_mg."),
        ("2.5 mg / kg body weight", "2.5_mg_/ kg body weight"),
        ("25 ° C. Shelf life", "25_° C. Shelf life"),
        ("Baklosan 25mg №50 pills", "Baklosan 25mg №50_pills"),
        ("twice a day", "twice a day"),
        ("", ""),
    ],
)
def test_hz_27_number_never_leaves_its_unit(text: str, expected: str) -> None:
    assert wording.held(text).replace(NBSP, "_") == expected
