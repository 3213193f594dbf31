"""Start-up beside a bare PySide6 window, in one run: `python tests/benchmarks/start.py [rounds]`.

Each round starts a bare window and the program in turn; figures are medians, judged as ratios.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

BARE = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

class Window(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)

def done():
    print('{"painted": %d}' % time.monotonic_ns(), flush=True)
    app.exit()

app = QApplication([])
window = Window("Hello")
window.resize(1366, 768)
window.show()
app.exec()
"""

PROGRAM = """
import sys
import time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from baklosan_desktop import app as start
from baklosan_desktop.assets import database_folder

reached, ticks = {}, []

def reach(name):
    reached.setdefault(name, time.monotonic_ns())

def painted():
    reach("painted")
    pulse.start(5)
    QTimer.singleShot(0, text_painted)

def text_painted():
    program.window.text.repaint()
    if program.window.text.toPlainText() and program.window.field.hasFocus():
        reach("readable")

def ready():
    reach("ready")
    import json
    gaps = [later - earlier for earlier, later in zip(ticks, ticks[1:])]
    print(json.dumps(reached | {"frozen": max(gaps)}), flush=True)
    QTimer.singleShot(0, app.exit)

app = QApplication([])
program = start.Program(app, Path(sys.argv[1]), database_folder())
pulse = QTimer()
pulse.timeout.connect(lambda: ticks.append(time.monotonic_ns()))
program.window.painted.connect(painted)
program.ready.connect(ready)
program.window.show()
app.exec()
"""

GOALS = {"painted": 1.15, "readable": 1.3, "ready": 4.0}
MOST_FROZEN_MS = 20


def run(code: str, *arguments: str) -> dict[str, float]:
    """Start a program; return what it reached, in ms from just before it was started."""
    environment = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    started = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    reached = json.loads(done.stdout)
    frozen = reached.pop("frozen", 0)
    return {name: (at - started) / 1e6 for name, at in reached.items()} | {"frozen": frozen / 1e6}


def main(rounds: int = 15) -> int:
    """Print medians and ratios; return 1 where a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        run(BARE)
        run(PROGRAM, folder)
        pairs = [(run(BARE), run(PROGRAM, folder)) for _ in range(rounds)]
    floor = statistics.median(bare["painted"] for bare, _ in pairs)
    print(f"bare window      {floor:7.1f} ms")
    missed = False
    for name, goal in GOALS.items():
        middle = statistics.median(reached[name] for _, reached in pairs)
        missed |= middle / floor > goal
        print(f"{name:15} {middle:8.1f} ms   x {middle / floor:4.2f}   goal {goal}")
    frozen = statistics.median(reached["frozen"] for _, reached in pairs)
    worst = max(reached["frozen"] for _, reached in pairs)
    missed |= frozen > MOST_FROZEN_MS
    print(f"longest freeze  {frozen:8.1f} ms   worst {worst:.1f}   goal {MOST_FROZEN_MS}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
