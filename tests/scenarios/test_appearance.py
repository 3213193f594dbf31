"""Themes and text sizes: at once, everywhere, readable."""

from itertools import pairwise
from math import ceil

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QListWidget, QWidget

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.library import LibraryPanel
from baklosan_desktop.qt.panels.search import SearchPanel
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.cards import RichLabel
from baklosan_desktop.qt.widgets.layouts import TallColumn
from baklosan_desktop.qt.widgets.matrix_view import MatrixView
from tests.scenarios.desk import Desk, said, shown


def colours(widget: QWidget) -> set[str]:
    """Return every colour that a widget is drawn in."""
    image = widget.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(image.pixel(x, y)).name().upper() for x, y in places}


@pytest.mark.parametrize("look", Theme)
def test_links_follow_the_theme(desk: Desk, look: Theme) -> None:
    desk.takes("Dark", menu="Theme")
    desk.takes(look.words, menu="Theme")
    link = next(text for text in desk.visible(RichLabel) if "100" in text.text())
    assert theme.colours(look)["link"] in colours(link)


def test_menu_ticks_the_theme_in_use(desk: Desk) -> None:
    desk.takes("High contrast, light", menu="Theme")
    entries = desk.offers("Theme")[: len(Theme)]
    assert [entry.text() for entry in entries] == [
        "Light",
        "Dark",
        "High contrast, dark",
        "High contrast, light",
    ]
    assert [entry.isChecked() for entry in entries] == [False, False, False, True]


def test_menu_ticks_the_text_size_in_use(desk: Desk) -> None:
    desk.presses("Ctrl++", "Ctrl++", "Ctrl+-")
    ticked = [entry.text() for entry in desk.offers("Text size") if entry.isChecked()]
    assert ticked == ["115 %"]


def is_cut(widget: QWidget) -> bool:
    """Whether a text has less room than it needs, or lies outside of what holds it."""
    if widget.hasHeightForWidth():
        is_short = widget.height() < widget.heightForWidth(widget.width())
    else:
        is_short = widget.width() < widget.sizeHint().width()
    parent = widget.parentWidget()
    return is_short or parent is None or not parent.rect().contains(widget.geometry())


def cut_texts(part: QWidget) -> list[str]:
    texts = [*shown(part, QLabel), *shown(part, QAbstractButton)]
    return [said(text) for text in texts if said(text) and is_cut(text)]


def overlapping(bar: QWidget) -> list[str]:
    """Return the widgets of a bar that lie on their neighbour."""
    parts = sorted(
        (part for part in shown(bar, QWidget) if part.parent() is bar and part.width()),
        key=lambda part: part.x(),
    )
    return [said(right) for left, right in pairwise(parts) if right.x() < left.geometry().right()]


@pytest.mark.parametrize("percent", theme.TEXT_SIZES)
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_nothing_in_the_bars_is_cut(desk: Desk, size: tuple[int, int], percent: int) -> None:
    desk.window.resize(*size)
    desk.takes(f"{percent} %", menu="Text size")
    subtitle = "baclofen · 50 tablets"  # may give way: the name in front of it says what it is
    desk.waits(lambda: set(cut_texts(desk.frame.top_bar)) <= {subtitle})
    desk.waits(lambda: cut_texts(desk.frame.footer) == cut_texts(desk.frame.rail) == [])
    assert overlapping(desk.frame.top_bar) == []
    assert desk.window.size().toTuple() == size


@pytest.mark.parametrize("look", Theme)
def test_what_has_room_does_not_scroll(desk: Desk, look: Theme) -> None:
    desk.window.resize(1024, 768)
    desk.takes(look.words, menu="Theme")
    desk.presses("Ctrl+3")
    [matrix] = desk.visible(MatrixView)
    desk.waits(lambda: matrix.height() == matrix.sizeHint().height())
    desk.waits(lambda: not matrix.verticalScrollBar().isVisible())
    desk.types("hyperhidrosis", into="search")
    desk.waits_to_see("SIDE EFFECTS", "results")
    [hits] = shown(desk.window.findChildren(SearchPanel)[0], QListView)
    desk.waits(lambda: hits.model().rowCount() == 2 and not hits.verticalScrollBar().maximum())


TITLES = {"Baklosan 25 mg tablets", "baclofen · 50 tablets"}  # give way, and have a tooltip


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize(
    ("size", "pages"), [((1024, 768), "12345"), ((800, 560), "234")], ids=["1024", "800"]
)
def test_nothing_is_cut_on_any_page(
    desk: Desk, size: tuple[int, int], pages: str, percent: int
) -> None:
    desk.window.resize(*size)
    desk.takes(f"{percent} %", menu="Text size")
    for page in pages:
        desk.presses(f"Ctrl+{page}")
        desk.waits(lambda: set(cut_texts(desk.window)) <= TITLES)


def test_figures_and_notes_are_never_cut(desk: Desk) -> None:
    desk.window.resize(1024, 768)
    for percent in theme.TEXT_SIZES:
        desk.takes(f"{percent} %", menu="Text size")
        desk.waits(lambda: cut_texts(desk.label().beside) == [])


def room_for_titles(sections: QListWidget) -> bool:
    """Whether every title has as many lines as its letters need."""
    line, room = sections.fontMetrics().lineSpacing(), sections.viewport().width() - 20
    rows = [sections.item(row) for row in range(sections.count())]
    return all(
        sections.visualItemRect(row).height()
        >= line * ceil(sections.fontMetrics().horizontalAdvance(row.text()) / room)
        for row in rows
    )


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (800, 560)])
def test_titles_of_sections_are_never_cut(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    for percent in theme.TEXT_SIZES:
        desk.takes(f"{percent} %", menu="Text size")
        desk.waits(lambda: room_for_titles(desk.sections()))


def test_library_is_never_cut(desk: Desk) -> None:
    desk.window.resize(1024, 768)
    desk.takes("200 %", menu="Text size")
    desk.presses("Ctrl+5")
    page = desk.visible(LibraryPanel)[0]
    desk.waits(lambda: cut_texts(page) == [])


def test_column_beside_the_text_is_as_narrow_as_its_place(desk: Desk) -> None:
    desk.window.resize(1024, 768)
    desk.takes("200 %", menu="Text size")
    desk.chooses("Dosage and administration")
    desk.waits_to_see("All three passages")
    desk.clicks("+ Add a note")
    desk.label().reading.setFocus()
    desk.presses("Ctrl+I")
    desk.waits_to_see("Close")
    beside = desk.label().beside
    [content] = beside.findChildren(TallColumn)
    assert content.minimumSizeHint().width() <= beside.viewport().width()
