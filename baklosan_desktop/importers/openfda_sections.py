"""The fields of an openFDA label as a tree of sections, in which every text and table stands once.

A subsection is published twice: in a field of its own, and inside the field of the section it
belongs to. So is a table: in a `*_table` twin, and flattened in the plain field. Each is looked for
there word by word and put in its place.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from baklosan_desktop.importers.openfda_fields import BY_NAME, HELD, Field, place
from baklosan_desktop.importers.openfda_headings import Heading, chapter, numbered, title_end
from baklosan_desktop.importers.openfda_tables import Twin, twin
from baklosan_desktop.labels.published import Block, Part, Table, Text

Texts = Mapping[str, Sequence[str]]
_TABLE = "_table"
_DEEPEST = 10  # sections in each other; what is deeper stays text


class _Span(NamedTuple):
    """What stands between two places of a text: a field, a table or a numbered subsection."""

    start: int
    end: int
    what: Field | Table | Heading


def sections(fields: Texts) -> tuple[Part, ...]:
    """Return the sections in the order of a US label. A field that is blank is an empty section."""
    texts = {name: values for name, values in fields.items() if not name.endswith(_TABLE)}
    twins = {
        name.removesuffix(_TABLE): [found for found in map(twin, values) if found]
        for name, values in fields.items()
        if name.endswith(_TABLE)
    }
    label = _Label(texts, twins)
    given = [BY_NAME.get(name) or Field(name) for name in {**texts, **twins}]
    return tuple(part for field in sorted(given, key=place) for part in label.parts(field))


class _Label:
    """The texts of one label, with those that stand inside another told from those that do not."""

    def __init__(self, texts: Texts, twins: Mapping[str, Sequence[Twin]]) -> None:
        self._texts, self._twins = texts, twins
        self._inside = {
            (name, text)
            for name, values in texts.items()
            for text in values
            if self._stands_inside(name, text)
        }

    def _stands_inside(self, name: str, text: str) -> bool:
        """Whether a text stands in a field that may hold it, or in a longer text of its own."""
        own = (other for other in self._texts[name] if len(other) > len(text))
        holders = BY_NAME[name].within if name in BY_NAME else ()
        others = (other for holder in holders for other in self._texts.get(holder, ()))
        return any(text in other for values in (own, others) for other in values)

    def parts(self, field: Field) -> Iterator[Part]:
        """Yield the sections of a field that stand in no other; a text given twice stands once."""
        values = dict.fromkeys(self._texts.get(field.name, ()))
        for text in values:
            if (field.name, text) not in self._inside:
                yield _section(text, 0, len(text), field, self._spans(field, text))
        twins = self._twins.get(field.name, ())
        alone = tuple(
            found.table for found in twins if not self._stands_somewhere(field.name, found)
        )
        if alone or (field.name in self._texts and not values):
            yield Part(field.kind, field.name, _name(field), alone)

    def _stands_somewhere(self, name: str, found: Twin) -> bool:
        """Whether the words of a table are in some plain field, its own first."""
        others = (text for values in self._texts.values() for text in values)
        texts = chain(self._texts.get(name, ()), others)
        return any(spelling in text for text in texts for spelling in found.spellings)

    def _spans(self, field: Field, text: str) -> list[_Span]:
        """Return what lies in a text in reading order, the outer before the inner."""
        held = list(self._held(field, text))
        around = (_Span(0, len(text), field), *held)
        tables = dict(place for span in around for place in self._tables(span, text))
        known = [*held, *tables.values()]
        found = [*known, *_subsections(field, text, known)]
        return list(_shallow(sorted(found, key=lambda span: (span.start, -span.end))))

    def _held(self, field: Field, text: str) -> Iterator[_Span]:
        for inner in HELD.get(field.name, ()):
            for value in dict.fromkeys(self._texts.get(inner.name, ())):
                start = text.find(value)
                if start >= 0:
                    yield _Span(start, start + len(value), inner)

    def _tables(self, span: _Span, text: str) -> Iterator[tuple[int, _Span]]:
        """Yield the tables of a field that lies there, by their place."""
        name = span.what.name if isinstance(span.what, Field) else ""
        after: dict[str, int] = {}
        for found in self._twins.get(name, ()):
            for spelling in found.spellings:
                start = text.find(spelling, after.get(spelling, span.start), span.end)
                if spelling and start >= 0:
                    after[spelling] = start + len(spelling)
                    yield start, _Span(start, start + len(spelling), found.table)
                    break


def _shallow(spans: Sequence[_Span]) -> Iterator[_Span]:
    """Yield the spans, in reading order, that do not lie too deep in others."""
    around: list[_Span] = []
    for span in spans:
        around = [outer for outer in around if outer.end > span.start]
        if len(around) < _DEEPEST:
            around.append(span)
            yield span


def _subsections(field: Field, text: str, spans: Sequence[_Span]) -> Iterator[_Span]:
    """Yield the numbered subsections that have no field; each ends where the next thing begins."""
    start = title_end(field, text)
    number = chapter(text[:start])
    if not number:
        return
    found = [
        heading
        for heading in numbered(text, number, start)
        if not any(span.start <= heading.start < span.end for span in spans)
    ]
    fields = [span.start for span in spans if isinstance(span.what, Field)]
    edges = sorted({len(text), *fields, *(heading.start for heading in found)})
    for heading in found:
        end = next(edge for edge in edges if edge > heading.start)
        yield _Span(heading.start, end, heading)


def _section(
    text: str, start: int, end: int, what: Field | Heading, inner: Sequence[_Span]
) -> Part:
    """Return the section that a stretch of a text is, with what lies inside it in its place."""
    begin = what.end if isinstance(what, Heading) else min(title_end(what, text, start), end)
    parts = tuple(_inside(text, begin, end, inner))
    blocks: tuple[Block, ...] = ()
    if parts and not (parts[0].code or parts[0].title):
        blocks, parts = parts[0].blocks, parts[1:]
    title = text[start:begin].strip()
    if isinstance(what, Heading):
        return Part(what.kind, "", title, blocks, parts)
    return Part(what.kind, what.name, title or _name(what), blocks, parts)


def _inside(text: str, begin: int, end: int, inner: Sequence[_Span]) -> Iterator[Part]:
    """Yield what lies there as sections; what belongs to none is a section without a title."""
    loose: list[Block] = []
    for span, within in _outermost(begin, end, inner):
        loose += _prose(text[begin : span.start])
        begin = span.end
        if isinstance(span.what, Table):
            loose.append(span.what)
            continue
        if loose:
            yield Part(None, "", "", tuple(loose))
            loose = []
        yield _section(text, span.start, span.end, span.what, within)
    loose += _prose(text[begin:end])
    if loose:
        yield Part(None, "", "", tuple(loose))


def _outermost(
    begin: int, end: int, spans: Sequence[_Span]
) -> Iterator[tuple[_Span, Sequence[_Span]]]:
    """Yield the spans that lie in no other, with those inside; one that overlaps is only text."""
    rest = [span for span in spans if begin <= span.start and span.end <= end]
    while rest:
        first, rest = rest[0], rest[1:]
        yield first, [span for span in rest if span.end <= first.end]
        rest = [span for span in rest if span.start >= first.end]


def _prose(text: str) -> Iterator[Text]:
    if text.strip():
        yield Text(text.strip())


def _name(field: Field) -> str:
    """Return the name of a field as a title, where its text begins with none."""
    return field.name.removeprefix("spl_").replace("_", " ").capitalize()
