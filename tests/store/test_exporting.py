"""A library on a server, written into a file, is what would have been imported there."""

from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.errors import LibraryServerError
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.store import exporting
from baklosan_desktop.store import library as libraries
from baklosan_desktop.store.library import Library
from tests.homes import File, OnServer
from tests.published import a_published, one_section
from tests.store.test_library import keep, read

LABELS = (
    a_published(),
    a_published(set_id="set-2", name="Other", parts=one_section("Avoid grapefruit.")),
    a_published(edition="4", parts=one_section("Avoid liquorice.")),
)


@pytest.fixture
def exported(served: OnServer, tmp_path: Path) -> tuple[Library, File]:
    """A library on a server, and the file that it was written into by a reader."""
    library = served.open()
    keep(library, *LABELS)
    file = libraries.file(tmp_path, database_folder())
    exporting.to_file(libraries.server(served.place, database_folder()), file)
    return library, File(tmp_path)


def test_every_edition_is_there_with_all_that_is_kept_of_it(
    exported: tuple[Library, File],
) -> None:
    there, here = exported[0], exported[1].open()
    assert here.listed() == there.listed()
    ids = [one.id for one in there.listed()]
    ids += [one.id for own in ids for one in there.older(own)]
    assert len(ids) == 3
    for own in map(LabelId, ids):
        assert here.arranged(own) == there.arranged(own)
        assert here.original(own) == there.original(own)
        assert here.remarks(own) == there.remarks(own)
        assert here.older(own) == there.older(own)


def test_file_is_searched_like_one_that_was_imported_into(
    exported: tuple[Library, File],
) -> None:
    _, home = exported
    home.assert_sound()
    library = home.open()
    for typed in ("grapefruit", "liquorice"):
        assert len(read(library).search.search_all(typed).hits) == 1
    assert read(library).search.search_all("rash").hits == ()
    assert [one.name for one in library.found("oth")] == ["Other"]


def test_no_label_of_the_file_is_damaged(exported: tuple[Library, File], tmp_path: Path) -> None:
    assert exported
    assert libraries.file(tmp_path, database_folder()).problems() == []


def test_label_that_is_damaged_on_the_server_is_in_no_file(
    served: OnServer, tmp_path: Path
) -> None:
    keep(served.open(), *LABELS)
    served.ask("UPDATE section SET text = replace(text, 'grapefruit', 'grapefruid')")
    file = libraries.file(tmp_path, database_folder())
    with pytest.raises(LibraryServerError, match="the label of 'Other' is damaged"):
        exporting.to_file(libraries.server(served.place, database_folder()), file)
    assert File(tmp_path).open().listed() == ()


def test_library_on_a_server_that_is_empty_makes_an_empty_file(
    served: OnServer, tmp_path: Path
) -> None:
    file = libraries.file(tmp_path, database_folder())
    exporting.to_file(libraries.server(served.place, database_folder()), file)
    assert File(tmp_path).open().listed() == ()
