"""Reading beside a bare text document, in one run: `python tests/benchmarks/reader.py [rounds]`.

Opening: a label of 60 kB until it is painted, as a ratio to a bare setHtml with its layout; and the
longest label among the samples (or as much text made up), until the window answers again. Turning
pages: every section and every page of the bundled label until it is painted, and the longest time
for which the window then holds up a key. Medians of the rounds are judged, the worst is reported.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtWidgets import QApplication, QListWidget

from baklosan_desktop.app import Program
from baklosan_desktop.assets import database_folder
from baklosan_desktop.qt import actions
from baklosan_desktop.qt.widgets.reading_column import ReadingColumn
from baklosan_desktop.qt.widgets.reading_pieces import Block, Kind
from baklosan_desktop.qt.widgets.reading_text import Inks

OPENING_RATIO = 1.5
PAINTED_MS = 16.0
HELD_UP_MS = 50.0
SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "openfda"
SENTENCE = "In chronic renal failure and during hemodialysis, the daily dose is 5 mg per day. "
LONGEST = 400_000
INKS = Inks(*[QColor("#15202B")] * 6)


def blocks(texts: Sequence[str]) -> list[Block]:
    """Return texts as numbered paragraphs."""
    return [Block(Kind.PARAGRAPH, text, line, line) for line, text in enumerate(texts, 1)]


def made_up(letters: int) -> list[str]:
    """Return about so many letters in paragraphs of the usual length."""
    return [SENTENCE * 4] * (letters // len(SENTENCE * 4))


def longest_sample() -> list[str]:
    """Return the paragraphs of the longest label among the samples, or as much made-up text."""
    labels = [_paragraphs(path) for path in SAMPLES.rglob("*.json")]
    found = max(labels, key=lambda texts: sum(map(len, texts)), default=[])
    return found or made_up(LONGEST)


def _paragraphs(path: Path) -> list[str]:
    try:
        results = json.loads(path.read_text(encoding="utf-8"))["results"]
        return [
            text[start : start + 600]
            for field, values in results[0].items()
            if field != "openfda" and not field.endswith("_table") and isinstance(values, list)
            for text in values
            for start in range(0, len(text), 600)
        ]
    except (ValueError, LookupError, TypeError, AttributeError):
        return []  # no label: a test file with something else


def timed(do: Callable[[], object]) -> float:
    """Do something; return how long it took, in ms."""
    started = time.perf_counter_ns()
    do()
    return (time.perf_counter_ns() - started) / 1e6


def held_up(do: Callable[[], object], watched_ms: int = 400) -> float:
    """Do something in the event loop; return for how long a key would have waited at most."""
    beats, loop, pulse = [time.perf_counter_ns()], QEventLoop(), QTimer()
    pulse.timeout.connect(lambda: beats.append(time.perf_counter_ns()))
    pulse.start(1)
    QTimer.singleShot(5, do)
    QTimer.singleShot(watched_ms, loop.quit)
    loop.exec()
    return max(later - earlier for earlier, later in pairwise(beats)) / 1e6


def opening(rounds: int) -> bool:
    """Open long texts; return whether a goal is missed."""
    texts = made_up(60_000)
    html = "".join(f"<p>{text}</p>" for text in texts)
    ratios, holds = [], []
    long_text = blocks(longest_sample())
    for _ in range(rounds):
        bare = QTextDocument()
        bare.setTextWidth(560)
        floor = timed(partial(_lay_out, bare, html))
        column = ReadingColumn()
        column.resize(750, 690)
        column.show()
        QApplication.processEvents()
        opened = timed(partial(_open, column, blocks(texts)))
        ratios.append(opened / floor)
        holds.append(held_up(partial(_open, column, long_text), 1500))
        column.close()
    letters = sum(len(block.text) for block in long_text)
    missed = report("60 kB opened / bare", ratios, OPENING_RATIO, "x")
    return report(f"{letters:,} letters hold up", holds, HELD_UP_MS) or missed


def _lay_out(bare: QTextDocument, html: str) -> None:
    bare.setHtml(html)
    bare.size()


def _open(column: ReadingColumn, text: Sequence[Block]) -> None:
    column.show_text(text, INKS)
    column.viewport().repaint()


def turning(rounds: int) -> bool:
    """Go through sections and pages of the real window; return whether a goal is missed."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as own:
        program, loop = Program(app, Path(own), database_folder()), QEventLoop()
        program.complete.connect(loop.quit)
        program.window.show()
        loop.exec()
        [sections] = program.window.findChildren(QListWidget)
        reading = program.further_pages.reader.panel.reading
        painted, holds, pages = [], [], []
        for _ in range(rounds):
            for row in range(sections.count()):
                sections.setCurrentRow((row + 1) % sections.count())
                QApplication.processEvents()
                painted.append(timed(partial(_show, sections, row, reading)))
            holds += [held_up(partial(_show, sections, row, reading)) for row in (3, 7)]
            for page in (actions.DOSE, actions.LABEL):
                QApplication.processEvents()
                pages.append(timed(partial(_turn, program, page.name)))
        program.window.close()
    missed = report("section painted", painted, PAINTED_MS)
    missed = report("page painted", pages, PAINTED_MS) or missed
    return report("section holds up", holds, HELD_UP_MS) or missed


def _show(sections: QListWidget, row: int, reading: ReadingColumn) -> None:
    sections.setCurrentRow(row)
    reading.viewport().repaint()
    sections.viewport().repaint()


def _turn(program: Program, page: str) -> None:
    program.frame.show_page(page)
    program.window.repaint()


def report(name: str, figures: Sequence[float], goal: float, unit: str = "ms") -> bool:
    """Print the median and the worst; return whether the median misses the goal."""
    middle = statistics.median(figures)
    print(f"{name:28} {middle:7.2f} {unit}   worst {max(figures):7.2f}   goal {goal}")
    return middle > goal


def main(rounds: int = 7) -> int:
    """Print all figures; return 1 where a goal is missed."""
    app = QApplication([])
    missed = [opening(rounds), turning(rounds)]
    app.processEvents()
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
