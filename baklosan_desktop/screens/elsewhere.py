"""What the labels say that are not open: of each the best sentence."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.hit import CLOSENESS, Found, Hit
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.search import HitGroup, HitView
from baklosan_desktop.tongue import _, translatable

TITLE = translatable("Also in your library")


class Sentences(Protocol):
    """Where the sentences of many labels come from."""

    def search_all(self, typed: str) -> Found:
        """Return those that answer best."""


class Labels(Protocol):
    """Where labels are named."""

    def named(self, ids: Collection[LabelId]) -> Sequence[Listed]:
        """Return the labels with these ids, in any order."""


class Elsewhere(NamedTuple):
    """All labels of this computer: the bundled one, and those of the library."""

    bundled: Label
    bundled_sentences: Sentences
    labels: Labels
    sentences: Sentences


def elsewhere(typed: str, here: LabelId, source: Elsewhere) -> HitGroup:
    """Return what labels say that are not open, of each the best sentence; nothing typed, none."""
    best: dict[LabelId, Hit] = {}
    for hit in _hits(typed, here, source) if typed.strip() else ():
        if hit.label != here:
            best.setdefault(hit.label, hit)
    names = {source.bundled.id: (source.bundled.name, "")}
    for one in source.labels.named(best):
        names[one.id] = (
            one.name,
            " · ".join(
                filter(None, (one.holder, _("edition {edition}").format(edition=one.edition)))
            ),
        )
    hits = (_view(hit, *names[hit.label]) for hit in best.values() if hit.label in names)
    return HitGroup(_(TITLE), tuple(hits))


def _hits(typed: str, here: LabelId, source: Elsewhere) -> Iterator[Hit]:
    """Yield hits, the closest first, of equal ones those of the bundled label."""
    found = list(source.sentences.search_all(typed).hits)
    if here != source.bundled.id:
        found = [*source.bundled_sentences.search_all(typed).hits, *found]
    yield from sorted(found, key=lambda hit: CLOSENESS[hit.why])


def _view(hit: Hit, name: str, about: str) -> HitView:
    place = f"{name}: {SectionKind.of_key(hit.section).title}"
    return HitView(hit.text, hit.marks, place, hit.line, about, label=hit.label)
