"""A library on a server: made once, read by many, and explained where it cannot be used."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import (
    LabelError,
    LibraryServerError,
    NoServerDriver,
    NoServerLibrary,
    ServerAway,
    ServerBusy,
    ServerRefuses,
)
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.published import Product
from baklosan_desktop.store import database, schema
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store import server as servers
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.place import reading
from baklosan_desktop.store.server import Server
from baklosan_desktop.store.shelf import Shelf
from tests.cluster import Cluster
from tests.conftest import ROOT
from tests.homes import OnServer
from tests.published import a_published, one_section
from tests.store.test_library import TABLES, an_origin, keep, read
from tests.store.test_library_killed import SETS, importer, newest, told

SQL = database.schema_files(database_folder() / "postgresql")
NOWHERE = "postgresql+psycopg://reader:secret@/nothing?host=/nowhere"


def writer(address: str) -> Server:
    return libraries.server(address, database_folder(), is_read_only=False)


def reader(address: str) -> Server:
    return libraries.server(address, database_folder())


@pytest.fixture
def asked(served: OnServer) -> Iterator[Engine]:
    """What a workstation reads a library with."""
    engine = reader(served.place).open()
    yield engine
    engine.dispose()


@pytest.fixture
def blank(cluster: Cluster, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database with nothing in it."""
    name = f"blank-{abs(hash(request.node.name))}"
    yield cluster.made(name)
    cluster.say(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_reader_refuses_a_database_without_a_library(blank: str) -> None:
    with pytest.raises(NoServerLibrary, match="is not made yet"):
        Library.served(reader(blank))


def test_library_is_made_by_several_at_once_and_once_only(blank: str, cluster: Cluster) -> None:
    def opened(_number: int) -> None:
        Library.served(writer(blank)).close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(opened, range(4)))
    name = blank.split("/")[3].split("?", maxsplit=1)[0]
    assert cluster.say("SELECT count(*) FROM library_version", name) == str(len(SQL))
    empty = Library.served(reader(blank))
    assert empty.listed() == ()
    empty.close()


def test_file_that_is_missing_is_run_and_one_that_fails_changes_nothing(
    blank: str, tmp_path: Path
) -> None:
    writer(blank).open().dispose()
    more = tmp_path / "9999_more.sql"
    newer = writer(blank)._replace(migrations=[*SQL, more])
    more.write_text("CREATE TABLE more (one integer); CREATE TABLE more (one integer);")
    with pytest.raises(Exception, match="already exists"):
        newer.open()
    more.write_text("CREATE TABLE more (one integer);")
    newer.open().dispose()
    with pytest.raises(NoServerLibrary, match="newer version"):
        reader(blank).open()
    with pytest.raises(NoServerLibrary, match="older version"):
        reader(blank)._replace(migrations=[*SQL, more, more]).open()


def test_library_that_an_older_program_made_is_brought_up_to_date(blank: str) -> None:
    writer(blank)._replace(migrations=SQL[:1]).open().dispose()
    library = Library.served(writer(blank))
    keep(library, a_published(parts=one_section("Kidney, or renal, failure.")))
    assert len(read(library).search.search_all("kidney failure").hits) == 1
    library.close()


def test_text_that_had_a_row_for_each_line_is_still_there(blank: str, cluster: Cluster) -> None:
    older = writer(blank)._replace(migrations=SQL[:2])
    older.open().dispose()
    name = blank.split("/")[3].split("?", maxsplit=1)[0]
    cluster.say(
        """
        INSERT INTO original VALUES (repeat('0', 64), 'one.xml', 1, 'none');
        INSERT INTO label VALUES ('one', 'One', '', '', '', 'en', '1', 'a file', NULL, NULL,
            repeat('0', 64));
        INSERT INTO section VALUES (7, 'one', 0, 'dosage', 'DOSAGE', 'Dosage', NULL, NULL, 1, 3);
        INSERT INTO paragraph VALUES
            ('one', 3, 'dosage', 'C.'), ('one', 1, 'dosage', E'A\n.'), ('one', 2, 'dosage', 'B.');
        """,
        name,
    )
    writer(blank).open().dispose()
    assert cluster.say("SELECT replace(text, chr(10), '/') FROM section", name) == "A ./B./C."


