from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.facts import Ambiguity, AmbiguityKind, Facts
from baklosan_desktop.labels.label import Label, LabelId, Paragraph
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.label import (
    BarsView,
    NoteView,
    Order,
    QuoteView,
    bars,
    notes,
    present,
    section_names,
)
from tests.builders import (
    DEMO,
    a_citation,
    a_label,
    a_listed,
    a_section,
    an_ambiguity,
    some_facts,
)
from tests.fakes import FakeBooks

TODAY = date(2026, 11, 27)


def noted(*ambiguities: Ambiguity) -> tuple[NoteView, ...]:
    return notes(a_label(), FakeBooks(some_facts(ambiguities=ambiguities)))


def test_text_is_that_of_the_source_line_by_line(label: Label) -> None:
    passages = [passage for section in present(label).sections for passage in section.passages]
    source = [(paragraph.line, paragraph.text) for _, _, paragraph in label.passages()]
    assert [(passage.line, passage.text) for passage in passages] == source


def test_sections_stand_in_the_order_of_the_label(label: Label) -> None:
    sections = present(label).sections
    assert [section.key for section in sections] == [section.key for section in label.sections]


def test_paragraphs_are_numbered_from_1_in_each_section() -> None:
    numbers = [[p.number for p in section.passages] for section in present(a_label()).sections]
    assert numbers == [[1, 2], [1, 2]]


def test_bars_name_product_substance_pack_and_edition() -> None:
    view = bars(a_label(substances=("demoxine", "otherine")), None, TODAY)
    assert view.title == "Demo 5 mg tablets"
    assert view.subtitle == "demoxine · otherine · 20 tablets"


@pytest.mark.parametrize(
    ("reviewer", "words"),
    [
        (None, "not yet reviewed by a pharmacist"),
        ("reviewed by A. Reader", "reviewed by A. Reader"),
    ],
)
def test_edition_tells_who_reviewed_it(reviewer: str | None, words: str) -> None:
    edition = bars(a_label(reviewed_by=reviewer), None, TODAY).edition
    assert edition == f"Label edition 3, text undated, {words}"


def test_edition_tells_how_old_the_text_is_where_the_source_does() -> None:
    edition = bars(a_label(source_date="May 2021"), None, TODAY).edition
    assert edition.startswith("Label edition 3, text of May 2021, ")


def test_imported_label_is_called_so_before_all_else() -> None:
    view = bars(a_label(), a_listed(holder="Demo Ltd", document="Package leaflet"), TODAY)
    assert view == BarsView(
        "Demo 5 mg tablets",
        "imported, not reviewed · edition 3 · demoxine · Demo Ltd · Package leaflet",
        "Imported label, not reviewed, edition 3",
        "imported, not reviewed",
    )
    assert bars(a_label(), a_listed(holder=""), TODAY).subtitle.endswith("edition 3 · demoxine")


def test_older_edition_is_cautioned_against() -> None:
    newest = a_listed()
    assert bars(a_label(), newest, TODAY).caution == ""
    older = newest._replace(replaced_by=newest.id)
    assert bars(a_label(), older, TODAY).caution == (
        "This is an older edition: a newer one has taken its place."
    )


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (date(2026, 11, 1), "packed 26 days ago"),
        (date(2026, 11, 26), "packed 1 day ago"),
        (TODAY, "packed today"),
    ],
)
def test_label_of_a_pack_tells_its_age(made: date, words: str) -> None:
    packed = bars(a_label(), a_listed(label_pack="county", packed_on=made), TODAY)
    assert packed.edition == f"Label of the pack county, not reviewed, edition 3, {words}"


def test_label_of_a_pack_that_tells_no_day_has_no_age() -> None:
    packed = bars(a_label(), a_listed(label_pack="county", packed_on=None), TODAY)
    assert packed.edition == "Label of the pack county, not reviewed, edition 3"


def test_older_edition_is_called_so_above_and_below() -> None:
    view = bars(a_label(), a_listed(replaced_by=LabelId("demo-4")), TODAY)
    assert view.subtitle.startswith("imported, not reviewed · older edition 3 · ")
    assert view.edition == "Imported label, not reviewed, older edition 3"


def test_sections_that_share_a_title_are_told_apart_by_their_headings() -> None:
    first = a_section(heading="2 Dosage", heading_line=1)
    second = a_section(key="dosage_b", heading="3 Dosage forms", heading_line=5)
    third = a_section(key="dosage_c")
    assert section_names(a_label(sections=(first,))) == {"dosage": "Dosage and administration"}
    assert list(section_names(a_label(sections=(first, second, third))).values()) == [
        "Dosage and administration: 2 Dosage",
        "Dosage and administration: 3 Dosage forms",
        "Dosage and administration",
    ]


def test_heading_that_is_a_sentence_is_cut_in_lists() -> None:
    first = a_section(heading="A sentence that goes on and on. " * 9, heading_line=1)
    sections = (first, a_section(key="dosage_b"))
    assert len(section_names(a_label(sections=sections))["dosage"]) < 80


def test_language_tells_in_which_direction_is_read() -> None:
    views = [present(a_label(language=language)) for language in ("en", "ar", "he")]
    assert [(view.language, view.leftwards) for view in views] == [
        ("en", False),
        ("ar", True),
        ("he", True),
    ]


def test_lost_heading_is_called_editorial() -> None:
    restored, found = present(a_label()).sections
    assert restored.heading_line is None
    assert "restored, editorial" in restored.origin
    assert found.heading_line == 5
    assert found.origin == "In the source: “Side effects”"
    assert (restored.heading, found.heading) == (None, "Side effects")


