"""The pages of the help: how they are read, filtered and written."""

import pytest

from baklosan_desktop import assets
from baklosan_desktop.screens import help_pages
from baklosan_desktop.screens.help_pages import Entry, HelpPage, present
from baklosan_desktop.wording import NBSP

NOTES = "# Notes\n\nFor pharmacists.\n\n## First\n\nTake 5 mg.\n\n- one\n\n## Second\n\nNone.\n"
LOG = """
introduction = "What could harm."
[[hazard]]
id = "HZ-01"
title = "A wrong dose"
cause = "A slip."
harm = "Coma."
controls = "It asks."
tests = ["test_hz_01_it_asks", "test_hz_01_and_17_both_ask", "test_it_is_plain"]
risk = "major: 4"
residual = "major: 2"
"""
PAGE = HelpPage("Notes", "For pharmacists.", (Entry("First", "Take 5 mg."), Entry("Second", "No.")))


def test_page_is_its_introduction_and_its_entries() -> None:
    page = help_pages.written("Notes", NOTES)
    assert page.introduction == "For pharmacists."
    assert page.entries == (Entry("First", "Take 5 mg.\n\n- one"), Entry("Second", "None."))


def test_hazard_says_what_is_done_what_shows_it_and_what_remains() -> None:
    page = help_pages.hazard_log(LOG)
    assert (page.title, page.introduction) == ("Hazard log", "What could harm.")
    [hazard] = page.entries
    assert hazard.title == "HZ-01 · A wrong dose"
    assert hazard.text.split("\n\n") == [
        "**Cause:** A slip.",
        "**Harm:** Coma.",
        "**What the program does:** It asks.",
        "**Risk without that:** major: 4",
        "**Remaining risk:** major: 2",
        "**Shown by these tests:**",
        "- It asks\n- Both ask\n- It is plain",
    ]


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


def test_pages_of_the_program_are_the_three() -> None:
    pages = help_pages.load(lambda name: assets.resource("help", name).read_text(encoding="utf-8"))
    assert tuple(page.title for page in pages) == help_pages.TITLES
    assert all(page.introduction and page.entries for page in pages)
