from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.arranging import Arranged, arrange
from baklosan_desktop.labels.comparing import Comparison, State, compare
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.lines import lines
from baklosan_desktop.labels.published import Cell, Part, Table, Text
from baklosan_desktop.labels.sections import SectionKind
from tests.published import ANY_PART, PARTS, PRODUCT, a_published

SAID = Part(SectionKind.CLOSING, "", "End", (Text("The end."),))


def arranged(parts: Sequence[Part], **changes: object) -> Arranged:
    published = a_published(parts=(*parts, SAID), **changes)
    return arrange(published, LabelId("demo"), "Demo", "0" * 64)


def compared(older: Sequence[Part], newer: Sequence[Part]) -> Comparison:
    return compare(arranged(older), arranged(newer))


def states(comparison: Comparison) -> list[tuple[str, str]]:
    return [(section.title, section.state.value) for section in comparison.sections]


def a_part(title: str, *texts: str, kind: SectionKind | None = SectionKind.OTHER) -> Part:
    return Part(kind, "", title, tuple(map(Text, texts)))


@given(st.lists(ANY_PART, max_size=3), st.lists(ANY_PART, max_size=3))
def test_both_editions_can_be_read_from_a_comparison(older: list[Part], newer: list[Part]) -> None:
    was, is_now = arranged(older), arranged(newer)
    comparison = compare(was, is_now)
    told = [section for section in comparison.sections if section.key]
    texts = [[line.newer for line in section.lines if line.newer] for section in told]
    assert [text for text in texts if text] == [
        [line.text for line in lines(section, is_now.placed)] for section in is_now.label.sections
    ]
    before = [[line.older for line in section.lines if line.older] for section in told]
    assert sorted(text for text in before if text) == sorted(
        [line.text for line in lines(section, was.placed)] for section in was.label.sections
    )
    unchanged = [section for section in told if section.state is State.UNCHANGED]
    assert all(line.is_kept for section in unchanged for line in section.lines)


@given(st.lists(ANY_PART, max_size=3))
def test_nothing_changed_in_an_edition_compared_with_itself(parts: list[Part]) -> None:
    sections = compared(parts, parts).sections
    assert {section.state for section in sections} == {State.UNCHANGED}
    assert all(line.is_kept for section in sections for line in section.lines)


def test_sections_stand_in_the_newer_order_and_removed_ones_where_they_were() -> None:
    older = [
        a_part("A", "One."),
        a_part("B", "Two."),
        a_part("C", "Three 3."),
        a_part("D", "Four."),
    ]
    newer = [
        a_part("N", "New words."),
        a_part("A", "One."),
        a_part("C", "Three 4."),
        a_part("D", "Four."),
    ]
    told = [
        (section.lines[0].newer or section.lines[0].older, section.state)
        for section in compared(older, newer).sections
    ]
    assert told == [
        ("End", State.UNCHANGED),
        ("N", State.NEW),
        ("A", State.UNCHANGED),
        ("B", State.REMOVED),
        ("C", State.CHANGED),
        ("D", State.UNCHANGED),
    ]


def test_section_that_was_first_and_is_gone_comes_first() -> None:
    gone = a_part("Warning", "Boxed.", kind=SectionKind.BOXED_WARNING)
    assert states(compared([gone], []))[0] == ("Boxed warning", "removed")


def test_one_section_that_stands_elsewhere_has_moved_and_the_others_stayed() -> None:
    parts = [a_part(title, f"{title} text.") for title in "ABCD"]
    moved = [parts[3], *parts[:3]]
    told = {section.lines[0].newer: section.state for section in compared(parts, moved).sections}
    assert told.pop("D") is State.MOVED
    assert set(told.values()) == {State.UNCHANGED}


def test_section_that_moved_and_changed_has_changed() -> None:
    older = [a_part("A", "One is here."), a_part("B", "Two."), a_part("C", "Three.")]
    newer = [*older[1:], a_part("A", "Two are here.")]
    told = {section.lines[0].newer: section.state for section in compared(older, newer).sections}
    assert told["A"] is State.CHANGED


def test_section_of_which_only_the_number_changed_says_the_same() -> None:
    older = [
        Part(None, "", "5 Driving", (Text("Never."),), (a_part("5.1 Cars", "No.", kind=None),))
    ]
    newer = [
        Part(None, "", "6 Driving", (Text("Never."),), (a_part("6.1 Cars", "No.", kind=None),))
    ]
    [_, section] = compared(older, newer).sections
    assert section.state is State.MOVED
    assert [line.is_renumbered for line in section.lines if not line.is_kept] == [True, True]
    assert section.lines[0].newer == "6 Driving"


def test_amount_in_a_heading_is_no_section_number() -> None:
    older = [a_part("10 mg tablets", "Take one.", kind=SectionKind.DOSAGE)]
    newer = [a_part("100 mg tablets", "Take one.", kind=SectionKind.DOSAGE)]
    assert ("Dosage and administration", "changed") in states(compared(older, newer))


def test_line_that_is_new_beside_the_heading_is_a_change() -> None:
    older = [a_part("5 Driving", "Never drive.")]
    newer = [a_part("6 Driving", "Never drive.", "1 day before.")]
    assert compared(older, newer).sections[1].state is State.CHANGED


def test_figure_that_moved_to_another_column_is_a_change() -> None:
    def table(*cells: str) -> list[Part]:
        row = tuple(map(Cell, cells))
        return [Part(SectionKind.SIDE_EFFECTS, "", "", (Table((row,)),))]

    [section, _] = compared(table("Rash", "3", ""), table("Rash", "", "3")).sections
    assert section.state is State.CHANGED


def test_what_the_label_is_about_comes_first_where_it_changed() -> None:
    stronger = PRODUCT._replace(ingredients=(PRODUCT.ingredients[0]._replace(strength="50 mg"),))
    older, newer = arranged(PARTS), arranged(PARTS, products=(stronger,))
    comparison = compare(older, newer)
    about = comparison.sections[0]
    assert (about.key, about.title, about.state) == ("", "Name, strength and packs", State.CHANGED)
    assert [(line.older, line.newer) for line in about.lines if not line.is_kept] == [
        ("5 mg", "50 mg")
    ]
    assert compare(older, older).sections[0].key == "dosage"
    assert (comparison.older, comparison.newer) == (older.label, newer.label)


def test_section_of_no_kind_is_called_by_its_heading_and_others_by_their_kind() -> None:
    older = [a_part("Driving", "Never."), a_part("", "Text.")]
    newer = [a_part("Gout", "Never at all."), a_part("How", "Take.", kind=SectionKind.DOSAGE)]
    told = [(section.name, section.heading) for section in compared(older, newer).sections]
    assert told == [
        ("Dosage and administration", "How"),
        ("Closing statement", "End"),
        ("Driving", "Driving"),
        ("Further information", ""),
        ("Gout", "Gout"),
    ]
