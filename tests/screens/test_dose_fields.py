from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.dosing import entry
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.screens.dose_fields import TWICE, Fields, JsonNumber, read_json

_WORDS = ("yes", "no")
_LATEST = date(2030, 12, 31)


def _fields(value: object, default: object = None) -> Fields:
    return Fields({"it": value}, {"it": default})


def _problems(fields: Fields) -> list[tuple[str, str]]:
    return [(reason.code, reason.words) for reason in fields.problems]


def _read(read: Callable[[Fields], object], value: object) -> tuple[object, list[str]]:
    fields = _fields(value)
    return read(fields), [code for code, _ in _problems(fields)]


def test_a_number_keeps_its_digits() -> None:
    assert read_json("[70, 70.50, 1e2, -0.0]") == ["70", "70.50", "1e2", "-0.0"]
    assert all(isinstance(each, JsonNumber) for each in read_list("[70, 1e2, NaN]"))


def read_list(text: str) -> list[object]:
    value = read_json(text)
    assert isinstance(value, list)
    return value


def test_a_number_of_any_length_is_read_as_text() -> None:
    assert read_json("9" * 10_000) == "9" * 10_000


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "[1,]", "nul", "\ufeff{}", "{} {}"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(text)


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_json_nested_too_deep_is_refused(opening: str) -> None:
    with pytest.raises(ValueError, match="nested too deep"):
        read_json(opening * 100_000)


@pytest.mark.parametrize(
    "text", ['{"a": 1, "a": 2}', '{"a": 1, "a": 1}', '{"b": 0, "a": 1, "a": 1}']
)
def test_hz_08_of_a_field_that_stands_twice_neither_is_used(text: str) -> None:
    assert read_json(text) == {TWICE: None}


def test_equal_names_in_different_objects_are_no_doubles() -> None:
    assert read_json('{"a": {"a": true}, "b": {"a": null}}') == {
        "a": {"a": True},
        "b": {"a": None},
    }


def test_a_field_left_out_has_its_default() -> None:
    fields = Fields({}, {"it": "no"})
    assert (fields.word("it", _WORDS), fields.problems) == ("no", [])


def test_unknown_fields_are_refused_in_order() -> None:
    fields = Fields({"b": 1, "it": 1, "a": 2}, {"it": None})
    assert _problems(fields) == [
        (Code.UNKNOWN_VALUE, "There is no field “a”."),
        (Code.UNKNOWN_VALUE, "There is no field “b”."),
    ]


def test_a_number_is_read_as_strictly_as_a_typed_one() -> None:
    fields = _fields(JsonNumber("35.5"))
    assert (str(fields.number("it", entry.weight)), fields.problems) == ("35.5 kg", [])
    fields = _fields(JsonNumber("1e2"))
    assert fields.number("it", entry.weight) is None
    assert _problems(fields)[0][0] == Code.NUMBER_FORMAT
    assert _problems(fields)[0][1].startswith("it: Type a plain number")


def test_a_number_left_out_is_none() -> None:
    assert _read(lambda fields: fields.number("it", entry.weight), None) == (None, [])


@pytest.mark.parametrize("value", ["35", True, False, [], {}, [JsonNumber("35")]])
def test_hz_08_what_is_no_number_is_refused(value: object) -> None:
    fields = _fields(value)
    assert fields.number("it", entry.weight) is None
    assert _problems(fields) == [(Code.NUMBER_FORMAT, "it is a number, without quotation marks.")]


def test_the_code_of_a_refused_number_is_kept() -> None:
    fields = _fields(JsonNumber("1"))
    fields.number("it", entry.weight)
    assert _problems(fields) == [
        (Code.WEIGHT_RANGE, "it: The weight must be 2 kg to 300 kg."),
    ]


def test_a_needed_field_is_missed_only_where_it_is_not_given() -> None:
    fields = _fields(None)
    assert fields.needed("it", None) is None
    assert _problems(fields) == [(Code.UNANSWERED, "it is needed for this question.")]
    fields = _fields(JsonNumber("7"))
    assert (fields.needed("it", 7), fields.needed("it", None)) == (7, None)
    assert fields.problems == []


def test_a_needed_field_is_missed_with_its_own_code() -> None:
    fields = _fields(None)
    fields.needed("it", None, Code.AGE_MISSING)
    assert _problems(fields)[0][0] == Code.AGE_MISSING


@pytest.mark.parametrize(
    "value", ["maybe", "Yes", "yes ", None, True, JsonNumber("1"), ["yes"], {}]
)
def test_a_word_outside_the_vocabulary_is_refused(value: object) -> None:
    fields = _fields(value)
    assert fields.word("it", _WORDS) is None
    assert _problems(fields) == [(Code.UNKNOWN_VALUE, "it is one of: yes, no.")]


