from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.entry import EntryError
from baklosan_desktop.quantities import Age, BodyWeight, Mass


def _code(read: object, text: str) -> Code:
    assert callable(read)
    with pytest.raises(EntryError) as refused:
        read(text)
    return refused.value.code


_READERS = (entry.weight, entry.daily_dose, entry.egfr, entry.years, entry.months)
MALFORMED = (
    *("-35", "+35", "35kg", "3 5", "35.", ".5", "035", "00", "1e2", "nan", "inf", "0x23"),
    *("1_0", "1,000", "35,5", "3..5", "3.5.1", "35.123", "1000", "½", "35\n", "\t35"),
    *("X", "X35X", "\t", "\n", "\N{NO-BREAK SPACE}"),
    *("3\N{SUPERSCRIPT TWO}", "\N{FULLWIDTH DIGIT THREE}5", "\N{ARABIC-INDIC DIGIT THREE}"),
)


@pytest.mark.parametrize("text", MALFORMED)
def test_malformed_number_is_refused_never_repaired(text: str) -> None:
    for read in (*_READERS, entry.days):
        assert _code(read, text) is Code.NUMBER_FORMAT


@pytest.mark.parametrize("text", ["", " ", "   "])
def test_an_empty_number_is_refused_an_empty_age_is_missing(text: str) -> None:
    for read in (entry.weight, entry.daily_dose, entry.egfr, entry.days):
        assert _code(read, text) is Code.NUMBER_FORMAT
    assert _code(entry.years, text) is Code.AGE_MISSING


@pytest.mark.parametrize("text", ["", " ", "0"])
def test_empty_months_count_as_0(text: str) -> None:
    assert entry.months(text) == 0


@pytest.mark.parametrize(
    ("read", "text", "says"),
    [
        (entry.weight, "35,5", "Use a point, not a comma, such as 2.5."),
        (
            entry.weight,
            "35kg",
            "Type a plain number without unit, with at most two digits after a point.",
        ),
        (entry.weight, "1", "The weight must be 2 kg to 300 kg."),
        (entry.years, "x", "Type a whole number, digits only."),
        (entry.years, "", "Type the age in years."),
        (entry.years, "121", "The age must be 0 to 120 years."),
        (entry.months, "12", "Months are 0 to 11; add the rest as years."),
        (entry.days, "1.5", "Type a whole number, digits only."),
        (entry.egfr, "201", "The eGFR must be 0 to 200."),
        (entry.dose_above_zero, "0.00", "A dose is more than 0 mg."),
        (entry.intakes, "0", "A dose is taken 1 to 24 times per day."),
        (entry.intakes, "25", "A dose is taken 1 to 24 times per day."),
    ],
)
def test_a_refusal_says_what_to_type(read: Callable[[str], object], text: str, says: str) -> None:
    with pytest.raises(EntryError) as refused:
        read(text)
    assert str(refused.value) == says


def test_a_dose_above_zero_and_its_intakes_are_read() -> None:
    assert entry.dose_above_zero("0.01") == Mass(10)
    assert (entry.intakes("1"), entry.intakes("24")) == (1, 24)
    assert _code(entry.intakes, "25") is Code.NUMBER_FORMAT
    assert _code(entry.dose_above_zero, "0") is Code.NUMBER_FORMAT


@pytest.mark.parametrize(
    ("text", "kg"), [("2", "2"), ("300", "300"), ("300.00", "300"), (" 35.5  ", "35.5")]
)
def test_weight_is_read_within_its_range(text: str, kg: str) -> None:
    assert entry.weight(text) == BodyWeight.kg(kg)


@pytest.mark.parametrize("text", ["0", "1.99", "300.01", "999"])
def test_weight_that_no_patient_has_is_refused(text: str) -> None:
    assert _code(entry.weight, text) is Code.WEIGHT_RANGE


def test_age_ends_at_120_years_0_months() -> None:
    assert entry.age(entry.years("120"), 0) == Age.of(120)
    assert _code(entry.years, "121") is Code.AGE_RANGE
    assert _code(lambda _: entry.age(120, 1), "") is Code.AGE_RANGE


def test_months_end_at_11() -> None:
    assert entry.months("11") == 11
    assert _code(entry.months, "12") is Code.MONTHS_RANGE


def test_age_and_days_are_whole() -> None:
    for read in (entry.years, entry.months, entry.days):
        assert _code(read, "3.5") is Code.NUMBER_FORMAT
    assert (entry.days(" 0 "), entry.days("999")) == (0, 999)


def test_egfr_ends_at_200() -> None:
    assert entry.egfr("200") == 200
    assert _code(entry.egfr, "200.01") is Code.NUMBER_FORMAT


def test_dose_is_exact() -> None:
    assert entry.daily_dose("12.55") == Mass(12_550)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (*_READERS, entry.days):
        with suppress(EntryError):
            read(text)


def test_endless_digits_are_refused() -> None:
    assert _code(entry.years, "9" * 5000) is Code.NUMBER_FORMAT


@given(st.integers(200, 30_000))
def test_every_weight_in_range_reads_back_as_it_is_written(dag: int) -> None:
    weight = BodyWeight(dag)
    assert entry.weight(str(weight).removesuffix(" kg")) == weight
