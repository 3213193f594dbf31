"""Small SPL documents, made up."""

from xml.etree.ElementTree import Element, fromstring

from baklosan_desktop.importers.base import Source

_HEAD = """<document xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<id root="d-1"/><code code="{code}" displayName="{type_name}"/>{title}
<effectiveTime value="{date}"/><setId root="s-1"/><versionNumber value="7"/>{more}
<author><assignedEntity><representedOrganization><name>Demo
  Pharma</name></representedOrganization></assignedEntity></author>
<component><structuredBody>{sections}</structuredBody></component></document>"""

TABLET = """<subject><manufacturedProduct><manufacturedProduct><code code="1-1"/><name>Demo</name>
</manufacturedProduct></manufacturedProduct></subject>"""


def section(
    text: str = "", *, code: str = "42229-5", title: str = "", inside: str = "", more: str = ""
) -> str:
    """Write a section; what it does not have is left out."""
    return (
        f'<component><section><id root="x"/><code code="{code}"/>'
        + (f"<title>{title}</title>" if title else "")
        + (f"<text>{text}</text>" if text else "")
        + f"{more}{inside}</section></component>"
    )


def document(*sections: str, product: str = TABLET, **changes: str) -> Source:
    """Write a document whose first section is that of the product data."""
    written = {
        "code": "34391-3",
        "type_name": "HUMAN PRESCRIPTION DRUG LABEL",
        "title": "<title>Demo tablets</title>",
        "date": "20260102",
        "more": "",
        "sections": "".join((section(code="48780-1", more=product), *sections)),
    }
    return Source("demo.xml", _HEAD.format(**written | changes).encode())


def element(markup: str) -> Element:
    """Return an element of SPL."""
    return fromstring(f'<x xmlns="urn:hl7-org:v3">{markup}</x>')[0]  # noqa: S314 - our own markup
