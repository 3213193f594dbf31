import json
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from io import BufferedReader, RawIOBase
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import ImportRefused, NotALabel, Source, Unreadable
from baklosan_desktop.importers.openfda import OpenFda
from baklosan_desktop.importers.openfda_fields import FIELDS
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.published import Format, Ingredient, Product, PublishedLabel
from baklosan_desktop.labels.sections import SectionKind


def an_entry(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "set_id": "s-1",
        "id": "i-1",
        "version": "7",
        "effective_time": "20230815",
        "adverse_reactions": ["6 ADVERSE REACTIONS Itching was seen."],
        "spl_product_data_elements": ["Demo demoline DEMOLINE STARCH"],
        "openfda": {
            "brand_name": ["Demo"],
            "generic_name": ["DEMOLINE"],
            "manufacturer_name": ["Demo Ltd"],
            "substance_name": ["DEMOLINE"],
            "unii": ["U1"],
            "product_ndc": ["1-2"],
            "package_ndc": ["1-2-3", "1-2-4"],
        },
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def an_answer(*entries: object) -> Source:
    text = json.dumps({"meta": {"terms": "none"}, "results": entries})
    return Source("a.xml", text.encode())


def read(**changes: Any) -> PublishedLabel:
    [label] = OpenFda().read(an_answer(an_entry(**changes)))
    return label


def test_label_is_read_with_all_that_tells_it_apart() -> None:
    [label] = read_labels(an_answer(an_entry()))
    assert label.format is Format.OPENFDA
    assert (label.set_id, label.edition, label.date) == ("s-1", "7", "2023-08-15")
    assert (label.name, label.holder, label.language) == ("Demo", "Demo Ltd", "en")
    assert label.products == (
        Product("Demo", "", (Ingredient("DEMOLINE", "U1"),), ("1-2-3", "1-2-4"), ("1-2",)),
    )
    assert [part.kind for part in label.parts] == [
        SectionKind.SIDE_EFFECTS,
        SectionKind.COMPOSITION,
    ]


def test_codes_of_several_substances_are_not_guessed() -> None:
    told = {"substance_name": ["A", "B"], "unii": ["U1", "U2"], "brand_name": ["X", "Y", "X"]}
    label = read(openfda=told)
    [product] = label.products
    assert product.ingredients == (Ingredient("A"), Ingredient("B"))
    assert (label.name, product.name) == ("X", "X, Y")


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"openfda": {"generic_name": ["DEMOLINE"]}}, "DEMOLINE"),
        ({"openfda": {}}, "Demo demoline"),
        ({"openfda": None}, "Demo demoline"),
        ({"openfda": {}, "spl_product_data_elements": [""]}, "s-1"),
    ],
)
def test_label_that_openfda_does_not_know_yet_takes_its_name_from_elsewhere(
    changes: dict[str, Any], name: str
) -> None:
    assert read(**changes).name == name


def test_set_id_is_looked_for_in_three_places() -> None:
    assert read(set_id=None, openfda={"spl_set_id": ["s-2"]}).set_id == "s-2"
    assert read(set_id=None).set_id == "i-1"
    with pytest.raises(Unreadable, match="entry 1: it has neither 'set_id' nor 'id'"):
        read(set_id=None, id=None)


@pytest.mark.parametrize(
    "written", ["20230231", "2023", "", None, "\N{FULLWIDTH DIGIT TWO}0230815"]
)
def test_what_is_no_date_is_none(written: str | None) -> None:
    assert read(effective_time=written).date is None


def test_blank_field_is_an_empty_section_and_an_absent_one_is_none() -> None:
    codes = {part.code: part for part in read(warnings=[" "], overdosage=[]).walk()}
    assert codes["warnings"].is_empty
    assert codes["overdosage"].is_empty
    assert "pregnancy" not in codes


def test_field_may_be_a_text_alone_and_one_of_another_type_is_left_out() -> None:
    codes = {part.code for part in read(warnings="Beware.", route=[None], overdosage=True).walk()}
    assert codes == {"warnings", "adverse_reactions", "spl_product_data_elements"}


