import json
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import ImportRefused, Limits, NotALabel, Source, Unreadable
from baklosan_desktop.importers.results import results


def a_source(text: str | bytes) -> Source:
    return Source("a.json", text if isinstance(text, bytes) else text.encode())


def values(text: str | bytes) -> list[object]:
    return [entry.value for entry in results(a_source(text))]


_VALUES = st.recursive(
    st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner, max_size=4), max_leaves=9
)


@given(
    st.lists(_VALUES),
    st.dictionaries(st.text().filter(lambda key: key != "results"), _VALUES, max_size=3),
    st.sampled_from([None, 2]),
)
def test_entries_are_those_of_the_whole_file(
    entries: list[object], before: dict[str, object], indent: int | None
) -> None:
    text = json.dumps({**before, "results": entries, "after": 1}, indent=indent)
    assert values(text) == entries
    assert values(b"\xef\xbb\xbf" + text.encode()) == entries


@given(st.lists(_VALUES, min_size=1), st.sampled_from(["", " ", "\n", "\r\n \t"]))
def test_text_of_an_entry_is_its_own_bytes(entries: list[object], blanks: str) -> None:
    texts = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    text = '{"results": [' + ",".join(blanks + each + blanks for each in texts) + "]}"
    found = list(results(a_source(text.encode())))
    assert [entry.text for entry in found] == texts


def test_lines_of_an_entry_end_as_they_do_in_the_file() -> None:
    [entry] = results(a_source(b'{"results": [{"a":\r\n1,\n"b":\r2}]}'))
    assert entry.text == '{"a":\r\n1,\n"b":\r2}'


def test_a_number_is_read_as_text_of_any_length() -> None:
    digits = "9" * 5000
    assert values(f'{{"results": [{digits}, 1.5]}}') == [digits, "1.5"]


def test_number_at_the_end_of_a_piece_is_read_whole() -> None:
    for blanks in range(1_048_557, 1_048_572):
        assert values('{"results": [' + " " * blanks + "1234]}") == ["1234"]


@pytest.mark.parametrize(
    "text", ["{}", '{"a": [1]}', '{"results": {"a": 1}}', '{"results": 1, "b": 2}']
)
def test_file_without_results_is_no_label(text: str) -> None:
    with pytest.raises(NotALabel, match=r"'a\.json' is not imported: it has no 'results'"):
        list(results(a_source(text)))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[]", "there is no '{' where JSON wants one"),
        ('{"a" 1}', "there is no ':'"),
        ("{", "it ends too early"),
        ('{"results": [1 2]}', "at entry 1: there is no ','"),
        ('{"results": [1, {"a": }]}', r"at entry 2: it is no JSON \(Expecting value\)"),
        ('{"results": [1, ', "at entry 2: it ends too early"),
        ('{"results": [1', "at entry 1: it ends too early"),
        ('{"results": [' + "[" * 100_000, "at entry 1: its values nest too deeply"),
        (b'{"results": ["\xff"]}', "it is no UTF-8 text"),
    ],
)
def test_damage_is_named_with_its_entry(text: str | bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        list(results(a_source(text)))


def test_entry_larger_than_is_safe_is_refused() -> None:
    small = Limits(size=1_000_000)
    short = json.dumps({"results": ["a" * 900_000] * 3})
    assert len(list(results(a_source(short), small))) == 3
    with pytest.raises(Unreadable, match="entry 2: it is larger than 1 MB"):
        list(results(a_source(json.dumps({"results": ["a", "b" * 5_000_000]})), small))


def test_file_that_cannot_be_read_to_its_end_is_refused() -> None:
    def failing() -> BytesIO:
        raise OSError

    large = Source("a.json", b'{"results": [', failing, 30_000_000)
    with pytest.raises(
        Unreadable, match=r"'a\.json' is not imported: it cannot be read to its end"
    ):
        list(results(large))


@given(st.binary(max_size=200))
def test_any_bytes_are_entries_or_a_refusal(data: bytes) -> None:
    for text in (data, b'{"results": [' + data):
        with suppress(ImportRefused):
            list(results(a_source(text)))
