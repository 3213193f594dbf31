import pytest

from baklosan_desktop.search.amounts import Amount
from baklosan_desktop.search.words import texts


@pytest.mark.parametrize(
    ("typed", "numbers", "units"),
    [
        ("5 mg", ("5",), ("mg",)),
        ("2.5mg kg", ("2.5",), ("mg", "kg")),
        ("2.5 mg per kg", ("2.5",), ("mg", "kg")),
        ("5 10 mg", ("5", "10"), ("mg",)),
        ("72h", ("72",), ("h",)),
        ("11 yo", ("11",), ("yo",)),
        ("8 year old", ("8",), ("year",)),
        ("10 %", ("10",), ("%",)),
        ("250 μg", ("250",), ("μg",)),
    ],
)
def test_number_with_its_units_is_an_amount(
    typed: str, numbers: tuple[str, ...], units: tuple[str, ...]
) -> None:
    assert Amount.of(typed.split()) == Amount(numbers, units)


@pytest.mark.parametrize(
    "typed",
    ["", "5", "mg", "mg 5", "5 pills", "5 mg pills", "1 2 3 mg", "5 mg 10 mg", "5 per", "b12"],
)
def test_anything_else_is_none(typed: str) -> None:
    assert Amount.of(typed.split()) is None


def holds(typed: str, sentence: str) -> bool:
    """Whether a sentence says a range that holds a typed age."""
    amount = Amount.of(typed.split())
    said = texts(sentence)
    return amount is not None and any(
        all(word in form for word, form in zip(said[at:], forms, strict=False))
        for forms in amount.age_ranges()
        for at in range(len(said) - len(forms) + 1)
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("8 years old", "from 6 to 10 years old"),
        ("6 years", "from 6 to 10 years old"),
        ("10 y", "aged between 6 and 10 years"),
        ("11 yo", "children under the age of 12 years"),
        ("11 yr", "under 12 years"),
        ("0 years", "younger than 1 year"),
        ("11 years", "over 10 years old"),
        ("66 years", "older than 65 years"),
        ("70 years", "over the age of 65"),
    ],
)
def test_range_holds_an_age(typed: str, sentence: str) -> None:
    assert holds(typed, sentence)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("5 years", "from 6 to 10 years old"),
        ("11 years", "from 6 to 10 years old"),
        ("12 years", "under 12 years"),
        ("10 years", "over 10 years old"),
        ("40 years", "children over 10 years old"),
        ("65 years", "older than 65 years"),
        ("8 months", "from 6 to 10 years old"),
        ("8 mg", "from 6 to 10 years old"),
        ("1.5 years", "under 3 years"),
        ("6 8 years", "from 6 to 10 years old"),
        ("1000 years", "older than 65 years"),
        ("8 years", "take it for 10 years"),
    ],
)
def test_range_does_not_hold_what_lies_outside_or_is_no_age(typed: str, sentence: str) -> None:
    assert not holds(typed, sentence)


@pytest.mark.parametrize("typed", ["0 years", "18 years", "120 years"])
def test_range_that_can_hold_no_age_is_left_out(typed: str) -> None:
    amount = Amount.of(typed.split())
    assert amount is not None
    assert 4 <= len(amount.age_ranges()) < 8
    assert all(map(all, amount.age_ranges()))


def test_unit_is_spelled_in_every_way_as_typed_first() -> None:
    ways = Amount(("3",), ("hrs",)).spellings()
    assert ways[0] == ("hrs",)
    assert sorted(ways) == [("h",), ("hour",), ("hours",), ("hr",), ("hrs",)]


def test_units_are_spelled_independently() -> None:
    ways = Amount(("3",), ("mg", "d")).spellings()
    assert ways[0] == ("mg", "d")
    assert {("milligrams", "day"), ("mg", "days")} <= set(ways)
    assert len(set(ways)) == len(ways)


def test_per_cent_has_a_sign() -> None:
    assert Amount(("3",), ("%",)).spellings() == [("%",), ("percent",)]
    assert Amount(("3",), ("percent",)).spellings() == [("percent",), ("%",)]
