"""The user's own database: made, migrated after a backup, refused by name, never overwritten."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy.exc import IntegrityError

from baklosan_desktop.errors import (
    BusyUserFile,
    DamagedUserFile,
    ForeignUserFile,
    LostUserFile,
    NewerUserFile,
    UnwritableUserFile,
    UserFileError,
)
from baklosan_desktop.store import user_file
from baklosan_desktop.store.place import reading, writing
from baklosan_desktop.store.user_file import UserFile, statements

OURS = 0x11223344
FIRST = "CREATE TABLE word (text TEXT NOT NULL CHECK (text <> '')) STRICT;\n"
SECOND = "-- Words; and how often.\nALTER TABLE word ADD COLUMN times INTEGER NOT NULL DEFAULT 1;\n"
WRONG = "CREATE TABLE half (one TEXT) STRICT;\nCREATE TABLE word (again TEXT) STRICT;\n"


@pytest.fixture
def version(tmp_path: Path) -> Callable[..., UserFile]:
    """A file of the version that these scripts make."""

    def of(*scripts: str) -> UserFile:
        migrations = []
        for number, script in enumerate(scripts, 1):
            migrations.append(tmp_path / f"{number:04}_step.sql")
            migrations[-1].write_text(script, encoding="utf-8")
        return UserFile(tmp_path / "own" / "words.sqlite3", OURS, migrations)

    return of


def ask(path: Path, question: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def write(file: UserFile, text: str) -> None:
    engine = file.open()
    with writing(file, engine) as connection:
        connection.exec_driver_sql("INSERT INTO word (text) VALUES (?)", (text,))


def names(file: UserFile) -> list[str]:
    return sorted(path.name for path in file.path.parent.iterdir())


def test_what_is_read_is_of_one_moment(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    write(file, "rash")
    with reading(file, file.open()) as connection:
        before = connection.exec_driver_sql("SELECT text FROM word").fetchall()
        write(file, "pain")
        assert connection.exec_driver_sql("SELECT text FROM word").fetchall() == before
    assert ask(file.path, "SELECT text FROM word") == [("rash",), ("pain",)]


def test_new_file_is_marked_as_ours(version: Callable[..., UserFile]) -> None:
    file = version(FIRST, SECOND)
    file.open().dispose()
    assert ask(file.path, "PRAGMA application_id") == [(OURS,)]
    assert ask(file.path, "PRAGMA user_version") == [(2,)]
    assert ask(file.path, "PRAGMA journal_mode") == [("wal",)]
    assert names(file) == ["words.sqlite3"]


def test_only_a_large_file_that_is_new_has_large_pages(version: Callable[..., UserFile]) -> None:
    file = version(FIRST, SECOND)
    file.open().dispose()
    assert ask(file.path, "PRAGMA page_size") == [(4096,)]
    file._replace(is_large=True).open().dispose()
    assert ask(file.path, "PRAGMA page_size") == [(4096,)]
    new = file._replace(path=file.path.with_name("new.sqlite3"), is_large=True)
    new.open().dispose()
    assert ask(new.path, "PRAGMA page_size") == [(16_384,)]


def test_what_is_asked_often_stays_read(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    pages = []
    for engine in (file.open(), file.asked_often()):
        with engine.connect() as connection:
            pages.append(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())
        engine.dispose()
    closed, kept = pages
    assert kept < closed < 0  # in KiB


def test_every_write_is_flushed_to_the_disk(version: Callable[..., UserFile]) -> None:
    with version(FIRST).open().connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_older_file_is_brought_up_to_date_after_a_backup(version: Callable[..., UserFile]) -> None:
    write(version(FIRST), "kept")
    file = version(FIRST, SECOND)
    file.open().dispose()
    assert ask(file.path, "SELECT * FROM word") == [("kept", 1)]
    assert ask(file.path, "PRAGMA user_version") == [(2,)]
    backup = file.path.with_name("words-version-1.sqlite3")
    assert ask(backup, "SELECT * FROM word") == [("kept",)]
    assert ask(backup, "PRAGMA user_version") == [(1,)]
    assert names(file) == ["words-version-1.sqlite3", "words.sqlite3"]


def test_backup_holds_what_is_still_in_the_log(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    file.open().dispose()
    with closing(sqlite3.connect(file.path)) as open_elsewhere:
        with open_elsewhere:
            open_elsewhere.execute("INSERT INTO word VALUES ('in the log')")
        version(FIRST, SECOND).open().dispose()
    backup = file.path.with_name("words-version-1.sqlite3")
    assert ask(backup, "SELECT text FROM word") == [("in the log",)]


def test_rest_of_a_broken_backup_is_no_hindrance(version: Callable[..., UserFile]) -> None:
    write(version(FIRST), "kept")
    file = version(FIRST, SECOND)
    file.path.with_suffix(".partial").write_bytes(b"half a backup")
    file.open().dispose()
    assert ask(file.path, "SELECT text FROM word") == [("kept",)]


def test_migration_that_fails_changes_nothing(version: Callable[..., UserFile]) -> None:
    write(version(FIRST), "kept")
    file = version(FIRST, WRONG)
    for _ in range(2):
        with pytest.raises(DamagedUserFile) as refused:
            file.open()
        assert "already exists" in str(refused.value.__cause__)
        assert ask(file.path, "SELECT name FROM sqlite_schema") == [("word",)]
        assert ask(file.path, "PRAGMA user_version") == [(1,)]
        assert ask(file.path, "SELECT * FROM word") == [("kept",)]


def test_file_up_to_date_needs_no_backup(version: Callable[..., UserFile]) -> None:
    for text in ("one", "two"):
        write(version(FIRST), text)
    assert names(version(FIRST)) == ["words.sqlite3"]


def spoil(file: UserFile, content: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)


def foreign(file: UserFile) -> None:
    file.path.parent.mkdir()
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("CREATE TABLE theirs (one TEXT)")


def newer(file: UserFile) -> None:
    file.open().dispose()
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("PRAGMA user_version = 3")


def truncated(file: UserFile) -> None:
    write(file, "x" * 20_000)
    file.path.write_bytes(file.path.read_bytes()[:8192])


def scribbled(file: UserFile) -> None:
    write(file, "x" * 20_000)
    content = bytearray(file.path.read_bytes())
    content[4096:4104] = b"\xff" * 8
    file.path.write_bytes(content)


def against_its_rules(file: UserFile) -> None:
    file.open().dispose()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("INSERT INTO word (text) VALUES ('')")


def no_database(file: UserFile) -> None:
    spoil(file, b"Notes of mine.\n" * 300)


REFUSED = [
    (foreign, ForeignUserFile, "is not a file of this program"),
    (newer, NewerUserFile, "is of a newer version of this program"),
    (truncated, DamagedUserFile, "is damaged"),
    (scribbled, DamagedUserFile, "is damaged"),
    (against_its_rules, DamagedUserFile, "is damaged"),
    (no_database, DamagedUserFile, "is damaged"),
]


@pytest.mark.parametrize(
    ("make", "kind", "says"), REFUSED, ids=[make.__name__ for make, *_ in REFUSED]
)
def test_file_that_cannot_be_trusted_is_refused_by_name_and_left_as_it_is(
    version: Callable[..., UserFile],
    make: Callable[[UserFile], None],
    kind: type[UserFileError],
    says: str,
) -> None:
    file = version(FIRST, SECOND)
    make(file)
    content = file.path.read_bytes()
    for refuse in (file.examine, file.open):
        with pytest.raises(kind, match=rf"words\.sqlite3' {says}"):
            refuse()
    assert file.path.read_bytes() == content
    assert names(file) == ["words.sqlite3"]


def test_file_that_is_not_there_is_no_problem(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    file.examine()
    assert not file.path.exists()


@pytest.mark.parametrize("begun", [b"", None], ids=["empty", "marked as a log"])
def test_file_that_was_only_begun_is_a_new_one(
    version: Callable[..., UserFile], begun: bytes | None
) -> None:
    file = version(FIRST)
    spoil(file, begun or b"")
    if begun is None:
        ask(file.path, "PRAGMA journal_mode = WAL")
    file.examine()
    write(file, "kept")
    assert ask(file.path, "SELECT * FROM word") == [("kept",)]


def test_folder_that_cannot_be_made_is_said_so(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    file.path.parent.write_text("a file where the folder should be")
    with pytest.raises(UnwritableUserFile, match=r"words\.sqlite3' cannot be written"):
        file.open()


def test_folder_in_place_of_the_file_is_said_so(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    file.path.mkdir(parents=True)
    with pytest.raises(UnwritableUserFile, match="cannot be opened"):
        file.open()


def overflow(file: UserFile) -> None:
    with writing(file, file.open()) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 3")
        connection.exec_driver_sql("INSERT INTO word VALUES (?)", ("x" * 50_000,))


def test_full_disk_is_said_so_and_loses_nothing(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    write(file, "kept")
    with pytest.raises(UnwritableUserFile, match=r"The disk with '.*words\.sqlite3' is full"):
        overflow(file)
    assert ask(file.path, "SELECT * FROM word") == [("kept",)]


def test_new_file_that_another_program_is_making_is_waited_for(
    version: Callable[..., UserFile],
) -> None:
    file = version(FIRST)
    file.path.parent.mkdir()
    with closing(
        sqlite3.connect(file.path, isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        made = Timer(0.05, other.execute, ("COMMIT",))
        made.start()
        write(file, "kept")
        made.join()
    assert ask(file.path, "SELECT * FROM word") == [("kept",)]


def test_new_file_that_another_program_never_finishes_is_said_to_be_busy(
    version: Callable[..., UserFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_file, "LONGEST_WAIT", 0.03)
    file = version(FIRST)
    file.path.parent.mkdir()
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyUserFile, match="is being written by another program"):
            file.open()


def test_file_that_another_program_holds_is_said_so(
    version: Callable[..., UserFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_file, "LONGEST_WAIT", 0.01)
    file = version(FIRST)
    engine = file.open()
    with closing(sqlite3.connect(file.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(BusyUserFile, match="is being written by another program"),
            writing(file, engine),
        ):
            pytest.fail("no transaction may begin")
        other.execute("ROLLBACK")
    write(file, "after")


def test_file_that_is_gone_is_said_so_and_not_begun_anew(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    engine = file.open()
    file.path.unlink()
    with pytest.raises(LostUserFile, match=r"words\.sqlite3' is no longer there"):
        engine.connect()
    assert not file.path.exists()


def test_damage_is_explained_to_whoever_asks_the_engine(version: Callable[..., UserFile]) -> None:
    file = version(FIRST)
    engines = file.open(), file.asked_often()
    for path in file.path.parent.iterdir():
        path.write_bytes(b"no database" * 1000)
    for engine in engines:
        with pytest.raises(DamagedUserFile), engine.connect() as connection:
            connection.exec_driver_sql("SELECT * FROM word")


def test_what_is_no_trouble_with_the_file_is_a_bug(version: Callable[..., UserFile]) -> None:
    with pytest.raises(IntegrityError):
        write(version(FIRST), "")


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("", []),
        ("SELECT 1;", ["SELECT 1;"]),
        ("SELECT 'a;b';\nSELECT 2;\n", ["SELECT 'a;b';", "\nSELECT 2;"]),
        ("-- one; two\nSELECT 1;", ["-- one; two\nSELECT 1;"]),
    ],
)
def test_script_is_cut_where_its_statements_end(script: str, expected: list[str]) -> None:
    assert list(statements(script)) == expected
