from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.models.table import Column, TableModel
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets import entries as widget
from baklosan_desktop.qt.widgets.entries import EntryList, Tone, wrapped

STOP = "stop now"
LONG = "words that go on and on until no list is wide enough for them " * 2


class Entry(NamedTuple):
    text: str = "rash"
    detail: str = ""
    tag: str = ""
    heading: str = ""


COLUMNS: tuple[Column[Entry], ...] = (
    Column("Text", lambda entry: entry.text),
    Column("Detail", lambda entry: entry.detail),
    Column("Tag", lambda entry: entry.tag),
    Column("Heading", lambda entry: entry.heading),
)


@pytest.fixture
def model() -> TableModel[Entry]:
    return TableModel[Entry](COLUMNS)


@pytest.fixture
def entries(model: TableModel[Entry], qtbot: QtBot) -> EntryList:
    entries = EntryList(model, {STOP: Tone("stop", "stop-ground", "octagon-x")})
    qtbot.addWidget(entries)
    entries.resize(300, 400)
    entries.show()
    return entries


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    qapp.setProperty("theme", Theme.DARK.value)
    yield
    qapp.setProperty("theme", None)


def place(entries: EntryList, row: int = 0) -> QRect:
    return entries.visualRect(entries.model().index(row, 0))


def height(entries: EntryList, model: TableModel[Entry], entry: Entry) -> int:
    model.show([entry])
    return place(entries).height()


def image(entries: EntryList, row: int = 0) -> QImage:
    return entries.viewport().grab(place(entries, row)).toImage()


def colours_in(drawn: QImage, columns: range | None = None) -> set[str]:
    return {
        drawn.pixelColor(x, y).name().upper()
        for x in columns or range(drawn.width())
        for y in range(drawn.height())
    }


def colour(name: str, look: Theme = Theme.LIGHT) -> str:
    return QColor(theme.colours(look)[name]).name().upper()


@pytest.mark.parametrize(
    "richer",
    [
        Entry(detail="red spots"),
        Entry(heading="Skin"),
        Entry(text=LONG),
        Entry(text=LONG, tag=STOP),
    ],
)
def test_entry_is_as_high_as_its_texts_need(
    entries: EntryList, model: TableModel[Entry], richer: Entry
) -> None:
    assert height(entries, model, richer) > height(entries, model, Entry())


def test_tag_beside_a_short_text_needs_no_line(
    entries: EntryList, model: TableModel[Entry]
) -> None:
    tagged, plain = Entry(detail="red", tag=STOP), Entry(detail="red")
    assert height(entries, model, tagged) == height(entries, model, plain)


def test_tag_goes_below_where_it_does_not_fit(entries: EntryList, model: TableModel[Entry]) -> None:
    entries.resize(120, 400)
    tagged, plain = Entry(text="accommodation", tag=STOP), Entry(text="accommodation")
    assert height(entries, model, tagged) > height(entries, model, plain)


def test_narrower_list_wraps_its_texts(
    entries: EntryList, model: TableModel[Entry], qtbot: QtBot
) -> None:
    wide = height(entries, model, Entry(text=LONG))
    entries.resize(150, 400)
    qtbot.waitUntil(lambda: place(entries).height() > wide)


def test_larger_text_makes_the_same_entry_higher(
    entries: EntryList, model: TableModel[Entry]
) -> None:
    before = height(entries, model, Entry(detail="itching"))
    font = entries.font()
    font.setPointSizeF(2 * font.pointSizeF())
    entries.setFont(font)
    assert height(entries, model, Entry(detail="itching")) > 1.5 * before


