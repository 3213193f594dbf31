"""What a database engine must be able to say in its own way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, TableClause, TextClause

from baklosan_desktop.labels.hit import Within
from baklosan_desktop.store.expressions import Every, Near, Ranking

Row = tuple[object, ...]
Page = tuple[int, str, str, str]
"""A section as a library searches it: its id, its titles, its text, and its marks."""

Asked = ColumnElement[bool] | TextClause
MOST_SECTIONS = 20
MOST_LOOKED_AT = 200


class Notation(NamedTuple):
    """How words are asked of the index of names: `begins` asks for one that begins so."""

    begins: Callable[[str], str]
    all_of: str
    any_of: str


class Rows(Protocol):
    """How rows are written and read."""

    NOTATION: Notation
    IS_CALLED: Asked
    """Whether a label is found by names: the bound `expression` is written in `NOTATION`."""

    def insert(self, connection: Connection, table: TableClause, rows: Sequence[Row]) -> None:
        """Insert rows that have a value for every column of a table, in their order."""

    def hold_still(self, connection: Connection) -> None:
        """Let all that is read from now on be as it is at one moment, whatever others write."""

    def kept_path(self, path: str) -> str:
        """Return what is kept of where a label's file was."""

    def unkept(self, texts: Iterable[str], pages: Sequence[Page]) -> str:
        """Return why these texts cannot be kept, or nothing."""


class Search(Protocol):
    """How sections are asked for."""

    def near(self, connection: Connection, asked: Near, within: Within) -> Sequence[int]:
        """Return the first sections where phrases stand near each other."""

    def best(
        self, connection: Connection, asked: Every, ranking: Ranking, within: Within
    ) -> Sequence[int]:
        """Return the sections that answer best, by BM25 of the words of the ranking."""

    def first(self, connection: Connection, asked: Every, within: Within) -> Mapping[int, str]:
        """Return the first sections that answer, in order, each with its titles."""


class Index(Protocol):
    """How the index of sections and the words in it are kept."""

    def prepare(self, connection: Connection) -> None:
        """Make a connection ready for what follows."""

    def add(self, connection: Connection, pages: Sequence[Page]) -> None:
        """Put pages that were written into the index, and count their words."""

    def take_out(self, connection: Connection, pages: Sequence[Page]) -> None:
        """Take pages out of the index, with the words that no others have."""

    def mend(self, connection: Connection) -> None:
        """Make right what labels are found by, where some are gone whose texts were damaged."""


class Dialect(NamedTuple):
    """What is said to one engine."""

    rows: Rows
    search: Search
    pages: Index
