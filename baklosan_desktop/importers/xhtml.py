"""The narrative of an ePI: XHTML, often careless → paragraphs, lists, tables and pictures."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from baklosan_desktop.importers.base import SAFE, Limits, Source, Unreadable
from baklosan_desktop.importers.markup import folded, local, parse, raised, span
from baklosan_desktop.importers.tag_soup import soup
from baklosan_desktop.labels.published import Block, Cell, Items, Picture, Table, Text

_UNREAD = frozenset({"script", "style", "head", "title", "colgroup", "del", "template"})
_INLINE_TAGS = (
    "a abbr acronym b big bdi bdo cite code dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var"
)
_INLINE = frozenset(_INLINE_TAGS.split())
# What Word's Symbol font leaves in the private-use area; the rest there are bullets.
_SYMBOL = str.maketrans("\uf0b3\uf0a3\uf0b1\uf0b4\uf0b0\uf06d\uf061\uf062", "≥≤±×°µαβ")
_BULLET = "•"
_BULLETS = "\ue000-\uf8ff•●▪■◦‣·\N{HYPHEN BULLET}"
_MARKER = re.compile(rf"^[{_BULLETS}]+\s*")
_SIGN = re.compile(f"[{_BULLETS}]")
_LOST = re.compile("[\ue000-\uf8ff]")
_END_OF_LINE = "\N{LINE SEPARATOR}"
_DEEPEST = 3  # tables in tables that only place them; deeper ones are flattened


def blocks(markup: Element | str, limits: Limits = SAFE) -> tuple[Block, ...]:
    """Return what a narrative says, in its order; nothing it names is fetched."""
    narrative = _Narrative()
    narrative.read(_tree(markup, limits) if isinstance(markup, str) else markup)
    narrative.end()
    return tuple(_listed(narrative.blocks))


def plain(markup: str) -> str:
    """Return the text of a title that may hold markup.

    >>> plain("ENBREL<sup>®</sup><br/>injection")
    'ENBREL® injection'
    """
    if "<" not in markup:
        return _cleaned(folded(markup))
    return _text(_tree(f"<div>{markup}</div>", SAFE))


def _tree(markup: str, limits: Limits) -> Element:
    """Read XHTML as the XML it should be, and as tag soup where it is none."""
    data = markup.encode("utf-8", "replace")
    try:
        return parse(Source("narrative", data), limits)
    except Unreadable:
        return soup(markup, limits)


class _Narrative:
    """Reads a tree into blocks, one line at a time."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._line: list[str] = []
        self._item: list[str] = []
        self._items: list[str] = []
        self._lists: list[bool] = []
        self._nesting = 0

    def read(self, element: Element) -> None:
        """Read an element and what it holds, but not what follows it."""
        tag = local(element)
        if tag in _UNREAD:
            return
        if tag == "sup":
            self._line.append(raised("".join(element.itertext())))
        elif tag == "img":
            self._picture(element)
        elif tag == "table":
            self._table(element)
        elif tag in {"ul", "ol"}:
            self._list(element, is_ordered=tag == "ol")
        elif tag in _INLINE:
            self._inside(element)
        else:
            self._end_line()
            self._inside(element)
            self._end_item() if tag == "li" else self._end_line()

    def end(self) -> None:
        """Finish the last line."""
        self._end_line()

    def _inside(self, element: Element) -> None:
        if element.text:
            self._line.append(element.text)
        for child in element:
            self.read(child)
            if child.tail:
                self._line.append(child.tail)

    def _end_line(self) -> None:
        if not self._line:
            return
        line = folded("".join(self._line))
        self._line.clear()
        if line and self._lists:
            self._item.append(_cleaned(line))
        elif line:
            self.blocks.append(Text(_signs(line)))

    def _end_item(self) -> None:
        self._end_line()
        if item := " ".join(filter(None, self._item)):
            self._items.append(item)
        self._item.clear()

    def _list(self, element: Element, *, is_ordered: bool) -> None:
        self._end_item() if self._lists else self._end_line()
        self._lists.append(is_ordered)
        self._inside(element)
        self._end_item()
        if len(self._lists) == 1:
            self._end_items()
        self._lists.pop()

    def _end_items(self) -> None:
        if self._items:
            self.blocks.append(Items(tuple(self._items), self._lists[0]))
            self._items.clear()

    def _interrupt(self) -> None:
        """End the paragraph or the list, so that what comes stands where the file has it."""
        if self._lists:
            self._end_item()
            self._end_items()
        else:
            self._end_line()

    def _table(self, element: Element) -> None:
        """Read a table; a row that only places another table parts it, and is read by itself."""
        self._interrupt()
        may_place = self._nesting < _DEEPEST and _holds_table(element)
        rows: list[_Row] = []
        for row in _rows(element, "table"):
            placing = _placing(row.element) if may_place else None
            if placing is None:
                rows.append(row)
                continue
            self._end_table(rows)
            self._nesting += 1
            self._inside(placing)
            self._nesting -= 1
            self._interrupt()
        self._end_table(rows)

    def _end_table(self, rows: list["_Row"]) -> None:
        table = _table(rows)
        if table.rows or table.notes:
            self.blocks.append(table)
        images = (each for row in rows for each in row.element.iter() if local(each) == "img")
        self.blocks += map(_pictured, images)
        rows.clear()

    def _picture(self, element: Element) -> None:
        self._interrupt()
        self.blocks.append(_pictured(element))


