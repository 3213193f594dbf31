"""Repositories that answer from memory."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Self

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
from baklosan_desktop.labels.library import Added, Offered, Origin, Outcome
from baklosan_desktop.labels.own_notes import Bookmark, Kept, OwnNote, missing
from baklosan_desktop.labels.published import PublishedLabel
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


class FakeShelving:
    """Keeps labels in memory; after so many, and at every removal, there is the `refusal`."""

    def __init__(self, refusal: BaklosanError | None = None, after: int = 0) -> None:
        self.kept: list[PublishedLabel] = []
        self.removed: list[LabelId] = []
        self.threads: set[int] = set()
        self.tidied: Callable[[int], object] = lambda _labels: None
        self._refusal = refusal
        self._after = after
        self._lock = threading.Lock()

    def busy(self) -> AbstractContextManager[bool]:
        """Let no other thread open it meanwhile."""
        return self._lock

    @contextmanager
    def opened(self) -> Iterator[Self]:
        with self._lock:
            self._work()
        yield self
        self._work()

    def knows(self, sha256: str) -> bool:
        self._work()
        return not sha256

    def keep_all(self, offered: Sequence[Offered]) -> list[Outcome]:
        self._work()
        return [self._keep(one.label, one.origin) for one in offered]

    def tidy(self, is_over: Callable[[], bool]) -> None:
        """Take three steps, each told of by how many labels are there."""
        self._work()
        for _ in range(3):
            if not is_over():
                self.tidied(len(self.kept))

    def _keep(self, published: PublishedLabel, origin: Origin) -> Outcome:
        if self._refusal and len(self.kept) >= self._after:
            raise self._refusal
        self.kept.append(published)
        label_id = LabelId(f"label-{len(self.kept)}")
        return Added(origin.path, label_id, published.name, published.format, "en", 1)

    def remove(self, label_id: LabelId) -> None:
        self._work()
        if self._refusal:
            raise self._refusal
        self.removed.append(label_id)

    def _work(self) -> None:
        self.threads.add(threading.get_ident())


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
