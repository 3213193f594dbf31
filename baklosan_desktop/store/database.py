"""Create a label database, and open one so that nothing can change it."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from baklosan_desktop.assets import BUILD, DATABASE
from baklosan_desktop.errors import DamagedDatabase
from baklosan_desktop.store import connections, integrity
from baklosan_desktop.tongue import _

APPLICATION_ID = 0x42414B4C  # "BAKL"


def schema_files(folder: Path) -> list[Path]:
    """Return the numbered SQL files below `folder`, in order."""
    return sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))


def create(path: Path, schema: Path) -> Engine:
    """Create an empty database at `path` from the SQL files in the folder `schema`."""
    connection = sqlite3.connect(path)
    files = schema_files(schema)
    for file in files:
        connection.executescript(file.read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(files)}")
    connection.close()
    return connections.closing(lambda: _connect_checked(path))


def compact(engine: Engine) -> None:
    """Rewrite the file without gaps, so that equal content gives equal bytes."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM")


def open_read_only(path: Path, version: int) -> Engine:
    """Open a database that nobody writes; DamagedDatabase where it is not ours.

    `version` is the number of schema files it must have been built from.
    """
    engine = connections.keeping(lambda: connect_immutable(path))
    try:
        _refuse_unless_ours(engine, path, version)
    except DamagedDatabase:
        engine.dispose()
        raise
    return engine


def immutable_uri(path: Path) -> str:
    """Return SQLite's URI for a file that nobody changes; any character may be in the path.

    A network path has its server as authority, which SQLite refuses: it moves into the path.
    """
    uri = path.resolve().as_uri()
    if not uri.startswith("file:///"):
        uri = "file:////" + uri.removeprefix("file://")
    return f"{uri}?mode=ro&immutable=1"


def _refuse_unless_ours(engine: Engine, path: Path, version: int) -> None:
    try:
        with engine.connect() as connection:
            application_id = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            user_version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise DamagedDatabase(
            _("The label database '{name}' cannot be opened.").format(name=path.name)
        ) from error
    if (application_id, user_version) != (APPLICATION_ID, version):
        raise DamagedDatabase(
            _("'{name}' is not a label database of this program.").format(name=path.name)
        )


def connect_immutable(path: Path) -> sqlite3.Connection:
    """Connect to a file that nobody changes, so that nothing can."""
    connection = sqlite3.connect(immutable_uri(path), uri=True, check_same_thread=False)
    for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON"):
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def _connect_checked(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def open_bundled(folder: Path) -> Engine:
    """Open the label database built below `folder`; refuse it unless every digest is right."""
    integrity.verify(folder)
    return open_read_only(folder / BUILD / DATABASE, len(schema_files(folder / "schema")))
