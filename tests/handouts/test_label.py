import re
from collections.abc import Sequence
from typing import Any

import pytest

from baklosan_desktop.handouts.kinds import render, rendering
from baklosan_desktop.handouts.label import most_columns
from baklosan_desktop.handouts.page import CHAPTER, Handout
from baklosan_desktop.handouts.steps import done
from baklosan_desktop.labels.arranging import arrange
from baklosan_desktop.labels.label import Label, LabelId, Paragraph
from baklosan_desktop.labels.published import Block, Cell, Items, Part, Table, Text
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.handout import HandoutForm, Paper, TextSize, present_unreviewed
from baklosan_desktop.wording import NBSP
from tests.builders import a_label, a_section, some_facts
from tests.fakes import FakeShelf
from tests.handouts.sheets import IMPRINT, LABEL, a_handout, an_unreviewed_handout, words
from tests.published import a_published


@pytest.fixture(params=[Paper.A4, Paper.A5], ids=["wide", "narrow"])
def sheet(label: Label, request: pytest.FixtureRequest) -> str:
    return words(a_handout(label, kind=LABEL, paper=request.param))


def test_every_paragraph_stands_word_for_word_in_the_order_of_the_label(
    sheet: str, label: Label
) -> None:
    places = [sheet.index(" ".join(paragraph.text.split())) for _, _, paragraph in label.passages()]
    assert places == sorted(places)
    assert len(places) == 60


def test_only_blanks_are_changed_so_that_an_amount_stays_on_its_line(label: Label) -> None:
    body = a_handout(label, kind=LABEL).body
    assert f"the daily dose is 5{NBSP}mg." in body
    assert f"2.5{NBSP}mg{NBSP}/ kg body weight" in body


def test_every_paragraph_has_its_number_and_its_line(sheet: str, label: Label) -> None:
    lines = [int(number) for number in re.findall(r"line (\d+)", sheet)]
    assert lines == [paragraph.line for _, _, paragraph in label.passages()]
    numbers = [int(number) for number in re.findall(r"¶(\d+)", sheet)]
    assert numbers == [number for _, number, _ in label.passages()]


def test_hz_26_restored_headings_are_marked_as_ours(sheet: str, label: Label) -> None:
    restored = [section for section in label.sections if section.restored]
    assert sheet.count("heading restored (editorial)") == len(restored) == 8


def test_heading_of_the_source_stands_under_a_title_that_differs(sheet: str) -> None:
    assert (
        "Pharmacological action (pharmacodynamics) in the source: “pharmachologic effect”" in sheet
    )
    assert "Use in the elderly in the source: “Use in old age”" in sheet
    assert "in the source: “Drug interaction”" not in sheet


def test_sheet_says_that_it_is_no_leaflet(sheet: str) -> None:
    assert "For professionals; not a leaflet for patients." in sheet


def test_end_of_the_sheet_proves_which_text_it_is(sheet: str, label: Label) -> None:
    end = sheet[sheet.index("Where this comes from") :]
    assert label.source in end
    assert f"SHA-256 of the text: {label.sha256}" in end


def test_text_that_looks_like_markup_is_printed_as_it_stands() -> None:
    section = a_section(title="Dose <b>", heading="Dose & use", heading_line=1)
    text = words(a_handout(a_label(sections=(section,)), kind=LABEL))
    assert "Dose <b> in the source: “Dose & use”" in text


@pytest.mark.parametrize("paper", Paper)
def test_imported_label_has_paragraphs_and_no_lines(paper: Paper) -> None:
    said = words(an_unreviewed_handout(LABEL, paper))
    assert "¶2" in said
    assert "Titles and paragraph numbers are editorial" in said
    assert not re.search(r"line \d", said)


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
@pytest.mark.parametrize(("language", "number"), [("ar", 1), ("en", 0)])
def test_text_that_is_read_from_right_to_left_is_printed_so(
    paper: Paper, language: str, number: int
) -> None:
    label = a_label(language=language, sections=(a_section(paragraphs=(Paragraph(1, "جرعة."),)),))
    assert a_handout(label, kind=LABEL, paper=paper).body.count('dir="rtl"') == number


def test_amount_in_text_that_is_read_leftwards_is_printed_in_its_own_order() -> None:
    section = a_section(paragraphs=(Paragraph(1, "الجرعة 250 mg"),))
    body = a_handout(a_label(language="ar", sections=(section,)), kind=LABEL).body
    assert "الجرعة \u2066250\N{NO-BREAK SPACE}mg\u2069" in body


def test_heading_that_is_read_leftwards_is_quoted_in_its_own_order() -> None:
    section = a_section(heading="1. الجرعة", heading_line=1)
    body = a_handout(a_label(language="ar", sections=(section,)), kind=LABEL).body
    assert "“\N{FIRST STRONG ISOLATE}1. الجرعة\u2069”" in body


