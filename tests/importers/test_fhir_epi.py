import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import ImportRefused, NotALabel, Source, Unreadable
from baklosan_desktop.importers.fhir_epi import FhirEpi
from baklosan_desktop.importers.reading import IMPORTERS, read_labels
from baklosan_desktop.labels.published import Format, Part, PublishedLabel, Text
from baklosan_desktop.labels.sections import SectionKind
from tests.importers.fhir import (
    SIDE_EFFECTS,
    Json,
    a_bundle,
    a_composition,
    a_section,
    as_json,
    as_xml,
    concept,
)

EPI = FhirEpi()
IDENTITY = a_section("1. Name", "<p>Demo 5 mg tablets</p>", "200000029792")
HOLDER = a_section("7. Marketing authorisation holder", "<p>Demo Ltd</p>", "200000029844")


def labels(value: object) -> list[PublishedLabel]:
    return list(EPI.read(as_json(value)))


def the_label(value: object) -> PublishedLabel:
    [label] = labels(value)
    return label


@pytest.mark.parametrize("write", [as_json, as_xml])
def test_label_is_read_whole(write: Callable[[Json], Source]) -> None:
    [label] = read_labels(write(a_bundle(a_composition())))
    assert label == PublishedLabel(
        format=Format.EPI,
        set_id="urn:s|v1|en",
        edition="2026-01-02T03:04:05Z",
        date="2026-01-02",
        language="en",
        name="Demo 5 mg tablets",
        holder="",
        products=label.products,
        parts=(
            Part(
                SectionKind.SIDE_EFFECTS,
                "200000029910",
                "4. Possible side effects",
                (Text("Common: headache"),),
            ),
        ),
        document="Package Leaflet",
    )
    assert [product.name for product in label.products] == ["Demo 5 mg tablets"]


def test_importer_is_one_of_all() -> None:
    assert any(isinstance(importer, FhirEpi) for importer in IMPORTERS)
    assert EPI.name == "HL7 FHIR ePI"


@pytest.mark.parametrize(
    "data",
    [
        b'{"resourceType": "Bundle"}',
        b'\xef\xbb\xbf\n{"epi": {"resourceType" : "Bundle"}}',
        b'[{"resourceType": "Composition"}]',
        b'<Bundle xmlns="http://hl7.org/fhir"/>',
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b -->\n<bundle>',
        b'<f:Composition xmlns:f="http://hl7.org/fhir">',
        b'<ValueSet xmlns="http://hl7.org/fhir">',
        '<Bundle xmlns="http://hl7.org/fhir"/>'.encode("utf-16"),
        b"\n\nInstance: demo\nInstanceOf: CompositionUvEpi\n",
    ],
)
def test_fhir_is_recognised_by_its_content(data: bytes) -> None:
    assert EPI.recognises(Source("any.txt", data))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'<document xmlns="urn:hl7-org:v3">',
        b'{"meta": {}, "results": []}',
        b"4.8 Undesirable effects",
        b"The Bundle has a resourceType.",
        b"<!-- <Bundle> -->",
        b"<!-- a --> " * 5000,
    ],
)
def test_other_files_are_not_claimed(data: bytes) -> None:
    assert not EPI.recognises(Source("epi.json", data))


def test_smpc_and_leaflet_of_one_bundle_are_two_labels_of_one_name() -> None:
    kinds = {
        "Ficha técnica": [IDENTITY, HOLDER, SIDE_EFFECTS],
        "Prospecto": [SIDE_EFFECTS],
    }
    nested = [
        a_bundle(
            a_composition(*sections, title=title, type=concept("1", title), identifier=None),
            identifier={"system": "urn:d", "value": title},
        )
        for title, sections in kinds.items()
    ]
    smpc, leaflet = labels(a_bundle(*nested, type="collection"))
    assert smpc.name == leaflet.name == "Demo 5 mg tablets"
    assert smpc.holder == leaflet.holder == "Demo Ltd"
    assert (smpc.document, leaflet.document) == ("Ficha técnica", "Prospecto")
    assert (smpc.set_id, leaflet.set_id) == ("urn:d|Ficha técnica|en", "urn:d|Prospecto|en")


