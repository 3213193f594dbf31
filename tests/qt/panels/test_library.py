import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.labels.published import Format
from baklosan_desktop.qt.models.table import TableModel
from baklosan_desktop.qt.panels.library import LibraryPanel
from baklosan_desktop.qt.panels.library_table import LABEL_COLUMNS
from baklosan_desktop.qt.widgets.layouts import ElidedLabel
from baklosan_desktop.screens.importing import ReportView
from baklosan_desktop.screens.library import COLUMNS, Row, detail, present, rows
from baklosan_desktop.screens.library_watch import WatchForm
from baklosan_desktop.screens.library_watch import present as watched
from tests.builders import a_label
from tests.qt.models.test_table import ModelTester

ACME = Listed(
    LabelId("acme-1"), "Acme forte of a very long name, retard, for children", ("baclofen",),
    "Acme Ltd", Format.SPL, "3", "2026-01-02", "en", "0" * 64, 12, "package leaflet",
)  # fmt: skip


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.show_view(present("", rows([a_label()], [ACME])))
    panel.show()
    return panel


def test_table_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = TableModel[Row](LABEL_COLUMNS)
    model.show(rows([a_label()], [ACME]))
    qtmodeltester.check(model)


def test_long_names_are_told_in_full(panel: LibraryPanel) -> None:
    name = panel.table.model().index(1, 0)
    assert ACME.name in name.data(Qt.ItemDataRole.ToolTipRole)
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == ACME.name
    assert panel.table.model().columnCount(QModelIndex()) == len(COLUMNS)


@pytest.mark.parametrize("width", [1290, 880, 600])
def test_columns_that_must_be_read_whole_have_room(
    panel: LibraryPanel, qtbot: QtBot, width: int
) -> None:
    panel.resize(width, 690)
    qtbot.wait(0)
    metrics = panel.table.fontMetrics()
    for title, text in (("Date", "2026-01-02"), ("Source", "FDA SPL"), ("Language", "Language")):
        column = COLUMNS.index(title)
        assert panel.table.columnWidth(column) > metrics.horizontalAdvance(text)


@pytest.mark.parametrize("width", [1290, 880, 500])
def test_no_text_is_cut(panel: LibraryPanel, qtbot: QtBot, width: int) -> None:
    panel.show_problem("The library is damaged. Move it elsewhere to begin a new one.")
    panel.report.show_report(ReportView(("Import: 1 added, 1 refused.", "It is no label.")))
    panel.card.show_detail(ACME.id, detail(rows((), [ACME])[0]))
    panel.card.tell("Saved as 'copy.xml'.")
    panel.watch.show_view(watched(WatchForm("/a/folder/with/labels/of/many/medicines")))
    panel.resize(width, 690)
    qtbot.wait(0)
    for label in (one for one in panel.findChildren(QLabel) if one.isVisible()):
        if not isinstance(label, ElidedLabel) and label.hasHeightForWidth():
            assert label.height() >= label.heightForWidth(label.width())


def test_everything_that_can_be_pressed_has_a_name(panel: LibraryPanel) -> None:
    panel.watch.show_view(watched(WatchForm()))
    for button in panel.findChildren(QPushButton):
        assert button.accessibleName() or button.text()


@pytest.mark.usefixtures("preferences")
def test_table_has_room_for_some_rows_whatever_stands_above(
    panel: LibraryPanel, qtbot: QtBot
) -> None:
    panel.report.show_report(ReportView(("Import: 9 refused.", *["It is no label."] * 9)))
    panel.resize(600, 300)
    qtbot.wait(0)
    assert panel.table.height() >= panel.table.minimumHeight()
    frame = panel.table.parentWidget()
    assert isinstance(frame, QWidget)
    assert frame.height() > panel.table.height()
