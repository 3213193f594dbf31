from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.aligning import Pair, aligned
from baklosan_desktop.labels.lines import Line, LineKind

A_LINE = st.builds(
    Line,
    st.sampled_from(LineKind),
    st.lists(st.sampled_from(["take", "10", "20", "mg", "|", "daily"]), min_size=1, max_size=4).map(
        " ".join
    ),
)


def texts(*said: str, kind: LineKind = LineKind.TEXT) -> list[Line]:
    return [Line(kind, text) for text in said]


def pairs(older: Sequence[Line], newer: Sequence[Line]) -> list[tuple[str, str]]:
    return [(pair.older, pair.newer) for pair in aligned(older, newer)]


@given(st.lists(A_LINE), st.lists(A_LINE))
def test_both_editions_are_there_in_their_order(older: list[Line], newer: list[Line]) -> None:
    found = list(aligned(older, newer))
    assert [pair.older for pair in found if pair.older] == [line.text for line in older]
    assert [pair.newer for pair in found if pair.newer] == [line.text for line in newer]


def test_line_that_is_there_twice_is_the_same_line() -> None:
    assert list(aligned(texts("Take it."), texts("Take it."))) == [
        Pair(LineKind.TEXT, "Take it.", "Take it.")
    ]


def test_changed_line_is_found_beside_new_and_removed_ones() -> None:
    older = texts("Gout.", "Take 10 mg in the evening.", "End.")
    newer = texts("Take 20 mg in the evening.", "Keep it dry.", "End.")
    assert pairs(older, newer) == [
        ("Gout.", ""),
        ("Take 10 mg in the evening.", "Take 20 mg in the evening."),
        ("", "Keep it dry."),
        ("End.", "End."),
    ]


def test_line_that_was_replaced_is_removed_before_the_other_comes() -> None:
    assert pairs(texts("Not in gout."), texts("Keep it dry and cool.")) == [
        ("Not in gout.", ""),
        ("", "Keep it dry and cool."),
    ]


def test_heading_never_becomes_a_text() -> None:
    older, newer = texts("Use in children", kind=LineKind.HEADING), texts("Use in children 1")
    assert pairs(older, newer) == [("Use in children", ""), ("", "Use in children 1")]


def test_row_stays_the_row_of_its_first_cell_whatever_its_figures() -> None:
    older = texts("Nausea | 3 | 4", "Rash | 5 | 7", kind=LineKind.ROW)
    newer = texts("Rash | 3 | 4", kind=LineKind.ROW)
    assert pairs(older, newer) == [("Nausea | 3 | 4", ""), ("Rash | 5 | 7", "Rash | 3 | 4")]
    assert pairs(older[1:], texts("Rash | 1 | 9 | 8 | 3", kind=LineKind.ROW)) == [
        ("Rash | 5 | 7", "Rash | 1 | 9 | 8 | 3")
    ]


def test_heading_stays_the_same_under_any_number() -> None:
    older = texts("7.7 Cyclosporine", kind=LineKind.HEADING)
    for newer in ("8 Cyclosporine", "7. CYCLOSPORINE"):
        assert pairs(older, texts(newer, kind=LineKind.HEADING)) == [("7.7 Cyclosporine", newer)]


@pytest.mark.parametrize("number", [40, 400])
def test_long_table_of_which_each_row_changed_is_aligned_row_by_row(number: int) -> None:
    older = texts(*(f"Reaction {row} | 1" for row in range(number)), kind=LineKind.ROW)
    newer = texts(*(f"Reaction {row} | 2" for row in range(number)), kind=LineKind.ROW)
    assert pairs(older, newer) == [
        (was.text, now.text) for was, now in zip(older, newer, strict=True)
    ]


def test_changed_line_is_found_among_many_new_ones() -> None:
    new = [f"Wholly other words {'xyz' * n}" for n in range(500)]
    found = pairs(texts("Take 10 mg daily."), texts(*new, "Take 20 mg daily."))
    assert found[-1] == ("Take 10 mg daily.", "Take 20 mg daily.")


def test_thousands_of_other_lines_do_not_take_for_ever() -> None:
    words = [chr(letter) for letter in range(0xAC00, 0xAC00 + 4500)]
    older, newer = texts(*words[:1500]), texts(*words[1500:])
    assert len(pairs(older, newer)) == 4500
