"""The check of a library sees what no reading would: an index that no longer finds what is said."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from baklosan_desktop.store.user_file import UserFile
from tests import packed
from tests.published import a_published, one_section


@pytest.fixture
def file(tmp_path: Path) -> UserFile:
    other = a_published(set_id="2", name="Other", parts=one_section("Rash is common."))
    return packed.kept(tmp_path / "own", a_published(), other)


def test_what_was_written_is_sound(file: UserFile) -> None:
    assert file.problems() == []
    file.examine()


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO section_search (section_search, rowid, text) VALUES ('delete', 1, 'rash')",
        "INSERT INTO section_search (rowid, text) VALUES (1, 'placebo')",
        "UPDATE section_search_data SET block = zeroblob(30) WHERE id > 100",
        "DELETE FROM label_search_content",
        "UPDATE label_search_content SET c0 = 'another'",
        "DELETE FROM word WHERE text = 'rash'",
        "UPDATE word SET sections = 7 WHERE text = 'rash'",
        "UPDATE word SET stem = 'rush' WHERE text = 'rash'",
        "DROP INDEX edition_set",
        "ALTER TABLE digest RENAME TO another",
        "DROP VIEW section_text; CREATE VIEW section_text AS SELECT id, title, text FROM page",
        "PRAGMA foreign_keys = OFF; UPDATE edition SET replaced_by = 'nowhere' WHERE number = 1",
    ],
)  # fmt: skip
def test_what_labels_are_found_by_is_compared_with_what_they_say(
    file: UserFile, change: str
) -> None:
    with closing(sqlite3.connect(file.path)) as connection:
        connection.executescript(change)
    [problem] = file.problems()
    assert problem.startswith(f"'{file.path}' is damaged. Start the program again: ")
    assert file.is_damaged()


def test_names_are_compared_by_their_beginnings_too(file: UserFile) -> None:
    """Some wrong bit in the index of names is seen by no check of SQLite's."""
    packed.kept(file.path.parent, a_published(edition="4"), a_published(set_id="3", name="Third"))
    for number, at in ends_of_marks(file):
        with spoilt(file, number, at):
            if is_whole_to_sqlite(file) and file.problems():
                return
    pytest.fail("SQLite notices all by itself")


def ends_of_marks(file: UserFile) -> list[tuple[int, int]]:
    """Where the last byte of the mark of a code stands in the index of names."""
    with closing(sqlite3.connect(file.path)) as connection:
        blocks = connection.execute("SELECT id, block FROM label_search_data").fetchall()
    return [
        (number, at)
        for number, block in blocks
        for at, byte in enumerate(block)
        if byte == "\ue003".encode()[-1]
    ]


@contextmanager
def spoilt(file: UserFile, number: int, at: int) -> Iterator[None]:
    """A wrong bit in a block of the index of names."""
    with closing(sqlite3.connect(file.path, isolation_level=None)) as connection:
        query = "SELECT block FROM label_search_data WHERE id = ?"
        change = "UPDATE label_search_data SET block = ? WHERE id = ?"
        [block] = connection.execute(query, (number,)).fetchone()
        flipped = bytearray(block)
        flipped[at] ^= 0x40
        connection.execute(change, (bytes(flipped), number))
        yield
        connection.execute(change, (block, number))


def is_whole_to_sqlite(file: UserFile) -> bool:
    with closing(sqlite3.connect(file.path)) as connection:
        try:
            connection.execute("INSERT INTO label_search (label_search) VALUES ('integrity-check')")
        except sqlite3.Error:
            return False
    return True


def test_library_of_a_version_without_digests_is_not_searched_for_them(
    file: UserFile, tmp_path: Path
) -> None:
    older = file._replace(path=tmp_path / "older.sqlite3", migrations=file.migrations[:1])
    older.open().dispose()
    assert file._replace(path=older.path).problems() == []
