"""Search as one types, beside its floors, in one run.

    python tests/benchmarks/library.py --keep DIR 1 1000 50000
    python tests/benchmarks/search.py DIR

Each library that stayed in DIR is asked the same: words of the largest. Floors: the same keys with
the same answers known beforehand, for what is painted; SQLite's own `ORDER BY rank` on the same
file, for the engine alone. What the engine takes is time of the processor, which others share; a
key is measured by the clock and by the processor, in turns with its floor, the best of three.
"""

import argparse
import gc
import json
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from PySide6.QtCore import QEventLoop, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from baklosan_desktop.assets import database_folder
from baklosan_desktop.labels.hit import Found
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.searching import Searching
from baklosan_desktop.qt.widgets.edits import SearchEdit
from baklosan_desktop.screens.search import Sentences
from baklosan_desktop.search.spelling import corrections
from baklosan_desktop.store import library, shelf
from baklosan_desktop.store.library import LIBRARY, Library
from baklosan_desktop.store.search import SearchRepository
from baklosan_desktop.store.shelf import Shelf
from tests.benchmarks.mixed import report

BUNDLED = LabelId("baklosan-25mg")
NAIVE = "SELECT rowid FROM section_search WHERE section_search MATCH ? ORDER BY rank LIMIT 20"
FREQUENT = (
    "SELECT text FROM word WHERE length(text) > 2 AND text NOT GLOB '*[^a-z]*' "
    "ORDER BY sections DESC, text LIMIT 3000"
)
NAIVE_SECONDS = 90
ADVERSARIAL = ("a", "s", "the", "of the", "patients treatment", "clinical studies", "the of and in")
MISSPELLED = ("kidny", "depresion", "epilpsy", "halucinations", "diarhea")
MS = 1000
WAIT = QEventLoop.ProcessEventsFlag.WaitForMoreEvents  # as the program does; else both threads vie
CLOCKS = (time.perf_counter, time.process_time)
ROUNDS = 3


class Figures(NamedTuple):
    """Milliseconds of many searches."""

    p50: float
    p95: float
    p99: float
    worst: float

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Figures":
        times = sorted(one * MS for one in seconds)
        p50, p95, p99 = (times[int((len(times) - 1) * part)] for part in (0.5, 0.95, 0.99))
        return cls(p50, p95, p99, times[-1])

    def __str__(self) -> str:
        return " / ".join(f"{one:.1f}" for one in self)


def queries(words: Sequence[str]) -> list[str]:
    """Return what is typed: words letter by letter, and two or three words together."""
    chance = random.Random(7)  # noqa: S311 - equal queries in every run
    typed = [*words[:8], *chance.sample(words[30:3000], 40)]
    pairs = [" ".join(chance.sample(words[20:2000], count)) for count in (2, 3) for _ in range(50)]
    return [word[:end] for word in typed for end in range(1, len(word) + 1)] + pairs


def seconds(ask: Callable[[str], object], typed: Iterable[str]) -> list[float]:
    """Return how long each question took."""
    return [timed(ask, one) for one in typed]


def timed(ask: Callable[[str], object], typed: str) -> float:
    started = time.thread_time()
    ask(typed)
    return time.thread_time() - started


def naive(path: Path, typed: Sequence[str]) -> list[float]:
    """Return how long SQLite's own ranking takes, for as many as there is time for."""
    connection = sqlite3.connect(path)
    shuffled = random.Random(5).sample(typed, len(typed))  # noqa: S311 - as above
    ends, taken = time.monotonic() + NAIVE_SECONDS, []
    while shuffled and time.monotonic() < ends:
        words = shuffled.pop().split()
        match = " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'
        taken.append(timed(lambda one: connection.execute(NAIVE, (one,)).fetchall(), match))
    connection.close()
    return taken


class Everything:
    """All labels of a library, shown as if they stood in the bundled one."""

    def __init__(self, source: SearchRepository, place: tuple[str, int]) -> None:
        self._source = source
        self._section, self._line = place

    def search(self, label: LabelId, typed: str) -> Found:
        found = self._source.search_all(typed)
        hits = (
            hit._replace(label=label, section=self._section, line=self._line) for hit in found.hits
        )
        return found._replace(hits=tuple(hits))


class Remembered:
    """A search that does nothing once it was asked: it has the answers of another one."""

    def __init__(self, source: Everything | SearchRepository) -> None:
        self._source = source
        self._found: dict[str, Found] = {}

    def search(self, label: LabelId, typed: str) -> Found:
        if typed not in self._found:
            self._found[typed] = self._source.search(label, typed)
        return self._found[typed]


