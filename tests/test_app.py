import builtins
import gc
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop import settings
from baklosan_desktop.app import Program, own_folder
from baklosan_desktop.assets import BUILD, DATABASE, OPENING, SUMS
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.frame import UNTRUSTED, RefusalPanel
from baklosan_desktop.settings import Settings
from baklosan_desktop.store.library import LIBRARY
from baklosan_desktop.wording import NBSP
from tests.conftest import ROOT
from tests.scenarios.desk import Desk, opened

Opening = Callable[..., AbstractContextManager[Desk]]

FACTS = "labels/baklosan-25mg/facts.toml"
AGAIN = "Install the program again; notes and settings are kept."
REBUILD = "Build it again: python -m baklosan_desktop.pipeline."
NO_RECORD = "The record of the label database is missing or unreadable."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of this user."""
    return tmp_path / "own"


@pytest.fixture
def opening(own: Path, qtbot: QtBot) -> Opening:
    return partial(opened, folder=own, qtbot=qtbot)


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """A copy of the built `db` folder, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "db"))


class Witness(QObject):
    """What was seen of a start: the signals, the first text, the windows."""

    def __init__(self) -> None:
        super().__init__()
        self.reached: list[str] = []
        self.windows: list[str] = []
        self.text: list[str] = []
        self.top = ""

    def meet(self, program: Program) -> None:
        program.window.painted.connect(lambda: self._painted(program))
        program.ready.connect(lambda: self.reached.append("ready"))
        program.complete.connect(lambda: self.reached.append("complete"))

    def _painted(self, program: Program) -> None:
        self.reached.append("painted")
        QTimer.singleShot(0, lambda: self._read(program.window.text))

    def _read(self, text: QTextBrowser) -> None:
        block = text.document().begin()
        while block.isValid():
            self.text.append(block.text().replace(NBSP, " ").strip())
            block = block.next()
        QTimer.singleShot(0, lambda: self._look(text))

    def _look(self, text: QTextBrowser) -> None:
        self.top = text.cursorForPosition(QPoint(60, 20)).block().text().replace(NBSP, " ")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


@pytest.fixture
def witness(qapp: QApplication) -> Iterator[Witness]:
    witness = Witness()
    qapp.installEventFilter(witness)
    yield witness
    qapp.removeEventFilter(witness)


def pages(desk: Desk) -> dict[str, QWidget]:
    """Return each page as it comes when it is asked for."""
    found = {}
    for page in actions.PAGES:
        desk.frame.show_page(page.name)
        found[page.name] = desk.page()
    return found


def test_start_goes_through_its_stages(opening: Opening, built: Path, witness: Witness) -> None:
    with opening(built, meet=witness.meet):
        assert witness.reached == ["painted", "ready", "complete"]


def test_library_is_opened_only_when_every_page_is_there(
    opening: Opening, built: Path, own: Path
) -> None:
    there: list[bool] = []

    def meet(program: Program) -> None:
        program.complete.connect(lambda: there.append((own / LIBRARY).exists()))

    with opening(built, meet=meet) as desk:
        desk.waits(lambda: desk.program.own_library.library is not None)
        assert there == [False]
        assert (own / LIBRARY).exists()


def test_opening_holds_every_paragraph_verbatim(
    opening: Opening, built: Path, label: Label, witness: Witness
) -> None:
    with opening(built, meet=witness.meet):
        paragraphs = [paragraph.text for _, _, paragraph in label.passages()]
        assert [text for text in witness.text if text in paragraphs] == paragraphs


def test_every_page_is_there(opening: Opening, built: Path) -> None:
    with opening(built) as desk:
        names = {name: type(page).__name__ for name, page in pages(desk).items()}
        assert names == {
            "label": "LabelPanel",
            "dose": "DosePanel",
            "effects": "SideEffectPanel",
            "handouts": "HandoutPanel",
            "library": "LibraryPanel",
        }
        assert desk.reads("notice") == ""
        assert desk.sees(
            "Label edition 1, text undated, not yet reviewed by a pharmacist · data intact ✓",
            "footer",
        )


def test_start_opens_one_window(opening: Opening, built: Path, witness: Witness) -> None:
    with opening(built, meet=witness.meet):
        assert witness.windows == ["Window"]


