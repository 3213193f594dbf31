"""Every number leads to its sentence, every sentence to what is unclear in it."""

from functools import partial

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.qt.widgets.cards import DisclosureTitle
from baklosan_desktop.store.shelf import Shelf
from tests.qt.panels.dose_page import AGE, DosePage
from tests.scenarios.desk import Desk

KIDNEYS = "Kidney failure: three passages disagree"
MISSPELT = "Misspelt and mistranslated words"
HIGH_DOSES = (
    "Patients requiring high doses of baclofen (from 75 mg to 100 mg per day) "
    "should use the drug in pills of 25 mg."
)
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


def adult_on_the_dose_page(desk: Desk) -> None:
    """Answer the dose page for an adult, and wait until all of the dose is there."""
    desk.presses("Ctrl+2")
    [panel] = desk.visible(DosePanel)
    page = DosePage(panel)
    page.type(AGE, "40")
    page.reply_to_all()
    desk.waits_to_see("HOW THIS WAS WORKED OUT", "page")


def is_seen(desk: Desk, words: str) -> bool:
    """Whether what is marked says these words, and all of it stands inside the reading window."""
    reading, inside = desk.label().reading, desk.label().reading.viewport().rect()
    [selection] = reading.extraSelections()
    place = QTextCursor(reading.document())
    for end in (selection.cursor.selectionStart(), selection.cursor.selectionEnd()):
        place.setPosition(end)
        if not inside.contains(reading.cursorRect(place)):
            return False
    return desk.marked() == [words]


@pytest.mark.parametrize("was_read", [False, True])
def test_figure_of_the_dose_leads_to_its_sentence_in_view(
    desk: Desk, qtbot: QtBot, *, was_read: bool
) -> None:
    if was_read:
        desk.presses("Ctrl+1")
        desk.chooses("Storage")
    adult_on_the_dose_page(desk)
    assert not desk.label().isVisible()
    desk.follows("line 23")
    qtbot.wait(50)
    assert desk.frame.page() == "label"
    assert section(desk) == "Dosage and administration"
    assert is_seen(desk, HIGH_DOSES)


def test_sentence_that_was_led_to_stays_the_place_of_reading(desk: Desk, qtbot: QtBot) -> None:
    adult_on_the_dose_page(desk)
    desk.follows("line 23")
    qtbot.wait(50)
    desk.window.resize(desk.window.width() - 100, desk.window.height() - 50)
    qtbot.wait(50)
    assert is_seen(desk, HIGH_DOSES)


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


def test_note_on_a_heading_leads_to_it(desk: Desk) -> None:
    desk.chooses("Storage")
    desk.waits(lambda: MISSPELT in notes(desk))
    desk.clicks(MISSPELT)
    desk.follows("Pharmacological action (pharmacodynamics)")
    assert section(desk) == "Pharmacological action (pharmacodynamics)"
    assert desk.marked() == ["pharmachologic effect"]


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
