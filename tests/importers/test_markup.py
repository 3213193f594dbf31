import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import Limits, Source, Unreadable
from baklosan_desktop.importers.markup import folded, local, parse, root_tag


def a_file(text: str) -> Source:
    return Source("a.xml", text.encode())


def test_tree_keeps_names_texts_and_attributes() -> None:
    root = parse(a_file('<a xmlns="urn:x" k="1">one<b/>two &amp; &#xB5;g</a>'))
    assert (root.tag, root.attrib, local(root)) == ("{urn:x}a", {"k": "1"}, "a")
    assert (root.text, root[0].tail) == ("one", "two & µg")


def test_fault_is_named_with_its_line() -> None:
    with pytest.raises(Unreadable, match=r"'a.xml' is not imported: line 2 is no well-formed XML"):
        parse(a_file("<a>\n<b></a>"))


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
    ],
)
def test_doctype_is_refused_before_anything_is_expanded(text: str) -> None:
    with pytest.raises(Unreadable, match="line 1 declares a DOCTYPE"):
        parse(a_file(text))


def test_billion_laughs_are_refused_at_once() -> None:
    levels = [f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)]
    began = time.perf_counter()
    with pytest.raises(Unreadable, match="DOCTYPE"):
        parse(a_file(f"<!DOCTYPE a [<!ENTITY l0 'ha'>{''.join(levels)}]><a>&l9;</a>"))
    assert time.perf_counter() - began < 1


def test_what_passes_a_limit_is_refused_with_the_limit() -> None:
    small = Limits(size=1_000_000, depth=3, elements=5)
    assert parse(a_file("<a><b><c/></b></a>"), small) is not None
    with pytest.raises(Unreadable, match="nest more than 3 deep"):
        parse(a_file("<a><b><c><d/></c></b></a>"), small)
    with pytest.raises(Unreadable, match="more than 5 elements"):
        parse(a_file("<a><b/><b/><b/><b/><b/></a>"), small)
    with pytest.raises(Unreadable, match="larger than 1 MB"):
        parse(a_file("<a>" + " " * 1_000_000 + "</a>"), small)


def test_file_too_large_to_be_held_is_refused_for_its_size() -> None:
    with pytest.raises(Unreadable, match="larger than 20 MB"):
        parse(Source("x", b"<a>", reopened=a_file("<a/>").opened, length=30_000_000))


def test_doctype_behind_a_long_comment_is_refused_with_its_line() -> None:
    with pytest.raises(Unreadable, match="line 3 declares a DOCTYPE"):
        parse(a_file(f"<!--{'x' * 3000}-->\n\n<!DOCTYPE a><a/>"))


@pytest.mark.parametrize("encoding", ["shift_jis", "nowhere"])
def test_encoding_that_expat_does_not_know_is_refused(encoding: str) -> None:
    with pytest.raises(Unreadable, match="its encoding is not one"):
        parse(a_file(f'<?xml version="1.0" encoding="{encoding}"?><a/>'))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("<a/>", "a"),
        ('<?xml version="1.0"?><!--x--><p:a xmlns:p="urn:x"><b>', "{urn:x}a"),
        (f"<!--{'x' * 5000}--><a>", "a"),
        ("<a/><<<", "a"),
        ("plain text", ""),
        ("<!-- never ends", ""),
        ("", ""),
    ],
)
def test_root_is_named_before_anything_else_is_read(text: str, root: str) -> None:
    assert root_tag(text.encode()) == root


def test_bombs_of_elements_and_of_depth_are_refused_at_once() -> None:
    many, deep = a_file("<a>" + "<b/>" * 2_000_000 + "</a>"), a_file("<a>" * 200_000)
    began = time.process_time()
    with pytest.raises(Unreadable, match="more than 500,000 elements"):
        parse(many)
    with pytest.raises(Unreadable, match="nest more than 100 deep"):
        parse(deep._replace(data=deep.data + b"</a>" * 200_000))
    assert time.process_time() - began < 1


@given(st.binary(max_size=300))
def test_any_bytes_are_a_tree_or_a_refusal(data: bytes) -> None:
    with suppress(Unreadable):
        assert parse(Source("x", data)).tag


@given(st.text())
def test_folded_text_has_single_blanks_and_nothing_unseen(text: str) -> None:
    told = folded(text)
    assert folded(told) == told
    assert told == told.strip()
    assert not set(told) & set("\xa0\xad\u200b\ufeff\n\t")
    assert "  " not in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "iso-8859-1"])
def test_doctype_is_found_in_any_encoding(encoding: str) -> None:
    written = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    )
    with pytest.raises(Unreadable, match=r"DOCTYPE|encoding|well-formed"):
        parse(Source("a.xml", written.encode(encoding)))