def test_opening_and_label_page_begin_where_reading_was_left(
    opening: Opening, built: Path, own: Path, label: Label, witness: Witness
) -> None:
    settings.save(own, Settings(page="label", line=45))
    [left] = [p.text for _, _, p in label.passages() if p.line == 45]
    with opening(built, meet=witness.meet) as desk:
        assert witness.top == left
        assert desk.label().top_line() == 45


@pytest.mark.parametrize(
    "kept",
    [
        Settings(page="chess"),
        Settings(line=999_999),
        Settings(line=-1),
        Settings(text_size=7),
        Settings(theme="pink"),
    ],
)
def test_settings_of_another_version_do_no_harm(
    opening: Opening, built: Path, own: Path, kept: Settings
) -> None:
    settings.save(own, kept)
    with opening(built) as desk:
        assert desk.frame.page() == "label"
        assert desk.reads("notice") == ""


def test_what_is_typed_during_the_start_is_kept_and_answered(opening: Opening, built: Path) -> None:
    def type_on(program: Program) -> None:
        field = program.window.field
        program.window.painted.connect(lambda: QTest.keyClicks(field, "hyperhid"))

    with opening(built, meet=type_on) as desk:
        QTest.keyClicks(desk.focus(), "rosis")
        assert desk.frame.search.text() == "hyperhidrosis"
        desk.waits_to_see("hyperhidrosis, rash.", "results")


def test_after_the_start_python_is_as_usual(opening: Opening, built: Path) -> None:
    with opening(built):
        assert gc.isenabled()
        assert sys.getswitchinterval() == pytest.approx(0.005)


def flip_a_byte(folder: Path) -> None:
    database = folder / BUILD / DATABASE
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)


def lose(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / BUILD / name).unlink()


def change_facts(folder: Path) -> None:
    facts = folder / FACTS
    facts.write_text(facts.read_text(encoding="utf-8") + "\n", encoding="utf-8")


SPOILT = [
    pytest.param(
        flip_a_byte, f"The label file 'build/{DATABASE}' is damaged. {AGAIN}", id="flipped"
    ),
    pytest.param(
        lose(DATABASE),
        f"The label file 'build/{DATABASE}' is missing or unreadable. {AGAIN}",
        id="no-database",
    ),
    pytest.param(
        lose(OPENING),
        f"The label file 'build/{OPENING}' is missing or unreadable. {AGAIN}",
        id="no-opening",
    ),
    pytest.param(lose(SUMS), f"{NO_RECORD} {AGAIN}", id="no-record"),
    pytest.param(
        change_facts,
        f"'{FACTS}' has changed since the label database was built. {REBUILD}",
        id="stale",
    ),
    pytest.param(shutil.rmtree, f"{NO_RECORD} {AGAIN}", id="nothing-there"),
]


@pytest.mark.parametrize(("spoil", "sentence"), SPOILT)
def test_hz_25_what_cannot_be_trusted_is_refused_in_a_sentence(
    opening: Opening, copied: Path, witness: Witness, spoil: Callable[[Path], None], sentence: str
) -> None:
    spoil(copied)
    with opening(copied, meet=witness.meet) as desk:
        assert witness.reached == ["painted", "ready", "complete"]
        assert witness.windows == ["Window"]
        assert desk.reads("notice") == f"{sentence} {UNTRUSTED}"
        assert not desk.frame.top_bar.print.isEnabled()
        refused = {name: page for name, page in pages(desk).items() if name != "label"}
        assert {type(page) for page in refused.values()} == {RefusalPanel}
        for name in refused:
            desk.frame.show_page(name)
            assert desk.reads("page") == sentence
        assert gc.isenabled()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"theme", b"line = many\n", b"color = blue\n"])
def test_unreadable_settings_are_named_and_the_defaults_used(
    opening: Opening, built: Path, own: Path, content: bytes
) -> None:
    own.mkdir()
    file = own / "settings.txt"
    file.write_bytes(content)
    with opening(built) as desk:
        assert (
            desk.reads("notice")
            == f"The settings in '{file}' cannot be read; the defaults are used."
        )
        assert desk.frame.page() == "label"


