"""A published label → the one shape that is read and searched, its lists and tables kept beside it.

Sections stand in the order of an SmPC, whatever the order of the file. The lines are running
numbers: a published label has no lines of its own, so that they are shown to nobody.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import count
from typing import NamedTuple

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.label import Label, LabelId, Paragraph, Section
from baklosan_desktop.labels.published import (
    Block,
    Cell,
    Ingredient,
    Items,
    Part,
    Picture,
    Product,
    PublishedLabel,
    Table,
    Text,
)
from baklosan_desktop.labels.sections import SectionKind

BETWEEN_CELLS = " | "
_MOST_OF_A_NAME = 40
SHORT, WHOLE = 8, 64  # hexadecimal digits of an id
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WHOLE = {SectionKind.BOXED_WARNING, SectionKind.PATIENT_INFORMATION, SectionKind.PACKAGE_TEXT}
_CONTAINERS = {SectionKind.OTHER, SectionKind.SPECIAL_INSTRUCTIONS}
_OF_ANY_SECTION = {
    SectionKind.SPECIAL_INSTRUCTIONS,
    SectionKind.RENAL,
    SectionKind.HEPATIC,
    SectionKind.ELDERLY,
    SectionKind.CHILDREN,
}


class Heading(NamedTuple):
    """The title of a subsection; one that is directly in a section has the depth 1."""

    depth: int


Shape = Heading | Items | Table | Picture


class Placed(NamedTuple):
    """What the text of these lines is in the file; all other lines are paragraphs."""

    first_line: int
    last_line: int
    shape: Shape


class Arranged(NamedTuple):
    """A label to be read and searched, and what its lines are beside paragraphs."""

    label: Label
    placed: tuple[Placed, ...]


class _Title(NamedTuple):
    text: str
    depth: int


class _Topic(NamedTuple):
    kind: SectionKind
    heading: str
    pieces: tuple[Block | _Title, ...]


def arrange(published: PublishedLabel, label_id: LabelId, source: str, digest: str) -> Arranged:
    """Return the label as sections of paragraphs; LabelError where no line of text remains."""
    lines = count(1)
    keys: Counter[SectionKind] = Counter()
    placed: list[Placed] = []
    sections = [
        _section(topic, _key(topic.kind, keys), lines, placed)
        for topic in sorted(_topics(published.parts), key=lambda topic: topic.kind.rank)
    ]
    if not sections:
        raise LabelError("No section of the label has any text.")
    label = Label(
        id=label_id,
        name=published.name,
        strength=_listed(one.strength for one in _active(published.products)),
        form=_listed(product.form for product in published.products),
        pack=_listed(pack for product in published.products for pack in product.packs),
        substances=_once(one.name for one in _active(published.products)),
        language=published.language,
        edition=published.edition or published.date or "not stated",
        source=source,
        source_date=published.date,
        reviewed_by=None,
        sha256=digest,
        sections=tuple(sections),
    )
    return Arranged(label, tuple(placed))


def proposed_id(published: PublishedLabel, digits: int = SHORT) -> LabelId:
    """Return an id for a label that is new: its name for people, and what makes it unique.

    Later editions keep the id of the first, even where the name has changed. With more `digits`
    than usual it is told apart from a label that has the usual id already.
    """
    plain = unicodedata.normalize("NFKD", published.name).encode("ascii", "ignore").decode()
    words = "".join(letter if letter.isalnum() else " " for letter in plain.lower()).split()
    digest = _own(published.set_id, published.format.name, published.language)[:digits]
    return LabelId(f"{'-'.join(words)[:_MOST_OF_A_NAME].strip('-') or 'label'}-{digest}")


def is_id_of(label_id: str, set_id: str, form: str, language: str) -> bool:
    """Whether an id, of however many digits, was proposed for a label of this set."""
    return _own(set_id, form, language).startswith(label_id.rpartition("-")[2])


def _own(set_id: str, form: str, language: str) -> str:
    return sha256(f"{form}\n{language}\n{set_id}".encode(errors="replace")).hexdigest()


def lines_of(block: Block) -> tuple[str, ...]:
    """Return the words of a block line by line, as they are searched: a row of a table is a line.

    A line break within a line is a blank.

    >>> from baklosan_desktop.labels.published import Cell
    >>> lines_of(Table(((Cell("Rash"), Cell(""), Cell("3 %")),), "Table 1"))
    ('Table 1', 'Rash | 3 %')
    """
    if isinstance(block, Text):
        return (block.text.replace("\n", " "),) if block.text.strip() else ()
    return tuple([line.replace("\n", " ") for line in _worded(block) if line.strip()])


def row_line(row: Iterable[Cell]) -> str:
    """Return the words of a row of a table on one line; cells without any leave no trace."""
    return BETWEEN_CELLS.join([cell.text for cell in row if cell.text])


def _worded(block: Items | Table | Picture) -> Sequence[str]:
    match block:
        case Items(items):
            return items
        case Table(rows, caption, notes):
            return (caption, *map(row_line, rows), *notes)
    return (block.words or f"Picture: {block.name}",)


def _topics(parts: Iterable[Part]) -> Iterator[_Topic]:
    """Yield what has text, a part of a kind of its own apart from the one around it."""
    for part in parts:
        kind = part.kind or SectionKind.OTHER
        apart: list[Part] = []
        pieces = tuple(_pieces(part, kind, 1, apart))
        has_title = bool(part.title.strip())
        if any(map(_said, pieces)):
            yield _Topic(kind, part.title if has_title else "", pieces)
        elif has_title and not part.parts:
            yield _Topic(kind, "", (Text(part.title),))
        yield from _topics(apart)


def _pieces(
    part: Part, kind: SectionKind, depth: int, apart: list[Part]
) -> Iterator[Block | _Title]:
    yield from part.blocks
    for inner in part.parts:
        if _stands_apart(inner.kind, kind):
            apart.append(inner)
            continue
        pieces = tuple(_pieces(inner, kind, depth + 1, apart))
        if inner.title.strip() and (pieces or not inner.parts):
            yield _Title(inner.title, depth)
        yield from pieces


def _stands_apart(kind: SectionKind | None, around: SectionKind) -> bool:
    """Whether a part is found under its own kind: not a dosage for children, nor in a leaflet."""
    if kind is None or kind is around or around in _WHOLE:
        return False
    return around in _CONTAINERS or kind not in _OF_ANY_SECTION


def _section(topic: _Topic, key: str, lines: Iterator[int], placed: list[Placed]) -> Section:
    heading_line = next(lines) if topic.heading else None
    paragraphs: list[Paragraph] = []
    for piece in topic.pieces:
        own = [Paragraph(next(lines), text) for text in _said(piece)]
        paragraphs += own
        if own and not isinstance(piece, Text):
            placed.append(Placed(own[0].line, own[-1].line, _shape(piece)))
    heading = topic.heading or None
    return Section(key, topic.kind, topic.kind.title, heading, heading_line, tuple(paragraphs))


def _shape(piece: _Title | Items | Table | Picture) -> Shape:
    """Return what is kept beside the lines; an item without words is no line."""
    match piece:
        case _Title(_, depth):
            return Heading(depth)
        case Items(_, is_ordered):
            return Items(lines_of(piece), is_ordered)
        case _:
            return piece


def _said(piece: Block | _Title) -> tuple[str, ...]:
    return (piece.text.replace("\n", " "),) if isinstance(piece, _Title) else lines_of(piece)


def _key(kind: SectionKind, given: Counter[SectionKind]) -> str:
    """Return a key for one more section of a kind: dosage, dosage_b, dosage_c."""
    number = given[kind]
    given[kind] += 1
    letters = ""
    while number:
        number, letter = divmod(number, len(_LETTERS))
        letters = _LETTERS[letter] + letters
    return f"{kind.name.lower()}_{letters}" if letters else kind.name.lower()


def _active(products: Iterable[Product]) -> list[Ingredient]:
    return [one for product in products for one in product.ingredients if one.is_active]


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in order, each once, however it is written."""
    first: dict[str, str] = {}
    for text in filter(str.strip, texts):
        first.setdefault(text.casefold(), text)
    return tuple(first.values())


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(_once(texts))