def test_database_that_is_not_in_utf_8_is_refused(cluster: Cluster) -> None:
    options = "ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
    cluster.say(f"CREATE DATABASE latin {options}")
    with pytest.raises(ServerRefuses, match="not in UTF-8"):
        writer(cluster.address("latin")).open()
    cluster.say("DROP DATABASE latin WITH (FORCE)")


def test_tables_are_those_that_are_asked(served: OnServer) -> None:
    found = served.ask(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' ORDER BY ordinal_position"
    )
    for table in (*TABLES, schema.PAGE):
        own = [column for name, column in found if name == table.name]
        assert own == [column.name for column in table.columns]


def test_reader_cannot_write(served: OnServer) -> None:
    opened = Library.served(reader(served.place))
    with opened.shelving() as shelving, pytest.raises(ServerRefuses, match="this user only reads"):
        shelving.keep(a_published(), an_origin(), is_last=True)
    opened.close()


def test_statement_that_takes_too_long_is_given_up(asked: Engine) -> None:
    with asked.connect() as connection:
        connection.exec_driver_sql("SET statement_timeout = 1")
        with pytest.raises(ServerBusy, match="did not answer in time"):
            connection.exec_driver_sql("SELECT pg_sleep(5)")


def test_program_that_asks_too_much_at_once_is_told_that_the_server_is_busy(
    served: OnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "_LONGEST_QUEUE", 0.01)
    engine = reader(served.place).open()
    search = Shelf.of(engine).search
    with ExitStack() as held:
        for _ in range(4):
            held.enter_context(engine.connect())
        for asking in (engine.connect, lambda: search.search_all("grapefruit")):
            with pytest.raises(ServerAway, match=r"^The library server '.*/library' is busy\."):
                asking()
    engine.connect().close()
    engine.dispose()


