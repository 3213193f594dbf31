import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QColor, QIcon, QImage

from baklosan_desktop import assets
from baklosan_desktop.qt import looks

FILES = sorted(assets.resource("icons").glob("*.svg"))
TEAL, RED = "#0B6B72", "#A8261C"

pytestmark = pytest.mark.usefixtures("qapp")
every_icon = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def inks(image: QImage) -> set[str]:
    """Return the colours of the points that are drawn at all firmly."""
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {_nearest(point) for point in points if point.alpha() > 200}


def _nearest(point: QColor) -> str:
    return min((TEAL, RED, "#000000"), key=lambda ink: _distance(point, QColor(ink)))


def _distance(one: QColor, other: QColor) -> int:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return sum(abs(a - b) for a, b in pairs)


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


@every_icon
def test_file_draws_in_the_current_colour_only(file: Path) -> None:
    drawing = file.read_text(encoding="utf-8")
    assert set(re.findall(r'(?:stroke|fill|color)="([^"]+)"', drawing)) == {"currentColor", "none"}
    assert "style" not in drawing


@every_icon
def test_icon_is_drawn_in_the_colour_asked_for(file: Path) -> None:
    assert inks(looks.pixmap(file.stem, TEAL, 32).toImage()) == {TEAL}


def test_checked_icon_changes_its_colour() -> None:
    drawn = looks.icon("printer", TEAL, 20, checked=RED)
    size = QSize(20, 20)
    assert inks(drawn.pixmap(size, QIcon.Mode.Normal, QIcon.State.Off).toImage()) == {TEAL}
    assert inks(drawn.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage()) == {RED}


def test_icon_that_cannot_be_checked_keeps_its_colour() -> None:
    drawn = looks.icon("printer", TEAL, 20)
    on = drawn.pixmap(QSize(20, 20), QIcon.Mode.Normal, QIcon.State.On)
    assert inks(on.toImage()) == {TEAL}


@pytest.mark.parametrize("size", [16, 20, 24, 32])
@pytest.mark.parametrize("ratio", [1, 2])
def test_icon_is_drawn_dot_for_dot_on_both_kinds_of_screen(size: int, ratio: int) -> None:
    drawn = looks.icon("printer", TEAL, size).pixmap(QSize(size, size), float(ratio))
    assert drawn.size() == QSize(size * ratio, size * ratio)
    assert drawn.toImage() == looks.pixmap("printer", TEAL, size, ratio).toImage()


def test_sharper_picture_is_no_larger_on_the_page() -> None:
    assert looks.pixmap("printer", TEAL, 16, ratio=2).deviceIndependentSize() == QSizeF(16, 16)


def test_licence_lies_beside_the_icons() -> None:
    assert "ISC License" in assets.resource("icons", "LICENSE").read_text(encoding="utf-8")
