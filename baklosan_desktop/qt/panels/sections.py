"""The list of sections beside the text, in the label's order or in that of an SmPC."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
)

from baklosan_desktop.qt.looks import fix, styled
from baklosan_desktop.qt.panels.bookmarks import BookmarkMenu
from baklosan_desktop.qt.widgets.entries import COUNT, IS_MARKED, TitleDelegate
from baklosan_desktop.qt.widgets.layouts import FilledButton, FoldingRow, WrappedLabel
from baklosan_desktop.screens.label import Order, SectionView
from baklosan_desktop.tongue import _, plural
from baklosan_desktop.wording import capital


class SectionList(QListWidget):
    """Says before and after each press of the mouse that it came; keys walk from row to row."""

    pointed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a row that is pressed be told from those that keys pass over."""
        self.pointed.emit()
        super().mousePressEvent(event)
        self.pointed.emit()


class SectionPane(QFrame):
    """Says which section was chosen, and in which order they are wanted.

    `pressed` comes before and after one is chosen by the mouse.
    """

    chosen = Signal(int)
    pressed = Signal()
    order_chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        styled(self, "left-pane")
        self._keys: dict[str, int] = {}
        self._sections = _section_list()
        self._sections.currentRowChanged.connect(self.chosen)
        self._sections.pointed.connect(self.pressed)
        self._way_back = QPushButton()
        self._way_back.clicked.connect(self.left)
        self._way_back.hide()
        self._title = styled(WrappedLabel(), "card-title")
        self._heading = self._menu_button()
        self.bookmarks = BookmarkMenu()
        self._counts: Mapping[str, int] = {}
        self._bookmarked: frozenset[str] = frozenset()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._way_back)
        head = FoldingRow()
        head.addWidget(self._heading, 1)
        head.addWidget(self.bookmarks, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addWidget(self._sections, 1)

    def fill(self, sections: tuple[SectionView, ...], order: Order) -> None:
        """List sections; none is chosen yet."""
        self._keys = {section.key: row for row, section in enumerate(sections)}
        self._title.setText(_("SECTIONS · {order} ▾").format(order=order.words.upper()))
        self._heading.setAccessibleName(
            _("Sections in {order}, choose another").format(order=order.words)
        )
        with QSignalBlocker(self._sections):
            self._sections.clear()
            for section in sections:
                QListWidgetItem(section.name, self._sections).setToolTip(section.name)
        self._fill_menu(self._heading.menu(), order)
        self._mark()

    def fix_order(self) -> None:
        """Let nobody choose another order."""
        fix(self._heading)

    def follow(self, key: str) -> bool:
        """Choose the section being read without opening it; return whether it is another one."""
        row = self._keys[key]
        if self._sections.currentRow() == row:
            return False
        with QSignalBlocker(self._sections):
            self._sections.setCurrentRow(row)
        return True

    def step(self, step: int) -> None:
        """Open the next section (1) or the one before (-1)."""
        row = self._sections.currentRow() + step
        if 0 <= row < self._sections.count():
            self._sections.setCurrentRow(row)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many hits each section has, by its key; none for a section takes it back."""
        self._counts = counts
        self._mark()

    def show_marks(self, bookmarked: Iterable[str]) -> None:
        """Show which sections are bookmarked, by their keys."""
        marked = frozenset(bookmarked)
        if marked != self._bookmarked:
            self._bookmarked = marked
            self._mark()

    def _mark(self) -> None:
        for key, row in self._keys.items():
            item, count = self._sections.item(row), self._counts.get(key, 0)
            is_marked = key in self._bookmarked
            more = [
                *[_("bookmarked")] * is_marked,
                *[plural("{number} hit", "{number} hits", count)] * bool(count),
            ]
            spoken = ", ".join((item.text(), *more)) if more else None
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setData(COUNT, count or None)
            item.setData(IS_MARKED, is_marked)
        self._sections.scheduleDelayedItemsLayout()

    def offer_way_back(self, page: str, tooltip: str) -> None:
        """Offer to return to the page whose figure led here; an empty name takes that back."""
        self._way_back.setText(f"← {page}")
        self._way_back.setToolTip(tooltip)
        self._way_back.setAccessibleName(tooltip)
        self._way_back.setVisible(bool(page))

    def _menu_button(self) -> QPushButton:
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 0, 0)
        row.addWidget(self._title, 1)
        button = styled(FilledButton(row), "heading")
        button.setMenu(QMenu(button))
        return button

    def _fill_menu(self, menu: QMenu, current: Order) -> None:
        menu.clear()
        for order in Order:
            entry = menu.addAction(capital(order.words))
            entry.setCheckable(True)
            entry.setChecked(order is current)
            entry.triggered.connect(self._teller(order))

    def _teller(self, order: Order) -> Callable[[], object]:
        return lambda: self.order_chosen.emit(order.value)


def _section_list() -> SectionList:
    sections = styled(SectionList(), "sections")
    sections.setAccessibleName(_("Sections of the label"))
    sections.setItemDelegate(TitleDelegate(sections))
    sections.setResizeMode(QListWidget.ResizeMode.Adjust)
    sections.setWordWrap(True)  # or Qt would keep the rows as high as they were at another width
    sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return sections
