from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.errors import LabelError, UnknownSection
from baklosan_desktop.labels.label import Label, Paragraph, paragraphs_of
from tests.builders import a_label, a_section


def test_every_sentence_stands_in_its_line_in_order(label: Label) -> None:
    for _, _, paragraph in label.passages():
        rest = paragraph.text
        for sentence in paragraph.sentences:
            between, found, rest = rest.partition(sentence)
            assert (found, between.strip()) == (sentence, "")
        assert rest.strip() == ""


@given(st.text("aB. \t0;\n"))
def test_sentences_lose_nothing_but_blanks(text: str) -> None:
    sentences = Paragraph(1, text).sentences
    assert "".join(sentences).replace(" ", "").replace("\t", "").replace("\n", "") == (
        text.replace(" ", "").replace("\t", "").replace("\n", "")
    )


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        (14, 2),
        (20, 2),
        (45, 1),  # "less than 0.01%, rare": a point inside a number ends nothing
        (60, 3),  # "List B.The drug": no blank
        (72, 1),
        (112, 2),
    ],
)
def test_sentences_end_where_a_capital_follows(label: Label, line: int, sentences: int) -> None:
    (paragraph,) = [p for _, _, p in label.passages() if p.line == line]
    assert len(paragraph.sentences) == sentences


def test_the_label_has_18_sections_with_title_and_closing_words(label: Label) -> None:
    assert len(label.sections) == 20
    assert label.content_sections == 18
    assert len({section.kind for section in label.sections}) == 20
    assert len({section.key for section in label.sections}) == 20


def test_lost_headings_are_marked_as_restored(label: Label) -> None:
    assert [section.key for section in label.sections if section.restored] == [
        "identity",
        "pharmacokinetics",
        "dosage",
        "overdose",
        "indications",
        "contraindications",
        "precautions",
        "closing",
    ]


def test_sections_begin_and_end_where_the_text_does(label: Label) -> None:
    assert (label.section("dosage").first_line, label.section("dosage").last_line) == (19, 27)
    lines = [(s.first_line, s.last_line) for s in label.sections]
    assert lines == sorted(lines)
    assert all(
        [p.line for p in s.paragraphs] == list(range(s.first_line, s.last_line + 1))
        for s in label.sections
    )


def test_section_is_found_by_key_and_by_line(label: Label) -> None:
    for section, _, paragraph in label.passages():
        assert label.section(section.key) is section
        assert label.section_at(paragraph.line) is section


def test_paragraphs_are_numbered_within_their_section() -> None:
    numbered = [(s.key, number, p.line) for s, number, p in a_label().passages()]
    assert numbered == [
        ("dosage", 1, 2),
        ("dosage", 2, 3),
        ("side_effects", 1, 6),
        ("side_effects", 2, 7),
    ]


def test_unknown_section_is_refused_by_name() -> None:
    with pytest.raises(UnknownSection, match="'Demo 5 mg tablets' has no section 'dose'"):
        a_label().section("dose")


def test_heading_belongs_to_its_section() -> None:
    assert a_label().section_at(5).key == "side_effects"


@pytest.mark.parametrize("line", [0, 1, 4, 8])
def test_line_without_a_section_is_refused_by_number(line: int) -> None:
    with pytest.raises(UnknownSection, match=f"Line {line} of 'Demo 5 mg tablets'"):
        a_label().section_at(line)


def test_section_without_text_is_refused() -> None:
    with pytest.raises(LabelError, match="Section 'dosage' has no text"):
        a_section(paragraphs=())


@pytest.mark.parametrize("half", [{"heading": "Dosage"}, {"heading_line": 1}])
def test_heading_without_its_line_is_refused(half: dict[str, Any]) -> None:
    with pytest.raises(LabelError, match="needs a heading and its line, or neither"):
        a_section(**half)


def test_text_of_a_section_has_every_line_in_its_place(label: Label) -> None:
    for section in label.sections:
        assert paragraphs_of(section.text, section.first_line) == section.paragraphs
        assert section.text.count("\n") == section.last_line - section.first_line


@pytest.mark.parametrize(
    "paragraphs",
    [
        (Paragraph(2, "One.\nTwo."),),
        (Paragraph(2, "One."), Paragraph(3, "Two.\n")),
        (Paragraph(2, ""),),
        (Paragraph(2, "One."), Paragraph(2, "Two.")),
        (Paragraph(3, "One."), Paragraph(2, "Two.")),
    ],
)
def test_text_that_would_lose_a_paragraph_is_refused(paragraphs: tuple[Paragraph, ...]) -> None:
    section = a_section(paragraphs=paragraphs)
    with pytest.raises(LabelError, match="A paragraph of section 'dosage' is not one line"):
        assert not section.text
