"""The files that labels were imported from: saved where the user wants them, or shown as text."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Qt, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.files import save
from baklosan_desktop.labels.library import Origin
from baklosan_desktop.qt.background import InTurn
from baklosan_desktop.screens.library import file_name
from baklosan_desktop.tongue import _, translatable

Reading = Callable[[], Origin]
_Sequel = Callable[[], object]
_READ_ONLY = 0o400
_NO_VIEWER = translatable("No program shows text files here. Save a copy of the file instead.")


class Originals(QObject):
    """Reads and writes in the background, and says what became of it or why it `failed`.

    What is shown is shown as text: a browser would fetch what an XML file refers to.
    """

    told = Signal(str)
    failed = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._folders: list[TemporaryDirectory[str]] = []
        self._background = InTurn[_Sequel](_go_on, self._explain, QThreadPool(self))

    def save(self, reading: Reading) -> None:
        """Read the file, ask where to save it, and save it there."""
        self._background.ask(lambda: partial(self._ask_where, reading()))

    def show_text(self, reading: Reading) -> None:
        """Show a copy that nobody can write to, with the system's program for text."""
        self._background.ask(lambda: partial(self._open, self._copied(reading())))

    def clear(self) -> None:
        """Delete the copies that were shown."""
        while self._folders:
            self._folders.pop().cleanup()

    def _ask_where(self, origin: Origin) -> None:
        dialog = QFileDialog(self._page, _("Save the original file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(file_name(origin.path))
        dialog.fileSelected.connect(lambda place: self._save(origin, Path(place)))
        dialog.open()

    def _save(self, origin: Origin, place: Path) -> None:
        def saved() -> _Sequel:
            save(origin.content, place)
            return partial(self.told.emit, _("Saved as '{name}'.").format(name=place.name))

        self._background.ask(saved)

    def _copied(self, origin: Origin) -> Path:
        folder = TemporaryDirectory(ignore_cleanup_errors=True)
        self._folders.append(folder)
        copy = Path(folder.name, f"{file_name(origin.path)}.txt")
        save(origin.content, copy)
        copy.chmod(_READ_ONLY)
        return copy

    def _open(self, copy: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self.told.emit(_("A copy is shown as text."))
        else:
            self.failed.emit(_(_NO_VIEWER))

    def _explain(self, error: BaklosanError) -> None:
        self.failed.emit(error.explanation)


def _go_on(sequel: _Sequel) -> None:
    sequel()
