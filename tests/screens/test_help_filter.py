"""A page of the help is looked through."""

import pytest

from baklosan_desktop.screens.help_filter import present
from baklosan_desktop.screens.help_pages import Entry, HelpPage
from baklosan_desktop.wording import NBSP

PAGE = HelpPage("Notes", "For pharmacists.", (Entry("First", "Take 5 mg."), Entry("Second", "No.")))


def test_whole_page_has_its_title_and_introduction() -> None:
    view = present(PAGE)
    assert view.text.startswith("## Notes\n\nFor pharmacists.\n\n### First\n\nTake")
    assert view.summary == "2 entries"


def test_hz_27_number_in_the_help_keeps_its_unit() -> None:
    assert f"5{NBSP}mg" in present(PAGE).text


@pytest.mark.parametrize("typed", ["5 mg", "MG take", " first "])
def test_entries_with_every_word_are_left(typed: str) -> None:
    view = present(PAGE, typed)
    assert "### First" in view.text
    assert "### Second" not in view.text
    assert "For pharmacists." not in view.text
    assert view.summary == "1 of 2 entries"


def test_apostrophe_is_found_as_it_is_typed() -> None:
    page = PAGE._replace(entries=(Entry("Text", "The label’s words"),))
    assert present(page, "label's").summary == "1 of 1 entry"


def test_words_that_stand_nowhere_are_said_with_what_to_do() -> None:
    view = present(PAGE, "kidney ")
    assert view.text == "## Notes"
    assert view.summary == "No entry on this page has “kidney”: try fewer words, or another page."
