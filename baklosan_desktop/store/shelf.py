"""One label database with all that can be asked of it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Self

from sqlalchemy import Engine

from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.search.query import Corrections, no_corrections
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.store import database
from baklosan_desktop.store.labels import LabelRepository
from baklosan_desktop.store.notes import NoteRepository
from baklosan_desktop.store.rules import RuleRepository
from baklosan_desktop.store.search import SearchRepository
from baklosan_desktop.store.side_effects import SideEffectRepository


class Shelf(NamedTuple):
    """The repositories of one database."""

    labels: LabelRepository
    rules: RuleRepository
    side_effects: SideEffectRepository
    notes: NoteRepository
    search: SearchRepository

    @classmethod
    def of(
        cls,
        engine: Engine,
        corrections: Corrections = no_corrections,
        meanings: Callable[[], Vocabulary] | None = None,
    ) -> Self:
        """Put all repositories on one engine; `meanings` are the words of another database."""
        search = SearchRepository(engine, corrections, meanings)
        return cls(
            LabelRepository(engine),
            RuleRepository(engine),
            SideEffectRepository(engine, lambda: search.vocabulary),
            NoteRepository(engine),
            search,
        )

    def facts(self, label_id: LabelId) -> Facts:
        """Return all that a label states."""
        effects, rules, notes = self.side_effects, self.rules, self.notes
        return Facts(
            bands=effects.bands(label_id),
            dose_rules=rules.dose_rules(label_id),
            side_effects=effects.side_effects(label_id),
            contraindications=rules.contraindications(label_id),
            cautions=rules.cautions(label_id),
            interactions=rules.interactions(label_id),
            monitoring=rules.monitoring(label_id),
            statements=notes.statements(label_id),
            ambiguities=notes.ambiguities(label_id),
            advice=notes.advice(label_id),
            cross_references=notes.cross_references(label_id),
        )


class OpenLabel(NamedTuple):
    """A label that is read, with the books it stands among.

    `listed` is how the library lists it, None for a label that is bundled with the program: of all
    others no dose rule has been reviewed. `placed` is what its lines are beside paragraphs.
    """

    label: Label
    books: Shelf
    listed: Listed | None = None
    placed: tuple[Placed, ...] = ()

    @property
    def is_bundled(self) -> bool:
        """Whether it came with the program."""
        return self.listed is None

    @property
    def is_older(self) -> bool:
        """Whether a newer edition has taken its place."""
        return self.listed is not None and self.listed.replaced_by is not None


def bundled(folder: Path, corrections: Corrections = no_corrections) -> Shelf:
    """Open the database built below `folder`; DatabaseError unless every digest is right."""
    return Shelf.of(database.open_bundled(folder), corrections)
