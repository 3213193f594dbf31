import pytest

from baklosan_desktop.importers.spl_narrative import narrative, title
from baklosan_desktop.importers.spl_words import references
from baklosan_desktop.labels.published import Block, Cell, Items, Picture, Table, Text
from tests.importers.spl_documents import element


def read(text: str, more: str = "") -> list[Block]:
    section = element(f"<section><text>{text}</text>{more}</section>")
    return list(narrative(section, references(section))[1])


MEDIA = (
    "<component><observationMedia ID='m'><value><reference value='m.jpg'/></value>"
    "</observationMedia></component>"
)


def test_paragraphs_and_loose_text_are_texts_in_the_order_of_the_file() -> None:
    blocks = read(
        "<paragraph><caption>Note:</caption>One</paragraph> Loose <br/>text <content>too</content>"
        "<paragraph>Two</paragraph><paragraph> </paragraph>last"
    )
    assert blocks == [Text("Note:"), Text("One"), Text("Loose text too"), Text("Two"), Text("last")]


def test_title_loses_its_markup() -> None:
    section = element(
        "<section><title>6<br/>ADVERSE <content>REACTIONS</content></title></section>"
    )
    assert title(section, references(section)) == "6 ADVERSE REACTIONS"
    assert narrative(section, references(section)) == ("6 ADVERSE REACTIONS", ())
    assert title(element("<section/>"), references(section)) == ""


def test_only_the_own_text_of_a_section_is_read() -> None:
    section = element(
        "<section><text>Own</text><excerpt><highlight><text>Twin</text></highlight></excerpt>"
        "<component><section><text>Below</text></section></component></section>"
    )
    assert narrative(section, references(section)) == ("", (Text("Own"),))


def test_footnotes_of_paragraphs_follow_the_text_and_those_of_tables_stay_with_them() -> None:
    blocks = read(
        "<paragraph>Before<footnote ID='f'>First</footnote></paragraph>"
        "<table><tr><td>1<footnote>Second</footnote></td><td>2<footnoteRef IDREF='f'/></td></tr>"
        "</table><paragraph>After</paragraph>"
    )
    assert blocks == [
        Text("Before[1]"),
        Table(((Cell("1[2]"), Cell("2[1]")),), "", ("[1] First", "[2] Second")),
        Text("After"),
        Text("[1] First"),
    ]


def test_picture_stands_after_the_paragraph_that_shows_it() -> None:
    shown = "<renderMultiMedia referencedObject='m'/>"
    assert read(f"<paragraph>See {shown} here</paragraph>", MEDIA) == [
        Text("See here"),
        Picture("m.jpg"),
    ]
    for text in (
        f"<list><item>See{shown}</item></list>",
        f"<table><tr><td>See{shown}</td></tr></table>",
    ):
        assert read(text, MEDIA)[1:] == [Picture("m.jpg")]


def test_picture_that_no_text_shows_ends_the_section() -> None:
    assert read("Text", MEDIA) == [Text("Text"), Picture("m.jpg")]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<list><item>One</item><item> </item><item>Two</item></list>", [Items(("One", "Two"))]),
        (
            "<list listType='ordered'><item>One</item><item><br/>Two</item></list>",
            [Items(("One", "Two"), is_ordered=True)],
        ),
        ("<list><caption>Steps</caption><item>One</item></list>", [Text("Steps"), Items(("One",))]),
        (
            (
                "<list><item><caption>•</caption>One</item><item><caption>o</caption>Two</item>"
                "<item><caption>b.</caption> Three</item><item><caption>c.</caption></item></list>"
            ),
            [Items(("One", "Two", "b. Three"))],
        ),
        (
            (
                "<list listType='ordered'><item>One<list><item>inner</item></list>more</item>"
                "<item>Two</item></list>"
            ),
            [Items(("1. One", "inner", "more", "2. Two"))],
        ),
        (
            (
                "<list listType='ordered'><item>One<table><tr><td>T</td></tr></table></item>"
                "<item>Two</item></list>"
            ),
            [Items(("1. One",)), Table(((Cell("T"),),)), Items(("2. Two",))],
        ),
        ("<list/>", []),
    ],
)
def test_list_keeps_its_order_and_its_own_numbers(markup: str, blocks: list[Block]) -> None:
    assert read(markup) == blocks


def test_table_keeps_its_head_its_spans_its_caption_and_its_notes() -> None:
    [table] = read(
        "<table><caption>Table <content>1</content></caption><col width='1'/><thead>"
        "<tr><th rowspan='2'>Event</th><td colspan='2'>Arm</td></tr></thead>"
        "<tfoot><tr><td colspan='3'>* p &lt; 0.05</td></tr><tr><td/></tr></tfoot>"
        "<tbody><tr><th>Pain</th><td>8%</td><td><paragraph>9</paragraph><paragraph>%</paragraph></td>"
        "</tr><tr/></tbody></table>"
    )
    assert table == Table(
        (
            (Cell("Event", 1, 2, is_header=True), Cell("Arm", 2, 1, is_header=True)),
            (Cell("Pain", is_header=True), Cell("8%"), Cell("9 %")),
        ),
        "Table 1",
        ("* p < 0.05",),
    )


@pytest.mark.parametrize(
    ("written", "columns"), [("169", 169), ("0", 1), ("-2", 1), ("²", 1), ("99999", 1000), ("", 1)]
)
def test_span_is_a_number_within_reason(written: str, columns: int) -> None:
    assert read(f"<table><tr><td colspan='{written}'>x</td></tr></table>") == [
        Table(((Cell("x", columns),),))
    ]


def test_table_in_a_cell_is_read_as_its_text() -> None:
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    assert read(f"<table><tr><td>x{inner}</td></tr></table>") == [Table(((Cell("x a b"),),))]


def test_table_that_is_only_the_frame_of_a_picture_is_left_out() -> None:
    framed = "<table><tr><td><renderMultiMedia referencedObject='m'/></td></tr></table>"
    assert read(framed, MEDIA) == [Picture("m.jpg")]


def test_table_with_nothing_but_a_caption_or_a_note_is_kept() -> None:
    assert read("<table><caption>T</caption></table>") == [Table((), "T")]
    foot = "<tfoot><tr><td>n</td></tr></tfoot>"
    assert read(f"<table>{foot}</table>") == [Table((), "", ("n",))]


def test_table_without_anything_in_it_is_left_out() -> None:
    assert read("<table><col/><tbody><tr/></tbody></table>") == []
