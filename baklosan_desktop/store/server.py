"""A library on a PostgreSQL server, which many read and a few write, one at a time.

The driver is loaded only where an address of a server is given.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple, Self
from weakref import finalize

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    PoolProxiedConnection,
    QueuePool,
    create_engine,
    event,
    exc,
    make_url,
    text,
)
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection

from baklosan_desktop.errors import (
    LibraryServerError,
    NoServerDriver,
    NoServerLibrary,
    ServerAway,
    ServerBusy,
    ServerRefuses,
)
from baklosan_desktop.tongue import _, translatable

SCHEME = "postgresql"
DRIVER = "postgresql+psycopg"
_LOCK = 0x42414C49  # "BALI": one program writes at a time
_APPLICATION = "baklosan"
_LIMITS = {"statement_timeout": "5000", "default_transaction_read_only": "on"}  # of readers; ms
_LONGEST_SILENCE = 7.0  # seconds that a reader waits: longer than a statement may take
_CONNECTIONS, _LONGEST_QUEUE = 2, 5.0  # of one program, kept open; seconds
# Of libpq: seconds, but the time for what was sent and is not acknowledged, which is in ms.
_PATIENCE = {
    "connect_timeout": "3",
    "tcp_user_timeout": "8000",
    "keepalives_idle": "10",
    "keepalives_interval": "3",
    "keepalives_count": "2",
}
_ONE_MOMENT = "REPEATABLE READ"  # what a reader sees of a transaction's beginning
_NOT_TRUSTED = re.compile(  # in the words of libpq and OpenSSL
    "certificate verify failed|signature failure|does not match host name|root certificate file"
)
_VERSION = text("SELECT max(version) FROM library_version")
_UNREADABLE = translatable("The address of the library server cannot be read.")
_NOT_UTF8 = translatable("The database '{server}' is not in UTF-8.")
_NEWER = translatable(
    "The library on '{server}' is of a newer version of this program than this computer has."
)
_OLDER = translatable("The library on '{server}' is of an older version of this program.")
_NOT_WATCHED = translatable(
    "The library server '{server}' does not notice a damaged disk: have it keep data checksums."
)
_NOT_MADE = translatable("The library on '{server}' is not made yet.")
_BUSY = translatable("The library server '{server}' is busy.")
_NO_ANSWER = translatable("The library server '{server}' did not answer in time, or is shut down.")
_EXPLAINED: Mapping[str, tuple[type[LibraryServerError], str]] = {
    "08": (ServerAway, translatable("The library server '{server}' cannot be reached.")),
    "57014": (ServerBusy, _NO_ANSWER),
    "57": (ServerAway, _NO_ANSWER),
    "53": (
        ServerAway,
        translatable("The library server '{server}' has no disk, memory or connection left."),
    ),
    "55": (ServerAway, _BUSY),
    "40": (ServerAway, _BUSY),
    "58": (
        ServerAway, translatable("The library server '{server}' cannot read or write its disk."),
    ),
    "XX": (ServerAway, translatable("The library server '{server}' is damaged.")),
    "25": (ServerRefuses, translatable("On the library server '{server}' this user only reads.")),
    "28": (
        ServerRefuses, translatable("The library server '{server}' does not let this user in."),
    ),
    "42501": (
        ServerRefuses, translatable("On the library server '{server}' this user may not do that."),
    ),
    "42P01": (NoServerLibrary, translatable("There is no library on the server '{server}'.")),
    "certificate": (
        ServerRefuses,
        translatable(
            "The library server '{server}' has no certificate that this computer trusts."
        ),
    ),
    "OperationalError": (
        ServerAway,
        translatable(
            "The library server '{server}' cannot be reached, or does not let this computer in."
        ),
    ),
    "DataError": (
        ServerRefuses,
        translatable("The library server '{server}' cannot keep such a character."),
    ),
}  # fmt: skip


class Server(NamedTuple):
    """Where it is and its SQL files in order; one that only reads leaves it as it is.

    A reader no longer waits for it once it `is_left`.
    """

    url: URL
    migrations: Sequence[Path]
    is_read_only: bool = True
    is_left: Callable[[], bool] = bool  # never

    @classmethod
    def at(cls, address: str, migrations: Sequence[Path], *, is_read_only: bool = True) -> Self:
        """Read an address, `postgresql+psycopg://user@host/database?sslmode=verify-full`."""
        try:
            url = make_url(address)
        except (exc.ArgumentError, ValueError):
            raise LibraryServerError(_(_UNREADABLE)) from None  # which may quote a password
        if url.drivername not in {SCHEME, DRIVER}:
            unknown = _("'{kind}' is no kind of server that is known.")
            raise LibraryServerError(unknown.format(kind=url.drivername))
        if "@" in (url.host or ""):  # the end of a password
            raise LibraryServerError(_(_UNREADABLE))
        if secret := url.query.get("password"):  # shown with all of the query, but not there
            url = url.difference_update_query(["password"]).set(password=str(secret))
        patience = {name: given for name, given in _PATIENCE.items() if name not in url.query}
        url = url.set(drivername=DRIVER).update_query_dict(patience)
        return cls(url, migrations, is_read_only)

    def __repr__(self) -> str:
        """Tell no secret that an address may hold, such as that of a key."""
        return f"Server({self.name!r})"

    @property
    def name(self) -> str:
        """Where it is, for people: no password, no user."""
        host = self.url.host or str(self.url.query.get("host", ""))
        return "/".join(filter(None, (host, self.url.database)))

    def open(self) -> Engine:
        """Connect, and bring the library up to date unless it is only read."""
        engine = self.engine()
        with ExitStack() as unless_open:
            unless_open.callback(engine.dispose)
            with self.explained(), engine.connect() as connection:
                self._examine(connection)
            unless_open.pop_all()
        return engine

    def engine(self) -> Engine:
        """Return what connects when it is first asked."""
        try:
            engine = create_engine(
                self.url,
                poolclass=self._pool(),
                pool_size=_CONNECTIONS,
                max_overflow=_CONNECTIONS,
                pool_timeout=_LONGEST_QUEUE,
                pool_pre_ping=True,
                isolation_level=_ONE_MOMENT if self.is_read_only else "READ COMMITTED",
                connect_args={"prepare_threshold": None, "application_name": _APPLICATION},
            )
        except ImportError as error:
            problem = _("This program was installed without what speaks to a library server.")
            raise NoServerDriver(problem) from error
        finalize(engine, engine.pool.dispose)  # no connection outlives it
        event.listen(engine, "handle_error", self._explain)
        if self.is_read_only:
            self._only_read(engine)
        return engine

    def _only_read(self, engine: Engine) -> None:
        from baklosan_desktop.store.patience import connecting

        connect = connecting(_LONGEST_SILENCE, self.is_left)
        event.listen(engine, "do_connect", lambda _, __, given, options: connect(*given, **options))
        event.listen(engine, "connect", _limit)

    def notice(self, engine: Engine) -> str:
        """Return what an editor should know of how the server keeps the library, or nothing."""
        if self.is_read_only:
            return ""
        with self.explained(), engine.connect() as connection:
            if connection.exec_driver_sql("SHOW data_checksums").scalar_one() == "on":
                return ""
        return _(_NOT_WATCHED).format(server=self.name)

    @contextmanager
    def transaction(self, connection: Connection) -> Iterator[None]:
        """Write over a connection that is open already, when all others have done so."""
        with self.explained(), connection.begin():
            _wait_for_others(connection)
            yield

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Raise what the server or the driver says as what it means for this library."""
        try:
            yield
        except exc.DBAPIError as error:
            if explanation := self._meaning(error.orig):
                raise explanation from error
            raise

    def _meaning(self, cause: BaseException | None) -> LibraryServerError | None:
        """Return what an error means for this library; None where that is not known."""
        found = next((_EXPLAINED[name] for name in _names(cause) if name in _EXPLAINED), None)
        return found[0](_(found[1]).format(server=self.name)) if found else None

    def _explain(self, context: ExceptionContext) -> None:
        """Explain errors of the engine too, whoever uses it; others are told as they are."""
        cause = context.original_exception
        if context.connection is None and type(cause).__name__ == "ProgrammingError":
            raise LibraryServerError(_(_UNREADABLE)) from cause
        if not context.is_pre_ping and (explanation := self._meaning(cause)):
            raise explanation from cause

    def _pool(self) -> type[QueuePool]:
        """Return what keeps connections, and explains why there is none free."""
        server = self.name

        class Explaining(QueuePool):
            def connect(self) -> PoolProxiedConnection:
                try:
                    return super().connect()
                except exc.TimeoutError as error:
                    raise ServerAway(_(_BUSY).format(server=server)) from error

        return Explaining

    def _examine(self, connection: Connection) -> None:
        if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
            raise ServerRefuses(_(_NOT_UTF8).format(server=self.name))
        version = _version(connection)
        if version > len(self.migrations):
            raise NoServerLibrary(_(_NEWER).format(server=self.name))
        if version < len(self.migrations):
            if self.is_read_only:
                raise NoServerLibrary(_(_OLDER if version else _NOT_MADE).format(server=self.name))
            connection.rollback()
            self._migrate(connection)

    def _migrate(self, connection: Connection) -> None:
        """Run the files that are missing, all or none; of several programs one does it."""
        with connection.begin():
            _wait_for_others(connection)
            there = _version(connection)
            if not there:
                connection.exec_driver_sql(
                    "CREATE TABLE IF NOT EXISTS library_version (version integer PRIMARY KEY)"
                )
            as_it_is = {"no_parameters": True}
            for number, file in enumerate(self.migrations[there:], there + 1):
                script = file.read_text(encoding="utf-8")
                connection.exec_driver_sql(script, execution_options=as_it_is)
                connection.execute(
                    text("INSERT INTO library_version VALUES (:number)"), {"number": number}
                )


def _names(cause: BaseException | None) -> Iterator[str]:
    """Yield what an error is explained by: the state that SQL names, or else its kinds."""
    if state := getattr(cause, "sqlstate", None):
        yield from (state, state[:2])
    elif _NOT_TRUSTED.search(str(cause)):
        yield "certificate"
    else:
        yield from (kind.__name__ for kind in type(cause).__mro__)


def _version(connection: Connection) -> int:
    """Return how many of the files have been run."""
    there = connection.exec_driver_sql("SELECT to_regclass('library_version')").scalar()
    return int(connection.execute(_VERSION).scalar() or 0) if there else 0


def _wait_for_others(connection: Connection) -> None:
    """Wait until no other program writes; the lock ends with the transaction."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _limit(connection: DBAPIConnection, _record: object) -> None:
    """Set limits that last as long as a connection; the role of the user may be stricter."""
    connection.autocommit = True
    cursor = connection.cursor()
    for setting, value in _LIMITS.items():
        cursor.execute(f"SET {setting} = {value}")
    cursor.close()
    connection.autocommit = False
