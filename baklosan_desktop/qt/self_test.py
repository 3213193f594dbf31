"""`--self-test FILE`: uses the window as a person would, and writes down what works.

The window's own fields and buttons are found by the names that a screen reader speaks. Every check
of a packaged program calls it, so that it needs nothing that a package leaves out.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QSize,
    Qt,
    QThread,
)
from PySide6.QtGui import QGuiApplication, QImage, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QTextBrowser,
    QWidget,
)

from baklosan_desktop.qt import actions, installation, process
from baklosan_desktop.qt.frame import RefusalPanel
from baklosan_desktop.qt.installation import Failed, Outcome
from baklosan_desktop.qt.widgets.bars import Notice
from baklosan_desktop.qt.window import FIND, Window
from baklosan_desktop.wording import NBSP

_PAUSE_MS, _DRAWN_MS = 5, 50
_SMALL, _LEAST_COLOURS = 96, 3
_SEARCHED, _FOUND = "hyperhidrosis", "1 result"
_YEARS, _ADULT = "40", "Dose: 15 mg per day in total, in 3 intakes of 5 mg"
_FORBIDDEN, _NO_DOSE = "Epilepsy", "This program shows no dose."

Kind = TypeVar("Kind", bound=QWidget)


class SelfTest:
    """One walk through the window of the bundled label; `painted` is the age it was painted at.

    The handout that is saved on the way is `pdf`; `patience` is how long to wait, in ms.
    """

    def __init__(
        self, window: Window, folder: Path, pdf: Path, painted: float | None, patience: int = 30_000
    ) -> None:
        self._window = window
        self._folder = folder
        self._pdf = pdf
        self._painted = painted
        self._patience = patience
        self._is_complete = self._is_whole = False

    def run(self, outcomes: MutableMapping[str, Outcome]) -> None:
        """Add what comes of each check, in order; what needs the window is left out without it."""
        for name, check in self._checks():
            outcomes[name] = Outcome(ok=False, detail="begun, and not ended")
            outcomes[name] = installation.outcome(check)

    def arrive(self) -> None:
        """Take note that the window is complete."""
        self._is_complete = True

    def _checks(self) -> Iterator[tuple[str, Callable[[], str | None]]]:
        yield "program", installation.program
        yield "start", self._start
        yield "database", partial(installation.database, self._folder)
        yield "signatures", installation.signatures
        yield "fonts", installation.fonts
        yield "pictures", installation.pictures
        yield "printing", installation.printing
        if self._is_whole:
            yield "glyphs", self._glyphs
            yield "icons", self._icons
            yield "pages", self._pages
            yield "search", self._search
            yield "dose", self._dose
            yield "refusal", self._refusal
            yield "handout", self._handout
        yield "sockets", installation.sockets
        yield "network", installation.network

    def _start(self) -> str:
        self._wait(lambda: self._is_complete, "The window does not fill.")
        if said := [n.text() for n in self._window.findChildren(Notice) if n.isVisible()]:
            raise Failed(" ".join(said))
        self._is_whole = True
        age = process.age()
        timed = f"painted after {self._painted:.2f} s, complete after {age:.2f} s, " if age else ""
        return f"{timed}platform {QGuiApplication.platformName()}"

    def _glyphs(self) -> str:
        [label] = _named(self._window.findChildren(QTextBrowser), "Label text")
        return installation.glyphs(label.toPlainText())

    def _icons(self) -> str:
        for page in actions.PAGES:
            icon = self._button(f"{page.text} page").icon()
            if _colours(icon.pixmap(QSize(20, 20)).toImage()) < _LEAST_COLOURS:
                raise Failed(f"The icon of the page {page.text} is empty.")
        return f"icons of {len(actions.PAGES)} pages"

    def _pages(self) -> str:
        for page in actions.PAGES:
            self._press(f"{page.text} page")
            _turn(_DRAWN_MS)
            if any(refusal.isVisible() for refusal in self._window.findChildren(RefusalPanel)):
                raise Failed(f"The page {page.text} is refused.")
            shown = self._window.findChildren(QStackedWidget)[0].currentWidget()
            if shown is None or _colours(shown.grab().toImage()) < _LEAST_COLOURS:
                raise Failed(f"The page {page.text} is empty.")
        return ", ".join(page.text for page in actions.PAGES)

    def _search(self) -> str:
        field = self._field(FIND.rstrip(" …"))
        field.setText(_SEARCHED)
        self._wait(lambda: _FOUND in field.accessibleDescription(), f"“{_SEARCHED}” is not found.")
        field.clear()
        return f"“{_SEARCHED}”: {_FOUND}"

    def _dose(self) -> str:
        self._press("Dose page")
        self._field("Age, years").setText(_YEARS)
        self._press("Asked: &none of these")
        self._wait(
            lambda: not self._answer_no() and _ADULT in self._reads(), f"There is no “{_ADULT}”."
        )
        return _ADULT

    def _answer_no(self) -> bool:
        """Answer one more question in view with no; return whether there was one."""
        for button in self._window.findChildren(QAbstractButton):
            is_no = button.accessibleName().endswith(": no") and button.isVisible()
            if is_no and not button.isChecked():
                button.click()
                return True
        return False

    def _refusal(self) -> str:
        self._press(f"{_FORBIDDEN}: yes")
        self._wait(
            lambda: _NO_DOSE in self._reads(), f"There is no “{_NO_DOSE}” with {_FORBIDDEN}."
        )
        if _ADULT in self._reads():
            raise Failed(f"There is a dose with {_FORBIDDEN}.")
        self._press("Clear patient, Ctrl+Shift+N")
        return f"{_FORBIDDEN}: {_NO_DOSE}"

    def _handout(self) -> str:
        self._press("Handouts page")
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self._pdf.unlink(missing_ok=True)
        self._press("Save PDF …")
        dialogs = self._window.findChildren(QFileDialog)
        dialog = max(dialogs, key=QWidget.isVisible)
        dialog.setDirectory(str(self._pdf.parent))
        dialog.selectFile(self._pdf.name)
        _named(dialog.findChildren(QAbstractButton), "&Save")[0].click()
        self._wait(self._pdf.exists, f"'{self._pdf.name}' is not written.")
        content = self._pdf.read_bytes()
        pages, fonts = (content.count(what) for what in (b"/Type /Page\n", b"/FontFile2"))
        if not (content.startswith(b"%PDF-") and content.endswith(b"%%EOF\n") and pages and fonts):
            raise Failed(f"'{self._pdf.name}' is not a whole PDF with its fonts.")
        return f"{len(content)} bytes, {pages} pages, {fonts} fonts"

    def _field(self, name: str) -> QLineEdit:
        return _named(self._window.findChildren(QLineEdit), name)[0]

    def _button(self, name: str) -> QAbstractButton:
        """Return the button of this name that can be seen, or else one that cannot."""
        buttons = _named(self._window.findChildren(QAbstractButton), name)
        return max(buttons, key=QWidget.isVisible)

    def _press(self, name: str) -> None:
        self._button(name).click()

    def _reads(self) -> str:
        """Return all that stands in visible labels, links as their text, blanks plain."""
        labels = (one for one in self._window.findChildren(QLabel) if one.isVisible())
        texts = (QTextDocumentFragment.fromHtml(label.text()).toPlainText() for label in labels)
        return "\n".join(texts).replace(NBSP, " ")

    def _wait(self, until: Callable[[], bool], complaint: str) -> None:
        """Let the program work until something is so; Failed says what never came."""
        deadline = QDeadlineTimer(self._patience)
        while not until():
            if deadline.hasExpired():
                raise Failed(complaint)
            _turn(_PAUSE_MS)


def _colours(image: QImage) -> int:
    """Return how many colours there are in a small copy of a picture."""
    if image.isNull():
        return 0
    small = image.scaled(QSize(_SMALL, _SMALL))
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())})


def _named(widgets: Iterable[Kind], name: str) -> list[Kind]:
    """Return those that a screen reader calls by this name; a button's text names it too."""
    return [w for w in widgets if name == (w.accessibleName() or w.property("text"))]


def _turn(milliseconds: int) -> None:
    QThread.msleep(milliseconds)
    QCoreApplication.processEvents()


def give_up(
    outcomes: Mapping[str, Outcome],
    file: Path,
    seconds: float,
    end: Callable[[int], object] = os._exit,
) -> None:
    """Report what there is of a test that does not end, from another thread, and end it."""
    late = Outcome(ok=False, detail=f"given up after {seconds:g} s")
    try:
        report({**outcomes, "time": late}, file)
    finally:
        end(1)


def report(outcomes: Mapping[str, Outcome], file: Path) -> int:
    """Write all outcomes as JSON; return 1 where something does not work, else 0."""
    told = {name: outcome._asdict() for name, outcome in outcomes.items()}
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(any(outcome.ok is False for outcome in outcomes.values()))
