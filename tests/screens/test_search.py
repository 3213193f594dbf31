from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.hit import Hit, HitKind, Why
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.screens.search import SearchView, not_found, present
from baklosan_desktop.store.shelf import Shelf
from tests.builders import DEMO, DOSAGE, a_label

TITLES = [
    "Side effects",
    "Dose rules",
    "Contraindications and interactions",
    "Cautions and monitoring",
    "Label passages",
]
SYNTAX = ["'", '"', "*", "(", ")", "-", "NEAR", "OR", "\0", "%", "é", "dose", "5 mg", " ", "\n"]
TYPED = st.one_of(st.text(), st.lists(st.sampled_from(SYNTAX)).map("".join))


class FakeSentences:
    """Finds the same sentences whatever is asked; remembers what was."""

    def __init__(self, *hits: Hit) -> None:
        self._hits = hits
        self.asked: list[tuple[LabelId, str]] = []

    def search(self, label_id: LabelId, typed: str) -> Sequence[Hit]:
        self.asked.append((label_id, typed))
        return self._hits


def a_hit(*kinds: HitKind, text: str = DOSAGE, line: int = 2) -> Hit:
    section = "dosage" if line < 5 else "side_effects"
    return Hit(DEMO, section, line, text, ((5, 9),), kinds or (HitKind.PASSAGE,), Why.EXACT)


def found(*hits: Hit) -> SearchView:
    return present("dose", a_label(), FakeSentences(*hits))


@pytest.mark.parametrize("typed", ["", " ", " \t\n"])
def test_nothing_typed_shows_nothing_and_asks_nothing(typed: str) -> None:
    source = FakeSentences(a_hit())
    assert present(typed, a_label(), source) == SearchView("", "", ())
    assert source.asked == []


def test_blanks_around_what_is_typed_do_not_count() -> None:
    source = FakeSentences(a_hit())
    assert present("  dose ", a_label(), source).typed == "dose"
    assert source.asked == [(DEMO, "dose")]


def test_what_is_not_found_is_named_and_the_limit_of_the_search_too() -> None:
    view = present("hiccup", a_label(), FakeSentences())
    assert view == SearchView("hiccup", not_found("hiccup"))
    assert view.summary == (
        "No sentence of this label contains “hiccup”. Only the label’s own words are searched."
    )


def test_results_are_counted() -> None:
    assert found(a_hit()).summary == "1 result"
    assert found(a_hit(), a_hit(line=7)).summary == "2 results"


def test_hit_is_the_whole_sentence_with_its_marks_and_place() -> None:
    [group] = found(a_hit(line=7)).groups
    [hit] = group.hits
    assert (hit.text, hit.marks, hit.line) == (DOSAGE, ((5, 9),), 7)
    assert hit.place == "Side effects ¶2"


@pytest.mark.parametrize(
    ("kind", "title"), list(zip(HitKind, [*TITLES[:3], *TITLES[2:4], *TITLES[3:]], strict=True))
)
def test_every_kind_has_its_group(kind: HitKind, title: str) -> None:
    assert [group.title for group in found(a_hit(kind)).groups] == [title]


def test_groups_stand_in_one_order_whatever_was_found_first() -> None:
    hits = [a_hit(kind) for kind in reversed(HitKind)]
    assert [group.title for group in found(*hits).groups] == TITLES


def test_hits_of_a_group_keep_the_order_of_the_source() -> None:
    hits = [
        a_hit(HitKind.INTERACTION, text="first"),
        a_hit(HitKind.PASSAGE, text="other"),
        a_hit(HitKind.CONTRAINDICATION, text="second"),
    ]
    [serious, _] = found(*hits).groups
    assert [hit.text for hit in serious.hits] == ["first", "second"]


def test_hit_is_shown_once_under_its_most_telling_kind() -> None:
    [group] = found(a_hit(HitKind.DOSE_RULE, HitKind.PASSAGE)).groups
    assert (group.title, len(group.hits)) == ("Dose rules", 1)


@given(TYPED)
def test_any_text_gets_a_view_from_any_source(typed: str) -> None:
    view = present(typed, a_label(), FakeSentences(a_hit()))
    assert view.typed == typed.strip()
    assert bool(view.groups) == bool(view.summary) == bool(typed.strip())


@given(typed=TYPED)
def test_any_text_gets_a_view_of_the_label(typed: str, shelf: Shelf, label: Label) -> None:
    view = present(typed, label, shelf.search)
    assert bool(view.summary) == bool(typed.strip())
    hits = [hit for group in view.groups for hit in group.hits]
    for hit in hits:
        section = label.section_at(hit.line)
        assert hit.place.startswith(section.title)
        assert any(hit.text in paragraph.text for paragraph in section.paragraphs)
    assert view.summary.startswith(f"{len(hits)} " if hits else ("No sentence", "")[not view.typed])


@given(typed=st.sampled_from(["dose", "mg", "kidney", "renal", "alcohol", "nausea", "child"]))
def test_groups_of_the_label_are_never_empty_nor_repeated(
    typed: str, shelf: Shelf, label: Label
) -> None:
    view = present(typed, label, shelf.search)
    places = [TITLES.index(group.title) for group in view.groups]
    assert all(first < second for first, second in pairwise(places))
    assert all(group.hits for group in view.groups)
