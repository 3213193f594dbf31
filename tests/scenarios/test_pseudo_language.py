"""The whole window in a language that nobody speaks: every text shows that it can be translated."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)
from pytestqt.exceptions import TimeoutError  # noqa: A004 - no other one is meant here

from baklosan_desktop import assets
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.qt.help import HelpWindow
from baklosan_desktop.qt.panels.beside_cards import PassagesBox
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.qt.panels.notes import NoteStack
from baklosan_desktop.qt.widgets.layouts import ScrollingPage
from baklosan_desktop.qt.widgets.preview import PagePreview
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.screens.about import LIMITS
from baklosan_desktop.screens.glance import glance
from baklosan_desktop.wording import capital
from tests import pseudo
from tests.fakes import FakeBooks
from tests.literals import bare
from tests.scenarios.desk import Desk, plain_blanks, said
from tests.scenarios.places import IMPORTED, LIBRARY, PLACES, RULES
from tests.scenarios.test_other_labels import keep
from tests.test_translations import TOOL, english_texts

WORD = re.compile(r"[^\W\d_]{3,}")
CLINICAL = (DosePanel, NoteStack, PagePreview)  # stay English as a whole: doses, notes, paper
WITHIN = ((HelpWindow, TextColumn), (PassagesBox, ScrollingPage))  # of which only that does
QT = ("Show Details...",)  # Qt's own, which speaks the languages that there are
KEYS = re.compile(r"\((Page|Esc|Del|F\d)[^()]*\)|(Ctrl|Alt|Shift)\+[\w+]+")
MARKED = re.compile(f"{pseudo.OPEN}[^{pseudo.OPEN}{pseudo.CLOSE}]*{pseudo.CLOSE}")


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("translations")
    pseudo.write(TOOL["extracted"](), folder, TOOL)
    return folder


@pytest.fixture
def desk(
    built: Path,
    tmp_path: Path,
    pseudo_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    opening: Callable[..., AbstractContextManager[Desk]],
) -> Iterator[Desk]:
    """The program in the pseudo-language."""
    monkeypatch.setattr(assets, "translations_folder", lambda: pseudo_folder)
    keep(tmp_path / "own", built, *LIBRARY)
    (tmp_path / "own" / "settings.txt").write_text(f"language = {pseudo.CODE}\n")
    with opening(built, rules=RULES) as desk:
        desk.waits(lambda: len(desk.program.own_library.labels) == 1)
        yield desk


@pytest.fixture(scope="session")
def verbatim(label: Label, facts: Facts) -> re.Pattern[str]:
    """What stays as it is: the label's own words, and the texts that are not translated."""
    titles = [kind.title for kind in SectionKind]
    words = [
        "Baklosan Desktop",
        "English",
        *titles,
        *leaves(label),
        *leaves(facts),
        *leaves(LIBRARY),
        IMPORTED,
        *QT,
        LIMITS,
    ]
    books = FakeBooks(facts)
    words += [row.text for row in glance(label.id, books, books)]
    words = [plain_blanks(word) for word in words]
    words += [capital(word) for word in words]
    known = sorted({*words, *english_texts()}, key=len, reverse=True)
    return re.compile("|".join(re.escape(one) for one in known if WORD.search(one)))


def leaves(value: object) -> Iterator[str]:
    """Yield every text in a value."""
    match value:
        case str():
            yield value
        case Enum():
            yield from leaves(value.value)
        case tuple():
            yield from (text for one in value for text in leaves(one))
        case _ if is_dataclass(value):
            yield from (text for one in fields(value) for text in leaves(getattr(value, one.name)))


def texts(widget: QWidget) -> Iterator[str]:
    """Yield all that a widget says: on its face, when pointed at, and to a screen reader."""
    yield said(widget)
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        for across, count in ((True, model.columnCount()), (False, model.rowCount())):
            side = Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical
            yield from (str(model.headerData(n, side) or "") for n in range(count))


def walk(part: QWidget) -> Iterator[QWidget]:
    """Yield what is visible in a part, without what stays English as a whole."""
    if isinstance(part, CLINICAL) or any(
        isinstance(part, inner) and isinstance(part.window(), whole) for whole, inner in WITHIN
    ):
        return
    yield part
    for child in part.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield from walk(child)


def untranslated(text: str, verbatim: re.Pattern[str]) -> bool:
    """Whether a text has words that came through no catalogue."""
    left = KEYS.sub("", bare(text))
    while MARKED.search(left):
        left = MARKED.sub("", left)
    return bool(WORD.search(verbatim.sub("", left)))


def entries(menu: QMenu) -> Iterator[QAction]:
    menu.aboutToShow.emit()
    for action in menu.actions():
        yield action
        if isinstance(inner := action.menu(), QMenu):
            yield from entries(inner)


def reported(part: QWidget, verbatim: re.Pattern[str]) -> set[str]:
    """Return the texts of a part that are not translated."""
    found = {text for widget in walk(part) for text in texts(widget)}
    for menu in part.findChildren(QMenu):
        found |= {action.text() for action in entries(menu)}
    return {text for text in found if untranslated(text, verbatim)}


def clipped(part: QWidget) -> Iterator[str]:
    """Yield the texts that have less room than they need."""
    for widget in walk(part):
        if isinstance(widget, QLabel | QAbstractButton) and said(widget) and is_clipped(widget):
            yield f"{type(widget).__name__} {widget.width()}×{widget.height()}: {said(widget)}"


def is_clipped(widget: QWidget) -> bool:
    least = widget.minimumSizeHint()
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    return least.width() > widget.width() + 1 or least.height() > widget.height() + 1


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_said_that_no_translator_saw(
    desk: Desk, place: str, verbatim: re.Pattern[str], tmp_path: Path
) -> None:
    PLACES[place](desk, tmp_path)
    QApplication.processEvents()
    assert "\n".join(sorted(reported(desk.window, verbatim))) == ""


@pytest.mark.parametrize("width", [1366, 1024])
@pytest.mark.parametrize("place", PLACES)
def test_longer_texts_have_room(desk: Desk, place: str, width: int, tmp_path: Path) -> None:
    desk.window.resize(width, 768)
    PLACES[place](desk, tmp_path)
    with suppress(TimeoutError):  # a page is laid out in several steps
        desk.waits(lambda: not list(clipped(desk.window)))
    assert list(clipped(desk.window)) == []
