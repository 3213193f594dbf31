"""The sections of an ePI, each text once."""

from baklosan_desktop.importers.base import SAFE, Limits
from baklosan_desktop.importers.fhir_resources import Node
from baklosan_desktop.importers.xhtml import blocks, plain
from baklosan_desktop.labels.ema_codes import EPI, is_epi_code
from baklosan_desktop.labels.loinc_codes import LOINC
from baklosan_desktop.labels.published import Block, Items, Part, Table, Text
from baklosan_desktop.labels.section_titles import kind_by_title
from baklosan_desktop.labels.sections import SectionKind

# What stands in a section that has no text, in any case, with or without a full stop.
_NO_TEXT = frozenset({"unavailable", "not available", "no disponible", "não disponível"})


def parts_of(composition: Node, limits: Limits = SAFE) -> tuple[Part, ...]:
    """Return the tree of sections of a Composition."""
    return tuple(_part(section, limits) for section in composition.each("section"))


def words_of(blocks_: tuple[Block, ...]) -> str:
    """Return the text of blocks on one line; pictures have none.

    >>> words_of((Text("Take"), Items(("one", "two"))))
    'Take one two'
    """
    return " ".join(filter(None, map(_words, blocks_)))


def _part(section: Node, limits: Limits) -> Part:
    code, title = section.text("code", "coding", "code"), plain(section.text("title"))
    parts = tuple(_part(inside, limits) for inside in section.each("section"))
    own = tuple(
        block
        for div in section.each("text", "div")
        if div.narrative is not None
        for block in blocks(div.narrative, limits)
    )
    if words_of(own).casefold().rstrip(".") in _NO_TEXT:
        own = ()
    return Part(_kind(code, title), code, title, _once(own, parts), parts)


def _kind(code: str, title: str) -> SectionKind | None:
    return EPI.get(code) if is_epi_code(code) else LOINC.get(code) or kind_by_title(title)


def _once(own: tuple[Block, ...], parts: tuple[Part, ...]) -> tuple[Block, ...]:
    """Drop what the sections inside say again, where most of a text is of that kind."""
    if not own or not parts:
        return own
    below = [part for inside in parts for part in inside.walk()]
    said = {_key(block) for part in below for block in part.blocks}
    said |= {_key(Text(part.title)) for part in below if part.title}
    repeated = [block for block in own if _key(block) in said]
    if 2 * sum(map(len, map(_key, repeated))) <= sum(map(len, map(_key, own))):
        return own
    return tuple(block for block in own if _key(block) not in said)


def _key(block: Block) -> str:
    return "".join(_words(block).casefold().split()) or repr(block)


def _words(block: Block) -> str:
    match block:
        case Text(text):
            return text
        case Items(items):
            return " ".join(items)
        case Table(rows, caption, notes):
            cells = (cell.text for row in rows for cell in row)
            return " ".join(filter(None, (caption, *cells, *notes)))
        case _:
            return ""
