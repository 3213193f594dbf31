import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import Limits, Source
from baklosan_desktop.importers.markup import parse
from baklosan_desktop.importers.xhtml import blocks, plain
from baklosan_desktop.labels.published import Block, Cell, Items, Picture, Table, Text


def read(inside: str) -> tuple[Block, ...]:
    return blocks(f'<div xmlns="http://www.w3.org/1999/xhtml">{inside}</div>')


def texts(inside: str) -> list[str]:
    return [block.text for block in read(inside) if isinstance(block, Text)]


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ("<p>One</p><p>two</p>", ["One", "two"]),
        ("bare<h2>Heading</h2>text<div><div>deep</div></div>", ["bare", "Heading", "text", "deep"]),
        ("<p>Raras: anemia.<br/>Muy raras: fiebre.</p>", ["Raras: anemia.", "Muy raras: fiebre."]),
        ("<p><span>mu</span><span>y frecuentes</span></p>", ["muy frecuentes"]),
        ("<p>In <span class='pregnancyCategory'>pregnancy</span>, no.</p>", ["In pregnancy, no."]),
        ("<p>10<sup>9</sup>/l, Name<sup>®</sup></p>", ["10⁹/l, Name®"]),
        ("<p>non\u2011steroidal\xa0drug</p>", ["non\u2011steroidal drug"]),
        ("<p>\uf0b31 in 10, a\uf0ffb</p>", ["≥1 in 10, ab"]),
        ("<p> </p><p>\xa0</p>", []),
        ("<p>A &amp; B, C &amp;amp; D</p>", ["A & B, C &amp; D"]),  # escaped twice: the file's text
        ("<style>p {}</style><script>x</script><del>old</del><p>new</p>", ["new"]),
    ],
)
def test_paragraphs_hold_the_words_and_nothing_else(markup: str, told: list[str]) -> None:
    assert texts(markup) == told


def test_list_inside_an_item_follows_it() -> None:
    nested = "<li>one<ul><li>inner</li></ul></li>"
    assert read(f"<p>Tell:</p><ol>{nested}<li><p>two</p><p>more</p></li></ol>") == (
        Text("Tell:"),
        Items(("one", "inner", "two more"), is_ordered=True),
    )


def test_text_between_items_is_kept_and_empty_items_are_not() -> None:
    assert read("<ul>Take:<li>one</li><li> </li></ul>") == (Items(("Take: one",)),)
    assert read("<ul><li> </li></ul><li>alone</li>") == (Text("alone"),)


def test_paragraphs_with_bullets_are_the_list_that_they_are() -> None:
    markup = "<p>If:</p><p>\uf0b7 rash</p><p>•\tfever</p><p>\uf0b7</p><p>Else stop.</p>"
    assert read(markup) == (Text("If:"), Items(("rash", "fever")), Text("Else stop."))
    assert read("<p>•</p>") == ()
    assert read("<ul><li>· rash</li></ul>") == (Items(("rash",)),)


def test_table_keeps_its_spans_headers_caption_and_notes() -> None:
    markup = """<table><caption>Reactions</caption><colgroup><col/></colgroup>
      <thead><tr><td colspan="2">System</td></tr></thead>
      <tbody><tr><th rowspan="2">Eye</th><td><p>Common</p><p>(5<sup>a</sup>)</p></td></tr></tbody>
      <tfoot><tr><td>a: of 100</td></tr></tfoot></table>"""
    [table] = read(markup)
    assert table == Table(
        (
            (Cell("System", 2, 1, is_header=True),),
            (Cell("Eye", 1, 2, is_header=True), Cell("Common\n(5^a)")),
        ),
        "Reactions",
        ("a: of 100",),
    )


@pytest.mark.parametrize(
    ("written", "read_as"), [("0", 1), ("-3", 1), ("x", 1), ("2000000000", 1), ("5000", 1000)]
)
def test_span_that_makes_no_sense_is_bounded(written: str, read_as: int) -> None:
    [table] = read(f"<table><tr><td colspan='{written}'>a</td></tr></table>")
    assert isinstance(table, Table)
    assert table.rows[0][0].columns == read_as


def test_cell_has_its_words_but_no_style() -> None:
    [table] = read("<table><tr><td><style>p {}</style>mu<span>y</span></td></tr></table>")
    assert table == Table(((Cell("muy"),),))


def test_cell_without_a_row_and_text_among_rows_are_kept() -> None:
    [table] = read("<table><td>a</td><p>note</p></table>")
    assert table == Table(((Cell("a"),),), "", ("note",))


