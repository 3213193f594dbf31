import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.screens.find import Finding, Occurrence, find

BLOCKS = ("Dosage", "The daily dose is 5 mg.", "No dose: see “Dosage”, 5-10 mg.", "Storage")


def words(found: Finding) -> list[str]:
    return [BLOCKS[place.block][place.start : place.end] for place in found.places]


def test_every_place_is_found_in_the_order_of_the_text() -> None:
    found = find("dos", BLOCKS)
    assert found.places == (
        Occurrence(0, 0, 3),
        Occurrence(1, 10, 13),
        Occurrence(2, 3, 6),
        Occurrence(2, 14, 17),
    )
    assert words(found) == ["Dos", "dos", "dos", "Dos"]


def test_summary_counts_from_one() -> None:
    assert find("dose", BLOCKS).summary == "1 of 2"
    assert find("dose", BLOCKS).step(1).summary == "2 of 2"


@pytest.mark.parametrize("typed", ["", " ", "\n"])
def test_nothing_typed_finds_nothing_and_says_nothing(typed: str) -> None:
    found = find(typed, BLOCKS)
    assert (found.places, found.summary, found.current) == ((), "", None)


def test_what_is_not_there_is_said_with_what_to_do() -> None:
    found = find("kidney", BLOCKS)
    assert found.summary == "Not in this text. Ctrl+K searches other words too."
    assert found.step(1) == found


def test_first_place_from_where_one_reads_is_chosen_else_the_first_of_all() -> None:
    assert find("dos", BLOCKS, since=2).current == Occurrence(2, 3, 6)
    assert find("dos", BLOCKS, since=3).current == Occurrence(0, 0, 3)


def test_steps_go_round_the_end() -> None:
    found = find("dose", BLOCKS)
    assert found.step(2) == found
    assert found.step(-1).current == Occurrence(2, 3, 7)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("5  mg", "5 mg"),
        ('"dosage"', "“Dosage”"),
        ("5–10", "5-10"),
        ("mg.", "mg."),
    ],
)
def test_blanks_quotes_and_dashes_are_as_good_as_those_of_the_text(typed: str, says: str) -> None:
    assert says in words(find(typed, BLOCKS))


@given(st.text(), st.lists(st.text()))
def test_any_text_can_be_typed(typed: str, blocks: list[str]) -> None:
    found = find(typed, blocks)
    for place in found.places:
        assert blocks[place.block][place.start : place.end]


@given(st.text(min_size=1), st.text(), st.text())
def test_what_stands_there_is_found(typed: str, before: str, after: str) -> None:
    assert not typed.strip() or find(typed, [before + typed + after]).places
