"""What every test can ask for, and what no test may leave behind."""

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from gettext import textdomain
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop import cli, pipeline, policy
from baklosan_desktop.assets import database_folder, vocabulary_folder
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.pipeline import folder as label_folder
from baklosan_desktop.pipeline import vocabulary as words_of
from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.store import shelf as shelves
from baklosan_desktop.store.shelf import Shelf
from baklosan_desktop.tongue import ENGLISH
from tests.cluster import Cluster, programs, running
from tests.command import Command
from tests.homes import File, Home, OnServer

ROOT = Path(__file__).parents[1]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read when the application is made
settings.register_profile("local", deadline=None)
# At length: pytest --hypothesis-profile=full --timeout 0 tests/store -k any_text
settings.register_profile("full", deadline=None, max_examples=10_000)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


class KeepingBot(QtBot):
    """Keeps each widget until its test is over.

    A window that only a circle of references holds is deleted whenever Python collects garbage,
    and that may be amid its own painting.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._kept: list[QWidget] = []

    def addWidget(  # noqa: N802 - pytest-qt's name
        self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None
    ) -> None:
        """Close and delete a widget at the end of the test."""
        self._kept.append(widget)
        super().addWidget(widget, before_close_func=before_close_func)


@pytest.fixture
def qtbot(request: pytest.FixtureRequest) -> KeepingBot:
    """Act on the window as its user does."""
    request.getfixturevalue("qapp")
    return KeepingBot(request)


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what Qt's file dialog remembers out of the settings of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A `db` folder with the database freshly built from the labels of this checkout."""
    folder = tmp_path_factory.mktemp("built") / "db"
    shutil.copytree(database_folder(), folder, ignore=shutil.ignore_patterns("build"))
    pipeline.build(folder)
    return folder


@pytest.fixture(scope="session")
def read_folder() -> tuple[Label, Facts]:
    return label_folder.read(database_folder() / "labels" / "baklosan-25mg")


@pytest.fixture(scope="session")
def label(read_folder: tuple[Label, Facts]) -> Label:
    """The bundled label, read from its folder."""
    return read_folder[0]


@pytest.fixture(scope="session")
def facts(read_folder: tuple[Label, Facts]) -> Facts:
    """The facts of the bundled label, read from its folder."""
    return read_folder[1]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """What people's words mean, read from its folder."""
    return Vocabulary(words_of.read(vocabulary_folder()))


@pytest.fixture(scope="session")
def shelf(built: Path) -> Shelf:
    """The repositories of the freshly built database."""
    return shelves.bundled(built, corrections)


@pytest.fixture(scope="session")
def postgresql() -> Path:
    """The programs of a server that is installed here."""
    installed = programs()
    if installed is None or not find_spec("psycopg"):
        pytest.skip("PostgreSQL or its driver is not installed here.")
    return installed


@pytest.fixture(scope="session")
def cluster(postgresql: Path) -> Iterator[Cluster]:
    """A server that runs as long as the tests."""
    with running(postgresql, "--data-checksums") as started:
        yield started


@pytest.fixture(scope="session")
def library_address(cluster: Cluster) -> str:
    """A database for one library at a time."""
    return cluster.made("library")


@pytest.fixture
def served(library_address: str) -> Iterator[OnServer]:
    """An empty library on a server."""
    home = OnServer(library_address)
    yield home
    home.close()


@pytest.fixture(params=["file", "server"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    """An empty library, in a file and on a server in turn."""
    if request.param == "file":
        return File(tmp_path)
    on_server: Home = request.getfixturevalue("served")
    return on_server


@pytest.fixture
def baklosan(
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """The command line over the freshly built database, with a data folder and a policy of its own.

    Whatever is in the file `policy.conf` of the test's folder is followed.
    """
    monkeypatch.setattr(cli, "database_folder", lambda: built)
    monkeypatch.setattr(policy, "place", lambda: tmp_path / "policy.conf")
    return Command(tmp_path, capsys)


@pytest.fixture
def pool() -> Iterator[QThreadPool]:
    """A pool whose work is over when the test is."""
    threads = QThreadPool()
    yield threads
    assert threads.waitForDone(10_000), "work still runs in the background"


@pytest.fixture(scope="session")
def python() -> Callable[[str], str]:
    """Run Python source in a fresh interpreter that finds this checkout; return what it prints."""

    def run(source: str) -> str:
        done = subprocess.run(  # noqa: S603 - starts this very Python
            [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a warning in the log; a test that expects one asserts it, then clears `caplog`."""
    yield
    logged = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    assert [record.getMessage() for record in logged if record.levelno >= logging.WARNING] == []


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Go back to English after a test that speaks another language."""
    yield
    textdomain(ENGLISH)


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """Fail on a window that the test has not closed."""
    yield
    if QApplication.instance() is not None:
        left = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        for window in left:
            window.close()
        assert left == []
