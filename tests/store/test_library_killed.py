"""Programs that import at once, and programs that are killed while they do."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from baklosan_desktop.assets import database_folder
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.library import Library
from tests.conftest import ROOT
from tests.homes import File, Home, opened
from tests.store.test_library import read

KILLS = 10
SETS = 12
IMPORTER = """
import sys
from hashlib import sha256
from baklosan_desktop.errors import ServerAway
from baklosan_desktop.labels.library import Offered, Origin
from tests.published import a_published, one_section
from tests.homes import opened

name, first, editions, sets = sys.argv[2], *map(int, sys.argv[3:])
AT_ONCE = 4

def labels():
    for edition in range(first, first + editions):
        for number in range(sets):
            own = f"{name}{number}"
            text = " ".join(f"word{at} of edition {edition}." for at in range(200))
            label = a_published(
                set_id=own, name=own, edition=str(edition), parts=one_section(text)
            )
            content = f"{own} {edition}".encode()
            yield Offered(label, Origin(own, sha256(content).hexdigest(), content))

try:
    with opened(sys.argv[1]).shelving() as shelving:
        offered = []
        for one in labels():
            offered.append(one)
            if len(offered) == AT_ONCE:
                shelving.keep_all(offered)
                for one in offered:
                    print(one.label.set_id, one.label.edition, flush=True)
                offered = []
except ServerAway:
    sys.exit(2)
"""


@contextmanager
def importer(place: str, name: str, first: int, editions: int) -> Iterator[subprocess.Popen[str]]:
    """A program that imports so many editions of its labels, and tells each that is kept."""
    numbers = map(str, (first, editions, SETS))
    with subprocess.Popen(  # noqa: S603 - starts this very Python
        [sys.executable, "-c", IMPORTER, place, name, *numbers],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def newest(library: Library) -> dict[str, int]:
    """The newest edition of each label, after a look at whether all of its text is of it."""
    found: dict[str, int] = {}
    for one in library.listed():
        [section] = read(library).labels.label(LabelId(one.id)).sections
        assert [p.text.count(f"of edition {one.edition}.") for p in section.paragraphs] == [200]
        found[one.name] = int(one.edition)
    return found


def told(process: subprocess.Popen[str], most: int) -> dict[str, int]:
    """The newest edition of each label that a program has told of, in so many lines."""
    assert process.stdout
    lines = (process.stdout.readline() for _ in range(most))
    return {name: int(edition) for name, edition in (line.split() for line in lines if line)}


def test_two_programs_that_import_at_once_lose_nothing(home: Home) -> None:
    """Both begin with no file at all, and each has labels that the other has, too."""
    with (
        importer(home.place, "both", 1, 5) as one,
        importer(home.place, "both", 1, 5) as same,
        importer(home.place, "other", 1, 5) as other,
    ):
        for process in (one, same, other):
            assert len(told(process, SETS * 5)) == SETS
            assert process.wait(30) == 0
    names = [f"{name}{number}" for name in ("both", "other") for number in range(SETS)]
    assert newest(home.open()) == dict.fromkeys(names, 5)
    home.assert_sound()


def test_killed_import_leaves_the_old_or_the_new_edition_whole(tmp_path: Path) -> None:
    kill_importers(tmp_path, KILLS)


def kill_importers(folder: Path, kills: int) -> int:
    """Kill each a little after some label was kept: what it told is there, and nothing torn.

    Return how many labels were told of.
    """
    moments = random.Random(9)  # noqa: S311 - the same moments in every run
    kept: dict[str, int] = {}
    count = 0
    for round_ in range(kills):
        with importer(str(folder), "label", 1 + round_, 1_000) as process:
            count += (many := moments.randrange(1, 2 * SETS))
            first = told(process, many)
            assert first
            kept |= first
            for _ in range(moments.randrange(400_000)):
                pass
            process.kill()
            kept |= told(process, 10_000)
        with closing(sqlite3.connect(folder / libraries.LIBRARY)) as connection:
            assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        there = newest(opened(str(folder)))
        assert {name: edition for name, edition in kept.items() if there[name] < edition} == {}
    File(folder).assert_sound()
    assert libraries.file(folder, database_folder()).problems() == []
    return count
