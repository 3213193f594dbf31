"""A damaged label is refused by name, all others are used, and its file mends it."""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from baklosan_desktop.errors import DamagedLabel
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.published import Part, Text
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.user_file import UserFile
from tests import packed
from tests.homes import File
from tests.published import a_published, one_section
from tests.store.older import as_of_version
from tests.store.test_library import read

OLDER = a_published(edition="2", parts=one_section("Rash was never seen."))
ONE = a_published(parts=one_section("Rash is rare."))
OTHER = a_published(set_id="2", name="Other", parts=one_section("Rash is common."))
SENTENCE = (
    "The label of 'Demoxil 5 mg' in your library is damaged. "
    "Import its file again; all other labels can be used."
)


@pytest.fixture
def file(tmp_path: Path) -> UserFile:
    return packed.kept(tmp_path / "own", OLDER, ONE, OTHER)


@pytest.fixture
def library(file: UserFile) -> Library:
    return Library.open(file)


def spoil(file: UserFile, change: str, own: str = "") -> None:
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        assert connection.execute(change, {"own": own}).rowcount > 0


def let_sections_be_anything(file: UserFile) -> None:
    """Let what SQLite would refuse be written, as a wrong bit on the disk is."""
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''), ' NOT NULL', '')"
            " WHERE name = 'section'"
        )


def ids(library: Library) -> tuple[LabelId, LabelId]:
    demoxil, other = library.listed()
    return demoxil.id, other.id


WRONG = {
    "text": "UPDATE section SET text = 'Rash is safe.' WHERE label_id = :own",
    "no text": "UPDATE section SET text = CAST(x'52ff' AS TEXT) WHERE label_id = :own",
    "title": "UPDATE section SET title = 'Contents' WHERE label_id = :own",
    "place": "UPDATE section SET last_line = last_line + 1 WHERE label_id = :own",
    "strength": "UPDATE label SET strength = '50 mg' WHERE id = :own",
    "ingredient": "UPDATE ingredient SET name = 'another' WHERE label_id = :own AND position = 0",
    "product": "UPDATE package SET product = 7 WHERE label_id = :own",
    "remark": "DELETE FROM remark WHERE label_id = :own",
    "holder": "UPDATE edition SET holder = 'Demp Ltd' WHERE label_id = :own",
    "set": "UPDATE edition SET set_id = 'set-3' WHERE label_id = :own",
    "later edition": "UPDATE label SET edition = '7' WHERE id = :own",
    "file": "UPDATE label SET sha256 = 'f' || substr(sha256, 2) WHERE id = :own",
    "digest": "DELETE FROM digest WHERE label_id = :own",
    "path": "UPDATE original SET path = 'demp.xml'"
    " WHERE sha256 = (SELECT sha256 FROM label WHERE id = :own)",
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_damaged_label_is_refused_by_name_and_its_file_mends_it(
    file: UserFile, library: Library, change: str
) -> None:
    demoxil, other = ids(library)
    before = library.arranged(demoxil), library.arranged(other)
    spoil(file, change, demoxil)
    for reading in (
        library.arranged,
        read(library).labels.label,
        lambda own: read(library).search.search(own, "rash"),
    ):
        with pytest.raises(DamagedLabel) as refused:
            reading(demoxil)
        assert refused.value.explanation == SENTENCE
    assert library.arranged(other) == before[1]
    assert file.problems() == [SENTENCE]
    packed.kept(file.path.parent, ONE, OTHER)
    assert (library.arranged(demoxil), library.arranged(other)) == before
    assert [one.edition for one in library.older(demoxil)] == ["2"]
    assert file.problems() == []
    File(file.path.parent).assert_sound()


@pytest.mark.parametrize("wrong", ["text", "no text"])
def test_search_leaves_out_what_is_damaged_and_names_its_label(
    wrong: str, file: UserFile, library: Library
) -> None:
    demoxil, other = ids(library)
    spoil(file, WRONG[wrong], demoxil)
    found = read(library).search.search_all("rash")
    assert [hit.label for hit in found.hits] == [other]
    assert found.damaged == (demoxil,)


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_file_is_known_only_while_its_labels_are_whole(
    file: UserFile, library: Library, change: str
) -> None:
    demoxil, _ = ids(library)
    [sha256] = [one.sha256 for one in library.named([demoxil])]
    with library.shelving() as shelving:
        assert shelving.knows(sha256)
        spoil(file, change, demoxil)
        assert not shelving.knows(sha256)


def test_name_that_is_no_text_is_read_as_far_as_it_can_be(file: UserFile, library: Library) -> None:
    demoxil, _ = ids(library)
    spoil(file, "UPDATE label SET name = CAST(x'44ff6d' AS TEXT) WHERE id = :own", demoxil)
    with pytest.raises(DamagedLabel, match="The label of 'D\N{REPLACEMENT CHARACTER}m' in"):
        library.arranged(demoxil)


@pytest.mark.parametrize(
    "emptying",
    [
        "UPDATE section SET position = NULL WHERE label_id = :own",
        "UPDATE section SET first_line = NULL WHERE label_id = :own",
        "UPDATE section SET text = NULL WHERE label_id = :own",
    ],
)
def test_value_that_is_none_any_more_is_refused(
    emptying: str, file: UserFile, library: Library
) -> None:
    """A wrong bit in what tells of a value of which kind it is."""
    demoxil, other = ids(library)
    before = library.arranged(other)
    let_sections_be_anything(file)
    spoil(file, emptying, demoxil)
    with pytest.raises(DamagedLabel):
        library.arranged(demoxil)
    assert library.arranged(other) == before
    found = read(library).search.search_all("rash")
    assert [hit.label for hit in found.hits] == [other]
    assert found.damaged == (demoxil,)


def test_damaged_file_is_refused_and_mended(file: UserFile, library: Library) -> None:
    demoxil, _ = ids(library)
    before = library.original(demoxil)
    packings = [zlib.compress(b"another"), b"no packing"]
    for packed_so in packings:
        with closing(sqlite3.connect(file.path)) as connection, connection:
            connection.execute("UPDATE original SET packed = ?", (packed_so,))
        with pytest.raises(DamagedLabel, match=r"The file 'demo\.xml' in your library is damaged"):
            library.original(demoxil)
        assert {*file.problems()} == {
            "The file 'demo.xml' in your library is damaged. Import it again."
        }
        packed.kept(file.path.parent, OLDER, ONE, OTHER)
        assert library.original(demoxil) == before
        assert file.problems() == []


def test_other_edition_takes_the_place_of_a_damaged_one(file: UserFile, library: Library) -> None:
    """Nobody can tell which of the two is the newer one."""
    demoxil, _ = ids(library)
    spoil(file, WRONG["later edition"], demoxil)
    packed.kept(file.path.parent, OLDER)
    assert library.arranged(demoxil).label.edition == "2"
    assert file.problems() == []


def test_label_that_says_it_was_replaced_and_was_not_is_there_again_under_its_id(
    file: UserFile, library: Library
) -> None:
    before = ids(library)
    changed = "UPDATE edition SET replaced_by = (SELECT max(id) FROM label) WHERE label_id = :own"
    spoil(file, changed, before[0])
    assert len(library.listed()) == 1
    packed.kept(file.path.parent, ONE)
    assert ids(library) == before


def test_library_of_an_older_version_gets_its_digests(file: UserFile, library: Library) -> None:
    demoxil, _ = ids(library)
    before = library.arranged(demoxil)
    as_of_version(file, 1)
    assert file.problems() == []
    migrated = Library.open(file)
    assert migrated.arranged(demoxil) == before
    assert file.problems() == []
    spoil(file, WRONG["text"], demoxil)
    assert file.problems() == [SENTENCE]


def test_what_was_no_text_before_there_were_digests_is_damaged(
    file: UserFile, library: Library
) -> None:
    demoxil, other = ids(library)
    spoil(file, WRONG["no text"], demoxil)
    as_of_version(file, 1)
    migrated = Library.open(file)
    assert file.problems() == [SENTENCE]
    assert migrated.arranged(other).label.id == other


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM paragraph WHERE label_id = :own",
        "UPDATE section SET last_line = last_line + 1 WHERE label_id = :own",
    ],
)
def test_section_that_was_damaged_before_there_were_digests_is_damaged(
    damage: str, file: UserFile, library: Library
) -> None:
    demoxil, other = ids(library)
    as_of_version(file, 1)
    spoil(file, damage, demoxil)
    migrated = Library.open(file)
    assert file.problems() == [SENTENCE]
    assert migrated.arranged(other).label.id == other


