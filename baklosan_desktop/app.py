"""Where all meets: preferences, window, label, database, pages.

The start is a story told in steps, and this is the one module that imports inside functions to
tell it: first a window with the label's text and a field that takes keys, then the bars, then the
database and the pages. What a step needs is imported while the window answers (`qt/imports.py`);
SQLAlchemy alone, imported before the first paint, would cost more than twice all of Qt.
"""

import builtins
import gc
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication

from baklosan_desktop import assets, policy, settings, tongue
from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.window import Window
from baklosan_desktop.tongue import _

Wait = Callable[[], object] | None  # what to do in the background, or nothing but a turn
A_TURN: Wait = None
DESKTOP_ENTRY = "org.baklosan.Desktop"  # by it a task bar finds the icon and the name
SELF_TEST_S = 120  # slow computers need ten
_TURN_MS = 1  # 0 would be a posted event, and those are handled before any key or timer


class Program(QObject):
    """The window and what fills it: `ready` to answer, `complete` when every page is there.

    What is `asked` from then on, as arguments of a start, is done.
    """

    ready = Signal()
    complete = Signal()
    asked = Signal(list)

    def __init__(
        self, app: QApplication, folder: Path, labels: Path, rules: policy.Policy = policy.NONE
    ) -> None:
        super().__init__()
        _hurry()
        self._app = app
        self._folder = folder
        self._labels = labels
        self._policy = rules
        self._chosen, self._unreadable = settings.load(folder)
        kept = self._kept = rules.applied(self._chosen)
        self._unspoken = tongue.speak(kept.language, str(assets.translations_folder()))
        theme.load_fonts()
        theme.first_look(app, theme.Theme(kept.theme), kept.text_size)
        self.window = Window()
        self._leaving = Event()
        self.window.closing.connect(self._leaving.set)
        self.window.painted.connect(partial(QTimer.singleShot, 0, self._read))

    def _read(self) -> None:
        """Show the label's text, a turn after the window itself is on the screen."""
        from baklosan_desktop.qt.background import Background
        from baklosan_desktop.qt.widgets.text_column import TextColumn

        self.window.read(
            TextColumn(), self._labels / assets.BUILD / assets.OPENING, self._kept.line
        )
        self._waiting = Background[object](self._go_on, self._refuse, QThreadPool(self))
        self._story = self._start()
        QTimer.singleShot(0, self._go_on)

    def _start(self) -> Generator[Wait, Any, None]:
        """Yield what to wait for, and take up its answer; then build what that made possible."""
        yield from _import_qt("baklosan_desktop.qt.frame")
        from baklosan_desktop.qt.frame import Frame
        from baklosan_desktop.qt.theme import Preferences

        self.preferences = Preferences(self._app, self._folder, self._chosen, self._policy)
        yield A_TURN
        self.frame = Frame(self.preferences)
        yield A_TURN
        self.frame.take_over(self.window)
        problems = self._policy.problem, self._unreadable, self._unspoken
        for problem in filter(None, problems):
            self.frame.notice.add(problem)
        yield A_TURN
        yield from _import_qt("baklosan_desktop.qt.workplace")
        from baklosan_desktop.qt.workplace import Workplace
        from baklosan_desktop.store import shelf

        self._books = yield partial(shelf.bundled, self._labels)
        self.workplace = Workplace(self.frame, self.preferences, self._books)
        for step in self.workplace.steps():
            yield A_TURN
            step()
        self.ready.emit()
        yield from self._go_further()

    def _go_further(self) -> Generator[Wait, Any, None]:
        """Add what can wait until the program answers: spelling, further pages, own notes."""
        yield partial(import_module, "baklosan_desktop.search.spelling")
        from baklosan_desktop.search.spelling import corrections

        self._books.search.corrections = corrections
        yield self._books.side_effects.vocabulary
        yield from _import_qt("baklosan_desktop.qt.further_pages")
        yield partial(import_module, "baklosan_desktop.store.desk")
        from baklosan_desktop.pipeline.receiving import Receiving
        from baklosan_desktop.qt.further_pages import FurtherPages, Own
        from baklosan_desktop.qt.own_library import OwnLibrary
        from baklosan_desktop.store import collection, desk, library

        own = self._folder, self._labels
        served = self._policy.library
        reader = library.reader(served, self._labels, self._leaving.is_set)
        opened = reader if served else library.opener(*own)
        collect = collection.beside(*own)
        self.own_library = OwnLibrary(self.frame, opened, collect, is_served=bool(served))
        receiving = Receiving(self._folder, self._policy.pack_keys, library.file(*own))
        self.further_pages = FurtherPages(
            self.frame,
            self.preferences,
            self.workplace,
            self._books,
            Own(desk.opener(*own), self.own_library, receiving),
        )
        for step in self.further_pages.steps():
            yield A_TURN
            step()
        yield from _import_qt("baklosan_desktop.qt.handed_over")
        from baklosan_desktop.qt.handed_over import HandedOver

        requests = HandedOver(self.frame, self.workplace.dose, self.further_pages, self.own_library)
        self.asked.connect(requests.do)
        _settle()
        self.complete.emit()
        self.own_library.read()

    def _go_on(self, answer: object = None) -> None:
        """Tell the story up to its next wait."""
        with suppress(StopIteration):
            if wanted := self._story.send(answer):
                self._waiting.ask(wanted)
            else:
                QTimer.singleShot(_TURN_MS, self._go_on)

    def _refuse(self, error: BaklosanError) -> None:
        """End the story: there is no label to be trusted."""
        self._story.close()
        self.frame.refuse(error.explanation)
        _settle()
        self.ready.emit()
        self.complete.emit()


