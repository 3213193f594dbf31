"""HL7 FHIR electronic product information (ePI), in JSON or XML → published labels.

Each Composition is a label of its own: the EMA bundles an SmPC and a package leaflet, which have
their own dates and editions, and each tell of side effects.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from baklosan_desktop.importers.base import SAFE, Limits, NotALabel, Source, Unreadable
from baklosan_desktop.importers.fhir_identity import authorisation, identity
from baklosan_desktop.importers.fhir_products import holder, products
from baklosan_desktop.importers.fhir_resources import Document, Node, documents, load
from baklosan_desktop.importers.fhir_sections import parts_of, words_of
from baklosan_desktop.importers.markup import folded
from baklosan_desktop.importers.xhtml import plain
from baklosan_desktop.labels.published import Format, Part, Product, PublishedLabel
from baklosan_desktop.labels.scripts import told_language
from baklosan_desktop.labels.section_titles import kind_by_title
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.tongue import _

_HEAD = 65_536
_XML = re.compile(rb"\s*+(?:(?><\?.*?\?>|<!--.*?-->)\s*+)*+<([\w:.-]+)([^>]*)", re.DOTALL)
_JSON = re.compile(rb"\s*[{\[].*\"resourceType\"\s*:", re.DOTALL)
_SHORTHAND = re.compile(rb"^Instance:.*\n(?:.*\n){0,3}?InstanceOf:", re.MULTILINE)
_INDEX = re.compile(rb"\"index-version\"\s*:")
_NO_NAME = re.compile(r"^TEST PURPOSES ONLY\s*-|-\s*THIS DOCUMENT IS FOR TEST.*$", re.IGNORECASE)
_LONGEST_NAME = 200
_LEAFLET = "200000029894"


class FhirEpi:
    """Reads ePIs: document bundles, bundles of them, and a Composition alone."""

    name = Format.EPI.value

    def __init__(self, limits: Limits = SAFE) -> None:
        self._limits = limits

    def recognises(self, source: Source) -> bool:
        """Whether the file begins as a FHIR resource, or as its source in FHIR Shorthand."""
        head = source.data[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
        if xml := _XML.match(head):
            root = xml[1].rpartition(b":")[2].lower()
            return root in {b"bundle", b"composition"} or b"http://hl7.org/fhir" in xml[2]
        return bool(_JSON.match(head) or _SHORTHAND.search(head))

    def read(self, source: Source) -> Iterator[PublishedLabel]:
        """Yield a label for each Composition that has text; ImportRefused where none has."""
        if _SHORTHAND.search(source.data[:_HEAD]):
            raise NotALabel.because(
                source.name, _("it is FHIR Shorthand, from which an ePI is yet to be made")
            )
        if _INDEX.search(source.data[:_HEAD]):
            raise NotALabel.because(source.name, _("it is the index of a package"))
        found = list(documents(load(source, self._limits)))
        if not found:
            raise NotALabel.because(
                source.name, _("it is FHIR without a Composition, so it holds no text")
            )
        read = [(document, parts_of(document.composition, self._limits)) for document in found]
        told = [(document, parts) for document, parts in read if not all(p.is_empty for p in parts)]
        if not told:
            raise Unreadable.because(source.name, _("none of its sections has any text"))
        family = _Family(
            next(filter(None, (_named(parts) for _, parts in told)), ""),
            next(filter(None, (_holder(parts) for _, parts in told)), ""),
            next(filter(None, (authorisation(*each) for each in told)), ""),
        )
        for document, parts in told:
            yield _label(source, document, parts, family)


class _Family(NamedTuple):
    """What the documents of one bundle say for each other: an SmPC names the leaflet's product."""

    name: str
    holder: str
    authorisation: str


def _label(
    source: Source, document: Document, parts: tuple[Part, ...], family: _Family
) -> PublishedLabel:
    composition = document.composition
    named = products(document)
    own_name = _name(document, parts, named) or family.name or _front_name(parts)
    name = own_name or _title(composition)
    if not name:
        raise Unreadable.because(source.name, _("its text names no product"))
    said = " ".join(words_of(part.blocks) for whole in parts for part in whole.walk())
    nodes = (composition, *document.bundles)
    declared = next(filter(None, (node.text("language") for node in nodes)), "")
    language, remark = told_language(said, declared)
    if not language:
        raise Unreadable.because(source.name, _("nothing tells its language"))
    unnamed = "" if own_name else "The file names no product; its title stands in place of a name."
    day = _day(nodes)
    lasting = identity(document, authorisation(document, parts) or family.authorisation)
    return PublishedLabel(
        format=Format.EPI,
        set_id="|".join(filter(None, (lasting or name, language))),
        edition=composition.text("version") or composition.text("date") or day or "",
        date=day,
        language=language,
        name=name,
        holder=holder(document) or _holder(parts) or family.holder,
        products=named or (Product(name),),
        parts=parts,
        document=_document(composition),
        remarks=tuple(filter(None, (remark, unnamed))),
    )


def _name(document: Document, parts: tuple[Part, ...], named: tuple[Product, ...]) -> str:
    """Return the name by the products, else by section 1, else by a title of its own."""
    names = tuple(dict.fromkeys(product.name for product in named))
    title = _title(document.composition)
    return ", ".join(names[:3]) or _named(parts) or ("" if _is_generic(document, title) else title)


def _named(parts: tuple[Part, ...]) -> str:
    """Return the text of section 1, or the first line of it where it names a whole range."""
    found = [part.blocks for part in _of(parts, SectionKind.IDENTITY)]
    said = [words_of(blocks) for blocks in found] + [words_of(blocks[:1]) for blocks in found]
    return next((words for words in said if 0 < len(words) <= _LONGEST_NAME), "")


def _front_name(parts: tuple[Part, ...]) -> str:
    """Return the line below the title of a leaflet, which names the product (QRD template)."""
    for part in parts:
        if part.code == _LEAFLET and (word := re.search(r"\w+", part.title)):
            heading = word[0].casefold()
            lines = (words_of((block,)) for block in part.blocks)
            return next((x for x in lines if x and not x.casefold().startswith(heading)), "")
    return ""


def _is_generic(document: Document, title: str) -> bool:
    """Whether a title says what kind of document it is, and of no product."""
    composition = document.composition
    kinds = [node.value for node in composition.each("type", "text")]
    kinds += [node.value for node in composition.each("type", "coding", "display")]
    kinds += [node.value for node in composition.each("section", "title")]
    return title.casefold() in {folded(kind).casefold() for kind in kinds}


def _title(composition: Node) -> str:
    return _NO_NAME.sub("", plain(composition.text("title"))).strip()


def _document(composition: Node) -> str:
    """Return what the file calls itself: a package leaflet, a summary of characteristics."""
    return folded(composition.text("type", "text") or composition.text("type", "coding", "display"))


def _holder(parts: tuple[Part, ...]) -> str:
    """Return the first line of the section on the holder, not the heading that it repeats."""
    named = (p for p in _of(parts, SectionKind.HOLDER) if kind_by_title(p.title) is p.kind)
    lines = (words_of((block,)) for part in named for block in part.blocks)
    return next((line for line in lines if kind_by_title(line) is not SectionKind.HOLDER), "")


def _of(parts: tuple[Part, ...], kind: SectionKind) -> Iterator[Part]:
    return (part for whole in parts for part in whole.walk() if part.kind is kind)


def _day(nodes: tuple[Node, ...]) -> str | None:
    """Return the day of the document, or of the bundle where that has none."""
    for node in nodes:
        written = (node.text("date") or node.text("timestamp"))[:10]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written) and _is_day(written):
            return written
    return None


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
