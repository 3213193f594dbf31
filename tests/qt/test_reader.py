import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.reader import Reader
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.widgets.cards import Card, Disclosure, DisclosureTitle, RichLabel
from baklosan_desktop.screens.label import Order
from baklosan_desktop.settings import Settings
from baklosan_desktop.store.shelf import Shelf


def marked(reader: Reader) -> list[str]:
    return [one.cursor.selection().toPlainText() for one in reader.panel.reading.extraSelections()]


def section(frame: Frame) -> str:
    [sections] = frame.findChildren(QListWidget)
    return sections.currentItem().text()


def titles(frame: Frame) -> list[str]:
    return [title.text() for title in frame.findChildren(DisclosureTitle) if title.isVisible()]


def test_reading_goes_on_where_it_was_left(reader: Reader, frame: Frame) -> None:
    assert reader.panel.isVisible()
    assert reader.panel.top_line() == 45
    assert section(frame) == "Side effects"


def test_line_opens_from_any_page(reader: Reader, frame: Frame) -> None:
    frame.show_page("library")
    reader.open_line(22)
    assert frame.page() == "label"
    assert marked(reader) == [
        "In chronic renal failure and during hemodialysis, the daily dose is 5 mg."
    ]
    assert section(frame) == "Dosage and administration"


def test_quote_is_marked_and_nothing_beside_it(reader: Reader) -> None:
    reader.open_line(20, "The maximum daily dose is 100 mg.")
    assert marked(reader) == ["The maximum daily dose is 100 mg."]


def test_place_of_reading_is_kept_when_the_window_closes(
    reader: Reader, frame: Frame, preferences: Preferences
) -> None:
    reader.panel.go_to(63)
    frame.closing.emit()
    assert preferences.now.line == 63


@pytest.mark.parametrize("percent", [80, 200])
def test_place_of_reading_stays_when_the_look_changes(
    reader: Reader, preferences: Preferences, percent: int
) -> None:
    preferences.choose_text_size(percent)
    preferences.choose_theme("dark")
    assert reader.panel.top_line() == 45


def test_mark_has_the_colour_of_the_theme(reader: Reader, preferences: Preferences) -> None:
    preferences.choose_theme("dark")
    reader.open_line(22)
    [mark] = reader.panel.reading.extraSelections()
    colours = theme.colours(theme.Theme.DARK)
    assert mark.format.background().color().name().upper() == colours["mark"]


@pytest.mark.usefixtures("noted")
def test_notes_are_those_on_the_section_being_read(frame: Frame, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "“Depression”: of mood or of breathing?" in titles(frame))
    assert "A dash is missing after “frequent”" in titles(frame)
    assert "Never start with 1.5 to 2 mg per kg" not in titles(frame)


def test_notes_follow_the_reading(noted: Reader, frame: Frame, qtbot: QtBot) -> None:
    noted.panel.go_to(106)
    qtbot.waitUntil(lambda: "The label does not say where childhood ends" in titles(frame))
    assert "A dash is missing after “frequent”" not in titles(frame)


def test_notes_on_the_line_that_was_opened_come_first(
    noted: Reader, frame: Frame, qtbot: QtBot
) -> None:
    noted.open_line(27)
    qtbot.waitUntil(lambda: titles(frame)[:1] == ["A contraindication is found during treatment"])


def parts(frame: Frame) -> list[str]:
    """Return the figures and the notes that are seen, from top to bottom."""
    seen = [w for w in frame.findChildren(QWidget) if isinstance(w, Card | Disclosure)]
    seen = [w for w in seen if w.isVisible()]
    seen.sort(key=lambda w: w.mapTo(frame, QPoint(0, 0)).y())
    return [w.title.text() if isinstance(w, Disclosure) else "figures" for w in seen]


def test_figures_stand_on_top_until_reading_begins(
    frame: Frame,
    preferences: Preferences,
    label: Label,
    shelf: Shelf,
    qtbot: QtBot,
) -> None:
    preferences.keep(Settings(line=1))
    reader = Reader(frame, preferences, label)
    reader.show()
    reader.add_notes(shelf)
    fraction = "5 mg per day cannot be supplied with this product"
    qtbot.waitUntil(lambda: parts(frame)[:2] == ["figures", fraction])
    reader.panel.reading.reached.emit(1)
    qtbot.waitUntil(lambda: parts(frame)[0] == fraction)


