import pytest
from PySide6.QtGui import QColor, QFont, QTextDocument

from baklosan_desktop.qt.widgets.reading_pieces import Block, Kind
from baklosan_desktop.qt.widgets.reading_text import Inks, Writer, scaled
from baklosan_desktop.wording import NBSP

INKS = Inks(*[QColor("#123456")] * 6)


@pytest.mark.usefixtures("qapp")
def test_blocks_are_written_behind_each_other_with_their_numbers_held() -> None:
    document = QTextDocument()
    writer = Writer(document, QFont(), INKS)
    for line, text in enumerate(("5 mg", "10 mg"), 1):
        writer.write([Block(Kind.PARAGRAPH, text, line)])
    assert document.toRawText().split("\u2029") == [f"5{NBSP}mg", f"10{NBSP}mg"]


def test_scaled_font_leaves_the_first_alone() -> None:
    font = QFont()
    font.setPointSizeF(10)
    assert (scaled(font, 1.5).pointSizeF(), font.pointSizeF()) == (15, 10)
