"""What can be chosen on the dose page beside the questions: other medicines, the indication."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton

from baklosan_desktop.qt.widgets.fold import Fold
from baklosan_desktop.qt.widgets.tab_order import tab_through
from baklosan_desktop.qt.widgets.wrapping import LabelledButton
from baklosan_desktop.screens.dose import Option


class DoseOptions(Fold):
    """A list to tick in, folded; `chosen` says the key of the option that was pressed."""

    chosen = Signal(str)

    def __init__(self, title: str, kind: type[QAbstractButton]) -> None:
        super().__init__(title)
        self._kind = kind
        self._options: Sequence[Option] = ()
        self._buttons: dict[str, QAbstractButton] = {}
        self.unfolded.connect(self._draw)

    def show_options(self, options: Sequence[Option]) -> None:
        """Show what is chosen, and in the summary how many."""
        self._options = options
        count = sum(option.chosen for option in options)
        self.summarise(f"{count or 'none'} chosen", "information" if count else "")
        if self.is_open:
            self._draw()

    def _draw(self) -> None:
        if not self._buttons:
            self._buttons = {option.key: self._button(option) for option in self._options}
            tab_through((self.title, *self._buttons.values()))
        for option in self._options:
            self._buttons[option.key].setChecked(option.chosen)

    def _button(self, option: Option) -> QAbstractButton:
        button = self._kind()
        button.setAutoExclusive(False)  # which one is chosen is the form's to say, even none
        button.clicked.connect(lambda: self.chosen.emit(option.key))
        self.column.addWidget(LabelledButton(button, option.words))
        return button
