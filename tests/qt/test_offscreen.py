from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from baklosan_desktop.files import NotSaved
from baklosan_desktop.qt import offscreen
from tests.handouts.sheets import a_handout
from tests.qt import poppler


@poppler.needed
def test_handout_is_saved_beside_a_window_too(qapp: QApplication, tmp_path: Path) -> None:
    offscreen.save(a_handout(), tmp_path / "sheet.pdf")
    assert "Possible side effects" in poppler.words(tmp_path / "sheet.pdf")
    assert qapp is QApplication.instance()


def test_handout_is_saved_without_screen_or_window(
    python: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    path = tmp_path / "sheet.pdf"
    source = (
        "from pathlib import Path; from baklosan_desktop.qt import offscreen;"
        "from tests.handouts.sheets import a_handout;"
        f"offscreen.save(a_handout(), Path({str(path)!r}))"
    )
    assert python(source) == ""
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("qapp")
def test_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="could not be saved"):
        offscreen.save(a_handout(), tmp_path / "missing" / "sheet.pdf")
