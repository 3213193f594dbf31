from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels import pairing
from baklosan_desktop.labels.pairing import Traits, paired, plain, section_number
from baklosan_desktop.labels.sections import SectionKind

DOSAGE, OTHER, EFFECTS = SectionKind.DOSAGE, SectionKind.OTHER, SectionKind.SIDE_EFFECTS
A_TOPIC = st.builds(
    Traits,
    st.sampled_from([DOSAGE, OTHER]),
    st.sampled_from(["", "how", "why"]),
    st.sampled_from(["take one", "take two", "gout"]),
)


@given(st.lists(A_TOPIC, max_size=6), st.lists(A_TOPIC, max_size=6))
def test_no_section_is_found_twice(older: list[Traits], newer: list[Traits]) -> None:
    found = paired(older, newer)
    assert len(set(found.values())) == len(found)
    assert set(found) <= set(range(len(newer)))
    assert set(found.values()) <= set(range(len(older)))


@given(st.lists(A_TOPIC, max_size=6))
def test_same_sections_are_each_other(sections: list[Traits]) -> None:
    assert all(sections[old] == sections[new] for new, old in paired(sections, sections).items())
    assert len(paired(sections, sections)) == len(sections)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_same_text_is_found_wherever_it_stands(order: tuple[int, ...]) -> None:
    sections = [Traits(OTHER, "", text) for text in ("one", "two", "three")]
    assert paired(sections, [sections[at] for at in order]) == dict(enumerate(order))


def test_section_that_is_put_before_one_of_its_kind_is_new() -> None:
    older = [Traits(OTHER, "driving", "Do not drive.")]
    newer = [Traits(OTHER, "alcohol", "Do not drink."), Traits(OTHER, "driving", "Never drive.")]
    assert paired(older, newer) == {1: 0}


def test_of_several_with_one_heading_the_ones_alike_are_the_same() -> None:
    older = [Traits(OTHER, "panel", "carton of 20"), Traits(OTHER, "panel", "blister 10 mg")]
    newer = [
        Traits(OTHER, "panel", "bottle"),
        Traits(OTHER, "panel", "blister 20 mg"),
        Traits(OTHER, "panel", "carton of 30"),
    ]
    assert paired(older, newer) == {1: 1, 2: 0}


def test_heading_is_found_again_under_another_kind_if_the_text_is_alike() -> None:
    older = [Traits(OTHER, "how to take", "Take one tablet daily.")]
    assert paired(older, [Traits(DOSAGE, "how to take", "Take two tablets daily.")]) == {0: 0}
    assert paired(older, [Traits(DOSAGE, "how to take", "See overleaf")]) == {}


def test_only_section_of_a_kind_is_the_same_whatever_it_says() -> None:
    assert paired([Traits(DOSAGE, "old", "a b")], [Traits(DOSAGE, "new", "c d")]) == {0: 0}
    assert paired([Traits(OTHER, "old", "a b")], [Traits(OTHER, "new", "c d")]) == {}


def test_section_of_its_kind_is_found_by_its_words() -> None:
    older = [Traits(EFFECTS, "", "Rash is rare."), Traits(EFFECTS, "", "Pain is common.")]
    newer = [Traits(EFFECTS, "", "Pain is very common."), Traits(EFFECTS, "", "Call a doctor")]
    assert paired(older, newer) == {0: 1}


def test_too_many_of_one_kind_are_taken_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "_MOST_PAIRS", 3)
    older = [Traits(OTHER, "panel", "a"), Traits(OTHER, "panel", "b")]
    newer = [Traits(OTHER, "panel", "b c"), Traits(OTHER, "panel", "a c")]
    assert paired(older, newer) == {0: 0, 1: 1}


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("4.8 Undesirable effects", "4.8 "),
        ("6 ADVERSE REACTIONS", "6 "),
        ("4. Possible side effects", "4. "),
        ("§ 3 Use", "§ 3 "),
        ("10 mg tablets", ""),
        ("25 MG TABLETS", ""),
        ("5 % glucose", ""),
        ("100 Years", ""),
        ("Use", ""),
        ("2020", ""),
    ],
)
def test_number_of_a_section_is_told_from_an_amount(heading: str, number: str) -> None:
    assert section_number(heading) == number
    assert plain(heading) == heading.removeprefix(number).casefold()
