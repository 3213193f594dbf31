import os
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from baklosan_desktop.assets import BUILD, DATABASE
from baklosan_desktop.errors import DamagedDatabase
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.store import database, shelf
from baklosan_desktop.store.search import SearchRepository

ANYWHERE = ["with space", "#1", "%41", "100%", "Кириллица", "żółć", "quo'te", "a;b", "a&b=c", "[x]"]
POSIX_ONLY = ["why?", "why?mode=rw", 'dou"ble', "back\\slash", "a:b", "*", "line\nbreak", "%"]
NAMES = ANYWHERE + (POSIX_ONLY if os.name == "posix" else [])


def set_pragma(file: Path, pragma: str, value: int) -> None:
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA {pragma} = {value}")
    connection.close()


@pytest.mark.parametrize("name", NAMES)
def test_database_opens_in_a_folder_of_any_name(built: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "db"
    shutil.copytree(built, folder)
    assert [label.id for label in shelf.bundled(folder).labels.all()] == ["baklosan-25mg"]


def test_folder_of_another_name_does_not_open_this_one(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "A" / "db")
    with pytest.raises(DamagedDatabase):
        shelf.bundled(tmp_path / "%41" / "db")


def test_other_paths_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "a b#?.sqlite3"
    assert database.immutable_uri(file) == f"{file.as_uri()}?mode=ro&immutable=1"


def test_server_of_a_network_path_moves_into_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "as_uri", lambda _: "file://server/share/labels.sqlite3")
    uri = database.immutable_uri(Path("labels.sqlite3"))
    assert uri == "file:////server/share/labels.sqlite3?mode=ro&immutable=1"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM dose_rule",
        "UPDATE label SET name = 'x'",
        "CREATE TABLE mine (x)",
        "PRAGMA user_version = 7",
    ],
)
def test_nothing_can_be_written(engine: Engine, statement: str) -> None:
    for switch in ("ON", "OFF"):
        with engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA query_only = {switch}")
            with pytest.raises(OperationalError, match="attempt to write a readonly database"):
                connection.exec_driver_sql(statement)


def test_connection_that_reads_is_kept_and_never_shared(engine: Engine) -> None:
    with engine.connect() as one, engine.connect() as other:
        held = one.connection.driver_connection
        assert other.connection.driver_connection is not held
    with engine.connect() as again:
        kept = again.connection.driver_connection
    with engine.connect() as again:
        assert again.connection.driver_connection is kept


def test_many_threads_read_at_once(engine: Engine) -> None:
    source = SearchRepository(engine)
    asked = ["kidney", "dose", "sad", "5 mg", "hypo", "the", "breastfeeding", "unicorn"] * 10
    answers = [source.search_all(typed) for typed in asked]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(source.search_all, asked)) == answers


def test_opening_and_reading_leaves_no_file_behind(copied: Path) -> None:
    before = sorted(path.name for path in (copied / BUILD).iterdir())
    shelf.bundled(copied).rules.dose_rules(LabelId("baklosan-25mg"))
    assert sorted(path.name for path in (copied / BUILD).iterdir()) == before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_database_opens_in_a_folder_that_cannot_be_written(copied: Path) -> None:
    (copied / BUILD).chmod(0o555)
    try:
        assert shelf.bundled(copied).labels.all()
    finally:
        (copied / BUILD).chmod(0o755)


def test_file_names_its_program(built: Path) -> None:
    assert (built / BUILD / DATABASE).read_bytes()[68:72] == b"BAKL"


@pytest.mark.parametrize("pragma", ["application_id", "user_version"])
@pytest.mark.parametrize("value", [0, 2, -1, 0x7FFFFFFF])
def test_database_of_another_program_or_version_is_refused(
    copied: Path, pragma: str, value: int
) -> None:
    file = copied / BUILD / DATABASE
    set_pragma(file, pragma, value)
    with pytest.raises(DamagedDatabase, match="is not a label database of this program"):
        database.open_read_only(file, 1)


def test_database_of_a_newer_schema_is_refused(copied: Path) -> None:
    with pytest.raises(DamagedDatabase, match="is not a label database of this program"):
        database.open_read_only(copied / BUILD / DATABASE, 2)


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 4096, b"This is a text, not a database. " * 200, b"SQLite format 3\0"],
)
def test_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "labels.sqlite3"
    file.write_bytes(content)
    with pytest.raises(DamagedDatabase, match=r"labels\.sqlite3"):
        database.open_read_only(file, 1)


def test_missing_file_is_refused_and_not_created(tmp_path: Path) -> None:
    with pytest.raises(DamagedDatabase, match=r"'labels\.sqlite3' cannot be opened"):
        database.open_read_only(tmp_path / "labels.sqlite3", 1)
    assert list(tmp_path.iterdir()) == []


def test_folder_in_place_of_the_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedDatabase, match="cannot be opened"):
        database.open_read_only(tmp_path, 1)


def test_schema_files_are_run_in_order(tmp_path: Path) -> None:
    schema = tmp_path / "schema"
    schema.mkdir()
    (schema / "0002_more.sql").write_text("ALTER TABLE label ADD COLUMN more TEXT;")
    (schema / "0001_labels.sql").write_text("CREATE TABLE label (id TEXT) STRICT;")
    (schema / "notes.sql").write_text("no SQL at all")
    engine = database.create(tmp_path / "new.sqlite3", schema)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 2
        assert connection.exec_driver_sql("SELECT id, more FROM label").all() == []
    engine.dispose()
