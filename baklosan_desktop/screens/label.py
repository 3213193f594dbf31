"""The label page: the text to read, and what stands beside it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.facts import (
    Ambiguity,
    DoseRule,
    Per,
    RuleKind,
    Statement,
    Topic,
)
from baklosan_desktop.labels.label import Label, LabelId, Section
from baklosan_desktop.labels.population import Group
from baklosan_desktop.wording import EDITORIAL, NOT_REVIEWED, amount, held, measured, place


class Notes(Protocol):
    """Where ambiguities and statements come from."""

    def ambiguities(self, label_id: LabelId) -> Sequence[Ambiguity]:
        """Return a label's ambiguities."""

    def statements(self, label_id: LabelId) -> Sequence[Statement]:
        """Return a label's statements."""


class DoseRules(Protocol):
    """Where dose rules come from."""

    def dose_rules(self, label_id: LabelId) -> Sequence[DoseRule]:
        """Return a label's dose rules."""


class PassageView(NamedTuple):
    """A paragraph with the number to cite it by."""

    line: int
    number: int
    text: str


class SectionView(NamedTuple):
    """A section to read; `origin` says where its title comes from."""

    key: str
    title: str
    origin: str
    heading_line: int | None
    passages: tuple[PassageView, ...]


class LabelView(NamedTuple):
    """A whole label to read, and the words about it in the bars above and below."""

    title: str
    subtitle: str
    edition: str
    sections: tuple[SectionView, ...]


def present(label: Label) -> LabelView:
    """Lay a label out for reading, in its own order."""
    return LabelView(
        title=label.name,
        subtitle=" · ".join((*label.substances, label.pack)),
        edition=f"Label edition {label.edition}, {label.reviewed_by or NOT_REVIEWED}",
        sections=tuple(_section(section) for section in label.sections),
    )


def _section(section: Section) -> SectionView:
    lost = "Title restored, editorial: the source has no heading here"
    return SectionView(
        key=section.key,
        title=section.title,
        origin=lost if section.restored else f"In the source: “{section.heading}”",
        heading_line=section.heading_line,
        passages=tuple(
            PassageView(paragraph.line, number, paragraph.text)
            for number, paragraph in enumerate(section.paragraphs, 1)
        ),
    )


class GlanceRow(NamedTuple):
    """One figure of the at-a-glance card, with the line it stands in."""

    name: str
    text: str
    line: int


class QuoteView(NamedTuple):
    """A sentence of the label and where it stands."""

    text: str
    place: str
    line: int


class NoteView(NamedTuple):
    """A note beside a passage. All but the quotes is editorial."""

    id: str
    kind: str
    title: str
    gloss: str
    readings: tuple[str, ...]
    safest: str
    serious: bool
    quotes: tuple[QuoteView, ...]


def notes(label: Label, source: Notes) -> tuple[NoteView, ...]:
    """Return every note of a label, the serious ones first, else in order."""
    views = [_note(label, ambiguity) for ambiguity in source.ambiguities(label.id)]
    return tuple(sorted(views, key=lambda view: not view.serious))


def _note(label: Label, ambiguity: Ambiguity) -> NoteView:
    kinds = ", ".join(kind.value for kind in ambiguity.kinds)
    return NoteView(
        id=ambiguity.id,
        kind=f"possibly {kinds}" if ambiguity.uncertain else kinds,
        title=ambiguity.title,
        gloss=ambiguity.gloss,
        readings=ambiguity.readings,
        safest=ambiguity.safest or "",
        serious=ambiguity.serious,
        quotes=tuple(
            QuoteView(cited.quote, place(label.section(cited.section), cited.line), cited.line)
            for cited in ambiguity.citations
        ),
    )


def glance(label_id: LabelId, rules: DoseRules, source: Notes) -> tuple[GlanceRow, ...]:
    """Return the figures of the at-a-glance card; what the label does not state is left out."""
    adult = [
        rule
        for rule in rules.dose_rules(label_id)
        if rule.population.group in {Group.ADULTS, Group.ALL}
    ]
    unclear = source.ambiguities(label_id)
    rows = [
        GlanceRow(name, _figure(rule, unclear), rule.citations[0].line)
        for kind, name in _GLANCE
        for rule in adult
        if rule.kind is kind
    ]
    return (*rows, *_storage(source.statements(label_id)))


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
    if stated := measured(", ".join(_figures(rule))):
        return stated
    quote = rule.citations[0].quote
    opening = f"“{quote.rstrip('.')}”: "
    meanings = (note.title for note in unclear if note.title.startswith(opening))
    meant = next(meanings, "").removeprefix(opening)
    return f"{meant} ({EDITORIAL})" if meant else f"“{quote}”"


def _figures(rule: DoseRule) -> Iterator[str]:
    if rule.amount:
        per = f" {rule.per.value}" if rule.per is Per.DAY else ""
        yield f"{amount(rule.amount)}{per}"
    if rule.times_per_day:
        yield f"{rule.times_per_day} times per day"
    if rule.every_days:
        yield f"every {rule.every_days} days"
    if rule.within_weeks:
        yield f"over {rule.within_weeks[0]} to {rule.within_weeks[1]} weeks"


def _storage(statements: Sequence[Statement]) -> Iterator[GlanceRow]:
    stored = [statement for statement in statements if statement.topic is Topic.STORAGE]
    if stored:
        texts = ", ".join(statement.text for statement in stored)
        yield GlanceRow("Store", held(texts), stored[0].citations[0].line)
