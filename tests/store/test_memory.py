"""What a file has told is remembered until somebody writes to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from baklosan_desktop.store import memory as module
from baklosan_desktop.store.connections import keeping, keeping_while_there
from baklosan_desktop.store.memory import memory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "file"
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("CREATE TABLE said (text)")
    return made


@pytest.fixture
def engine(path: Path) -> Iterator[Engine]:
    made = keeping(lambda: sqlite3.connect(path, check_same_thread=False))
    yield made
    made.dispose()


def note(engine: Engine, topic: str, found: dict[int, str]) -> dict[int, str]:
    """Note what was found, and return all that is noted then."""
    with engine.connect() as connection:
        noted = memory(connection, topic)
        noted |= found
        return dict(noted)


def test_what_was_noted_is_there_the_next_time_each_topic_for_itself(engine: Engine) -> None:
    assert note(engine, "titles", {1: "a"}) == {1: "a"}
    assert note(engine, "digests", {2: "b"}) == {2: "b"}
    assert note(engine, "titles", {3: "c"}) == {1: "a", 3: "c"}


def test_nothing_is_remembered_once_another_has_written(engine: Engine, path: Path) -> None:
    note(engine, "titles", {1: "a"})
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("INSERT INTO said VALUES ('new')")
    assert note(engine, "titles", {}) == {}


def test_nothing_is_remembered_once_the_same_connection_has_written(engine: Engine) -> None:
    note(engine, "titles", {1: "a"})
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO said VALUES ('new')")
    assert note(engine, "titles", {}) == {}


def test_nothing_is_remembered_of_a_file_that_another_has_replaced(path: Path) -> None:
    engine = keeping_while_there(lambda: sqlite3.connect(path, check_same_thread=False), path)
    note(engine, "titles", {1: "a"})
    assert note(engine, "titles", {}) == {1: "a"}
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)
    assert note(engine, "titles", {}) == {}
    engine.dispose()


def test_connection_that_writes_notes_nothing_it_may_take_back(engine: Engine) -> None:
    note(engine, "titles", {1: "a"})
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO said VALUES ('new')")
        memory(connection, "titles")[2] = "new"
        connection.rollback()
    assert note(engine, "titles", {}) == {}


def test_too_much_is_forgotten(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 1)
    note(engine, "titles", {1: "a"})
    assert note(engine, "titles", {2: "b"}) == {1: "a", 2: "b"}
    assert note(engine, "titles", {3: "c"}) == {3: "c"}
