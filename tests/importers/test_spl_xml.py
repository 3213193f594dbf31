from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import ImportRefused, NotALabel, Source, Unreadable
from baklosan_desktop.importers.reading import IMPORTERS, read_labels
from baklosan_desktop.importers.spl_xml import SplXml
from baklosan_desktop.labels.published import Format, Part, Product, PublishedLabel, Text
from baklosan_desktop.labels.sections import SectionKind
from tests.importers.spl_documents import TABLET, document, section

USES = section("For pain.", code="34067-9", title="1 INDICATIONS")
BOXED = section("May kill.", code="34066-1")


def read(source: Source) -> PublishedLabel:
    [label] = SplXml().read(source)
    return label


def codes(label: PublishedLabel) -> list[str]:
    return [part.code for part in label.parts]


def test_label_is_read_with_all_it_says_of_itself() -> None:
    assert read(document(USES)) == PublishedLabel(
        format=Format.SPL,
        set_id="s-1",
        edition="7",
        date="2026-01-02",
        language="en",
        name="Demo",
        holder="Demo Pharma",
        products=(Product("Demo", codes=("1-1",)),),
        parts=(Part(SectionKind.INDICATIONS, "34067-9", "1 INDICATIONS", (Text("For pain."),)),),
    )


@pytest.mark.parametrize("code", ["34391-3", "34390-5", "50578-4"])
def test_three_types_of_document_are_labels(code: str) -> None:
    assert read(document(USES, code=code)).name == "Demo"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            document(USES, code="55439-4", type_name="MEDICAL DEVICE"),
            "its type, 55439-4 MEDICAL DEVICE, is no drug label",
        ),
        (document(USES, code="9", type_name=""), "its type, 9, is no drug label"),
        (document(USES, code=""), "a document without a type is no drug label"),
        (
            Source("demo.xml", b'<document xmlns="urn:hl7-org:v3"/>'),
            "a document without a type is no drug label",
        ),
    ],
)
def test_other_document_is_refused_by_its_name(source: Source, reason: str) -> None:
    with pytest.raises(NotALabel, match=f"'demo.xml' is not imported: {reason}"):
        read(source)


@pytest.mark.parametrize(
    ("data", "is_claimed"),
    [
        (document(USES).data, True),
        (document(USES).data[:100], True),
        (b"\xef\xbb\xbf" + document(USES).data, True),
        (document(USES).data.decode().encode("utf-16"), True),
        (b'<h:document xmlns:h="urn:hl7-org:v3">', True),
        (b"<!--" + b"x" * 5000 + b'--><document xmlns="urn:hl7-org:v3"/>', True),
        (b'<document xmlns="urn:hl7-org:v3"/><<<', True),
        (b"<document/>", False),
        (b'<stylesheet xmlns="urn:hl7-org:v3"/>', False),
        (b'<Bundle xmlns="http://hl7.org/fhir"/>', False),
        (b'{"results": []}', False),
        (b'<?xml version="1.0" encoding="shift_jis"?><document xmlns="urn:hl7-org:v3"/>', False),
        (b"", False),
    ],
)
def test_label_is_recognised_by_its_root_alone(data: bytes, *, is_claimed: bool) -> None:
    assert SplXml().recognises(Source("x.txt", data)) is is_claimed


def test_importer_is_one_of_those_there_are() -> None:
    assert [label.name for label in read_labels(document(USES))] == ["Demo"]
    assert "FDA SPL" in {importer.name for importer in IMPORTERS}


def test_sections_are_a_tree_and_an_unclassified_one_has_no_kind() -> None:
    inner = section("Rash.", title="6.1 Skin")
    label = read(document(section("All.", code="34084-4", title="6", inside=inner)))
    [part] = label.parts
    assert part.kind is SectionKind.SIDE_EFFECTS
    assert part.parts == (Part(None, "42229-5", "6.1 Skin", (Text("Rash."),)),)


def test_section_in_one_of_the_same_code_is_counted_once() -> None:
    inner = section("Rash.", code="34084-4", title="6.1")
    label = read(document(section(code="34084-4", title="6", inside=inner)))
    assert [part.title for part in label.walk()] == ["6", "6.1"]
    assert [block for part in label.walk() for block in part.blocks] == [Text("Rash.")]


def test_section_with_nothing_to_see_is_left_out_and_one_with_a_title_is_kept() -> None:
    twin = "<excerpt><highlight><text>Twin</text></highlight></excerpt>"
    label = read(document(USES, section(" "), section(more=twin), section(title="Empty")))
    assert [part.title for part in label.parts] == ["1 INDICATIONS", "Empty"]


def test_boxed_warning_comes_first_also_from_among_the_warnings() -> None:
    warnings = section("Beware.", code="34071-1", inside=section("Lungs.", title="Lungs") + BOXED)
    label = read(document(USES, warnings, BOXED))
    assert codes(label) == ["34066-1", "34066-1", "34067-9", "34071-1"]
    assert [part.title for part in label.parts[-1].parts] == ["Lungs"]
    assert sum(part.code == "34066-1" for part in label.walk()) == 2


def test_boxed_warning_of_a_leaflet_or_of_one_species_stays_in_its_place() -> None:
    cats = section("For cats.", title="Cats", inside=BOXED)
    label = read(document(section("Dogs."), cats, section("x", code="42231-1", inside=BOXED)))
    assert codes(label) == ["42229-5", "42229-5", "42231-1"]
    assert [len(part.parts) for part in label.parts] == [0, 1, 1]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("20260102", "2026-01-02"),
        ("20260102101530.000+0000", "2026-01-02"),
        ("20261302", None),
        ("2026", None),
        ("202601-2", None),
        ("", None),
    ],
)
def test_date_is_told_where_it_is_a_day(written: str, told: str | None) -> None:
    assert read(document(USES, date=written)).date == told