def test_table_without_text_is_none_but_its_pictures_are_told() -> None:
    assert read("<table><tr><td> </td></tr></table>") == ()
    told = read("<table><tr><td><img src='a/pen.png' alt='Pen'/></td></tr></table>")
    assert told == (Picture("pen.png", "Pen"),)


def test_table_in_a_table_is_flattened_with_its_text() -> None:
    inner = "<table><tr><td>x</td><td>y</td></tr></table>"
    [table] = read(f"<table><tr><td>a</td><td>{inner}</td></tr></table>")
    assert table == Table(((Cell("a"), Cell("x\ny")),))


def test_table_that_only_places_another_is_unwrapped() -> None:
    inner = "<table><tr><td>Eye</td><td>Common</td></tr></table>"
    told = read(f"<table><tr><td> </td><td><p>Summary</p>{inner}<p>End</p></td></tr></table>")
    assert told == (Text("Summary"), Table(((Cell("Eye"), Cell("Common")),)), Text("End"))


def test_row_that_only_places_a_table_parts_the_table_around_it() -> None:
    inner = "<table><tr><td>x</td><td>y</td></tr></table>"
    rows = f"<tr><td>a</td><td>b</td></tr><tr><td>Also: {inner}</td></tr><tr><td>c</td></tr>"
    assert read(f"<table>{rows}</table>") == (
        Table(((Cell("a"), Cell("b")),)),
        Text("Also:"),
        Table(((Cell("x"), Cell("y")),)),
        Table(((Cell("c"),),)),
    )


def test_tables_nested_deeper_than_three_are_flattened() -> None:
    [table] = read("<table><tr><td>" * 9 + "x" + "</td></tr></table>" * 9)
    assert table == Table(((Cell("x"),),))


def test_table_or_picture_in_a_list_stands_where_the_file_has_it() -> None:
    table = "<table><tr><td>a</td></tr></table>"
    assert read(f"<ul><li>one{table}two</li><li>three<img src='p.png'/></li></ul>") == (
        Items(("one",)),
        Table(((Cell("a"),),)),
        Items(("two", "three")),
        Picture("p.png"),
    )


@pytest.mark.parametrize(
    ("image", "told"),
    [
        ("src='data:image/png;base64,AAAA' alt='Cap off'", Picture("image/png", "Cap off")),
        ("src='DATA:,' title='t'", Picture("picture", "t")),
        ("src='http://example.org/a/pen.png'", Picture("pen.png")),
        ("src='#UUID-1'", Picture("UUID-1")),
        ("alt='x'", Picture("picture", "x")),
    ],
)
def test_picture_is_named_and_never_fetched(image: str, told: Picture) -> None:
    assert read(f"<p><img {image}/></p>") == (told,)


def test_element_is_read_as_its_markup_is() -> None:
    markup = "<div><P>One</P><UL><LI>two</LI></UL></div>"
    tree = parse(Source("a", markup.encode()))
    assert blocks(tree) == blocks(markup) == (Text("One"), Items(("two",)))


def test_markup_that_is_no_xml_is_read_all_the_same() -> None:
    assert blocks("<div><p>One&nbsp;<b>two<p>three</div>") == (Text("One two"), Text("three"))
    assert blocks("<b>" * 200 + "deep") == (Text("deep"),)
    assert blocks("<!DOCTYPE x [<!ENTITY y 'z'>]><p>a</p>")[-1] == Text("a")
    assert blocks("<p>a</p>" * 9, Limits(size=8)) == (Text("a"),) * 9


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Name<br/>tablets", "Name tablets"),
        ("4.8  Side\xa0effects", "4.8 Side effects"),
        ("Dose < 5 mg", "Dose < 5 mg"),
        ("\uf0b7 Warnings", "Warnings"),
    ],
)
def test_title_is_one_line_without_markup(title: str, told: str) -> None:
    assert plain(title) == told


def test_tables_without_end_take_no_time() -> None:
    began = time.perf_counter()
    assert blocks("<table><tr><td>a" * 10_000)
    assert time.perf_counter() - began < 5


PIECES = (
    "<p> </p> <ul> <li> </ul> <table> <tr> <td> </td> </tr> </table> <img/> <br> <sup> 9 </sup> "
    "\uf0b7 • rash &nbsp; &lt; <b> <span> </span> <thead> <tfoot> <caption> <!-- -->"
)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=60).map("".join) | st.text())
def test_any_markup_gives_blocks_with_text(markup: str) -> None:
    for block in blocks(markup):
        match block:
            case Text(text):
                assert text == text.strip() != ""
            case Items(items):
                assert all(items)
            case Table(rows, _, notes):
                assert rows or notes
            case Picture(name, _):
                assert name
