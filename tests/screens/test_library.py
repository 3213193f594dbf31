import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.published import Format
from baklosan_desktop.screens.library import (
    COLUMNS,
    detail,
    file_name,
    present,
    removal,
    removed,
    rows,
)
from tests.builders import a_label

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
