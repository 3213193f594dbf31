"""What a label says in a few words, what is unclear in it, what belongs together, advice."""

from sqlalchemy import Engine, RowMapping

from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import (
    Advice,
    Ambiguity,
    AmbiguityKind,
    CrossReference,
    LeafletPart,
    Statement,
    Topic,
)
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.store import facts, schema


class NoteRepository:
    """Statements, ambiguities, advice and cross-references, each in the label's order."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def statements(self, label_id: LabelId) -> tuple[Statement, ...]:
        """Return indications, overdose signs and treatment, storage."""
        return facts.read(self._engine, label_id, schema.STATEMENT, _statement)

    def ambiguities(self, label_id: LabelId) -> tuple[Ambiguity, ...]:
        """Return what contradicts itself, has several readings, or is mistranslated."""
        return facts.read(self._engine, label_id, schema.AMBIGUITY, _ambiguity)

    def advice(self, label_id: LabelId) -> tuple[Advice, ...]:
        """Return the sentences of the patient leaflet; none where a label has no leaflet."""
        return facts.read(self._engine, label_id, schema.ADVICE, _advice)

    def cross_references(self, label_id: LabelId) -> tuple[CrossReference, ...]:
        """Return the places that speak of the same thing, by subject."""
        return facts.read(self._engine, label_id, schema.CROSS_REFERENCE, _cross_reference)


def _statement(
    row: RowMapping, citations: tuple[Citation, ...], _lists: dict[str, tuple[str, ...]]
) -> Statement:
    return Statement(row["id"], Topic[row["topic"]], row["text"], citations)


def _ambiguity(
    row: RowMapping, citations: tuple[Citation, ...], lists: dict[str, tuple[str, ...]]
) -> Ambiguity:
    return Ambiguity(
        id=row["id"],
        kinds=tuple(AmbiguityKind[name] for name in lists["kinds"]),
        uncertain=bool(row["uncertain"]),
        serious=bool(row["serious"]),
        title=row["title"],
        gloss=row["gloss"],
        readings=lists.get("readings", ()),
        safest=row["safest"],
        citations=citations,
    )


def _advice(
    row: RowMapping, citations: tuple[Citation, ...], _lists: dict[str, tuple[str, ...]]
) -> Advice:
    return Advice(row["id"], LeafletPart[row["part"]], row["text"], citations)


def _cross_reference(
    row: RowMapping, citations: tuple[Citation, ...], _lists: dict[str, tuple[str, ...]]
) -> CrossReference:
    return CrossReference(row["id"], row["subject"], citations)
