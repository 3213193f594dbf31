"""Notes are found by the words they say, and by none that every note says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baklosan_desktop.search.notes import Note, Notes

GAPS = Note.of(
    "No manufacturer or composition",
    "The source states none of the two. The label does not say who made the tablets.",
    "identity",
    1,
    "The pack.",
)
DRIVING = Note.of(
    "Driving: no end is set",
    "The label does not say for how long. Do not drive below 2.5 mg per day.",
    "driving",
    90,
    "should refrain",
)
NOTES = Notes((GAPS, DRIVING))


def found(typed: str, notes: Notes = NOTES) -> list[tuple[str, str, list[str]]]:
    """Return title, sentence and marked words of the notes that answer."""
    return [
        (note.title, text.text, [text.text[start:end] for start, end in match.marks])
        for note, match in notes.find(typed)
        for text in [match.text]
    ]


def test_note_is_found_by_its_title_and_by_a_sentence() -> None:
    assert found("manufacturer") == [(GAPS.title, GAPS.title, ["manufacturer"])]
    [(title, sentence, marks)] = found("made")
    assert (title, marks) == (GAPS.title, ["made"])
    assert sentence == "The label does not say who made the tablets."


def test_inflections_and_beginnings_are_found() -> None:
    assert [title for title, _, _ in found("tablet")] == [GAPS.title]
    assert [title for title, _, _ in found("manufac")] == [GAPS.title]
    assert found("man") == []


def test_note_is_found_once_by_its_closest_sentence() -> None:
    [(title, sentence, marks)] = found("drive")
    assert (title, marks) == (DRIVING.title, ["drive"])
    assert sentence == "Do not drive below 2.5 mg per day."


def test_every_telling_word_must_stand_in_the_sentence() -> None:
    assert found("manufacturer composition")
    assert found("manufacturer drive") == []
    assert found("manufacturer unicorn") == []


def test_amounts_are_found_whole() -> None:
    assert found("2.5 mg")
    assert found("5 mg") == []


@pytest.mark.parametrize("typed", ["", "the", "label", "says", "what does the label say"])
def test_words_of_every_note_find_none(typed: str) -> None:
    assert found(typed) == []


def test_words_that_tell_nothing_do_not_stand_in_the_way() -> None:
    assert found("what does the label say of the manufacturer") == found("manufacturer")


def test_misspelled_word_finds_no_note() -> None:
    assert found("manufacterer") == []


def test_at_most_five_notes_are_found() -> None:
    many = Notes([Note.of(f"Gap {n}", "A gap of ours.", "dosage", n, "x") for n in range(1, 9)])
    assert [title for title, _, _ in found("gap", many)] == [f"Gap {n}" for n in range(1, 6)]


def test_no_notes_are_searched_as_well() -> None:
    assert found("dose", Notes(())) == []


@settings(max_examples=200)
@given(st.one_of(st.text(), st.lists(st.sampled_from(["drive", "2.5", "mg", "the", '"', "label"]))))
def test_any_text_can_be_typed(typed: str | list[str]) -> None:
    for note, match in NOTES.find(typed if isinstance(typed, str) else " ".join(typed)):
        assert match.text in note.sentences
        assert match.lacks == ()
