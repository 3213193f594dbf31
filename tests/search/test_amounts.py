import pytest

from baklosan_desktop.search.amounts import Amount


@pytest.mark.parametrize(
    ("typed", "numbers", "units"),
    [
        ("5 mg", ("5",), ("mg",)),
        ("2.5mg kg", ("2.5",), ("mg", "kg")),
        ("2.5 mg per kg", ("2.5",), ("mg", "kg")),
        ("5 10 mg", ("5", "10"), ("mg",)),
        ("72h", ("72",), ("h",)),
        ("11 yo", ("11",), ("yo",)),
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
