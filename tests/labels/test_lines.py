import pytest
from hypothesis import given

from baklosan_desktop.labels.arranging import Arranged, arrange
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.lines import Line, Role, lines
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
            Line(Role.HEADING, "2 Dosage"),
            Line(Role.TEXT, "Take one tablet."),
            Line(Role.HEADING, "2.1 How"),
            Line(Role.ITEM, "With water"),
            Line(Role.ITEM, "In the evening"),
        ),
        (
            Line(Role.HEADING, "6 Adverse reactions"),
            Line(Role.TEXT, "Rash occurs."),
            Line(Role.TEXT, "Table 1. Reactions"),
            Line(Role.ROW, "Reaction | Any arm, % | "),
            Line(Role.ROW, "Rash |  | 3"),
            Line(Role.TEXT, "N = 200"),
        ),
        (Line(Role.TEXT, "A box"),),
    ]


def test_label_without_blocks_is_its_paragraphs() -> None:
    [section, other] = a_label().sections
    assert [line.role for line in lines(section, ())] == [Role.TEXT, Role.TEXT]
    assert lines(other, ())[0] == Line(Role.HEADING, "Side effects")
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
def test_all_words_of_a_label_are_in_its_lines(part: Part) -> None:
    one = arranged(part, Part(SectionKind.DOSAGE, "", "", (Text("Take one."), Items(("a",)))))
    for section in one.label.sections:
        found = [line.text for line in lines(section, one.placed)]
        assert all(text.strip() for text in found)
        said = " ".join(found).replace("|", " ").split()
        for paragraph in section.paragraphs:
            assert set(paragraph.text.replace("|", " ").split()) <= set(said)