def test_label_without_a_substance_leaves_no_mark_of_it() -> None:
    handout = a_handout(a_label(substances=()), kind=LABEL)
    assert handout.running_head == "Demo 5 mg tablets"
    assert "· Full label" not in words(handout)


def imported(*blocks: Block, is_older: bool = False, **form: Any) -> Handout:
    """Lay out an imported label whose one section has these blocks."""
    parts = (Part(SectionKind.DOSAGE, "", "Dosage", blocks),)
    label, placed = arrange(a_published(parts=parts), LabelId("demo"), "demo.xml", "0" * 64)
    wanted = HandoutForm(**{"kind": LABEL} | form)
    view = present_unreviewed(wanted, label, FakeShelf(some_facts()), placed, is_older=is_older)
    assert view.sheet is not None
    return render(view.sheet, IMPRINT)


def a_table(*rows: Sequence[Cell]) -> Table:
    return Table(tuple(tuple(row) for row in rows), "Table 1")


JOINER = "\N{WORD JOINER}"
HEAD = (Cell("Reaction", is_header=True), Cell("Any arm", 2, is_header=True))
ROW = (Cell("Rash"), Cell("1"), Cell("2"))


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
def test_table_of_an_imported_label_is_printed_as_one(paper: Paper) -> None:
    body = imported(Text("Before."), a_table(HEAD, ROW), Text("After."), paper=paper).body
    assert body.count('class="grid"') == 1
    assert 'colspan="2"' in body
    assert "Rash | 1" not in body
    assert body.index("Before.") < body.index("Any arm") < body.index("Rash") < body.index("After.")


def test_header_rows_are_repeated_and_stand_out() -> None:
    head = re.findall("<thead>(.*?)</thead>", imported(a_table(HEAD, ROW)).body, re.DOTALL)
    assert "<b>Reaction</b>" in head[0]
    assert "Rash" not in head[0]


@pytest.mark.parametrize(
    "rows",
    [
        [ROW, ROW],
        [HEAD],
        [HEAD] * 5 + [ROW],
        [(Cell("Reaction", rows=2, is_header=True), *HEAD[1:]), (Cell("1"), Cell("2"))],
    ],
    ids=["none", "nothing else", "many", "reaching into the body"],
)
def test_header_that_cannot_be_repeated_is_not(rows: list[Sequence[Cell]]) -> None:
    assert "<thead>" not in imported(a_table(*rows)).body


def test_each_row_has_the_number_of_its_passage() -> None:
    body = imported(a_table(ROW, (Cell(""), Cell(""), Cell("")), ROW)).body
    assert re.findall(r"¶(\d+)", body) == ["1", "2", "3"]


def test_every_place_of_a_table_has_a_cell() -> None:
    body = imported(a_table((Cell("a", rows=2), Cell("b")), (Cell("c"), Cell("d")))).body
    cells = re.findall(r'<td colspan="(\d)" rowspan="(\d)">(.*?)</td>', body)
    assert cells == [
        ("1", "2", "a"), ("1", "1", "b"), ("1", "1", ""),
        ("1", "1", "c"), ("1", "1", "d"),
    ]  # fmt: skip


def test_cell_that_covers_columns_pushes_none_aside() -> None:
    rows = imported(a_table(HEAD, ROW, (Cell("Any reaction", 3),))).body.split("<tr>")
    spans = [[int(one) for one in re.findall(r'colspan="(\d)"', row)] for row in rows]
    assert spans[-4:-1] == [[1, 2], [1, 1, 1], [3]]


def test_lines_of_a_cell_stay_apart() -> None:
    assert "0.5<br/>(0.1)" in imported(a_table((Cell("0.5\n(0.1)"), Cell("x")))).body


def test_table_of_too_many_columns_for_the_paper_is_printed_row_by_row() -> None:
    wide = a_table([Cell(f"c{number}") for number in range(16)])
    assert 'class="grid"' in imported(wide).body
    narrow = imported(wide, paper=Paper.A5, text_size=TextSize.LARGE)
    assert 'class="grid"' not in narrow.body
    assert "c0 | c1 | c2" in words(narrow)


def test_smaller_paper_and_larger_print_hold_fewer_columns() -> None:
    sizes = [(Paper.A4, TextSize.NORMAL), (Paper.A4, TextSize.LARGE), (Paper.A5, TextSize.LARGE)]
    held = [most_columns(HandoutForm(paper=paper, text_size=size)) for paper, size in sizes]
    assert held == [16, 10, 7]


def test_imported_label_is_laid_out_in_parts_that_hold_its_whole_body() -> None:
    handout = imported(*(Text(f"Text {number}.") for number in range(70)))
    assert len(handout.chapters) == 5
    bodies = [part for chapter in handout.chapters for part in chapter.parts]
    assert all("<style>" in body for body in bodies)
    said = " ".join(bodies)
    assert all(f"Text {number}." in said for number in range(70))


