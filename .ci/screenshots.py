"""Pictures of the real window, every page: `python .ci/screenshots.py FOLDER [theme [WxH]]`.

Also shows that an installed program starts: it fails unless every page comes up without a notice.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from baklosan_desktop.app import Program
from baklosan_desktop.assets import database_folder
from baklosan_desktop.qt import actions

LONGEST_START_MS = 30_000


def wait(milliseconds: int, until: QEventLoop) -> bool:
    """Run the event loop until it is quit; return whether that was in time."""
    QTimer.singleShot(milliseconds, lambda: until.exit(1))
    return until.exec() == 0


def main(folder: str, theme: str = "light", size: str = "1366x768") -> int:
    """Save one picture per page; return 1 where the program does not come up whole."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as own:
        program = Program(app, Path(own), database_folder())
        program.window.resize(*map(int, size.split("x")))
        loop = QEventLoop()
        program.complete.connect(loop.quit)
        program.window.show()
        if not wait(LONGEST_START_MS, loop) or program.frame.notice.text():
            print("The program did not come up whole.", file=sys.stderr)
            return 1
        program.preferences.choose_theme(theme)
        Path(folder).mkdir(parents=True, exist_ok=True)
        for page in actions.PAGES:
            program.frame.show_page(page.name)
            wait(200, QEventLoop())
            picture = Path(folder, f"{page.name}-{theme}-{size}.png")
            program.window.grab().save(str(picture))
            print(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
