"""The sections that were read last: what is typed next is likely to be found in them again."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, Self

from sqlalchemy import Connection

from baklosan_desktop.labels.label import LabelId, Paragraph, paragraphs_of
from baklosan_desktop.search import glance
from baklosan_desktop.search.words import Word, words
from baklosan_desktop.store import section_digests
from baklosan_desktop.store.section_digests import Lines

_MOST_KEPT = 300  # a dozen kilobytes each
said = lru_cache(maxsize=2000)(words)


class Section(NamedTuple):
    """A section, taken apart for search; `first` stands for it where only its titles say it."""

    label: LabelId
    key: str
    title: tuple[Word, ...]
    first: Paragraph
    passages: glance.Passages

    @classmethod
    def of(cls, found: Lines) -> Self:
        """Take a section apart."""
        passages = glance.Passages(paragraphs_of(found.text, found.first_line))
        return cls(
            LabelId(found.label_id),
            found.key,
            said(f"{found.title}\n{found.heading or ''}"),
            Paragraph(found.first_line, passages.sentences(0)[0][0]),
            passages,
        )


class Passages:
    """Reads sections; those that a database keeps digests of are known again by these."""

    def __init__(self) -> None:
        self._kept: dict[section_digests.Known, Section] = {}

    def read(
        self, connection: Connection, ids: Sequence[int]
    ) -> tuple[list[Section], tuple[LabelId, ...]]:
        """Return the sections with these ids, and the labels of those that are damaged."""
        digests = section_digests.known(connection, ids)
        known = digests or {}
        found = {one: section for one in known if (section := self._kept.get(known[one]))}
        new = [one for one in ids if one not in found]
        whole, damaged = section_digests.read(connection, new, digests)
        found |= {one.id: Section.of(one) for one in whole}
        self._kept |= {known[one]: found[one] for one in known.keys() & found.keys()}
        for oldest in [*self._kept][:-_MOST_KEPT]:  # all at once would hold up one search for all
            del self._kept[oldest]
        return [found[one] for one in ids if one in found], tuple(map(LabelId, damaged))
