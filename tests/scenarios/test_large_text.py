"""Text twice as large: every place of the program, and nothing is cut."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from baklosan_desktop.qt.panels.sections import SectionPane
from baklosan_desktop.qt.widgets.layouts import WrappedLabel
from tests.scenarios.desk import Desk, shown
from tests.scenarios.places import LIBRARY, PLACES, RULES
from tests.scenarios.test_appearance import TITLES, cut_texts, is_cut
from tests.scenarios.test_other_labels import keep

Opening = Callable[..., AbstractContextManager[Desk]]
GIVE_WAY = {*TITLES, "Demoxil 5 mg"}


@pytest.fixture
def desk(built: Path, opening: Opening, tmp_path: Path) -> Iterator[Desk]:
    keep(tmp_path / "own", built, *LIBRARY)
    (tmp_path / "own" / "settings.txt").write_text("text_size = 200\n")
    with opening(built, rules=RULES) as desk:
        desk.waits(lambda: len(desk.program.own_library.labels) == 1)
        desk.window.resize(1024, 768)
        yield desk


@pytest.mark.parametrize("place", PLACES)
def test_no_text_is_cut_anywhere(desk: Desk, place: str, tmp_path: Path) -> None:
    PLACES[place](desk, tmp_path)
    parts: Sequence[QWidget] = desk.visible(QDialog) or [desk.page()]
    desk.waits(lambda: {text for part in parts for text in cut_texts(part)} <= GIVE_WAY)


@pytest.mark.parametrize("place", ["saved", "not saved", "printed"])
def test_what_is_said_of_a_handout_pushes_nothing_out_of_the_window(
    desk: Desk, place: str, tmp_path: Path
) -> None:
    PLACES[place](desk, tmp_path)
    QApplication.processEvents()  # what is said takes its place, then the window makes room
    whole = desk.window.centralWidget()
    assert isinstance(whole, QScrollArea)
    assert whole.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [1024, 800])
def test_words_that_are_wider_than_the_text_are_broken(desk: Desk, width: int) -> None:
    desk.window.resize(width, 768)
    reading = desk.label().reading
    desk.waits(lambda: 0 < reading.document().size().width() <= reading.viewport().width())
    assert not reading.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("size", [(1024, 768), (800, 560)])
def test_heading_of_the_sections_is_whole(desk: Desk, size: tuple[int, int]) -> None:
    desk.window.resize(*size)
    [pane] = desk.visible(SectionPane)
    [title] = [one for one in shown(pane, WrappedLabel) if one.text().startswith("SECTIONS")]
    words = title.text().split()
    metrics = title.fontMetrics()
    desk.waits(lambda: not is_cut(title))
    assert max(map(metrics.horizontalAdvance, words)) <= title.width()
