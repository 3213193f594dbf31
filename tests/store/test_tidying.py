"""An index in many parts is slower to ask, and is put together after an import."""

import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.labels.library import Added, Offered
from baklosan_desktop.pipeline.library import imported
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store import shelving as module
from baklosan_desktop.store.library import LIBRARY, Library
from baklosan_desktop.store.shelving import Shelving
from tests.published import a_published, one_section, read_demo, written
from tests.search.builders import NOTHING_KNOWN
from tests.store.test_library import an_origin

# FTS5 keeps the pages of a part under ids that begin with its number.
PARTS = "SELECT count(DISTINCT id >> 37) FROM section_search_data WHERE id >> 37 > 0"
WORDS = ("alpha", "beta", "gamma")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(libraries.file(tmp_path, database_folder()))


def keep(shelving: Shelving, *words: str) -> None:
    """Keep a label for each word, one after the other."""
    for word in words:
        label = a_published(set_id=word, name=word, parts=one_section(f"Take {word}."))
        shelving.keep_all([Offered(label, an_origin(word), is_last=True)])


def parts(folder: Path) -> int:
    with closing(sqlite3.connect(folder / LIBRARY)) as connection:
        return int(connection.execute(PARTS).fetchone()[0])


def found(library: Library, typed: str) -> list[str]:
    hits = library.shelf(lambda: NOTHING_KNOWN).search.search_all(typed).hits
    return [hit.text for hit in hits]


def test_index_is_put_together_and_finds_the_same(library: Library, tmp_path: Path) -> None:
    with library.shelving() as shelving:
        keep(shelving, *WORDS)
        before = [found(library, word) for word in ("take", *WORDS)]
        assert parts(tmp_path) == 3
        shelving.tidy(lambda: False)
    assert parts(tmp_path) == 1
    assert [found(library, word) for word in ("take", *WORDS)] == before
    assert before[1:] == [[f"Take {word}."] for word in WORDS]


def test_what_is_over_is_left_as_it_is(library: Library, tmp_path: Path) -> None:
    with library.shelving() as shelving:
        keep(shelving, *WORDS)
        shelving.tidy(lambda: True)
    assert parts(tmp_path) == 3


def test_few_labels_are_not_worth_it_among_many(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FEW", 0)
    monkeypatch.setattr(module, "_SHARE", 2)
    several = ("zeta", "eta", "iota", "kappa", "rho")
    for words, left in ((WORDS, 1), (("delta",), 2), (("epsilon",), 3), (several, 1)):
        with library.shelving() as shelving:
            keep(shelving, *words)
            shelving.tidy(lambda: False)
        assert parts(tmp_path) == left


@pytest.mark.parametrize(("most", "is_tidy"), [(None, True), (6, False)])
def test_import_ends_with_it_unless_it_is_left(
    library: Library, tmp_path: Path, most: int | None, *, is_tidy: bool
) -> None:
    folder = tmp_path / "labels"
    folder.mkdir()
    for word in WORDS:
        label = a_published(set_id=word, name=word, parts=one_section(f"Take {word}."))
        (folder / word).write_bytes(written(label))
    with library.shelving() as shelving:
        told = list(islice(imported([folder], shelving, read_demo), most))
    assert len([one for one in told if isinstance(one, Added)]) == len(WORDS)
    assert (parts(tmp_path) == 1) == is_tidy
