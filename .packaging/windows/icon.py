"""Draw the program's icon as Windows wants it: `python icon.py FILE.ico`."""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon

DRAWN = Path(__file__).parents[1] / "linux" / "org.baklosan.Desktop.svg"
SIZE = 256


def main(file: str) -> int:
    """Save the icon; return 1 where that fails."""
    app = QGuiApplication([*sys.argv[:1], "-platform", "offscreen"])
    is_saved = QIcon(str(DRAWN)).pixmap(SIZE).toImage().save(file)
    app.processEvents()
    return int(not is_saved)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
