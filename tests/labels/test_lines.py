import pytest
from hypothesis import example, given

from baklosan_desktop.labels.arranging import Arranged, arrange
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.lines import Line, LineKind, lines
from baklosan_desktop.labels.published import Cell, Items, Part, Table, Text
from baklosan_desktop.labels.sections import SectionKind
from tests.builders import a_label, a_section
from tests.published import ANY_PART, PARTS, a_published


def arranged(*parts: Part) -> Arranged:
    return arrange(a_published(parts=parts), LabelId("demo"), "Demo", "0" * 64)


def rows(*cells: tuple[Cell, ...]) -> list[str]:
    one = arranged(Part(SectionKind.DOSAGE, "", "", (Table(cells),)))
    return [line.text for line in lines(one.label.sections[0], one.placed)]


def test_headings_items_rows_and_texts_are_told_apart() -> None:
    one = arranged(*PARTS)
    assert [lines(section, one.placed) for section in one.label.sections] == [
        (
            Line(LineKind.HEADING, "2 Dosage"),
            Line(LineKind.TEXT, "Take one tablet."),
            Line(LineKind.HEADING, "2.1 How"),
            Line(LineKind.ITEM, "With water"),
            Line(LineKind.ITEM, "In the evening"),
        ),
        (
            Line(LineKind.HEADING, "6 Adverse reactions"),
            Line(LineKind.TEXT, "Rash occurs."),
            Line(LineKind.TEXT, "Table 1. Reactions"),
            Line(LineKind.ROW, "Reaction | Any arm, % | "),
            Line(LineKind.ROW, "Rash |  | 3"),
            Line(LineKind.TEXT, "N = 200"),
        ),
        (Line(LineKind.TEXT, "A box"),),
    ]


def test_label_without_blocks_is_its_paragraphs() -> None:
    [section, other] = a_label().sections
    assert [line.kind for line in lines(section, ())] == [LineKind.TEXT, LineKind.TEXT]
    assert lines(other, ())[0] == Line(LineKind.HEADING, "Side effects")
    assert lines(a_section(), ())[0].text == a_section().paragraphs[0].text


def test_figure_in_another_column_is_another_row() -> None:
    assert rows((Cell("Rash"), Cell("3"), Cell(""))) == ["Rash | 3 | "]
    assert rows((Cell("Rash"), Cell(""), Cell("3"))) == ["Rash |  | 3"]


def test_figure_below_a_cell_that_reaches_down_stands_in_its_own_column() -> None:
    tall = (Cell("Adults", rows=2), Cell("5 mg"), Cell("once", rows=2))
    assert rows(tall, (Cell("10 mg"),), (Cell("Children"), Cell("1 mg"))) == [
        "Adults | 5 mg | once",
        " | 10 mg",
        "Children | 1 mg",
    ]
    assert rows((Cell("Adults", rows=3), Cell("5")), (Cell("6"),), (Cell("7"),), (Cell("8"),)) == [
        "Adults | 5",
        " | 6",
        " | 7",
        "8",
    ]


def test_span_under_which_no_cell_begins_is_no_column() -> None:
    narrow, wide = ((Cell("Dose", span), Cell("Day")) for span in (2, 3))
    below = Cell("5 mg"), Cell("10 mg"), Cell("1")
    assert rows(narrow, below) == ["Dose |  | Day", "5 mg | 10 mg | 1"]
    assert rows(wide, (Cell("5 mg"), Cell("10 mg", 2), Cell("1"))) == rows(narrow, below)


def test_cells_of_a_table_too_large_to_be_laid_out_follow_each_other() -> None:
    assert rows((Cell("a", 1000), Cell("b", 2), Cell("c")), (Cell("d"),)) == ["a | b | c", "d"]


@pytest.mark.parametrize("span", [0, -1, 10**9])
def test_no_span_of_a_file_makes_a_row_endless(span: int) -> None:
    [first, second] = rows((Cell("a", span, span), Cell("b")), (Cell("c"),))
    assert first.startswith("a | ")
    assert first.endswith("b")
    assert second.endswith("c")
    assert len(first) < 200


def test_row_without_words_is_no_line() -> None:
    assert rows((Cell("a"),), (Cell(""), Cell("")), (Cell("b"),)) == ["a", "b"]


@given(ANY_PART)
@example(Part(None, "", "\r", (Text("0"),)))  # a title of blanks is none
def test_all_words_of_a_label_are_in_its_lines(part: Part) -> None:
    one = arranged(part, Part(SectionKind.DOSAGE, "", "", (Text("Take one."), Items(("a",)))))
    for section in one.label.sections:
        found = [line.text for line in lines(section, one.placed)]
        assert all(text.strip() for text in found)
        said = " ".join(found).replace("|", " ").split()
        for paragraph in section.paragraphs:
            assert set(paragraph.text.replace("|", " ").split()) <= set(said)
