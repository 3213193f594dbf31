from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.panels.beside_cards import (
    PassagesBox,
    SymptomCard,
    TextCard,
    see_also_card,
)
from baklosan_desktop.qt.widgets.cards import RichLabel
from baklosan_desktop.screens.contradiction import contradiction
from baklosan_desktop.screens.label import NoteView, QuoteView, notes
from baklosan_desktop.screens.see_also import SeeAlso
from baklosan_desktop.screens.symptom import Role, SymptomView
from baklosan_desktop.store.shelf import Shelf
from baklosan_desktop.wording import NBSP
from tests.scenarios.desk import said

KIDNEYS = SeeAlso("Kidneys <all>", (QuoteView("renal failure", "Renal impairment ¶1", 94),))
ROLE = Role("Overdose sign", "confusion & more", "5 mg <or> less", "Overdose ¶1", 30)


def reads(part: QWidget) -> list[str]:
    return [text for label in part.findChildren(QLabel) if (text := said(label))]


def test_subject_leads_to_its_other_places_at_the_words_on_it(qtbot: QtBot) -> None:
    card = see_also_card([KIDNEYS])
    qtbot.addWidget(card)
    assert reads(card) == ["SEE ALSO, EDITORIAL", "Kidneys <all>: Renal impairment ¶1"]
    [text] = card.findChildren(RichLabel)
    with qtbot.waitSignal(card.line_opened) as opened:
        text.linkActivated.emit("line:94:renal+failure")
    assert opened.args == [94, "renal failure"]


def test_roles_of_a_word_stand_with_their_sentences(qtbot: QtBot) -> None:
    card = SymptomCard(SymptomView("confusion", "“confusion” in 1 place", (ROLE,)))
    qtbot.addWidget(card)
    title, role = reads(card)
    assert title == "“CONFUSION” IN THIS LABEL"
    assert role == "Overdose sign, confusion & more\n“5 mg <or> less” Overdose ¶1"
    assert f"5{NBSP}mg" in card.findChildren(RichLabel)[0].text()


def test_word_without_a_role_is_answered_with_a_sentence(qtbot: QtBot) -> None:
    card = SymptomCard(SymptomView("<x>", "This label does not say “<x>”."))
    qtbot.addWidget(card)
    assert reads(card) == ["“<X>” IN THIS LABEL", "This label does not say “<x>”."]
    with qtbot.waitSignal(card.closed):
        card.findChildren(QPushButton)[0].click()


@pytest.fixture
def kidneys(label: Label, shelf: Shelf) -> NoteView:
    return next(note for note in notes(label, shelf.notes) if note.id == "AMB-01")


@pytest.fixture
def box(label: Label, kidneys: NoteView, qtbot: QtBot) -> Iterator[PassagesBox]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    box = PassagesBox(contradiction(label, kidneys), window)
    box.show()
    yield box
    box.close()


def test_passages_that_disagree_stand_side_by_side(box: PassagesBox, kidneys: NoteView) -> None:
    said_here = reads(box)
    for quote in kidneys.quotes:
        assert any(quote.text in text for text in said_here)
    cards = box.findChildren(TextCard)
    assert [card.y() for card in cards] == [cards[0].y()] * 3
    assert len({card.x() for card in cards}) == 3


def test_safest_reading_and_its_meaning_are_said_and_marked_as_ours(box: PassagesBox) -> None:
    text = "\n".join(reads(box))
    assert "Safest reading: Contraindicated. 5 mg per day is a ceiling" in text
    assert "At the counter: One sentence forbids the drug" in text
    assert "allowed with caution, at a normal dose" in text
    assert "AMB-01, editorial" in text


def test_note_without_readings_claims_none(label: Label, kidneys: NoteView, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bare = kidneys._replace(readings=(), safest="")
    text = "\n".join(reads(PassagesBox(contradiction(label, bare), window)))
    assert "Safest reading" not in text
    assert "It can be read as" not in text


def test_passage_that_is_quoted_in_part_is_shown_whole(
    label: Label, kidneys: NoteView, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    part = QuoteView("chronic renal failure", "Precautions ¶1", 81)
    box = PassagesBox(contradiction(label, kidneys._replace(quotes=(part, part))), window)
    shown = box.findChildren(RichLabel)[0].text()
    assert "atherosclerosis, <b>chronic renal failure</b>, in elderly patients" in shown


def test_passage_is_opened_in_the_label_and_the_box_closes(box: PassagesBox, qtbot: QtBot) -> None:
    [first, *_] = [t for t in box.findChildren(RichLabel) if said(t) == "Show in the label"]
    with qtbot.waitSignal(box.line_opened) as opened:
        first.linkActivated.emit("line:22:daily+dose")
    assert opened.args == [22, "daily dose"]
    assert not box.isVisible()
