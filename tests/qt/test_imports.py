import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from baklosan_desktop.qt.imports import foundations, in_turns
from tests.conftest import ROOT

LAYERS = ("dosing", "handouts", "pipeline", "screens", "search", "store")
STARTED = """
import json, sys, threading
from pathlib import Path
from PySide6.QtWidgets import QApplication
from baklosan_desktop.app import Program

met = {True: [], False: []}

def witness(event, arguments):
    if event == "exec" and hasattr(arguments[0], "co_filename"):
        note(arguments[0].co_filename)
    elif event == "import" and arguments[1]:
        note(arguments[1])

def note(file):
    met[threading.current_thread() is threading.main_thread()].append(file)

application = QApplication([])
program = Program(application, *map(Path, sys.argv[1:]))
sys.addaudithook(witness)
program.complete.connect(application.exit)
program.window.show()
application.exec()
print(json.dumps({"painting": met[True], "beside": met[False]}))
"""


@pytest.fixture(scope="module")
def met(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The files of the modules that a start runs in the GUI thread, and beside it.

    Those of packages say what the package is and do nothing.
    """
    done = subprocess.run(  # noqa: S603 - starts this very Python
        [sys.executable, "-c", STARTED, str(tmp_path_factory.mktemp("own")), str(built)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        check=True,
    )
    files: dict[str, list[str]] = json.loads(done.stdout)
    return {
        thread: "\n".join(path.as_posix() for path in map(Path, ran) if path.stem != "__init__")
        for thread, ran in files.items()
    }


def test_classes_of_qt_are_made_by_the_thread_that_paints(met: dict[str, str]) -> None:
    """A class made by another thread while Qt paints can end the program."""
    assert "/PySide6/QtPrintSupport" in met["painting"]
    assert "/baklosan_desktop/qt/further_pages.py" in met["painting"]
    assert "/PySide6/" not in met["beside"]
    assert "/baklosan_desktop/qt/" not in met["beside"]


def test_what_takes_long_and_knows_no_qt_is_imported_beside_the_window(met: dict[str, str]) -> None:
    for package in ("sqlalchemy", *(f"baklosan_desktop/{name}" for name in LAYERS)):
        assert f"/{package}/" in met["beside"]
        assert f"/{package}/" not in met["painting"]


def test_module_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ImportError):
        foundations("baklosan_desktop.qt.nothing")
    with pytest.raises(ImportError, match=r"No module named 'baklosan_desktop\.qt\.nothing'"):
        list(in_turns(("baklosan_desktop.qt.nothing",)))
