"""Whatever the label folder states comes back from the database unchanged."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from baklosan_desktop.errors import LabelError, UnknownLabel
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.store import database, writer
from baklosan_desktop.store.rows import lists, row
from baklosan_desktop.store.shelf import Shelf
from tests.builders import DEMO, a_band, a_label, a_rule, an_ambiguity, some_facts


def facts_in(shelf: Shelf, label: LabelId) -> Facts:
    return Facts(
        bands=shelf.side_effects.bands(label),
        dose_rules=shelf.rules.dose_rules(label),
        side_effects=shelf.side_effects.side_effects(label),
        contraindications=shelf.rules.contraindications(label),
        cautions=shelf.rules.cautions(label),
        interactions=shelf.rules.interactions(label),
        monitoring=shelf.rules.monitoring(label),
        statements=shelf.notes.statements(label),
        ambiguities=shelf.notes.ambiguities(label),
        cross_references=shelf.notes.cross_references(label),
    )


@pytest.fixture
def empty(built: Path, tmp_path: Path) -> Engine:
    return database.create(tmp_path / "new.sqlite3", built / "schema")


def test_label_comes_back_word_for_word(shelf: Shelf, label: Label) -> None:
    assert shelf.labels.label(label.id) == label
    assert shelf.labels.all() == (label,)


def test_facts_come_back_in_order_with_their_citations(
    shelf: Shelf, label: Label, facts: Facts
) -> None:
    assert facts_in(shelf, label.id) == facts


def test_nothing_is_known_of_another_label(shelf: Shelf) -> None:
    assert list(facts_in(shelf, DEMO)) == []
    assert shelf.side_effects.bands(DEMO) == ()


def test_unknown_label_is_refused_by_name(shelf: Shelf) -> None:
    with pytest.raises(UnknownLabel, match="There is no label 'demo' on this computer"):
        shelf.labels.label(DEMO)


def test_made_up_label_comes_back_too(empty: Engine) -> None:
    told = a_label(reviewed_by="A. Pharmacist", source_date="2026", substances=("one", "two"))
    writer.write(empty, told, some_facts())
    shelf = Shelf.of(empty)
    assert shelf.labels.all() == (told,)
    assert facts_in(shelf, DEMO) == some_facts()


def test_two_labels_do_not_mix(empty: Engine) -> None:
    other = a_label(id=LabelId("another"), name="Another")
    for label in (a_label(), other):
        writer.write(empty, label, some_facts())
    shelf = Shelf.of(empty)
    assert shelf.labels.all() == (other, a_label())
    assert facts_in(shelf, DEMO) == facts_in(shelf, other.id) == some_facts()


def test_label_without_facts_or_substances_comes_back(empty: Engine) -> None:
    bare = a_label(substances=())
    writer.write(empty, bare, some_facts(bands=(), dose_rules=(), side_effects=()))
    shelf = Shelf.of(empty)
    assert shelf.labels.label(DEMO) == bare
    assert shelf.rules.dose_rules(DEMO) == ()


def test_note_without_readings_comes_back(empty: Engine) -> None:
    note = an_ambiguity(readings=(), safest=None)
    writer.write(empty, a_label(), some_facts(ambiguities=(note,)))
    assert Shelf.of(empty).notes.ambiguities(DEMO) == (note,)


def test_label_that_is_refused_leaves_nothing_behind(empty: Engine) -> None:
    with pytest.raises(LabelError, match="'demo' does not fit the database: UNIQUE"):
        writer.write(empty, a_label(), some_facts(dose_rules=(a_rule(), a_rule())))
    shelf = Shelf.of(empty)
    assert shelf.labels.all() == ()
    writer.write(empty, a_label(), some_facts())
    assert facts_in(shelf, DEMO) == some_facts()


def test_what_is_no_fact_has_no_row() -> None:
    no_fact: Any = a_band()
    with pytest.raises(TypeError, match="frequent"):
        row(no_fact)


def test_lists_of_a_fact_are_texts() -> None:
    assert lists(a_rule()) == {}
    assert lists(an_ambiguity()) == {
        "kinds": ("AMBIGUITY",),
        "readings": ("per intake", "per day"),
    }
