import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.openfda_tables import twin
from baklosan_desktop.labels.published import Cell, Table


def table(markup: str) -> Table:
    found = twin(markup)
    assert found
    return found.table


def test_table_keeps_caption_heads_spans_and_notes() -> None:
    markup = (
        '<table width="1"><caption>Table 1: Seen <sub>x</sub></caption><col/>'
        "<thead><tr><th colspan='2'>Arm</th></tr></thead>"
        "<tfoot><tr><td>* Not placebo.</td></tr></tfoot>"
        "<tbody><tr><td rowspan='3'><paragraph>Itch<content>ing</content></paragraph></td>"
        "<td>10<sup>9</sup><footnote>Of 100.</footnote></td></tr><tr/></tbody></table>"
    )
    assert table(markup) == Table(
        ((Cell("Arm", 2, is_header=True),), (Cell("Itching", 1, 3), Cell("10⁹[1]"))),
        "Table 1: Seen x",
        ("* Not placebo.", "[1] Of 100."),
    )


def test_row_in_no_group_is_a_row() -> None:
    assert table("<table><tr><td>a<br/>b</td></tr></table>").rows == ((Cell("a b"),),)


def test_two_tables_in_one_string_are_no_table() -> None:
    table = "<table><tr><td>a</td></tr></table>"
    assert twin(table)
    assert twin(table * 2) is None
    assert twin(f"{table}</text><text>{table}") is None


@pytest.mark.parametrize(
    "markup",
    ["", "a", "<p/>", "<table/>", "<table>", "<!DOCTYPE a><table/>", "<a>\ud800</a>", "</text>"],
)
def test_what_is_no_table_is_none(markup: str) -> None:
    assert twin(markup) is None


def test_spellings_are_the_words_with_and_without_blanks_between_elements() -> None:
    found = twin("<table><tr><td>a</td><td>b<sup>c</sup></td></tr></table>")
    assert found
    assert found.spellings == ("a b c", "abc")


@given(st.text(alphabet="<>/tabler d&;a1", max_size=60))
def test_any_markup_is_a_table_or_none(markup: str) -> None:
    for text in (markup, f"<table><tr><td>{markup}</td></tr></table>"):
        found = twin(text)
        assert found is None or found.table.rows
