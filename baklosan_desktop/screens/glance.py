"""The at-a-glance card: the figures of a label, each with the line that it stands in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.facts import Ambiguity, DoseRule, RuleKind, Statement, Topic
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.population import Group
from baklosan_desktop.screens.label import Notes
from baklosan_desktop.wording import EDITORIAL, held, stated_dose


class DoseRules(Protocol):
    """Where dose rules come from."""

    def dose_rules(self, label_id: LabelId) -> Sequence[DoseRule]:
        """Return a label's dose rules."""


class GlanceRow(NamedTuple):
    """One figure of the card, with the sentence it stands in."""

    name: str
    text: str
    line: int
    quote: str = ""


def glance(label_id: LabelId, rules: DoseRules, source: Notes) -> tuple[GlanceRow, ...]:
    """Return the figures of the at-a-glance card; what the label does not state is left out."""
    adult = [
        rule
        for rule in rules.dose_rules(label_id)
        if rule.population.group in {Group.ADULTS, Group.ALL}
    ]
    unclear = source.ambiguities(label_id)
    rows = [
        GlanceRow(name, _figure(rule, unclear), cited.line, cited.quote)
        for kind, name in _GLANCE
        for rule in adult
        if rule.kind is kind
        for cited in rule.citations[:1]
    ]
    return (*rows, *_storage(source.statements(label_id), unclear))


_GLANCE = (
    (RuleKind.INITIAL, "Start"),
    (RuleKind.TITRATION, "Step"),
    (RuleKind.USUAL_RANGE, "Usual"),
    (RuleKind.DAILY_MAXIMUM, "Maximum"),
    (RuleKind.WITHDRAWAL, "Stop"),
    (RuleKind.ROUTE_AND_FOOD, "Take"),
)


def _figure(rule: DoseRule, unclear: Sequence[Ambiguity]) -> str:
    """Say what a rule states, else its sentence, or what a note says that the sentence means."""
    if stated := stated_dose(rule):
        return stated
    quote = rule.citations[0].quote
    opening = f"“{quote.rstrip('.')}”: "
    meanings = (note.title for note in unclear if note.title.startswith(opening))
    meant = next(meanings, "").removeprefix(opening)
    return f"{meant} ({EDITORIAL})" if meant else f"“{quote}”"


def _storage(statements: Sequence[Statement], unclear: Sequence[Ambiguity]) -> Iterator[GlanceRow]:
    """Yield how to store the drug in few words, and "Shelf life - 3 years" in a row of its own.

    What a note has to explain first, such as "List B.", is left to its sentence.
    """
    stored = [
        statement
        for statement in statements
        if statement.topic is Topic.STORAGE
        and not any(note.title.startswith(f"“{statement.text}”") for note in unclear)
    ]
    plain = [statement for statement in stored if _NAMED not in statement.text]
    if plain:
        texts = ", ".join(_UP_TO.sub("up to", statement.text) for statement in plain)
        yield _stored("Store", texts, plain[0])
    for statement in stored:
        if statement not in plain:
            name, _, text = statement.text.partition(_NAMED)
            yield _stored(name, text, statement)


def _stored(name: str, text: str, statement: Statement) -> GlanceRow:
    cited = statement.citations[0]
    return GlanceRow(name, held(text), cited.line, cited.quote)


_NAMED = " - "
_UP_TO = re.compile("at a temperature not exceeding")
