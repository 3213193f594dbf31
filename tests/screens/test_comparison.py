import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.comparing import compare
from baklosan_desktop.labels.lines import LineKind
from baklosan_desktop.labels.marking import Mark, Span
from baklosan_desktop.labels.published import Cell, Part, Table
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.comparison import (
    Extent,
    LineView,
    lines,
    marked_text,
    present,
    spoken,
)
from tests.screens.comparison_builders import a_part, an_edition, two_editions

KEPT, REMOVED, ADDED = Mark.KEPT, Mark.REMOVED, Mark.ADDED


def test_both_editions_are_named_with_their_dates_the_older_first() -> None:
    view = present(two_editions())
    assert view.title == "Demoxil 5 mg"
    assert view.direction == "Edition 3 of 2025-01-02 → edition 4 of 2026-01-02"


def test_edition_that_is_its_date_or_has_none_is_named_once() -> None:
    one = an_edition(a_part("", "Take it."), edition="2025-01-02", date="2025-01-02")
    other = an_edition(a_part("", "Take it."), edition="5", date=None)
    assert present(compare(one, other)).direction == "Edition 2025-01-02 → edition 5"


def test_sections_are_counted_by_what_became_of_them() -> None:
    assert present(two_editions()).summary == (
        "1 section changed, 1 new, 1 removed, 1 moved; 1 unchanged"
    )


def test_where_nothing_changed_it_is_said_what_is_not_compared() -> None:
    same = an_edition(a_part("", "Take it."))
    assert present(compare(same, same)).summary == (
        "0 sections changed; 1 unchanged. "
        "What an import leaves out, such as highlights and pictures, is not compared."
    )


def test_numbers_come_first_with_their_sentence() -> None:
    [number] = present(two_editions()).numbers
    assert (number.section, number.name) == ("dosage", "Dosage and administration")
    assert number.change() == "10 mg → 100 mg"
    assert marked_text(number.spans) == " Take [-10-] {+100+} mg daily."


def test_number_that_only_one_edition_has_is_said_to_be_none_in_the_other() -> None:
    older, newer = an_edition(a_part("", "Eat.")), an_edition(a_part("", "Eat. Take 5 mg."))
    [number] = present(compare(older, newer)).numbers
    assert number.change() == "none → 5 mg"


@pytest.mark.parametrize(
    ("older", "newer", "remark"),
    [
        ("Eat.", "Eat.", "No number changed."),
        ("Take 5 mg in all.", "Take 6 mg in all.", ""),
        ("Eat.", "Never drive 5 miles.", "1 whole line with numbers is new or removed: "),
        ("Give 7.", "Drive 5 miles or.", "2 whole lines with numbers are new or removed: "),
    ],
)
def test_it_is_said_where_other_numbers_stand(older: str, newer: str, remark: str) -> None:
    view = present(compare(an_edition(a_part("", older)), an_edition(a_part("", newer))))
    assert view.number_remark == remark + "read below." * remark.endswith(" ")


def test_changes_are_shown_with_the_sentences_around_them_and_the_rest_is_counted() -> None:
    dosage = present(two_editions()).sections[0]
    assert (dosage.key, dosage.state, dosage.sign, dosage.remark) == ("dosage", "changed", "≠", "")
    assert [line.left_out or marked_text(line.spans) for line in dosage.lines] == [
        "2 Dosage",
        "[…] Sit down. Take [-10-] {+100+} mg daily. Drink. […]",
        "[…] 1 unchanged line",
    ]
    assert [line.is_change for line in dosage.lines] == [False, True, False]


def test_sections_that_did_not_change_are_shown_in_the_whole_text_only() -> None:
    comparison = two_editions()
    assert [section.state for section in present(comparison).sections] == [
        "changed", "removed", "moved", "new",
    ]  # fmt: skip
    view = present(comparison, Extent.ALL)
    assert [(section.sign, section.state) for section in view.sections] == [
        ("≠", "changed"), ("−", "removed"), ("↕", "moved"), ("+", "new"), ("=", "unchanged"),
    ]  # fmt: skip
    assert [marked_text(line.spans) for line in view.sections[0].lines][1:] == [
        "Wait. Sit down. Take [-10-] {+100+} mg daily. Drink. Stay. Rest.",
        "With food.",
    ]


