"""The library page: a filter over the table of labels, and below it what can be done with one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.panels.library_detail import LabelCard
from baklosan_desktop.qt.panels.library_import import ProgressCard, ReportCard
from baklosan_desktop.qt.panels.library_packs import PackChoices
from baklosan_desktop.qt.panels.library_table import LabelTable
from baklosan_desktop.qt.panels.library_watch import WatchRow
from baklosan_desktop.qt.widgets.bars import Notice
from baklosan_desktop.qt.widgets.layouts import FoldingRow, ScrollingPage, plain_text
from baklosan_desktop.qt.widgets.ringed import RingedButton
from baklosan_desktop.screens.library import LibraryView
from baklosan_desktop.tongue import _

_FILTER_CHARACTERS = 36
_EDGE = 12


class LibraryPanel(QWidget):
    """Draws what it is shown, and passes on what is asked of it."""

    label_opened = Signal(str)
    typed = Signal(str)
    files_asked = Signal()
    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._summary = styled(plain_text(), "secondary")
        self._filter = QLineEdit(placeholderText=_("Filter: name, substance, holder …"))
        self._import = styled(RingedButton(_("Import labels … ▾")), "primary")
        self._problem = Notice()
        self._note = styled(plain_text(), "hint")
        self.progress = ProgressCard()
        self.report = ReportCard()
        self.table = LabelTable()
        self.card = LabelCard()
        self.watch = WatchRow()
        self.packs = PackChoices()
        self._drop = styled(QLabel(_("Drop to import"), self), "drop")
        self._drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._drop.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._drop.hide()
        self._name()
        self._lay_out()
        self._connect()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the filter."""
        self._filter.setFocus()

    def only_read(self) -> None:
        """Offer to add nothing and to remove nothing."""
        self._import.hide()
        self.table.only_read()
        self.card.only_read()

    def show_drop(self) -> None:
        """Show that files held above the window will be taken."""
        self._drop.setGeometry(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE))
        self._drop.raise_()
        self._drop.show()

    def hide_drop(self) -> None:
        """Show the labels again, as nothing is held above the window."""
        self._drop.hide()

    def show_problem(self, sentence: str) -> None:
        """Say why the labels that were imported are not listed, or nothing."""
        if sentence != self._problem.text():
            self._problem.say(sentence)
            announce(self._problem, sentence)

    def show_waiting(self, sentence: str) -> None:
        """Say what is waited for, in the place of a summary."""
        self._summary.setText(sentence)

    def show_view(self, view: LibraryView) -> None:
        """Show labels, how many they are, and what can be done."""
        self.table.show_rows(view.rows, view.hint)
        self._summary.setText(view.summary)
        self._note.setText(view.note)
        said = " ".join(filter(None, (view.summary, "" if view.rows else view.hint)))
        if said != self._filter.accessibleDescription():
            self._filter.setAccessibleDescription(said)
            announce(self._filter, said)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self.typed)
        self._filter.returnPressed.connect(self.table.go_to_first)
        for opened in (self.table.opened, self.card.opened):
            opened.connect(self._open)
        menu = QMenu(self)
        menu.addAction(_("Files …")).triggered.connect(self.files_asked)
        menu.addAction(_("A folder …")).triggered.connect(self.folder_asked)
        self._import.setMenu(menu)
        for keys, do in (
            (QKeySequence(actions.IN_TEXT.keys), self._filter.setFocus),
            (QKeySequence(Qt.Key.Key_Escape), self._filter.clear),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _open(self, label_id: LabelId) -> None:
        self.label_opened.emit(label_id)

    def _name(self) -> None:
        self._filter.setAcceptDrops(False)  # files are dropped on the window
        self._filter.setAccessibleName(_("Filter labels"))
        self._filter.setToolTip(_("Filter labels ({keys})").format(keys=actions.IN_TEXT.keys))
        self._import.setAccessibleName(_("Import labels"))
        self._import.setToolTip(
            _(
                "FDA SPL, HL7 FHIR ePI, openFDA JSON or plain text; files, folders and zips "
                "can also be dropped on the window"
            )
        )

    def _lay_out(self) -> None:
        frame = styled(QFrame(), "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.table)
        page = QVBoxLayout()
        page.setContentsMargins(22, 18, 22, 14)
        page.setSpacing(10)
        page.addLayout(self._heading())
        for widget in (self._problem, self.progress, self.report):
            page.addWidget(widget)
        page.addWidget(frame, 1)
        page.addWidget(self.card)
        page.addLayout(self._notes())
        page.addWidget(self.watch)
        scrolling = ScrollingPage()
        scrolling.fill(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling)

    def _notes(self) -> FoldingRow:
        notes = FoldingRow()
        notes.addWidget(self._note, 1)
        notes.addWidget(self.packs, 0, Qt.AlignmentFlag.AlignLeft)
        return notes

    def _heading(self) -> FoldingRow:
        title, tools, heading = FoldingRow(), FoldingRow(), FoldingRow()
        title.addWidget(styled(QLabel(_("Library")), "page-title"))
        title.addWidget(self._summary, 1)
        character = self.fontMetrics().averageCharWidth()
        self._filter.setMinimumWidth(character * _FILTER_CHARACTERS)
        tools.addWidget(self._filter, 1)
        tools.addWidget(self._import)
        heading.addLayout(title, 1)
        heading.addLayout(tools)
        return heading
