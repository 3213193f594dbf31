"""Open a database of the user's to be written, brought up to date, and explain why it cannot be.

Unlike the bundled one it holds what nobody else has: it is migrated inside one transaction, after
a backup, and never overwritten. Every change of it is sealed, if it has a place for a seal.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError

from baklosan_desktop.errors import (
    BusyUserFile,
    DamagedUserFile,
    ForeignUserFile,
    LostUserFile,
    NewerUserFile,
    UnwritableUserFile,
    UserFileError,
)
from baklosan_desktop.store import connections, digests, seal, soundness
from baklosan_desktop.tongue import _, translatable

LONGEST_WAIT = 5.0  # seconds
_PAUSE = 0.01
_LARGE_PAGE = 16_384  # bytes: texts fill them better, and are written in fewer pieces
_PRIMARY = 0xFF  # the bits of SQLite's extended result codes that name the kind
_NO_TEXT = "Could not decode to UTF-8"  # the driver has no code for it
_OUR_MISTAKE = "fts5: syntax error"
_BUSY = translatable("'{path}' is being written by another program.")
_DAMAGED = translatable("'{path}' is damaged.")
_UNWRITABLE = translatable("'{path}' cannot be written.")
_EXPLAINED: Mapping[int, tuple[type[UserFileError], str]] = {
    sqlite3.SQLITE_BUSY: (BusyUserFile, _BUSY),
    sqlite3.SQLITE_LOCKED: (BusyUserFile, _BUSY),
    sqlite3.SQLITE_ERROR: (DamagedUserFile, _DAMAGED),  # the statements are as ever
    sqlite3.SQLITE_CORRUPT: (DamagedUserFile, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (DamagedUserFile, _DAMAGED),
    sqlite3.SQLITE_FULL: (UnwritableUserFile, translatable("The disk with '{path}' is full.")),
    sqlite3.SQLITE_IOERR: (
        UnwritableUserFile,
        translatable("'{path}' cannot be read or written."),
    ),
    sqlite3.SQLITE_READONLY: (UnwritableUserFile, _UNWRITABLE),
    sqlite3.SQLITE_PERM: (UnwritableUserFile, _UNWRITABLE),
    sqlite3.SQLITE_CANTOPEN: (UnwritableUserFile, translatable("'{path}' cannot be opened.")),
}


class UserFile(NamedTuple):
    """Where a database is, the number that marks it as ours, and its SQL files in order.

    One that `is_large` is read from end to end only after it was found damaged while in use.
    """

    path: Path
    application_id: int
    migrations: Sequence[Path]
    is_large: bool = False

    def open(self) -> Engine:
        """Create the file or bring it up to date; UserFileError where it cannot be used."""
        with self.explained():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection:
                self._examine(connection, thoroughly=not self.is_large)
                self._migrate(connection)
        return self._explaining(connections.closing(self._connect_again))

    def asked_often(self) -> Engine:
        """Return what keeps the file open between two questions, once it has been opened."""
        return self._explaining(connections.keeping_while_there(self._connect_again, self.path))

    def examine(self) -> None:
        """Raise UserFileError if the file is there and cannot be used."""
        if self.path.exists():
            with self.explained(), closing(self._connect()) as connection:
                self._examine(connection, thoroughly=True)

    def problems(self) -> list[str]:
        """Return what is not as it should be, each in one sentence with what to do."""
        try:
            if self.path.exists():
                with self.explained(), closing(self._connect()) as connection:
                    self._examine(connection, thoroughly=False)
                    is_older = self._is_older(connection)
                    if not is_older and (damaged := [*soundness.problems(connection)]):
                        return damaged
                    self._examine(connection, thoroughly=True)
        except UserFileError as problem:
            return [problem.explanation]
        return []

    def is_damaged(self) -> bool:
        """Whether the file is not what was written; a large one is believed until it is in doubt.

        Other UserFileErrors are raised.
        """
        is_in_doubt = not self.is_large or self._doubt.exists()
        try:
            if self.path.exists():
                with self.explained(), closing(self._connect()) as connection:
                    self._examine(connection, thoroughly=is_in_doubt)
        except DamagedUserFile:
            return True
        self.believe()
        return False

    def believe(self) -> None:
        """Doubt no longer that the file is whole."""
        self._doubt.unlink(missing_ok=True)

    @contextmanager
    def transaction(self, connection: Connection) -> Iterator[None]:
        """Write over a connection; others wait from its first statement on."""
        with self.explained(), connection.begin():
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield
            self._refuse_lost()  # a folder that is gone would keep nothing, and say nothing
            driver = connection.connection.driver_connection
            if isinstance(driver, sqlite3.Connection) and not self.is_large:
                seal.write(driver)

    def copy_to(self, path: Path) -> None:
        """Copy the file as it is, with what is still in its log; whole on the disk on return."""
        path.unlink(missing_ok=True)
        with closing(self._connect()) as connection, closing(sqlite3.connect(path)) as copy:
            connection.backup(copy)

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Raise what SQLite or the system says as what it means for this file."""
        try:
            with self._translated():
                yield
        except DamagedUserFile:
            if self.is_large:
                with suppress(OSError):  # where nothing can be written nothing is set aside either
                    self._doubt.touch()
            raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise UnwritableUserFile(_(_UNWRITABLE).format(path=self.path)) from error
        except UnicodeDecodeError as error:  # SQLite quotes what is damaged
            raise DamagedUserFile(_(_DAMAGED).format(path=self.path)) from error
        except (sqlite3.Error, DBAPIError) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_OK) & _PRIMARY
            if str(cause).startswith(_NO_TEXT):
                code = sqlite3.SQLITE_CORRUPT
            if code not in _EXPLAINED or str(cause).startswith(_OUR_MISTAKE):
                raise
            kind, sentence = _EXPLAINED[code]
            raise kind(_(sentence).format(path=self.path)) from error

    def _explaining(self, engine: Engine) -> Engine:
        event.listen(engine, "handle_error", self.explain)
        return engine

    @property
    def _doubt(self) -> Path:
        return self.path.with_suffix(".doubt")

    def _connect(self) -> sqlite3.Connection:
        """Open the file without changing it; no transaction begins but by BEGIN."""
        connection = sqlite3.connect(
            self.path, timeout=LONGEST_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = OFF"):
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _connect_again(self) -> sqlite3.Connection:
        """Open the file once more; SQLite would begin a new one where it is gone."""
        self._refuse_lost()
        return self._connect()

    def _refuse_lost(self) -> None:
        if not self.path.exists():
            raise LostUserFile(_("'{path}' is no longer there.").format(path=self.path))

    def explain(self, context: ExceptionContext) -> None:
        """Explain errors of the engine too, whoever uses it; others are told as they are."""
        with suppress(sqlite3.Error), self.explained():
            raise context.original_exception

    def _examine(self, connection: sqlite3.Connection, *, thoroughly: bool) -> None:
        if _is_blank(connection):
            return
        if _number(connection, "application_id") != self.application_id:
            raise ForeignUserFile(
                _("'{path}' is not a file of this program.").format(path=self.path)
            )
        if _number(connection, "user_version") > len(self.migrations):
            raise NewerUserFile(
                _("'{path}' is of a newer version of this program.").format(path=self.path)
            )
        if thoroughly and not (_is_whole(connection) and self._is_sound(connection)):
            raise DamagedUserFile(_(_DAMAGED).format(path=self.path))

    def _is_sound(self, connection: sqlite3.Connection) -> bool:
        if not self.is_large or self._is_older(connection):
            return True
        damaged = next(soundness.problems(connection), "")
        return not damaged and soundness.is_sound(connection, [*self._statements()])

    def _is_older(self, connection: sqlite3.Connection) -> bool:
        """Whether its tables are those of an older version, which are asked nothing."""
        return _number(connection, "user_version") < len(self.migrations)

    def _statements(self) -> Iterator[str]:
        for migration in self.migrations:
            yield from statements(migration.read_text(encoding="utf-8"))

    def _migrate(self, connection: sqlite3.Connection) -> None:
        if self.is_large:
            connection.execute(f"PRAGMA page_size = {_LARGE_PAGE}")  # heeded by a new file only
        _write_ahead(connection)
        if not self._is_older(connection):
            return
        if not _is_blank(connection):
            self._back_up(_number(connection, "user_version"))
        connection.execute("BEGIN IMMEDIATE")
        had_digests = digests.has_place(connection)
        try:
            for migration in self.migrations[_number(connection, "user_version") :]:
                for statement in statements(migration.read_text(encoding="utf-8")):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {self.application_id}")
            connection.execute(f"PRAGMA user_version = {len(self.migrations)}")
            if not had_digests:
                digests.complete(connection)
            seal.write(connection)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def _back_up(self, version: int) -> None:
        """Copy the file as it is beside itself, named by its version."""
        partial = self.path.with_suffix(".partial")
        self.copy_to(partial)
        partial.replace(self.path.with_stem(f"{self.path.stem}-version-{version}"))


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let whoever reads and whoever writes not wait for each other.

    Where another program makes the same new file, SQLite itself does not wait for this.
    """
    last = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(_PAUSE)
        else:
            return


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script: `executescript` would commit before the first of them."""
    statement = ""
    for part in script.split(";")[:-1]:
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _is_whole(connection: sqlite3.Connection) -> bool:
    checked: tuple[str] = connection.execute("PRAGMA quick_check").fetchone()
    return checked == ("ok",) and seal.is_whole(connection)


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether nothing has been written yet, by us or by another program."""
    [tables] = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return not tables and not _number(connection, "application_id")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
