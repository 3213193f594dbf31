"""Every number leads to its sentence, every sentence to what is unclear in it."""

from functools import partial

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.widgets.cards import DisclosureTitle
from baklosan_desktop.store.shelf import Shelf
from tests.scenarios.desk import Desk

KIDNEYS = "Kidney failure: three passages disagree"
MISSPELT = "Misspelt and mistranslated words"
DAILY = "In chronic renal failure and during hemodialysis, the daily dose is 5 mg."


def notes(desk: Desk) -> set[str]:
    return {title.text() for title in desk.visible(DisclosureTitle)}


def section(desk: Desk) -> str:
    return desk.sections().currentItem().text()


def test_figure_at_a_glance_leads_to_its_passage(desk: Desk) -> None:
    desk.follows("100 mg per day")
    [marked] = desk.marked()
    assert "The maximum daily dose is 100 mg." in marked
    assert section(desk) == "Dosage and administration"


def test_place_of_an_effect_leads_to_the_label(desk: Desk) -> None:
    desk.presses("Ctrl+3")
    desk.clicks("Show in label")
    assert desk.frame.page() == "label"
    [marked] = desk.marked()
    assert "drowsiness" in marked


def test_chosen_section_is_shown_with_its_text_on_top(desk: Desk) -> None:
    desk.chooses("Contraindications")
    assert desk.label().top_line() == 72


def test_passages_that_disagree_have_their_note_beside_each_of_them(desk: Desk) -> None:
    for title in ("Dosage and administration", "Renal impairment", 'Precautions ("with caution")'):
        desk.chooses(title)
        desk.waits(lambda: KIDNEYS in notes(desk))


def test_note_leads_to_the_passage_that_it_quotes(desk: Desk) -> None:
    desk.chooses("Renal impairment")
    desk.waits(lambda: KIDNEYS in notes(desk))
    desk.follows("Dosage and administration ¶4")
    assert desk.marked() == [DAILY]
    assert section(desk) == "Dosage and administration"


def test_note_on_a_heading_leads_to_its_section(desk: Desk) -> None:
    desk.chooses("Storage")
    desk.waits(lambda: MISSPELT in notes(desk))
    desk.clicks(MISSPELT)
    desk.follows("Pharmacological action (pharmacodynamics)")
    assert section(desk) == "Pharmacological action (pharmacodynamics)"
    assert desk.marked() == []


def test_every_ambiguity_can_be_reached_from_its_section(
    desk: Desk, label: Label, shelf: Shelf
) -> None:
    titles: dict[str, set[str]] = {}
    for ambiguity in shelf.notes.ambiguities(label.id):
        for citation in ambiguity.citations:
            titles.setdefault(citation.section, set()).add(ambiguity.title)
    for part in label.sections:
        desk.chooses(part.title)
        desk.waits(partial(lambda here: notes(desk) == here, titles.get(part.key, set())))
    assert len(set().union(*titles.values())) == 66