def _pictured(image: Element) -> Picture:
    """Return a picture by its file name, or by its type where the file holds it in itself."""
    source = image.get("src", "").strip()
    words = folded(image.get("alt") or image.get("title") or "")
    if source[:5].lower() == "data:":
        return Picture(re.split("[;,]", source[5:105], maxsplit=1)[0] or "picture", words)
    return Picture(source.rpartition("/")[2].lstrip("#") or "picture", words)


class _Row(NamedTuple):
    """A row of a table, or what stands among the rows, and the part of the table it is in."""

    part: str
    tag: str
    element: Element


def _rows(element: Element, part: str) -> Iterator[_Row]:
    for child in element:
        match tag := local(child):
            case "thead" | "tbody" | "tfoot":
                yield from _rows(child, tag)
            case _ if tag not in _UNREAD and tag != "col":
                yield _Row(part, tag, child)


def _holds_table(element: Element) -> bool:
    return any(local(inner) == "table" for inner in element.iter() if inner is not element)


def _placing(row: Element) -> Element | None:
    """Return the one cell of a row that has anything in it, if that holds a table."""
    cells = [cell for cell in _cells(row) if _text(cell)] if _holds_table(row) else []
    return cells[0] if len(cells) == 1 and _holds_table(cells[0]) else None


def _table(rows: list[_Row]) -> Table:
    cells: list[tuple[Cell, ...]] = []
    notes: list[str] = []
    caption: list[str] = []
    for part, tag, row in rows:
        if part == "tfoot" or tag not in {"tr", "td", "th"}:
            (caption if tag == "caption" else notes).append(_text(row))
        else:
            cells.append(tuple(_cell(cell, part) for cell in _cells(row)))
    if not any(cell.text for row in cells for cell in row):
        cells.clear()
    return Table(tuple(cells), " ".join(filter(None, caption)), tuple(filter(None, notes)))


def _cells(row: Element) -> list[Element]:
    return [row] if local(row) in {"td", "th"} else list(row)


def _cell(cell: Element, part: str) -> Cell:
    is_header = part == "thead" or local(cell) == "th"
    return Cell(_text(cell, "\n"), span(cell.get("colspan")), span(cell.get("rowspan")), is_header)


def _text(element: Element, between: str = " ") -> str:
    """Return all text of an element, a table in it flattened; `between` parts its lines."""
    found: list[str] = []
    _flatten(element, found)
    lines = (_cleaned(folded(line)) for line in "".join(found).split(_END_OF_LINE))
    return between.join(filter(None, lines))


def _flatten(element: Element, found: list[str]) -> None:
    tag = local(element)
    if tag in _UNREAD:
        return
    if tag == "sup":
        found.append(raised("".join(element.itertext())))
        return
    gap = "" if tag in _INLINE else _END_OF_LINE
    found += (gap, element.text or "")
    for child in element:
        _flatten(child, found)
        found.append(child.tail or "")
    found.append(gap)


def _cleaned(text: str) -> str:
    """Return a text without its list marker."""
    return _signs(text).removeprefix(_BULLET).lstrip()


def _signs(text: str) -> str:
    """Read the signs of the Symbol font, drop what has no meaning, and leave one kind of bullet."""
    if text.isascii() or not _SIGN.search(text):
        return text
    return _LOST.sub("", _MARKER.sub(_BULLET, text.translate(_SYMBOL))).strip()


def _listed(found: list[Block]) -> Iterator[Block]:
    """Yield the blocks, with paragraphs that begin with a bullet made the list they are."""
    for is_marked, run in groupby(found, _is_marked):
        if not is_marked:
            yield from run
        elif items := tuple(filter(None, (_cleaned(str(block[0])) for block in run))):
            yield Items(items)


def _is_marked(block: Block) -> bool:
    return isinstance(block, Text) and block.text.startswith(_BULLET)
