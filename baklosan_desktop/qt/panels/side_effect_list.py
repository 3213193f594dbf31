"""What stands beside the matrix: the chosen band, its effects, and what can be taken away."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.files import save
from baklosan_desktop.handouts.side_effect_table import file_name, table
from baklosan_desktop.labels.facts import Seriousness, SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.announcing import announce
from baklosan_desktop.qt.looks import restyle, styled
from baklosan_desktop.qt.models.side_effect_matrix import ground
from baklosan_desktop.qt.models.table import Column, TableModel
from baklosan_desktop.qt.panels.side_effect_detail import EffectDetail
from baklosan_desktop.qt.widgets.entries import EntryList, Tone
from baklosan_desktop.qt.widgets.layouts import FoldingRow, ScrollingPage, plain_text, say
from baklosan_desktop.screens.side_effect_copy import effect_text, list_text
from baklosan_desktop.screens.side_effect_words import advice, detail, has_ours, spoken
from baklosan_desktop.screens.side_effects import Group, Selection
from baklosan_desktop.tongue import _, translatable


class Listed(NamedTuple):
    """An effect with its group, whose heading is drawn above the first of them."""

    effect: SideEffect
    group: Group
    is_first: bool


COLUMNS: tuple[Column[Listed], ...] = (
    Column(
        translatable("Side effect"),
        lambda row: row.effect.term,
        lambda row: ", ".join(filter(None, (spoken(row.effect), row.group.heading))),
    ),
    Column(
        translatable("In plain words (editorial) or in studies"), lambda row: detail(row.effect)
    ),
    Column(translatable("What to do (editorial)"), lambda row: advice(row.effect)),
    Column(translatable("Group"), lambda row: row.group.heading if row.is_first else ""),
)
TONES = {
    Seriousness.EMERGENCY.value: Tone("stop", "stop-ground", "octagon-x"),
    Seriousness.URGENT.value: Tone("caution", "caution-ground", "triangle-alert"),
    Seriousness.TELL_DOCTOR.value: Tone("information", "information-ground", "info"),
}


class SideEffectList(ScrollingPage):
    """Shows a selection, on demand the sentence of one of its effects, and gives both away."""

    citation_opened = Signal(int, str)
    print_requested = Signal()

    def __init__(self, label: Label, *, is_read: bool = False) -> None:
        super().__init__()
        self._label, self._is_read = label, is_read
        self._selection = Selection("", None, (), "", "", "")
        self._title = styled(plain_text(), "card-title")
        self._badge = styled(QLabel(textFormat=Qt.TextFormat.PlainText), "badge")
        self._count = styled(plain_text(), "strong")
        self._band = styled(plain_text(), "hint")
        self._understood = styled(plain_text(), "hint")
        self._ours = styled(plain_text(), "hint")
        self._model = TableModel[Listed](COLUMNS, self)
        self._effects = EntryList(self._model, TONES)
        self._problem = styled(plain_text(), "secondary")
        self._detail = EffectDetail(label, has_lines=not is_read)
        self._outcome = styled(plain_text(), "hint")
        self._open = QPushButton(_("Show in label"))
        self._copy = QPushButton(_("Copy list"))
        self._print = QPushButton(_("Print sheet …"))
        self._save = QPushButton(_("Save table …"))
        self._outcome.hide()
        self._name()
        self._lay_out()
        self._connect()

    def show_selection(self, selection: Selection) -> None:
        """List the effects of a selection, none of them chosen yet."""
        self._selection = selection
        column = selection.column
        self._title.setText(selection.title.upper())
        self._count.setText(selection.total)
        self._badge.setVisible(column is not None)
        if column:
            self._badge.setText(column.word)
            if ground(column) != self._badge.property("tone"):
                restyle(self._badge, tone=ground(column))
        say(self._band, column.explained if column else "")
        say(self._understood, selection.understood)
        say(self._problem, selection.problem)
        self._model.show(list(_listed(selection)))
        self._effects.setVisible(not selection.problem)
        self._ours.setVisible(any(map(has_ours, selection.effects)))
        for button in (self._open, self._copy, self._save):
            button.setDisabled(bool(selection.problem))
        self._copy.setText(_("Copy list"))
        self._tell("")
        self._show_detail()

    def _chosen(self) -> Listed | None:
        current = self._effects.currentIndex()
        return self._model.row(current) if current.isValid() else None

    def _show_detail(self) -> None:
        chosen = self._chosen()
        self._detail.setVisible(chosen is not None)
        if chosen:
            column = None if self._selection.column else chosen.group.column
            self._detail.show_effect(chosen.effect, column)

    def _open_citation(self) -> None:
        """Open the words that state the chosen effect, or the line of the first one."""
        chosen = self._chosen()
        cited = (chosen.effect if chosen else self._selection.effects[0]).citations[0]
        self.citation_opened.emit(cited.line, cited.quote if chosen else "")

    def _copy_list(self) -> None:
        text = list_text(self._selection, self._label, is_read=self._is_read)
        QGuiApplication.clipboard().setText(text)
        self._copy.setText(_("Copied"))

    def _copy_chosen(self) -> None:
        if chosen := self._chosen():
            effect, column = chosen.effect, chosen.group.column
            text = effect_text(effect, column, self._label, is_read=self._is_read)
            QGuiApplication.clipboard().setText(text)
            self._tell(_("Copied “{term}” with its sentence.").format(term=chosen.effect.term))

    def _ask_where(self) -> None:
        """Ask where to save the list as a table."""
        dialog = QFileDialog(self, _("Save table"), filter=_("Table, CSV (*.csv)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(file_name(self._label))
        dialog.fileSelected.connect(lambda path: self._save_as(Path(path)))
        dialog.open()

    def _save_as(self, path: Path) -> None:
        try:
            save(table(self._selection, self._label, is_read=self._is_read), path)
        except BaklosanError as error:
            self._tell(error.explanation, is_problem=True)
        else:
            self._tell(
                _("Saved {total} as '{name}'.").format(total=self._selection.total, name=path.name)
            )

    def _tell(self, sentence: str, *, is_problem: bool = False) -> None:
        if sentence or self._outcome.text():
            say(self._outcome, sentence)
            restyle(self._outcome, role="problem" if is_problem else "hint")
            announce(self._outcome, sentence)

    def _connect(self) -> None:
        self._effects.selectionModel().currentChanged.connect(self._show_detail)
        self._effects.activated.connect(self._open_citation)
        self._open.clicked.connect(self._open_citation)
        self._copy.clicked.connect(self._copy_list)
        self._print.clicked.connect(self.print_requested)
        self._save.clicked.connect(self._ask_where)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._effects)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self._copy_chosen)

    def _name(self) -> None:
        self._effects.setAccessibleName(_("Listed side effects"))
        self._effects.setAccessibleDescription(_("Enter shows one in the label, Ctrl+C copies it."))
        self._save.setToolTip(_("Save the list as a table for a spreadsheet (CSV)"))
        self._print.setToolTip(_("Print all side effects of this label (Ctrl+P)"))

    def _lay_out(self) -> None:
        styled(self, "right-pane")
        column = QVBoxLayout()
        column.setContentsMargins(16, 18, 16, 16)
        column.setSpacing(8)
        counted = FoldingRow()
        counted.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        counted.addWidget(self._count, 1)
        column.addWidget(self._title)
        column.addLayout(counted)
        for widget in (self._band, self._understood, self._ours, self._problem):
            column.addWidget(widget)
        column.addWidget(self._effects, 1)
        column.addWidget(self._detail)
        column.addStretch()
        column.addWidget(self._outcome)
        for pair in ((self._open, self._copy), (self._print, self._save)):
            row = FoldingRow()
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        self._ours.setText(_("Plain words and what to do: editorial."))
        self.fill(column)


def _listed(selection: Selection) -> Iterator[Listed]:
    for group in selection.groups:
        for place, effect in enumerate(group.effects):
            yield Listed(effect, group, is_first=not place)
