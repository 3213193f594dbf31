"""What the command line does with imported labels: find, list, import, remove."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import NamedTuple, Self

from baklosan_desktop.errors import NoReviewedRules, UnknownSection
from baklosan_desktop.extraction.reading import read
from baklosan_desktop.labels.hit import Found, Within
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Event,
    Listed,
    Older,
    Outcome,
    Refused,
    Replaced,
    Unchanged,
)
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.pipeline.library import imported
from baklosan_desktop.screens.importing import progress, report
from baklosan_desktop.screens.read_effects import ReadEffects
from baklosan_desktop.screens.unreviewed import NO_RULES
from baklosan_desktop.search.query import Corrections, no_corrections
from baklosan_desktop.search.words import texts
from baklosan_desktop.store import library, shelf
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.shelf import Shelf

BUNDLED = LabelId("baklosan-25mg")
_FORMATS = tuple(form.name.lower() for form in Format)
SOURCES = ("bundled", *_FORMATS)
Value = dict[str, object]
_EVENTS = ("imported", "unchanged", "replaced", "older", "contradicted", "rejected")


class Books(NamedTuple):
    """The labels on this computer; the library is None where none was ever imported."""

    bundled: Shelf
    library: Library | None
    own: Shelf | None

    @classmethod
    def open(cls, folder: Path, labels: Path, corrections: Corrections = no_corrections) -> Self:
        """Open what is there, create nothing; DatabaseError or UserFileError where it is bad."""
        bundled = shelf.bundled(labels, corrections)
        kept_in = library.file(folder, labels)
        if not kept_in.path.exists():
            return cls(bundled, None, None)
        opened = Library.open(kept_in)
        return cls(bundled, opened, opened.shelf(lambda: bundled.search.vocabulary, corrections))

    def of(self, label_id: LabelId) -> Shelf:
        """Return the shelf on which a label stands, or the bundled one, which then refuses it."""
        is_own = self.library and label_id != BUNDLED and self.library.has(label_id)
        return self.own if self.own and is_own else self.bundled

    def label(self, label_id: LabelId) -> Label:
        """Return a label with its text, or UnknownLabel."""
        return self.of(label_id).labels.label(label_id)

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
            answers.append(self.own.search.search_all(typed, within))
        return reduce(Found.joined, answers) if answers else Found(())

    def _is_bundled(self, substance: str) -> bool:
        labels = self.bundled.labels.all()
        names = texts(" ".join(name for label in labels for name in label.substances))
        return set(texts(substance)) <= {*names}

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


def add(
    folder: Path, labels: Path, paths: Iterable[Path], tell: Callable[[str], None]
) -> tuple[Value, list[str], bool]:
    """Import files and folders; return the value, the lines, and whether anything is there now."""
    events: list[Event] = []
    with Library.open(library.file(folder, labels)).shelving() as shelving:
        for event in imported(paths, shelving):
            tell(progress(event))
            events.append(event)
    kept = [event for event in events if isinstance(event, Outcome)]
    return _events(events), list(report(events).lines), bool(kept)


def remove(folder: Path, labels: Path, label_id: LabelId) -> tuple[Value, list[str]]:
    """Take an imported label out of the library, with its older editions."""
    with Library.open(library.file(folder, labels)).shelving() as shelving:
        shelving.remove(label_id)
    return {"removed": label_id}, [f"'{label_id}' is removed from the library."]


def _events(events: Iterable[Event]) -> Value:
    told: dict[str, list[object]] = {key: [] for key in _EVENTS}
    for event in events:
        match event:
            case Added():
                added = event._asdict() | {"format": event.format.name.lower(), "effects": None}
                told["imported"].append(added)
            case Replaced():
                told["replaced"].append(event._asdict())
            case Unchanged(path):
                told["unchanged"].append(path)
            case Older():
                told["older"].append(event._asdict())
            case Contradicted():
                told["contradicted"].append(event._asdict())
            case Refused():
                told["rejected"].append(event._asdict())
            case _:
                pass
    return {**told}


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
        "language": one.language,
        "edition": one.edition,
        "date": one.date,
        "sha256": one.sha256,
        "sections": one.sections,
        "effects": None,
        "dose_rules": False,
        "reviewed_by": None,
    }
