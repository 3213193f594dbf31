from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import NoteRefused
from baklosan_desktop.labels.own_notes import Kept, OwnNote
from baklosan_desktop.screens.own_notes import (
    NOT_SAVED,
    BookmarkRow,
    Draft,
    NoteField,
    OwnNotesForm,
    OwnNotesView,
    exported,
    present,
    restored,
    unsaved,
    written,
)
from baklosan_desktop.wording import NBSP
from tests.builders import DEMO, WRITTEN, a_bookmark, a_label, an_own_note

LABEL = a_label(edition="1")
NOW = datetime(2026, 3, 4, 18, 0, tzinfo=timezone(timedelta(hours=2)))
TOO_LONG = (
    "A note has at most 4,000 characters; this one has 4,001. Shorten the note, or split it in two."
)


def shown(kept: Kept | None, **changes: Any) -> OwnNotesView:
    form = OwnNotesForm("dosage", {}, "dosage")._replace(**changes)
    return present(form, LABEL, kept, NOW)


def state(note: OwnNote) -> str:
    [field] = shown(Kept((note,))).fields
    return field.state.replace(NBSP, " ")


def test_nothing_kept_shows_nothing() -> None:
    assert shown(Kept()) == OwnNotesView()


def test_notes_are_those_on_the_section() -> None:
    here, there = an_own_note(), an_own_note(id="n2", section="storage")
    assert [field.id for field in shown(Kept((here, there))).fields] == ["n1"]
    assert [
        field.id
        for field in shown(Kept((here, there)), section="storage", reading="storage").fields
    ] == ["n2"]


def test_note_of_today_says_the_time_here() -> None:
    assert state(an_own_note()) == "Saved at 11:05"


def test_older_note_says_the_day() -> None:
    assert state(an_own_note(written=WRITTEN - timedelta(days=1))) == "Saved on 3 March 2026"


def test_day_is_that_of_this_place() -> None:
    late = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)
    assert state(an_own_note(written=late)) == "Saved at 00:30"


def test_note_on_another_edition_says_so() -> None:
    assert state(an_own_note(edition="0")) == "Saved at 11:05, on label edition 0"


def test_what_is_typed_stands_over_what_is_kept() -> None:
    typed = Draft("dosage", "Ask the ward.")
    view = shown(Kept((an_own_note(), an_own_note(id="n2"))), drafts={"n1": typed})
    assert view.fields[0] == NoteField("n1", "Ask the ward.", NOT_SAVED)
    assert view.fields[1].state != NOT_SAVED


def test_new_note_stands_last() -> None:
    view = shown(Kept((an_own_note(),)), drafts={"n9": Draft("dosage", "")})
    assert view.fields[1] == NoteField("n9", "", NOT_SAVED)


def test_what_is_typed_on_another_section_waits_there() -> None:
    drafts = {"n9": Draft("storage", "x")}
    assert shown(Kept(), drafts=drafts).fields == ()
    assert [
        field.text
        for field in shown(Kept(), drafts=drafts, section="storage", reading="storage").fields
    ] == ["x"]


def test_draft_that_is_kept_but_for_blanks_is_saved() -> None:
    kept = Kept((an_own_note(text="x"),))
    [field] = shown(kept, drafts={"n1": Draft("dosage", " x\n")}).fields
    assert field.state != NOT_SAVED


def test_draft_that_is_too_long_says_why_it_is_not_kept() -> None:
    [field] = shown(Kept(), drafts={"n9": Draft("dosage", "x" * 4001)}).fields
    assert field == NoteField("n9", "x" * 4001, "", TOO_LONG)


def test_deleted_note_can_be_put_back_where_it_was() -> None:
    view = shown(Kept((an_own_note(),)), removed=an_own_note())
    assert (view.fields, view.can_undo) == ((), True)
    assert not shown(Kept(), removed=an_own_note(section="storage")).can_undo


def test_note_deleted_as_it_was_being_changed_is_gone_at_once() -> None:
    changed = an_own_note(text="Changed.")
    assert shown(Kept((an_own_note(),)), removed=changed).fields == ()


def test_bookmarks_stand_in_the_order_of_the_label() -> None:
    first, second = (section.key for section in LABEL.sections[:2])
    marks = (a_bookmark(section=second), a_bookmark(section=first))
    view = shown(Kept((), marks), section=first)
    assert view.bookmarks == tuple(
        BookmarkRow(section.key, section.title) for section in LABEL.sections[:2]
    )
    assert view.is_marked
    assert not shown(Kept((), marks[:1]), section=first).is_marked


def test_bookmark_on_a_section_that_the_label_lost_leads_nowhere() -> None:
    assert shown(Kept((), (a_bookmark(section="gone"),))).bookmarks == ()


def test_where_nothing_can_be_kept_only_the_reason_is_shown() -> None:
    assert shown(None) == OwnNotesView(is_off=True)
    view = shown(None, problem="The disk is full.", drafts={"n9": Draft("dosage", "x")})
    assert view == OwnNotesView(problem="The disk is full.", can_try_again=True, is_off=True)


def test_trying_again_is_offered_where_something_is_not_saved() -> None:
    drafts = {"n9": Draft("dosage", "x")}
    assert shown(Kept(), problem="Full.", drafts=drafts).can_try_again
    assert not shown(Kept(), problem="No such file.").can_try_again
    assert not shown(Kept(), drafts=drafts).can_try_again


def test_what_was_said_last_is_shown() -> None:
    assert shown(Kept(), said="Exported.").said == "Exported."


def test_draft_becomes_a_note_of_this_moment() -> None:
    moment = NOW.replace(microsecond=7)
    note = written("n9", Draft("dosage", "  x\n"), LABEL, moment)
    assert note == OwnNote("n9", DEMO, LABEL.edition, "dosage", "x", NOW.astimezone(UTC))


def test_draft_that_is_too_long_is_no_note() -> None:
    with pytest.raises(NoteRefused):
        written("n9", Draft("dosage", "x" * 4001), LABEL, NOW)


@given(st.text(alphabet=st.characters()))
def test_whatever_is_typed_is_shown_as_it_was_typed(typed: str) -> None:
    [field] = shown(Kept(), drafts={"n9": Draft("dosage", typed)}).fields
    assert field.text == typed


def test_drafts_that_are_kept_are_no_longer_unsaved() -> None:
    drafts = {"n1": Draft("dosage", an_own_note().text), "n2": Draft("dosage", "")}
    assert unsaved(drafts, Kept((an_own_note(),))) == {"n2": Draft("dosage", "")}


def test_export_says_what_is_in_the_file() -> None:
    kept = Kept((an_own_note(),), (a_bookmark(), a_bookmark(section="storage")))
    assert exported(kept, "notes.json") == "1 note and 2 bookmarks are now in 'notes.json'."


def test_restoring_says_what_it_added() -> None:
    added = Kept((an_own_note(),))
    said = "1 note and 0 bookmarks were added. Nothing that was there has changed."
    assert restored(added) == said
    assert restored(Kept()) == "Nothing was added: all of it was there already."


def test_notes_say_on_which_section_they_are_where_another_one_is_read() -> None:
    kept = Kept(bookmarks=(a_bookmark(section="side_effects"),))
    view = shown(kept, section="dosage", reading="side_effects")
    assert view.title == "My notes on “Dosage and administration”"
    assert view.is_marked
    assert not shown(kept, section="side_effects", reading="dosage").is_marked
    assert shown(kept).title == "My notes on this section"