def test_language_is_the_one_that_is_declared_or_english() -> None:
    assert read(document(USES, more='<languageCode code="ES-PR"/>')).language == "es"
    assert read(document(USES, more="<languageCode/>")).language == "en"


def test_label_without_product_data_is_called_by_its_title() -> None:
    title = "<title>Demo<sup>®</sup><br/>tablets</title>"
    assert read(document(USES, product="", title=title)).name == "Demo® tablets"
    with pytest.raises(Unreadable, match=r"'demo\.xml' is not imported: The label names no"):
        read(document(USES, product="", title="<title/>"))


def test_label_without_a_set_is_known_by_its_own_number() -> None:
    without = document(USES).data.replace(b'<setId root="s-1"/>', b"")
    assert read(Source("x", without)).set_id == "d-1"
    with pytest.raises(Unreadable, match="neither the set it belongs to nor its own number"):
        read(Source("x", without.replace(b'<id root="d-1"/>', b"")))


@pytest.mark.parametrize(
    "source",
    [
        document(),
        document(section(title="Uses")),
        Source("demo.xml", document(USES).data.replace(b"structuredBody", b"nonXMLBody")),
    ],
)
def test_label_with_nothing_to_read_is_refused(source: Source) -> None:
    with pytest.raises(Unreadable, match="No section of the label has any text"):
        read(source)


def test_label_that_is_only_pictures_is_refused() -> None:
    package = section(
        "<renderMultiMedia referencedObject='m'/>",
        title="Carton",
        more="<component><observationMedia ID='m'><value><reference value='m.jpg'/></value>"
        "</observationMedia></component>",
    )
    assert len(read(document(USES, package)).parts) == 2
    with pytest.raises(Unreadable, match="It holds pictures, but no text"):
        read(document(package))


def test_damaged_label_is_refused_with_its_line() -> None:
    data = document(USES).data.replace(b"</structuredBody>", b"")
    with pytest.raises(Unreadable, match=r"line \d+ is no well-formed XML"):
        read(Source("x", data))


def test_label_that_declares_entities_is_claimed_and_refused() -> None:
    evil = b'<!DOCTYPE document [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + document(USES).data
    assert SplXml().recognises(Source("x", evil))
    with pytest.raises(Unreadable, match="line 1 declares a DOCTYPE"):
        read(Source("x", evil))


def test_sections_that_nest_without_end_are_refused() -> None:
    nested = USES
    for _ in range(60):
        nested = section(inside=nested)
    with pytest.raises(Unreadable, match="nest more than 100 deep"):
        read(document(nested))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_label_or_a_refusal(data: bytes) -> None:
    source = Source("x", data)
    assert SplXml().recognises(source) in {True, False}
    with suppress(ImportRefused):
        assert read(source).name


_RICH = document(
    BOXED,
    section(
        "<list listType='ordered'><item><caption>1</caption>a<list><item>b</item></list></item>"
        "</list><table><thead><tr><th colspan='2'>c<footnote ID='f'>d</footnote></th></tr></thead>"
        "<tfoot><tr><td>e</td></tr></tfoot><tr><td rowspan='2'>f<footnoteRef IDREF='f'/></td></tr>"
        "</table><paragraph>g<sup>9</sup><sub>2</sub><renderMultiMedia referencedObject='m'/>"
        "</paragraph>",
        code="34084-4",
        title="6",
        more="<component><observationMedia ID='m'><value><reference value='m.jpg'/></value>"
        "</observationMedia></component>",
    ),
    product=TABLET,
).data
_BITS = sorted({_RICH[at : at + 12] for at in range(0, len(_RICH), 7)})


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(_RICH)),
            st.integers(0, 60),
            st.one_of(st.binary(max_size=8), st.sampled_from(_BITS)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_spoiled_label_is_a_label_or_a_refusal(changes: list[tuple[int, int, bytes]]) -> None:
    data = _RICH
    for at, length, put in changes:
        data = data[:at] + put + data[at + length :]
    with suppress(ImportRefused):
        assert read(Source("x", data)).parts


_TAGS = st.sampled_from(
    (
        *("paragraph", "content", "list", "item", "caption", "br", "sup", "sub", "footnote"),
        *("footnoteRef", "renderMultiMedia", "table", "thead", "tbody", "tfoot", "tr", "td", "th"),
        *("section", "text", "title", "component", "excerpt", "x"),
    )
)
_ATTRIBUTES = st.sampled_from(["", " ID='a'", " IDREF='a'", " colspan='9'", " listType='ordered'"])


@given(
    st.recursive(
        st.sampled_from(["", "word", " ", "8%"]),
        lambda inner: st.builds(
            lambda tag, more, children: f"<{tag}{more}>{'t'.join(children)}</{tag}>",
            _TAGS,
            _ATTRIBUTES,
            st.lists(inner, max_size=4),
        ),
        max_leaves=25,
    )
)
def test_any_markup_in_any_order_is_read(markup: str) -> None:
    label = read(document(USES, section(f"seen {markup}", title="T")))
    assert label.parts[1].title == "T"
    assert str(label.parts[1].blocks[0]).count("seen") == 1
