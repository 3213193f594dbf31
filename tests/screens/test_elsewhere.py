from collections.abc import Collection, Sequence

import pytest

from baklosan_desktop.labels.hit import EVERYWHERE, Found, Hit, HitKind, Why, Within
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.elsewhere import DAMAGED, Elsewhere, elsewhere
from tests.builders import DEMO, a_label, a_listed

OTHER, THIRD = LabelId("other"), LabelId("third")


def a_hit(label: LabelId, text: str, why: Why = Why.EXACT, line: int = 7) -> Hit:
    return Hit(label, "side_effects_b", line, text, ((0, 4),), (HitKind.PASSAGE,), why)


class FakeSentences:
    """Answers everything with the same hits."""

    def __init__(self, *hits: Hit, damaged: tuple[LabelId, ...] = ()) -> None:
        self._found = Found(hits, damaged=damaged)
        self.asked: list[str] = []

    def search_all(self, typed: str, within: Within = EVERYWHERE) -> Found:
        self.asked.append(typed)
        self.within = within
        return self._found


class FakeLabels:
    """Two labels of a library."""

    def named(self, ids: Collection[LabelId]) -> Sequence[Listed]:
        names = {OTHER: a_listed(id=OTHER, name="Otherin"), THIRD: a_listed(id=THIRD, holder="")}
        return [one for label_id, one in names.items() if label_id in ids]


OWN = (a_hit(OTHER, "Rash occurs."), a_hit(OTHER, "Rash again."), a_hit(THIRD, "Rashes."))
BUNDLED = a_hit(DEMO, "Rash here.", Why.STEM)


def asked(here: LabelId, *own: Hit, typed: str = "rash") -> list[str]:
    source = Elsewhere(a_label(), FakeSentences(BUNDLED), FakeLabels(), FakeSentences(*own))
    return [hit.text for hit in elsewhere(typed, here, source).hits]


def test_each_label_answers_with_its_best_sentence() -> None:
    assert asked(DEMO, *OWN) == ["Rash occurs.", "Rashes."]


def test_open_label_is_left_out() -> None:
    assert asked(OTHER, *OWN) == ["Rashes.", "Rash here."]


def test_of_equally_close_sentences_that_of_the_bundled_label_comes_first() -> None:
    stem = a_hit(THIRD, "Rashes.", Why.STEM)
    assert asked(OTHER, stem) == ["Rash here.", "Rashes."]


def test_hit_names_its_label_and_section() -> None:
    source = Elsewhere(a_label(), FakeSentences(), FakeLabels(), FakeSentences(*OWN))
    group = elsewhere("rash", DEMO, source)
    assert group.title == "Also in your library"
    first, second = group.hits
    assert (first.place, first.note) == ("Otherin: Side effects", "Demo Ltd · edition 3")
    assert (first.label, first.line, first.marks) == (OTHER, 7, ((0, 4),))
    assert second.note == "edition 3"


def test_label_that_was_removed_meanwhile_is_left_out() -> None:
    assert asked(DEMO, a_hit(LabelId("gone"), "Rash.")) == []


def test_nothing_typed_is_not_searched() -> None:
    sentences = FakeSentences(*OWN)
    source = Elsewhere(a_label(), FakeSentences(), FakeLabels(), sentences)
    assert elsewhere(" ", DEMO, source).hits == ()
    assert sentences.asked == []


def test_library_is_searched_within_the_limits() -> None:
    sentences = FakeSentences(*OWN)
    source = Elsewhere(a_label(), FakeSentences(), FakeLabels(), sentences)
    within = Within(kind=SectionKind.SIDE_EFFECTS)
    elsewhere("rash", DEMO, source, within)
    assert sentences.within == within


def test_found_labels_tell_their_substances_once() -> None:
    source = Elsewhere(a_label(), FakeSentences(), FakeLabels(), FakeSentences(*OWN))
    assert elsewhere("rash", DEMO, source).substances == a_listed().substances


@pytest.mark.parametrize(
    ("within", "texts"),
    [
        (Within(kind=SectionKind.DOSAGE), ["Rash here."]),
        (Within(kind=SectionKind.OVERDOSE), []),
        (Within(format=Format.SPL), []),
        (Within("demoxine"), ["Rash here."]),
        (Within("other"), []),
    ],
)
def test_bundled_label_answers_only_within_the_limits(within: Within, texts: list[str]) -> None:
    here = a_hit(DEMO, "Rash here.")._replace(section="dosage")
    source = Elsewhere(
        a_label(substances=("demoxine",)), FakeSentences(here), FakeLabels(), FakeSentences()
    )
    assert [hit.text for hit in elsewhere("rash", OTHER, source, within).hits] == texts


def test_label_that_is_damaged_is_named_where_its_sentence_would_stand() -> None:
    sentences = FakeSentences(damaged=(OTHER, LabelId("unnamed")))
    source = Elsewhere(a_label(), FakeSentences(), FakeLabels(), sentences)
    other, unnamed = elsewhere("rash", DEMO, source).hits
    assert (other.text, other.place, other.label) == (DAMAGED, "Otherin", OTHER)
    assert DAMAGED == (
        "This label is damaged and is not searched. "
        "Import its file again; all other labels can be used."
    )
    assert unnamed.place == "unnamed"
