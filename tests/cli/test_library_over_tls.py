"""A library on a server that is reached over a network: whom both sides trust, and what is told."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from traceback import format_exception
from typing import NamedTuple
from urllib.parse import quote

import pytest
from sqlalchemy import text

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import LibraryServerError, ServerAway, ServerRefuses
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.server import Server
from tests.certificates import identity
from tests.cluster import ADMIN, Cluster, running
from tests.command import Command

TYPED = "pa55:w@rd/?&"
SECRETS = TYPED, quote(TYPED, safe=""), "pa55"
NOT_TRUSTED = "has no certificate that this computer trusts"
GIVEN_UP_S = 15  # it is silent for 7 s, and then for the 3 s of a new connection
NOT_LET_IN = "cannot be reached, or does not let this computer in"


class Secured(NamedTuple):
    """A server that is reached by TLS: its port, and files of authorities."""

    port: int
    authorities: Path
    cluster: Cluster

    def address(
        self, mode: str = "verify-full", *, host: str = "localhost", typed: str = TYPED
    ) -> str:
        """Where it is, for whoever trusts the right authority."""
        place = f"{ADMIN}:{quote(typed, safe='')}@{host}:{self.port}/postgres"
        return f"postgresql://{place}?sslmode={mode}&sslrootcert={self.authorities / 'right'}"


@pytest.fixture(scope="module")
def secured(postgresql: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """A server that keeps no data checksums."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
    except PermissionError:
        pytest.skip("only local sockets may be opened here")
    folder = tmp_path_factory.mktemp("authorities")
    right = identity("authority")
    own = identity("localhost", right)
    others = {"of the same name": identity("authority"), "of another name": identity("stranger")}
    for name, one in {"right": right, **others}.items():
        (folder / name).write_bytes(one.certificate)
    with running(postgresql) as cluster:
        cluster.say(f"ALTER ROLE {ADMIN} PASSWORD '{TYPED}'")
        cluster.secure(own.certificate, own.key, port)
        yield Secured(port, folder, cluster)


def server(address: str) -> Server:
    return libraries.server(address, database_folder(), is_read_only=False)


def refused(address: str) -> LibraryServerError:
    """What is said, after a look at whether a password is in it or in what it comes from."""
    with pytest.raises(LibraryServerError) as refusal:
        Library.served(server(address))
    told = "".join(format_exception(refusal.value))
    assert [secret for secret in SECRETS if secret in told] == []
    return refusal.value


def test_server_that_the_right_authority_vouches_for_is_read_by_tls(secured: Secured) -> None:
    engine = server(secured.address()).open()
    with engine.connect() as connection:
        asked = text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        assert connection.execute(asked).scalar_one() is True
    engine.dispose()


@pytest.mark.parametrize("other", ["of the same name", "of another name", "missing"])
def test_server_that_no_authority_of_this_computer_vouches_for_is_refused(
    secured: Secured, other: str
) -> None:
    refusal = refused(secured.address().replace("/right", f"/{other}"))
    assert isinstance(refusal, ServerRefuses)
    assert str(refusal) == f"The library server 'localhost/postgres' {NOT_TRUSTED}."


def test_server_under_another_name_is_refused(secured: Secured) -> None:
    assert NOT_TRUSTED in str(refused(secured.address(host="127.0.0.1")))


def test_wrong_password_and_no_tls_are_refused_in_the_same_sentence(secured: Secured) -> None:
    for address in (secured.address(typed="pa55"), secured.address("disable")):
        refusal = refused(address)
        assert isinstance(refusal, ServerAway)
        assert NOT_LET_IN in str(refusal)
    written = secured.cluster.log.read_text(encoding="utf-8")
    assert "password authentication failed" in written
    assert [secret for secret in SECRETS if secret in written] == []


def test_whoever_imports_is_told_that_a_server_keeps_no_checksums(
    secured: Secured, baklosan: Command, file: Path
) -> None:
    named = ("--library", secured.address())
    status, out, err = baklosan.run("import", str(file), *named)
    assert status == 0
    assert err.startswith("The library server 'localhost/postgres' does not notice a damaged disk")
    assert [secret for secret in SECRETS if secret in out + err] == []
    assert "Demoxil" in baklosan("labels", *named)


def test_password_of_an_address_is_told_and_kept_nowhere(
    secured: Secured, baklosan: Command
) -> None:
    for address in (secured.address(), secured.address("disable")):
        told = baklosan.run("labels", "--library", address)
        _, *checked = baklosan.run("check")
        kept = [path.read_bytes().decode(errors="replace") for path in files(baklosan.data)]
        everything = "".join(map(str, (*told, *checked, *kept)))
        assert [secret for secret in SECRETS if secret in everything] == []


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "address",
    [
        "pa55@host/labels",
        "postgresql://reader:pa55@host:pa55/labels",
        "postgresql://reader:own@pa55@host/labels",
        "postgresql://reader:pa55@/labels?host=/nowhere&nonsense=1",
        "postgresql://reader:pa55@/labels?host=/nowhere&connect_timeout=soon",
        "postgresql://reader@/labels?host=/nowhere&nonsense=1&password=pa55",
    ],
)
def test_address_that_cannot_be_read_is_told_without_its_password(address: str) -> None:
    assert str(refused(address)) == "The address of the library server cannot be read."


def test_password_among_the_parameters_is_hidden_like_one_before_the_host() -> None:
    hidden = server("postgresql://reader@host/labels?password=pa55&sslmode=require")
    assert (hidden.url.password, hidden.url.query["sslmode"]) == ("pa55", "require")
    assert "pa55" not in f"{hidden!r}{hidden.url}{hidden.engine()!r}"
    assert "pa55" not in repr(server("postgresql://reader@host/labels?sslpassword=pa55"))


def test_server_that_stands_still_amid_a_session_is_given_up_and_asked_again(
    secured: Secured,
) -> None:
    Library.served(server(secured.address())).close()
    library = Library.served(libraries.server(secured.address(), database_folder()))
    there, started = library.listed(), time.monotonic()
    with secured.cluster.frozen(), pytest.raises(ServerAway):
        library.listed()
    assert time.monotonic() - started < GIVEN_UP_S
    assert library.listed() == there
    library.close()
