from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.comparing import compare
from baklosan_desktop.labels.marking import newer_text
from baklosan_desktop.labels.published import Items, Part
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.screens.comparison import Extent, present
from baklosan_desktop.screens.comparison_pieces import Look, entries, pieces, step
from tests.screens.comparison_builders import a_part, an_edition, two_editions


def test_numbers_are_the_first_entry_and_sections_follow_with_sign_and_word() -> None:
    view = present(two_editions())
    assert entries(view)[:2] == (
        ("Numbers that changed: 1", "Numbers that changed: 1"),
        ("≠ Dosage and administration", "Dosage and administration, changed"),
    )
    assert len(entries(view)) == 5


def test_each_entry_begins_with_its_title() -> None:
    view = present(two_editions(), Extent.ALL)
    titles = [piece for piece in pieces(view) if piece.look is Look.TITLE]
    assert [piece.entry for piece in titles] == list(range(len(entries(view))))
    shown = [newer_text(piece.spans) for piece in titles]
    assert shown[1:] == [entry.text for entry in entries(view)[1:]]


def test_numbers_that_are_none_are_said_to_be_none() -> None:
    same = an_edition(a_part("", "Take it."))
    assert [
        (piece.look, newer_text(piece.spans)) for piece in pieces(present(compare(same, same)))
    ] == [
        (Look.TITLE, "Numbers that changed"),
        (Look.REMARK, "No number changed. (editorial)"),
    ]


def test_change_is_spoken_where_it_begins_and_once_for_lines_that_follow() -> None:
    older = an_edition(a_part("A", "Stay here."))
    newer = an_edition(a_part("A", "One is new.", "Stay here.", "Two too.", "So are we."))
    spoken = [piece.spoken for piece in pieces(present(compare(older, newer))) if piece.spoken]
    assert spoken == ["A: added: One is new.", "A: added: Two too."]


def test_items_of_a_list_are_told_from_texts() -> None:
    def edition(*items: str) -> Part:
        return Part(SectionKind.DOSAGE, "", "How", (Items(items),))

    comparison = compare(an_edition(edition("One a day")), an_edition(edition("Two a day")))
    looks = [piece.look for piece in pieces(present(comparison))]
    assert looks[-2:] == [Look.HEADING, Look.ITEM]


@given(st.sets(st.integers(0, 50), min_size=1).map(sorted), st.integers(0, 50))
def test_steps_lead_through_all_changes_and_around(stops: list[int], here: int) -> None:
    walked = []
    for _ in stops:
        place = step(stops, here, 1)
        assert place is not None
        walked.append(here := place)
    assert sorted(walked) == stops
    back = step(stops, walked[0], -1)
    assert back == walked[-1]
