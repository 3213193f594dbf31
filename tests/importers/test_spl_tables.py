from xml.etree.ElementTree import fromstring

import pytest

from baklosan_desktop.importers.spl_names import NAMESPACE
from baklosan_desktop.importers.spl_tables import is_blank, table
from baklosan_desktop.importers.spl_words import Words, references
from baklosan_desktop.labels.published import Cell, Table


def read(markup: str) -> Table:
    element = fromstring(f'<table xmlns="{NAMESPACE}">{markup}</table>')  # noqa: S314 - our own
    return table(element, Words(references(element)))


def test_rows_of_the_head_are_headers_wherever_the_cell_says_nothing() -> None:
    markup = "<thead><tr><td>Arm</td></tr></thead><tbody><tr><th>Rash</th><td>8</td></tr></tbody>"
    assert read(markup).rows == (
        (Cell("Arm", is_header=True),),
        (Cell("Rash", is_header=True), Cell("8")),
    )


def test_foot_and_footnotes_are_notes_and_no_rows() -> None:
    markup = (
        "<tfoot><tr><td>* Not placebo.</td></tr></tfoot>"
        "<tr><td>8<footnote>Of 100.</footnote></td></tr>"
    )
    found = read(markup)
    assert found.rows == ((Cell("8[1]"),),)
    assert found.notes == ("* Not placebo.", "[1] Of 100.")


@pytest.mark.parametrize(
    ("columns", "read_as"), [("3", 3), ("0", 1), ("all", 1), ("9999", 1000), ("", 1), ("-1", 1)]
)
def test_cell_covers_what_makes_sense(columns: str, read_as: int) -> None:
    assert read(f"<tr><td colspan='{columns}'>a</td></tr>").rows == ((Cell("a", read_as),),)


@pytest.mark.parametrize(
    ("markup", "says_nothing"),
    [
        ("<tr><td/></tr>", True),
        ("<caption>Seen</caption>", False),
        ("<tfoot><tr><td>note</td></tr></tfoot>", False),
        ("<tr><td>a</td></tr>", False),
    ],
)
def test_table_without_a_word_is_blank(markup: str, *, says_nothing: bool) -> None:
    assert is_blank(read(markup)) is says_nothing


def test_rows_without_cells_are_left_out() -> None:
    assert read("<tr/><tr><td>a</td></tr><tbody><tr/></tbody>").rows == ((Cell("a"),),)
