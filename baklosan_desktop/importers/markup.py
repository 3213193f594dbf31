"""XML as a tree, read by expat with every door closed: no DOCTYPE, no entity, nothing fetched."""

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from baklosan_desktop.importers.base import SAFE, Limits, Source, Unreadable

_BREAKS = {"\N{NO-BREAK SPACE}": " ", "\N{LINE SEPARATOR}": " ", "\N{PARAGRAPH SEPARATOR}": " "}
_NOTHING = ("\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH NO-BREAK SPACE}")
_FOLD = str.maketrans(_BREAKS | dict.fromkeys(_NOTHING, ""))


def folded(text: str) -> str:
    """Return a text with its blanks folded to one each, and what cannot be seen left out.

    >>> folded("risk of  (" + chr(10) + "   CABG ) sur" + chr(0xAD) + "gery")
    'risk of ( CABG ) surgery'
    """
    return " ".join(text.translate(_FOLD).split())


def local(element: Element) -> str:
    """Return the name of an element without its namespace, in lower case.

    >>> local(Element("{urn:hl7-org:v3}observationMedia"))
    'observationmedia'
    """
    return element.tag.rpartition("}")[2].lower()


def parse(source: Source, limits: Limits = SAFE) -> Element:
    """Return the root of an XML file; Unreadable names the line of a fault, or the limit passed."""
    if source.size > limits.size:
        raise _refused(source, f"it is larger than {limits.size // 1_000_000} MB")
    tree = _Tree(source, limits)
    try:
        tree.parser.Parse(source.data, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise _refused(source, f"line {error.lineno} is no well-formed XML ({reason})") from error
    return tree.builder.close()


class _Tree:
    """Builds the tree while counting; expat calls it for each tag."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._depth = self._elements = 0
        self.builder = TreeBuilder()
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data

    def _doctype(self, *_declared: object) -> NoReturn:
        line = self.parser.CurrentLineNumber
        raise _refused(self._source, f"line {line} declares a DOCTYPE, which is not safe to read")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > self._limits.depth:
            raise _refused(self._source, f"its elements nest more than {self._limits.depth} deep")
        if self._elements > self._limits.elements:
            raise _refused(self._source, f"it has more than {self._limits.elements:,} elements")
        named = {_braced(name): value for name, value in attributes.items()}
        self.builder.start(_braced(tag), named)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self.builder.end(_braced(tag))


def _braced(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _refused(source: Source, reason: str) -> Unreadable:
    return Unreadable(f"'{source.name}' is not imported: {reason}.")
