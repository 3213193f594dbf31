import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from baklosan_desktop.assets import BUILD, DATABASE
from baklosan_desktop.qt import installation, process, theme
from baklosan_desktop.qt.installation import SIGNS, Failed, Outcome
from baklosan_desktop.store import keys
from tests.conftest import ROOT


@pytest.fixture
def written(look: QApplication) -> QApplication:
    """An application that writes in the program's font."""
    theme.first_look(look, theme.Theme.LIGHT, 100)
    return look


def test_forged_labels_are_told_from_signed_ones() -> None:
    assert installation.signatures() == "a signature holds for what was signed only"


def test_check_of_signatures_that_accepts_everything_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "is_signed", lambda *_: True)
    with pytest.raises(Failed, match="taken for what it is not"):
        installation.signatures()


@pytest.fixture
def library_paths(qapp: QApplication) -> Iterator[None]:
    """Lend the places where Qt looks for its plug-ins."""
    before = qapp.libraryPaths()
    yield
    qapp.setLibraryPaths(before)


def failing() -> str:
    raise Failed("There is no paper.")


def broken() -> str:
    return {"there": "all well"}["missing"]


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        (lambda: "all well", Outcome(ok=True, detail="all well")),
        (lambda: None, Outcome(ok=None, detail="not to be seen on this system")),
        (failing, Outcome(ok=False, detail="Failed: There is no paper.")),
        (broken, Outcome(ok=False, detail="KeyError: 'missing'")),
    ],
)
def test_outcome_says_what_came_of_a_check(
    check: Callable[[], str | None], expected: Outcome
) -> None:
    assert installation.outcome(check) == expected


def test_database_that_was_built_is_told_by_its_digest(built: Path) -> None:
    assert len(installation.database(built).removeprefix("SHA-256 ")) == 64


def test_damaged_database_fails(built: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built, tmp_path / "db"))
    (folder / BUILD / DATABASE).write_bytes(b"SQLite format 3")
    told = installation.outcome(lambda: installation.database(folder))
    assert told == (False, f"DamagedDatabase: The label file 'build/{DATABASE}' is damaged.")


@pytest.mark.usefixtures("written")
def test_fonts_of_the_program_are_there() -> None:
    assert installation.fonts() == "Noto Sans, DejaVu Sans"


@pytest.mark.usefixtures("written")
def test_missing_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "FAMILIES", ("Noto Sans", "Baklosan Serif"))
    with pytest.raises(Failed, match=r"The font Baklosan Serif is not there\."):
        installation.fonts()


@pytest.mark.usefixtures("look")
def test_window_in_another_font_fails(qapp: QApplication) -> None:
    qapp.setFont("DejaVu Sans")
    with pytest.raises(Failed, match=r"The window is written in DejaVu Sans\."):
        installation.fonts()


@pytest.mark.usefixtures("look")
def test_every_sign_of_the_program_can_be_written() -> None:
    assert installation.glyphs("a\nb").startswith("all ")


@pytest.mark.usefixtures("look")
def test_character_that_no_font_has_is_named() -> None:
    with pytest.raises(Failed, match="No font has 𓀀"):
        installation.glyphs("a 𓀀 b")


def test_signs_of_handouts_and_pages_are_among_those_looked_for() -> None:
    files = [*ROOT.glob("resources/handouts/*.j2"), *ROOT.glob("baklosan_desktop/qt/**/*.py")]
    files += ROOT.glob("baklosan_desktop/screens/*.py")
    used = {c for file in files for c in file.read_text(encoding="utf-8") if ord(c) > 127}
    assert used - {*SIGNS} - {"\N{NO-BREAK SPACE}"} == set()


def test_pictures_of_icons_can_be_read() -> None:
    assert "svg" in installation.pictures()


def test_kind_of_picture_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QImageReader, "supportedImageFormats", list)
    with pytest.raises(Failed, match=r"Qt cannot read png and svg pictures\."):
        installation.pictures()


@pytest.mark.usefixtures("library_paths")
def test_without_a_plug_in_nothing_is_printed(tmp_path: Path) -> None:
    QCoreApplication.setLibraryPaths([str(tmp_path)])
    with pytest.raises(Failed, match=r"Qt has no plug-in to print with\."):
        installation.printing()


@pytest.mark.usefixtures("library_paths")
def test_plug_in_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    (tmp_path / "printsupport").mkdir()
    (tmp_path / "printsupport" / "libbroken.so").write_bytes(b"no library")
    QCoreApplication.setLibraryPaths([str(tmp_path)])
    with pytest.raises(Failed, match=r"libbroken\.so"):
        installation.printing()


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (None, Outcome(ok=None, detail="not to be seen on this system")),
        ((2, []), Outcome(ok=True, detail="2 open, all local")),
        (
            (2, ["9: 5150"]),
            Outcome(ok=False, detail="Failed: Open sockets that are not local: 9: 5150"),
        ),
    ],
)
def test_sockets_are_told(
    monkeypatch: pytest.MonkeyPatch, found: tuple[int, list[str]] | None, told: Outcome
) -> None:
    monkeypatch.setattr(process, "sockets", lambda: found)
    assert installation.outcome(installation.sockets) == told


def test_loaded_module_for_networks_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "network_libraries", lambda: ["PySide6.QtNetwork"])
    with pytest.raises(Failed, match=r"Loaded: PySide6\.QtNetwork"):
        installation.network()
