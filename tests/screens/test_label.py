from collections.abc import Sequence

import pytest

from baklosan_desktop.labels.facts import (
    Ambiguity,
    AmbiguityKind,
    DoseRule,
    Facts,
    Per,
    RuleKind,
    Statement,
    Topic,
)
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.quantities import Mass, MassRange
from baklosan_desktop.screens.label import GlanceRow, NoteView, QuoteView, glance, notes, present
from baklosan_desktop.store.shelf import Shelf
from baklosan_desktop.wording import NBSP
from tests.builders import (
    DEMO,
    a_citation,
    a_label,
    a_rule,
    a_section,
    an_ambiguity,
    some_facts,
)


class FakeBooks:
    """Notes and dose rules of one label; remembers which label was asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.asked: list[LabelId] = []

    def ambiguities(self, label_id: LabelId) -> Sequence[Ambiguity]:
        self.asked.append(label_id)
        return self._facts.ambiguities

    def statements(self, label_id: LabelId) -> Sequence[Statement]:
        self.asked.append(label_id)
        return self._facts.statements

    def dose_rules(self, label_id: LabelId) -> Sequence[DoseRule]:
        self.asked.append(label_id)
        return self._facts.dose_rules


def noted(*ambiguities: Ambiguity) -> tuple[NoteView, ...]:
    return notes(a_label(), FakeBooks(some_facts(ambiguities=ambiguities)))


def glanced(*rules: DoseRule, statements: Sequence[Statement] = ()) -> list[tuple[str, str, int]]:
    books = FakeBooks(some_facts(dose_rules=rules, statements=tuple(statements)))
    return [(row.name, row.text.replace(NBSP, " "), row.line) for row in glance(DEMO, books, books)]


def a_statement(text: str, topic: Topic = Topic.STORAGE, line: int = 3) -> Statement:
    return Statement(f"ST-{text}", topic, text, (a_citation(text, line),))


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
    view = present(a_label(substances=("demoxine", "otherine")))
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
    assert present(a_label(reviewed_by=reviewer)).edition == f"Label edition 3, {words}"


def test_lost_heading_is_called_editorial() -> None:
    restored, found = present(a_label()).sections
    assert restored.heading_line is None
    assert "restored, editorial" in restored.origin
    assert found.heading_line == 5
    assert found.origin == "In the source: “Side effects”"


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
    glance(DEMO, books, books)
    assert set(books.asked) == {DEMO}


def test_every_note_of_the_label_quotes_it_verbatim(label: Label, facts: Facts) -> None:
    lines = {paragraph.line: paragraph.text for _, _, paragraph in label.passages()}
    headings = {section.heading_line: section.heading for section in label.sections}
    found = notes(label, FakeBooks(facts))
    assert len(found) == len(facts.ambiguities) > 10
    for quote in (quote for note in found for quote in note.quotes):
        assert quote.text in (lines.get(quote.line) or headings[quote.line] or "")


def test_glance_has_the_figures_of_the_label(shelf: Shelf, label: Label) -> None:
    rows = glance(label.id, shelf.rules, shelf.notes)
    assert [(row.name, row.text.replace(NBSP, " "), row.line) for row in rows][:6] == [
        ("Start", "5 mg, 3 times per day", 20),
        ("Step", "5 mg, every 3 days", 20),
        ("Usual", "30 to 75 mg per day", 20),
        ("Maximum", "100 mg per day", 20),
        ("Stop", "over 1 to 2 weeks", 27),
        ("Take", "by mouth, with food (editorial)", 19),
    ]
    assert [(row.name, row.line) for row in rows[6:]] == [("Store", 60)]


def test_number_and_unit_of_a_figure_stay_together() -> None:
    books = FakeBooks(some_facts(dose_rules=(a_rule(),), statements=()))
    assert glance(DEMO, books, books) == (
        GlanceRow("Start", f"5{NBSP}mg, 2{NBSP}times per day", 2),
    )


@pytest.mark.parametrize("group", Group)
def test_glance_is_about_adults(group: Group) -> None:
    rows = glanced(a_rule(population=Population(group)))
    assert [name for name, _, _ in rows] == (
        ["Start"] if group in {Group.ADULTS, Group.ALL} else []
    )


def test_what_the_label_does_not_state_is_left_out() -> None:
    assert glanced() == []
    assert glanced(statements=[a_statement("gout", Topic.INDICATION)]) == []


def test_rows_stand_in_the_order_of_treatment() -> None:
    most = a_rule(
        kind=RuleKind.DAILY_MAXIMUM,
        amount=MassRange(Mass.mg("60"), Mass.mg("60")),
        per=Per.DAY,
        times_per_day=None,
    )
    assert [row[:2] for row in glanced(most, a_rule())] == [
        ("Start", "5 mg, 2 times per day"),
        ("Maximum", "60 mg per day"),
    ]


def test_rule_without_a_figure_is_said_in_the_words_of_the_label_or_of_a_note_on_them() -> None:
    sentence = (a_citation("Inside, while eating.", 2),)
    rule = DoseRule("DOSE-1", RuleKind.ROUTE_AND_FOOD, Population(Group.ALL), sentence)
    assert glanced(rule) == [("Take", "“Inside, while eating.”", 2)]
    title = "“Inside, while eating”: by mouth"
    facts = some_facts(dose_rules=(rule,), ambiguities=(an_ambiguity(title=title),), statements=())
    [row] = glance(DEMO, FakeBooks(facts), FakeBooks(facts))
    assert row == GlanceRow("Take", "by mouth (editorial)", 2)


def test_storage_is_one_row_that_leads_to_its_first_sentence() -> None:
    rows = glanced(statements=[a_statement("cool", line=3), a_statement("dry", line=7)])
    assert rows == [("Store", "cool, dry", 3)]
