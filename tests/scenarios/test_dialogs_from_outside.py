"""Every dialog, opened and left by the keyboard, as assistive technology is told of it."""

from collections.abc import Iterator

import pytest

from baklosan_desktop.settings import FOLDER
from tests import packed
from tests.published import a_published, one_section
from tests.scenarios.desk import plain_blanks
from tests.scenarios.heard import controls, faults, named
from tests.scenarios.outside import Reader, missing, reading

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

FILTER, TABLE = "Filter labels", "Labels on this computer"
PICKER = "Open a label: name, substance or code"
DEMOXIL = "Demoxil 5 mg"


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The program of a user with two editions of a label, and two of a pack."""
    home = tmp_path_factory.mktemp("own")
    own = home / FOLDER
    older = a_published(edition="2", parts=one_section("Take 5 mg."))
    packed.kept(own, older, a_published(parts=one_section("Take 10 mg.")))
    for version in (1, 2):
        packed.installed(own, a_published(set_id="set-2", name="Alpha"), version=version)
    with reading(home) as reader:
        reader.finds("Label text")
        reader.asks("--page", "label")  # no other window takes the keyboard from it
        yield reader


def opens(outside: Reader, page: str) -> None:
    """Have a page with the keyboard on it."""
    outside.asks("--page", page)
    outside.waits(outside.keyboard)


def shows(outside: Reader, role: str, name: str) -> None:
    """Wait for a dialog that is told of whole."""
    outside.waits(lambda: (outside.window().role, outside.window().name) == (role, name))
    outside.waits(outside.keyboard)
    assert faults(outside.window()) == []


def stops(outside: Reader) -> set[str]:
    """Return the names of all controls that Tab leads to."""
    first = outside.keyboard()
    met = [outside.tabs()]
    while met[-1] != first:
        met.append(outside.tabs())
    return set(met)


def closes(outside: Reader) -> None:
    outside.strikes("Esc")
    outside.waits(lambda: outside.window().role == "frame")


def test_about_names_the_program_and_leads_to_the_help(outside: Reader) -> None:
    opens(outside, "label")
    outside.strikes("F1")
    shows(outside, "dialog", "About this program")
    pages = ["Safety notes", "Hazard log", "What’s new"]
    assert controls(outside.window()) == {
        "text": ["About this program"],
        "push button": [*pages, "Close"],
    }
    assert outside.keyboard() == "Close"
    assert stops(outside) == {"About this program", *pages, "Close"}
    assert "Baklosan Desktop" in outside.text(outside.finds("About this program", "text"))
    outside.tabs_to("What’s new")
    outside.strikes("Return")
    shows(outside, "dialog", "Help")
    assert outside.keyboard() == "What’s new"
    closes(outside)


def test_help_is_chosen_filtered_and_read(outside: Reader) -> None:
    opens(outside, "label")
    outside.strikes("F1")
    shows(outside, "dialog", "About this program")
    outside.tabs_to("Safety notes")
    outside.strikes("Return")
    shows(outside, "dialog", "Help")
    assert controls(outside.window()) == {
        "list": ["Pages of the help"],
        "list item": ["Safety notes", "Hazard log", "What’s new"],
        "text": ["Filter this page"],
        "label": ["Safety notes"],
        "push button": ["Close"],
    }
    assert stops(outside) == {"Pages of the help", "Filter this page", "Safety notes", "Close"}
    outside.tabs_to("Pages of the help")
    outside.strikes("Down", "Return")
    hazards = outside.finds("Hazard log", "label")
    assert "HZ-01" in outside.text(hazards)
    outside.types("pounds kilograms", "Filter this page")
    outside.strikes("Return")
    outside.finds("1 of 30 entries", "label")
    assert "HZ-01" not in outside.text(outside.finds("Hazard log", "label"))
    closes(outside)


def chooses(outside: Reader) -> None:
    """Go to the imported label in the table of the library."""
    opens(outside, "library")
    outside.tabs_to(TABLE)
    outside.strikes("Down", "Down")
    outside.finds("1 older edition")


def test_editions_are_compared_change_by_change(outside: Reader) -> None:
    chooses(outside)
    outside.tabs_to("1 older edition")
    outside.strikes("Space", "Down", "Down", "Return")
    shows(outside, "dialog", "What changed")
    window = outside.window()
    text = "What changed, in both editions"
    steps = ["Previous change (Shift+F3, Alt+Up)", "Next change (F3, Alt+Down)"]
    assert controls(window) == {
        "list": ["Sections with what became of them"],
        "list item": ["Numbers that changed: 1", "Dosage and administration, changed"],
        "label": [text],
        "push button": [*steps, "Copy as text", "Close"],
        "check box": ["Whole text"],
    }
    assert "Demoxil 5 mg" in named(window, "label")
    listed = "Sections with what became of them"
    assert stops(outside) == {listed, text, *steps, "Whole text", "Copy as text", "Close"}
    assert "10 mg" in plain_blanks(outside.text(outside.finds(text)))
    outside.strikes("F3")
    outside.waits(lambda: any(name.startswith("Change 1 of") for name in said(outside)))
    assert "checked" not in outside.finds("Whole text").states
    outside.tabs_to("Whole text")
    outside.strikes("Space")
    outside.waits(lambda: "checked" in outside.finds("Whole text").states)
    outside.tabs_to("Close")
    outside.strikes("Return")
    outside.waits(lambda: outside.window().role == "frame")


def test_removal_is_asked_and_escape_keeps_the_label(outside: Reader) -> None:
    chooses(outside)
    outside.strikes("Del")
    shows(outside, "alert message", "Remove a label")
    question = "Remove “Demoxil 5 mg” of Demo Ltd and its older editions from the library?"
    meaning = (
        "The file that it was imported from stays where it is: import it to have the label back."
    )
    assert named(outside.window(), "label") == [question, meaning]
    assert named(outside.window(), "push button") == ["Remove", "Cancel"]
    assert outside.keyboard() == "Cancel"
    assert {"Remove", "Cancel"} <= stops(outside)
    closes(outside)
    assert DEMOXIL in named(outside.window(), "cell")


def test_other_edition_of_a_pack_is_used_once_that_is_wanted(outside: Reader) -> None:
    opens(outside, "library")
    outside.tabs_to("Other editions of packs")
    outside.strikes("Space", "Down", "Return")
    shows(outside, "alert message", "A pack of labels")
    window = outside.window()
    question, _meaning = named(window, "label")
    assert "version 1" in question
    assert named(window, "push button") == ["Use version 1", "Cancel"]
    assert outside.keyboard() == "Cancel"
    outside.tabs_to("Use version 1")
    outside.strikes("Return")
    outside.waits(lambda: outside.window().role == "frame")
    outside.waits(lambda: any("In use now: county version 1" in name for name in said(outside)))


def said(outside: Reader) -> list[str]:
    return named(outside.window(), "label")


def test_list_of_the_picker_is_walked_from_its_field(outside: Reader) -> None:
    opens(outside, "label")
    outside.strikes("Ctrl+L")
    outside.finds(PICKER, "text")
    outside.waits(lambda: outside.keyboard() == PICKER)
    outside.finds("ALL LABELS", "list item")
    window = outside.window()
    assert faults(window) == []
    [picker] = [node for node in window.all() if node.name == "Open a label"]
    assert picker.role == "panel"
    assert named(picker, "list") == [TABLE]
    heading, bundled, demoxil, alpha = named(picker, "list item")
    assert heading == "ALL LABELS"
    assert bundled.startswith("Baklosan 25 mg tablets (bundled with this program")
    assert alpha.startswith("Alpha (")
    assert demoxil.startswith("Demoxil 5 mg (Demo Ltd")
    assert current(outside) == bundled
    outside.strikes("Down")
    outside.waits(lambda: current(outside) == demoxil)
    assert outside.keyboard() == PICKER
    outside.strikes("Return")
    outside.waits(lambda: "Take 10 mg." in plain_blanks(outside.text(outside.finds("Label text"))))


def current(outside: Reader) -> str:
    """Return the label that Enter would open."""
    [picker] = [node for node in outside.window().all() if node.name == "Open a label"]
    items = (node for node in picker.all() if node.role == "list item")
    return next((plain_blanks(node.name) for node in items if "focused" in node.states), "")