def test_a_number_is_no_word_even_where_it_looks_like_one() -> None:
    assert _read(lambda fields: fields.word("it", ["1"]), JsonNumber("1"))[0] is None
    assert _read(lambda fields: fields.word("it", ["1"]), "1") == ("1", [])


@pytest.mark.parametrize("value", [[], ["yes"], ["yes", "no", "yes"], ("no",)])
def test_words_are_read_once_each(value: list[str]) -> None:
    read = _read(lambda fields: fields.words("it", _WORDS), value)
    assert read == (frozenset(value), [])


@pytest.mark.parametrize(
    "value", [None, "yes", {"yes": 1}, ["yes", "maybe"], [JsonNumber("1")], [["yes"]], [None], [{}]]
)
def test_words_outside_the_vocabulary_are_refused(value: object) -> None:
    fields = _fields(value)
    assert fields.words("it", _WORDS) == frozenset()
    assert _problems(fields) == [(Code.UNKNOWN_VALUE, "it is a list of: yes, no.")]


@pytest.mark.parametrize("value", [True, False])
def test_a_flag_is_read(*, value: bool) -> None:
    assert _read(lambda fields: fields.flag("it"), value) == (value, [])


@pytest.mark.parametrize("value", ["true", "yes", JsonNumber("1"), JsonNumber("0"), [], {}])
def test_what_is_no_flag_is_refused(value: object) -> None:
    fields = _fields(value)
    assert fields.flag("it") is None
    assert _problems(fields) == [(Code.UNKNOWN_VALUE, "it is true or false.")]


def test_null_is_a_flag_only_where_it_is_the_default() -> None:
    fields = _fields(None, default=None)
    assert (fields.flag("it"), fields.problems) == (None, [])
    fields = _fields(None, default=False)
    assert fields.flag("it") is None
    assert [code for code, _ in _problems(fields)] == [Code.UNKNOWN_VALUE]


@pytest.mark.parametrize("value", [None, "", "any text"])
def test_a_text_is_any_text(value: str | None) -> None:
    assert _read(lambda fields: fields.text("it"), value) == (value, [])


@pytest.mark.parametrize("value", [JsonNumber("5"), True, [], {}])
def test_what_is_no_text_is_refused(value: object) -> None:
    fields = _fields(value)
    assert fields.text("it") is None
    assert _problems(fields) == [(Code.UNKNOWN_VALUE, "it is a text.")]


@pytest.mark.parametrize("value", ["2026-03-02", "2028-02-29", "2030-12-31", "0001-01-01"])
def test_a_day_is_read(value: str) -> None:
    read = _read(lambda fields: fields.day("it", _LATEST), value)
    assert read == (date.fromisoformat(value), [])


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "2026-3-2",
            "02-03-2026",
            "20260302",
            "2026-W10-1",
            "2026-03-02T00:00",
            " 2026-03-02",
        ),
        *("2026-02-29", "2026-13-01", "0000-01-01", "2031-01-01", "9999-12-31", "2026-03-02\n"),
        *("\N{FULLWIDTH DIGIT TWO}026-03-02", JsonNumber("20260302"), True, [], {}),
    ],
)
def test_a_bad_day_is_refused(value: object) -> None:
    fields = _fields(value)
    assert fields.day("it", _LATEST) is None
    assert _problems(fields) == [(Code.DATE_FORMAT, "it is a day such as 2026-03-02.")]


def test_a_day_left_out_is_none() -> None:
    assert _read(lambda fields: fields.day("it", _LATEST), None) == (None, [])


def test_the_last_day_of_the_calendar_can_be_the_latest() -> None:
    assert _fields("9999-12-31").day("it", date.max) == date.max


def test_a_pair_is_two_texts() -> None:
    read = _read(lambda fields: fields.pair("it", "a", "b"), {"a": "1", "b": ""})
    assert read == (("1", ""), [])


@pytest.mark.parametrize(
    "value",
    [
        *(None, "a", [], {}, {"a": "1"}, {"a": "1", "b": "2", "c": "3"}),
        *({"a": "1", "b": None}, {"a": None, "b": "1"}, {TWICE: None}),
        *({"a": "1", "b": JsonNumber("2")}, {"a": JsonNumber("1"), "b": "2"}),
    ],
)
def test_what_is_no_pair_is_refused(value: object) -> None:
    fields = _fields(value)
    assert fields.pair("it", "a", "b") is None
    assert _problems(fields) == [(Code.UNANSWERED, "it has a and b, both texts.")]


@given(st.text())
def test_any_text_is_json_or_refused(text: str) -> None:
    try:
        read_json(text)
    except ValueError:
        return
