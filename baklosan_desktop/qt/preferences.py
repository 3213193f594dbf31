"""The preferences in use: applied at once, kept in their file, announced to whoever draws."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from baklosan_desktop import settings
from baklosan_desktop.qt import theme


class Preferences(QObject):
    """Settings that are shown as they change."""

    recoloured = Signal()
    problem = Signal(str)

    def __init__(self, app: QApplication, folder: Path, now: settings.Settings) -> None:
        super().__init__()
        self._app = app
        self._folder = folder
        self.now = now
        self._apply()

    def choose_theme(self, name: str) -> None:
        """Show another theme."""
        self._change(self.now._replace(theme=name))

    def choose_text_size(self, percent: int) -> None:
        """Show text in another size, in per cent."""
        self._change(self.now._replace(text_size=percent))

    def larger_text(self) -> None:
        """Show text one size up."""
        self.choose_text_size(theme.larger(self.now.text_size))

    def smaller_text(self) -> None:
        """Show text one size down."""
        self.choose_text_size(theme.smaller(self.now.text_size))

    def keep(self, now: settings.Settings) -> None:
        """Keep settings that change nothing of what is shown."""
        self.now = now
        self.save()

    def save(self) -> None:
        """Write the settings; say so where that is impossible."""
        if sentence := settings.save(self._folder, self.now):
            self.problem.emit(sentence)

    def _change(self, changed: settings.Settings) -> None:
        self.now = changed
        self._apply()
        self.recoloured.emit()
        self.save()

    def _apply(self) -> None:
        theme.apply(self._app, theme.Theme(self.now.theme), self.now.text_size)
