"""Handouts beside the bare writer of the same text: `python tests/benchmarks/handouts.py`.

A PDF of ours against QTextDocument printing the same body with QPdfWriter, in one run; figures are
medians of processor time. A change on the page is timed until the new preview is painted. An
argument sets the number of rounds.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from baklosan_desktop.assets import database_folder
from baklosan_desktop.handouts.kinds import render
from baklosan_desktop.handouts.page import Handout, Imprint
from baklosan_desktop.handouts.steps import done
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.pages import Pages
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.printing import pdf
from baklosan_desktop.screens.calendar_source import Requested, of_request
from baklosan_desktop.screens.dose import reference
from baklosan_desktop.screens.dose_fields import read_json
from baklosan_desktop.screens.handout import HandoutForm, Kind, Paper, present
from baklosan_desktop.store import shelf

TODAY = date(2026, 11, 23)
PLAN = '{"mode": "plan", "age_years": 40, "target_daily_mg": 75}'
STOP = '{"mode": "stop", "current_daily_mg": 30, "date": "2026-11-23"}'
GOALS = {Kind.LEAFLET: 3.0, Kind.LABEL: 2.0}
PREVIEW_GOAL_MS = 100


def bare(handout: Handout) -> bytes:
    """Write the body as Qt does when nobody looks after the pages."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    text = QTextDocument()
    text.setHtml(handout.body)
    text.print_(writer)
    return bytes(buffer.data().data())


def paged(handout: Handout) -> bytes:
    """Write the handout as the program does."""
    return done(pdf(Pages(handout)))


def took(work: Callable[[], object]) -> float:
    """Return the processor time that some work takes, in milliseconds."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def median(work: Callable[[], object], rounds: int) -> float:
    """Return the median over some rounds."""
    return statistics.median(took(work) for _ in range(rounds))


def main(rounds: int = 15) -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication([])
    theme.load_fonts()
    books = shelf.bundled(database_folder())
    label = books.labels.all()[0]
    imprint = Imprint(TODAY, "benchmark")

    rules = reference(label, books.rules, books.notes).rules

    def asked(kind: Kind) -> Requested:
        request = read_json(STOP if kind is Kind.STOPPING_CALENDAR else PLAN)
        return of_request(request, rules, TODAY, modes=("plan", "stop"), has_10_mg=True)

    def drawn(kind: Kind) -> Handout:
        dosed, ticked = asked(kind)
        view = present(HandoutForm(kind, Paper.A4, ticked=ticked), label, books, dosed=dosed)
        if (sheet := view.sheet) is None:
            raise SystemExit(view.refusal)
        return render(sheet, imprint)

    for kind in Kind:
        handout = drawn(kind)
        floor, ours = (median(partial(write, handout), rounds) for write in (bare, paged))
        goal = f", goal {GOALS[kind]}" if kind in GOALS else ""
        print(f"{kind.words:20} {ours:6.1f} ms, bare {floor:6.1f} ms: x {ours / floor:.2f}{goal}")

    panel = HandoutPanel(label, books, "", "benchmark", lambda: TODAY)
    panel.resize(1290, 690)
    panel.show()
    app.processEvents()

    def change() -> None:
        panel.choose(next(kinds))
        app.processEvents()

    for kind in Kind:
        panel.take_doses_from(partial(getattr, asked(kind), "dosed"))
        kinds = iter([Kind.LABEL if kind is not Kind.LABEL else Kind.LEAFLET, kind] * rounds)
        times = [took(change) for _ in range(2 * rounds)][1::2]
        print(
            f"preview of {kind.words:20} {statistics.median(times):6.1f} ms, goal {PREVIEW_GOAL_MS}"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