def keystrokes(label: Label, source: Sentences, clock: Callable[[], float]) -> list[float]:
    """Return how long each key takes until its results are painted."""
    window = QMainWindow()
    field = SearchEdit("Search", "Ctrl+K")
    window.setMenuWidget(field)
    window.resize(1366, 768)
    searching = Searching(field, window, label, source, QThreadPool(window))
    window.show()
    field.setFocus()
    taken = []
    for word in ("treatment", "patients", "renal failure", "adverse", "dose", "studies"):
        for key in word:
            started = clock()
            QTest.keyClicks(field, key)
            while not searching._is_answered:  # noqa: SLF001 - nothing else needs to know
                QApplication.processEvents(WAIT)
            QApplication.processEvents()
            taken.append(clock() - started)
        field.clear()
    window.close()
    return taken


def key_to_paint(label: Label, source: Everything | SearchRepository) -> str:
    """Tell what a key takes, beside its floor."""
    remembered = Remembered(source)
    keystrokes(label, remembered, time.perf_counter)
    told = []
    for clock in CLOCKS:
        rounds = [
            [Figures.of(keystrokes(label, one, clock)).p50 for one in (remembered, source)]
            for _ in range(ROUNDS)
        ]
        floor, shown = map(min, zip(*rounds, strict=True))
        told.append(f"{shown:.1f} ms = {shown / floor:.2f} floors of {floor:.1f} ms")
    return "key to paint {}; of the processor, {}".format(*told)


def recall(source: SearchRepository, planted: Sequence[tuple[str, str]]) -> float:
    """Return how often the planted sentence is among the first three hits."""
    asked = random.Random(3).sample(planted, min(300, len(planted)))  # noqa: S311 - as above
    found = [
        any(report(typed) == hit.text for hit in source.search_all(typed).hits[:3])
        for typed, _ in asked
    ]
    return statistics.mean(found) if found else 1.0


def frequent(path: Path) -> list[str]:
    """Return the words of a library that stand in most sections."""
    with closing(sqlite3.connect(path)) as connection:
        return [text for (text,) in connection.execute(FREQUENT)]


def measure(folder: Path, books: Shelf, typed: Sequence[str]) -> None:
    """Print the figures of one library."""
    opened = Library.open(library.file(folder, database_folder()))
    source = opened.shelf(lambda: books.search.vocabulary, corrections).search
    planted = json.loads(folder.joinpath("planted.json").read_text())
    label = books.labels.label(BUNDLED)
    seconds(source.search_all, ("patients", "kidny"))  # reads the vocabulary and the words
    engine = Figures.of(seconds(source.search_all, typed))
    slow = naive(folder / LIBRARY, typed)
    ranked = Figures.of(slow)
    worst = max(Figures.of(seconds(source.search_all, [one] * 5)).p50 for one in ADVERSARIAL)
    right = Figures.of(seconds(source.search_all, typed[:50])).p50
    wrong = Figures.of(seconds(source.search_all, MISSPELLED * 5)).p50
    place = label.sections[0].key, label.sections[0].first_line
    print(
        f"{folder.name:>6} labels: engine {engine} ms; "
        f"naive {ranked} ms ({len(slow)} of {len(typed)}); "
        f"p99 {engine.p99 / ranked.p99:.4f} of naive; worst adversarial {worst:.1f} ms; "
        f"misspelling {wrong - right:+.1f} ms; planted found {recall(source, planted):.1%}; "
        f"{key_to_paint(label, Everything(source, place))}",
        flush=True,
    )


def main() -> None:
    """Measure the bundled label, then each library."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    app = QApplication([])
    theme.load_fonts()
    theme.apply(app, theme.Theme.LIGHT, 100)
    books = shelf.bundled(database_folder(), corrections)
    label = books.labels.label(BUNDLED)
    gc.freeze()  # as the program does once it has started
    print("ms: p50 / p95 / p99 / worst")
    print(f"bundled label: {key_to_paint(label, books.search)}", flush=True)
    folders = [one.parent for one in args.folder.glob("*/planted.json")]
    folders.sort(key=lambda one: int(one.name))
    typed = queries(frequent(folders[-1] / LIBRARY))
    for folder in folders:
        measure(folder, books, typed)


if __name__ == "__main__":
    main()
