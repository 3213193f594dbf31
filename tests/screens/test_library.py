from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.pack import Manifest
from baklosan_desktop.labels.published import Format
from baklosan_desktop.screens.library import (
    COLUMNS,
    ON_SERVER,
    Sorting,
    detail,
    file_name,
    nothing_chosen,
    ordered,
    packed,
    present,
    removal,
    removed,
    rows,
)
from tests.builders import a_label, a_listed

ACME = Listed(
    LabelId("acme-1"), "Acme forte", ("baclofen", "starch"), "Acme Ltd", Format.SPL, "3",
    "2026-01-02", "en", "0123456789abcdef" * 4, 12, "package leaflet",
)  # fmt: skip
BETA = ACME._replace(
    id=LabelId("beta-1"), name="Beta", substances=(), holder="Béta SA", format=Format.EPI, date=None
)
TWO = rows((), [ACME, BETA])
BUNDLED = rows([a_label()], ())
UNSAFE = set('<>:"/\\|?*\0\n')


def test_row_tells_each_column() -> None:
    acme, beta = present("", TWO).rows
    assert (acme.id, beta.id) == ("acme-1", "beta-1")
    assert acme.cells == (
        "Acme forte", "package leaflet", "baclofen, starch", "Acme Ltd", "FDA SPL", "3",
        "2026-01-02", "en",
    )  # fmt: skip
    assert beta.cells[6] == ""
    assert all(len(row.cells) == len(COLUMNS) for row in (*TWO, *BUNDLED))


def test_bundled_labels_stand_first_and_say_so() -> None:
    first, second = rows([a_label()], [ACME])
    assert first.cells == ("Demo 5 mg tablets", "", "demoxine", "", "Bundled", "3", "", "en")
    assert (first.own, second.own) == (None, ACME)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("acme", ["acme-1"]),
        ("BACLO acm", ["acme-1"]),
        ("beta", ["beta-1"]),
        ("acme beta", []),
        ("clofen", []),
        ("2026", ["acme-1"]),
        ("leaflet beta", ["beta-1"]),
    ],
)
def test_filter_finds_the_beginnings_of_words_in_any_column(typed: str, found: list[str]) -> None:
    view = present(typed, TWO)
    assert [row.id for row in view.rows] == found
    assert view.summary == f"{len(found)} of 2 labels on this computer"


@given(typed=st.text())
def test_any_filter_has_an_answer(typed: str) -> None:
    assert len(present(typed, TWO).rows) <= 2


def test_filter_of_blanks_is_none() -> None:
    assert present("  ", TWO) == present("", TWO)
    assert present("", TWO).summary == "2 labels on this computer"


def test_where_no_label_was_imported_it_is_told_how_to() -> None:
    view = present("", BUNDLED)
    assert view.summary == "1 label on this computer"
    assert view.hint.startswith("Only the bundled label is here. Import the labels")
    assert present("", TWO).hint == ""


def test_filter_that_finds_nothing_says_what_to_do() -> None:
    assert present("nothing", TWO).hint.endswith("Clear the filter to see every label.")
    assert present("acme", TWO).hint == ""


def test_detail_tells_edition_sections_and_digest() -> None:
    view = detail(TWO[0])
    assert view.title == "Acme forte · Acme Ltd · package leaflet"
    assert view.text == "Edition 3 of 2026-01-02 · 12 sections · SHA-256 0123456789ab …"
    assert (view.older, view.counted, view.is_own) == ((), "No older edition", True)


def test_detail_offers_older_editions() -> None:
    older = ACME._replace(id=LabelId("acme-1-older-1"), edition="2", date=None)
    view = detail(TWO[0], [older])
    assert view.older == (("acme-1-older-1", "Edition 2"),)
    assert view.counted == "1 older edition ▾"


def test_bundled_label_is_not_the_users_own() -> None:
    view = detail(BUNDLED[0])
    assert (view.text, view.is_own) == ("Bundled with the program", False)


