"""Small made-up ePIs."""

import json
from collections.abc import Mapping
from typing import Any

from baklosan_desktop.importers.base import Source
from baklosan_desktop.importers.fhir_resources import Document, documents, load

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
EMA = "http://ema.europa.eu/fhir/CodeSystem/200000029659"

Json = dict[str, Any]


def concept(code: str, display: str = "") -> Json:
    return {"coding": [{"system": EMA, "code": code, "display": display}]}


def a_section(title: str, text: str | None = None, code: str = "", *inside: Json) -> Json:
    section: Json = {"title": title, "section": list(inside)}
    if code:
        section["code"] = concept(code)
    if text is not None:
        section["text"] = {"status": "generated", "div": f"<div {XHTML}>{text}</div>"}
    return section


SIDE_EFFECTS = a_section("4. Possible side effects", "<p>Common: headache</p>", "200000029910")


def a_composition(*sections: Json, **changes: Any) -> Json:
    fields: Json = {
        "resourceType": "Composition",
        "id": "c1",
        "identifier": [{"system": "urn:s", "value": "v1"}],
        "language": "en",
        "date": "2026-01-02T03:04:05Z",
        "type": {"text": "Package Leaflet"},
        "title": "Demo 5 mg tablets",
        "section": list(sections or (SIDE_EFFECTS,)),
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def a_bundle(*resources: Json, **changes: Any) -> Json:
    entries = [
        {"fullUrl": f"http://example.org/{each['resourceType']}/{each.get('id', 'x')}"}
        | {"resource": each}
        for each in resources
    ]
    return {"resourceType": "Bundle", "type": "document", "id": "b1", "entry": entries} | changes


def as_json(value: object, name: str = "a.json") -> Source:
    return Source(name, json.dumps(value).encode())


def as_xml(resource: Mapping[str, Any]) -> Source:
    """Write a resource as FHIR XML."""
    return Source("a.xml", _element(resource, 'xmlns="http://hl7.org/fhir"').encode())


def _element(resource: Mapping[str, Any], attributes: str = "") -> str:
    kind = resource["resourceType"]
    inside = "".join(_field(name, value) for name, value in resource.items())
    return f"<{kind} {attributes}>{inside}</{kind}>"


def _field(name: str, value: Any) -> str:
    match value:
        case _ if name == "resourceType":
            return ""
        case list():
            return "".join(_field(name, each) for each in value)
        case {"resourceType": _}:
            return f"<{name}>{_element(value)}</{name}>"
        case dict():
            return f"<{name}>{''.join(_field(key, each) for key, each in value.items())}</{name}>"
        case str() if name == "div":
            return value
        case _:
            return f'<{name} value="{value}"/>'


def the_document(resource: Json) -> Document:
    [document] = documents(load(as_json(resource)))
    return document
