"""What befalls the files of a user, and what is said then: db/FAULTS.md lists all of it."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from baklosan_desktop.assets import BUILD, DATABASE, database_folder
from baklosan_desktop.errors import ForeignUserFile, LostUserFile
from baklosan_desktop.labels.library import Offered
from baklosan_desktop.store import desk as desks
from baklosan_desktop.store import integrity
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.desk import Desk
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.user_file import UserFile
from tests import packed
from tests.builders import an_own_note
from tests.published import a_published
from tests.store.test_library import an_origin

FLIPS = 200
MANY = tuple(a_published(set_id=str(at), name=f"No {at}") for at in range(6))


@pytest.fixture
def desk(tmp_path: Path) -> UserFile:
    """A desk with two notes, and a copy of it from the last day of use."""
    file = desks.file(tmp_path, database_folder())
    for name in ("one", "two"):
        Desk.open(file, lambda: date(2026, 11, 27)).write(an_own_note(id=name))
    Desk.open(file, lambda: date(2026, 11, 28))
    return file


@pytest.fixture
def library(tmp_path: Path) -> UserFile:
    return packed.kept(tmp_path, *MANY)


def notes(file: UserFile) -> tuple[list[str], str]:
    opened = Desk.open(file, lambda: date(2026, 11, 29))
    return [note.id for note in opened.all().notes], opened.notice


def truncate(file: UserFile) -> None:
    content = file.path.read_bytes()
    file.path.write_bytes(content[: len(content) // 2])


def test_every_flipped_bit_of_the_bundled_labels_is_noticed(built: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "db"))
    path = folder / BUILD / DATABASE
    whole, choose = path.read_bytes(), random.Random(8)  # noqa: S311 - no secret
    for _ in range(FLIPS):
        at = choose.randrange(len(whole))
        with path.open("rb+") as stream:
            stream.seek(at)
            stream.write(bytes([whole[at] ^ 1 << choose.randrange(8)]))
            stream.flush()
            assert integrity.problems(folder)
            stream.seek(at)
            stream.write(whole[at : at + 1])
    assert integrity.problems(folder) == []


def empty(file: UserFile) -> None:
    file.path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [truncate, empty])
def test_desk_that_is_cut_or_emptied_is_back_from_its_copy(
    desk: UserFile, spoil: Callable[[UserFile], None]
) -> None:
    spoil(desk)
    there, said = notes(desk)
    assert there == ["one", "two"]
    assert "was damaged and is back as it was on 2026-11-28. The damaged file is kept" in said


def test_library_that_is_cut_is_set_aside(library: UserFile) -> None:
    truncate(library)
    opened = Library.open(library)
    assert "was damaged and begins anew. The damaged file is kept as" in opened.notice
    assert opened.notice.endswith(" Import your labels again.")
    assert library.problems() == []


def test_library_that_is_emptied_begins_anew(library: UserFile) -> None:
    empty(library)
    assert Library.open(library).listed() == ()


def test_database_of_another_program_is_left_alone(desk: UserFile, library: UserFile) -> None:
    for file in (desk, library):
        file.path.unlink()
        with closing(sqlite3.connect(file.path)) as connection:
            connection.execute("CREATE TABLE theirs (one TEXT)")
        before = file.path.read_bytes()
        with pytest.raises(ForeignUserFile):
            file.open()
        assert file.path.read_bytes() == before


def killed(file: UserFile, change: str, folder: Path) -> UserFile:
    """The file as a program leaves it that is killed: its last change stands in the log only."""
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute(change)
        connection.commit()
        shutil.copytree(file.path.parent, folder)
    return file._replace(path=folder / file.path.name)


@pytest.mark.parametrize("keep", [0, 100])
def test_log_that_is_missing_or_torn_costs_its_changes_and_no_more(
    library: UserFile, tmp_path: Path, keep: int
) -> None:
    change = "INSERT INTO looked_at VALUES ('somewhere', 1, 1)"
    file = killed(library, change, tmp_path.with_name(f"{tmp_path.name}-killed"))
    log = file.path.with_name(f"{file.path.name}-wal")
    log.write_bytes(log.read_bytes()[:keep]) if keep else log.unlink(missing_ok=True)
    assert file.problems() == []
    assert len(Library.open(file).listed()) == len(MANY)


def test_folder_that_vanishes_during_an_import_is_said_and_nothing_is_told_as_kept(
    tmp_path: Path,
) -> None:
    file = libraries.file(tmp_path / "drive", database_folder())
    with Library.open(file).shelving() as shelving:
        shelving.keep_all([Offered(MANY[0], an_origin("first"))])
        shutil.rmtree(tmp_path / "drive")
        with pytest.raises(LostUserFile, match="is no longer there"):
            shelving.keep_all([Offered(MANY[1], an_origin("second"))])
    assert not file.path.exists()
