import pytest

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.contradiction import Side, contradiction, show_all
from baklosan_desktop.screens.label import NoteView, QuoteView, notes
from tests.builders import a_label
from tests.fakes import FakeBooks


def a_note(*quotes: QuoteView) -> NoteView:
    return NoteView(
        id="AMB-1",
        kind="contradiction",
        title="Gout",
        gloss="Ask.",
        readings=("yes", "no"),
        safest="no",
        serious=True,
        quotes=quotes,
        disagrees=True,
    )


GOUT = QuoteView("in gout", "Dosage ¶2", 3)
HEADING = QuoteView("Side effects", "Side effects", 5)


def test_passage_stands_in_full_and_is_parted_where_it_is_quoted() -> None:
    view = contradiction(a_label(), a_note(GOUT, HEADING))
    assert view.sides == (
        Side("Dosage and administration ¶2", 3, "Do not use ", "in gout", "."),
        Side("Side effects", 5, "", "Side effects", ""),
    )


def test_reading_and_meaning_are_those_of_the_note() -> None:
    view = contradiction(a_label(), a_note(GOUT))
    assert (view.title, view.safest, view.counter) == ("Gout", "no", "Ask.")
    assert (view.readings, view.source) == (("yes", "no"), "AMB-1, editorial")


@pytest.mark.parametrize(
    ("count", "words"),
    [(2, "Both passages"), (3, "All three passages"), (9, "All 9 passages")],
)
def test_way_to_all_passages_counts_them(count: int, words: str) -> None:
    assert show_all(a_note(*[GOUT] * count)) == words


def test_every_contradiction_of_the_label_shows_each_passage_in_full(
    label: Label, facts: Facts
) -> None:
    lines = {paragraph.line: paragraph.text for _, _, paragraph in label.passages()}
    disagreeing = [note for note in notes(label, FakeBooks(facts)) if note.disagrees]
    assert len(disagreeing) > 10
    for side in (side for note in disagreeing for side in contradiction(label, note).sides):
        assert side.before + side.quote + side.after == lines[side.line]
