"""A single wrong bit anywhere in a library is noticed, or changes nothing that is read.

What is shown of a text is right or refused, always; all else is found by the check.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.arranging import Arranged
from baklosan_desktop.labels.hit import Hit
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.store import database
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.user_file import UserFile
from tests import packed
from tests.published import a_published, one_section
from tests.store.test_library import read

FLIPS = 50  # with each of four seeds
LABELS = (
    a_published(),
    a_published(edition="4"),
    a_published(set_id="2", name="Ménière-Stop", parts=one_section("Rash is said to be rare.")),
)
ASKED = ("rash", "take one tablet", "evening", "rare")


class Texts(NamedTuple):
    """What is read in use: what of it is refused is not in it."""

    labels: dict[LabelId, Arranged]
    hits: set[Hit]


@pytest.fixture
def file(tmp_path: Path) -> UserFile:
    """A library in which no byte is spare: small pages, without gaps and without a log."""
    file = packed.kept(tmp_path / "own", *LABELS)
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA page_size = 512")
        connection.execute("VACUUM")
    return file


@contextmanager
def in_use(file: UserFile) -> Iterator[Library]:
    """The library as it is read while it is in use, over one connection that cannot write."""
    connect = database.connect_immutable
    engine = create_engine("sqlite://", creator=lambda: connect(file.path), poolclass=QueuePool)
    event.listen(engine, "handle_error", file.explain)
    try:
        yield Library(file, engine)
    finally:
        engine.dispose()


def texts(library: Library, ids: list[LabelId]) -> tuple[Texts, bool]:
    """All texts that are shown of these labels, and whether anything was refused."""
    labels: dict[LabelId, Arranged] = {}
    hits: set[Hit] = set()
    is_refused = False
    for label_id in ids:
        try:
            labels[label_id] = library.arranged(label_id)
        except BaklosanError:
            is_refused = True
    for typed in ASKED:
        try:
            found = read(library).search.search_all(typed)
        except BaklosanError:
            is_refused = True
        else:
            hits |= {*found.hits}
            is_refused |= bool(found.damaged)
    return Texts(labels, hits), is_refused


def everything(library: Library, ids: list[LabelId]) -> list[object]:
    """All that can be asked of a library, but for the files of a watched folder.

    These are looked at once more where they are taken for others.
    """
    return [
        library.listed(),
        *map(library.found, ("", "demo", "stop", "demoxine", "D1")),
        *map(library.older, ids),
        *map(library.remarks, ids),
        *map(library.original, ids),
        texts(library, ids),
    ]


def flipped(file: UserFile, seed: int) -> Iterator[int]:
    """Flip one bit after the other, each in a file that is otherwise whole."""
    whole = file.path.read_bytes()
    choose = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(FLIPS):
        bit = choose.randrange(len(whole) * 8)
        spoilt = bytearray(whole)
        spoilt[bit // 8] ^= 1 << bit % 8
        for path in file.path.parent.iterdir():
            path.unlink()
        file.path.write_bytes(spoilt)
        yield bit


@pytest.mark.timeout(300)  # much is read, on a machine that may be busy
@pytest.mark.parametrize("seed", range(4))
def test_single_wrong_bit_is_noticed_or_touches_nothing_that_is_read(
    file: UserFile, seed: int
) -> None:
    with in_use(file) as library:
        ids = [one.id for one in (*library.listed(), *library.older(library.listed()[0].id))]
        whole, right = everything(library, ids), texts(library, ids)[0]
    assert len(ids) == len(LABELS)
    assert {hit.label for hit in right.hits} == {*ids[:2]}
    assert file.problems() == []
    noticed = 0
    for bit in flipped(file, seed):
        with in_use(file) as library:
            now, _ = texts(library, ids)
        assert now.labels.items() <= right.labels.items(), f"bit {bit} shows a wrong text"
        assert now.hits <= right.hits, f"bit {bit} shows a wrong hit"
        if file.problems():
            noticed += 1
            continue
        with in_use(file) as library:
            assert everything(library, ids) == whole, f"bit {bit} was not noticed"
    assert noticed > FLIPS // 3
