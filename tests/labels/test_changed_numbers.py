import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.arranging import arrange
from baklosan_desktop.labels.changed_numbers import (
    ChangedNumber,
    amounts,
    changed_numbers,
    whole_lines_with_numbers,
)
from baklosan_desktop.labels.comparing import Comparison, compare
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.marking import newer_text, older_text
from baklosan_desktop.labels.published import Part, Text
from baklosan_desktop.labels.sections import SectionKind
from tests.published import a_published


def compared(older: str, newer: str, title: str = "Dosage", new_title: str = "") -> Comparison:
    was, is_now = (
        arrange(
            a_published(
                parts=(Part(SectionKind.DOSAGE, "", said, tuple(map(Text, text.split("\n")))),)
            ),
            LabelId("demo"),
            "Demo",
            "0" * 64,
        )
        for said, text in ((title, older), (new_title or title, newer))
    )
    return compare(was, is_now)


def changed(older: str, newer: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(one.gone, one.come) for one in changed_numbers(compared(older, newer))]


@pytest.mark.parametrize(
    ("older", "newer", "gone", "come"),
    [
        ("Take 10 mg in all.", "Take 100 mg in all.", "10 mg", "100 mg"),
        ("Take 1.0 mg in all.", "Take 10 mg in all.", "1.0 mg", "10 mg"),
        ("Take 10 mg in all.", "Take 10 g in all.", "10 mg", "10 g"),
        ("Up to 10 mg/kg it is.", "Up to 10 mg/day it is.", "10 mg/kg", "10 mg/day"),
        ("Take ½ tablet at night.", "Take 1½ tablet at night.", "½ tablet", "1½ tablet"),
        ("If > 5 months old.", "If < 5 months old.", "> 5 months", "< 5 months"),
        ("Take 10-20 mg in all.", "Take 10-30 mg in all.", "10-20 mg", "10-30 mg"),
        ("At 20 – 25 °C or less.", "At 2 – 25 °C or less.", "20 – 25", "2 – 25"),
        ("At -5 °C or less.", "At 5 °C or less.", "-5", "5"),
        ("In 10 % of all.", "In 10 ‰ of all.", "10 %", "10 ‰"),
        (
            "Take it once daily with food.",
            "Take it twice daily with food.",
            "once daily",
            "twice daily",
        ),
        ("Take it Daily with food.", "Take it WEEKLY with food.", "Daily with", "WEEKLY with"),
        ("فقط ٤ أقراص يوميا مع الماء", "فقط ٦ أقراص يوميا مع الماء", "٤ أقراص", "٦ أقراص"),
    ],
)
def test_amount_that_changed_is_told_with_unit_and_sign(
    older: str, newer: str, gone: str, come: str
) -> None:
    assert changed(older, newer) == [((gone,), (come,))]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_number_that_changed_is_always_told(was: int, is_now: int) -> None:
    told = changed(f"The highest dose is {was} mg.", f"The highest dose is {is_now} mg.")
    assert told == ([] if was == is_now else [((f"{was} mg",), (f"{is_now} mg",))])


def test_sentence_comes_with_it_and_none_besides() -> None:
    [found] = changed_numbers(compared("Wait. Take 10 mg. End 5.", "Wait. Take 20 mg. End 5."))
    assert isinstance(found, ChangedNumber)
    assert (older_text(found.spans), newer_text(found.spans)) == (" Take 10 mg.", " Take 20 mg.")
    assert (found.section, found.name) == ("dosage", "Dosage and administration")


def test_amounts_in_another_order_are_all_told() -> None:
    told = changed("Men take 5 mg, women take 2 mg.", "Men take 2 mg, women take 5 mg.")
    assert told == [(("5 mg", "2 mg"), ("2 mg", "5 mg"))]


def test_amount_that_is_there_once_more_is_told_once() -> None:
    assert changed("Take 5 mg here.", "Take 5 mg or 5 mg here.") == [((), ("5 mg",))]


def test_new_sentence_with_an_amount_is_told() -> None:
    assert changed("Take it with food.", "Take it with food. Never over 5 mg.") == [((), ("5 mg",))]


def test_words_that_changed_beside_an_amount_are_not_told_here() -> None:
    assert changed("Take 5 mg quickly with water.", "Take 5 mg slowly with water.") == []


@pytest.mark.parametrize("other", ["≥1.5 mg / dL", "≥ 1.5\u00a0mg/dL"])
def test_blank_within_an_amount_makes_no_other_amount_of_it(other: str) -> None:
    assert changed("Not in ≥ 1.5 mg/dL at all.", f"Not in {other} at all.") == []
    both = changed("Not in ≥ 1.5 mg/dL or 2.", f"Not in {other} or 3.")
    assert both == [(("2",), ("3",))]


def test_number_of_a_section_is_no_amount_and_any_other_in_its_heading_is() -> None:
    comparison = compared("Take it.", "Take it.", "2 Dosage", "3 Dosage")
    assert list(changed_numbers(comparison)) == []
    comparison = compared("Take it.", "Take it.", "2 Dosage of 5 mg", "3 Dosage of 6 mg")
    assert [(one.gone, one.come) for one in changed_numbers(comparison)] == [(("5 mg",), ("6 mg",))]


def test_whole_lines_with_numbers_are_counted_where_they_are_new_or_removed() -> None:
    older = "Take it.\nStop after 5 days."
    newer = "Take it.\nKeep dry.\nStore below 25 degrees and never freeze the blister."
    assert whole_lines_with_numbers(compared(older, newer)) == 2
    assert whole_lines_with_numbers(compared(newer, newer)) == 0


def test_number_of_a_new_section_is_none_to_be_read_below() -> None:
    assert whole_lines_with_numbers(compared("Take it.", "Take it.", "2 How", "3 Gout")) == 0


def test_amounts_of_a_text_stand_in_its_order() -> None:
    assert amounts("−5 °C, 10-20 mg; one of 1,000") == ["−5", "10-20 mg", "one of", "1,000"]
