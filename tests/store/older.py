"""Libraries as older versions of the program made them."""

import sqlite3
from contextlib import closing

from baklosan_desktop.store.user_file import UserFile

_COPIED = """
INSERT INTO original SELECT * FROM new.original;
INSERT INTO label SELECT * FROM new.label;
INSERT INTO edition SELECT * FROM new.edition;
INSERT INTO label_search (rowid, words) SELECT rowid, words FROM new.label_search;
INSERT INTO remark SELECT * FROM new.remark;
INSERT INTO substance SELECT * FROM new.substance;
INSERT INTO product SELECT * FROM new.product;
INSERT INTO ingredient SELECT * FROM new.ingredient;
INSERT INTO package SELECT * FROM new.package;
INSERT INTO block SELECT * FROM new.block;
INSERT INTO word SELECT * FROM new.word;
INSERT INTO section
SELECT id, label_id, position, key, kind, title, heading, heading_line, first_line, last_line
FROM new.section;
"""
_DIGESTS = "INSERT INTO digest SELECT * FROM new.digest"
_TEXTS = "SELECT label_id, key, first_line, CAST(text AS BLOB) FROM new.section"
_LINE = "INSERT INTO paragraph VALUES (?, ?, ?, CAST(? AS TEXT))"
_INDEXED = (
    "INSERT INTO section_search (rowid, title, text, marks)"
    " SELECT id, title, text, marks FROM section_text"
)


def as_of_version(file: UserFile, version: int) -> None:
    """Write a library anew as version 1 or 2 had it: each line of text was a row of its own."""
    migrations = file.migrations[:version]
    older = file._replace(path=file.path.with_suffix(".older"), migrations=migrations)
    older.open().dispose()
    with closing(sqlite3.connect(older.path)) as connection, connection:
        connection.execute("ATTACH ? AS new", (str(file.path),))
        connection.executescript(_COPIED)
        if version > 1:
            connection.execute(_DIGESTS)
        for label_id, key, first, text in connection.execute(_TEXTS).fetchall():
            for line, said in enumerate(text.split(b"\n"), first):
                connection.execute(_LINE, (label_id, line, key, said))
        connection.execute(_INDEXED)
    older.path.replace(file.path)
