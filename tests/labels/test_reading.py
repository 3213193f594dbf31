"""No field of any fact can change without its review line changing."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

import pytest

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import NO_FACTS, Fact, Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.labels.rates import Rate
from baklosan_desktop.labels.reading import reading
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.quantities import Age, Mass
from tests.builders import a_band, a_label, a_rule, a_section, some_facts

# Beside the values that other facts of the kind have: for fields in which they are all alike.
MORE: Mapping[str, tuple[object, ...]] = {
    "times_per_day": (4,),
    "every_days": (4,),
    "strength": (Mass.mg("10"),),
    "within_weeks": ((1, 3), (2, 2)),
    "note": ("single cases",),
    "rates": ((Rate("Demoxil", "3 %", 30_000),),),
    "context": ("children",),
    "tests": (("blood glucose",),),
}


def review_line(fact: Any) -> str:
    """Return the one review line of a fact; its label and its place do not matter here."""
    return reading(a_label(), replace(NO_FACTS, statements=(fact,)))[-1]


def changed(fact: Fact, name: str, like: Facts) -> Iterator[Fact]:
    """Yield the fact with other values of one field, but for those that it refuses itself."""
    kind: Any = replace
    found = [getattr(other, name) for other in like if type(other) is type(fact)]
    for value in dict.fromkeys([*found, *MORE.get(name, ())]):
        if value != getattr(fact, name):
            try:
                yield kind(fact, **{name: value})
            except LabelError:
                continue


def test_changing_any_field_of_any_fact_changes_its_line(facts: Facts) -> None:
    tried = set()
    for fact in facts:
        line = review_line(fact)
        for field in fields(fact):
            for other in changed(fact, field.name, facts):
                tried.add((type(fact), field.name))
                assert review_line(other) != line
    assert tried == {(type(fact), field.name) for fact in facts for field in fields(fact)}


def test_no_two_facts_read_alike(label: Label, facts: Facts) -> None:
    lines = reading(label, facts)
    assert len(set(lines)) == len(lines) == 20 + 5 + len(list(facts))


def test_every_line_is_one_line(label: Label, facts: Facts) -> None:
    assert all(line.splitlines() == [line] for line in reading(label, facts))


@pytest.mark.parametrize(
    "population",
    [
        Population(Group.CHILDREN),
        Population(Group.ADULTS, assumed=True),
        Population(Group.ADULTS, from_age=Age.of(18)),
        Population(Group.ADULTS, to_age=Age.of(18)),
        Population(Group.ADULTS, from_age=Age(1), to_age=Age.of(18)),
    ],
)
def test_line_says_whom_a_rule_is_for(population: Population) -> None:
    adults = Population(Group.ADULTS)
    assert review_line(a_rule(population=population)) != review_line(a_rule(population=adults))


@pytest.mark.parametrize("citation", [Citation("dosage", 2, "5 mg"), Citation("dosage", 3, "6 mg")])
def test_line_says_which_words_are_cited(citation: Citation) -> None:
    cited = Citation("dosage", 3, "5 mg")
    assert review_line(a_rule(citations=(citation,))) != review_line(a_rule(citations=(cited,)))


@pytest.mark.parametrize(
    "changes",
    [
        {"key": "dose"},
        {"kind": SectionKind.STORAGE},
        {"title": "Dose"},
        {"heading": "Dosage", "heading_line": 1},
        {"paragraphs": a_section().paragraphs[1:]},
        {"paragraphs": a_section().paragraphs[:1]},
    ],
)
def test_changing_a_section_changes_its_line(changes: dict[str, Any]) -> None:
    first, *_ = reading(a_label(sections=(a_section(),)), some_facts())
    other, *_ = reading(a_label(sections=(a_section(**changes),)), some_facts())
    assert other != first


def test_lines_of_a_label_are_for_people() -> None:
    lines = reading(a_label(), some_facts(bands=(a_band(),)))
    assert lines[0] == (
        "section dosage | DOSAGE | Dosage and administration | heading restored | lines 2 to 3"
    )
    assert lines[1] == (
        "section side_effects | SIDE_EFFECTS | Side effects | heading 'Side effects' | lines 6 to 7"
    )
    assert lines[2] == (
        "band | word: frequent | normalised: COMMON | more_than_ppm: 10000 | less_than_ppm: 100000 "
        "| citation: line 6 'frequent - more than 1% and less than 10%'"
    )
    assert lines[3] == (
        "DoseRule | id: DOSE-1 | kind: INITIAL | population: adults, assumed from position "
        "| citations: line 2 '5 mg 2 times / day' | amount: 5 mg | per: INTAKE | times_per_day: 2"
    )
    assert "population: all patients, from 5 years" in lines[8]