def test_entry_is_laid_out_once_and_its_layouts_are_not_hoarded(
    entries: EntryList, model: TableModel[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out: list[str] = []

    def measured(written_in: QFont, text: str, *place: int) -> QRect:
        laid_out.append(text)
        return wrapped(written_in, text, *place)

    monkeypatch.setattr(widget, "wrapped", measured)
    height(entries, model, Entry("nausea"))
    height(entries, model, Entry("nausea"))
    assert laid_out.count("nausea") == 1
    model.show([Entry(f"effect {number}") for number in range(600)])
    assert place(entries, 599).height()
    height(entries, model, Entry("nausea"))
    assert laid_out.count("nausea") > 1


def test_tag_is_drawn_in_its_tone(entries: EntryList, model: TableModel[Entry]) -> None:
    model.show([Entry()])
    assert colour("stop") not in colours_in(image(entries))
    model.show([Entry(tag=STOP)])
    assert {colour("stop"), colour("stop-ground")} <= colours_in(image(entries))


@pytest.mark.usefixtures("dark")
def test_tag_follows_the_theme(entries: EntryList, model: TableModel[Entry]) -> None:
    model.show([Entry(tag=STOP)])
    assert colour("stop-ground", Theme.DARK) in colours_in(image(entries))


def test_chosen_entry_has_a_bar_and_a_ground(entries: EntryList, model: TableModel[Entry]) -> None:
    model.show([Entry(), Entry()])
    entries.setCurrentIndex(model.index(0, 0))
    assert {colour("accent"), colour("accent-weak")} <= colours_in(image(entries, 0))
    assert colour("accent") not in colours_in(image(entries, 1))


def test_heading_is_no_part_of_what_is_chosen(entries: EntryList, model: TableModel[Entry]) -> None:
    model.show([Entry(heading="Skin")])
    entries.setCurrentIndex(model.index(0, 0))
    bar = image(entries)
    assert bar.pixelColor(1, 5).name().upper() != colour("accent")
    assert bar.pixelColor(1, bar.height() - 5).name().upper() == colour("accent")


def test_entries_are_parted_by_a_line(entries: EntryList, model: TableModel[Entry]) -> None:
    model.show([Entry(), Entry()])
    first = image(entries, 0)
    assert first.pixelColor(150, first.height() - 1).name().upper() == colour("line")


def test_chosen_entry_stays_in_sight_when_the_list_shrinks(
    entries: EntryList, model: TableModel[Entry], qtbot: QtBot
) -> None:
    model.show([Entry(str(number)) for number in range(40)])
    entries.setCurrentIndex(model.index(9, 0))
    entries.resize(300, 150)
    qtbot.waitUntil(lambda: entries.viewport().rect().contains(place(entries, 9)))


def test_focus_chooses_the_first_entry(
    entries: EntryList, model: TableModel[Entry], qtbot: QtBot
) -> None:
    model.show([Entry("rash"), Entry("sweat")])
    entries.clearFocus()
    assert entries.selectedIndexes() == []
    entries.setFocus()
    qtbot.waitUntil(lambda: entries.selectedIndexes() == [model.index(0, 0)])


def test_focus_comes_back_to_the_chosen_entry(
    entries: EntryList, model: TableModel[Entry], qtbot: QtBot
) -> None:
    model.show([Entry("rash"), Entry("sweat")])
    entries.setCurrentIndex(model.index(1, 0))
    entries.clearFocus()
    entries.setFocus()
    qtbot.waitUntil(entries.hasFocus)
    assert entries.selectedIndexes() == [model.index(1, 0)]


def test_list_keeps_room_for_some_lines(entries: EntryList) -> None:
    assert entries.minimumSizeHint().height() == 8 * entries.fontMetrics().height()


def test_list_never_scrolls_sideways(entries: EntryList) -> None:
    assert entries.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_rows_follow_where_only_the_width_changes(
    entries: EntryList, model: TableModel[Entry], qtbot: QtBot
) -> None:
    model.show([Entry(LONG), Entry()])
    below = place(entries, 1).top()
    drawn = entries.grab().toImage()
    entries.resize(160, 400)
    qtbot.waitUntil(lambda: entries.grab().toImage() != drawn)
    qtbot.waitUntil(lambda: place(entries, 1).top() > below, timeout=1000)
