"""What all editions of an ePI share, and no other document does."""

import re
from collections.abc import Iterable, Iterator

from baklosan_desktop.importers.fhir_resources import Document, Node
from baklosan_desktop.importers.fhir_sections import words_of
from baklosan_desktop.labels.published import Part
from baklosan_desktop.labels.sections import SectionKind

# The EMA's own systems name one edition: the next has another GUID under them.
_OF_ONE_EDITION = ("http://ema.europa.eu/fhir/epiDocument", "http://ema.europa.eu/fhir/epiGuid")
# An authorisation as section 8 of an SmPC has it: of the Union, or as member states number theirs.
_NUMBER = re.compile(
    r"EU/\d/\d\d/\d{3,4}(?:/\d{3})?"
    r"|(?<![\w.,/-])(?:PL )?\d{2,5}[./-]?\d{3,5}(?![\w,/-]|\.\d| ?(?:UI|IU|mg|ml|g)\b)"
)


def identity(document: Document, authorisation: str) -> str:
    """Return the identifier of a document or of the bundle next to it; empty where there is none.

    The system belongs to it: publishers number their documents alike. Where that names but one
    edition, the authorisation with the type of the document lasts longer.
    """
    nodes = (document.composition, *document.bundles)[:2]
    for system, value in _identifiers(nodes):
        if system in _OF_ONE_EDITION and authorisation:
            return f"authorisation|{authorisation}|{_kind(document.composition)}"
        return f"{system}|{value}"
    return next(filter(None, (node.text("id") for node in nodes)), "")


def authorisation(document: Document, parts: Iterable[Part]) -> str:
    """Return the first number of an authorisation that a document states; empty if it has none.

    The number of a member state is written with and without a full stop: without it stands here.
    """
    registered = (node for _, node in document.resources("regulatedauthorization"))
    coded = (value for _, value in _identifiers(registered))
    walked = (part for whole in parts for part in whole.walk())
    told = (words_of(part.blocks) for part in walked if part.kind is SectionKind.AUTHORISATION)
    return _first([*coded, *told])


def _first(texts: Iterable[str]) -> str:
    """Return the first number in some texts.

    >>> _first(["17/12/2004", "Nº Registro: 39.681"]), _first(["EU/1/04/298/002 EU/1/04/298/003"])
    ('39681', 'EU/1/04/298/002')
    """
    found = (number for text in texts for number in _NUMBER.findall(text))
    return next(found, "").replace(".", "")


def _identifiers(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        for identifier in node.each("identifier"):
            if value := identifier.text("value"):
                yield identifier.text("system"), value


def _kind(composition: Node) -> str:
    return composition.text("type", "coding", "code") or composition.text("type", "text")
