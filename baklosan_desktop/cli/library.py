"""The labels that the command line answers from, and what it tells of each."""

from argparse import Namespace
from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import NamedTuple, Self

from baklosan_desktop.errors import LibraryServerError, NoReviewedRules, UnknownSection
from baklosan_desktop.extraction.reading import read
from baklosan_desktop.labels.hit import Found, Within
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import (
    Listed,
)
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.limits import names_substance
from baklosan_desktop.screens.read_effects import ReadEffects
from baklosan_desktop.screens.unreviewed import NO_RULES
from baklosan_desktop.search.query import Corrections, no_corrections
from baklosan_desktop.store import installed, library, shelf
from baklosan_desktop.store.collection import Collection, Shelves
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.server import Server
from baklosan_desktop.store.shelf import OpenLabel, Shelf

BUNDLED = LabelId("baklosan-25mg")
_FORMATS = tuple(form.name.lower() for form in Format)
SOURCES = ("bundled", *_FORMATS)
Value = dict[str, object]


class Books(NamedTuple):
    """The labels on this computer; the library is None where nothing was imported or installed.

    `away` says why a library that is usually there is not, empty where all is.
    """

    bundled: Shelf
    library: Collection | None
    own: Shelves | None
    away: str = ""

    @classmethod
    def open(
        cls,
        folder: Path,
        labels: Path,
        corrections: Corrections = no_corrections,
        place: str | None = None,
        served: str = "",
    ) -> Self:
        """Open what is there, create nothing; `place` is a library instead of the user's own.

        So is the one on the server that is `served`, without which all else goes on.
        DatabaseError, UserFileError or LibraryServerError where something is bad.
        """
        bundled = shelf.bundled(labels, corrections)
        own, away = None, ""
        try:
            own = _kept(place or folder, labels, "" if place else served)
        except LibraryServerError as error:
            if place:
                raise
            away = error.explanation
        opened = Collection.open(own, installed.packs(folder), labels)
        if not (own or opened.packs or opened.notice):
            return cls(bundled, None, None, away)
        shelves = opened.shelves(lambda: bundled.search.vocabulary, corrections)
        return cls(bundled, opened, shelves, away)

    def of(self, label_id: LabelId) -> Shelf:
        """Return the shelf on which a label stands, or the bundled one, which then refuses it."""
        is_own = self.library and label_id != BUNDLED and self.library.has(label_id)
        return self.own.of(label_id) if self.own and is_own else self.bundled

    def label(self, label_id: LabelId) -> Label:
        """Return a label with its text, or UnknownLabel."""
        return self.of(label_id).labels.label(label_id)

    def opened(self, label_id: LabelId) -> OpenLabel:
        """Return a label as it is read, or UnknownLabel."""
        if self.library and self.own and self.library.has(label_id):
            return self.library.opened(label_id, self.own)
        return OpenLabel(self.bundled.labels.label(label_id), self.bundled)

    def remarks(self, label_id: LabelId) -> tuple[str, ...]:
        """Return what of an imported label's file is not believed."""
        return self.library.remarks(label_id) if self.library else ()

    def read_effects(self, label_id: LabelId) -> ReadEffects | None:
        """Return the side effects read from an imported label's text, None for a bundled one."""
        books = self.of(label_id)
        if self.library is None or books is self.bundled:
            return None
        label, placed = self.library.arranged(label_id)
        return ReadEffects(read(label, placed), books.side_effects.vocabulary)

    def search_all(self, typed: str, within: Within, source: str | None) -> Found:
        """Return the best sentences of any label, those of bundled labels first."""
        answers = []
        if source in {None, "bundled"} and self._is_bundled(within.substance):
            answers.append(self._found_bundled(typed, within))
        if self.own and source != "bundled":
            answers.append(self.own.search_all(typed, within))
        return reduce(Found.joined, answers) if answers else Found(())

    def _is_bundled(self, substance: str) -> bool:
        labels = self.bundled.labels.all()
        return names_substance([name for label in labels for name in label.substances], substance)

    def _found_bundled(self, typed: str, within: Within) -> Found:
        found = self.bundled.search.search_all(typed)
        hits = (
            hit
            for hit in found.hits
            if within.kind in {None, self.label(hit.label).section(hit.section).kind}
        )
        return found._replace(hits=tuple(hits))

    def listed(self) -> Iterator[Value]:
        """Yield what is told of each label to programs, the bundled ones first."""
        for label in self.bundled.labels.all():
            yield _bundled(self.bundled, label)
        for one in self.library.listed() if self.library else ():
            yield _own(one)


def _kept(place: Path | str, labels: Path, served: str) -> Library | None:
    """Open the library on the server that is `served`, or else at a place, if it is there."""
    if served:
        return Library.served(library.server(served, labels))
    kept_in = library.at(place, labels, is_read_only=True)
    is_there = isinstance(kept_in, Server) or kept_in.path.exists()
    return Library.of(kept_in) if is_there else None


def within(args: Namespace) -> Within:
    """Return what a search of all labels is limited to; UnknownSection for no kind of section."""
    return Within(
        args.substance,
        Format[args.source.upper()] if args.source in _FORMATS else None,
        _kind(args.section) if args.section else None,
    )


def where(args: Namespace) -> str:
    """Return what of the library was searched."""
    limits = (args.substance, args.source, args.section)
    said = ", ".join(filter(None, limits))
    return f"the library ({said})" if said else "the library"


def _kind(key: str) -> SectionKind:
    try:
        return SectionKind[key.upper()]
    except KeyError:
        known = ", ".join(kind.name.lower() for kind in SectionKind)
        raise UnknownSection(f"There is no kind of section '{key}', but: {known}.") from None


def refuse_unreviewed(label_id: LabelId) -> None:
    """Raise NoReviewedRules for a label whose dose rules nobody has approved."""
    if label_id != BUNDLED:
        raise NoReviewedRules(NO_RULES)


def _bundled(books: Shelf, label: Label) -> Value:
    return {
        "id": label.id,
        "name": label.name,
        "substances": label.substances,
        "source": "bundled",
        "language": label.language,
        "edition": label.edition,
        "sha256": label.sha256,
        "sections": label.content_sections,
        "effects": len(books.side_effects.side_effects(label.id)),
        "dose_rules": bool(books.rules.dose_rules(label.id)),
        "reviewed_by": label.reviewed_by,
    }


def _own(one: Listed) -> Value:
    return {
        "id": one.id,
        "name": one.name,
        "substances": one.substances,
        "source": one.format.name.lower(),
        "document": one.document,
        "holder": one.holder,
        "label_pack": one.label_pack or None,
        "language": one.language,
        "edition": one.edition,
        "date": one.date,
        "sha256": one.sha256,
        "sections": one.sections,
        "effects": None,
        "dose_rules": False,
        "reviewed_by": None,
    }