def _import_qt(name: str) -> Generator[Wait, Any, None]:
    """Import a module that knows Qt, in this thread, after what it needs that does not."""
    from baklosan_desktop.qt.imports import foundations, in_turns

    names = yield partial(foundations, name)
    for _turn in in_turns(names):
        yield A_TURN


def _hurry() -> None:
    """Import fast: no garbage collection, no search for Qt's switches, and the window goes first.

    PySide reads the source of all that is imported, SQLAlchemy's too, to find the modules that
    switch a `__feature__` on. None does here, so that its own import serves.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    gc.disable()
    sys.setswitchinterval(0.0005)


def _settle() -> None:
    """Go back to normal; what has been imported is no garbage and need not be looked at again."""
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(0.005)


def _show_bugs(folder: Path) -> None:
    from baklosan_desktop.qt import dialogs

    dialogs.install(folder)


def _test_itself(app: QApplication, file: Path, seconds: float = SELF_TEST_S) -> int:
    """Open the window as someone who was never here, and write down what of it works.

    What hangs is given up after some seconds, whatever it hangs in.
    """
    from tempfile import TemporaryDirectory
    from threading import Timer

    found: dict[str, Any] = {}
    limit = Timer(seconds, _give_up, (found, file, seconds))
    limit.daemon = True
    limit.start()
    with TemporaryDirectory(ignore_cleanup_errors=True) as own:
        program = Program(app, Path(own), assets.database_folder())
        program.window.painted.connect(partial(_walk, program, file, found))
        program.window.show()
        status = app.exec()
    limit.cancel()
    return status


def _give_up(found: dict[str, Any], file: Path, seconds: float) -> None:
    from baklosan_desktop.qt.self_test import give_up

    give_up(found, file, seconds)


def _walk(program: Program, file: Path, found: dict[str, Any]) -> None:
    from baklosan_desktop.qt import process

    painted, status = process.age(), 1
    try:
        file.touch()  # what cannot be reported need not be tried
        from baklosan_desktop.qt.self_test import SelfTest, report

        pdf = file.absolute().with_suffix(".pdf")
        test = SelfTest(program.window, assets.database_folder(), pdf, painted)
        program.complete.connect(test.arrive)
        test.run(found)
        status = report(found, file)
    finally:
        program.window.close()
        QApplication.exit(status)


def own_folder() -> Path:
    """Return this user's files: the folder that platformdirs names, without its import."""
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place), settings.FOLDER)


def _is_handed_over(folder: Path, asked: list[str]) -> bool:
    """Whether a window that is open already does what is asked; without a lock there is none."""
    if not (folder / settings.LOCK).exists():
        return False
    from baklosan_desktop.qt.single_instance import SingleInstance

    return SingleInstance(folder).hand_over(asked)


def be_the_only_one(program: Program, folder: Path, asked: list[str]) -> None:
    """Lock later starts out, and do in the end what is asked by this one and by those.

    Of two programs that were started at the same moment, one closes its window again.
    """
    from baklosan_desktop.qt.single_instance import DOUBT, SingleInstance, Standing

    instance = SingleInstance(folder)

    def listen() -> None:
        if instance.standing is not Standing.FIRST:
            program.frame.notice.add(_(DOUBT))
        instance.asked.connect(program.window.come_forward)
        instance.asked.connect(program.asked)
        if asked:
            program.asked.emit(asked)
        instance.listen()

    program.complete.connect(listen)
    if instance.hand_over(asked):
        program.window.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed."""
    app = QApplication([*(sys.argv if arguments is None else arguments)])
    app.setDesktopFileName(DESKTOP_ENTRY)
    asked = app.arguments()[1:]
    match asked:
        case ["--self-test", report]:
            return _test_itself(app, Path(report))
    rules = policy.of_this_computer()
    folder = rules.data_folder or own_folder()
    if _is_handed_over(folder, asked):
        return 0
    program = Program(app, folder, assets.database_folder(), rules)
    program.window.painted.connect(partial(_show_bugs, folder))
    claim = partial(be_the_only_one, program, folder, asked)
    program.window.painted.connect(partial(QTimer.singleShot, 0, claim))
    program.window.show()
    return app.exec()
