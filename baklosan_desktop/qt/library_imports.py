"""What is chosen, dropped or found in the watched folder is imported, and reported."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QFileDialog

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.files import save
from baklosan_desktop.labels.importing import Ended, Run
from baklosan_desktop.labels.pack import ENDING as PACK
from baklosan_desktop.pipeline.watching import Files
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.background import InTurn
from baklosan_desktop.qt.dropping import FileDrop
from baklosan_desktop.qt.frame import Frame
from baklosan_desktop.qt.importing import Importing
from baklosan_desktop.qt.own_library import OwnLibrary
from baklosan_desktop.qt.panels.library import LibraryPanel
from baklosan_desktop.qt.theme import Preferences
from baklosan_desktop.qt.watching import Watching
from baklosan_desktop.screens import importing, library_watch
from baklosan_desktop.screens.importing import ReportView
from baklosan_desktop.screens.library import ON_SERVER
from baklosan_desktop.screens.library_watch import WatchForm
from baklosan_desktop.tongue import _

_FEW = 50  # labels that are listed before an import has ended; then twice as many, and so on


class LibraryImports(QObject):
    """Shows how far an import is and what became of it; a closed window ends it.

    Packs of labels are not imported: `packs_chosen` hands over those that a person chose, and
    `packs_found` those of the watched folder.
    """

    packs_chosen = Signal(object)
    packs_found = Signal(object)

    def __init__(
        self,
        frame: Frame,
        preferences: Preferences,
        panel: LibraryPanel,
        own: OwnLibrary,
        work: Importing,
    ) -> None:
        super().__init__(panel)
        self._preferences = preferences
        self._panel = panel
        self._own = own
        self._work = work
        self._drop = FileDrop((frame, frame.search), lambda: frame.page() == actions.LIBRARY.name)
        self._watching = Watching(self)
        self._listed = 0
        self._remembering = InTurn[None](_nothing, self._explain, QThreadPool(self))
        self._watch = WatchForm(preferences.now.watched, takes_labels=not own.is_served)
        self._watched = ReportView(())
        self._connect()
        self._drop.entered.connect(panel.show_drop)
        self._drop.left.connect(panel.hide_drop)
        if preferences.fixes("watched"):
            panel.watch.fix_folder()
        frame.closing.connect(work.cancel)
        self._show_watch()
        own.changed.connect(self._begin_to_watch)

    def _connect(self) -> None:
        panel, work = self._panel, self._work
        panel.files_asked.connect(self._ask_for_files)
        panel.folder_asked.connect(self._ask_for_folder)
        panel.progress.paused.connect(work.pause)
        panel.progress.resumed.connect(work.resume)
        panel.progress.cancelled.connect(work.cancel)
        panel.report.save_asked.connect(self._ask_where_to_save)
        panel.watch.folder_asked.connect(self._ask_what_to_watch)
        panel.watch.look_asked.connect(self._look)
        panel.watch.stopped.connect(lambda: self._choose_watched(""))
        panel.watch.report_asked.connect(self._show_left_out)
        work.progressed.connect(self._tell)
        self._drop.dropped.connect(self.start)
        self._watching.found.connect(self._start_watched)
        self._watching.looked.connect(self._looked)

    def start(self, paths: Sequence[Path]) -> None:
        """Import files and folders that a person chose."""
        packs, labels = _apart(paths)
        if packs:
            self.packs_chosen.emit(packs)
        if labels and self._own.is_served:
            self._panel.card.tell(_(ON_SERVER), is_problem=True)
        elif labels:
            self._work.start(labels, self._report)
            self._begin()

    def _start_watched(self, new: Files) -> None:
        packs, labels = _apart(new)
        if packs:
            self.packs_found.emit(packs)
        if labels and not self._own.is_served:
            found = {path: new[path] for path in labels}
            self._work.start(labels, partial(self._take_watched, found))
            self._begin()

    def _begin(self) -> None:
        self._panel.card.lock(is_locked=True)
        if not self._panel.progress.isVisible():
            self._tell(Run())

    def _tell(self, run: Run) -> None:
        if self._work.is_busy:
            card = self._panel.progress
            card.show_progress(importing.present(run, is_paused=card.is_paused))
        if run.changes >= max(_FEW, 2 * self._listed):
            self._listed = run.changes
            self._own.read()

    def _report(self, ended: Ended) -> None:
        self._end(ended)
        self._panel.report.show_report(importing.told(ended))

    def _take_watched(self, new: Files, ended: Ended) -> None:
        """Report what is new; what was left out can be asked for. No file is imported twice."""
        self._end(ended)
        if (kept := self._own.own) and not (ended.problem or ended.is_cancelled):
            self._remembering.ask(partial(kept.look_at, new))
        self._watch = self._watch._replace(ended=ended)
        self._watched = importing.told(ended)
        self._show_watch()
        if ended.run.changes:
            self._show_left_out()

    def _end(self, ended: Ended) -> None:
        self._listed = 0
        if not self._work.is_busy:
            self._panel.progress.end()
            self._panel.card.lock(is_locked=False)
        if ended.run.changes:
            self._own.read()

    def _begin_to_watch(self) -> None:
        """Look at the folder once the library is there; a server knows of no folder."""
        kept = self._own.own
        if kept or self._own.is_served:
            self._own.changed.disconnect(self._begin_to_watch)
            known = kept.looked_at if kept and not self._own.is_served else dict
            self._watching.watch(self._watch.folder, known)

    def _look(self) -> None:
        """Look at the folder, and take everything in it for new."""
        self._watching.watch(self._watch.folder)

    def _looked(self, problem: str) -> None:
        self._watch = self._watch._replace(problem=problem)
        self._show_watch()

    def _explain(self, error: BaklosanError) -> None:
        self._looked(error.explanation)

    def _choose_watched(self, folder: str) -> None:
        self._preferences.keep(self._preferences.now._replace(watched=folder))
        self._listed = 0
        self._remembering = InTurn[None](_nothing, self._explain, QThreadPool(self))
        self._watch = WatchForm(folder, takes_labels=not self._own.is_served)
        self._show_watch()
        self._look()

    def _show_watch(self) -> None:
        self._panel.watch.show_view(library_watch.present(self._watch))

    def _show_left_out(self) -> None:
        self._panel.report.show_report(self._watched)

    def _ask_for_files(self) -> None:
        dialog = self._dialog(
            _("Import labels"), _("Labels (*.xml *.json *.txt *.zip *.baklabels);;All files (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.start([*map(Path, chosen)]))
        dialog.open()

    def _ask_for_folder(self) -> None:
        dialog = self._dialog(_("Import a folder of labels"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda chosen: self.start([Path(chosen)]))
        dialog.open()

    def _ask_what_to_watch(self) -> None:
        dialog = self._dialog(_("Watch a folder for new labels"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._choose_watched)
        dialog.open()

    def _ask_where_to_save(self, text: str) -> None:
        dialog = self._dialog(_("Save the report"), _("Text (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("import-report.txt")
        dialog.fileSelected.connect(partial(self._save, text))
        dialog.open()

    def _save(self, text: str, place: str) -> None:
        try:
            save(text.encode(), Path(place))
        except BaklosanError as error:
            self._panel.report.tell(error.explanation, is_problem=True)
        else:
            self._panel.report.tell(_("Saved as '{name}'.").format(name=Path(place).name))

    def _dialog(self, title: str, kinds: str = "") -> QFileDialog:
        dialog = QFileDialog(self._panel, title, filter=kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def _apart(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the packs among files and folders, and the others."""
    every = [*paths]
    packs = [path for path in every if path.suffix.lower() == PACK]
    return packs, [path for path in every if path not in packs]


def _nothing(_done: None) -> None:
    """Say nothing: what is remembered is seen at the next start."""
