"""How far an import is, and what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.qt.widgets.layouts import ElidedLabel, FoldingRow, plain_text, say
from baklosan_desktop.screens.importing import WHOLE, ProgressView, ReportView
from baklosan_desktop.tongue import _


class ProgressCard(QFrame):
    """Hidden while nothing is imported."""

    paused = Signal()
    resumed = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "card")
        self._title = styled(ElidedLabel(), "strong")
        self._text = styled(plain_text(), "secondary")
        self._bar = QProgressBar(textVisible=False)
        self._pause = QPushButton(_("Pause"))
        self._cancel = QPushButton(_("Cancel"))
        self.is_paused = False
        self._lay_out()
        self._bar.setAccessibleName(_("Import"))
        self._cancel.setToolTip(_("End the import; the labels that it has added stay"))
        self._pause.clicked.connect(self._toggle)
        self._cancel.clicked.connect(self.cancelled)
        self.hide()

    def show_progress(self, view: ProgressView) -> None:
        """Show how far it is; without an end in sight the bar only moves."""
        self._title.setText(view.title)
        self._title.setToolTip(view.title)
        self._text.setText(view.text)
        self._bar.setRange(0, 0 if view.done is None else WHOLE)
        self._bar.setValue(view.done or 0)
        self._bar.setAccessibleDescription(view.text)
        self.show()

    def end(self) -> None:
        """Show nothing until another import begins."""
        self.hide()
        self._say_paused(is_paused=False)

    def _toggle(self) -> None:
        self._say_paused(is_paused=not self.is_paused)
        (self.paused if self.is_paused else self.resumed).emit()

    def _say_paused(self, *, is_paused: bool) -> None:
        self.is_paused = is_paused
        self._pause.setText(_("Resume") if is_paused else _("Pause"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        told, buttons, row = FoldingRow(), QHBoxLayout(), FoldingRow()
        column.addWidget(self._title)
        column.addWidget(self._bar)
        told.addWidget(self._text, 1)
        for button in (self._pause, self._cancel):
            buttons.addWidget(button)
        row.addLayout(told, 1)
        row.addLayout(buttons)
        column.addLayout(row)


class ReportCard(QFrame):
    """Hidden until an import has ended; what came before is kept above until it is closed."""

    save_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        styled(self, "card")
        self._summary = styled(plain_text(), "strong")
        self._left_out = styled(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "report")
        self._outcome = styled(plain_text(), "hint")
        self._copy = QPushButton(_("Copy"))
        self._save = QPushButton(_("Save as text …"))
        self._close = QPushButton(_("Close report"))
        self._reports: tuple[ReportView, ...] = ()
        self._left_out.setAccessibleName(_("What was left out, and why"))
        self._lay_out()
        self._copy.clicked.connect(self._copy_all)
        self._save.clicked.connect(lambda: self.save_asked.emit(self._shown.text))
        self._close.clicked.connect(self._end)
        self.hide()

    def show_report(self, report: ReportView) -> None:
        """Show what became of an import, above what became of others; the same report once."""
        self._reports = (report, *(one for one in self._reports if one is not report))
        first, *rest = self._shown.lines
        self._summary.setText(first)
        self._left_out.setPlainText("\n".join(rest))
        for widget in (self._left_out, self._copy, self._save):
            widget.setVisible(bool(rest))
        self.tell("")
        self.show()
        announce(self._summary, first)

    @property
    def _shown(self) -> ReportView:
        return ReportView(tuple(line for one in self._reports for line in one.lines))

    def tell(self, sentence: str, *, is_problem: bool = False) -> None:
        """Say what became of copying or saving it."""
        say(self._outcome, sentence)
        restyle(self._outcome, role="problem" if is_problem else "hint")
        announce(self._outcome, sentence)

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._shown.text)
        self.tell(_("Copied."))

    def _end(self) -> None:
        self._reports = ()
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        buttons, row = FoldingRow(), FoldingRow()
        for button in (self._copy, self._save, self._close):
            buttons.addWidget(button)
        row.addWidget(self._summary, 1)
        row.addLayout(buttons)
        column.addLayout(row)
        column.addWidget(self._left_out)
        column.addWidget(self._outcome)