def test_leaflet_shares_the_authorisation_that_the_smpc_states() -> None:
    guid = {"system": "http://ema.europa.eu/fhir/epiDocument"}
    number = a_section("8.", "<p>Nº Registro: 39.681</p>", "200000029845")
    nested = [
        a_bundle(
            a_composition(*sections, type=concept(kind, kind), identifier=None),
            identifier=guid | {"value": kind * 3},
        )
        for kind, sections in {"1": [IDENTITY, number, SIDE_EFFECTS], "2": [SIDE_EFFECTS]}.items()
    ]
    smpc, leaflet = labels(a_bundle(*nested, type="collection"))
    assert smpc.set_id == "authorisation|39681|1|en"
    assert leaflet.set_id == "authorisation|39681|2|en"


def test_empty_document_beside_a_good_one_is_passed_over() -> None:
    empty = a_composition(a_section("1. Use"))
    assert len(labels(a_bundle(a_bundle(empty), a_bundle(a_composition())))) == 1


def test_translation_is_not_an_edition_of_the_label() -> None:
    english, danish = labels(a_bundle(a_composition(), a_composition(language="da")))
    assert english.set_id != danish.set_id
    assert (english.language, danish.language) == ("en", "da")


def test_wrong_language_is_not_believed_and_remarked() -> None:
    arabic = a_section("4", "<p>شائعة: صداع، غثيان</p>", "200000029910")
    label = the_label(a_composition(arabic))
    assert label.language == "ar"
    assert label.remarks == ("The file declares the language 'en', but the text is Arabic.",)


def test_language_of_the_bundle_holds_where_the_composition_has_none() -> None:
    assert the_label(a_bundle(a_composition(language=None), language="FI")).language == "fi"


def test_text_of_which_nothing_tells_the_language_is_refused() -> None:
    few = a_section("Kontraindikationer", "<p>Porfyri.</p>")
    with pytest.raises(Unreadable, match="nothing tells its language"):
        labels(a_composition(few, language=None))


PRODUCTS: list[Json] = [
    {
        "resourceType": "MedicinalProductDefinition",
        "id": name,
        "name": [{"productName": f"Demo {name}"}],
    }
    for name in ("5 mg", "10 mg", "20 mg", "40 mg")
]


FRONT = "<p>Package leaflet: Information for the user</p><p>Demo 7 mg tablets</p><p>demolol</p>"
LEAFLET = a_section("Package leaflet", FRONT, "200000029894", SIDE_EFFECTS)
RANGE = a_section("1. Name", "<p>Demo 1 mg tablets</p>" * 20, "200000029792")


@pytest.mark.parametrize(
    ("resources", "name"),
    [
        ([a_composition(), PRODUCTS[0]], "Demo 5 mg"),
        ([a_composition(), *PRODUCTS], "Demo 5 mg, Demo 10 mg, Demo 20 mg"),
        ([a_composition(IDENTITY, SIDE_EFFECTS, title="Other")], "Demo 5 mg tablets"),
        ([a_composition(title="TEST PURPOSES ONLY - Demo 1")], "Demo 1"),
        ([a_composition(title="Demo 2 - THIS DOCUMENT IS FOR TESTING PURPOSES ONLY.")], "Demo 2"),
        ([a_composition(title="Demo<br/>tablets")], "Demo tablets"),
        ([a_composition(LEAFLET, title="Package leaflet")], "Demo 7 mg tablets"),
        ([a_composition(RANGE, SIDE_EFFECTS)], "Demo 1 mg tablets"),
    ],
)
def test_name_is_of_the_products_else_of_section_1_else_the_title(
    resources: list[Json], name: str
) -> None:
    assert the_label(a_bundle(*resources)).name == name


@pytest.mark.parametrize(
    "section",
    [SIDE_EFFECTS, a_section("Package leaflet", "<p>Package leaflet</p>", "200000029894")],
)
def test_label_that_names_no_product_goes_by_its_title_and_says_so(section: Json) -> None:
    label = the_label(a_composition(section, title="Package leaflet"))
    assert label.name == "Package leaflet"
    assert label.remarks == ("The file names no product; its title stands in place of a name.",)


