"""See also: the other places of a label that speak of the same thing."""

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.facts import CrossReference
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.screens.label import QuoteView


class CrossReferences(Protocol):
    """Where cross-references come from."""

    def cross_references(self, label_id: LabelId) -> Sequence[CrossReference]:
        """Return a label's cross-references."""


class SeeAlso(NamedTuple):
    """A subject (editorial) and the places that speak of it, in the order of the label."""

    subject: str
    places: tuple[QuoteView, ...]


def see_also(label: Label, source: CrossReferences) -> tuple[SeeAlso, ...]:
    """Return every subject that a label speaks of in several places."""
    return tuple(
        SeeAlso(
            reference.subject,
            tuple(QuoteView.of(cited, label) for cited in reference.citations),
        )
        for reference in source.cross_references(label.id)
    )


def elsewhere(subjects: Sequence[SeeAlso], here: Collection[int]) -> tuple[SeeAlso, ...]:
    """Return the subjects of these lines, each with its places on other lines."""
    return tuple(
        SeeAlso(subject, tuple(there for there in places if there.line not in here))
        for subject, places in subjects
        if any(place.line in here for place in places)
    )
