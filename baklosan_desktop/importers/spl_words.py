"""Running text of an SPL: words with their superscripts, footnotes and pictures."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from baklosan_desktop.importers.markup import folded, raised
from baklosan_desktop.importers.spl_names import path, tag
from baklosan_desktop.labels.published import Picture

_MEDIA, _SHOWN = tag("observationMedia"), tag("renderMultiMedia")
_BREAK, _RAISED, _LOWERED = tag("br"), tag("sup"), tag("sub")
_SHIFTED = frozenset((_RAISED, _LOWERED))
_NOTE, _NOTE_AGAIN = tag("footnote"), tag("footnoteRef")
_NOTES = frozenset((_NOTE, _NOTE_AGAIN))
_APART = frozenset(map(tag, ("paragraph", "list", "item", "caption", "table", "tr", "td", "th")))

_MEANS_MORE = frozenset((_BREAK, _SHOWN)) | _SHIFTED | _NOTES | _APART  # than the words in it

_DOWN = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class References(NamedTuple):
    """What words of a document point to by ID: its pictures and its footnotes; which are shown."""

    pictures: Mapping[str, Picture]
    notes: Mapping[str, Element]
    shown: frozenset[str]


def references(root: Element) -> References:
    """Return everything in a document that its words may point to."""
    return References(
        pictures={known: picture(media) for known, media in _by_id(root.iter(_MEDIA))},
        notes=dict(_by_id(root.iter(_NOTE))),
        shown=frozenset(one.get("referencedObject", "") for one in root.iter(_SHOWN)),
    )


def _by_id(found: Iterable[Element]) -> Iterator[tuple[str, Element]]:
    for element in found:
        if known := element.get("ID"):
            yield known, element


def picture(media: Element) -> Picture:
    """Return a picture by the bare name it has in its archive."""
    reference = media.find(path("value", "reference"))
    name = "" if reference is None else reference.get("value", "")
    words = media.findtext(tag("text"), "")
    return Picture(name.replace("\\", "/").rpartition("/")[2], folded(words))


class Words:
    """Reads running text, and gathers the pictures and footnotes met on the way.

    A footnote leaves its number in brackets, so that it is never read as part of a figure.
    """

    def __init__(self, known: References) -> None:
        self._known = known
        self._numbers: dict[Element, int] = {}
        self._unread: list[tuple[int, Element]] = []
        self.notes: dict[int, str] = {}
        self.pictures: list[Picture] = []

    def read(self, element: Element) -> str:
        """Return the words of an element, blanks folded."""
        if not len(element):
            return folded(element.text) if element.text else ""
        pieces: list[str] = []
        self.write(element, pieces)
        return folded("".join(pieces))

    def write(self, element: Element, pieces: list[str]) -> None:
        """Append the words inside an element as they stand."""
        if element.text:
            pieces.append(element.text)
        for child in element:
            self.write_child(child, pieces)
            if child.tail:
                pieces.append(child.tail)

    def write_child(self, child: Element, pieces: list[str]) -> None:
        """Append what an element stands for in running text."""
        name = child.tag
        if name not in _MEANS_MORE:
            self.write(child, pieces)
        elif name == _BREAK:
            pieces.append(" ")
        elif name in _SHIFTED:
            inner: list[str] = []
            self.write(child, inner)
            text, after = "".join(inner), pieces[-1] if pieces else ""
            pieces.append(raised(text) if name == _RAISED else lowered(text, after))
        elif name in _NOTES:
            self._write_mark(child, pieces)
        elif name == _SHOWN:
            self._show(child)
            self._write_apart(child, pieces)
        else:
            self._write_apart(child, pieces)

    def take_notes(self) -> tuple[str, ...]:
        """Return the footnotes met since the last call, each with its number.

        One that marks another is read before that, however long the chain.
        """
        while self._unread:
            number, note = self._unread.pop()
            self.notes[number] = self.read(note)
        taken, self.notes = self.notes, {}
        return tuple(f"[{number}] {text}" for number, text in sorted(taken.items()))

    def take_pictures(self) -> tuple[Picture, ...]:
        """Return the pictures met since the last call."""
        taken, self.pictures = tuple(self.pictures), []
        return taken

    def _write_apart(self, child: Element, pieces: list[str]) -> None:
        pieces.append(" ")
        self.write(child, pieces)
        pieces.append(" ")

    def _write_mark(self, child: Element, pieces: list[str]) -> None:
        note = child if child.tag == _NOTE else self._known.notes.get(child.get("IDREF", ""))
        if note is None:
            return
        number = self._numbers.setdefault(note, len(self._numbers) + 1)
        pieces.append(f"[{number}]")
        if number not in self.notes:
            self.notes[number] = ""
            self._unread.append((number, note))

    def _show(self, child: Element) -> None:
        shown = self._known.pictures.get(child.get("referencedObject", ""))
        if shown is not None:
            self.pictures.append(shown)


def lowered(text: str, after: str) -> str:
    """Return subscript text, plain where it cannot be read as part of a figure before it.

    >>> lowered("2", "H"), lowered("2", "log 10")
    ('2', '₂')
    """
    return text.translate(_DOWN) if after[-1:].isdigit() else text