def test_reading_sees_one_moment(served: OnServer) -> None:
    library = served.open()
    server = reader(served.place)
    engine = server.open()
    with reading(server, engine) as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM label").scalar_one()
        keep(library, a_published())
        assert connection.exec_driver_sql("SELECT count(*) FROM label").scalar_one() == before == 0
    with reading(server, engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM label").scalar_one() == 1
    engine.dispose()


@pytest.mark.parametrize("address", ["nonsense", "mysql://host/labels", "postgresql+asyncpg://x/y"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(LibraryServerError, match=r"cannot be read|is no kind of server"):
        reader(address)


def test_server_that_is_away_is_named_without_user_and_password() -> None:
    with pytest.raises(ServerAway) as refusal:
        reader(NOWHERE).open()
    assert str(refusal.value).startswith("The library server '/nowhere/nothing' cannot be reached")
    assert "secret" not in refusal.value.explanation


def test_patience_is_short_unless_the_address_says_otherwise() -> None:
    assert reader(NOWHERE).url.query["connect_timeout"] == "3"
    assert reader(f"{NOWHERE}&connect_timeout=9").url.query["connect_timeout"] == "9"


def test_server_that_is_killed_is_away_and_is_there_again_by_itself(
    served: OnServer, cluster: Cluster
) -> None:
    library = served.open()
    keep(library, a_published(parts=one_section("Avoid grapefruit.")))
    search = read(library).search
    assert len(search.search_all("grapefruit").hits) == 1
    cluster.stop()
    for asking in (library.listed, lambda: search.search_all("grapefruit")):
        with pytest.raises(ServerAway):
            asking()
    cluster.start()
    assert len(search.search_all("grapefruit").hits) == 1
    assert len(library.listed()) == 1


def test_import_that_is_killed_leaves_the_old_or_the_new_edition_whole(served: OnServer) -> None:
    kept: dict[str, int] = {}
    for first in range(1, 4):
        with importer(served.place, "label", first, 1_000) as process:
            kept |= told(process, 7 * first)
            process.kill()
            kept |= told(process, 10_000)
        there = newest(served.open())
        assert {name: edition for name, edition in kept.items() if there[name] < edition} == {}
    assert kept
    served.assert_sound()


def test_server_that_is_killed_amid_an_import_has_every_label_that_was_told_of(
    served: OnServer, cluster: Cluster
) -> None:
    assert kill_servers(served, cluster, 3)


def kill_servers(home: OnServer, cluster: Cluster, kills: int) -> int:
    """Kill the server each time after some labels were kept: these are there, and nothing torn.

    Return how many labels were told of.
    """
    kept: dict[str, int] = {}
    count = 0
    for first in range(1, kills + 1):
        with importer(home.place, "label", first, 1_000) as process:
            count += (many := 1 + 7 * first % (2 * SETS))
            kept |= told(process, many)
            time.sleep(first % 11 / 100)
            cluster.kill()
            kept |= told(process, 10_000)
            assert process.wait(30) == 2  # it knows why
        cluster.start_again()
        there = newest(home.open())
        assert {name: edition for name, edition in kept.items() if there[name] < edition} == {}
        home.assert_sound()
    return count


def test_damaged_page_is_noticed_and_nothing_of_it_is_shown(blank: str, cluster: Cluster) -> None:
    library = Library.served(writer(blank))
    assert library.notice == ""
    keep(library, a_published(parts=one_section("Take 10 mg daily.")))
    library.close()
    where = "CHECKPOINT; SELECT pg_relation_filepath('section')"
    page = cluster.folder / "data" / cluster.say(where, make_url(blank).database or "")
    cluster.stop()
    written = page.read_bytes()
    assert b"Take 10 mg" in written
    page.write_bytes(written.replace(b"Take 10 mg", b"Take 90 mg"))
    cluster.start()
    library = Library.served(reader(blank))
    [own] = library.listed()
    with pytest.raises(ServerAway, match="is damaged"):
        library.arranged(own.id)
    library.close()


def test_label_that_a_server_cannot_keep_is_refused_and_the_others_are_kept(
    served: OnServer,
) -> None:
    library = served.open()
    long = " ".join(f"{number:x}" * 20 for number in range(20_000))
    for parts in (one_section("Take \0."), one_section(long)):
        with library.shelving() as shelving, pytest.raises(LabelError, match="library server"):
            shelving.keep(a_published(parts=parts), an_origin(), is_last=True)
    keep(library, a_published(name="x" * 3000, products=(Product("x" * 3000),)))
    assert len(library.found("x" * 100)) == 1
    assert len(library.found("x" * 2999)) == 1
    served.assert_sound()


def test_character_that_no_server_holds_is_refused_where_it_is_asked(served: OnServer) -> None:
    with pytest.raises(ServerRefuses, match="cannot keep such a character"):
        served.open().named([LabelId("\0")])


def test_without_its_driver_a_server_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "psycopg.py").write_text("raise ImportError")
    source = f"""
import sys; sys.path.insert(0, {str(tmp_path)!r})
from baklosan_desktop.store.server import Server
from baklosan_desktop.store.shelf import Shelf
from baklosan_desktop.errors import NoServerDriver
try:
    Server.at({NOWHERE!r}, []).open()
except NoServerDriver as error:
    print(error.explanation)
"""
    told = subprocess.run(  # noqa: S603 - starts this very Python
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip().endswith("-server, or: pip install 'baklosan-desktop[server]'.")


def test_without_an_address_no_driver_is_loaded(python: Callable[[str], str]) -> None:
    source = "import sys, baklosan_desktop.cli; print(*sys.modules)"
    assert {"psycopg", "sqlalchemy.dialects.postgresql"}.isdisjoint(python(source).split())


def test_refusals_are_of_one_family() -> None:
    for kind in (NoServerDriver, NoServerLibrary, ServerAway, ServerRefuses):
        assert issubclass(kind, LibraryServerError)
        assert kind.advice