def test_section_that_moved_shows_its_number_and_says_that_its_text_is_the_same() -> None:
    moved = present(two_editions()).sections[2]
    assert moved.remark == "The text is the same; its place or its number is another."
    assert marked_text(moved.lines[0].spans) == "[-4-] {+3+} Storage"


def test_section_without_anything_in_common_is_said_to_have_nothing() -> None:
    older = an_edition(a_part("", "Take it with food.", kind=SectionKind.DOSAGE))
    newer = an_edition(a_part("", "Never in gout or epilepsy!", kind=SectionKind.DOSAGE))
    [section] = present(compare(older, newer)).sections
    assert section.remark == "Nothing of this section stands in both editions as it is."


def test_changed_row_is_shown_below_the_top_row_of_its_own_table_and_its_heading() -> None:
    def rows(*texts: str) -> Table:
        return Table(tuple((Cell(text), Cell(text[::-1])) for text in texts))

    def edition(last: str) -> Part:
        inner = Part(None, "", "Rates", (rows("Arm", "Nausea", last),))
        blocks = (rows("Other", "table"), *a_part("", "Between.").blocks)
        return Part(SectionKind.SIDE_EFFECTS, "", "Effects", blocks, (inner,))

    older, newer = an_edition(edition("Rash 5")), an_edition(edition("Rash 6"))
    [section] = present(compare(older, newer)).sections
    assert [line.left_out or line.spans[0].text for line in section.lines] == [
        "[…] 4 unchanged lines",
        "Rates",
        "Arm | mrA",
        "[…] 1 unchanged line",
        "Rash ",
    ]


def test_plain_text_marks_words_and_names_what_is_editorial() -> None:
    assert list(lines(present(two_editions()))) == [
        "Demoxil 5 mg",
        "Edition 3 of 2025-01-02 → edition 4 of 2026-01-02",
        "1 section changed, 1 new, 1 removed, 1 moved; 1 unchanged",
        "[-removed-] {+added+}",
        "",
        "Numbers that changed: 1",
        "  Dosage and administration: 10 mg → 100 mg",
        "      Take [-10-] {+100+} mg daily.",
        "  1 whole line with numbers is new or removed: read below. (editorial)",
        "",
        "≠ Dosage and administration (changed)",
        "  2 Dosage",
        "  […] Sit down. Take [-10-] {+100+} mg daily. Drink. […]",
        "  […] 1 unchanged line",
        "",
        "− 3 Gout (removed)",
        "  [-3 Gout-]",
        "  [-Not in gout.-]",
        "",
        "↕ 3 Storage (moved)",
        "  The text is the same; its place or its number is another. (editorial)",
        "  [-4-] {+3+} Storage",
        "  […] 1 unchanged line",
        "",
        "+ 4 Driving (new)",
        "  {+4 Driving+}",
        "  {+Do not drive for 2 days.+}",
    ]


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        ([Span(REMOVED, "10"), Span(ADDED, "100")], "[-10-] {+100+}"),
        ([Span(KEPT, "a"), Span(ADDED, " b")], "a {+b+}"),
        ([Span(ADDED, "b "), Span(KEPT, "a")], "{+b+} a"),
        ([Span(REMOVED, " -"), Span(ADDED, " "), Span(KEPT, "5")], " [---]{+ +}5"),
        ([Span(REMOVED, "\u00a0"), Span(ADDED, " "), Span(KEPT, "mg")], "[-\u00a0-]{+ +}mg"),
        ([Span(REMOVED, "a"), Span(ADDED, " b")], "[-a-] {+b+}"),
    ],
)
def test_marks_stand_at_the_words_and_hold_blanks_only_if_nothing_else(
    spans: list[Span], text: str
) -> None:
    assert marked_text(spans) == text


@given(st.lists(st.builds(Span, st.sampled_from(Mark), st.text(min_size=1))))
def test_no_letter_is_lost_among_the_marks(spans: list[Span]) -> None:
    letters = [letter for span in spans for letter in span.text if not letter.isspace()]
    shown = iter(marked_text(spans))
    assert all(letter in shown for letter in letters)


def test_change_is_said_in_words() -> None:
    line = LineView(LineKind.TEXT, (Span(KEPT, "Take "), Span(REMOVED, "10"), Span(ADDED, "100")))
    assert spoken(line) == "Take, removed: 10, added: 100"
    assert spoken(LineView(LineKind.TEXT, (Span(ADDED, " "), Span(KEPT, "a")))) == "a"
