import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont, QTextDocument

from baklosan_desktop.qt.widgets.reading_text import Block, Inks, Kind, portions, scaled, write
from baklosan_desktop.wording import NBSP

INKS = Inks(*[QColor("#123456")] * 5)
TEXTS = st.lists(st.text("ab 1", max_size=9000), max_size=12)


def a_text(*texts: str) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text, line) for line, text in enumerate(texts, 1)]


@given(TEXTS)
def test_portions_hold_every_block_once_and_in_order(texts: list[str]) -> None:
    blocks = a_text(*texts)
    assert [block for portion in portions(blocks) for block in portion] == blocks


@given(TEXTS)
def test_no_portion_holds_up_the_window(texts: list[str]) -> None:
    for portion in portions(a_text(*texts)):
        assert sum(len(block.text) for block in portion[:-1]) < 20_000


def test_short_label_is_one_portion() -> None:
    assert len(list(portions(a_text("a" * 9000, "b" * 9000)))) == 1


@pytest.mark.usefixtures("qapp")
def test_blocks_are_written_behind_each_other_with_their_numbers_held() -> None:
    document = QTextDocument()
    for text in ("5 mg", "10 mg"):
        write(a_text(text), document, QFont(), INKS)
    assert document.toRawText().split("\u2029") == [f"5{NBSP}mg", f"10{NBSP}mg"]


def test_only_lines_of_the_source_are_cited() -> None:
    cited = {kind for kind in Kind if Block(kind, "", 1).is_cited}
    assert cited == {Kind.HEADING, Kind.PARAGRAPH}


def test_scaled_font_leaves_the_first_alone() -> None:
    font = QFont()
    font.setPointSizeF(10)
    assert (scaled(font, 1.5).pointSizeF(), font.pointSizeF()) == (15, 10)
