import sys
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot

from baklosan_desktop import __version__, trouble
from baklosan_desktop.qt import dialogs

PATIENT = "Anna Example, 81 kg"


def a_bug(patient: str = PATIENT) -> BaseException:
    """Return an error that knows a patient, from within two functions."""
    try:
        fail(patient)
    except ValueError as error:
        return error
    raise AssertionError


def fail(patient: str) -> None:
    raise ValueError(f"no dose for {patient}")


@pytest.fixture
def box(qtbot: QtBot) -> QMessageBox:
    box = dialogs.report(a_bug())
    qtbot.addWidget(box)
    return box


def test_report_says_what_to_do(box: QMessageBox) -> None:
    assert "Do not rely on what the page shows now." in box.text()
    assert "Start the program again." in box.informativeText()
    assert box.icon() is QMessageBox.Icon.Critical


def test_details_name_version_code_and_kind_of_error(box: QMessageBox) -> None:
    details = box.detailedText()
    assert details.startswith(f"Baklosan Desktop {__version__}\n")
    for name in ("test_crash.py", "in a_bug", "in fail"):
        assert name in details
    assert details.endswith("ValueError")


def test_report_holds_no_word_about_a_patient(box: QMessageBox) -> None:
    for text in (box.text(), box.informativeText(), box.detailedText(), box.windowTitle()):
        for word in ("Anna", "Example", "81"):
            assert word not in text


def test_details_can_be_copied(box: QMessageBox) -> None:
    [details] = box.findChildren(QTextEdit)
    details.selectAll()
    assert details.textCursor().selectedText().replace("\u2029", "\n") == box.detailedText()


def test_uncaught_error_is_shown_traced_and_logged(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    dialogs.install(tmp_path)
    shown: list[str] = []

    def close() -> None:
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append(box.detailedText())
        box.close()

    QTimer.singleShot(0, close)
    error = a_bug()
    trace: TracebackType | None = error.__traceback__
    sys.excepthook(type(error), error, trace)
    assert len(shown) == 1
    assert "ValueError: no dose" in capsys.readouterr().err
    assert trouble.latest(tmp_path).partition("\n")[2] == shown[0]