def test_holder_is_the_first_line_of_its_section_that_is_no_heading() -> None:
    heading = "<p>Marketing Authorisation Holder</p><p>Demo Ltd</p><p>Street 1</p>"
    section = a_section("Marketing Authorisation Holder", heading, "200000029917")
    assert the_label(a_composition(SIDE_EFFECTS, section)).holder == "Demo Ltd"
    misused = a_section("7. Injection", "<p>Inject.</p>", "200000029917")
    assert the_label(a_composition(SIDE_EFFECTS, misused)).holder == ""


@pytest.mark.parametrize(
    ("changes", "edition", "date"),
    [
        ({"version": "7"}, "7", "2026-01-02"),
        ({"date": "2025-13-40"}, "2025-13-40", "2026-05-06"),
        ({"date": "2025"}, "2025", "2026-05-06"),
        ({"date": None}, "2026-05-06", "2026-05-06"),
    ],
)
def test_edition_is_the_version_else_the_date(
    changes: dict[str, str | None], edition: str, date: str
) -> None:
    bundle = a_bundle(a_composition(**changes), timestamp="2026-05-06T00:00:00Z")
    label = the_label(bundle)
    assert (label.edition, label.date) == (edition, date)


def test_label_without_date_or_identifier_is_read_all_the_same() -> None:
    bare = a_composition(date=None, identifier=[{"system": "urn:s"}])
    assert the_label(bare).set_id == "c1|en"
    label = the_label(bare | {"id": ""})
    assert (label.set_id, label.edition, label.date) == ("Demo 5 mg tablets|en", "", None)


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"Instance: a\nInstanceOf: B\n", NotALabel, "it is FHIR Shorthand"),
        (b'{"index-version": 2, "files": [{"resourceType": "x"}]}', NotALabel, "it is the index"),
        (b'{"resourceType": "Patient"}', NotALabel, "it is FHIR without a Composition"),
        (b'<ValueSet xmlns="http://hl7.org/fhir"/>', NotALabel, "without a Composition"),
        (b'{"resourceType": "Bundle"}\n### GET', NotALabel, "line 2 goes on after its JSON"),
        (b"<Bundle>\n<P><b></P></Bundle>", Unreadable, "line 2 is no well-formed XML"),
    ],
)
def test_what_is_no_label_is_refused_with_its_reason(
    data: bytes, kind: type[ImportRefused], why: str
) -> None:
    with pytest.raises(kind, match=f"'a' is not imported: .*{why}"):
        list(read_labels(Source("a", data)))


def test_epi_of_empty_sections_is_no_good_label() -> None:
    empty = a_section("4. Side effects", "<p>unavailable</p>", "", a_section("Reporting", " "))
    with pytest.raises(Unreadable, match="none of its sections has any text"):
        labels(a_bundle(a_composition(empty)))


def test_epi_that_names_no_product_is_refused() -> None:
    with pytest.raises(Unreadable, match="its text names no product"):
        labels(a_composition(title="[string]"))


def test_deep_nesting_and_many_elements_are_refused_at_once() -> None:
    began = time.process_time()
    for data in (b'{"resourceType":' + b"[" * 1_000_000, b"<Bundle>" * 100_000):
        with pytest.raises(Unreadable):
            list(EPI.read(Source("bomb", data)))
    assert time.process_time() - began < 1


XML_SCRAPS = [
    "<Bundle>",
    "</Bundle>",
    "<entry>",
    "<resource>",
    "<Composition>",
    "<section>",
    "<a/>",
]
JSON_SCRAPS = ['{"resourceType":"Bundle"', ',"entry":[', '{"resource":', "}", "]", "Instance: a\n"]
SCRAPS = st.sampled_from(XML_SCRAPS) | st.sampled_from(JSON_SCRAPS)


@given(st.lists(SCRAPS, max_size=30).map("".join).map(str.encode) | st.binary(max_size=200))
def test_any_bytes_give_labels_or_a_refusal(data: bytes) -> None:
    source = Source("x", data)
    assert EPI.recognises(source) in {True, False}
    with suppress(ImportRefused):
        assert list(EPI.read(source))


FIELDS = ["section", "title", "text", "div", "code", "coding", "identifier", "value", "language"]
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inside),
)


@given(st.dictionaries(st.sampled_from(FIELDS), JSON_VALUES))
def test_any_composition_gives_labels_or_a_refusal(fields: Json) -> None:
    with suppress(ImportRefused):
        assert labels(a_bundle(a_composition() | fields))
