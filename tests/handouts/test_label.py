import re

import pytest

from baklosan_desktop.labels.label import Label, Paragraph
from baklosan_desktop.screens.handout import Paper
from baklosan_desktop.wording import NBSP
from tests.builders import a_label, a_section
from tests.handouts.sheets import LABEL, a_handout, an_unreviewed_handout, words


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


def test_label_without_a_substance_leaves_no_mark_of_it() -> None:
    handout = a_handout(a_label(substances=()), kind=LABEL)
    assert handout.running_head == "Demo 5 mg tablets"
    assert "· Full label" not in words(handout)