def test_heading_that_is_read_leftwards_stays_within_its_quotes() -> None:
    section = a_section(heading="1. الجرعة", heading_line=1)
    [view] = present(a_label(sections=(section,), language="ar")).sections
    assert view.origin == "In the source: “\N{FIRST STRONG ISOLATE}1. الجرعة\u2069”"


def test_heading_is_quoted_as_the_source_has_it() -> None:
    section = a_section(heading="pharmachologic effect", heading_line=1)
    [view] = present(a_label(sections=(section,))).sections
    assert view.title == "Dosage and administration"
    assert view.origin == "In the source: “pharmachologic effect”"


def test_note_says_what_is_unclear_and_where() -> None:
    [note] = noted(an_ambiguity())
    assert note == NoteView(
        id="AMB-1",
        kind="ambiguity",
        title="Per intake or per day",
        gloss="The label does not say whether 5 mg is one intake.",
        readings=("per intake", "per day"),
        safest="per day",
        serious=True,
        quotes=(QuoteView("5 mg 2 times / day", "Dosage and administration ¶1", 2),),
    )


def test_note_that_is_itself_uncertain_says_so() -> None:
    [note] = noted(
        an_ambiguity(
            uncertain=True, kinds=(AmbiguityKind.AMBIGUITY, AmbiguityKind.TRANSLATION), safest=None
        )
    )
    assert note.kind == "possibly ambiguity, translation or copying error"
    assert note.safest == ""


def test_serious_notes_come_first_else_in_order() -> None:
    found = noted(
        an_ambiguity(id="A", serious=False),
        an_ambiguity(id="B"),
        an_ambiguity(id="C", serious=False),
        an_ambiguity(id="D"),
    )
    assert [note.id for note in found] == ["B", "D", "A", "C"]


def test_each_quote_of_a_note_has_its_own_place() -> None:
    [note] = noted(an_ambiguity(citations=(a_citation(), a_citation("rare - glare", 7))))
    assert [(quote.place, quote.line) for quote in note.quotes] == [
        ("Dosage and administration ¶1", 2),
        ("Side effects ¶2", 7),
    ]


def test_notes_are_those_of_the_label() -> None:
    books = FakeBooks(some_facts())
    notes(a_label(), books)
    assert books.asked == [DEMO]


def test_every_note_of_the_label_quotes_it_verbatim(label: Label, facts: Facts) -> None:
    lines = {paragraph.line: paragraph.text for _, _, paragraph in label.passages()}
    headings = {section.heading_line: section.heading for section in label.sections}
    found = notes(label, FakeBooks(facts))
    assert len(found) == len(facts.ambiguities) > 10
    for quote in (quote for note in found for quote in note.quotes):
        assert quote.text in (lines.get(quote.line) or headings[quote.line] or "")


def test_note_disagrees_where_it_quotes_passages_that_contradict_each_other() -> None:
    contradiction = (AmbiguityKind.CONTRADICTION,)
    two = (a_citation(), a_citation("rare - glare", 7))
    alone, several, unclear = noted(
        an_ambiguity(kinds=contradiction),
        an_ambiguity(kinds=contradiction, citations=two),
        an_ambiguity(citations=two),
    )
    assert [note.disagrees for note in (alone, several, unclear)] == [False, True, False]


def test_smpc_order_is_that_of_a_european_label(label: Label) -> None:
    titles = [section.title for section in present(label, Order.SMPC).sections]
    assert titles[:5] == [
        "Product",
        "Indications",
        "Dosage and administration",
        "Contraindications",
        'Precautions ("with caution")',
    ]
    assert titles[-3:] == ["Storage", "Supply", "Closing statement"]


@st.composite
def labels(draw: st.DrawFn) -> Label:
    """A label whose sections are of any kinds, in any order, some of one kind."""
    kinds = draw(st.lists(st.sampled_from(SectionKind), max_size=12))
    lengths = draw(st.lists(st.integers(1, 4), min_size=len(kinds), max_size=len(kinds)))
    starts = [sum(lengths[:number]) + 1 for number in range(len(kinds))]
    sections = (
        a_section(
            key=f"section-{number}",
            kind=kind,
            paragraphs=tuple(Paragraph(line, f"Line {line}.") for line in range(start, start + n)),
        )
        for number, (kind, start, n) in enumerate(zip(kinds, starts, lengths, strict=True))
    )
    return a_label(sections=tuple(sections))


@given(labels())
def test_either_order_shows_every_paragraph_exactly_once(label: Label) -> None:
    lines = [paragraph.line for _, _, paragraph in label.passages()]
    for order in Order:
        shown = [p.line for section in present(label, order).sections for p in section.passages]
        assert sorted(shown) == lines


@given(labels())
def test_smpc_order_sorts_by_kind_and_keeps_sections_of_one_kind_in_order(label: Label) -> None:
    kinds = {section.key: section.kind for section in label.sections}
    places = {section.key: place for place, section in enumerate(label.sections)}
    keys = [section.key for section in present(label, Order.SMPC).sections]
    in_order = [(list(SectionKind).index(kinds[key]), places[key]) for key in keys]
    assert in_order == sorted(in_order)


@given(labels(), st.sampled_from(Order))
def test_paragraph_has_the_same_number_in_either_order(label: Label, order: Order) -> None:
    numbers = {p.line: number for _, number, p in label.passages()}
    for section in present(label, order).sections:
        assert all(passage.number == numbers[passage.line] for passage in section.passages)


def test_order_that_is_not_known_is_that_of_the_label() -> None:
    assert Order("by colour") is Order.LABEL
    assert [order.words for order in Order] == ["label order", "SmPC order"]
    assert present(a_label(), Order.SMPC).order is Order.SMPC
