"""The pages of the help: how they are read and written."""

from baklosan_desktop import assets
from baklosan_desktop.screens import help_pages
from baklosan_desktop.screens.help_pages import Entry

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


def test_pages_of_the_program_are_the_three() -> None:
    pages = help_pages.load(lambda name: assets.resource("help", name).read_text(encoding="utf-8"))
    assert tuple(page.title for page in pages) == help_pages.TITLES
    assert all(page.introduction and page.entries for page in pages)
