"""The desk keeps what it was given, whatever happens to the program that wrote it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import TableClause

from baklosan_desktop.assets import database_folder
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.own_notes import MOST_CHARACTERS, Kept, tidied
from baklosan_desktop.store import desk as desks
from baklosan_desktop.store import schema
from baklosan_desktop.store.desk import Desk
from tests.builders import DEMO, WRITTEN, a_bookmark, an_own_note
from tests.conftest import ROOT
from tests.fakes import FakeDesk

KILLS = 20
WRITER = """
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import BusyUserFile
from baklosan_desktop.labels.own_notes import OwnNote
from baklosan_desktop.store import desk

def is_kept(kept, own):
    try:
        kept.write(own)
    except BusyUserFile:  # so it is told on a machine that is busy, and tried again
        return False
    return True

def keep(name, many):
    kept = desk.Desk.open(desk.file(Path(sys.argv[1]), database_folder()))
    now = datetime.now(UTC).replace(microsecond=0)
    for number in range(many):
        note = f"{name}-{number}"
        own = OwnNote(note, "demo", "1", "dosage", f"Note {note}. " + "x" * 500, now)
        while not is_kept(kept, own):
            pass
        print(note, flush=True)

for order in sys.stdin:
    if child := os.fork():
        os.waitpid(child, 0)
        print("ended", flush=True)
    else:
        print(os.getpid(), flush=True)
        name, many = order.split()
        keep(name, int(many))
        os._exit(0)
"""


def opened(folder: Path) -> Desk:
    return Desk.open(desks.file(folder, database_folder()))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return opened(tmp_path)


@pytest.fixture(params=["kept on disk", "kept in memory"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Desk | FakeDesk:
    """The desk and the fake of it that other tests use: both answer alike."""
    return FakeDesk() if request.param == "kept in memory" else opened(tmp_path)


def test_new_desk_is_empty(either: Desk | FakeDesk) -> None:
    assert either.all() == either.of(DEMO) == Kept()


def test_notes_come_back_in_the_order_in_which_they_were_first_kept(
    either: Desk | FakeDesk,
) -> None:
    notes = an_own_note(id="z"), an_own_note(id="a", written=WRITTEN - timedelta(days=1))
    for note in notes:
        either.write(note)
    assert either.all().notes == notes


def test_changed_note_keeps_its_place(either: Desk | FakeDesk) -> None:
    for note in (an_own_note(), an_own_note(id="n2")):
        either.write(note)
    changed = an_own_note(text="Another.", section="storage", written=WRITTEN + timedelta(days=1))
    either.write(changed)
    assert either.all().notes == (changed, an_own_note(id="n2"))


def test_note_that_is_removed_can_be_put_back(either: Desk | FakeDesk) -> None:
    either.write(an_own_note())
    either.remove("n1")
    assert either.all() == Kept()
    either.remove("n1")
    either.write(an_own_note())
    assert either.all().notes == (an_own_note(),)


def test_bookmarks_are_set_once_and_taken_away(either: Desk | FakeDesk) -> None:
    for section in ("storage", "dosage", "storage"):
        either.mark(a_bookmark(section=section))
    assert either.all().bookmarks == (a_bookmark(), a_bookmark(section="storage"))
    for _ in range(2):
        either.unmark(a_bookmark())
    assert either.all().bookmarks == (a_bookmark(section="storage"),)


def test_each_label_has_its_own(either: Desk | FakeDesk) -> None:
    other = LabelId("other")
    for label in (DEMO, other):
        either.write(an_own_note(id=label, label=label))
        either.mark(a_bookmark(label=label))
    theirs = Kept((an_own_note(id="other", label=other),), (a_bookmark(label=other),))
    assert either.of(other) == theirs
    either.unmark(a_bookmark())
    assert either.of(other) == theirs
    assert either.of(DEMO).bookmarks == ()


def test_merging_adds_what_is_missing_once(either: Desk | FakeDesk) -> None:
    either.write(an_own_note())
    coming = Kept((an_own_note(), an_own_note(id="n2", text="Another.")), (a_bookmark(),))
    added = Kept((an_own_note(id="n2", text="Another."),), (a_bookmark(),))
    assert either.merge(coming) == added
    assert either.merge(coming) == Kept()
    assert either.all() == coming


@given(typed=st.text(alphabet=st.characters(), min_size=1).filter(tidied))
def test_any_text_comes_back_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, typed: str
) -> None:
    desk = opened(tmp_path_factory.getbasetemp() / "any text")
    note = an_own_note(text=tidied(typed)[:MOST_CHARACTERS].strip())
    desk.write(note)
    assert desk.all().notes == (note,)


@pytest.mark.parametrize("text", ["x" * MOST_CHARACTERS, "𝄞" * MOST_CHARACTERS])
def test_longest_note_fits(desk: Desk, text: str) -> None:
    desk.write(an_own_note(text=text))
    assert desk.all().notes == (an_own_note(text=text),)


def test_what_was_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    opened(tmp_path).write(an_own_note())
    assert opened(tmp_path).all().notes == (an_own_note(),)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copies", "desk.sqlite3"]


def test_damaged_desk_goes_back_to_the_day_before_and_says_so(tmp_path: Path) -> None:
    opened(tmp_path).write(an_own_note())
    assert opened(tmp_path).notice == ""
    tomorrow = date(2099, 1, 1)
    file = desks.file(tmp_path, database_folder())
    Desk.open(file, lambda: tomorrow).write(an_own_note(id="n2"))
    file.path.write_bytes(b"no database" * 500)
    again = opened(tmp_path)
    assert f"is back as it was on {tomorrow.isoformat()}" in again.notice
    assert again.all().notes == (an_own_note(),)


def test_notes_can_be_used_where_they_cannot_be_copied(tmp_path: Path) -> None:
    tmp_path.joinpath("copies").write_text("a file where the folder should be")
    desk = opened(tmp_path)
    assert desk.notice.startswith("The notes are not copied: ")
    desk.write(an_own_note())
    assert opened(tmp_path).all().notes == (an_own_note(),)


@pytest.mark.parametrize("table", schema.DESK_TABLES, ids=lambda table: table.name)
def test_tables_are_strict_and_those_of_the_sql_files(
    desk: Desk, tmp_path: Path, table: TableClause
) -> None:
    assert desk.all() == Kept()
    with closing(sqlite3.connect(tmp_path / desks.DESK)) as connection:
        columns = connection.execute(f"PRAGMA table_info('{table.name}')").fetchall()
        [(*_, strict)] = connection.execute(f"PRAGMA table_list('{table.name}')")
    assert [column.name for column in table.columns] == [name for _, name, *_ in columns]
    assert strict


@pytest.mark.parametrize(
    "row",
    [
        ("", "demo", "1", "dosage", "x", "2026-03-04T09:05:30Z"),
        ("n", "demo", "1", "dosage", "", "2026-03-04T09:05:30Z"),
        ("n", "demo", "1", "dosage", "x" * 4001, "2026-03-04T09:05:30Z"),
        ("n", "demo", "1", "dosage", "x", "2026-13-04T09:05:30Z"),
        ("n", "demo", "1", "dosage", "x", "yesterday"),
    ],
    ids=str,
)
def test_row_that_is_no_note_is_refused(desk: Desk, tmp_path: Path, row: tuple[str, ...]) -> None:
    assert desk.all() == Kept()
    insert = (
        "INSERT INTO note (id, label_id, edition, section, text, written) VALUES (?, ?, ?, ?, ?, ?)"
    )
    with (
        closing(sqlite3.connect(tmp_path / desks.DESK)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="CHECK"),
    ):
        connection.execute(insert, row)


class Host:
    """A program that starts writers, one after the other, and passes on what they say."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - starts this very Python
            [sys.executable, "-c", WRITER, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )

    def start(self, name: str, many: int) -> None:
        """Let a writer keep many notes, each id beginning with its name."""
        assert self.process.stdin
        print(name, many, file=self.process.stdin, flush=True)
        self._writer = int(self.reads(1)[0])

    def reads(self, many: int) -> list[str]:
        """Return the ids of the next notes that the writer acknowledges."""
        assert self.process.stdout
        return [self.process.stdout.readline().strip() for _ in range(many)]

    def rest(self) -> list[str]:
        """Return the ids that the writer acknowledges until it has ended."""
        assert self.process.stdout
        return [line.strip() for line in iter(self.process.stdout.readline, "ended\n")]

    def kill(self) -> list[str]:
        """Kill the writer; return what it had acknowledged and nobody had read."""
        os.kill(self._writer, signal.SIGKILL)
        return self.rest()


