"""Which connections stay open between two questions, to which file, and for how long."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from baklosan_desktop.store import connections


class Opened:
    """Opens a file, and keeps in mind what it opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.made: list[sqlite3.Connection] = []

    def __call__(self) -> sqlite3.Connection:
        address = f"{self.path.as_uri()}?mode=rw"
        self.made.append(sqlite3.connect(address, uri=True, check_same_thread=False))
        return self.made[-1]

    def open_ones(self) -> int:
        return sum(map(is_open, self.made))


def is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True


def make(path: Path, word: str) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE word (text TEXT) STRICT")
        connection.execute("INSERT INTO word VALUES (?)", (word,))
    return path


def word(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.exec_driver_sql("SELECT text FROM word").scalar_one())


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Opened(make(tmp_path / "words.sqlite3", "rash"))


@pytest.mark.parametrize(
    ("of", "kept"),
    [
        (connections.closing, 0),
        (connections.keeping, 1),
        (lambda connect: connections.keeping_while_there(connect, connect.path), 1),
    ],
    ids=["closing", "keeping", "keeping while there"],
)
def test_connection_is_kept_or_closed(
    opened: Opened, of: Callable[[Opened], Engine], kept: int
) -> None:
    engine = of(opened)
    assert [word(engine), word(engine)] == ["rash", "rash"]
    assert opened.open_ones() == kept
    assert len(opened.made) == 2 - kept
    engine.dispose()
    assert opened.open_ones() == 0


def test_another_file_in_its_place_is_opened(opened: Opened) -> None:
    engine = connections.keeping_while_there(opened, opened.path)
    assert word(engine) == "rash"
    make(opened.path.with_name("other"), "pain").replace(opened.path)
    assert word(engine) == "pain"
    assert opened.open_ones() == 1


def test_file_that_is_gone_is_not_read_from_what_is_open(opened: Opened) -> None:
    engine = connections.keeping_while_there(opened, opened.path)
    assert word(engine) == "rash"
    opened.path.unlink()
    with pytest.raises(OperationalError, match="unable to open"):
        word(engine)
    assert opened.open_ones() == 0


def test_end_of_the_program_closes_what_somebody_still_holds(tmp_path: Path) -> None:
    program = """
import ctypes, sqlite3, sys
from pathlib import Path
from baklosan_desktop.store import connections
path = Path(sys.argv[1])
connect = lambda: sqlite3.connect(path, isolation_level=None, check_same_thread=False)
engine = connections.keeping_while_there(connect, path)
ctypes.pythonapi.Py_IncRef(ctypes.py_object(engine))  # Qt frees nothing at the end
with engine.connect() as connection:
    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    connection.exec_driver_sql("CREATE TABLE word (text TEXT) STRICT")
print(*sorted(one.name for one in path.parent.iterdir()))
"""
    own = tmp_path / "own"
    own.mkdir()
    ran = subprocess.run(  # noqa: S603 - starts this very Python
        [sys.executable, "-c", program, own / "words"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["words", "words-shm", "words-wal"]
    assert [one.name for one in own.iterdir()] == ["words"]