def test_library_of_an_older_version_is_not_said_to_be_damaged(file: UserFile) -> None:
    as_of_version(file, 2)
    assert file.problems() == []
    assert not file.path.with_suffix(".doubt").exists()


def test_library_that_had_a_row_for_each_line_keeps_all_it_says(tmp_path: Path) -> None:
    """The digests are as they were: what was damaged before is damaged still."""
    lines = tuple(Text(f"Line {number}.") for number in range(30))
    long = (Part(SectionKind.DOSAGE, "", "Dosage", lines),)
    file = packed.kept(tmp_path / "own", OLDER, a_published(parts=long), OTHER)
    library = Library.open(file)
    demoxil, other = ids(library)
    before = [library.arranged(one) for one in (demoxil, other)]
    as_of_version(file, 2)
    migrated = Library.open(file)
    assert [migrated.arranged(one) for one in (demoxil, other)] == before
    assert [one.edition for one in migrated.older(demoxil)] == ["2"]
    assert {hit.label for hit in read(migrated).search.search_all("line").hits} == {demoxil}
    assert file.problems() == []
    File(file.path.parent).assert_sound()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE paragraph SET text = 'Rash is safe.' WHERE label_id = :own",
        "UPDATE paragraph SET text = CAST(x'52ff' AS TEXT) WHERE label_id = :own",
        "UPDATE paragraph SET line = line + 1 WHERE label_id = :own",
        "DELETE FROM paragraph WHERE label_id = :own",
        "UPDATE section SET label_id = 'none' WHERE label_id = :own",
        "UPDATE section SET position = NULL WHERE label_id = :own",
        "UPDATE section SET heading = x'52' WHERE label_id = :own",
        "UPDATE section SET title = x'52' WHERE label_id = :own",
        "DELETE FROM digest WHERE label_id = :own",
    ],
)
def test_label_that_was_damaged_when_each_line_had_a_row_is_damaged_still(
    damage: str, file: UserFile, library: Library
) -> None:
    demoxil, other = ids(library)
    before = library.arranged(other)
    as_of_version(file, 2)
    let_sections_be_anything(file)
    spoil(file, damage, demoxil)
    migrated = Library.open(file)
    assert file.problems() == [SENTENCE]
    assert migrated.arranged(other) == before
    packed.kept(file.path.parent, ONE)
    assert file.problems() == []
    File(file.path.parent).assert_sound()
