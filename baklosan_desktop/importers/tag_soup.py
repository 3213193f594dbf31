"""HTML that is no well-formed XML, as a tree; in time linear in its length, whatever it is.

The standard library's html.parser takes minutes for 60 kB of '<a <a <a'.
"""

import re
from html import unescape
from xml.etree.ElementTree import Element, TreeBuilder

from baklosan_desktop.importers.base import Limits

_TOKEN = re.compile(
    r"<!--|<(?P<end>/?)(?P<tag>[A-Za-z][\w:-]*)(?P<rest>[^<>]*)>|<[!?/][^<>]*>|[^<]+|<"
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENDLESS = re.compile(r"&#\d{8,};?")  # unescape would refuse 4,300 digits
_MOST = 50_000  # elements of one narrative; what is more is kept as text
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
_ENDS_ITS_LIKE = frozenset({"p", "li", "td", "th", "tr"})


def soup(markup: str, limits: Limits) -> Element:
    """Return the whole as one element; what is nested deeper than safe is flattened."""
    tree = _Soup(limits)
    end = 0
    while token := _TOKEN.match(markup, end):
        end = token.end()
        if token[0] == "<!--":
            end = markup.find("-->", end) + len("-->")
            if end < len("-->"):
                break
        elif tag := token["tag"]:
            name = tag.rpartition(":")[2].lower()
            tree.close(name) if token["end"] else tree.open(name, token["rest"])
        elif token[0] == "<" or token[0][0] != "<":
            tree.text(token[0])
    return tree.whole()


class _Soup:
    """Builds the tree, closing what was left open."""

    def __init__(self, limits: Limits) -> None:
        self._builder = TreeBuilder()
        self._builder.start("div", {})
        self._open: list[str] = []
        self._depth, self._elements = limits.depth - 1, min(limits.elements, _MOST)

    def open(self, tag: str, rest: str) -> None:
        """Open an element, closing the paragraph, item or cell that it cannot stand in."""
        if tag in _ENDS_ITS_LIKE and self._open[-1:] == [tag]:
            self.close(tag)
        self._elements -= 1
        if len(self._open) >= self._depth or self._elements < 0:
            return
        found = _ATTRIBUTE.finditer(rest)
        self._builder.start(
            tag, {a[1].lower(): unescaped(a[2] or a[3] or a[4] or "") for a in found}
        )
        if tag in _VOID or rest.endswith("/"):
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def close(self, tag: str) -> None:
        """Close an element and what was left open in it; a stray end tag says nothing."""
        while tag in self._open:
            last = self._open.pop()
            self._builder.end(last)
            if last == tag:
                break

    def text(self, text: str) -> None:
        """Keep a text."""
        self._builder.data(unescaped(text))

    def whole(self) -> Element:
        """Close everything and return it."""
        for tag in reversed(self._open):
            self._builder.end(tag)
        self._builder.end("div")
        return self._builder.close()


def unescaped(text: str) -> str:
    """Return a text with its character references read.

    >>> unescaped("&lt;b&gt; &#8805;")
    '<b> ≥'
    """
    return unescape(_ENDLESS.sub("", text)) if "&" in text else text
