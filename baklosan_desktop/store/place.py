"""Where a library is kept."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection, Engine


class Place(Protocol):
    """A file of the user's, or a server; whatever it says against something is explained."""

    def reading(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Give the content as it is at one moment, whatever others write meanwhile."""

    def writing(self, engine: Engine) -> AbstractContextManager[Connection]:
        """Give a transaction that others wait for."""

    def transaction(self, connection: Connection) -> AbstractContextManager[None]:
        """Write over a connection that is open already, as `writing` does."""

    def explained(self) -> AbstractContextManager[None]:
        """Raise what the engine says as what it means for this place."""
