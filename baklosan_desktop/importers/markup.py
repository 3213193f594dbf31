"""XML as a tree, read by expat with every door closed: no DOCTYPE, no entity, nothing fetched."""

import re
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from baklosan_desktop.importers.base import SAFE, Limits, Source, Unreadable
from baklosan_desktop.tongue import _

_RAISED = str.maketrans("0123456789+-\N{MINUS SIGN}()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_SIGNS = {"TM": "™", "SM": "℠", "st": "st", "nd": "nd", "rd": "rd", "th": "th"}
_FIGURES = frozenset("0123456789+-−()")
_UNSEEN = ("\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH NO-BREAK SPACE}")
_CHUNK = 1024
_MOST_PROLOG = 1 << 20  # bytes in which the root has begun, or the file is no label
_WIDEST = 1000
_NUMBER = re.compile("[0-9]{1,9}")
_FAULTS = (expat.ExpatError, ValueError, LookupError)


def folded(text: str) -> str:
    """Return a text with its blanks folded to one each, and what cannot be seen left out.

    >>> folded("risk of  (" + chr(10) + "   CABG ) sur" + chr(0xAD) + "gery")
    'risk of ( CABG ) surgery'
    """
    if "  " not in text and text.isprintable():
        return text.strip()  # it has single blanks, and all of it is seen
    if not text.isascii():
        for unseen in _UNSEEN:
            text = text.replace(unseen, "")
    return " ".join(text.split())


def raised(text: str) -> str:
    """Return superscript text: figures stay superscript, letters stand behind a caret.

    >>> "10" + raised("9"), "Placebo" + raised("a"), "Demo" + raised("®"), "Demo" + raised("TM")
    ('10⁹', 'Placebo^a', 'Demo®', 'Demo™')
    """
    bare = text.strip()
    if bare in _SIGNS:
        return text.replace(bare, _SIGNS[bare])
    if _FIGURES.issuperset(bare):
        return text.translate(_RAISED)
    return text.replace(bare, f"^{bare}", 1) if bare[:1].isalnum() else text


def span(written: str | None) -> int:
    """Return how many columns or rows a cell covers, one where that is not said with sense.

    >>> span("3"), span(None), span("0"), span("all")
    (3, 1, 1, 1)
    """
    return min(max(int(written), 1), _WIDEST) if written and _NUMBER.fullmatch(written) else 1


def local(element: Element) -> str:
    """Return the name of an element without its namespace, in lower case.

    >>> local(Element("{urn:hl7-org:v3}observationMedia"))
    'observationmedia'
    """
    return _local(element.tag)


@lru_cache  # there are few names, each met thousands of times
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def root_tag(data: bytes) -> str:
    """Return the name of the root with its namespace in braces; empty where no root is reached.

    >>> root_tag(b'<?xml version="1.0"?><a xmlns="urn:x"><b>')
    '{urn:x}a'
    """
    return _Prolog(data).root


def parse(source: Source, limits: Limits = SAFE) -> Element:
    """Return the root of an XML file; Unreadable names the line of a fault, or the limit passed."""
    if source.size > limits.size:
        raise Unreadable.too_large(source.name, limits.size)
    if line := _doctype_line(source.data):
        raise Unreadable.because(
            source.name,
            _("line {line} declares a DOCTYPE, which is not safe to read").format(line=line),
        )
    most = 2 * limits.elements  # tags, counted before a tree of them is in memory
    if source.size > most and source.data.count(b"<") > most:
        raise _too_many(source, limits)
    root = _tree(source)
    elements, depth, level = 0, 0, [root]
    while level and depth < limits.depth:
        elements += len(level)
        depth += 1
        level = [*chain.from_iterable([one for one in level if len(one)])]  # leaves cost most
    if level:
        raise Unreadable.because(
            source.name, _("its elements nest more than {number} deep").format(number=limits.depth)
        )
    if elements > limits.elements:
        raise _too_many(source, limits)
    return root


def _doctype_line(data: bytes) -> int:
    """Return the line of a DOCTYPE; 0 where there is none, which most files show at a glance.

    Where it is not spelled in ASCII, zeros stand between its letters.
    """
    return _Prolog(data).doctype_line if b"<!DOCTYPE" in data or b"\0" in data else 0


class _RootReached(ValueError):
    """Nothing after the first tag is read."""


class _Prolog:
    """What comes before the content of a file; whatever is wrong in it, `parse` will meet too."""

    def __init__(self, data: bytes) -> None:
        self.root, self.doctype_line = "", 0
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        begin, end = 0, _CHUNK
        with suppress(*_FAULTS):
            while not self.root and begin < min(len(data), _MOST_PROLOG):
                self._parser.Parse(data[begin:end])
                begin, end = end, 2 * end  # what is too short for a tag is read again by expat

    def _doctype(self, *_declared: object) -> None:
        self.doctype_line = self._parser.CurrentLineNumber

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        self.root = f"{{{tag}" if "}" in tag else tag
        raise _RootReached


def _tree(source: Source) -> Element:
    parser = XMLParser()  # noqa: S314 - no DOCTYPE, no entity: see parse
    try:
        parser.feed(source.data)
        return parser.close()
    except ParseError as error:
        reason, line = expat.ErrorString(error.code), error.position[0]
        raise Unreadable.because(
            source.name,
            _("line {line} is no well-formed XML ({reason})").format(line=line, reason=reason),
        ) from error
    except (ValueError, LookupError) as error:
        raise Unreadable.because(
            source.name, _("its encoding is not one that XML is read in here")
        ) from error


def _too_many(source: Source, limits: Limits) -> Unreadable:
    return Unreadable.because(
        source.name, _("it has more than {number:,} elements").format(number=limits.elements)
    )
