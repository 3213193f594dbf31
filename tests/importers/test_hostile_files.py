"""Files made to take all the time or all the memory there is: each is done with in a moment."""

import json
import time

import pytest

from baklosan_desktop.importers.base import ImportRefused, Source
from baklosan_desktop.importers.reading import read_labels
from tests.importers.fhir import a_composition, a_section, as_json
from tests.importers.spl_documents import document, section

MOMENT = 1  # second of processor time
MANY = 100_000


def a_label(**fields: list[str]) -> bytes:
    return json.dumps({"results": [{"set_id": "s", **fields}]}).encode()


def a_leaflet(text: str) -> bytes:
    return as_json(a_composition(a_section("4.8 Undesirable effects", text))).data


BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">{}]>
<document xmlns="urn:hl7-org:v3">&a29;</document>"""
LAUGHS = BOMB.format("".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 30)))

REFUSED = {
    "entities that double": (LAUGHS.encode(), "DOCTYPE"),
    "entities in UTF-16": (LAUGHS.encode("utf-16"), "DOCTYPE"),
    "elements too deep": (document("<a>" * MANY + "</a>" * MANY).data, "nest more than 100 deep"),
    "elements too many": (document("<a/>" * 11 * MANY).data, "more than 500,000 elements"),
    "JSON too deep": (b'{"results": [' + b'[{"a":' * MANY, "nest too deeply"),
    "a resource too deep": (
        b'{"resourceType": "Bundle", "a": ' + b"[" * MANY + b"]" * MANY + b"}",
        "nest more than 100 deep",
    ),
    "resources too many": (
        b'{"resourceType": "Bundle", "a": [' + b"{}," * 6 * MANY + b"{}]}",
        "more than 500,000 elements",
    ),
    "texts that are looked for in each other": (
        a_label(warnings=[f"{n} " + "a" * 900 for n in range(9_000)]),
        "more than 2,000 texts",
    ),
    "tables that are looked for in texts": (
        a_label(warnings_table=["<table><tr><td>a</td></tr></table>"] * 20_000),
        "more than 2,000 texts",
    ),
    "entries that are no labels": (
        b'{"results": [' + b"{}," * 9 * MANY + b"{}]}",
        "more than 1,000 of its entries are no labels",
    ),
    "lines without end": (b"# Demo\n" + b"a\n" * 9 * MANY, "more than 200,000 lines"),
    "a prolog without end": (b"<!-- a -->" * 9 * MANY, "in no known format"),
    "a root without end": (
        b'<document xmlns="urn:hl7-org:v3" a="' + b"a" * 90 * MANY + b'"/>',
        "in no known format",
    ),
    "a root with attributes without end": (
        b'<document xmlns="urn:hl7-org:v3" '
        + b" ".join(b"a%d=''" % number for number in range(600_000))
        + b"/>",
        "in no known format",
    ),
}
READ = {
    "footnotes that mark each other": document(
        section(
            "".join(
                f'<footnote ID="f{n}">a<footnoteRef IDREF="f{n + 1}"/></footnote>'
                for n in range(3_000)
            )
        )
    ).data,
    "sections in each other": a_label(
        precautions=["PRECAUTIONS " + "ab " * 2_000],
        general_precautions=[("ab " * n).strip() for n in range(1, 1_900)],
    ),
    "headings without end": a_label(warnings=["5 WARNINGS " + "5.1 A " * MANY]),
    "one line of blanks": b"# Demo\n## Contraindications\nx" + b" " * 90 * MANY + b"x",
    "tags without an end": a_leaflet("<a " * MANY + "text"),
    "paragraphs without an end": a_leaflet("<p>" * 40_000 + "text"),
    "tables in tables": a_leaflet("<table><tr><td>" * 9_000 + "text"),
    "a figure without end": a_leaflet("&#" + "9" * 30 * MANY + ";text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bomb_is_refused_with_its_reason_in_a_moment(name: str) -> None:
    data, reason = REFUSED[name]
    began = time.process_time()
    with pytest.raises(ImportRefused, match=reason):
        list(read_labels(Source("a", data)))
    assert time.process_time() - began < MOMENT


@pytest.mark.parametrize("name", READ)
def test_what_is_only_odd_is_read_in_a_moment(name: str) -> None:
    began = time.process_time()
    assert len(list(read_labels(Source("a", READ[name])))) == 1
    assert time.process_time() - began < MOMENT
