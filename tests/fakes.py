"""Repositories that answer from memory."""

from collections.abc import Sequence

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.facts import (
    Ambiguity,
    CrossReference,
    DoseRule,
    Facts,
    SideEffect,
    Statement,
)
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.own_notes import Bookmark, Kept, OwnNote, missing
from baklosan_desktop.search.vocabulary import Vocabulary
from tests.search.builders import NOTHING_KNOWN


class FakeShelf:
    """The facts of one label; remembers which label was asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.asked: list[LabelId] = []

    def facts(self, label_id: LabelId) -> Facts:
        self.asked.append(label_id)
        return self._facts


class FakeSideEffects:
    """The side effects of one label; remembers what was asked for."""

    def __init__(self, facts: Facts, known: Vocabulary = NOTHING_KNOWN) -> None:
        self._facts = facts
        self._known = known
        self.asked: list[LabelId] = []
        self.vocabularies = 0

    def bands(self, label_id: LabelId) -> Sequence[BandDefinition]:
        self.asked.append(label_id)
        return self._facts.bands

    def side_effects(self, label_id: LabelId) -> Sequence[SideEffect]:
        self.asked.append(label_id)
        return self._facts.side_effects

    def vocabulary(self) -> Vocabulary:
        self.vocabularies += 1
        return self._known


class FakeDesk:
    """A desk in memory; refuses everything with `refusal`, where there is one."""

    def __init__(self, kept: Kept | None = None, refusal: BaklosanError | None = None) -> None:
        self.refusal = refusal
        self.notice = ""
        kept = kept or Kept()
        self._notes = {note.id: note for note in kept.notes}
        self._bookmarks = set(kept.bookmarks)

    def of(self, label_id: LabelId) -> Kept:
        notes, bookmarks = self.all()
        return Kept(
            tuple(note for note in notes if note.label == label_id),
            tuple(one for one in bookmarks if one.label == label_id),
        )

    def all(self) -> Kept:
        self._work()
        return Kept(tuple(self._notes.values()), tuple(sorted(self._bookmarks)))

    def write(self, note: OwnNote) -> None:
        self._work()
        self._notes[note.id] = note

    def remove(self, note_id: str) -> None:
        self._work()
        self._notes.pop(note_id, None)

    def mark(self, bookmark: Bookmark) -> None:
        self._work()
        self._bookmarks.add(bookmark)

    def unmark(self, bookmark: Bookmark) -> None:
        self._work()
        self._bookmarks.discard(bookmark)

    def merge(self, coming: Kept) -> Kept:
        added = missing(self.all(), coming)
        for note in added.notes:
            self.write(note)
        for bookmark in added.bookmarks:
            self.mark(bookmark)
        return added

    def _work(self) -> None:
        if self.refusal:
            raise self.refusal


class FakeBooks:
    """Notes and dose rules of one label; remembers which label was asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.asked: list[LabelId] = []

    def ambiguities(self, label_id: LabelId) -> Sequence[Ambiguity]:
        self.asked.append(label_id)
        return self._facts.ambiguities

    def statements(self, label_id: LabelId) -> Sequence[Statement]:
        self.asked.append(label_id)
        return self._facts.statements

    def dose_rules(self, label_id: LabelId) -> Sequence[DoseRule]:
        self.asked.append(label_id)
        return self._facts.dose_rules

    def cross_references(self, label_id: LabelId) -> Sequence[CrossReference]:
        self.asked.append(label_id)
        return self._facts.cross_references
