"""FDA Structured Product Labeling (HL7 v3, `urn:hl7-org:v3`) → a published label."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from xml.etree.ElementTree import Element

from baklosan_desktop.errors import LabelError
from baklosan_desktop.importers.base import NotALabel, Source, Unreadable
from baklosan_desktop.importers.markup import folded, parse, root_tag
from baklosan_desktop.importers.spl_names import inside, path, tag
from baklosan_desktop.importers.spl_narrative import narrative, title
from baklosan_desktop.importers.spl_products import label_name, outermost, products
from baklosan_desktop.importers.spl_words import References, references
from baklosan_desktop.labels.loinc_codes import LOINC
from baklosan_desktop.labels.published import Format, Part, Picture, PublishedLabel
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.tongue import _

DOCUMENT_TYPES = MappingProxyType(
    {
        "34391-3": "human prescription drug label",
        "34390-5": "human over-the-counter drug label",
        "50578-4": "prescription animal drug label",
    }
)
_COMPONENT, _SECTION = tag("component"), tag("section")
_HOLDER = path("author", "assignedEntity", "representedOrganization", "name")


class SplXml:
    """Reads one SPL document; every document of HL7 v3 is claimed, what is no label refused."""

    name = Format.SPL.value

    def recognises(self, source: Source) -> bool:
        """Whether the root is a document of HL7 v3."""
        return root_tag(source.data) == tag("document")

    def read(self, source: Source) -> Iterator[PublishedLabel]:
        """Yield the label, or refuse another type of document by its name."""
        root = parse(source)
        _require_label(root, source)
        try:
            label = _label(root)
            _require_text(label)
        except LabelError as error:
            raise Unreadable.because(source.name, str(error)) from error
        yield label


def _require_text(label: PublishedLabel) -> None:
    if all(isinstance(block, Picture) for part in label.walk() for block in part.blocks):
        raise LabelError(_("It holds pictures, but no text."))


def _require_label(root: Element, source: Source) -> None:
    code = root.find(tag("code"))
    kind = "" if code is None else code.get("code", "")
    if kind in DOCUMENT_TYPES:
        return
    named = "" if code is None else folded(code.get("displayName", ""))
    if not kind:
        raise NotALabel.because(source.name, _("a document without a type is no drug label"))
    reason = _("its type, {type}, is no drug label").format(type=f"{kind} {named}".rstrip())
    raise NotALabel.because(source.name, reason)


def _label(root: Element) -> PublishedLabel:
    known, sold = references(root), outermost(root)
    body = root.find(path("component", "structuredBody"))
    sections = [] if body is None else inside(body, _COMPONENT, _SECTION)
    set_id = _attribute(root, "setId", "root") or _attribute(root, "id", "root")
    if not set_id:
        raise LabelError(_("It states neither the set it belongs to nor its own number."))
    return PublishedLabel(
        format=Format.SPL,
        set_id=set_id,
        edition=_attribute(root, "versionNumber", "value"),
        date=_iso_date(_attribute(root, "effectiveTime", "value")),
        language=_attribute(root, "languageCode", "code")[:2].lower() or "en",
        name=label_name(sold) or title(root, known),
        holder=folded(root.findtext(_HOLDER, "")),
        products=products(sold),
        parts=_boxed_first(_parts(sections, known)),
    )


def _parts(sections: list[Element], known: References) -> tuple[Part, ...]:
    """Return the sections in which there is anything to see: the product data are none."""
    parts = (_part(section, known) for section in sections)
    return tuple(part for part in parts if part.title or part.blocks or part.parts)


def _part(section: Element, known: References) -> Part:
    code = _attribute(section, "code", "code")
    heading, own = narrative(section, known)
    inner = inside(section, _COMPONENT, _SECTION)
    return Part(LOINC.get(code), code, heading, own, _parts(inner, known))


def _boxed_first(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Move the boxed warnings to the front, also one that stands among the warnings.

    Inside a leaflet, or in the part of a label that is about one species, it stays in its place.
    """
    boxed: list[Part] = []
    others: list[Part] = []
    for part in parts:
        if part.kind is SectionKind.BOXED_WARNING:
            boxed.append(part)
        elif part.kind is SectionKind.PRECAUTIONS and any(map(_is_boxed, part.parts)):
            boxed += filter(_is_boxed, part.parts)
            rest = tuple(inner for inner in part.parts if not _is_boxed(inner))
            others.append(replace(part, parts=rest))
        else:
            others.append(part)
    return (*boxed, *others)


def _is_boxed(part: Part) -> bool:
    return part.kind is SectionKind.BOXED_WARNING


def _attribute(element: Element, child: str, name: str) -> str:
    found = element.find(tag(child))
    return "" if found is None else found.get(name, "").strip()


def _iso_date(written: str) -> str | None:
    """Return the day of an HL7 time (YYYYMMDD, perhaps with hours), if it names one."""
    try:
        return datetime.strptime(written[:8], "%Y%m%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        return None
