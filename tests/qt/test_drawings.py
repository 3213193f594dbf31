import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from baklosan_desktop.qt.drawings import add_drawings

SIZE = 80


def drawn(name: str) -> QImage:
    """Return a drawing alone on white."""
    text = QTextDocument()
    text.setDocumentMargin(0)
    add_drawings(text)
    text.setHtml(f'<img src="{name}" width="{SIZE}" height="{SIZE}"/>')
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    text.drawContents(painter)
    painter.end()
    return image


def ink(image: QImage, x: float, y: float) -> str:
    """Name what stands at a place, given as shares of the size: white, ink or the face between."""
    colour = image.pixelColor(round(x * SIZE), round(y * SIZE))
    assert colour.red() == colour.green() == colour.blue(), "no information by colour"
    return "white" if colour.red() > 240 else "ink" if colour.red() < 120 else "face"


pytestmark = pytest.mark.usefixtures("qapp")


def test_box_is_empty_to_be_ticked() -> None:
    box = drawn("box")
    assert [ink(box, 0.5, y) for y in (0.02, 0.5)] == ["white", "white"]
    assert ink(box, 0.5, 0.08) == "ink"


def test_tablet_without_a_score_line_has_none() -> None:
    tablet = drawn("tablet")
    assert [ink(tablet, x, 0.5) for x in (0.25, 0.5, 0.75)] == ["face"] * 3
    assert ink(tablet, 0.03, 0.03) == "white"


def test_scored_tablet_has_its_line() -> None:
    scored = drawn("scored")
    assert [ink(scored, x, 0.5) for x in (0.25, 0.5, 0.75)] == ["face", "ink", "face"]


def test_half_a_tablet_is_half_gone() -> None:
    half = drawn("half")
    assert [ink(half, x, 0.5) for x in (0.25, 0.5, 0.75)] == ["face", "ink", "white"]


def test_drawing_takes_the_room_that_the_text_gives_it() -> None:
    text = QTextDocument()
    text.setDocumentMargin(0)
    add_drawings(text)
    text.setHtml('<img src="box" width="50" height="50"/>')
    assert text.idealWidth() == 50
