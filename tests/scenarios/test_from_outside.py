"""What assistive technology is told of the real program, read by another process through AT-SPI."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from baklosan_desktop.assets import database_folder
from baklosan_desktop.qt import actions
from baklosan_desktop.settings import FOLDER
from baklosan_desktop.store import library
from tests import packed
from tests.published import a_published
from tests.scenarios.desk import plain_blanks
from tests.scenarios.heard import faults, named
from tests.scenarios.outside import Node, Reader, missing, reading

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

QUESTIONS = 16
BUNDLED = "baklosan-25mg"
SEARCH = "Search label, doses, side effects"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a user who has imported two editions of a label."""
    home = tmp_path_factory.mktemp("own")
    packed.kept(home / FOLDER, a_published(edition="2"), a_published())
    return home


@pytest.fixture(scope="module")
def outside(home: Path) -> Iterator[Reader]:
    """The program, started by a pharmacy system for a patient."""
    with reading(home, "--age", "47") as reader:
        reader.finds("No answer yet")
        yield reader


@pytest.mark.parametrize(
    ("page", "there"),
    [
        (actions.LABEL, "Label text"),
        (actions.DOSE, "Question"),
        (actions.EFFECTS, "Listed side effects"),
        (actions.HANDOUTS, "Save PDF …"),
        (actions.LIBRARY, "Filter labels"),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_page_is_opened_and_all_of_it_has_a_name_and_a_role(
    outside: Reader, page: actions.Action, there: str
) -> None:
    outside.presses(f"{page.text} page")
    outside.finds(there)
    window = outside.window()
    assert (window.role, window.name) == ("frame", "Baklosan Desktop")
    assert faults(window) == []
    [tab] = [node for node in window.all() if node.name == f"{page.text} page"]
    assert {"checked", "focusable"} <= tab.states


def test_text_of_the_label_can_be_read(outside: Reader) -> None:
    outside.presses("Label page")
    text = outside.text(outside.finds("Label text"))
    assert "the daily dose is 5 mg" in plain_blanks(text)


def test_rows_and_columns_of_tables_have_names(outside: Reader) -> None:
    outside.presses("Effects page")
    outside.finds("Side effects by organ system and frequency band", "table")
    window = outside.window()
    assert "Very frequent, over 10 %, 3 side effects" in named(window, "column header")
    assert "Senses, 2 side effects" in named(window, "row header")
    assert "Senses, frequent, 2 side effects" in named(window, "cell")
    outside.presses("Library page")
    outside.finds("Labels on this computer", "table")
    assert named(outside.window(), "column header")[:2] == ["Name", "Document"]


def denials(window: Node) -> list[Node]:
    """Return the answers “no” to all of the questions, once these are shown."""
    found = [node for node in window.all() if node.name.endswith(": no")]
    return found if len(found) == QUESTIONS else []


def test_what_is_toggled_is_answered_and_the_answer_is_announced(outside: Reader) -> None:
    """A screen reader toggles without a click: it would only look answered."""
    outside.presses("Dose page")
    for fold in ("Use with caution, monitor, 4 not asked", "Strong reactions, 1 not asked"):
        outside.presses(fold)
    for denial in outside.waits(lambda: denials(outside.window())):
        outside.acts(denial)
    answer = "Dose: 15 mg per day in total, in 3 intakes of 5 mg"
    assert plain_blanks(outside.hears("Dose")) == f"Within the label. {answer}"
    window = outside.window()
    assert answer in named(window, "label")
    assert faults(window) == []

    outside.presses("Contraindications, asked: none of 7")
    outside.presses("Allergy to baclofen: yes")
    outside.hears("Contraindicated. Do not use")
    assert {"Contraindicated", "Do not use"} <= {*named(outside.window(), "label")}

    outside.presses("Allergy to baclofen: yes")
    outside.hears("No answer yet")


def test_results_of_a_search_are_announced_and_can_be_read(outside: Reader) -> None:
    outside.asks("--search", "kidney")
    assert outside.hears("results").startswith("4 results · 3 editorial notes")
    outside.finds("Search results", "list")
    window = outside.window()
    assert faults(window) == []
    hits = named(window, "list item")
    assert "Contraindicated in chronic renal failure. Renal impairment ¶1" in hits


def test_picker_has_names_and_roles_and_is_opened_by_its_button(outside: Reader) -> None:
    outside.presses("Open another label (Ctrl+L)")
    outside.finds("Open a label: name, substance or code", "text")
    assert faults(outside.window()) == []
    outside.asks("--page", "label")


def test_table_of_an_imported_label_can_be_read(outside: Reader, home: Path) -> None:
    [label] = library.opener(home / FOLDER, database_folder())().listed()
    for page, there in ((actions.LABEL, "Label text"), (actions.EFFECTS, "Listed side effects")):
        outside.asks("--label", label.id, "--page", page.name)
        outside.finds(there)
        assert faults(outside.window()) == []
    outside.presses("Label page")
    text = outside.waits(lambda: demoxil(outside))
    assert "Any arm, %" in text
    assert "Rash" in text
    outside.asks("--label", BUNDLED)
    outside.waits(lambda: "Baklosan 25mg" in outside.text(outside.finds("Label text")))


def demoxil(outside: Reader) -> str:
    text = outside.text(outside.finds("Label text"))
    return text if "Take one tablet." in text else ""


def test_passages_that_disagree_have_names_and_roles_in_a_dialog(outside: Reader) -> None:
    outside.asks("--label", BUNDLED, "--section", "dosage", "--page", "label")
    outside.presses("All three passages")
    close = outside.finds("Close", "push button")
    window = outside.window()
    assert (window.role, window.name) == ("dialog", "The label disagrees with itself")
    assert faults(window) == []
    outside.acts(close)
    outside.finds("Label page")
