"""The side-effect page beside a bare table and list: `python tests/benchmarks/side_effects.py`.

A round takes every step in turn, until it is painted; figures are medians of processor time, which
other programs do not lengthen. They are judged against a frame, and as ratios to the floor: to
choose a cell of a bare table with as many cells and to fill a bare list with as many rows. An
argument sets the number of rounds.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QTableView,
    QWidget,
)

from baklosan_desktop.assets import database_folder
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels.side_effects import SideEffectPanel
from baklosan_desktop.qt.widgets.matrix_header import ALL
from baklosan_desktop.qt.widgets.matrix_view import MatrixView
from baklosan_desktop.store import shelf

FRAME_MS = 16.0
SIZE = (1290, 690)
ROWS, COLUMNS, EFFECTS = 12, 6, 42
NERVOUS, VERY_FREQUENT, FREQUENT, RARE = 0, 0, 1, 3
Steps = Mapping[str, Callable[[], object]]


class Bare(QWidget):
    """A table and a list with nothing to them."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(*SIZE)
        cells = QStandardItemModel(ROWS, COLUMNS, self)
        for row in range(ROWS):
            for column in range(COLUMNS):
                cells.setItem(row, column, QStandardItem(str(row * column)))
        self._table, self._list = QTableView(), QListView()
        self._table.setModel(cells)
        self._list.setModel(QStringListModel(self))
        self._lay_out()

    def choose(self, column: int) -> None:
        """Choose a cell and fill the list."""
        self._table.setCurrentIndex(self._table.model().index(0, column))
        model = self._list.model()
        model.removeRows(0, model.rowCount())
        model.insertRows(0, EFFECTS)
        for row in range(EFFECTS):
            model.setData(model.index(row, 0), f"effect {row}")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.addWidget(self._table)
        row.addWidget(self._list)


def steps(bare: Bare, page: SideEffectPanel) -> Steps:
    """Return what is measured by name, the floor first; each step changes what is shown."""
    [matrix] = page.findChildren(MatrixView)
    [typed] = page.findChildren(QLineEdit)
    return {
        "bare": lambda: bare.choose(FREQUENT),
        "bare again": lambda: bare.choose(RARE),
        "cell": lambda: matrix.choose(NERVOUS, FREQUENT),
        "next cell": lambda: matrix.choose(NERVOUS, VERY_FREQUENT),
        "system": lambda: matrix.choose(NERVOUS, ALL),
        "band": lambda: matrix.choose(ALL, FREQUENT),
        "rare band": lambda: matrix.choose(ALL, RARE),
        "all": page.clear,
        "filter": lambda: typed.setText("can't sleep"),
        "misspelled": lambda: typed.setText("insomina"),
        "no match": lambda: typed.setText("hiccups"),
        "cleared": page.clear,
    }


def cpu_ms_until_painted(step: Callable[[], object], app: QApplication) -> float:
    """Take a step and let all that follows from it be laid out and painted."""
    started = time.process_time_ns()
    step()
    app.processEvents()
    return (time.process_time_ns() - started) / 1e6


def main(rounds: int = 60) -> int:
    """Print medians and ratios; return 1 where a step takes longer than a frame."""
    app = QApplication([])
    theme.load_fonts()
    theme.apply(app, theme.Theme.LIGHT, 100)
    books = shelf.bundled(database_folder())
    books.side_effects.vocabulary()  # the program reads it before the page is there
    bare, page = Bare(), SideEffectPanel(books.labels.all()[0], books.side_effects)
    page.resize(*SIZE)
    for window in (bare, page):
        window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        window.show()
    app.processEvents()
    taken = steps(bare, page)
    times: dict[str, list[float]] = {name: [] for name in taken}
    for _ in range(rounds):
        for name, step in taken.items():
            times[name].append(cpu_ms_until_painted(step, app))
    medians = {name: statistics.median(each) for name, each in times.items()}
    floor = (medians.pop("bare") + medians.pop("bare again")) / 2
    print(f"bare        {floor:6.2f} ms")
    for name, middle in medians.items():
        print(f"{name:11} {middle:6.2f} ms   x {middle / floor:5.1f}   goal {FRAME_MS:.0f} ms")
    return int(max(medians.values()) > FRAME_MS)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
