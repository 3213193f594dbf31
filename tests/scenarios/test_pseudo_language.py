"""The whole window in a language that nobody speaks: every text shows that it can be translated."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
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

from baklosan_desktop import assets
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.panels.dose import DosePanel
from baklosan_desktop.qt.panels.notes import NoteStack
from baklosan_desktop.wording import capital
from tests import pseudo
from tests.literals import bare
from tests.scenarios.desk import Desk, said
from tests.test_translations import TOOL, english_texts

WORD = re.compile(r"[^\W\d_]{3,}")
# What modules that are still to be marked say in single words, which nothing finds in their text.
LEFT = re.compile(
    "effects|EFFECTS|ORGAN SYSTEMS|^Baklosan 25|agreed order|Label (edition|order)|^3 years"
    "|^Shelf life|^Product ¶|^by mouth"
)
CLINICAL = (DosePanel, NoteStack)  # stay English as a whole
# A word below an icon on the rail, where translators use nine letters; a hint that folds below.
TIGHT = ("Háńdóútś", "ķépt óń thíś ćómpútéŕ")
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
    opening: Callable[[Path], AbstractContextManager[Desk]],
) -> Iterator[Desk]:
    """The program in the pseudo-language."""
    monkeypatch.setattr(assets, "translations_folder", lambda: pseudo_folder)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "settings.txt").write_text(f"language = {pseudo.CODE}\n")
    with opening(built) as desk:
        yield desk


@pytest.fixture(scope="session")
def verbatim(label: Label, facts: Facts) -> re.Pattern[str]:
    """What stays as it is: the label's own words, and the texts that are not translated."""
    words = ["Baklosan Desktop", "English", *leaves(label), *leaves(facts)]
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
    if isinstance(part, CLINICAL):
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


@pytest.mark.parametrize("page", actions.PAGES, ids=lambda page: page.name)
def test_page_says_nothing_that_no_translator_saw(
    desk: Desk, page: actions.Action, verbatim: re.Pattern[str]
) -> None:
    desk.frame.show_page(page.name)
    QApplication.processEvents()
    left = {text for text in reported(desk.window, verbatim) if not LEFT.search(text)}
    assert "\n".join(sorted(left)) == ""


@pytest.mark.parametrize("page", actions.PAGES, ids=lambda page: page.name)
def test_longer_texts_have_room(desk: Desk, page: actions.Action) -> None:
    desk.frame.show_page(page.name)
    QApplication.processEvents()
    assert [text for text in clipped(desk.window) if not any(map(text.count, TIGHT))] == []
