"""The label picker: a field to type into, and below it the labels that can be opened."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.colours import Colours
from baklosan_desktop.qt.looks import icon, styled
from baklosan_desktop.qt.widgets.edits import SearchEdit
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.hit_list import HitList
from baklosan_desktop.qt.widgets.layouts import plain_text
from baklosan_desktop.screens.picker import PickerView
from baklosan_desktop.tongue import _, translatable

_WIDTH, _MOST_HEIGHT, _EDGE = 620, 460, 16
_HINT = translatable("Open a label: name, substance or code")
_KEYS = translatable("↑ ↓ choose · Enter open · Esc close")


class LabelPicker(QFrame):
    """Lies over the page while the keyboard is in its field."""

    typed = Signal(str)
    chosen = Signal(str)
    left = Signal()

    def __init__(self, keys: str, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, "popup")
        self.setAccessibleName(_("Open a label"))
        self._over = parent
        self._is_answered, self._is_wanted = True, False
        self.field = SearchEdit(_(_HINT), keys)
        self._list = HitList(_("Labels on this computer"), colours)
        self._summary, foot = styled(plain_text(), "secondary"), styled(plain_text(), "hint")
        foot.setText(_(_KEYS))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (self.field, self._summary, self._list, foot):
            column.addWidget(part)
        self.recolour(colours)
        self.hide()
        self.field.textChanged.connect(self._ask)
        self.field.moved.connect(self._move)
        self.field.opened.connect(self._open_once_answered)
        self.field.abandoned.connect(self.hide)
        self.field.left.connect(self._leave)
        self._list.clicked.connect(self._open)

    def recolour(self, colours: Colours) -> None:
        """Draw in the colours of another theme."""
        self.field.set_icon(icon("search", colours["ink-3"]))
        self._list.recolour(colours)

    def open(self) -> None:
        """Begin anew, with the keyboard in the field."""
        self.field.clear()
        self._list.show_rows([])
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus()
        self._ask("")

    def show_view(self, view: PickerView) -> None:
        """Show what can be opened, the first of it chosen."""
        rows = tuple(_rows(view))
        self._summary.setText(view.summary)
        self._summary.setVisible(bool(view.summary))
        self._list.show_rows(rows, 1 if rows else -1)
        self._fit()
        self._is_answered = True
        if self._is_wanted:
            self._open()
        else:
            self._tell(view.summary)

    def _ask(self, typed: str) -> None:
        self._is_answered = self._is_wanted = False
        self.typed.emit(typed)

    def _move(self, step: int) -> None:
        self._list.move_by(step)
        self._tell()

    def _tell(self, sentence: str = "") -> None:
        """Have the choice read out, since the keyboard stays in the field."""
        row = self._list.chosen()
        announce(self.field, sentence or (row.spoken if row else ""))

    def _open_once_answered(self) -> None:
        self._is_wanted = True
        if self._is_answered:
            self._open()

    def _open(self) -> None:
        row = self._list.chosen()
        if row and row.label:
            self.hide()
            self.chosen.emit(row.label)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _fit(self) -> None:
        """Lie at the top left, within the window."""
        width = min(_WIDTH, self._over.width() - 2 * _EDGE)
        self.resize(width, self.height())
        most = min(_MOST_HEIGHT, self._over.height() // 2)
        needed = self._list.needed(width - 2 * 9, most)
        self._list.fit(min(needed, most), is_whole=needed <= most)
        self._column.activate()
        self.resize(width, self._column.totalHeightForWidth(width))


def _rows(view: PickerView) -> Iterator[Row]:
    for title, choices in view.groups:
        yield Row(title.upper())
        for one in choices:
            yield Row(one.name, one.substances, note=one.about, label=one.id)
