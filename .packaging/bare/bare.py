"""The least that PySide6 can show: what the program's size and start are measured against."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class Window(QLabel):
    """Tells how old the process was when it was painted, and ends."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, then tell."""
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        """Print the age in seconds."""
        ticks = int(
            Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
        )
        started = ticks / os.sysconf("SC_CLK_TCK")
        print(
            f"painted after {time.clock_gettime(time.CLOCK_BOOTTIME) - started:.2f} s", flush=True
        )
        QApplication.quit()


app = QApplication(sys.argv)
window = Window("Hello")
window.resize(1366, 768)
window.show()
sys.exit(app.exec())