@pytest.mark.parametrize("name", ["two words", "a#b", "a?b", "a%41b", "Этикетка №5"])
def test_any_folder_name_will_do(opening: Opening, built: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "db"
    shutil.copytree(built, folder)
    with opening(folder, folder=tmp_path / name / "own") as desk:
        assert desk.reads("notice") == ""
        desk.chooses("Storage")
    with opening(folder, folder=tmp_path / name / "own") as desk:
        assert desk.label().top_line() == 60


WHOLE_RUN = """
import os, runpy, sys
os.dup2(1, 2)
from baklosan_desktop import app

class Short(app.Program):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.window.painted.connect(lambda: print("painted", "sqlalchemy" in sys.modules))
        self.complete.connect(lambda: print("complete", "sqlalchemy" in sys.modules))
        self.complete.connect(lambda: print("bugs go to", sys.excepthook.__module__))
        self.{when}.connect(self.window.close)

app.Program = Short
sys.argv = ["baklosan-desktop"]
runpy.run_module("baklosan_desktop", run_name="__main__")
"""


@pytest.fixture
def as_another_user(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a program that is started keep its settings elsewhere."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(own))


@pytest.mark.usefixtures("as_another_user")
def test_window_is_painted_before_sqlalchemy_is_imported(python: Callable[[str], str]) -> None:
    lines = python(WHOLE_RUN.format(when="complete")).splitlines()
    assert "painted False" in lines
    assert "complete True" in lines
    assert "bugs go to baklosan_desktop.qt.dialogs" in lines


@pytest.mark.usefixtures("as_another_user")
@pytest.mark.parametrize("when", ["window.painted", "ready", "complete"])
def test_window_closed_at_any_time_ends_the_program_in_silence(
    python: Callable[[str], str], when: str
) -> None:
    said = python(WHOLE_RUN.format(when=when))
    assert "painted" in said
    assert "Error" not in said


SELF_TEST = """
import os, sys
os.dup2(1, 2)
from baklosan_desktop import app
print("status", app.main(["baklosan-desktop", "--self-test", {report!r}]))
"""


@pytest.mark.usefixtures("as_another_user")
def test_self_test_writes_its_report_and_leaves_nothing_with_the_user(
    python: Callable[[str], str], own: Path, tmp_path: Path
) -> None:
    said = python(SELF_TEST.format(report=str(tmp_path / "report.json")))
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    del told["printing"]  # not every machine that runs tests can print
    assert [f"{name}: {one['detail']}" for name, one in told.items() if one["ok"] is False] == []
    assert "status 0" in said
    assert "Error" not in said
    assert list(own.rglob(settings.FOLDER)) == []


@pytest.mark.usefixtures("as_another_user")
def test_self_test_that_cannot_report_ends_all_the_same(
    python: Callable[[str], str], tmp_path: Path
) -> None:
    said = python(SELF_TEST.format(report=str(tmp_path / "missing" / "report.json")))
    assert "FileNotFoundError" in said
    assert "status 1" in said


HUNG = """
from pathlib import Path
from threading import Event
from PySide6.QtWidgets import QApplication
from baklosan_desktop import app
application = QApplication(["baklosan-desktop"])
application.exec = Event().wait
app._test_itself(application, Path({report!r}), 0.1)
"""


@pytest.mark.usefixtures("as_another_user")
def test_self_test_that_hangs_is_given_up_and_reported(tmp_path: Path) -> None:
    source = HUNG.format(report=str(tmp_path / "report.json"))
    done = subprocess.run([sys.executable, "-c", source], cwd=ROOT, check=False)  # noqa: S603 - starts this very Python
    assert done.returncode == 1
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert told == {"time": {"ok": False, "detail": "given up after 0.1 s"}}


TRACED = """
import os, sys
trace = ["strace", "-f", "-qq", "-e", "trace=socket,openat", "-o", {calls!r}]
os.execvp("strace", [*trace, sys.executable, "-c", {source!r}])
"""


@pytest.mark.usefixtures("as_another_user")
def test_no_socket_of_the_internet_is_opened(python: Callable[[str], str], tmp_path: Path) -> None:
    if python("import os; print(os.system('strace -qq -o /dev/null true'))") != "0\n":
        pytest.skip("strace is missing or may not trace here")
    calls = tmp_path / "calls"
    python(TRACED.format(calls=str(calls), source=WHOLE_RUN.format(when="complete")))
    traced = calls.read_text(encoding="utf-8", errors="replace")
    assert DATABASE in traced
    assert "AF_INET" not in traced


def test_window_and_command_line_keep_the_users_files_in_one_place() -> None:
    place = platformdirs.user_data_path(settings.FOLDER, appauthor=False)
    assert own_folder() == place


def test_what_the_start_imports_is_not_searched_for_switches_of_qt(
    opening: Opening, built: Path
) -> None:
    with opening(built):
        assert builtins.__import__ is vars(builtins)["__orig_import__"]
