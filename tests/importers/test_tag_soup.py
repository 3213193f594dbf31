import time
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.importers.base import SAFE, Limits
from baklosan_desktop.importers.tag_soup import soup


def written(markup: str, limits: Limits = SAFE) -> str:
    return tostring(soup(markup, limits), encoding="unicode")


def depth(element: Element) -> int:
    return 1 + max(map(depth, element), default=0)


@pytest.mark.parametrize(
    ("markup", "tree"),
    [
        ("<P>One<BR>two", "<div><p>One<br />two</p></div>"),
        ("<p>one<p>two</p>", "<div><p>one</p><p>two</p></div>"),
        ("<ul><li>one<li>two</ul>", "<div><ul><li>one</li><li>two</li></ul></div>"),
        ("<b>bold <i>both</b> none", "<div><b>bold <i>both</i></b> none</div>"),
        ("a</p></b>b", "<div>ab</div>"),
        ("&ge; 5&nbsp;mg &bogus;", "<div>≥ 5\xa0mg &amp;bogus;</div>"),
        ("a &#9999999999999999999999; b", "<div>a  b</div>"),
        ("dose < 5 <", "<div>dose &lt; 5 &lt;</div>"),
        ("a<!-- <p>no</p> -->b", "<div>ab</div>"),
        ("a<!-- no end <p>", "<div>a</div>"),
        ('<!DOCTYPE html><?xml version="1.0"?><x:p>a</x:p></>', "<div><p>a</p></div>"),
        ("<img SRC='a.png' alt=\"A &amp; B\" width=5>", None),
        ("<hr/><q/>a", "<div><hr /><q />a</div>"),
    ],
)
def test_any_markup_is_a_tree_with_all_its_text(markup: str, tree: str | None) -> None:
    told = tree or '<div><img src="a.png" alt="A &amp; B" width="5" /></div>'
    assert written(markup) == told


def test_what_passes_a_limit_is_flattened_with_its_text() -> None:
    deep = soup("<b>" * 50 + "text" + "</b>" * 50, Limits(depth=10))
    assert depth(deep) == 10
    assert "".join(deep.itertext()) == "text"
    most = soup("<i>a</i>" * 50_001, SAFE)
    assert (len(most), len("".join(most.itertext()))) == (50_000, 50_001)
    many = soup("<i>a</i>" * 50, Limits(elements=7))
    assert len(many) == 7
    assert "".join(many.itertext()) == "a" * 50


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "</", "<![", "<?", "<a b='", "&", '<a b="<', "<table><tr><td>", "<"]
)
def test_time_is_linear_whatever_the_markup(piece: str) -> None:
    began = time.perf_counter()
    soup(piece * 20_000, SAFE)
    assert time.perf_counter() - began < 3


@given(st.text(alphabet="<>/!-?&;#='\" abptd1\n") | st.text())
def test_any_text_is_a_tree(markup: str) -> None:
    assert soup(markup, SAFE).tag == "div"
