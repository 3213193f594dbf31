"""The help: About, safety notes, hazard log, what's new."""

from functools import partial

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop import assets
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.dialogs import AboutBox, Sheet
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.layouts import FoldingRow, WrappedLabel
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.screens import about, help_filter, help_pages
from baklosan_desktop.tongue import _, translatable

_SHARE_OF_WINDOW = 0.9
_LETTERS_WIDE = 110
_LINES_HIGH = 40
_MARGIN = 16
_FILTER = translatable("Filter this page")


class HelpWindow(Sheet):
    """The pages of the help in a list, the chosen one beside it, its entries to be filtered."""

    def __init__(self, pages: tuple[help_pages.HelpPage, ...], title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        self._pages = pages
        self._list = styled(QListWidget(), "sections")
        self._list.setAccessibleName(_("Pages of the help"))
        self._list.addItems([page.title for page in pages])
        self._field = QLineEdit(placeholderText=_(_FILTER))
        self._field.setAccessibleName(_(_FILTER))
        self._field.setClearButtonEnabled(True)
        self._summary = styled(WrappedLabel(), "hint")
        self._text = styled(TextColumn(), "reading")
        self._lay_out()
        self._fit(parent.window().size() * _SHARE_OF_WINDOW)
        self._list.currentRowChanged.connect(self._choose)
        self._field.textChanged.connect(self._show)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._field.setFocus)
        self._list.setCurrentRow([page.title for page in pages].index(title))
        self._text.setFocus()

    def _lay_out(self) -> None:
        bar = FoldingRow()
        bar.addWidget(self._field, 3)
        bar.addWidget(self._summary, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        beside = QVBoxLayout()
        beside.addLayout(bar)
        beside.addWidget(self._text, 1)
        beside.addWidget(buttons)
        row = QHBoxLayout(self)
        row.addWidget(self._list)
        row.addLayout(beside, 1)
        widest = self._list.sizeHintForColumn(0)
        self._list.setFixedWidth(widest + 2 * self._list.frameWidth() + self._list.spacing())

    def _fit(self, most: QSize) -> None:
        """Be as large as reads well, within the window."""
        metrics = self.fontMetrics()
        wide, high = metrics.averageCharWidth() * _LETTERS_WIDE, metrics.lineSpacing() * _LINES_HIGH
        self.resize(most.boundedTo(QSize(wide, high)))

    def _choose(self) -> None:
        """Show another page from its beginning, whole."""
        if self._field.text():
            self._field.clear()  # which shows it
        else:
            self._show()

    def _show(self) -> None:
        page = self._pages[self._list.currentRow()]
        view = help_filter.present(page, self._field.text())
        self._text.setAccessibleName(page.title)
        self._summary.setText(view.summary)
        self._field.setAccessibleDescription(view.summary)
        no_html = QTextDocument.MarkdownFeature.MarkdownNoHTML
        self._text.document().setMarkdown(view.text, no_html)
        self._text.document().setDocumentMargin(_MARGIN)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)


class Help(QObject):
    """Opens the About box and the pages of the help, from the footer, by key, from one another."""

    def __init__(self, frame: Frame, label: Label, *, is_served: bool = False) -> None:
        super().__init__(frame)
        self._frame = frame
        self._about = about.present(label, is_served=is_served)
        pages = [(title, partial(self.open, title)) for title in help_pages.TITLES]
        frame.footer.offer([(actions.tooltip(actions.ABOUT), self.about), *pages])
        frame.bind(actions.ABOUT, self.about)

    def about(self) -> None:
        """Say what program and label are, and lead to the rest of the help."""
        box = AboutBox(self._about, help_pages.TITLES, self._frame)
        box.page_wanted.connect(self.open)
        _open(box)

    def open(self, title: str) -> None:
        """Open a page of the help."""
        _open(HelpWindow(help_pages.load(_read), title, self._frame))


def _read(name: str) -> str:
    return assets.resource("help", name).read_text(encoding="utf-8")


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
