"""The folder that is watched, in one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.looks import fix, restyle, styled
from baklosan_desktop.qt.widgets.layouts import FoldingRow, plain_text
from baklosan_desktop.screens.library_watch import WatchView
from baklosan_desktop.tongue import _


class WatchRow(QWidget):
    """Says which folder is watched and what came of it, and offers to change that."""

    folder_asked = Signal()
    look_asked = Signal()
    stopped = Signal()
    report_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = styled(plain_text(), "hint")
        self._report = styled(QPushButton(_("Show what was left out")), "link")
        self._look = styled(QPushButton(_("Look now")), "link")
        self._choose = styled(QPushButton(), "link")
        self._stop = styled(QPushButton(_("Watch no folder")), "link")
        self._report.clicked.connect(self.report_asked)
        self._look.clicked.connect(self.look_asked)
        self._choose.clicked.connect(self.folder_asked)
        self._stop.clicked.connect(self.stopped)
        row = FoldingRow()
        row.addWidget(self._text, 1)
        for button in (self._report, self._look, self._choose, self._stop):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def fix_folder(self) -> None:
        """Let nobody watch another folder, or none."""
        fix(self._choose, self._stop)

    def show_view(self, view: WatchView) -> None:
        """Show what is watched."""
        if view.is_problem and view.text != self._text.text():
            announce(self._text, view.text)
        self._text.setText(view.text)
        restyle(self._text, role="problem" if view.is_problem else "hint")
        self._choose.setText(_("Change the folder …") if view.is_on else _("Watch a folder …"))
        for button in (self._look, self._stop):
            button.setVisible(view.is_on)
        self._report.setVisible(view.is_reported)
