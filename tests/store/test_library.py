"""The library keeps labels whole, whatever happens to the program that imports them."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import TableClause

from baklosan_desktop.errors import LabelError, UnknownLabel, UnwritableUserFile
from baklosan_desktop.labels.arranging import WHOLE, arrange, proposed_id
from baklosan_desktop.labels.importing import FileState
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Offered,
    Older,
    Origin,
    Outcome,
    Replaced,
    Unchanged,
)
from baklosan_desktop.labels.published import (
    Cell,
    Format,
    Part,
    Product,
    PublishedLabel,
    Table,
    Text,
)
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.store import schema
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.shelf import Shelf
from tests.disks import full_disk
from tests.homes import REFUSALS, File, Home, OnServer
from tests.published import ANY_PART, a_published, one_section
from tests.search.builders import NOTHING_KNOWN

OWN_WORDS = {"vocabulary", "sense", "known_word"}  # those of the program serve
TABLES = (
    *(table for table in schema.TABLES if table.name not in OWN_WORDS),
    *schema.LIBRARY_TABLES,
)
DEMO = LabelId("demoxil-5-mg-4dd4b5a2")


@pytest.fixture
def library(home: Home) -> Library:
    return home.open()


def test_files_that_were_looked_at_are_kept_in_mind_as_they_were_last(
    library: Library, home: Home, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert library.looked_at() == {}
    library.look_at({one: FileState(1, 10), two: FileState(2, 20)})
    library.look_at({one: FileState(3, 30)})
    assert home.open().looked_at() == {one: FileState(3, 30), two: FileState(2, 20)}


def no_meanings() -> Vocabulary:
    return NOTHING_KNOWN


def read(library: Library) -> Shelf:
    return library.shelf(no_meanings)


def an_origin(name: str = "demo.xml") -> Origin:
    content = f"content of {name}".encode()
    return Origin(name, sha256(content).hexdigest(), content)


def keep(library: Library, *labels: PublishedLabel, name: str = "") -> list[Outcome]:
    """Import labels, each from a file of its own unless they share one."""
    with library.shelving() as shelving:
        return [
            shelving.keep(one, an_origin(name or f"{one.set_id}-{one.edition}.xml"), is_last=True)
            for one in labels
        ]


def test_new_library_is_empty(library: Library) -> None:
    assert library.listed() == ()
    assert read(library).labels.all() == ()
    assert not library.has(DEMO)


def test_label_comes_back_as_it_was_arranged(library: Library, home: Home) -> None:
    [outcome] = keep(library, a_published(), name="demo.xml")
    assert isinstance(outcome, Added)
    made = arrange(a_published(), outcome.id, "FDA SPL, demo.xml", an_origin().sha256)
    assert outcome == Added(
        "demo.xml", made.label.id, "Demoxil 5 mg", Format.SPL, "en", len(made.label.sections)
    )
    assert library.has(outcome.id)
    assert read(library).labels.label(outcome.id) == made.label
    assert library.arranged(outcome.id).placed == made.placed
    assert library.original(outcome.id) == an_origin()
    [listed] = library.listed()
    assert (listed.id, listed.name, listed.substances) == (
        outcome.id, "Demoxil 5 mg", ("demoxine",),
    )  # fmt: skip
    assert (listed.holder, listed.format, listed.edition) == ("Demo Ltd", Format.SPL, "3")
    assert (listed.date, listed.language, listed.sections) == ("2026-01-02", "en", 3)
    assert listed.document == "Package leaflet"
    assert library.remarks(outcome.id) == ("It is called Danish, but it is English.",)
    assert home.ask("SELECT name, form FROM product") == [("Demoxil", "tablet")]
    assert home.ask("SELECT name, code, strength, is_active FROM ingredient") == [
        ("demoxine", "D1", "5 mg", 1), ("starch", "", "", 0),
    ]  # fmt: skip
    assert home.ask("SELECT kind, text FROM package ORDER BY kind") == [
        ("code", "0001-0002"), ("pack", "20 tablets"),
    ]  # fmt: skip


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(ANY_PART, max_size=3).map(tuple))
def test_any_label_comes_back_letter_for_letter(
    library: Library, home: Home, parts: tuple[Part, ...]
) -> None:
    published = a_published(parts=(*parts, *one_section("Take one.")))
    try:
        [outcome] = keep(library, published, name="demo.xml")
    except LabelError:
        assert isinstance(home, OnServer)
        assert r"\x00" in repr(parts)
        return
    assert isinstance(outcome, Added)
    made = arrange(published, outcome.id, "FDA SPL, demo.xml", an_origin().sha256)
    assert read(library).labels.label(outcome.id) == made.label
    assert library.arranged(outcome.id).placed == made.placed
    home.assert_sound()
    with library.shelving() as shelving:
        shelving.remove(outcome.id)
    assert library.listed() == ()
    home.assert_sound()  # and empty, for the next label


def test_labels_are_listed_by_name_without_regard_to_capitals(library: Library) -> None:
    names = ["beta", "Alpha", "Gamma"]
    keep(library, *(a_published(name=name, set_id=name) for name in names))
    assert [one.name for one in library.listed()] == ["Alpha", "beta", "Gamma"]


def test_same_edition_again_changes_nothing(library: Library) -> None:
    keep(library, a_published())
    before = library.listed()
    assert keep(library, a_published(), name="other.xml") == [Unchanged("other.xml")]
    assert library.listed() == before


def test_same_edition_with_another_text_is_told_and_replaces_nothing(library: Library) -> None:
    [added] = keep(library, a_published())
    assert isinstance(added, Added)
    before = library.listed()
    other = a_published(parts=one_section("Another text."))
    assert keep(library, other, name="other.xml") == [Contradicted("other.xml", added.id, "3")]
    assert library.listed() == before


def test_newer_edition_replaces_the_older_which_stays_readable(
    library: Library, home: Home
) -> None:
    [first] = keep(library, a_published())
    assert isinstance(first, Added)
    old = read(library).labels.label(first.id)
    for edition in ("4", "5"):
        newer = a_published(
            name="Demoxil neo", edition=edition, parts=one_section(f"Take {edition}.")
        )
        assert keep(library, newer) == [
            Replaced(f"set-1-{edition}.xml", first.id, str(int(edition) - 1))
        ]
    [listed] = library.listed()
    assert (listed.id, listed.name, listed.edition) == (first.id, "Demoxil neo", "5")
    older = library.older(first.id)
    assert [one.edition for one in older] == ["4", "3"]
    was = read(library).labels.label(older[1].id)
    assert was.sections == old.sections
    assert library.original(older[1].id).path == "set-1-3.xml"
    assert len(library.arranged(older[1].id).placed) == 4
    home.assert_sound()


def test_older_editions_stand_newest_first_whatever_they_are_called(library: Library) -> None:
    for edition in range(1, 13):
        name = f"{'Neo' if edition % 2 else 'Alt'} {edition}"
        keep(library, a_published(name=name, edition=str(edition)))
    [newest] = library.listed()
    older = [one.edition for one in library.older(newest.id)]
    assert older == [str(edition) for edition in range(11, 0, -1)]


def test_edition_is_read_with_what_its_lines_are(library: Library) -> None:
    [added] = keep(library, a_published())
    assert isinstance(added, Added)
    published = a_published()
    arranged = library.arranged(added.id)
    sha256 = arranged.label.sha256
    assert arranged == arrange(published, added.id, arranged.label.source, sha256)
    with pytest.raises(UnknownLabel, match="no label 'nothing'"):
        library.arranged(LabelId("nothing"))


def test_older_edition_is_told_and_replaces_nothing(library: Library) -> None:
    [added] = keep(library, a_published())
    assert isinstance(added, Added)
    assert keep(library, a_published(edition="2")) == [Older("set-1-2.xml", added.id, "3")]
    assert [one.edition for one in library.listed()] == ["3"]


@pytest.mark.parametrize(
    "change", [{"language": "de"}, {"set_id": "set-2"}, {"format": Format.OPENFDA}], ids=str
)
def test_label_of_another_set_language_or_format_stands_beside(
    library: Library, change: dict[str, Any]
) -> None:
    keep(library, a_published(), a_published(edition="4", **change))
    assert {one.edition for one in library.listed()} == {"3", "4"}


@pytest.mark.parametrize("at_once", [True, False])
def test_label_whose_short_id_another_has_stands_beside_it(
    library: Library, *, at_once: bool
) -> None:
    one, other = (a_published(set_id=f"set-{number}") for number in (20232, 33545))
    assert proposed_id(one) == proposed_id(other)
    offered = [Offered(label, an_origin(f"{label.set_id}-3.xml")) for label in (one, other)]
    with library.shelving() as shelving:
        if at_once:
            shelving.keep_all(offered)
        else:
            keep(library, one, other)
    assert [found.id for found in library.listed()] == [proposed_id(one), proposed_id(other, WHOLE)]
    assert [type(found) for found in keep(library, one, other)] == [Unchanged, Unchanged]
    newer = a_published(set_id=other.set_id, edition="9", parts=one_section("Rash."))
    assert [type(found) for found in keep(library, newer)] == [Replaced]
    assert {found.edition for found in library.listed()} == {one.edition, "9"}


def test_search_finds_the_newest_edition_only(library: Library) -> None:
    keep(library, a_published(parts=one_section("Avoid grapefruit.")))
    keep(library, a_published(edition="4", parts=one_section("Avoid liquorice.")))
    search = read(library).search
    assert [hit.text for hit in search.search_all("liquorice").hits] == ["Avoid liquorice."]
    assert search.search_all("grapefruit").unsaid == ("grapefruit",)
    assert [hit.text for hit in search.search_all("avoid").hits] == ["Avoid liquorice."]


def test_search_answers_within_one_label(library: Library) -> None:
    texts = ("Avoid grapefruit.", "Grapefruit is safe.")
    labels = [a_published(set_id=text, parts=one_section(text)) for text in texts]
    keep(library, *labels)
    for text in texts:
        [own] = [one for one in library.listed() if text in library.original(one.id).path]
        found = read(library).search.search(own.id, "grapefruit")
        assert [hit.text for hit in found.hits] == [text]


def test_search_reads_the_words_of_the_program(library: Library, shelf: Shelf) -> None:
    keep(library, a_published(parts=one_section("Hyperhidrosis was seen.")))
    found = library.shelf(lambda: shelf.search.vocabulary).search.search_all("sweating")
    assert [hit.text for hit in found.hits] == ["Hyperhidrosis was seen."]


def test_imported_label_has_no_dose_rules_and_can_have_none(library: Library, home: Home) -> None:
    [added] = keep(library, a_published())
    assert isinstance(added, Added)
    facts = read(library).facts(added.id)
    assert list(facts) == []
    with pytest.raises(REFUSALS, match=r"cannot (modify|insert into view) .?dose_rule"):
        home.ask("INSERT INTO dose_rule (label_id) VALUES ('x')")


def test_label_is_opened_with_all_that_is_known_of_it(library: Library) -> None:
    [added] = keep(library, a_published())
    assert isinstance(added, Added)
    books = read(library)
    opened = library.opened(added.id, books)
    assert opened.label == books.labels.label(added.id)
    assert (opened.listed,) == library.listed()
    assert opened.placed == library.arranged(added.id).placed != ()
    assert not opened.is_bundled


def test_older_edition_can_be_opened(library: Library) -> None:
    keep(library, a_published())
    keep(library, a_published(edition="4"))
    [newest] = library.listed()
    [older] = library.older(newest.id)
    assert library.opened(older.id, read(library)).listed == older
    assert (older.replaced_by, newest.replaced_by) == (newest.id, None)


def test_label_that_was_removed_cannot_be_opened(library: Library) -> None:
    with pytest.raises(UnknownLabel):
        library.opened(LabelId("gone"), read(library))


def test_removed_label_is_gone_with_its_editions_and_files(library: Library, home: Home) -> None:
    other = a_published(set_id="set-2", name="Other", parts=one_section("Keep dry."))
    first, _, second = keep(library, a_published(), other, a_published(edition="4"))
    assert isinstance(first, Added)
    assert isinstance(second, Replaced)
    with library.shelving() as shelving:
        shelving.remove(first.id)
    assert [one.name for one in library.listed()] == ["Other"]
    assert library.older(first.id) == ()
    assert home.ask("SELECT path FROM original") == [("set-2-3.xml",)]
    for rows in (
        home.ask("SELECT label_id FROM section"),
        home.ask("SELECT label_id FROM ingredient"),
        home.ask("SELECT label_id FROM block"),
        home.ask("SELECT label_id FROM remark"),
    ):
        assert all(label_id.startswith("other-") for (label_id,) in rows)
    home.assert_sound()


def test_removed_label_can_be_imported_again_though_its_file_holds_others(
    library: Library,
) -> None:
    labels = [a_published(), a_published(set_id="set-2")]
    first, _ = keep(library, *labels, name="both.json")
    assert isinstance(first, Added)
    with library.shelving() as shelving:
        assert shelving.knows(an_origin("both.json").sha256)
        shelving.remove(first.id)
        assert not shelving.knows(an_origin("both.json").sha256)
    again, unchanged = keep(library, *labels, name="both.json")
    assert again == first
    assert unchanged == Unchanged("both.json")
    assert len(library.listed()) == 2


def test_file_is_known_only_when_its_last_label_was_looked_at(library: Library) -> None:
    origin = an_origin()
    with library.shelving() as shelving:
        shelving.keep(a_published(), origin, is_last=False)
        assert not shelving.knows(origin.sha256)
        shelving.keep(a_published(), origin, is_last=True)
        assert shelving.knows(origin.sha256)


def test_label_that_is_not_there_is_named(library: Library) -> None:
    keep(library, a_published(), a_published(edition="4"))
    [current] = library.listed()
    [older] = library.older(current.id)
    for label_id in (LabelId("nothing"), older.id):
        with (
            library.shelving() as shelving,
            pytest.raises(UnknownLabel, match=f"no imported label '{label_id}'"),
        ):
            shelving.remove(label_id)
    with pytest.raises(UnknownLabel, match="no imported label 'nothing'"):
        library.original(LabelId("nothing"))


def test_editions_that_come_together_follow_each_other(library: Library, home: Home) -> None:
    labels = [
        a_published(edition=edition, parts=one_section(f"Avoid fruit{edition}."))
        for edition in ("1", "2", "2", "1", "3")
    ]
    others = [a_published(set_id=f"set-{number}", name="Other") for number in (2, 3)]
    with library.shelving() as shelving:
        offered = [
            Offered(one, an_origin(f"{number}.xml"))
            for number, one in enumerate((*others, *labels))
        ]
        kept = shelving.keep_all(offered)
    assert [type(one).__name__ for one in kept] == [
        "Added", "Added", "Added", "Replaced", "Unchanged", "Older", "Replaced",
    ]  # fmt: skip
    [listed] = [one for one in library.listed() if one.name != "Other"]
    assert listed.edition == "3"
    assert [one.edition for one in library.older(listed.id)] == ["2", "1"]
    assert read(library).search.search_all("fruit2").unsaid == ("fruit2",)
    assert len(read(library).search.search_all("fruit3").hits) == 1
    home.assert_sound()


HALF = "Take \ud800."


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": one_section(HALF)},
        {"parts": (Part(None, "", "Doses", (Table(((Cell(HALF),),)),)),)},
        {"parts": (Part(None, "", HALF, (Text("Take one."),)),)},
        {"name": HALF},
        {"holder": HALF},
        {"remarks": (HALF,)},
        {"products": (Product(HALF, "", (), (), ()),)},
        {"products": (Product("", "", (), (), (HALF,)),)},
    ],
)
def test_half_a_character_is_refused_and_leaves_nothing(
    changes: dict[str, Any], library: Library, home: Home
) -> None:
    with (
        library.shelving() as shelving,
        pytest.raises(LabelError, match="holds half a character"),
    ):
        shelving.keep(a_published(**changes), an_origin(), is_last=True)
    assert library.listed() == ()
    assert home.ask("SELECT * FROM original") == []


def test_full_disk_is_said_so_and_keeps_the_older_edition(tmp_path: Path) -> None:
    home = File(tmp_path)
    library = home.open()
    keep(library, a_published())
    with (
        library.shelving() as shelving,
        full_disk(),
        pytest.raises(UnwritableUserFile, match=r"library\.sqlite3"),
    ):
        shelving.keep(a_published(edition="4"), an_origin(), is_last=True)
    assert [one.edition for one in library.listed()] == ["3"]
    home.assert_sound()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_are_strict_and_read_like_those_of_the_bundled_labels(
    tmp_path: Path, table: TableClause
) -> None:
    home = File(tmp_path)
    library = home.open()
    assert library.listed() == ()
    columns = home.ask(f"PRAGMA table_info('{table.name}')")
    assert [column.name for column in table.columns] == [name for _, name, *_ in columns]
    [(_, _, kind, _, _, strict)] = home.ask(f"PRAGMA table_list('{table.name}')")
    assert kind == "view" or strict


def test_every_table_of_the_sql_file_is_known(tmp_path: Path) -> None:
    home = File(tmp_path)
    library = home.open()
    assert library.listed() == ()
    names = home.ask("SELECT name FROM sqlite_schema WHERE type = 'table'")
    own = {name for (name,) in names if not name.startswith(("section_search", "label_search"))}
    assert own <= {table.name for table in TABLES}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE original SET path = ''",
        "UPDATE original SET is_whole = 2",
        "UPDATE edition SET replaced_by = label_id",
        "UPDATE package SET kind = 'box'",
        "UPDATE block SET kind = 'poem'",
        "UPDATE block SET content = ''",
        "UPDATE block SET last_line = 1",
        "UPDATE ingredient SET is_active = 2",
    ],
)
def test_nonsense_is_refused_by_the_database_itself(
    library: Library, home: Home, statement: str
) -> None:
    keep(library, a_published())
    with pytest.raises(REFUSALS, match=r"(?i)check constraint"):
        home.ask(statement)


def test_labels_are_named_by_their_ids(library: Library) -> None:
    keep(library, a_published(), a_published(set_id="other", name="Other"))
    other, _ = sorted(library.listed(), key=lambda one: one.name)[::-1]
    assert library.named([other.id, LabelId("gone")]) == (other,)
    assert library.named([]) == ()
