from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels import pairing
from baklosan_desktop.labels.pairing import Topic, paired, plain, section_number
from baklosan_desktop.labels.sections import SectionKind

DOSAGE, OTHER, EFFECTS = SectionKind.DOSAGE, SectionKind.OTHER, SectionKind.SIDE_EFFECTS
A_TOPIC = st.builds(
    Topic,
    st.sampled_from([DOSAGE, OTHER]),
    st.sampled_from(["", "how", "why"]),
    st.sampled_from(["take one", "take two", "gout"]),
)


@given(st.lists(A_TOPIC, max_size=6), st.lists(A_TOPIC, max_size=6))
def test_no_section_is_found_twice(older: list[Topic], newer: list[Topic]) -> None:
    found = paired(older, newer)
    assert len(set(found.values())) == len(found)
    assert set(found) <= set(range(len(newer)))
    assert set(found.values()) <= set(range(len(older)))


@given(st.lists(A_TOPIC, max_size=6))
def test_same_sections_are_each_other(topics: list[Topic]) -> None:
    assert all(topics[old] == topics[new] for new, old in paired(topics, topics).items())
    assert len(paired(topics, topics)) == len(topics)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_same_text_is_found_wherever_it_stands(order: tuple[int, ...]) -> None:
    topics = [Topic(OTHER, "", text) for text in ("one", "two", "three")]
    assert paired(topics, [topics[at] for at in order]) == dict(enumerate(order))


def test_section_that_is_put_before_one_of_its_kind_is_new() -> None:
    older = [Topic(OTHER, "driving", "Do not drive.")]
    newer = [Topic(OTHER, "alcohol", "Do not drink."), Topic(OTHER, "driving", "Never drive.")]
    assert paired(older, newer) == {1: 0}


def test_of_several_with_one_heading_the_ones_alike_are_the_same() -> None:
    older = [Topic(OTHER, "panel", "carton of 20"), Topic(OTHER, "panel", "blister 10 mg")]
    newer = [
        Topic(OTHER, "panel", "bottle"),
        Topic(OTHER, "panel", "blister 20 mg"),
        Topic(OTHER, "panel", "carton of 30"),
    ]
    assert paired(older, newer) == {1: 1, 2: 0}


def test_heading_is_found_again_under_another_kind_if_the_text_is_alike() -> None:
    older = [Topic(OTHER, "how to take", "Take one tablet daily.")]
    assert paired(older, [Topic(DOSAGE, "how to take", "Take two tablets daily.")]) == {0: 0}
    assert paired(older, [Topic(DOSAGE, "how to take", "See overleaf")]) == {}


def test_only_section_of_a_kind_is_the_same_whatever_it_says() -> None:
    assert paired([Topic(DOSAGE, "old", "a b")], [Topic(DOSAGE, "new", "c d")]) == {0: 0}
    assert paired([Topic(OTHER, "old", "a b")], [Topic(OTHER, "new", "c d")]) == {}


def test_section_of_its_kind_is_found_by_its_words() -> None:
    older = [Topic(EFFECTS, "", "Rash is rare."), Topic(EFFECTS, "", "Pain is common.")]
    newer = [Topic(EFFECTS, "", "Pain is very common."), Topic(EFFECTS, "", "Call a doctor")]
    assert paired(older, newer) == {0: 1}


def test_too_many_of_one_kind_are_taken_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "_MOST_PAIRS", 3)
    older = [Topic(OTHER, "panel", "a"), Topic(OTHER, "panel", "b")]
    newer = [Topic(OTHER, "panel", "b c"), Topic(OTHER, "panel", "a c")]
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
