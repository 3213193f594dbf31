from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import ImportRefused, Limits, NotALabel, Source, Unreadable
from baklosan_desktop.importers.fhir_resources import Node, documents, load
from tests.importers.fhir import (
    SIDE_EFFECTS,
    Json,
    a_bundle,
    a_composition,
    as_json,
    as_xml,
    the_document,
)

ORGANISATION: Json = {"resourceType": "Organization", "id": "o1", "name": "Holder"}


@pytest.mark.parametrize("write", [as_json, as_xml])
def test_json_and_xml_are_one_tree(write: Callable[[Json], Source]) -> None:
    root = load(write(a_bundle(a_composition(), ORGANISATION)))
    assert root.kind == "bundle"
    assert root.text("entry", "resource", "title") == "Demo 5 mg tablets"
    assert [node.kind for node in root.each("entry", "resource")] == ["composition", "organization"]
    [div] = root.each("entry", "resource", "section", "text", "div")
    assert div.narrative is not None


def test_names_of_elements_are_read_in_any_case_and_without_namespace() -> None:
    root = load(Source("a", b"<bundle><Entry><resource><Composition/></resource></Entry></bundle>"))
    assert [document.composition.kind for document in documents(root)] == ["composition"]


@pytest.mark.parametrize("write", [as_json, as_xml])
def test_extensions_and_pictures_in_base64_are_passed_over(write: Callable[[Json], Source]) -> None:
    extension = {"url": "HtmlElementLink", "valueString": "x"}
    binary: Json = {"resourceType": "Binary", "id": "p", "data": "AAAA"}
    root = load(write(a_composition(extension=[extension], contained=[binary])))
    assert not list(root.each("extension"))
    assert [node.text("id") for node in root.each("contained")] == ["p"]
    assert not list(root.each("contained", "data"))


def test_value_that_nobody_filled_in_is_none() -> None:
    node = load(as_json({"title": ["[string]", " ", "Demo"], "name": "[string]", "none": None}))
    assert (node.text("title"), node.text("name"), node.text("none")) == ("Demo", "", "")


def test_numbers_and_truths_are_kept_as_written() -> None:
    node = load(Source("a", b'{"a": 0.50, "b": 100, "c": true, "d": 1e999, "e": NaN}'))
    assert [node.text(name) for name in "abcde"] == ["0.50", "100", "true", "1e999", "NaN"]


def test_what_cannot_be_stored_as_text_is_replaced() -> None:
    assert load(Source("a", b'{"a": "x\\ud800y\\u0000"}')).text("a") == "x\ufffdy\ufffd"


@pytest.mark.parametrize(
    "wrapped",
    [
        a_composition(),
        a_bundle(a_composition()),
        a_bundle(a_bundle(a_composition()), type="collection"),
        {"epi": a_bundle(a_composition())},
        {"result": {"list": [{"x": 1}, a_composition()]}},
        [a_bundle(a_composition())],
    ],
)
def test_composition_is_found_however_it_is_wrapped(wrapped: object) -> None:
    assert len(list(documents(load(as_json(wrapped))))) == 1


def test_nested_document_knows_the_bundles_around_it_innermost_first() -> None:
    inner = a_bundle(a_composition(), id="inner")
    document = the_document(a_bundle(inner, ORGANISATION, id="outer"))
    assert [bundle.text("id") for bundle in document.bundles] == ["inner", "outer"]
    assert len(document.resources("organization")) == 1
    assert document.resources("ingredient") == ()


@pytest.mark.parametrize(
    "reference", ["Organization/o1", "http://example.org/Organization/o1", "#o1", "o1"]
)
def test_reference_finds_its_resource(reference: str) -> None:
    document = the_document(a_bundle(a_composition(), ORGANISATION))
    [(names, node)] = document.find("organization", [Node(reference)])
    assert (set(names), node.text("name")) == ({"o1"}, "Holder")


def test_reference_to_a_contained_resource_is_found_and_to_none_is_not() -> None:
    document = the_document(a_composition(contained=[ORGANISATION]))
    assert [node.kind for _, node in document.find("organization", [Node("#o1")])]
    assert not list(document.find("organization", [Node(""), Node("Organization/o2")]))


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b'{"a":\n\n}', Unreadable, r"line 3 is no JSON \(Expecting value\)"),
        (b'{"a": 1}\n\n### Post\nPOST https://', NotALabel, "line 3 goes on after .* '### Post'"),
        (b'{"a": 1}\n{"b": 2}', Unreadable, r"line 2 is no JSON \(Extra data\)"),
        (b'{"a":\n"\xff"}', Unreadable, "line 2 is no UTF-8 text"),
        (b"[" * 100_000, Unreadable, "nest more than 100 deep"),
        (b"[" * 101 + b"]" * 101, Unreadable, "nest more than 100 deep"),
        (b"[" + b"{}," * 500_000, Unreadable, "more than 500,000 elements"),
        (b'{"div": "' + b"<p>" * 500_000, Unreadable, "more than 500,000 elements"),
        (b'{"div": "' + b"\\u003cp>" * 500_001, Unreadable, "more than 500,000 elements"),
        (b"<a>\n<b></a>", Unreadable, "line 2 is no well-formed XML"),
        (b"<!DOCTYPE a><a/>", Unreadable, "DOCTYPE"),
    ],
)
def test_file_that_is_not_safe_or_no_fhir_is_refused_with_its_line(
    data: bytes, kind: type[ImportRefused], why: str
) -> None:
    with pytest.raises(kind, match=f"'a' is not imported: .*{why}"):
        load(Source("a", data))


def test_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(Unreadable, match="larger than 1 MB"):
        load(Source("a", b"[" + b" " * 1_000_000), Limits(size=1_000_000))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text() | st.just("div"), inside),
)


@given(JSON_VALUES)
def test_any_json_is_a_tree(value: object) -> None:
    assert isinstance(load(as_json(value)), Node)


@given(st.binary(max_size=300) | st.text(alphabet='{}[]":,12 \n', max_size=60).map(str.encode))
def test_any_bytes_are_a_tree_or_a_refusal(data: bytes) -> None:
    with suppress(ImportRefused):
        list(documents(load(Source("x", data))))


def test_section_without_anything_is_an_element_too() -> None:
    node = load(as_json(a_composition(SIDE_EFFECTS, {}), "x"))
    assert len(list(node.each("section"))) == 2


def test_beginning_of_a_file_that_is_too_large_to_be_held_is_refused() -> None:
    source = Source("a", b'{"resourceType": "Bundle"', BytesIO, 600_000_000)
    with pytest.raises(Unreadable, match="larger than 20 MB"):
        load(source)
