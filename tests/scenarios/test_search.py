from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListView

from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.qt.widgets.entries import COUNT
from baklosan_desktop.qt.widgets.found import ROW, HitDelegate
from baklosan_desktop.qt.window import BESIDE_WIDTH
from tests.scenarios.desk import Desk

HIT = "From the skin and subcutaneous tissue: frequent - hyperhidrosis, rash."


def test_enter_opens_the_first_sentence_found_and_marks_it(desk: Desk) -> None:
    desk.presses("Ctrl+3")
    desk.types("hyperhidrosis", into="search")
    desk.waits_to_see(HIT, "results")
    desk.presses("Return")
    assert desk.frame.page() == "label"
    assert desk.marked() == [HIT]
    assert not desk.sees(HIT, "results")


def test_sentence_is_marked_and_not_its_whole_passage(desk: Desk) -> None:
    desk.types("maximum daily dose", into="search")
    desk.waits_to_see("The maximum daily dose is 100 mg.", "results")
    desk.presses("Return")
    assert desk.marked() == ["The maximum daily dose is 100 mg."]


def test_enter_waits_for_the_answer_to_what_was_typed(desk: Desk) -> None:
    desk.types("hyper", into="search")
    desk.waits_to_see("hyper", "results")
    desk.types("hidrosis", into="search")
    desk.presses("Return")
    desk.waits(lambda: desk.marked() == [HIT])
    assert not desk.sees(HIT, "results")


def test_arrows_choose_another_sentence(desk: Desk) -> None:
    desk.types("maximum daily dose", into="search")
    desk.waits_to_see("The maximum daily dose is 100 mg.", "results")
    desk.presses("Down", "Return")
    [marked] = desk.marked()
    assert "the maximum daily dose is 2.5 mg / kg body weight" in marked


def test_sentences_stand_in_groups_with_their_places(desk: Desk) -> None:
    desk.types("convulsions", into="search")
    desk.waits_to_see("Contraindications ¶4", "results")
    assert desk.sees("CONTRAINDICATIONS AND INTERACTIONS", "results")
    assert desk.sees("LABEL PASSAGES", "results")


def test_escape_leaves_the_page_as_it_was(desk: Desk) -> None:
    desk.presses("Ctrl+5", "Ctrl+K")
    desk.types("dose", into="search")
    desk.waits_to_see("DOSE RULES", "results")
    desk.presses("Esc")
    assert desk.frame.page() == "library"
    assert desk.frame.search.text() == ""
    assert not desk.sees("DOSE RULES")


def test_escape_leads_back_to_the_field_that_was_left(desk: Desk) -> None:
    desk.presses("Ctrl+2")
    before = desk.focus()
    desk.presses("Ctrl+K", "Esc")
    assert desk.focus() is before


@pytest.mark.parametrize("page", ["label", "dose", "effects", "handouts"])
def test_escape_leads_to_the_page_where_no_field_was_left(desk: Desk, page: str) -> None:
    desk.frame.show_page(page)
    desk.frame.search.setFocus()
    desk.presses("Esc")
    assert desk.page().isAncestorOf(desk.focus())


def test_what_the_label_does_not_say_is_said(desk: Desk) -> None:
    desk.types("penicillin", into="search")
    desk.waits_to_see("This label does not mention “penicillin”.", "results")
    desk.presses("Return")
    assert desk.marked() == []


def test_section_list_counts_hits_while_something_is_searched(desk: Desk) -> None:
    def counts() -> list[int | None]:
        sections = desk.sections()
        return [sections.item(row).data(COUNT) for row in range(sections.count())]

    desk.types("depression", into="search")
    desk.waits(lambda: [count for count in counts() if count] == [2, 2])
    desk.presses("Return")
    assert [count for count in counts() if count] == [2, 2]
    desk.frame.search.clear()
    desk.waits(lambda: not any(counts()))


def test_every_hit_is_marked_in_the_text_while_something_is_searched(desk: Desk) -> None:
    desk.types("depression", into="search")
    desk.waits(lambda: desk.marked_words().count("depression") == 4)
    assert desk.marked() == []
    desk.frame.search.clear()
    desk.waits(lambda: not desk.marked_words())


