"""Facts as review lines, one per fact: what a reviewer approves and the build compares."""

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum

from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import Fact, Facts
from baklosan_desktop.labels.label import Label, Section
from baklosan_desktop.labels.population import Population


def reading(label: Label, facts: Facts) -> tuple[str, ...]:
    """Return the review lines of a label. Every field of every fact occurs: none can slip by."""
    sections = (_section(section) for section in label.sections)
    bands = (_line("band", band) for band in facts.bands)
    kinds = ((type(fact).__name__, fact) for fact in facts)
    return (*sections, *bands, *(_line(kind, fact) for kind, fact in kinds))


def _section(section: Section) -> str:
    heading = "heading restored" if section.restored else f"heading '{section.heading}'"
    return (
        f"section {section.key} | {section.kind.name} | {section.title} | {heading} | "
        f"lines {section.first_line} to {section.last_line}"
    )


def _line(kind: str, fact: Fact | BandDefinition) -> str:
    stated = (
        f"{field.name}: {text}"
        for field in fields(fact)
        if (text := _text(getattr(fact, field.name)))
    )
    return " | ".join([kind, *stated])


def _text(value: object) -> str:
    match value:
        case None | False | ():
            return ""
        case Citation():
            return f"line {value.line} '{value.quote}'"
        case Population():
            return ", ".join(_population(value))
        case Enum():
            return value.name
        case tuple():
            return "; ".join(map(_text, value))
        case _:
            return str(value)


def _population(population: Population) -> Iterator[str]:
    yield population.group.value
    if population.assumed:
        yield "assumed from position"
    if population.from_age:
        yield f"from {population.from_age}"
    if population.to_age:
        yield f"to {population.to_age}"
