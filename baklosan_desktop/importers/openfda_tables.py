"""The `*_table` twins of openFDA fields: SPL markup whose words stand in the plain field too."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from baklosan_desktop.importers.base import Source, Unreadable
from baklosan_desktop.importers.markup import folded, parse
from baklosan_desktop.labels.published import Cell, Table

_APART = {"paragraph", "item", "br", "sup", "sub", "footnote", "caption", "td", "th", "list"}
_NOTES = {"footnote"}
_SENSIBLE = re.compile("[1-9][0-9]{0,2}")


class Twin(NamedTuple):
    """A table, and the ways in which its words may stand in the plain field."""

    table: Table
    spellings: tuple[str, ...]


def twin(markup: str) -> Twin | None:
    """Return the table of a `*_table` string; None if it is none: its words are in the field."""
    try:
        root = parse(Source("a table", markup.encode()))
    except (Unreadable, UnicodeEncodeError):
        return None
    rows = tuple(filter(None, map(_row, _rows(root, ("thead", "tbody")))))
    if root.tag != "table" or not rows:
        return None
    captions = map(_words, _children(root, "caption"))
    feet = (" ".join(cell.text for cell in _row(row)) for row in _rows(root, ("tfoot",)))
    footnotes = (_words(note) for note in root.iter() if note.tag in _NOTES)
    spellings = (folded(" ".join(root.itertext())), folded("".join(root.itertext())))
    caption = " ".join(filter(None, captions))
    return Twin(Table(rows, caption, tuple(filter(None, (*feet, *footnotes)))), spellings)


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if child.tag == name)


def _rows(table: Element, groups: tuple[str, ...]) -> Iterator[Element]:
    """Yield the rows in some groups; a row in none counts to the body."""
    for child in table:
        if child.tag in groups:
            yield from _children(child, "tr")
        elif child.tag == "tr" and "tbody" in groups:
            yield child


def _row(row: Element) -> tuple[Cell, ...]:
    return tuple(_cell(cell) for cell in row if cell.tag in {"td", "th"})


def _cell(cell: Element) -> Cell:
    spans = (_span(cell.get("colspan")), _span(cell.get("rowspan")))
    return Cell(_words(cell), *spans, is_header=cell.tag == "th")


def _span(value: str | None) -> int:
    """Return how far a cell reaches; what is no sensible number is one column."""
    return int(value) if value and _SENSIBLE.fullmatch(value) else 1


def _words(element: Element) -> str:
    if not len(element):
        return folded(element.text or "")
    pieces: list[str] = []
    _collect(element, pieces)
    return folded("".join(pieces))


def _collect(element: Element, pieces: list[str]) -> None:
    """Add the text, without footnotes inside; blanks keep a raised 9 from what it stands at."""
    pieces.append(element.text or "")
    for child in element:
        apart = " " if child.tag in _APART else ""
        pieces.append(apart)
        if child.tag not in _NOTES:
            _collect(child, pieces)
        pieces.append(apart + (child.tail or ""))
