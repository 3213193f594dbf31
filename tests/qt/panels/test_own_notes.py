import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.panels.own_notes import OwnNotesCard
from baklosan_desktop.qt.widgets.growing_edit import GrowingEdit
from baklosan_desktop.screens.own_notes import NEVER, NoteField, OwnNotesView

ONE, TWO = NoteField("n1", "One.", "Saved at 09:05"), NoteField("n2", "Two.", "Saved at 09:06")


@pytest.fixture
def card(qtbot: QtBot) -> OwnNotesCard:
    card = OwnNotesCard()
    qtbot.addWidget(card)
    card.resize(268, 600)
    card.show_view(OwnNotesView(fields=(ONE, TWO)))
    qtbot.waitUntil(card.isActiveWindow)
    return card


def edits(card: OwnNotesCard) -> list[GrowingEdit]:
    found = [edit for edit in card.findChildren(GrowingEdit) if edit.isVisible()]
    return sorted(found, key=lambda edit: edit.mapTo(card, edit.rect().topLeft()).y())


def texts(card: OwnNotesCard) -> list[str]:
    return [edit.toPlainText() for edit in edits(card)]


def said(card: OwnNotesCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def buttons(card: OwnNotesCard, text: str) -> list[QPushButton]:
    found = card.findChildren(QPushButton)
    return [button for button in found if button.text() == text and button.isVisible()]


def test_nothing_is_seen_before_there_is_something_to_show() -> None:
    assert OwnNotesCard().isHidden()


def test_notes_stand_in_order_each_with_when_it_was_saved(card: OwnNotesCard) -> None:
    assert texts(card) == ["One.", "Two."]
    assert {"Saved at 09:05", "Saved at 09:06"} <= set(said(card))
    assert len(buttons(card, "Delete")) == 2


def test_note_that_comes_between_others_stands_there(card: OwnNotesCard, qtbot: QtBot) -> None:
    between = NoteField("n3", "Between.", "Saved at 09:07")
    card.show_view(OwnNotesView(fields=(ONE, between, TWO)))
    qtbot.waitUntil(lambda: texts(card) == ["One.", "Between.", "Two."])
    card.show_view(OwnNotesView(fields=(TWO,)))
    assert texts(card) == ["Two."]


def test_hz_19_field_says_never_to_write_about_a_patient(card: OwnNotesCard) -> None:
    assert NEVER == "Never write anything about a patient here. Kept on this computer only."
    assert NEVER in said(card)
    assert edits(card)[0].accessibleDescription() == NEVER
    card.show_view(OwnNotesView())
    assert NEVER not in said(card)


def test_what_is_typed_is_told_with_its_note(card: OwnNotesCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.typed) as typed:
        edits(card)[1].setPlainText("Two and more.")
    assert typed.args == ["n2", "Two and more."]


def test_what_is_shown_is_not_told_as_typed(card: OwnNotesCard, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(card.typed):
        card.show_view(OwnNotesView(fields=(ONE._replace(text="Another."),)))
    assert texts(card) == ["Another."]


def test_field_with_the_keyboard_keeps_what_stands_in_it(card: OwnNotesCard) -> None:
    card.write_in("n1")
    QTest.keyClicks(edits(card)[0], "More ")
    card.show_view(OwnNotesView(fields=(ONE, TWO._replace(text="Another."))))
    assert texts(card) == ["More One.", "Another."]
    assert card.written_in() is edits(card)[0]


def test_leaving_a_field_is_told(card: OwnNotesCard, qtbot: QtBot) -> None:
    card.write_in("n1")
    with qtbot.waitSignal(card.done) as done:
        card.go_to_add()
    assert done.args == ["n1"]
    assert card.written_in() is None


def test_field_that_goes_is_not_told_as_left(card: OwnNotesCard, qtbot: QtBot) -> None:
    card.write_in("n1")
    with qtbot.assertNotEmitted(card.done):
        card.show_view(OwnNotesView(fields=(TWO,)))


def test_buttons_ask_for_what_they_say(card: OwnNotesCard, qtbot: QtBot) -> None:
    card.show_view(OwnNotesView((ONE,), can_undo=True, can_try_again=True, problem="Full."))
    for text, signal in (
        ("+ Add a note", card.asked_for_another),
        ("Undo", card.undone),
        ("Try again", card.tried_again),
    ):
        with qtbot.waitSignal(signal):
            buttons(card, text)[0].click()
    with qtbot.waitSignal(card.removed) as removed:
        buttons(card, "Delete")[0].click()
    assert removed.args == ["n1"]


def test_way_back_is_offered_after_a_deletion_only(card: OwnNotesCard) -> None:
    assert buttons(card, "Undo") == []
    card.show_view(OwnNotesView(can_undo=True))
    card.go_to_undo()
    assert buttons(card, "Undo")[0].hasFocus()
    assert "The note is deleted." in said(card)


def test_problem_of_a_note_stands_below_it_in_its_colour(card: OwnNotesCard) -> None:
    card.show_view(OwnNotesView((ONE._replace(problem="Too long."), TWO)))
    [label] = [label for label in card.findChildren(QLabel) if label.text() == "Too long."]
    assert label.property("role") == "problem"
    card.show_view(OwnNotesView((ONE, TWO)))
    assert label.text() == "Saved at 09:05"
    assert label.property("role") == "hint"


def test_where_nothing_can_be_kept_nothing_can_be_added(card: OwnNotesCard) -> None:
    card.show_view(OwnNotesView(problem="The disk is full.", is_off=True))
    assert "The disk is full." in said(card)
    assert buttons(card, "+ Add a note") == buttons(card, "Try again") == []


def test_what_became_of_an_export_is_said(card: OwnNotesCard) -> None:
    card.show_view(OwnNotesView(said="1 note is now in 'notes.json'."))
    assert "1 note is now in 'notes.json'." in said(card)
