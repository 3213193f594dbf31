"""An editor writes, a reader reads and can do nothing else, by the roles that are documented."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import NoServerLibrary, ServerRefuses
from baklosan_desktop.labels.importing import FileState
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.library import Library
from tests.cluster import Cluster
from tests.published import a_published, one_section
from tests.store.test_library import an_origin, keep, read

ROLES = (database_folder() / "postgresql" / "roles.sql").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def editor(cluster: Cluster) -> Iterator[str]:
    """The address of a library for its editor, with the roles and nothing else."""
    cluster.made("baklosan")
    cluster.say(ROLES, "baklosan")
    reading = cluster.address("baklosan", "baklosan_reader")
    with pytest.raises(NoServerLibrary):
        opened(reading, is_read_only=True)
    with pytest.raises(ServerRefuses, match="only reads"):
        opened(reading, is_read_only=False)
    yield cluster.address("baklosan", "baklosan_editor")
    cluster.say("DROP DATABASE baklosan WITH (FORCE)")
    cluster.say("DROP ROLE baklosan_editor")
    cluster.say("DROP ROLE baklosan_reader")


@pytest.fixture(scope="module")
def reader(editor: str) -> str:
    """The address of the same library for a workstation."""
    return editor.replace("baklosan_editor", "baklosan_reader")


def opened(address: str, *, is_read_only: bool) -> Library:
    server = libraries.server(address, database_folder(), is_read_only=is_read_only)
    return Library.served(server)


def test_what_the_editor_makes_the_reader_reads(editor: str, reader: str) -> None:
    edited = opened(editor, is_read_only=False)
    keep(edited, a_published(set_id="read", name="Read", parts=one_section("Avoid grapefruit.")))
    reading = opened(reader, is_read_only=True)
    [own] = reading.found("read")
    assert [hit.label for hit in read(reading).search.search_all("grapefruit").hits] == [own.id]
    assert read(reading).facts(own.id).dose_rules == ()
    for library in (edited, reading):
        library.close()


def test_reader_can_change_nothing_even_if_it_wants(
    editor: str, reader: str, cluster: Cluster
) -> None:
    edited = opened(editor, is_read_only=False)
    keep(edited, a_published(set_id="kept", name="Kept"))
    [kept] = edited.found("kept")
    allowed = f"{reader}&options=-c default_transaction_read_only=off"
    for address, why in ((reader, "only reads"), (allowed, "may not do that")):
        bold = opened(address, is_read_only=False)
        refused = partial(pytest.raises, ServerRefuses, match=f"^On the .*' this user {why}")
        with bold.shelving() as shelving:
            with refused():
                shelving.remove(kept.id)
            with refused():
                shelving.keep(a_published(set_id="kept", edition="9"), an_origin(), is_last=True)
        bold.close()
    assert edited.found("kept") == (kept,)
    edited.close()
    say = "SET default_transaction_read_only = off; "
    for statement in ("DELETE FROM label", "CREATE TABLE own (one integer)", "TRUNCATE word"):
        with pytest.raises(Exception, match="non-zero exit"):
            cluster.say(say + statement, "baklosan", "baklosan_reader")


def test_editor_adds_replaces_and_removes(editor: str, reader: str) -> None:
    edited, reading = opened(editor, is_read_only=False), opened(reader, is_read_only=True)
    for edition in ("3", "4"):
        keep(edited, a_published(set_id="own", name="Own", edition=edition))
    [own] = edited.found("own")
    assert [one.edition for one in edited.older(own.id)] == ["3"]
    edited.look_at({Path("new.xml"): FileState(1, 2)})
    with edited.shelving() as shelving:
        shelving.remove(own.id)
    assert "Own" not in {one.name for one in reading.listed()}
    for library in (edited, reading):
        library.close()


def test_reader_waits_no_longer_than_five_seconds(editor: str, cluster: Cluster) -> None:
    assert editor
    settings = "SHOW statement_timeout; SHOW default_transaction_read_only"
    assert cluster.say(settings, "baklosan", "baklosan_reader").split() == ["5s", "on"]
