"""Search: what was typed → grouped sentences, each with its place."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.hit import Hit, HitKind
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.wording import counted, place

_GROUPS = {
    HitKind.SIDE_EFFECT: "Side effects",
    HitKind.DOSE_RULE: "Dose rules",
    HitKind.CONTRAINDICATION: "Contraindications and interactions",
    HitKind.INTERACTION: "Contraindications and interactions",
    HitKind.CAUTION: "Cautions and monitoring",
    HitKind.MONITORING: "Cautions and monitoring",
    HitKind.PASSAGE: "Label passages",
}
_ORDER = tuple(dict.fromkeys(_GROUPS.values()))


class Sentences(Protocol):
    """Where hits come from."""

    def search(self, label_id: LabelId, typed: str) -> Sequence[Hit]:
        """Return the hits, best first."""


class HitView(NamedTuple):
    """A whole sentence with its matched words, and the place it opens."""

    text: str
    marks: tuple[tuple[int, int], ...]
    place: str
    line: int


class HitGroup(NamedTuple):
    """Hits of one kind under a title."""

    title: str
    hits: tuple[HitView, ...]


class SearchView(NamedTuple):
    """What drops from the search field; `summary` is also what a screen reader hears."""

    typed: str = ""
    summary: str = ""
    groups: tuple[HitGroup, ...] = ()


def present(typed: str, label: Label, source: Sentences) -> SearchView:
    """Answer what was typed; nothing typed, nothing shown. Never raises for any text."""
    typed = typed.strip()
    if not typed:
        return SearchView()
    hits = source.search(label.id, typed)
    if not hits:
        return SearchView(typed, not_found(typed))
    return SearchView(typed, counted(len(hits), "result"), _groups(label, hits))


def not_found(typed: str) -> str:
    """Say that nothing was found, and what was not looked for."""
    return f"No sentence of this label contains “{typed}”. Only the label’s own words are searched."


def _groups(label: Label, hits: Sequence[Hit]) -> tuple[HitGroup, ...]:
    def rank(hit: Hit) -> int:
        return _ORDER.index(_GROUPS[hit.kind])

    return tuple(
        HitGroup(_ORDER[order], tuple(_view(label, hit) for hit in group))
        for order, group in groupby(sorted(hits, key=rank), rank)
    )


def _view(label: Label, hit: Hit) -> HitView:
    return HitView(hit.text, hit.marks, place(label.section(hit.section), hit.line), hit.line)
