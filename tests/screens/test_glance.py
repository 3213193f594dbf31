from collections.abc import Sequence

import pytest

from baklosan_desktop.labels.facts import DoseRule, Per, RuleKind, Statement, Topic
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.quantities import Mass, MassRange
from baklosan_desktop.screens.glance import GlanceRow, glance
from baklosan_desktop.store.shelf import Shelf
from baklosan_desktop.wording import NBSP
from tests.builders import DEMO, a_citation, a_rule, an_ambiguity, some_facts
from tests.fakes import FakeBooks


def glanced(*rules: DoseRule, statements: Sequence[Statement] = ()) -> list[tuple[str, str, int]]:
    books = FakeBooks(some_facts(dose_rules=rules, statements=tuple(statements)))
    return [(row.name, row.text.replace(NBSP, " "), row.line) for row in glance(DEMO, books, books)]


def a_statement(text: str, topic: Topic = Topic.STORAGE, line: int = 3) -> Statement:
    return Statement(f"ST-{text}", topic, text, (a_citation(text, line),))


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
    assert [(row.name, row.text.replace(NBSP, " "), row.line) for row in rows][6:] == [
        ("Store", "dry, dark, out of reach of children, up to 25 ° C", 60),
        ("Shelf life", "3 years", 60),
    ]


def test_every_figure_leads_to_words_that_stand_in_its_line(shelf: Shelf, label: Label) -> None:
    lines = {paragraph.line: paragraph.text for _, _, paragraph in label.passages()}
    for row in glance(label.id, shelf.rules, shelf.notes):
        assert row.quote
        assert row.quote in lines[row.line]


def test_what_a_note_explains_is_left_to_its_sentence() -> None:
    note = an_ambiguity(title="“List B.” is a storage list")
    stored = (a_statement("List B."), a_statement("dry"))
    facts = some_facts(dose_rules=(), statements=stored, ambiguities=(note,))
    assert [row.text for row in glance(DEMO, FakeBooks(facts), FakeBooks(facts))] == ["dry"]


def test_figures_are_those_of_the_label() -> None:
    books = FakeBooks(some_facts())
    glance(DEMO, books, books)
    assert set(books.asked) == {DEMO}


def test_number_and_unit_of_a_figure_stay_together() -> None:
    books = FakeBooks(some_facts(dose_rules=(a_rule(),), statements=()))
    assert glance(DEMO, books, books) == (
        GlanceRow("Start", f"5{NBSP}mg, 2{NBSP}times per day", 2, "5 mg 2 times / day"),
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
    assert row == GlanceRow("Take", "by mouth (editorial)", 2, "Inside, while eating.")


def test_storage_is_one_row_that_leads_to_its_first_sentence() -> None:
    rows = glanced(statements=[a_statement("cool", line=3), a_statement("dry", line=7)])
    assert rows == [("Store", "cool, dry", 3)]
