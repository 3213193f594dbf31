"""One label database with all that can be asked of it."""

from pathlib import Path
from typing import NamedTuple, Self

from sqlalchemy import Engine

from baklosan_desktop.search.query import Corrections, no_corrections
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
    def of(cls, engine: Engine, corrections: Corrections = no_corrections) -> Self:
        """Put all repositories on one engine."""
        search = SearchRepository(engine, corrections)
        return cls(
            LabelRepository(engine),
            RuleRepository(engine),
            SideEffectRepository(engine, lambda: search.vocabulary),
            NoteRepository(engine),
            search,
        )


def bundled(folder: Path, corrections: Corrections = no_corrections) -> Shelf:
    """Open the database built below `folder`; DatabaseError unless every digest is right."""
    return Shelf.of(database.open_bundled(folder), corrections)