@pytest.fixture
def hosts(tmp_path: Path) -> Iterator[tuple[Host, Host]]:
    with two_hosts(tmp_path) as both:
        yield both


@contextmanager
def two_hosts(folder: Path) -> Iterator[tuple[Host, Host]]:
    both = Host(folder), Host(folder)
    try:
        yield both
    finally:
        for host in both:
            os.killpg(host.process.pid, signal.SIGKILL)
            host.process.communicate()


def test_two_programs_writing_at_once_lose_nothing(
    hosts: tuple[Host, Host], tmp_path: Path
) -> None:
    """Both begin with no file at all."""
    for name, host in zip(("one", "two"), hosts, strict=True):
        host.start(name, 100)
    said = [host.rest() for host in hosts]
    assert [len(ids) for ids in said] == [100, 100]
    assert {note.id for note in opened(tmp_path).all().notes} == {*said[0], *said[1]}


@pytest.mark.timeout(300)  # programs that wait for each other take their time on a busy machine
def test_no_note_that_was_acknowledged_is_lost_when_programs_are_killed(
    hosts: tuple[Host, Host], tmp_path: Path
) -> None:
    kill_writers(hosts, tmp_path, KILLS)


def kill_writers(hosts: tuple[Host, Host], folder: Path, kills: int) -> int:
    """Kill each a little after some note, while the other one writes, too; return the notes."""
    moments = random.Random(9)  # noqa: S311 - the same moments in every run
    said: set[str] = set()
    for pair in range(kills // 2):
        for one, host in enumerate(hosts):
            host.start(f"{pair}.{one}", 100_000)
        for host in hosts:
            said.update(host.reads(moments.randrange(1, 12)))
            for _ in range(moments.randrange(50_000)):
                pass
            said.update(host.kill())
        with closing(sqlite3.connect(folder / desks.DESK)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert said <= {note.id for note in opened(folder).all().notes}
    assert len({name.split("-")[0] for name in said}) == kills
    return len(said)