def test_what_no_file_can_hold_is_marked() -> None:
    label = read(adverse_reactions=["a\0b \ud800c"], adverse_reactions_table=["\0"])
    [text] = label.parts[0].blocks
    assert text[0] == "a\N{REPLACEMENT CHARACTER}b \N{REPLACEMENT CHARACTER}c"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (b'{"a": 1}', True),
        (b'\xef\xbb\xbf \n{"results": []}', True),
        (b'{"resourceType": "Bundle"}', False),
        (b"[]", False),
        (b"<document/>", False),
        (b"", False),
    ],
)
def test_json_that_is_no_fhir_is_claimed(text: bytes, *, claimed: bool) -> None:
    assert OpenFda().recognises(Source("a.xml", text)) is claimed


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"lastModified": "Jan 15"}', "it has no 'results'"),
        ('{"results": []}', "its 'results' are empty"),
        ('{"results": [{"product_ndc": "1-2", "route": ["ORAL"]}]}', "no field of a drug label"),
        ('{"results": [{"spl_product_data_elements": ["Demo"]}]}', "no field of a drug label"),
        ('{"results": [null]}', "entry 1: it has no field of a drug label"),
    ],
)
def test_what_is_no_label_is_refused_with_its_reason(text: str, why: str) -> None:
    with pytest.raises(NotALabel, match=why):
        list(read_labels(Source("a.json", text.encode())))


def test_label_with_nothing_to_read_is_refused() -> None:
    with pytest.raises(Unreadable, match="entry 1: No section of the label has any text"):
        read(adverse_reactions=[""], spl_product_data_elements=[])


def test_bad_entry_does_not_stop_the_others_and_is_told_at_the_end() -> None:
    good, bad = an_entry(), an_entry(set_id=None, id=None)
    found: list[PublishedLabel] = []
    with pytest.raises(Unreadable, match=r"'a\.xml' is not imported at entry 2: it has neither"):
        found.extend(OpenFda().read(an_answer(good, bad, good)))
    assert [label.name for label in found] == ["Demo", "Demo"]


def test_many_bad_entries_are_counted_and_the_first_are_told() -> None:
    with pytest.raises(Unreadable, match=r"5 of 6 entries of 'a.xml' .* Others likewise\.$"):
        list(OpenFda().read(an_answer(an_entry(), *[an_entry(set_id=None, id=None)] * 5)))
    with pytest.raises(NotALabel, match=r"^2 of 2 entries .*entry 1.*entry 2[^O]*$"):
        list(OpenFda().read(an_answer({}, {})))


class _Bulk(RawIOBase):
    """A bulk file that nobody holds: its entries are written while it is read."""

    def __init__(self, entries: int) -> None:
        super().__init__()
        self._left = b""
        self._pieces = self._written(entries)

    def _written(self, entries: int) -> Iterator[bytes]:
        yield b'{"meta": {}, "results": ['
        entry = json.dumps(an_entry(warnings=["Beware" * 300])).encode()
        for _number in range(entries - 1):
            yield entry + b", "
        yield entry + b"]}"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._left = self._left or next(self._pieces, b"")
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


@pytest.mark.timeout(240)  # tracing every allocation is slow
@pytest.mark.usefixtures("traced")
def test_memory_does_not_grow_with_the_number_of_entries() -> None:
    bulk = Source("bulk.json", b"{", lambda: BufferedReader(_Bulk(10_000)), 27_000_000)
    assert OpenFda().recognises(bulk)
    count = sum(1 for _label in OpenFda().read(bulk))
    assert count == 10_000
    assert tracemalloc.get_traced_memory()[1] < 6_000_000


_NAMES = st.sampled_from(
    [field.name for field in FIELDS] + ["warnings_table", "openfda", "id", "x(_"]
)
_TEXTS = st.text() | st.sampled_from(
    ["6 ADVERSE REACTIONS 6.1 Itching Seen was", "<table><tr><td>a</td></tr></table>", "a"]
)
_ANY = st.lists(_TEXTS, max_size=3) | _TEXTS | st.none() | st.dictionaries(_NAMES, _TEXTS)


@given(st.dictionaries(_NAMES, _ANY))
def test_any_entry_is_a_label_or_a_refusal(entry: dict[str, Any]) -> None:
    with suppress(ImportRefused):
        [label] = OpenFda().read(an_answer(entry))
        assert label.name


@given(st.binary(max_size=200))
def test_any_bytes_are_labels_or_a_refusal(data: bytes) -> None:
    for text in (data, b"{" + data, b'{"results": [{"warnings": ["' + data):
        with suppress(ImportRefused):
            list(read_labels(Source("x", text)))


def test_entry_that_is_a_file_by_itself_is_read() -> None:
    entry = {"set_id": "s1", "version": "2", "warnings": ["WARNINGS Do not."]}
    [label] = OpenFda().read(Source("a.json", json.dumps(entry).encode()))
    assert (label.set_id, label.edition) == ("s1", "2")