def test_reviewed_label_is_laid_out_at_once(label: Label) -> None:
    handout = a_handout(label, kind=LABEL)
    assert handout.chapters == (((handout.body,), False),)
    assert CHAPTER not in handout.body


def test_older_edition_says_so_at_its_foot_and_at_its_end() -> None:
    older = imported(Text("Take one."), is_older=True)
    assert f"edition{NBSP}3, an older one".replace(NBSP, " ") in words(older)
    assert "a newer one has taken its place" in words(older)[:200]
    assert "an older one" in older.foot.replace(NBSP, " ")
    newest = imported(Text("Take one."))
    assert "older" not in newest.foot + words(newest)


def parts_of(*rows: Sequence[Cell]) -> list[int]:
    """Return how many rows each part of a table has that is laid out in one go."""
    (table,) = [chapter for chapter in imported(a_table(*rows)).chapters if chapter.is_table]
    return [part.count("<tr>", part.index('class="grid"')) for part in table.parts]


def test_large_table_is_laid_out_in_parts_of_which_the_first_has_the_header() -> None:
    assert parts_of(HEAD, *[ROW] * 100) == [1 + 50, 50]
    assert parts_of(HEAD, *[ROW] * 50) == [1 + 50]
    (table,) = [one for one in imported(a_table(HEAD, *[ROW] * 100)).chapters if one.is_table]
    assert [part.count("<thead>") for part in table.parts] == [1, 0]


def test_rows_that_a_cell_joins_are_laid_out_together() -> None:
    joined = (Cell("Rash", rows=60), Cell("1"), Cell("2"))
    assert parts_of(*[ROW] * 10, joined, *[(Cell("1"), Cell("2"))] * 59, *[ROW] * 10) == [70, 10]


def test_rows_that_a_cell_joins_stay_together_where_a_part_is_full_amid_them() -> None:
    row = [Cell("x")] * 10
    rows = [row] * 12 + [[Cell("y", rows=8), *row[1:]]] + [row[1:]] * 7 + [row] * 5
    assert parts_of(*rows) == [20, 5]


def test_only_a_table_has_columns_as_wide_as_its_words() -> None:
    chapters = imported(Text("Before."), a_table(HEAD, ROW)).chapters
    assert [chapter.is_table for chapter in chapters] == [False, False, True, False]
    assert "Where this comes from" in chapters[-1].parts[0]


def test_first_column_stands_at_the_right_where_that_is_read_first() -> None:
    parts = (Part(SectionKind.DOSAGE, "", "الجرعة", (a_table(HEAD, ROW),)),)
    published = a_published(parts=parts, language="ar")
    label, placed = arrange(published, LabelId("demo"), "demo.xml", "0" * 64)
    form = HandoutForm(LABEL)
    sheet = present_unreviewed(form, label, FakeShelf(some_facts()), placed).sheet
    assert sheet is not None
    body = render(sheet, IMPRINT).body
    assert body.index("¶2") < body.index("Any arm") < body.index("Reaction")
    assert body.index(">2<") < body.index(">1<") < body.index("Rash")


def test_interval_with_blanks_is_kept_on_one_line() -> None:
    body = imported(Text("Take 10 - 20 mg, 5- 6 % or 3-4.")).body
    assert f"10{NBSP}-{JOINER}{NBSP}20{NBSP}mg" in body
    assert f"5-{JOINER}{NBSP}6{NBSP}%" in body
    assert "3-4" in body


def test_label_is_laid_out_in_many_steps() -> None:
    form = HandoutForm(LABEL)
    parts = (Part(SectionKind.DOSAGE, "", "Dosage", (a_table(*[ROW] * 50),)),)
    label, placed = arrange(a_published(parts=parts), LabelId("demo"), "demo.xml", "0" * 64)
    sheet = present_unreviewed(form, label, FakeShelf(some_facts()), placed).sheet
    assert sheet is not None
    steps = rendering(sheet, IMPRINT)
    assert sum(1 for _ in steps) > 50
    assert done(rendering(sheet, IMPRINT)) == render(sheet, IMPRINT)


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
def test_caption_stays_with_its_table(paper: Paper) -> None:
    body = imported(Text("Before."), a_table(HEAD, ROW), paper=paper).body
    announced = re.findall(r"<h4[^>]*>(.*?)</h4>", body)
    assert ("¶2" in announced) if paper is Paper.A4 else ("Table 1" in announced)
    assert "Before." not in announced


def test_items_of_a_list_are_paragraphs_on_paper() -> None:
    body = imported(Items(("With water.", "At night."))).body
    assert re.findall(r"¶(\d+)", body) == ["1", "2"]
    assert body.index("With water.") < body.index("At night.")
