"""Which sentences answer a query, and how closely.

A sentence answers when it, or the titles above it, say every slot of a reading. Where hardly one
does, the sentences follow that say the rarest slot alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self

from baklosan_desktop.labels.hit import Understood, Why
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.search.query import Query, Slot, Wording
from baklosan_desktop.search.vocabulary import covers
from baklosan_desktop.search.words import Word, is_number, lowered, words

Mark = tuple[int, int]
_ENOUGH = 3
_HERE = LabelId("")


class Text(NamedTuple):
    """A sentence with its words, and those of the titles above it."""

    section: str
    line: int
    text: str
    words: tuple[Word, ...]
    title: tuple[Word, ...]
    label: LabelId

    @classmethod
    def of(
        cls, section: str, line: int, text: str, title: tuple[Word, ...], label: LabelId = _HERE
    ) -> Self:
        """Take a sentence apart once; it may be asked about often."""
        return cls(section, line, text, words(text), title, label)


class Match(NamedTuple):
    """How a sentence answers.

    `lacks` is what of the typed is missing. `is_titled` says that only a title says some of it;
    `place` is how late its wording stands among those that answer, `distance` how many characters
    lie between the first mark and the last.
    """

    text: Text
    marks: tuple[Mark, ...]
    why: Why
    lacks: tuple[str, ...]
    is_titled: bool
    place: int
    distance: int
    understood: tuple[Understood, ...]

    @property
    def closeness(self) -> tuple[bool, int, bool]:
        """Order matches: the smaller, the closer."""
        return (bool(self.lacks), self.why.closeness, self.is_titled)

    @property
    def order(self) -> tuple[int, int]:
        """Order matches that are equally close."""
        return (self.place, self.distance)


class Matches(NamedTuple):
    """The sentences that answer, in the order given; `unsaid` is what none of them says."""

    matches: tuple[Match, ...] = ()
    unsaid: tuple[str, ...] = ()


class _Said(NamedTuple):
    """How a sentence says a slot; without marks where only a title does."""

    slot: Slot
    place: int
    marks: tuple[Mark, ...]

    @property
    def wording(self) -> Wording:
        return self.slot.wordings[self.place]


_Table = list[list[_Said | None]]


def match(query: Query, texts: Sequence[Text]) -> Matches:
    """Compare sentences with a query; nothing is found where one thing typed is said nowhere."""
    tables = [_table(slots, texts) for slots in query.answerable]
    found: dict[int, Match] = {}
    for table in tables:
        for at, said in enumerate(zip(*table, strict=True)):
            if all(said):
                one = _match(texts[at], [part for part in said if part])
                if at not in found or one.closeness < found[at].closeness:
                    found[at] = one
    if tables and len(found) < _ENOUGH:
        for at, part in enumerate(_rarest(tables[0])):
            if part and at not in found:
                lacks = [slot.typed for slot in query.answerable[0] if slot is not part.slot]
                found[at] = _match(texts[at], [part], lacks)
    unsaid = () if found else query.unknown or _unsaid(query, tables)
    return Matches(tuple(found[at] for at in sorted(found)), unsaid)


def _table(slots: Iterable[Slot], texts: Sequence[Text]) -> _Table:
    """Return for each slot how each sentence says it."""
    return [[look(text) for text in texts] for look in map(_Finder, slots)]


def _rarest(table: _Table) -> list[_Said | None]:
    """Return the row of the slot that the fewest sentences say, if every slot is said.

    A number that was typed must never be missing: then there is none.
    """
    counts = [sum(said is not None for said in row) for row in table]
    typed = [said.slot.typed for row in table for said in row if said]
    if len(table) == 1 or not all(counts) or any(map(is_number, typed)):
        return []
    return table[counts.index(min(counts))]


def _unsaid(query: Query, tables: Iterable[_Table]) -> tuple[str, ...]:
    """Return what no sentence says, in the reading where that is least."""
    missing = [
        [slot.typed for slot, row in zip(slots, table, strict=True) if not any(row)]
        for slots, table in zip(query.answerable, tables, strict=True)
    ]
    least: list[str] = min(missing, key=len, default=[])
    return tuple(least)


def _match(text: Text, said: Sequence[_Said], lacks: Iterable[str] = ()) -> Match:
    marks = _joined(mark for part in said for mark in part.marks)
    return Match(
        text,
        marks,
        max((part.wording.why for part in said), key=lambda why: why.closeness),
        lacks=tuple(lacks),
        is_titled=not all(part.marks for part in said),
        place=max(part.place for part in said),
        distance=marks[-1][1] - marks[0][0] if len(said) > 1 and marks else 0,
        understood=tuple(
            Understood(part.slot.typed, part.wording.says, part.wording.why)
            for part in said
            if part.wording.why.closeness > Why.STEM.closeness
        ),
    )


def _joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in order, those that overlap made one."""
    joined: list[Mark] = []
    for start, end in sorted(marks):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


class _Finder:
    """Looks for the wordings of a slot."""

    def __init__(self, slot: Slot) -> None:
        self._slot = slot
        self._by_first: dict[str, list[tuple[int, Wording]]] = {}
        for place, wording in enumerate(slot.wordings):
            for word in wording.forms[0]:
                self._by_first.setdefault(word, []).append((place, wording))

    def __call__(self, text: Text) -> _Said | None:
        """Return how a sentence or its titles say the slot: the closest wording, all marks."""
        own = list(self._look(text.words, text.text))
        if found := own or list(self._look(text.title)):
            marks = tuple(mark for _, marks in own for mark in marks)
            return _Said(self._slot, min(place for place, _ in found), marks)
        return None

    def _look(self, said: tuple[Word, ...], text: str = "") -> Iterator[tuple[int, list[Mark]]]:
        for at in [at for at, word in enumerate(said) if word.text in self._by_first]:
            for place, wording in self._by_first[said[at].text]:
                own = said[at : at + len(wording.forms)]
                if _has(own, wording.forms) and _is_meant(text, wording, own):
                    yield place, _marks(own, wording.forms)


def _is_meant(text: str, wording: Wording, said: Sequence[Word]) -> bool:
    start, end = said[0].start, said[-1].end
    return not any(covers(lowered(text), phrase, start, end) for phrase in wording.but_in)


def _has(said: Sequence[Word], forms: Sequence[frozenset[str]]) -> bool:
    return len(said) == len(forms) and all(
        word.text in form if form else _is_of_range(word.text)
        for word, form in zip(said, forms, strict=True)
    )


def _is_of_range(word: str) -> bool:
    return word == "to" or is_number(word)


def _marks(said: Sequence[Word], forms: Sequence[frozenset[str]]) -> list[Mark]:
    """Return what to mark: from the first word to the last, without the rest of a range."""
    if all(forms):
        return [(said[0].start, said[-1].end)]
    return [(word.start, word.end) for word, form in zip(said, forms, strict=True) if form]
