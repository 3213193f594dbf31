from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import QuantityError
from baklosan_desktop.quantities import Age, BodyWeight, Mass, MassRange, decimal_text

UG = st.integers(0, 999_999_999)
MASSES = UG.map(Mass)
WEIGHTS = st.integers(0, 99_999).map(BodyWeight)
AGES = st.integers(0, 999 * 12).map(Age)

NO_NUMBERS = [
    "",
    " ",
    "5 ",
    " 5",
    "+5",
    "-5",
    "05",
    "00.5",
    ".5",
    "5.",
    "5,5",
    "1e2",
    "1_000",
    "1 000",
    "\N{ARABIC-INDIC DIGIT FIVE}",
    "\N{FULLWIDTH DIGIT FIVE}",
    "½",
    "nan",
    "inf",
    "0x5",
    "5\n",
    "9" * 5000,
]


@given(MASSES)
def test_amount_survives_being_written_and_read(mass: Mass) -> None:
    assert Mass.read(str(mass)) == mass
    assert Mass.mg(decimal_text(mass.number)) == mass


@given(WEIGHTS)
def test_weight_survives_being_written_and_read(weight: BodyWeight) -> None:
    assert BodyWeight.kg(str(weight).removesuffix(" kg")) == weight


@given(st.integers(0, 999))
def test_age_in_years_survives_being_written_and_read(years: int) -> None:
    assert Age.of(years).months == 12 * years
    assert Age.read(f"{years} years") == Age.of(years)


@given(MASSES, MASSES)
def test_range_survives_being_written_and_read(one: Mass, other: Mass) -> None:
    amounts = MassRange(min(one, other), max(one, other))
    assert MassRange.read(f"{amounts.low} to {amounts.high}") == amounts
    assert MassRange.read(str(one)) == MassRange(one, one)


@given(MASSES, MASSES, st.integers(0, 24))
def test_arithmetic_is_exact(one: Mass, other: Mass, times: int) -> None:
    assert (one + other).number == one.number + other.number
    assert one + other - other == one
    assert (one * times).number == one.number * times
    assert (MassRange(one, one) * times).high == one * times


@given(WEIGHTS, st.integers(0, 5000).map(Mass))
def test_amount_per_kilogram_is_exact_or_refused(weight: BodyWeight, per_kg: Mass) -> None:
    exact = weight.number * per_kg.number
    if exact * 1000 % 1:
        with pytest.raises(QuantityError, match="is not exact to the microgram"):
            weight.times(per_kg)
    else:
        assert weight.times(per_kg).number == exact


def test_half_a_microgram_is_refused() -> None:
    with pytest.raises(QuantityError, match=r"0.001 mg per kg at 10.5 kg is not exact"):
        BodyWeight.kg("10.5").times(Mass(1))


@given(MASSES, WEIGHTS, AGES)
def test_nothing_is_ever_a_float(mass: Mass, weight: BodyWeight, age: Age) -> None:
    assert type(mass.ug) is type(weight.dag) is type(age.months) is int
    assert type(mass.number) is type(weight.number) is Decimal


@given(MASSES, MASSES)
def test_amounts_are_ordered_by_size(one: Mass, other: Mass) -> None:
    assert (one < other) == (one.number < other.number)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_malformed_number_is_refused(text: str) -> None:
    for read in (Mass.mg, BodyWeight.kg):
        with pytest.raises(QuantityError, match="Not a"):
            read(text)


@given(st.text())
def test_any_text_is_an_amount_or_is_refused(text: str) -> None:
    with suppress(QuantityError):
        assert Mass.mg(text).number == Decimal(text)


@pytest.mark.parametrize("text", ["1000000", "0.0001", "2.5000", "0.12345"])
def test_amount_beyond_the_exact_decimals_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        Mass.mg(text)


@pytest.mark.parametrize("text", ["1000", "39.999"])
def test_weight_beyond_two_decimals_or_three_digits_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match=f"Not a weight in kilograms: '{text}'"):
        BodyWeight.kg(text)


@pytest.mark.parametrize("text", ["5", "5mg", "5  mg", "5 g", "5 mcg", "5 MG", "5 mg ", "five mg"])
def test_amount_without_its_unit_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="Not an amount in mg"):
        Mass.read(text)


@pytest.mark.parametrize("text", ["5 mg to", "5 mg to ", " to 5 mg", "5 to 10 mg", "5-10 mg", "to"])
def test_malformed_range_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        MassRange.read(text)


@pytest.mark.parametrize("text", ["3", "3 year", "3 months", "03 years", "-3 years", "1000 years"])
def test_malformed_age_is_refused(text: str) -> None:
    with pytest.raises(QuantityError, match="Not an age in years"):
        Age.read(text)


def test_range_is_written_with_one_unit_and_a_range_of_one_as_an_amount() -> None:
    assert str(MassRange.read("30 mg to 75 mg")) == "30 to 75 mg"
    assert str(MassRange.read("5 mg to 5 mg")) == "5 mg"


def test_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(QuantityError, match="runs backwards: 75 mg to 30 mg"):
        MassRange.read("75 mg to 30 mg")


def test_malformed_number_comes_with_advice() -> None:
    assert QuantityError.advice == "Enter a plain number with a point, such as 2.5."


def test_nothing_is_negative() -> None:
    with pytest.raises(QuantityError, match="amount cannot be negative"):
        Mass.mg("5") - Mass.mg("5.001")
    with pytest.raises(QuantityError, match="weight cannot be negative"):
        BodyWeight(-1)
    with pytest.raises(QuantityError, match="age cannot be negative"):
        Age(-1)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (Age(0), "0 years"),
        (Age(1), "1 month"),
        (Age(11), "11 months"),
        (Age.of(1), "1 year"),
        (Age.of(1, 1), "1 year 1 month"),
        (Age.of(10, 5), "10 years 5 months"),
    ],
)
def test_age_is_written_in_years_and_months(age: Age, words: str) -> None:
    assert str(age) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [("100", "100"), ("2.50", "2.5"), ("0.500", "0.5"), ("0", "0"), ("1E+2", "100")],
)
def test_number_has_no_exponent_and_no_trailing_zeros(written: str, words: str) -> None:
    assert decimal_text(Decimal(written)) == words
