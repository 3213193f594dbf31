"""A print server of one's own, with one queue that keeps every job as it came."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_QUEUE, _TRIES = "Pharmacy", 500
_SERVER = """\
Listen {root}/cups.sock
WebInterface No
Browsing No
PreserveJobFiles Yes
<Location />
Allow all
</Location>
<Policy default>
<Limit All>
Allow all
</Limit>
</Policy>
"""
_FILES = """\
FileDevice Yes
ServerRoot {root}
RequestRoot {root}/jobs
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/jobs
ErrorLog {root}/error
AccessLog {root}/access
PageLog {root}/page
User nobody
Group nogroup
Sandboxing relaxed
"""
_PROGRAM = """\
import sys
from datetime import date
from PySide6.QtWidgets import QApplication
from baklosan_desktop.assets import database_folder
from baklosan_desktop.handouts.kinds import render
from baklosan_desktop.handouts.page import Imprint
from baklosan_desktop.handouts.steps import done
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.pages import Pages
from baklosan_desktop.qt.printing import printer_for, printing
from baklosan_desktop.screens.handout import HandoutForm, Kind, present
from baklosan_desktop.store.shelf import bundled

app = QApplication([])
theme.load_fonts()
books = bundled(database_folder())
sheet = present(HandoutForm(Kind[sys.argv[2]]), books.labels.all()[0], books).sheet
handout = render(sheet, Imprint(date(2026, 11, 23), "0.1.0"))
printer = printer_for(handout)
printer.setPrinterName(sys.argv[1])
done(printing(Pages(handout), printer))
"""


class Queue:
    """Prints in a process of its own: which server there is, is asked once per process."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._environment = {**os.environ, "CUPS_SERVER": str(root / "cups.sock")}

    def make(self) -> None:
        """Make the queue, as soon as the server answers."""
        for _ in range(_TRIES):
            if "not running" not in self.run("lpstat", "-r"):
                break
        self.run("lpadmin", "-p", _QUEUE, "-E", "-v", "file:/dev/null", "-m", "raw")

    def print_out(self, kind: str) -> Path:
        """Print a handout of the bundled label; return what arrived at the queue."""
        self.run(sys.executable, "-c", _PROGRAM, _QUEUE, kind)
        [*_, job] = sorted((self._root / "jobs").glob("d*-001"))
        return job

    def run(self, *command: str) -> str:
        done = subprocess.run(  # noqa: S603 - the commands stand in this file
            command, env=self._environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def queue(root: Path) -> Iterator[Queue]:
    """Start a server below a folder that anybody may enter; skip where there cannot be one."""
    server = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin")
    if server is None or shutil.which("lpadmin") is None:
        pytest.skip("cups is not installed: apt-get install cups-daemon cups-client")
    if os.geteuid() != 0:
        pytest.skip("a print server of one's own needs the rights of root")
    paths = {"cupsd.conf": _SERVER, "cups-files.conf": _FILES}
    for name, text in paths.items():
        (root / name).write_text(text.format(root=root), encoding="utf-8")
    for name in ("jobs", "cache", "state"):
        (root / name).mkdir()
    for path in (root, *root.iterdir()):
        shutil.chown(path, "nobody", "nogroup")
    command = [server, "-f", "-c", f"{root}/cupsd.conf", "-s", f"{root}/cups-files.conf"]
    with subprocess.Popen(command) as process:  # noqa: S603 - found on this machine
        try:
            own = Queue(root)
            own.make()
            yield own
        finally:
            process.terminate()