def test_label_of_a_pack_says_so_and_goes_only_with_its_pack() -> None:
    [row] = rows((), [ACME._replace(label_pack="county")])
    assert row.cells[4] == "Pack county"
    assert (detail(row).is_own, detail(row).is_removable) == (True, False)
    assert detail(TWO[0]).is_removable
    assert not detail(BUNDLED[0]).is_removable


def test_packs_tell_how_old_their_labels_are() -> None:
    packs = [
        Manifest(name, version, date(2026, 11, day), 7, 2, 9, "0" * 64)
        for name, version, day in (("county", 3, 1), ("ward", 1, 26))
    ]
    said = packed(packs, date(2026, 11, 27))
    assert said == (
        "Pack county, version 3: labels packed on 2026-11-01, 26 days old. "
        "Pack ward, version 1: labels packed on 2026-11-26, 1 day old."
    )
    assert present("", TWO, said).note.endswith(said)
    assert present("acme", TWO, said).note.endswith(said)
    assert packed((), date(2026, 11, 27)) == ""


def test_removal_is_asked_for_and_told_by_name() -> None:
    question, meaning = removal(TWO[0])
    assert question == "Remove “Acme forte” of Acme Ltd and its older editions from the library?"
    assert meaning.endswith("import it to have the label back.")
    assert removed(TWO[0]) == "“Acme forte” is removed from the library."


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/labels/a.xml", "a.xml"),
        ("/labels/bundle.json!12", "bundle.json"),
        ("/labels/all.zip: inner.zip: folder/a.xml", "a.xml"),
        ("/labels/all.zip: a?b|c.xml", "a_b_c.xml"),
        ("/labels/all.zip: ..", "label"),
        ("", "label"),
    ],
)
def test_original_is_saved_under_its_own_name(path: str, name: str) -> None:
    assert file_name(path) == name


@given(path=st.text())
def test_any_name_of_an_original_can_be_written(path: str) -> None:
    assert not set(file_name(path)) & UNSAFE
    assert file_name(path).strip(". ")


def sorted_by(column: int, *editions: str, is_descending: bool = False) -> list[str]:
    listed = [a_listed(id=LabelId(f"label-{n}"), edition=one) for n, one in enumerate(editions)]
    sorting = Sorting(column, is_descending=is_descending)
    return [row.cells[column] for row in ordered(rows((), listed), sorting)]


def test_numbers_are_sorted_by_their_size() -> None:
    assert sorted_by(5, "10", "9", "v2", "1.10", "1.9") == ["1.9", "1.10", "9", "10", "v2"]


def test_what_is_not_stated_comes_last_either_way() -> None:
    assert sorted_by(5, "", "2", "1") == ["1", "2", ""]
    assert sorted_by(5, "", "2", "1", is_descending=True) == ["2", "1", ""]


def test_what_is_equal_in_a_column_keeps_its_order() -> None:
    every = rows((), [a_listed(id=LabelId(one), name=one) for one in "bac"])
    for is_descending in (False, True):
        found = ordered(every, Sorting(4, is_descending=is_descending))
        assert [row.cells[0] for row in found] == ["b", "a", "c"]


def test_order_is_none_again_after_both_directions() -> None:
    up, down = Sorting(3), Sorting(3, is_descending=True)
    assert (Sorting().next(3), up.next(3), down.next(3)) == (up, down, Sorting())
    assert down.next(1) == Sorting(1)
    assert ordered(TWO, Sorting()) is TWO


def test_order_is_said() -> None:
    assert Sorting().words == "Not sorted"
    assert Sorting(3).words == "Sorted by Holder"
    assert Sorting(3, is_descending=True).words == "Sorted by Holder, descending"


def test_sorted_library_is_not_taken_for_an_empty_one() -> None:
    every = rows([a_label()], [a_listed()])[::-1]
    assert present("", every).hint == ""


def test_damaged_library_is_not_said_to_be_empty() -> None:
    assert present("", rows([a_label()], ()), is_whole=False).hint == ""


def test_library_on_a_server_says_who_keeps_it_and_offers_no_import() -> None:
    view = present("", rows([a_label()], []), is_served=True)
    assert (view.summary, view.hint, view.note) == ("1 label", "", ON_SERVER)
    assert nothing_chosen(is_served=True).text == "Enter opens a label."
