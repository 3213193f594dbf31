"""A wrong bit in what a user wrote is noticed, whatever SQLite says of the file."""

import random
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import UserFileError
from baklosan_desktop.labels.own_notes import Kept
from baklosan_desktop.store import desk as desks
from baklosan_desktop.store import seal
from baklosan_desktop.store.desk import Desk
from tests.builders import a_bookmark, an_own_note

FLIPS = 200
SCRIPT = """
CREATE TABLE word (text TEXT) STRICT;
CREATE INDEX word_text ON word (text);
CREATE TABLE seal (only_one INTEGER PRIMARY KEY, digest TEXT) STRICT;
INSERT INTO word VALUES ('one'), ('two');
"""


@pytest.fixture
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(SCRIPT)
    seal.write(connection)
    return connection


def test_what_was_sealed_is_whole(connection: sqlite3.Connection) -> None:
    assert seal.is_whole(connection)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE word SET text = 'twp' WHERE text = 'two'",
        "DELETE FROM word WHERE text = 'one'",
        "INSERT INTO word VALUES ('three')",
        "DROP INDEX word_text",
        "CREATE TABLE other (one TEXT)",
        "PRAGMA user_version = 7",
        "PRAGMA application_id = 7",
        "UPDATE seal SET digest = 'another'",
        "DELETE FROM seal",
    ],
)
def test_any_other_change_breaks_the_seal(connection: sqlite3.Connection, change: str) -> None:
    connection.execute(change)
    assert not seal.is_whole(connection)
    seal.write(connection)
    assert seal.is_whole(connection)


def test_file_that_is_written_meanwhile_is_whole(tmp_path: Path) -> None:
    """Seal and content are read at one moment: else the next note looks like damage."""
    desk = Desk.open(desks.file(tmp_path, database_folder()))
    desk.write(an_own_note())
    numbers = count()

    def write_one_more(statement: str) -> None:
        if "FROM note" in statement and "seal" not in statement:
            desk.write(an_own_note(id=f"n{next(numbers)}"))

    with closing(sqlite3.connect(tmp_path / desks.DESK, isolation_level=None)) as connection:
        connection.set_trace_callback(write_one_more)
        assert seal.is_whole(connection)
        assert seal.is_whole(connection)
    assert next(numbers) > 1


def test_file_without_a_place_for_a_seal_counts_as_whole(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE seal")
    seal.write(connection)
    assert seal.is_whole(connection)


def test_single_wrong_bit_is_noticed_or_touches_nothing_that_is_read(tmp_path: Path) -> None:
    file = desks.file(tmp_path, database_folder())
    desk = Desk.open(file)
    texts = (f"{'Give it with food. ' * 20}Note {number}" for number in range(40))
    notes = tuple(an_own_note(id=f"n{at}", text=text) for at, text in enumerate(texts))
    desk.merge(Kept(notes, (a_bookmark(),)))
    kept = desk.all()
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    whole = file.path.read_bytes()
    choose = random.Random(8)  # noqa: S311 - no secret
    noticed = 0
    for _ in range(FLIPS):
        bit = choose.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        file.path.write_bytes(flipped)
        try:
            file.examine()
        except UserFileError:
            noticed += 1
        else:
            assert Desk(file, file.open()).all() == kept, f"bit {bit} was not noticed"
    assert noticed > FLIPS // 3
