"""FHIR, in JSON or XML, as one kind of tree, and the documents in it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple
from xml.etree.ElementTree import Element

from baklosan_desktop.importers.base import SAFE, Limits, NotALabel, Source, Unreadable
from baklosan_desktop.importers.markup import local, parse
from baklosan_desktop.tongue import _

_HOLDS_RESOURCE = frozenset({"resource", "contained"})
_UNFILLED = re.compile(r"\[[A-Za-z]+\]")  # templates say "[string]"
_BEGINNINGS = (b"{", b"[", b"<", b"u003c", b"u003C")  # of elements, in JSON and in narratives
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # JSON may hold them
_LOST = "\N{REPLACEMENT CHARACTER}"
_SKIPPED = frozenset({"extension", "modifierextension", "data", "meta"})


class Node(NamedTuple):
    """An element of FHIR. Names are in lower case, as some files have them.

    `kind` is the type of a resource; `narrative` is the div of a text, as an element or as markup.
    """

    value: str = ""
    fields: Mapping[str, tuple["Node", ...]] = MappingProxyType({})
    kind: str = ""
    narrative: Element | str | None = None

    def each(self, *path: str) -> Iterator["Node"]:
        """Yield every element at a path, such as "code", "coding"."""
        name, *rest = path
        for node in self.fields.get(name.lower(), ()):
            if rest:
                yield from node.each(*rest)
            else:
                yield node

    def text(self, *path: str) -> str:
        """Return the first value at a path that somebody filled in, or nothing."""
        values = (node.value.strip() for node in self.each(*path))
        return next((value for value in values if value and not _UNFILLED.fullmatch(value)), "")


Named = tuple[frozenset[str], Node]


class Document(NamedTuple):
    """A Composition and the bundles around it, the innermost first.

    `shelf` holds the resources at hand by type, each with what references to it end in.
    """

    composition: Node
    bundles: tuple[Node, ...]
    shelf: Mapping[str, tuple[Named, ...]]

    def resources(self, kind: str) -> tuple[Named, ...]:
        """Return every resource of a type at hand."""
        return self.shelf.get(kind, ())

    def find(self, kind: str, references: Iterable[Node]) -> Iterator[Named]:
        """Yield the resources of a type at hand that are referred to."""
        wanted = {tail(reference.value) for reference in references}
        return (named for named in self.resources(kind) if not wanted.isdisjoint(named[0]))


def _shelf(composition: Node, bundles: tuple[Node, ...]) -> Mapping[str, tuple[Named, ...]]:
    contained = (("", node) for node in composition.each("contained"))
    entries = (
        (entry.text("fullUrl"), node)
        for bundle in bundles
        for entry in bundle.each("entry")
        for node in entry.each("resource")
    )
    shelf: dict[str, tuple[Named, ...]] = {}
    for address, node in chain(contained, entries):
        names = frozenset({tail(address), node.text("id")} - {""})
        shelf[node.kind] = (*shelf.get(node.kind, ()), (names, node))
    return shelf


def tail(reference: str) -> str:
    """Return what of a reference tells resources of a type apart.

    >>> tail("http://example.org/Organization/a"), tail("Organization/a"), tail("#a")
    ('a', 'a', 'a')
    """
    return reference.strip().rpartition("/")[2].removeprefix("#")


def load(source: Source, limits: Limits = SAFE) -> Node:
    """Return the root of a file; Unreadable names the line of a fault, or the limit passed."""
    if source.data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"<":
        return _resource(parse(source, limits))
    try:
        return _from_json(_parsed(source, limits), limits.depth)
    except RecursionError as error:
        raise Unreadable.because(
            source.name, _("its elements nest more than {number} deep").format(number=limits.depth)
        ) from error


def documents(root: Node) -> Iterator[Document]:
    """Yield every Composition of a file, with what it may refer to, however it is wrapped."""
    return _documents(root, ())


def _documents(node: Node, bundles: tuple[Node, ...]) -> Iterator[Document]:
    if node.kind == "composition":
        yield Document(node, bundles, _shelf(node, bundles))
    elif node.kind == "bundle":
        for resource in node.each("entry", "resource"):
            yield from _documents(resource, (node, *bundles))
    elif not node.kind:
        for inside in node.fields.values():
            for wrapped in inside:
                yield from _documents(wrapped, bundles)


def _resource(element: Element) -> Node:
    return _from_xml(element, kind=local(element))


def _from_xml(element: Element, kind: str = "") -> Node:
    fields: dict[str, list[Node]] = {}
    for child in element:
        name = local(child)
        if name in _SKIPPED:
            continue
        if name == "div":
            node = Node(narrative=child)
        elif name in _HOLDS_RESOURCE and len(child):
            node = _resource(child[0])
        else:
            node = _from_xml(child)
        fields.setdefault(name, []).append(node)
    frozen = {name: tuple(nodes) for name, nodes in fields.items()}
    return Node(element.get("value", ""), frozen, kind)


def _parsed(source: Source, limits: Limits) -> object:
    if source.size > limits.size:
        raise Unreadable.too_large(source.name, limits.size)
    most = limits.elements
    if source.size > most and sum(map(source.data.count, _BEGINNINGS)) > most:
        raise Unreadable.because(
            source.name,
            _("it has more than {number:,} elements").format(number=most),
        )
    try:
        return json.loads(source.data, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        rest = error.doc[error.pos :].lstrip()
        if error.msg == "Extra data" and rest[:1] not in "{[":
            reason = _("line {line} goes on after its JSON with '{rest}'").format(
                line=error.lineno, rest=rest[:20].splitlines()[0]
            )
            raise NotALabel.because(source.name, reason) from error
        raise Unreadable.because(
            source.name,
            _("line {line} is no JSON ({reason})").format(line=error.lineno, reason=error.msg),
        ) from error
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        raise Unreadable.because(
            source.name, _("line {line} is no UTF-8 text").format(line=line)
        ) from error


def _from_json(value: object, left: int, name: str = "") -> Node:
    """Return a value as a node; RecursionError where more than some levels are left below it."""
    match value:
        case str():
            text = value if value.isprintable() else _UNPRINTED.sub(_LOST, value)
            return Node(narrative=text) if name == "div" else Node(text)
        case dict() | list() if not left:
            raise RecursionError
        case dict():
            return _from_object(value, left - 1)
        case list():
            return Node(fields={name: tuple([_from_json(each, left - 1) for each in value])})
        case bool():
            return Node(str(value).lower())
        case _:
            return Node()


def _from_object(value: Mapping[object, object], left: int) -> Node:
    fields = {}
    for key, inside in value.items():
        name = str(key).lower()
        if name not in _SKIPPED:
            node = _from_json(inside, left, name)
            fields[name] = node.fields[name] if isinstance(inside, list) else (node,)
    kind = value.get("resourceType")
    return Node(fields=fields, kind=kind.lower() if isinstance(kind, str) else "")
