"""A PostgreSQL server of the tests' own, reached through a file: it opens no port."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

ADMIN = "admin"
_PLACES = "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin"
_LONGEST = 20.0  # seconds until those whom a killed server leaves behind are gone
_SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "shared_buffers": "32MB",
    "max_connections": "120",
}


def programs() -> Path | None:
    """Return the folder of the newest server that is installed here."""
    found = [path for one in _PLACES for path in Path("/").glob(one[1:])]
    found += [Path(on_path).resolve().parent] if (on_path := shutil.which("initdb")) else []
    return max((one for one in found if (one / "initdb").exists()), key=_version, default=None)


def _version(programs: Path) -> int:
    """Return which of several servers is newer, by the number in its folder."""
    numbers = re.findall(r"\d+", str(programs))
    return int(numbers[-1]) if numbers else 0


class Cluster(NamedTuple):
    """A server that can be started, stopped and killed; `folder` holds its socket and its log."""

    programs: Path
    folder: Path

    def start(self, **settings: str) -> None:
        """Start it and wait until it answers."""
        given = {**_SETTINGS, "unix_socket_directories": str(self.folder), **settings}
        options = " ".join(f"-c {name}={value}" for name, value in given.items())
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", str(self.log), "-o", options)

    def stop(self) -> None:
        """Stop it as if the power had gone."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self._data)

    def kill(self) -> None:
        """Kill it at once, so that it can tell nobody."""
        os.kill(self._pid, signal.SIGKILL)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it and all that it has started stand still meanwhile, whoever connects."""
        children = Path(f"/proc/{self._pid}/task/{self._pid}/children").read_text(encoding="ascii")
        still = [self._pid, *map(int, children.split())]
        try:
            for pid in still:
                os.kill(pid, signal.SIGSTOP)
            yield
        finally:
            for pid in still:
                os.kill(pid, signal.SIGCONT)

    def start_again(self) -> None:
        """Start it after it was killed, as soon as all that it had started is gone."""
        last = time.monotonic() + _LONGEST
        while True:
            try:
                return self.start()
            except subprocess.CalledProcessError:
                if time.monotonic() > last:
                    raise

    def secure(self, certificate: bytes, key: bytes, port: int) -> None:
        """Start it anew so that it takes connections to a port, by TLS and with a password.

        From then on it is no longer found through its file.
        """
        self.stop()
        allowed = "hostssl all all 127.0.0.1/32 scram-sha-256\n"
        written = {"pg_hba.conf": allowed.encode(), "server.crt": certificate, "server.key": key}
        for name, content in written.items():
            file = Path(self._data, name)
            file.write_bytes(content)
            file.chmod(0o600)
            if user := _user():
                shutil.chown(file, user)
        self.start(listen_addresses="127.0.0.1", port=str(port), ssl="on")

    def address(self, database: str = "postgres", user: str = ADMIN) -> str:
        """Return where a program finds a database."""
        return f"postgresql+psycopg://{user}@/{database}?host={self.folder}"

    def made(self, database: str) -> str:
        """Make an empty database, and return where it is."""
        self.say(f'CREATE DATABASE "{database}"')
        return self.address(database)

    def say(self, statement: str, database: str = "postgres", user: str = ADMIN) -> str:
        """Let psql say something, and return what it answers."""
        place = ("-h", str(self.folder), "-U", user, "-d", database)
        return self._run("psql", *place, "-v", "ON_ERROR_STOP=1", "-qAtc", statement)

    @contextmanager
    def writing_down(self) -> Iterator[Callable[[], str]]:
        """Have every statement written down meanwhile; what is given returns what was."""
        before = len(self.log.read_text(encoding="utf-8"))
        self.say(f"ALTER ROLE {ADMIN} SET log_statement = 'all'")
        try:
            yield lambda: self.log.read_text(encoding="utf-8")[before:]
        finally:
            self.say(f"ALTER ROLE {ADMIN} RESET log_statement")

    @property
    def log(self) -> Path:
        """What the server writes down."""
        return self.folder / "log"

    @property
    def _pid(self) -> int:
        pid, *_ = (Path(self._data) / "postmaster.pid").read_text(encoding="utf-8").split()
        return int(pid)

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *arguments: str) -> str:
        with tempfile.TemporaryFile("w+") as said:
            subprocess.run(  # noqa: S603 - the server's own programs
                [str(self.programs / program), *arguments],
                stdout=said, stderr=subprocess.STDOUT, check=True, cwd="/", user=_user(),
            )  # fmt: skip
            said.seek(0)
            return said.read().strip()


@contextmanager
def running(programs: Path, *options: str) -> Iterator[Cluster]:
    """Give a new server that runs, made with such options, and leave nothing of it."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if user := _user():
        shutil.chown(folder, user)
    cluster = Cluster(programs, folder)
    try:
        options = ("-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8", *options)
        run = cluster._run  # noqa: SLF001 - its own maker
        run("initdb", "-D", str(folder / "data"), "-U", ADMIN, *options)
        cluster.start()
        yield cluster
    finally:
        with suppress(subprocess.CalledProcessError):
            cluster.stop()
        shutil.rmtree(folder)


def _user() -> str | None:
    """Return whom the server runs as, where that is not whoever tests: it refuses root."""
    if os.getuid():
        return None
    return "postgres" if Path("/var/lib/postgresql").exists() else "nobody"
