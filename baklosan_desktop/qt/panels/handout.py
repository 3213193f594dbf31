"""The handout page: what to print at the left, the very pages that will be printed at the right."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.handouts.kinds import rendering
from baklosan_desktop.handouts.page import Imprint
from baklosan_desktop.handouts.steps import Steps, done
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.background import InSlices
from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.qt.pages import Pages, laid_out
from baklosan_desktop.qt.panels.handout_options import HandoutOptions
from baklosan_desktop.qt.printing import printer_for, printing, saving
from baklosan_desktop.qt.widgets.bars import Notice
from baklosan_desktop.qt.widgets.layouts import ScrollingPage
from baklosan_desktop.qt.widgets.preview import PagePreview
from baklosan_desktop.qt.widgets.ringed import RingedButton
from baklosan_desktop.screens.calendar import Dosed
from baklosan_desktop.screens.handout import (
    FactSource,
    HandoutForm,
    HandoutView,
    Kind,
    present,
)
from baklosan_desktop.tongue import _

_LEFT_CHARACTERS = 46
_LEFT_SHARE = 0.36


class HandoutPanel(QWidget):
    """Lays the handout out on every change; asks for nothing before it is shown."""

    offered: tuple[Kind, ...] = tuple(Kind)
    limits = ""
    pharmacy_changed = Signal(str)
    dose_wanted = Signal()

    def __init__(
        self,
        label: Label,
        source: FactSource,
        pharmacy: str,
        version: str,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._label, self._source = label, source
        self._version, self._today = version, today
        self._dosed: Callable[[], Dosed | None] = lambda: None
        self._refusal = ""
        self._pages: Pages | None = None
        self._writing = InSlices(self)
        self._is_busy = False
        self._printer: QPrinter | None = None  # Qt's dialog keeps only a pointer to its printer
        self._options = HandoutOptions(pharmacy, self.offered)
        self._notice = Notice()
        self._outcome = styled(QLabel(wordWrap=True), "hint")
        self._save = QPushButton(_("Save PDF …"))
        self._print = styled(RingedButton(_("Print …")), "primary")
        self._preview = PagePreview()
        self._left = styled(QFrame(), "left-pane")
        self._lay_out()
        self._options.changed.connect(self._ask_if_seen)
        self._options.pharmacy_entered.connect(self.pharmacy_changed)
        self._options.calendar.dose_wanted.connect(self.dose_wanted)
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_out)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to what can be chosen."""
        self._options.setFocus()

    def hasHeightForWidth(self) -> bool:
        """Ask for no height: what is chosen scrolls, and would else push the bars out."""
        return False

    def choose(self, kind: Kind) -> None:
        """Show a kind from its first page."""
        self._options.choose(kind)
        self._preview.open(0)

    def fix_pharmacy(self) -> None:
        """Let nobody change the pharmacy."""
        self._options.fix_pharmacy()

    def refuse(self, sentence: str) -> None:
        """Print nothing from now on, and say why."""
        self._refusal = sentence
        self._ask_if_seen()

    def clear_patient(self) -> None:
        """Forget the patient's name, and what was ticked."""
        self._options.clear_patient()

    def take_doses_from(self, dosed: Callable[[], Dosed | None]) -> None:
        """Ask for the answer that a calendar is made from whenever one is laid out."""
        self._dosed = dosed

    def untick(self) -> None:
        """Forget what was ticked of an answer that is no longer there."""
        self._options.calendar.forget()

    def save(self) -> None:
        """Ask where to save the handout as a PDF, if there is one."""
        if not (pages := self._pages) or self._is_busy:
            return
        dialog = QFileDialog(self, _("Save PDF"), filter=_("PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(pages.handout.file_name)
        dialog.fileSelected.connect(lambda path: self._save_as(pages, Path(path)))
        dialog.open()

    def print_out(self) -> None:
        """Ask for a printer with the system's dialog, if there is something to print."""
        if not (pages := self._pages) or self._is_busy:
            return
        self._printer = printer_for(pages.handout)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(partial(self._print_on, self._printer, pages))
        QDialog.open(dialog)  # QPrintDialog's own asks for a slot by its C++ name

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the handout out, with the date of this day."""
        super().showEvent(event)
        self._share_out()
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Write at once what is still to be written: this page may be gone in a moment."""
        super().hideEvent(event)
        self._writing.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the left column its share of the width."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        wanted = self.fontMetrics().averageCharWidth() * _LEFT_CHARACTERS
        least = self._left.minimumSizeHint().width()
        self._left.setFixedWidth(max(least, min(wanted, round(self.width() * _LEFT_SHARE))))

    def _ask_if_seen(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        done(self._asking())

    def _asking(self) -> Steps[None]:
        """Show what was asked for, step by step."""
        self._pages = None  # whatever goes wrong: pages of other choices are not to be printed
        form, dosed = self._options.form, self._dosed()
        view = self._answer(form, self._label, self._source, dosed)
        self._options.calendar.show_choices(view.choices)
        if view.refusal != self._notice.text():
            self._notice.say(view.refusal)
        pages = None
        if view.sheet:
            handout = yield from rendering(view.sheet, Imprint(self._today(), self._version))
            pages = Pages(handout, (yield from laid_out(handout)))
        self._show(pages)

    def _show(self, pages: Pages | None) -> None:
        """Show the pages of a handout, if there is one."""
        self._pages = pages
        self._preview.show_pages(pages)
        self._offer()
        if not self._is_busy:
            self._tell("")

    def _offer(self) -> None:
        """Let the pages be saved and printed, if there are any, and nothing is so already."""
        for button in (self._save, self._print):
            button.setEnabled(self._pages is not None and not self._is_busy)

    def _answer(
        self, form: HandoutForm, label: Label, source: FactSource, dosed: Dosed | None
    ) -> HandoutView:
        return present(form, label, source, self._refusal, dosed)

    def _save_as(self, pages: Pages, path: Path) -> None:
        self._write(pages, saving(pages, path), _("Saved as '{name}'.").format(name=path.name))

    def _print_on(self, printer: QPrinter, pages: Pages, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self._write(pages, printing(pages, printer), _("Sent to the printer."))

    def _write(self, pages: Pages, steps: Steps[None], said: str) -> None:
        self._is_busy = True
        self._offer()
        self._writing.begin(self._trying(steps, len(pages), said))

    def _trying(self, steps: Steps[None], count: int, said: str) -> Iterator[None]:
        """Write page by page, saying which, and at the end what came of it."""
        try:
            for number, _step in enumerate(steps, 1):
                self._tell(_("Page {number} of {count}").format(number=number, count=count))
                yield
        except BaklosanError as error:
            self._tell(error.explanation, is_problem=True)
        else:
            self._tell(said)
        finally:
            self._is_busy = False
            self._offer()

    def _tell(self, sentence: str, *, is_problem: bool = False) -> None:
        self._outcome.setText(sentence)
        self._outcome.setVisible(bool(sentence))
        restyle(self._outcome, role="problem" if is_problem else "hint")

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setContentsMargins(18, 16, 18, 8)
        fields.setSpacing(8)
        fields.addWidget(styled(QLabel(_("Handout")), "pane-title"))
        if self.limits:
            fields.addWidget(styled(QLabel(_(self.limits), wordWrap=True), "hint"))
        fields.addWidget(self._notice)
        fields.addWidget(self._options)
        fields.addStretch()
        scrolling = ScrollingPage()
        scrolling.fill(fields)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(self._print, 1)
        below = QVBoxLayout()
        below.setContentsMargins(18, 8, 18, 12)
        below.setSpacing(8)
        below.addWidget(self._outcome)
        below.addLayout(buttons)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(scrolling, 1)
        left.addLayout(below)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._left)
        columns.addWidget(self._preview, 1)
