import pytest
from hypothesis import given

from baklosan_desktop.extraction.passages import Grid
from baklosan_desktop.extraction.trial_tables import is_figure, laid_out
from baklosan_desktop.labels.published import Block
from tests.extraction.texts import a_chapter
from tests.extraction.trial_texts import HEAD, a_grid, a_layout
from tests.published import BLOCKS


@pytest.mark.parametrize(
    "text", ["3", "62 (7)", "<1%", "0.5 to 2", "19/705 (3)", "-0.3", "5 a", "1.0 (0.4, 2)"]
)
def test_cell_of_numbers_is_a_figure(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "%", "10 mg", "(N=715) %", "Rash", "n (%)", "1" * 41])
def test_cell_that_says_anything_else_is_none(text: str) -> None:
    assert not is_figure(text)


def test_table_without_figures_is_not_laid_out() -> None:
    assert laid_out(a_grid("Heart|palpitations", "Skin|rash")) is None


def test_table_that_nobody_could_read_by_eye_is_not_laid_out() -> None:
    assert laid_out(a_grid(HEAD, *["Rash|3|1"] * 500)) is None


def test_head_stands_above_the_first_figures() -> None:
    found = a_layout(HEAD, "Rash|3|1")
    assert [row.lead for row in found.head] == ["Reaction"]
    assert [row.lead for row in found.body] == ["Rash"]
    assert (found.stub, found.columns) == (1, ((1, 2), (2, 3)))


def test_row_that_counts_people_belongs_to_the_head() -> None:
    found = a_layout("|Demoxil|Placebo", "No. of patients|200|100", "Rash|3|1")
    assert [row.lead for row in found.head] == ["", "No. of patients"]


def test_row_over_all_columns_is_a_title() -> None:
    found = a_layout("3x1:Table 1. Reactions", HEAD, "Rash|3|1", caption="Adults")
    assert found.title == "Adults Table 1. Reactions"


def test_organ_system_above_the_first_figures_belongs_to_the_body() -> None:
    found = a_layout(HEAD, "3x1:Skin", "Rash|3|1")
    assert [row.lead for row in found.body] == ["Skin", "Rash"]


def test_title_above_a_table_without_caption_is_its_title() -> None:
    found = laid_out(a_grid(HEAD, "Rash|3|1"), "Table 2. Reactions")
    assert found
    assert found.title == "Table 2. Reactions"


def test_columns_that_name_the_rows_end_where_figures_begin() -> None:
    found = a_layout("System|Reaction|Demoxil|Placebo", "Skin|Rash|3|1", "|Itching|2|-")
    assert found.stub == 2
    assert found.stub_heading == "System Reaction"


def test_columns_under_the_very_same_headings_are_one_arm() -> None:
    found = a_layout("Reaction|2x1:Demoxil n (%)|2x1:Placebo n (%)", "Rash|6|(3)|1|(1)")
    assert found.columns == ((1, 3), (3, 5))


def test_columns_under_no_heading_are_kept_apart() -> None:
    assert a_layout("Reaction|Demoxil", "Rash|3|1|2").columns == ((1, 2), (2, 3), (3, 4))


def test_table_without_any_column_of_figures_has_one_to_name_its_rows() -> None:
    found = a_layout("Reaction|How often|Also", "Rash|3|seen", "Gout|seen|4", "Cough|seen|seen")
    assert found.stub == 1


def test_row_has_its_own_line_also_where_a_cell_hangs_down() -> None:
    found = a_layout("Reaction|Demoxil|Placebo", "1x2:Skin rash|3|1", "2|1")
    assert [row.line for row in found.body] == [3, 4]


def test_abbreviations_of_title_and_notes_are_explained() -> None:
    found = a_layout(HEAD, "Rash|3|1", notes=("DMX = Demoxine 5 mg; WFN = warfarin",))
    assert found.meanings == {"DMX": "Demoxine 5 mg", "WFN": "warfarin"}


@given(BLOCKS)
def test_any_table_has_an_answer(block: Block) -> None:
    for passage in a_chapter("Rash 3 %", block).passages:
        if isinstance(passage, Grid):
            laid_out(passage)
