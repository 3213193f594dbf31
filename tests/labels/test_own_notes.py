from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import NoteRefused
from baklosan_desktop.labels.own_notes import MOST_CHARACTERS, Kept, missing, tidied
from tests.builders import WRITTEN, a_bookmark, an_own_note

OTHER_TEXT = "Scored tablets are kept in the second drawer."


@given(st.text(alphabet=st.characters(), min_size=1))
def test_whatever_is_typed_can_be_written_down(typed: str) -> None:
    text = tidied(typed)
    assert text.encode() == tidied(text).encode()
    assert "\0" not in text
    assert text == text.strip()


def test_text_keeps_its_lines_and_its_letters() -> None:
    assert tidied("  10 mg:\n\n  Größe 𝄞 5 °C  \n") == "10 mg:\n\n  Größe 𝄞 5 °C"


def test_half_and_null_characters_are_shown_as_lost() -> None:
    assert tidied("a\ud800b\0c") == "a\ufffdb\ufffdc"
    assert tidied("\ud834\udd1e") == "𝄞"


@pytest.mark.parametrize("field", ["id", "label", "edition", "section", "text"])
def test_note_without_a_text_or_a_place_is_refused(field: str) -> None:
    with pytest.raises(NoteRefused, match="has a label, an edition, a section and a text"):
        an_own_note(**{field: ""})


@pytest.mark.parametrize("text", [" x", "x\n", "a\0b", "a\ud800b"])
def test_note_that_is_not_tidied_is_refused(text: str) -> None:
    with pytest.raises(NoteRefused, match="none but whole characters"):
        an_own_note(text=text)


def test_long_note_is_refused_with_its_length() -> None:
    an_own_note(text="x" * MOST_CHARACTERS)
    with pytest.raises(NoteRefused, match="at most 4,000 characters; this one has 4,001"):
        an_own_note(text="x" * 4001)


@pytest.mark.parametrize(
    "written",
    [
        datetime(2026, 3, 4, 9, 5, tzinfo=timezone(timedelta(hours=1))),
        datetime(2026, 3, 4, 9, 5, tzinfo=UTC).replace(tzinfo=None),
        WRITTEN.replace(microsecond=1),
    ],
)
def test_note_is_dated_in_utc_to_the_second(written: datetime) -> None:
    with pytest.raises(NoteRefused, match="dated in UTC"):
        an_own_note(written=written)


@pytest.mark.parametrize("changes", [{"label": ""}, {"section": ""}])
def test_bookmark_needs_a_place(changes: dict[str, Any]) -> None:
    with pytest.raises(NoteRefused, match="a label and a section"):
        a_bookmark(**changes)


def test_what_is_there_is_not_missing() -> None:
    kept = Kept((an_own_note(),), (a_bookmark(),))
    assert missing(kept, kept) == Kept()


def test_everything_is_missing_where_nothing_is() -> None:
    kept = Kept((an_own_note(),), (a_bookmark(),))
    assert missing(Kept(), kept) == kept


def test_same_text_in_the_same_place_is_the_same_note() -> None:
    later = an_own_note(id="n2", written=WRITTEN + timedelta(days=1))
    assert missing(Kept((an_own_note(),)), Kept((later,))).notes == ()


def test_same_text_in_another_section_or_label_is_another_note() -> None:
    others = (an_own_note(id="n2", section="storage"), an_own_note(id="n3", label="other"))
    assert missing(Kept((an_own_note(),)), Kept(others)).notes == others


def test_note_that_was_changed_elsewhere_stands_beside_the_one_that_is_there() -> None:
    there = an_own_note(), an_own_note(id="n1-2", text="Another.")
    [added] = missing(Kept(there), Kept((an_own_note(text=OTHER_TEXT),))).notes
    assert added == an_own_note(id="n1-3", text=OTHER_TEXT)


def test_twice_in_a_file_is_once() -> None:
    coming = Kept((an_own_note(), an_own_note(id="n2")), (a_bookmark(), a_bookmark()))
    assert missing(Kept(), coming) == Kept((an_own_note(),), (a_bookmark(),))


texts = st.sampled_from(["a", "b", "c"])
notes = st.builds(lambda name, text: an_own_note(id=name, text=text), texts, texts)
kepts = st.builds(
    lambda found, marks: Kept(
        tuple({note.id: note for note in found}.values()),
        tuple(a_bookmark(section=mark) for mark in sorted(marks)),
    ),
    st.lists(notes),
    st.frozensets(texts),
)


@given(kepts, kepts)
def test_merging_loses_nothing_and_merging_again_adds_nothing(there: Kept, coming: Kept) -> None:
    added = missing(there, coming)
    merged = Kept(there.notes + added.notes, there.bookmarks + added.bookmarks)
    assert {note.content for note in merged.notes} == {
        note.content for note in there.notes + coming.notes
    }
    assert len({note.id for note in merged.notes}) == len(merged.notes)
    assert set(merged.bookmarks) == {*there.bookmarks, *coming.bookmarks}
    assert missing(merged, coming) == Kept()
