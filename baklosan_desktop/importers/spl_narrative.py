"""The title and text of one SPL section → paragraphs, lists, tables and pictures."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from baklosan_desktop.importers.markup import folded
from baklosan_desktop.importers.spl_names import inside, tag
from baklosan_desktop.importers.spl_tables import TABLE, is_blank, table
from baklosan_desktop.importers.spl_words import References, Words, picture
from baklosan_desktop.labels.published import Block, Items, Text

_TITLE, _TEXT = tag("title"), tag("text")
_COMPONENT, _MEDIA = tag("component"), tag("observationMedia")
_CAPTION = tag("caption")
_PARAGRAPHS = frozenset((_CAPTION, tag("paragraph")))
_LIST, _ITEM = tag("list"), tag("item")
_NOT_PLAIN, _CUTS = frozenset((_CAPTION, _LIST, TABLE)), frozenset((_LIST, TABLE))
_ENDS_PARAGRAPH = _PARAGRAPHS | _CUTS
_HOLLOW_BULLET = "o"


def narrative(section: Element, known: References) -> tuple[str, tuple[Block, ...]]:
    """Return the title of a section and the blocks of its own text, not those of its subsections.

    Footnotes outside of tables end it, and pictures that no text shows.
    """
    reading = _Narrative(known)
    heading = reading.title(section)
    reading.text(section)
    media = inside(section, _COMPONENT, _MEDIA)
    unshown = (picture(one) for one in media if one.get("ID") not in known.shown)
    return heading, (*reading.blocks, *unshown)


def title(section: Element, known: References) -> str:
    """Return the title of a section or document without its markup."""
    return _Narrative(known).title(section)


class _Narrative:
    """Gathers blocks; running text waits in `pieces` until its paragraph ends."""

    def __init__(self, known: References) -> None:
        self.blocks: list[Block] = []
        self._words = Words(known)
        self._notes: list[str] = []
        self._pieces: list[str] = []

    def title(self, section: Element) -> str:
        written = section.find(_TITLE)
        return "" if written is None else self._words.read(written)

    def text(self, section: Element) -> None:
        for written in section.findall(_TEXT):
            self._flow(written)
            self._end_paragraph()
        self._notes += self._words.take_notes()
        self.blocks += map(Text, self._notes)

    def _flow(self, element: Element) -> None:
        pieces = self._pieces
        if element.text:
            pieces.append(element.text)
        for child in element:
            name = child.tag
            if name in _ENDS_PARAGRAPH:
                if pieces:  # mostly one paragraph follows the other
                    self._end_paragraph()
                self._apart(name, child)
            else:
                self._words.write_child(child, pieces)
            tail = child.tail
            if tail and (pieces or not tail.isspace()):  # mere indentation begins no paragraph
                pieces.append(tail)

    def _apart(self, name: str, element: Element) -> None:
        if name == _LIST:
            self._list(element)
        elif name == TABLE:
            self._table(element)
        else:
            self._flow(element)
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        if self._pieces:
            text = folded("".join(self._pieces))
            self._pieces.clear()
            if text:
                self.blocks.append(Text(text))
        if self._words.pictures:
            self.blocks += self._words.take_pictures()

    def _list(self, element: Element) -> None:
        items = element.findall(_ITEM)
        is_plain = not any(inner.tag in _NOT_PLAIN for item in items for inner in item.iter())
        is_ordered = element.get("listType") == "ordered" and is_plain
        self.blocks += [Text(self._words.read(head)) for head in element.findall(_CAPTION)]
        lines: list[str] = []
        for line in self._lines(element, is_numbered=not is_plain):
            if isinstance(line, str):
                lines.append(line)
            else:
                self._end_list(lines, is_ordered=is_ordered)
                self._table(line)
        self._end_list(lines, is_ordered=is_ordered)

    def _end_list(self, lines: list[str], *, is_ordered: bool) -> None:
        if lines:
            self.blocks.append(Items(tuple(lines), is_ordered))
        lines.clear()
        self.blocks += self._words.take_pictures()

    def _lines(self, element: Element, *, is_numbered: bool) -> Iterator[str | Element]:
        """Yield the text of each item and of the lists in it; a table in an item as it is."""
        is_numbered = is_numbered and element.get("listType") == "ordered"
        for number, item in enumerate(element.findall(_ITEM), 1):
            lead = self._lead(item, f"{number}." if is_numbered else "")
            pieces = [lead, " ", item.text or ""]
            for child in item:
                if child.tag in _CUTS:
                    yield from _ended(pieces, lead)
                    is_list = child.tag == _LIST
                    yield from self._lines(child, is_numbered=True) if is_list else (child,)
                elif child.tag != _CAPTION:
                    self._words.write_child(child, pieces)
                pieces.append(child.tail or "")
            yield from _ended(pieces, lead)

    def _lead(self, item: Element, number: str) -> str:
        """Return what an item is counted by: its own caption, unless that is a bullet."""
        caption = item.find(_CAPTION)
        if caption is None:
            return number
        words = self._words.read(caption)
        return words if words != _HOLLOW_BULLET and any(map(str.isalnum, words)) else ""

    def _table(self, element: Element) -> None:
        self._notes += self._words.take_notes()
        found = table(element, self._words)
        if not is_blank(found):
            self.blocks.append(found)
        self.blocks += self._words.take_pictures()


def _ended(pieces: list[str], lead: str) -> Iterator[str]:
    text = folded("".join(pieces))
    pieces.clear()
    if text and text != lead:
        yield text