def test_line_opened_before_the_notes_came_has_its_notes_first(
    reader: Reader, frame: Frame, shelf: Shelf, qtbot: QtBot
) -> None:
    reader.open_line(94)
    reader.add_notes(shelf)
    kidneys = "Kidney failure: three passages disagree"
    qtbot.waitUntil(lambda: parts(frame)[:1] == [kidneys])


def test_notes_on_a_line_that_was_opened_stay_until_it_is_out_of_sight(
    noted: Reader, frame: Frame, qtbot: QtBot
) -> None:
    frame.show_page("dose")
    noted.open_line(94)
    qtbot.wait(50)
    assert section(frame) == "Renal impairment"
    assert noted.panel.top_line() != 94
    bar = noted.panel.reading.verticalScrollBar()
    bar.setValue(bar.value() + 20)
    assert section(frame) == "Renal impairment"
    bar.setValue(bar.value() - 2000)
    assert section(frame) != "Renal impairment"


def test_serious_notes_on_the_line_being_read_come_first(
    noted: Reader, frame: Frame, qtbot: QtBot
) -> None:
    noted.panel.go_to(94)
    qtbot.waitUntil(lambda: titles(frame)[:1] == ["Kidney failure: three passages disagree"])


def test_line_that_was_asked_for_stays_so_within_its_section(
    noted: Reader, frame: Frame, qtbot: QtBot
) -> None:
    noted.open_line(27)
    qtbot.waitUntil(lambda: titles(frame)[:1] == ["A contraindication is found during treatment"])
    noted.panel.reading.reached.emit(20)
    assert titles(frame)[0] == "A contraindication is found during treatment"


def test_margin_mark_asks_for_the_notes_on_its_line(
    noted: Reader, frame: Frame, qtbot: QtBot
) -> None:
    noted.panel.reading.note_asked.emit(47)
    qtbot.waitUntil(lambda: titles(frame)[:1] == ["“Since the cardiovascular system”"])


def test_figure_leads_to_its_line(noted: Reader, frame: Frame) -> None:
    [figure] = [text for text in frame.findChildren(RichLabel) if "over 1 to 2" in text.text()]
    figure.linkActivated.emit("line:27")
    assert marked(noted) == [
        "The abolition of the drug is carried out gradually (within 1-2 weeks)."
    ]


def test_place_is_kept_while_another_page_is_open(
    frame: Frame, preferences: Preferences, label: Label
) -> None:
    preferences.keep(Settings(page="dose", line=20))
    frame.show_page("dose")
    reader = Reader(frame, preferences, label)
    reader.show()
    assert reader.panel.top_line() == 20
    frame.show_page("label")
    assert reader.panel.top_line() == 20


def test_order_of_the_sections_is_remembered(
    reader: Reader, frame: Frame, preferences: Preferences, label: Label
) -> None:
    [sections] = frame.findChildren(QListWidget)
    reader.panel.sections.order_chosen.emit("smpc")
    assert sections.item(1).text() == "Indications"
    assert reader.panel.top_line() == 45
    assert preferences.now.section_order == "smpc"
    again = Reader(frame, preferences, label)
    assert again.panel.view.order is Order.SMPC


def test_letters_found_in_the_text_are_walked_before_hits(noted: Reader) -> None:
    noted.panel.go_to(1)
    noted.panel.open_find()
    noted.panel.find_bar.typed.emit("epilepsy")
    noted.walk(1)
    assert noted.panel.reading.marked() is None
    found = noted.panel.part_found()
    assert found is not None
    assert found.line == 85


def test_letters_are_not_walked_out_of_sight(noted: Reader, frame: Frame) -> None:
    noted.panel.open_find()
    noted.panel.find_bar.typed.emit("epilepsy")
    frame.show_page("dose")
    before = noted.panel.part_found()
    noted.walk(1)
    assert frame.page() == "dose"
    assert noted.panel.part_found() == before


def test_no_title_is_cut_where_marks_and_counts_make_the_list_scroll(
    reader: Reader, frame: Frame, qtbot: QtBot
) -> None:
    [sections] = frame.findChildren(QListWidget)
    qtbot.waitUntil(lambda: not sections.verticalScrollBar().isVisible())
    reader.panel.sections.show_marks(["dosage"])
    reader.panel.sections.show_counts({"dosage": 1, "precautions": 1})
    qtbot.waitUntil(sections.verticalScrollBar().isVisible)
    drawn = sections.grab().toImage()
    sections.doItemsLayout()
    assert drawn == sections.grab().toImage()