def test_f3_walks_the_hits_in_the_order_of_the_text_and_round(desk: Desk) -> None:
    desk.presses("Ctrl+3")
    desk.types("depression", into="search")
    desk.waits_to_see("4 results")
    walked = []
    for key in ("F3", "F3", "F3", "F3", "F3", "Shift+F3", "Shift+F3"):
        desk.presses(key)
        [sentence] = desk.marked()
        walked.append(sentence[:9])
    assert desk.frame.page() == "label"
    first, second, third, fourth = "Symptoms:", "Treatment", "On the pa", "On the pa"
    assert walked == [first, second, third, fourth, first, fourth, third]


def test_f3_does_nothing_where_nothing_is_searched(desk: Desk) -> None:
    desk.presses("Ctrl+3", "F3", "Shift+F3")
    assert desk.frame.page() == "effects"
    assert desk.marked() == []


def test_ctrl_enter_opens_a_hit_and_leaves_the_results_open(desk: Desk) -> None:
    desk.presses("Ctrl+3")
    desk.types("depression", into="search")
    desk.waits_to_see("4 results")
    desk.presses("Ctrl+Return")
    assert desk.frame.page() == "label"
    assert len(desk.marked()) == 1
    assert desk.sees("LABEL PASSAGES", "results")
    desk.presses("Return")
    assert not desk.sees("LABEL PASSAGES", "results")


def test_what_is_searched_is_never_written_anywhere(
    built: Path, tmp_path: Path, opening: Callable[[Path], AbstractContextManager[Desk]]
) -> None:
    asked = ("hyperhidrosis", "zzyzxword", "depression")
    with opening(built) as desk:
        for typed in asked:
            desk.frame.search.clear()
            desk.types(typed, into="search")
            desk.waits_to_see(typed, "results")
            desk.presses("Return")
        desk.frame.search.setFocus()
        desk.frame.search.clear()
        desk.waits(lambda: not desk.reads("results"))
        desk.presses("Down")
        assert desk.sees("depression", "results")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        written = path.read_bytes()
        assert not any(typed.encode() in written for typed in asked), path


def test_note_tells_what_the_label_does_not(desk: Desk) -> None:
    desk.types("manufacturer", into="search")
    desk.waits_to_see("This label does not mention “manufacturer”.", "results")
    assert desk.sees("NOTES (EDITORIAL)", "results")
    desk.presses("Return")
    assert desk.marked() == ["Baklosan 25mg №50 pills"]


def test_results_beside_the_text_do_not_overlap(desk: Desk) -> None:
    desk.window.resize(1366, 768)
    desk.types("depression", into="search")
    desk.waits_to_see("4 results")
    desk.presses("Ctrl+Return")
    [panel] = desk.window.findChildren(SearchPanel)
    [results] = panel.findChildren(QListView)
    indexes = [results.model().index(row, 0) for row in range(results.model().rowCount())]

    def tops() -> list[int]:
        return [results.visualRect(index).top() for index in indexes]

    desk.waits(lambda: results.viewport().width() < BESIDE_WIDTH * 2)
    width = results.viewport().width()
    delegate = results.itemDelegate()
    assert isinstance(delegate, HitDelegate)
    needed = [delegate.height(index.data(ROW), width) for index in indexes]
    assert [below - above for above, below in pairwise(tops())] == needed[:-1]


def test_why_a_hit_without_the_typed_word_is_there_is_said(desk: Desk) -> None:
    desk.types("sweating", into="search")
    desk.waits_to_see("“sweating”: this label says “hyperhidrosis”", "results")


def test_misspelled_word_is_found_and_the_meant_one_can_be_searched(desk: Desk) -> None:
    desk.types("kidny", into="search")
    desk.waits_to_see("DID YOU MEAN", "results")
    desk.presses("Up", "Return")
    desk.waits(lambda: desk.frame.search.text() == "kidney")
    desk.waits(lambda: not desk.sees("DID YOU MEAN", "results"))


@pytest.mark.parametrize(
    ("typed", "seen"),
    [("<img src='file:///etc/passwd'>", "“img”, “src”"), ("&lt;b&gt;qq", "“lt”, “gt” or “qq”")],
)
def test_what_is_typed_is_text_and_no_markup(desk: Desk, typed: str, seen: str) -> None:
    desk.types(typed, into="search")
    desk.waits_to_see(seen, "results")


def test_results_give_way_when_the_keyboard_goes_on(desk: Desk) -> None:
    desk.types("dose", into="search")
    desk.waits_to_see("DOSE RULES", "results")
    desk.presses("Tab")
    assert not desk.sees("DOSE RULES")
    desk.presses("Ctrl+K")
    desk.waits_to_see("DOSE RULES", "results")
