"""The side-effect page: a filter over a matrix, and the chosen effects beside it."""

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QActionGroup,
    QFocusEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.looks import styled
from baklosan_desktop.qt.models.side_effect_matrix import SideEffectMatrixModel
from baklosan_desktop.qt.panels.side_effect_list import SideEffectList
from baklosan_desktop.qt.panels.side_effect_people import PeopleCard
from baklosan_desktop.qt.widgets import menus
from baklosan_desktop.qt.widgets.layouts import FoldingRow, ScrollingPage, plain_text
from baklosan_desktop.qt.widgets.matrix_view import MatrixView
from baklosan_desktop.screens.side_effect_matrix import Order
from baklosan_desktop.screens.side_effects import (
    Grouping,
    Remembered,
    SideEffectForm,
    SideEffectSource,
    SideEffectView,
    present,
)
from baklosan_desktop.tongue import _

_LIST_CHARACTERS = 47
_LIST_SHARE = 0.285
_MATRIX_SHARE = 0.85
_FILTER_CHARACTERS = 28


class SideEffectPanel(QWidget):
    """Asks for the effects of a label when it is first shown, not before."""

    citation_opened = Signal(int, str)
    print_requested = Signal()

    def __init__(self, label: Label, source: SideEffectSource, *, is_read: bool = False) -> None:
        super().__init__()
        self._source = Remembered(source)
        self._form = SideEffectForm(label.id)
        self._model = SideEffectMatrixModel(self)
        self._matrix = MatrixView(self._model)
        self._list = SideEffectList(label, is_read=is_read)
        self._summary = styled(plain_text(), "secondary")
        self._clear = styled(QPushButton(_("Show all")), "link")
        self._filter = QLineEdit(placeholderText=_("Filter: a symptom …"))
        self._group = QPushButton()
        self._people = PeopleCard()
        self._note = styled(plain_text(), "hint")
        self._name()
        self._lay_out()
        self._connect()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Pass the focus on to the filter."""
        self._filter.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what the page shows, the first time it is shown."""
        super().showEvent(event)
        if not self._model.columnCount():
            self._show(present(self._form, self._source))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share_out()

    def clear(self) -> None:
        """Show all effects: no filter, no choice."""
        self._filter.clear()
        self._matrix.clearSelection()

    def _share_out(self) -> None:
        """Give the list its share, the filter room for a few words, the matrix what is left.

        What is drawn below the matrix takes nothing from it: then the page scrolls.
        """
        character = self.fontMetrics().averageCharWidth()
        share = round(self.width() * _LIST_SHARE)
        self._list.setFixedWidth(min(character * _LIST_CHARACTERS, share))
        self._filter.setMinimumWidth(character * _FILTER_CHARACTERS)
        kept = 0.0 if self._people.isHidden() else _MATRIX_SHARE
        self._matrix.keep(round(self.height() * kept))

    def _ask(self, form: SideEffectForm) -> None:
        if form != self._form:
            self._form = form
            self._show(present(form, self._source))

    def _show(self, view: SideEffectView) -> None:
        self._model.show(view.matrix, view.total)
        self._matrix.choose(*self._model.place(self._form.system, self._form.band))
        self._summary.setText(view.summary)
        said = " ".join(filter(None, (view.summary, view.selection.understood)))
        if said != self._filter.accessibleDescription():
            self._filter.setAccessibleDescription(said)
            announce(self._filter, said)
        self._note.setText(view.note)
        grouping = _(self._form.grouping.value)
        menus.caption(self._group, _("Group: {grouping} ▾").format(grouping=grouping))
        form = self._form
        self._clear.setVisible(bool(form.filter or form.system or form.band))
        self._people.show_people(view.people)
        self._share_out()
        self._list.show_selection(view.selection)

    def _choose(self, row: int, column: int) -> None:
        system, band = self._model.system(row), self._model.band(column)
        self._ask(self._form._replace(system=system, band=band))

    def _connect(self) -> None:
        self._filter.textChanged.connect(lambda words: self._ask(self._form._replace(words=words)))
        self._matrix.chosen.connect(self._choose)
        self._clear.clicked.connect(self.clear)
        self._list.citation_opened.connect(self.citation_opened)
        self._list.print_requested.connect(self.print_requested)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.clear)
        menu = QMenu(self)
        self._offer(menu, _("Group by"), Grouping, "grouping")
        menu.addSeparator()
        self._offer(menu, _("Organ systems"), Order, "order")
        self._group.setMenu(menu)

    def _offer(self, menu: QMenu, title: str, choices: Iterable[Enum], field: str) -> None:
        """Add choices to the menu, one of them checked."""
        group = QActionGroup(menu)
        for choice in choices:
            action = menu.addAction(f"{title} {_(choice.value)}")
            action.setCheckable(True)
            action.setChecked(choice is getattr(self._form, field))
            action.triggered.connect(
                lambda _checked, choice=choice: self._ask(self._form._replace(**{field: choice}))
            )
            group.addAction(action)

    def _name(self) -> None:
        self._matrix.setAccessibleName(_("Side effects by organ system and frequency band"))
        self._matrix.setAccessibleDescription(
            _(
                "Arrow keys choose a cell, Shift+Space its row, Ctrl+Space its column, "
                "Escape nothing."
            )
        )
        self._filter.setAccessibleName(_("Filter side effects"))
        self._clear.setToolTip(_("Show all side effects (Esc)"))
        self._clear.setAccessibleName(_("Show all side effects"))

    def _lay_out(self) -> None:
        card = styled(QFrame(), "card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self._matrix)
        page = QVBoxLayout()
        page.setContentsMargins(16, 16, 16, 12)
        page.setSpacing(8)
        page.addLayout(self._heading())
        page.addWidget(card)
        page.addWidget(self._people)
        page.addWidget(self._note)
        page.addStretch(1)
        scrolling = ScrollingPage()
        scrolling.fill(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scrolling, 1)
        row.addWidget(self._list)

    def _heading(self) -> FoldingRow:
        title, tools, heading = FoldingRow(), FoldingRow(), FoldingRow()
        title.addWidget(styled(QLabel(_("Side effects")), "page-title"))
        title.addWidget(self._summary, 1)
        title.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        tools.addWidget(self._filter, 1)
        tools.addWidget(self._group)
        heading.addLayout(title, 1)
        heading.addLayout(tools)
        return heading
