"""Where a library is kept."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from sqlalchemy import Connection, Engine

from baklosan_desktop.store import dialects


class Place(Protocol):
    """A file of the user's, or a server; whatever it says against something is explained."""

    def transaction(self, connection: Connection) -> AbstractContextManager[None]:
        """Write over a connection; others wait from its first statement on."""

    def explained(self) -> AbstractContextManager[None]:
        """Raise what the engine says as what it means for this place."""


@contextmanager
def reading(place: Place, engine: Engine) -> Iterator[Connection]:
    """Give the content as it is at one moment, whatever others write meanwhile."""
    with place.explained(), engine.connect() as connection:
        dialects.of(connection).rows.hold_still(connection)
        yield connection


@contextmanager
def writing(place: Place, engine: Engine) -> Iterator[Connection]:
    """Give a transaction that others wait for."""
    with place.explained(), engine.connect() as connection, place.transaction(connection):
        yield connection
