"""A label of the library stands in the place of the bundled one, and brings no dose with it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QTextTable
from PySide6.QtWidgets import QLineEdit

from baklosan_desktop.labels.library import Origin
from baklosan_desktop.labels.published import PublishedLabel
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.qt.panels.picker import LabelPicker
from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.qt.panels.unreviewed import UnreviewedPanel
from baklosan_desktop.qt.panels.unreviewed_handout import UnreviewedHandoutPanel
from baklosan_desktop.store import library
from baklosan_desktop.store.library import Library
from tests.published import a_published, one_section
from tests.scenarios.desk import Desk

Opening = Callable[[Path], AbstractContextManager[Desk]]
ARABIC = a_published(
    set_id="set-2",
    name="دواء Arabox",
    language="ar",
    parts=one_section("قرص واحد مرتين في اليوم. كل قرص 5 مجم."),
)


def keep(folder: Path, built: Path, *labels: PublishedLabel) -> Library:
    kept = Library.open(library.file(folder, built))
    with kept.shelving() as shelving:
        for one in labels:
            content = f"{one.set_id} {one.edition}".encode()
            origin = Origin("demo.xml", sha256(content).hexdigest(), content)
            shelving.keep(one, origin, is_last=True)
    return kept


@pytest.fixture(autouse=True)
def own(tmp_path: Path, built: Path) -> Library:
    """The library of this user: two labels."""
    return keep(tmp_path / "own", built, a_published(), ARABIC)


@pytest.fixture
def desk(built: Path, opening: Opening) -> Iterator[Desk]:
    with opening(built) as desk:
        desk.waits(lambda: len(desk.program.own_library.labels) == 2)
        yield desk


def opens(desk: Desk, name: str) -> None:
    """Open a label from wherever one is, and wait until it is there."""
    [picker] = desk.window.findChildren(LabelPicker)
    labels, chosen = desk.program.further_pages.labels, list[str]()
    picker.chosen.connect(chosen.append)
    desk.presses("Ctrl+L")
    desk.types(name, into="open a label")
    desk.presses("Return")
    desk.waits(lambda: labels.now.label.id in chosen)
    assert picker.isHidden()


def removes(desk: Desk, own: Library, name: str) -> None:
    [found] = [one for one in own.listed() if one.name == name]
    with own.shelving() as shelving:
        shelving.remove(found.id)
    desk.program.own_library.read()


def text(desk: Desk) -> str:
    return desk.label().reading.toPlainText()


def sections(desk: Desk) -> list[str]:
    return [desk.sections().item(row).text() for row in range(desk.sections().count())]


def test_imported_label_is_read_with_its_tables(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    assert sections(desk) == ["Dosage and administration", "Side effects", "Supply"]
    frames = desk.label().reading.document().rootFrame().childFrames()
    [table] = [frame for frame in frames if isinstance(frame, QTextTable)]
    assert (table.rows(), table.columns()) == (2, 3)
    assert "baclofen" not in text(desk)


def test_pages_of_a_label_are_built_when_they_are_first_seen(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    assert desk.window.findChildren(UnreviewedHandoutPanel) == []
    desk.presses("Ctrl+4")
    [page] = desk.window.findChildren(UnreviewedHandoutPanel)
    assert page.isVisible()
    assert page.isAncestorOf(desk.focus())


def test_label_is_opened_from_the_page_of_the_library(desk: Desk) -> None:
    desk.presses("Ctrl+5")
    desk.program.further_pages.library.label_opened.emit(
        next(one.id for one in desk.program.own_library.labels if one.name == "Demoxil 5 mg")
    )
    desk.waits_to_see("imported, not reviewed")
    assert desk.frame.page() == "label"
    desk.presses("Alt+Left")
    assert desk.frame.page() == "library"


@pytest.mark.parametrize("typed", ["demoxi", "DEMOXINE", "0001-0002", "5 mg demox"])
def test_label_is_found_by_name_substance_or_code(desk: Desk, typed: str) -> None:
    opens(desk, typed)
    assert desk.sees("imported, not reviewed · edition 3 · demoxine")


def test_label_opened_before_is_offered_first(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    opens(desk, "")
    assert desk.sees("Baklosan 25 mg tablets")
    opens(desk, "")
    assert desk.sees("Demoxil 5 mg")


def test_picker_that_is_left_changes_nothing(desk: Desk) -> None:
    desk.clicks("Open another label (Ctrl+L)")
    desk.types("Demoxil", into="open a label")
    desk.waits_to_see("Demo Ltd")
    desk.presses("Escape")
    assert desk.sees("Baklosan 25 mg tablets")
    assert desk.label().isAncestorOf(desk.focus())


def test_bars_say_which_label_is_open_and_that_nobody_reviewed_it(desk: Desk) -> None:
    assert desk.sees("Baklosan 25 mg tablets")
    opens(desk, "Demoxil 5 mg")
    assert desk.sees("Demoxil 5 mg")
    assert desk.sees("imported, not reviewed · edition 3 · demoxine · Demo Ltd")
    assert desk.sees("Imported label, not reviewed, edition 3 · as it was imported", "footer")
    assert not desk.sees("data intact")
    assert not desk.sees("Baklosan 25 mg tablets")


def test_imported_label_has_no_dose_page(desk: Desk) -> None:
    desk.presses("Ctrl+2")
    assert desk.visible(DosePanel)
    opens(desk, "Demoxil 5 mg")
    desk.presses("Ctrl+2")
    assert desk.visible(DosePanel) == []
    assert desk.sees("This label has no reviewed dose rules.", "page")
    assert [one for one in desk.visible(QLineEdit) if one is not desk.frame.search] == []
    assert not any(letter.isdigit() for letter in desk.reads("page"))
    desk.follows("Dosage and administration")
    assert desk.marked() == ["Take one tablet."]


@pytest.mark.parametrize("key", ["Ctrl+2", "Ctrl+3", "Ctrl+4"])
def test_nothing_of_the_bundled_label_stands_beside_another(desk: Desk, key: str) -> None:
    desk.presses(key)
    before = type(desk.page())
    opens(desk, "Demoxil 5 mg")
    desk.presses(key)
    assert "aclofen" not in desk.reads("page")
    assert "Baklosan" not in desk.reads("page")
    opens(desk, "Demoxil 5 mg")
    desk.presses("Alt+Left", "Alt+Left", "Alt+Left")
    assert type(desk.page()) is before


def test_side_effects_are_read_from_the_label_that_is_open(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.presses("Ctrl+3")
    desk.waits_to_see("from the text of Demoxil 5 mg", "page")
    assert not desk.sees("hyperhidrosis", "page")


def test_handouts_that_need_a_review_are_not_offered(desk: Desk) -> None:
    desk.presses("Ctrl+4")
    assert desk.sees("Patient leaflet", "page")
    opens(desk, "Demoxil 5 mg")
    desk.presses("Ctrl+P")
    assert desk.frame.page() == "handouts"
    assert desk.sees("Full label", "page")
    assert desk.sees("need reviewed facts, and this label has none", "page")
    for kind in ("Patient leaflet", "Dosing calendar", "Stopping calendar", "Pharmacist summary"):
        assert not desk.sees(kind, "page")
    opens(desk, "Baklosan")
    desk.presses("Ctrl+4")
    assert desk.sees("Patient leaflet", "page")


def test_sheet_of_side_effects_is_not_made_where_none_was_read(desk: Desk) -> None:
    opens(desk, "Arabox")
    desk.presses("Ctrl+4")
    desk.clicks("Side-effect sheet")
    desk.waits_to_see("No side effect was read from this label", "page")


def test_going_back_leads_to_the_bundled_label_where_it_was_left(desk: Desk) -> None:
    desk.chooses("Overdose")
    line = desk.label().top_line()
    opens(desk, "Demoxil 5 mg")
    desk.presses("Alt+Left")
    assert desk.sees("Baklosan 25 mg tablets")
    assert desk.label().top_line() == line
    desk.presses("Ctrl+2")
    assert desk.visible(DosePanel)
    assert desk.visible(UnreviewedPanel) == []
    assert desk.sees("data intact ✓", "footer")


def test_going_forward_leads_to_the_other_label_again(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.chooses("Side effects")
    line = desk.label().top_line()
    desk.presses("Alt+Left", "Alt+Left")
    assert desk.sees("Baklosan 25 mg tablets")
    desk.presses("Alt+Right", "Alt+Right")
    desk.waits_to_see("Demoxil 5 mg")
    assert desk.label().top_line() == line


def test_search_answers_from_the_label_that_is_open(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.types("rash", into="search")
    desk.waits_to_see("Rash occurs.", "results")
    desk.presses("Return")
    assert desk.marked() == ["Rash occurs."]


def test_what_is_typed_is_searched_in_the_label_that_is_opened(desk: Desk) -> None:
    desk.types("rash", into="search")
    desk.waits(lambda: desk.sections().item(0).data(0) is not None)
    opens(desk, "Demoxil 5 mg")
    desk.waits(lambda: "Rash" in desk.marked_words())
    assert desk.visible(SearchPanel) == []


def test_other_labels_answer_below_the_open_one(desk: Desk) -> None:
    desk.types("tablet", into="search")
    desk.waits_to_see("ALSO IN YOUR LIBRARY", "results")
    answers = desk.reads("results")
    assert answers.index("tablet") < answers.index("ALSO IN YOUR LIBRARY")
    assert answers.count("Demoxil 5 mg: Dosage and administration") == 1


def test_hit_in_another_label_opens_it_there_and_back_leads_home(desk: Desk) -> None:
    desk.chooses("Overdose")
    line = desk.label().top_line()
    desk.types("in the evening", into="search")
    desk.waits_to_see("ALSO IN YOUR LIBRARY", "results")
    desk.presses("Return")
    desk.waits_to_see("imported, not reviewed")
    assert [quote.strip() for quote in desk.marked()] == ["In the evening"]
    assert not desk.visible(SearchPanel)
    desk.presses("Alt+Left")
    assert desk.sees("Baklosan 25 mg tablets")
    assert desk.label().top_line() == line


def test_bundled_label_answers_while_another_one_is_open(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.types("hyperhidrosis", into="search")
    desk.waits_to_see("Baklosan 25 mg tablets: Side effects", "results")
    desk.presses("Return")
    desk.waits_to_see("data intact ✓", "footer")
    assert "hyperhidrosis" in desk.marked()[0]


def test_row_of_a_table_is_found_and_copied_with_its_place(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.presses("Ctrl+F")
    desk.types("Any arm", into="find")
    desk.presses("Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().text()
    assert copied == (
        "“Reaction | Any arm, %”\nSide effects ¶3\n"
        "Demoxil 5 mg, label edition 3, not yet reviewed by a pharmacist"
    )


def test_note_is_kept_on_the_label_it_was_written_on(desk: Desk) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.waits_to_see("+ Add a note")
    desk.clicks("+ Add a note")
    desk.presses("A", "B", "Ctrl+Return")
    desk.waits_to_see("Saved at")
    desk.presses("Alt+Left")
    desk.waits(lambda: not desk.sees("Saved at"))
    desk.presses("Alt+Right")
    desk.waits_to_see("Saved at")


def test_label_that_is_read_from_right_to_left_is_shown_so(desk: Desk) -> None:
    opens(desk, "Arabox")
    reading = desk.label().reading
    assert reading.locale().name().startswith("ar")
    paragraph = reading.document().find("قرص واحد").block()
    assert paragraph.textDirection().name == "RightToLeft"


def test_program_opens_with_the_bundled_label_where_that_was_left(
    built: Path, opening: Opening
) -> None:
    with opening(built) as desk:
        desk.waits(lambda: len(desk.program.own_library.labels) == 2)
        desk.chooses("Side effects")
        opens(desk, "Demoxil 5 mg")
    with opening(built) as desk:
        assert desk.sees("Baklosan 25 mg tablets")
        assert desk.label().top_line() == 45


def test_label_that_is_removed_while_open_gives_way_to_the_bundled_one(
    desk: Desk, own: Library
) -> None:
    opens(desk, "Demoxil 5 mg")
    removes(desk, own, "Demoxil 5 mg")
    desk.waits_to_see("The label that was open is no longer in the library.")
    assert desk.sees("Baklosan 25 mg tablets")
    desk.presses("Alt+Left")
    assert desk.sees("Baklosan 25 mg tablets")


def test_place_on_a_label_that_was_removed_is_said_to_be_gone(desk: Desk, own: Library) -> None:
    opens(desk, "Demoxil 5 mg")
    opens(desk, "Baklosan")
    removes(desk, own, "Demoxil 5 mg")
    desk.waits(lambda: len(desk.program.own_library.labels) == 1)
    desk.presses("Alt+Left")
    desk.waits_to_see("There is no label")


@pytest.mark.parametrize(("key", "page"), [("Ctrl+5", "library"), ("Ctrl+3", "effects")])
def test_page_stays_and_has_the_keyboard_while_the_open_label_is_removed(
    desk: Desk, own: Library, key: str, page: str
) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.presses(key)
    removes(desk, own, "Demoxil 5 mg")
    desk.waits_to_see("The label that was open is no longer in the library.")
    assert desk.frame.page() == page
    assert desk.page().isAncestorOf(desk.focus())
    desk.presses("Ctrl+1")
    assert desk.sees("Baklosan 25 mg tablets")
    assert "baclofen" in text(desk)


def test_import_of_a_newer_edition_does_not_lead_away_from_the_library(
    desk: Desk, tmp_path: Path, built: Path
) -> None:
    opens(desk, "Demoxil 5 mg")
    desk.presses("Ctrl+5")
    keep(tmp_path / "own", built, a_published(edition="4", parts=one_section("Take two tablets.")))
    desk.program.own_library.read()
    desk.waits_to_see("A newer edition of this label was imported.")
    assert desk.frame.page() == "library"
    desk.presses("Ctrl+1")
    assert "Take two tablets." in text(desk)


def test_newer_edition_takes_the_place_of_the_one_that_is_open(
    desk: Desk, tmp_path: Path, built: Path
) -> None:
    opens(desk, "Demoxil 5 mg")
    keep(tmp_path / "own", built, a_published(edition="4", parts=one_section("Take two tablets.")))
    desk.program.own_library.read()
    desk.waits_to_see("A newer edition of this label was imported.")
    assert "Take two tablets." in text(desk)
    assert desk.sees("edition 4")
