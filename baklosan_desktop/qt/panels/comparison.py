"""Two editions of a label compared: the sections left, the text with its changes right."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.labels.comparing import Comparison
from baklosan_desktop.labels.directions import isolated
from baklosan_desktop.labels.marking import Mark
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.dialogs import Sheet
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.widgets.entries import TitleDelegate, colour
from baklosan_desktop.qt.widgets.layouts import FoldingRow, plain_text
from baklosan_desktop.qt.widgets.reading_text import scaled
from baklosan_desktop.qt.widgets.text_column import MARGIN, RIGHT_MARGIN, TextColumn
from baklosan_desktop.qt.window import LIST_WIDTH
from baklosan_desktop.screens.comparison import Extent, lines, marked_parts, present
from baklosan_desktop.screens.comparison_pieces import Entry, Look, Piece, entries, pieces, step
from baklosan_desktop.tongue import _, plural
from baklosan_desktop.wording import held

_SHARE_OF_WINDOW = 0.94
_SIZES = {Look.TITLE: 1.3, Look.REMARK: 0.82}
_OURS = {Look.TITLE, Look.NUMBER, Look.REMARK}
_BOLD = {Look.TITLE, Look.NUMBER, Look.HEADING}
_ABOVE = {Look.TITLE: 28, Look.NUMBER: 12, Look.HEADING: 12, Look.TEXT: 10}
_ITEM_INDENT = 18
_LINE_HEIGHT_PERCENT = 118
_NEXT = (actions.NEXT.keys, actions.NEXT_PASSAGE.keys)
_PREVIOUS = (actions.PREVIOUS.keys, actions.PREVIOUS_PASSAGE.keys)


class ComparisonDialog(Sheet):
    """Steps from change to change, and has each read out; what is marked is marked in letters too.

    So a text that is copied, or read by a screen reader, never joins an old number to a new one.
    """

    def __init__(self, comparison: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What changed"))
        self._comparison = comparison
        self._pieces: tuple[Piece, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._here = 0
        self._told = styled(plain_text(), "hint")
        self._sections = self._section_list()
        self._text = styled(TextColumn(), "reading")
        self._text.setAccessibleName(_("What changed, in both editions"))
        self._text.verticalScrollBar().valueChanged.connect(self._follow)
        self._whole = QPushButton(_("Whole text"))
        self._whole.setCheckable(True)
        self._whole.toggled.connect(self._show)
        self._lay_out()
        self.resize(parent.window().size() * _SHARE_OF_WINDOW)
        self._show()
        self._text.setFocus()

    def step(self, by: int) -> None:
        """Show the next change (1) or the one before (-1), and have it read out."""
        stops = self._stops()
        place = step(stops, self._here, by)
        if place is None:
            self._tell(_("Nothing changed."))
            return
        self._go_to(place)
        self._mark(place)
        number = stops.index(place) + 1
        self._tell(_("Change {number} of {count}").format(number=number, count=len(stops)))
        announce(self._text, self._pieces[place].spoken)

    def copy(self) -> None:
        """Copy what is shown as plain text, with its marks."""
        text = "\n".join(lines(present(self._comparison, self._extent())))
        QGuiApplication.clipboard().setText(text)
        self._tell(_("Copied as text"))

    def _stops(self) -> list[int]:
        return [place for place, piece in enumerate(self._pieces) if piece.spoken]

    def _extent(self) -> Extent:
        return Extent.ALL if self._whole.isChecked() else Extent.CHANGES

    def _show(self) -> None:
        """Write the text; what is read on stays on top."""
        view = present(self._comparison, self._extent())
        read_on = self._entries[self._sections.currentRow()] if self._entries else None
        self._pieces, self._entries = tuple(pieces(view)), entries(view)
        with QSignalBlocker(self._sections):
            self._sections.clear()
            for entry in self._entries:
                item = QListWidgetItem(entry.text, self._sections)
                item.setToolTip(entry.text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.spoken)
        self._write(leftwards=view.leftwards)
        self._told.setText(plural("{number} change", "{number} changes", len(self._stops())))
        self._open(self._entries.index(read_on) if read_on in self._entries else 0)

    def _write(self, *, leftwards: bool) -> None:
        self._text.clear()
        self._text.ensurePolished()
        self._text.setExtraSelections([])
        forms = {(look, mark): self._char_format(look, mark) for look in Look for mark in Mark}
        cursor = QTextCursor(self._text.document())
        cursor.beginEditBlock()
        for place, piece in enumerate(self._pieces):
            if place:
                cursor.insertBlock()
            is_leftwards = leftwards and piece.look not in _OURS
            cursor.setBlockFormat(_block_format(piece.look, leftwards=is_leftwards))
            shown = isolated if is_leftwards else str
            plain = forms[piece.look, Mark.KEPT]
            for mark, before, words, after in marked_parts(piece.spans):
                cursor.insertText(held(before), plain)
                cursor.insertText(shown(held(words)), forms[piece.look, mark])
                cursor.insertText(held(after), plain)
        cursor.endEditBlock()
        self._text.setTextCursor(QTextCursor(self._text.document()))  # or Qt shows the end

    def _char_format(self, look: Look, mark: Mark) -> QTextCharFormat:
        form = QTextCharFormat()
        font = scaled(self._text.font(), _SIZES.get(look, 1))
        font.setBold(look in _BOLD or mark is not Mark.KEPT)
        font.setStrikeOut(mark is Mark.REMOVED)
        font.setUnderline(mark is Mark.ADDED)
        form.setFont(font)
        if mark is Mark.REMOVED:
            form.setForeground(colour("stop"))
            form.setBackground(colour("stop-ground"))
        elif mark is Mark.ADDED:
            form.setForeground(colour("fine"))
            form.setBackground(colour("fine-ground"))
        elif look is Look.REMARK:
            form.setForeground(colour("ink-3"))
        return form

    def _open(self, row: int) -> None:
        """Bring a section to the top."""
        place = next(at for at, piece in enumerate(self._pieces) if piece.entry == row)
        self._go_to(place, above=0)

    def _go_to(self, place: int, above: int | None = None) -> None:
        """Bring a piece to the top, or to a third of the height."""
        document = self._text.document()
        block = document.findBlockByNumber(place)
        top = round(document.documentLayout().blockBoundingRect(block).top())
        room = self._text.viewport().height() // 3 if above is None else above
        self._text.verticalScrollBar().setValue(top - room)
        self._here = place
        self._choose(self._pieces[place].entry)

    def _mark(self, place: int) -> None:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self._text.document().findBlockByNumber(place))
        end, keep = QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
        selection.cursor.movePosition(end, keep)
        selection.format.setBackground(colour("accent-weak"))
        whole = QTextCharFormat.Property.FullWidthSelection
        selection.format.setProperty(whole, True)  # noqa: FBT003 - Qt's own
        self._text.setExtraSelections([selection])

    def _follow(self) -> None:
        """Choose the section being read in the list."""
        top = self._text.cursorForPosition(QPoint(MARGIN, MARGIN // 2)).blockNumber()
        self._here = top
        self._choose(self._pieces[top].entry)

    def _choose(self, row: int) -> None:
        with QSignalBlocker(self._sections):
            self._sections.setCurrentRow(row)

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        announce(self._told, sentence)

    def _section_list(self) -> QListWidget:
        sections = styled(QListWidget(), "sections")
        sections.setAccessibleName(_("Sections with what became of them"))
        sections.setItemDelegate(TitleDelegate(sections))
        sections.setResizeMode(QListWidget.ResizeMode.Adjust)
        sections.setWordWrap(True)
        sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sections.currentRowChanged.connect(self._open)
        return sections

    def _lay_out(self) -> None:
        view = present(self._comparison)
        column = QVBoxLayout(self)
        title = styled(plain_text(), "pane-title")
        title.setText(view.title)
        about = styled(plain_text(), "secondary")
        about.setText(f"{view.direction} · {view.summary}")
        column.addWidget(title)
        column.addWidget(about)
        body = QHBoxLayout()
        self._sections.setFixedWidth(LIST_WIDTH)
        body.addWidget(self._sections)
        body.addWidget(self._text, 1)
        column.addLayout(body, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> FoldingRow:
        row = FoldingRow()
        for sign, name, keys, by in (
            ("↑", _("Previous change"), _PREVIOUS, -1),
            ("↓", _("Next change"), _NEXT, 1),
        ):
            button, stepping = QPushButton(sign), QAction(self)
            button.setToolTip(f"{name} ({', '.join(keys)})")
            button.setAccessibleName(button.toolTip())
            stepping.setShortcuts([QKeySequence(key) for key in keys])
            for asked in (stepping.triggered, button.clicked):
                asked.connect(lambda *_, by=by: self.step(by))
            self.addAction(stepping)
            row.addWidget(button)
        copy, close = QPushButton(_("Copy as text")), QPushButton(_("Close"))
        copy.clicked.connect(self.copy)
        close.clicked.connect(self.accept)
        row.addWidget(self._told, 1)
        for part in (self._whole, copy, close):
            row.addWidget(part)
        return row


def _block_format(look: Look, *, leftwards: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    indent = _ITEM_INDENT if look is Look.ITEM else 0
    form.setLeftMargin(MARGIN + (0 if leftwards else indent))
    form.setRightMargin(RIGHT_MARGIN + (indent if leftwards else 0))
    if leftwards:
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    elif look in _OURS:
        form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    form.setTopMargin(_ABOVE.get(look, 4))
    proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    form.setLineHeight(_LINE_HEIGHT_PERCENT, proportional)
    return form
