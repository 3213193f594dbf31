"""Whether a library is what was written: its labels, their files, and what they are found by.

All of it is read, which takes minutes where it is large: it is for whoever asks, and for doubt.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import groupby

from baklosan_desktop.search.words import stem
from baklosan_desktop.store import digests
from baklosan_desktop.store.seal import at_one_moment
from baklosan_desktop.tongue import _

_LABELS = "SELECT id FROM label ORDER BY id"
_FILES = "SELECT path, sha256, packed FROM original ORDER BY path"
_OWN_TABLES = (  # those that SQLite makes for an index are its own
    "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%|_search|_%'"
    " ESCAPE '|' ORDER BY name"
)
_COMPARED = (
    "INSERT INTO section_search (section_search, rank) VALUES ('integrity-check', 1)",
    "INSERT INTO label_search (label_search) VALUES ('integrity-check')",
)
_WORDS = "CREATE VIRTUAL TABLE temp.found_word USING fts5vocab (main, section_search, row)"
_NO_LONGER = "DROP TABLE temp.found_word"
_NAMES = "CREATE VIRTUAL TABLE temp.found_name USING fts5vocab (main, label_search, instance)"
_NAMES_FOUND = "SELECT DISTINCT term, doc FROM found_name ORDER BY term"
_BEGINNING = "SELECT rowid FROM label_search WHERE label_search MATCH ?"
_NO_MORE_NAMES = "DROP TABLE temp.found_name"
_PREFIXES = (2, 3, 4)  # letters, for which the index of names has a part of its own
_FOUND = "SELECT term, doc FROM found_word WHERE substr(term, 1, 1) <> char(57344)"  # no marks
_COUNTED = "SELECT text, sections FROM word WHERE substr(text, 1, 1) <> char(57344)"
_STEMS = "SELECT text, stem FROM word"


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is to be said of each label and each file that is damaged."""
    if not digests.has_place(connection):
        return
    for (label_id,) in connection.execute(_LABELS).fetchall():
        with at_one_moment(connection):
            is_whole = digests.is_whole(connection, label_id)
        if not is_whole:
            yield digests.damaged(connection, label_id).explanation
    for path, digest, packed in connection.execute(_FILES):
        if not is_file(digest, packed):
            yield _("The file '{path}' in your library is damaged. Import it again.").format(
                path=path
            )


def is_file(digest: str, packed: bytes) -> bool:
    """Whether a file that is kept is the one with this SHA-256."""
    try:
        return sha256(zlib.decompress(packed)).hexdigest() == digest
    except zlib.error:
        return False


def is_sound(connection: sqlite3.Connection, schema: Sequence[str]) -> bool:
    """Whether labels are found by what they say; an index that is damaged may raise instead.

    `schema` are the statements that made the file.
    """
    if not _has_its_tables(connection, schema):
        return False  # that of the digests, too: without it all would be believed
    checked: tuple[str] = connection.execute("PRAGMA integrity_check").fetchone()
    if checked != ("ok",) or connection.execute("PRAGMA foreign_key_check").fetchone():
        return False
    for statement in _COMPARED:
        connection.execute(statement)
    return _has_its_words(connection) and _has_its_beginnings(connection)


def _has_its_tables(connection: sqlite3.Connection, schema: Sequence[str]) -> bool:
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in schema:
            made.execute(statement)
        return made.execute(_OWN_TABLES).fetchall() == connection.execute(_OWN_TABLES).fetchall()


def _has_its_words(connection: sqlite3.Connection) -> bool:
    connection.execute(_WORDS)
    try:
        for one, other in ((_FOUND, _COUNTED), (_COUNTED, _FOUND)):
            if connection.execute(f"{one} EXCEPT {other}").fetchone():
                return False
    finally:
        connection.execute(_NO_LONGER)
    return all(stem(text) == own for text, own in connection.execute(_STEMS))


def _has_its_beginnings(connection: sqlite3.Connection) -> bool:
    """Whether names are found by their beginnings: of these SQLite compares too little."""
    connection.execute(_NAMES)
    try:
        with at_one_moment(connection):
            names = connection.execute(_NAMES_FOUND).fetchall()
            return all(_begin_as_named(connection, length, names) for length in _PREFIXES)
    finally:
        connection.execute(_NO_MORE_NAMES)


def _begin_as_named(
    connection: sqlite3.Connection, length: int, names: Sequence[tuple[str, int]]
) -> bool:
    long_enough = (one for one in names if len(one[0]) >= length)
    for beginning, own in groupby(long_enough, lambda one: one[0][:length]):
        found = connection.execute(_BEGINNING, (f'"{beginning}"*',)).fetchall()
        if {number for (number,) in found} != {number for _, number in own}:
            return False
    return True
