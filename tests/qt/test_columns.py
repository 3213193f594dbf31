import re

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QTextDocument

from baklosan_desktop.handouts.page import UNITS_PER_POINT, Chapter
from baklosan_desktop.handouts.steps import done
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.text_pieces import chapters

WIDTH = 480.0
STYLE = "<style>td { padding-left: 64px; padding-right: 64px }</style>"
TABLE = f'{STYLE}<table cellspacing="0" cellpadding="32">'
PROSE = "take one tablet in the morning and one in the evening " * 4


@pytest.fixture
def font(qapp: QGuiApplication) -> QFont:
    del qapp
    theme.load_fonts()
    font = QFont(theme.FAMILIES)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(12)
    return font


def texts(font: QFont, *parts: str, direction: str = "") -> list[QTextDocument]:
    start = TABLE.replace("<table", f"<table {direction}")
    table = Chapter(tuple(f"{start}{part}</table>" for part in parts), is_table=True)
    return [chapter.document for chapter in done(chapters([table], font, WIDTH))]


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def lines(text: QTextDocument) -> list[list[str]]:
    """Return the lines of each paragraph that has any."""
    found, block = [], text.begin()
    while block.isValid():
        layout = block.layout()
        every = [layout.lineAt(number) for number in range(layout.lineCount())]
        if block.text():
            spans = [(line.textStart(), line.textStart() + line.textLength()) for line in every]
            found.append([block.text()[start:end].strip() for start, end in spans])
        block = block.next()
    return found


def lefts(text: QTextDocument) -> list[float]:
    """Return where each paragraph with text begins, in points."""
    found, block = [], text.begin()
    while block.isValid():
        if block.text():
            rect = text.documentLayout().blockBoundingRect(block)
            found.append(rect.left() / UNITS_PER_POINT)
        block = block.next()
    return found


def test_no_word_of_a_narrow_column_is_broken_beside_a_long_text(font: QFont) -> None:
    words = ("Hepatotoxicity", "10–20\N{NO-BREAK SPACE}mg", "<b>Discontinuation</b>")
    (text,) = texts(font, row(PROSE, *words, PROSE))
    assert [found for found in lines(text) if len(found) == 1] == [
        ["Hepatotoxicity"], ["10–20\N{NO-BREAK SPACE}mg"], ["Discontinuation"],
    ]  # fmt: skip
    assert text.defaultFont().pixelSize() == 12 * UNITS_PER_POINT


@pytest.mark.parametrize("word", ["anti-inflammatory", "mg/kg", "1.5-2.5", "فيفند"])
def test_word_of_parts_is_broken_between_them_and_nowhere_else(font: QFont, word: str) -> None:
    (text,) = texts(font, row(*[f"{word} {PROSE * 9}"] * 6))
    every = [line for paragraph in lines(text) for line in paragraph]
    assert len(every) > 200
    assert {part for line in every for part in line.split()} <= {
        word, *re.findall("[^-/]+[-/]?", word), *PROSE.split(),
    }  # fmt: skip


def test_table_of_short_cells_is_as_wide_as_they_are(font: QFont) -> None:
    (text,) = texts(font, row("Rash", "12 %", "3 %") * 3)
    assert len(lines(text)) == 9
    assert all(len(paragraph) == 1 for paragraph in lines(text))
    assert max(lefts(text)) < 120


def test_columns_stand_below_each_other_in_all_parts_of_a_table(font: QFont) -> None:
    narrow, wide = texts(font, row("Rash", "1"), row("Hepatotoxicity of some kind", "2"))
    assert lefts(narrow) == lefts(wide)
    assert lines(wide) == [["Hepatotoxicity of some kind"], ["2"]]


def test_table_with_too_many_long_words_is_set_smaller_and_not_broken(font: QFont) -> None:
    (text,) = texts(font, row(*["Hepatotoxicity"] * 6))
    assert 9 * UNITS_PER_POINT <= text.defaultFont().pixelSize() < 12 * UNITS_PER_POINT
    assert lines(text) == [["Hepatotoxicity"]] * 6


def test_words_too_long_for_the_smallest_letters_are_broken_and_never_cut_off(font: QFont) -> None:
    (text,) = texts(font, row(*["Pneumonoultramicroscopicsilicovolcanoconiosis"] * 6))
    assert text.defaultFont().pixelSize() == 9 * UNITS_PER_POINT
    assert all(len(paragraph) > 1 for paragraph in lines(text))
    assert text.size().width() <= WIDTH * UNITS_PER_POINT


def test_column_is_as_wide_as_it_states_where_there_is_room(font: QFont) -> None:
    stated = row("1", "Rash").replace("<td>", '<td width="480">', 1)
    (text,) = texts(font, stated)
    assert lefts(text)[1] == pytest.approx(30 + 4)


def test_table_that_is_read_from_right_to_left_ends_at_the_right(font: QFont) -> None:
    cells = row("1", "Rash")
    assert [len(texts(font, cells, direction=one)) for one in ("", 'dir="rtl"')] == [1, 1]
    (rightwards,), (leftwards,) = (texts(font, cells, direction=one) for one in ("", 'dir="rtl"'))
    assert lefts(rightwards)[1] < 60
    assert lefts(leftwards)[1] > 400


def test_cell_that_covers_columns_has_room_for_its_words(font: QFont) -> None:
    head = '<tr><td></td><td colspan="2">Gastrointestinal disorders</td></tr>'
    (text,) = texts(font, head + row(PROSE * 9, "1", "2"))
    assert lines(text)[0] == ["Gastrointestinal", "disorders"]


def test_cell_that_covers_columns_widens_all_of_them(font: QFont) -> None:
    head = '<tr><td></td><td colspan="2">Gastrointestinal disorders</td></tr>'
    (text,) = texts(font, head + row("Rash", "1", "2"))
    heading, _rash, first, second = lefts(text)
    assert lines(text)[0] == ["Gastrointestinal disorders"]
    assert first == pytest.approx(heading)
    assert second - first == pytest.approx((160 + 8) / 2, rel=0.2)


def test_many_cells_are_measured_in_many_steps(font: QFont) -> None:
    table = Chapter((f"{TABLE}{row('1', '2') * 100}</table>",), is_table=True)
    assert len(list(chapters([table], font, WIDTH))) >= 10


def test_number_and_its_unit_in_another_script_are_one_word(font: QFont) -> None:
    hours = "\u0627لـ24\N{NO-BREAK SPACE}ساعة"
    (text,) = texts(font, row(f"{hours} الأولى", *[f"{PROSE * 20}"] * 4))
    assert hours in lines(text)[0]
