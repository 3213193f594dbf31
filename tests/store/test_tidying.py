"""An index in many parts is slower to ask, and is put together after an import."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.cli.importing import add
from baklosan_desktop.labels.library import Offered
from baklosan_desktop.pipeline.importing import Import
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store import shelving as module
from baklosan_desktop.store import user_file
from baklosan_desktop.store.dialects import sqlite_index
from baklosan_desktop.store.library import LIBRARY, Library
from baklosan_desktop.store.shelving import Shelving
from tests.published import a_published, one_section, text_label
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


@contextmanager
def another_writes(folder: Path) -> Iterator[None]:
    with closing(sqlite3.connect(folder / LIBRARY)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


def test_where_another_program_writes_it_is_left_to_the_next_import(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_file, "LONGEST_WAIT", 0.01)
    with library.shelving() as shelving:
        keep(shelving, *WORDS)
        with another_writes(tmp_path):
            shelving.tidy(lambda: False)
        assert parts(tmp_path) == 3
        shelving.tidy(lambda: False)
    assert parts(tmp_path) == 1


def test_where_nothing_was_added_nobody_is_waited_for(library: Library, tmp_path: Path) -> None:
    with library.shelving() as shelving:
        keep(shelving, *WORDS)
    with library.shelving() as shelving, another_writes(tmp_path):
        shelving.tidy(lambda: False)
    assert parts(tmp_path) == 3


def test_steps_end_where_it_is_over(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_index, "_PAGES", 1)
    over = iter([False, True])
    with library.shelving() as shelving:
        keep(shelving, *WORDS)
        shelving.tidy(lambda: next(over))
    assert next(over, None) is None
    assert found(library, "take")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of labels, kept in two steps at least."""
    made = tmp_path / "labels"
    made.mkdir()
    for word in WORDS:
        (made / f"{word}.txt").write_bytes(text_label(word))
    return made


def test_import_of_the_window_ends_with_it(library: Library, folder: Path, tmp_path: Path) -> None:
    ended = Import([folder], library.shelving).run(lambda _run: None)
    assert (ended.run.added, parts(tmp_path)) == (3, 1)


def test_import_of_the_command_line_ends_with_it(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    add(tmp_path, database_folder(), [folder], lambda _line: None)
    assert (len(library.listed()), parts(tmp_path)) == (3, 1)
