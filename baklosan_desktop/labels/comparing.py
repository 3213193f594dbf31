"""Two editions of a label, section by section and line by line: what changed, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from baklosan_desktop.labels.aligning import aligned
from baklosan_desktop.labels.arranging import Arranged
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.lines import Line, LineKind, lines
from baklosan_desktop.labels.marking import (
    Mark,
    Span,
    common,
    marked,
    newer_text,
    older_text,
)
from baklosan_desktop.labels.pairing import Traits, paired, plain, section_number
from baklosan_desktop.labels.sections import SectionKind


class State(Enum):
    """What became of a section; one that moved says the same elsewhere, or under another number."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"
    MOVED = "moved"


class LineChange(NamedTuple):
    """A line of either edition, with its words marked."""

    kind: LineKind
    spans: tuple[Span, ...]

    @property
    def older(self) -> str:
        """The line in the older edition; empty where it is new."""
        return older_text(self.spans)

    @property
    def newer(self) -> str:
        """The line in the newer edition; empty where it was removed."""
        return newer_text(self.spans)

    @property
    def is_kept(self) -> bool:
        """Whether both editions have it letter for letter."""
        return all(span.mark is Mark.KEPT for span in self.spans)

    @property
    def is_renumbered(self) -> bool:
        """Whether it is a heading of which nothing but its section number changed."""
        headings = (self.older, self.newer)
        return (
            self.kind is LineKind.HEADING
            and len({h[len(section_number(h)) :] for h in headings}) == 1
        )


class SectionChange(NamedTuple):
    """A section of either edition; `key` is that of the newer one, if it is there."""

    key: str
    kind: SectionKind
    title: str
    state: State
    lines: tuple[LineChange, ...]

    @property
    def heading(self) -> str:
        """What the label calls it; empty where it has no heading."""
        first = self.lines[0]
        return (first.newer or first.older) if first.kind is LineKind.HEADING else ""

    @property
    def name(self) -> str:
        """What it is called among others: one of no kind by its heading."""
        return (self.heading if self.kind is SectionKind.OTHER else "") or self.title


class Comparison(NamedTuple):
    """Two editions; the sections stand in the newer one's order.

    What was removed follows what it followed. The first section, whose key is empty, is what the
    label is about; it is left out where nothing of it changed.
    """

    older: Label
    newer: Label
    sections: tuple[SectionChange, ...]


class _Side(NamedTuple):
    """A section of one edition."""

    key: str
    kind: SectionKind
    title: str
    lines: tuple[Line, ...]


_ABOUT = "Name, strength and packs"


def compare(older: Arranged, newer: Arranged) -> Comparison:
    """Compare two editions of a label."""
    old, new = _sides(older), _sides(newer)
    found = paired([*map(_traits, old)], [*map(_traits, new)])
    about = _changed(_about(older.label), _about(newer.label), is_moved=False)
    sections = _sections(old, new, found)
    kept = () if about.state is State.UNCHANGED else (about,)
    return Comparison(older.label, newer.label, (*kept, *sections))


def _sides(arranged: Arranged) -> tuple[_Side, ...]:
    return tuple(
        _Side(section.key, section.kind, section.title, lines(section, arranged.placed))
        for section in arranged.label.sections
    )


def _about(label: Label) -> _Side:
    texts = (label.name, ", ".join(label.substances), label.strength, label.form, label.pack)
    told = tuple(Line(LineKind.TEXT, text) for text in texts if text.strip())
    return _Side("", SectionKind.IDENTITY, _ABOUT, told)


def _traits(side: _Side) -> Traits:
    heading = plain(side.lines[0].text) if side.lines[0].kind is LineKind.HEADING else ""
    return Traits(side.kind, heading, "\n".join(line.text for line in side.lines))


def _sections(
    old: Sequence[_Side], new: Sequence[_Side], found: Mapping[int, int]
) -> Iterator[SectionChange]:
    """Yield the newer sections, each followed by the removed ones that came after it."""
    staying = _staying(found)
    here = {there: place for place, there in found.items()}
    removed: dict[int, list[int]] = {}
    last = -1
    for place in range(len(old)):
        last = here.get(place, last)
        if place not in here:
            removed.setdefault(last, []).append(place)
    for place in range(-1, len(new)):
        if place in found:
            yield _changed(old[found[place]], new[place], is_moved=place not in staying)
        elif place >= 0:
            yield _whole(new[place], State.NEW, Mark.ADDED)
        for gone in removed.get(place, ()):
            yield _whole(old[gone], State.REMOVED, Mark.REMOVED)


def _staying(found: Mapping[int, int]) -> set[int]:
    """Return the places of as many sections as possible that stand in the order of before."""
    places = sorted(found)
    was, is_now = sorted(found.values()), [found[place] for place in places]
    stretches = common([*map(str, was)], [*map(str, is_now)])
    return {places[stretch.newer + step] for stretch in stretches for step in range(stretch.length)}


def _changed(old: _Side, new: _Side, *, is_moved: bool) -> SectionChange:
    changes = tuple(
        LineChange(pair.kind, marked(pair.older, pair.newer))
        for pair in aligned(old.lines, new.lines)
    )
    others = [change for change in changes if not change.is_kept]
    if not all(change.is_renumbered for change in others):
        state = State.CHANGED
    elif others or is_moved:
        state = State.MOVED
    else:
        state = State.UNCHANGED
    return SectionChange(new.key, new.kind, new.title, state, changes)


def _whole(side: _Side, state: State, mark: Mark) -> SectionChange:
    changes = tuple(LineChange(line.kind, (Span(mark, line.text),)) for line in side.lines)
    return SectionChange(side.key, side.kind, side.title, state, changes)
