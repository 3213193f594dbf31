"""What the labels say that are not open: of each the best sentence, or that it is damaged."""

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.hit import EVERYWHERE, Found, Hit, Within
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.limits import lets_pass
from baklosan_desktop.screens.search import HitGroup, HitView
from baklosan_desktop.tongue import _, translatable

TITLE = translatable("Also in your library")
DAMAGED = translatable(
    "This label is damaged and is not searched. "
    "Import its file again; all other labels can be used."
)


class BundledSentences(Protocol):
    """Where the sentences of the labels of the program come from."""

    def search_all(self, typed: str) -> Found:
        """Return those that answer best."""


class Sentences(Protocol):
    """Where the sentences of many labels come from."""

    def search_all(self, typed: str, within: Within = EVERYWHERE) -> Found:
        """Return those that answer best, of the labels and sections that are searched."""


class Labels(Protocol):
    """Where labels are named."""

    def named(self, ids: Collection[LabelId]) -> Sequence[Listed]:
        """Return the labels with these ids, in any order."""


class Elsewhere(NamedTuple):
    """All labels of this computer: the bundled one, and those of the library."""

    bundled: Label
    bundled_sentences: BundledSentences
    labels: Labels
    sentences: Sentences


def elsewhere(
    typed: str, here: LabelId, source: Elsewhere, within: Within = EVERYWHERE
) -> HitGroup:
    """Return what labels say that are not open, of each the best sentence; nothing typed, none."""
    if not typed.strip():
        return HitGroup(_(TITLE), ())
    found = source.sentences.search_all(typed, within)
    best: dict[LabelId, Hit] = {}
    for hit in _hits(found, typed, here, source, within):
        if hit.label != here:
            best.setdefault(hit.label, hit)
    names = {source.bundled.id: (source.bundled.name, "")}
    listed = {one.id: one for one in source.labels.named({*best, *found.damaged})}
    for one in listed.values():
        edition = _("edition {edition}").format(edition=one.edition)
        names[one.id] = one.name, " · ".join(filter(None, (one.holder, edition)))
    hits = [_view(hit, *names[hit.label]) for hit in best.values() if hit.label in names]
    damaged = [_damaged(one, *names.get(one, (one, ""))) for one in found.damaged]
    told = (name for key in best if key in listed for name in listed[key].substances)
    return HitGroup(_(TITLE), (*hits, *damaged), tuple(dict.fromkeys(told)))


def _hits(
    found: Found, typed: str, here: LabelId, source: Elsewhere, within: Within
) -> Sequence[Hit]:
    """Return hits, the closest first, of equal ones those of the bundled label."""
    hits = found.hits
    bundled = source.bundled
    if here != bundled.id and lets_pass(within, bundled.substances, None):
        own = source.bundled_sentences.search_all(typed).hits
        hits = (*(hit for hit in own if _is_within(hit, within)), *hits)
    return sorted(hits, key=lambda hit: hit.why.closeness)


def _damaged(label_id: LabelId, name: str, about: str) -> HitView:
    return HitView(_(DAMAGED), (), name, 1, about, label=label_id)


def _is_within(hit: Hit, within: Within) -> bool:
    return within.kind in {None, SectionKind.of_key(hit.section)}


def _view(hit: Hit, name: str, about: str) -> HitView:
    place = f"{name}: {SectionKind.of_key(hit.section).title}"
    return HitView(hit.text, hit.marks, place, hit.line, about, label=hit.label)
