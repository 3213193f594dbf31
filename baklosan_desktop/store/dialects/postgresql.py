"""What is said to PostgreSQL in its own way."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, TableClause, text

from baklosan_desktop.store.dialects.base import Asked, Notation, Page, Row
from baklosan_desktop.store.dialects.postgresql_copying import copy
from baklosan_desktop.store.dialects.postgresql_index import is_too_large
from baklosan_desktop.store.dialects.postgresql_words import clipped
from baklosan_desktop.tongue import _


def _begins(word: str) -> str:
    return f"'{clipped(word)}':*"


NOTATION = Notation(_begins, " & ", " | ")
IS_CALLED: Asked = text("found @@ CAST(:expression AS tsquery)")


def insert(connection: Connection, table: TableClause, rows: Sequence[Row]) -> None:
    """Insert rows as they come."""
    copy(connection, table.name, table.columns.keys(), rows)


def hold_still(connection: Connection) -> None:
    """Read from one moment, unless a transaction that does so has begun."""
    if not connection.in_transaction():
        connection.execution_options(isolation_level="REPEATABLE READ")


def kept_path(path: str) -> str:
    r"""Return the names of files alone: folders are often named for whom they belong to.

    >>> kept_path(r"C:\Users\anna\new.zip!labels/one.xml")
    'new.zip!one.xml'
    """
    return "!".join(re.split(r"[\\/]", part)[-1] for part in path.split("!"))


def unkept(texts: Iterable[str], pages: Sequence[Page]) -> str:
    """Say what PostgreSQL cannot hold."""
    if any("\0" in one for one in texts):
        return _("The label holds a character of code 0, which the library server cannot keep.")
    if any(map(is_too_large, pages)):
        return _("A section has more different words than the library server can search.")
    return ""
