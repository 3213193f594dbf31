from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt.widgets.found import Row
from baklosan_desktop.qt.widgets.reading_column import ReadingColumn
from baklosan_desktop.qt.widgets.reading_pieces import Block, Kind
from baklosan_desktop.qt.widgets.reading_text import Inks
from baklosan_desktop.qt.widgets.text_column import MARGIN
from baklosan_desktop.screens.citing import Part
from baklosan_desktop.screens.find import Finding, find

HINT, NOTE, FOUND, FOUND_INK = "#008000", "#ff0000", "#ffff00", "#0000ff"
TICK, RULE = "#ff00ff", "#c0c0c0"
INKS = Inks(*map(QColor, (HINT, NOTE, FOUND, FOUND_INK, TICK, RULE)))
LONG = "A sentence of the label that goes on for a while. " * 12
BLOCKS = (
    Block(Kind.TITLE, "Dosage", 3),
    Block(Kind.ORIGIN, "In the source: “Dosage”", 3),
    *(Block(Kind.PARAGRAPH, f"{line}: {LONG}".strip(), line, line - 2) for line in range(3, 30)),
)


@pytest.fixture
def column(qtbot: QtBot) -> ReadingColumn:
    column = ReadingColumn()
    qtbot.addWidget(column)
    column.resize(900, 500)
    column.show()
    column.show_text(BLOCKS, INKS)
    column.go_to(3)
    return column


def marked(column: ReadingColumn) -> list[str]:
    return [selection.cursor.selection().toPlainText() for selection in column.extraSelections()]


def margin(column: ReadingColumn) -> QImage:
    image = column.viewport().grab().toImage()
    return image.copy(0, 0, MARGIN - 1, image.height())


def has(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    places = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return any(image.pixel(x, y) == wanted for x, y in places)


def place(column: ReadingColumn, text: str) -> QPoint:
    """Return where a paragraph begins that is visible."""
    cursor = column.document().find(text)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart())
    return column.cursorRect(cursor).center()


def click_margin(column: ReadingColumn, line: int, x: int = MARGIN - 7) -> None:
    at = QPoint(x, place(column, f"{line}: ").y())
    click(column, at)


def click(column: ReadingColumn, at: QPoint) -> None:
    """Click by way of the window, as a mouse does."""
    shown = column.window()
    place = column.viewport().mapTo(shown, at)
    QTest.mouseClick(shown.windowHandle(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def asked(column: ReadingColumn) -> list[int]:
    """The lines whose note was asked for."""
    asked: list[int] = []
    column.note_asked.connect(asked.append)
    return asked


def test_text_is_shown_verbatim(column: ReadingColumn, label: Label) -> None:
    texts = [paragraph.text for _, _, paragraph in label.passages()]
    column.show_text([Block(Kind.PARAGRAPH, text, 1, 1) for text in texts], INKS)
    assert column.toPlainText().split("\n") == texts


@pytest.mark.parametrize("width", range(300, 620, 8))
def test_hz_27_number_and_unit_are_never_parted_at_the_end_of_a_line(
    column: ReadingColumn, width: int
) -> None:
    text = "In chronic renal failure and during hemodialysis, the daily dose is 5 mg." * 2
    column.show_text([Block(Kind.PARAGRAPH, text, 1, 1)], INKS)
    column.resize(width, 500)
    layout = column.document().firstBlock().layout()
    ends = [layout.lineAt(number) for number in range(layout.lineCount())]
    lines = [text[line.textStart() : line.textStart() + line.textLength()] for line in ends]
    assert "".join(lines) == text
    assert not any(line.rstrip().endswith("5") for line in lines)


def test_text_is_copied_with_the_blanks_of_the_label(column: ReadingColumn) -> None:
    text = "The daily dose is 5 mg. Up to 30-75 mg / day."
    column.show_text([Block(Kind.PARAGRAPH, text, 1, 1)], INKS)
    for keys in (QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.Copy):
        QTest.keySequence(column, QKeySequence(keys))
    copied = QApplication.clipboard().mimeData()
    assert copied.text() == text
    assert copied.formats() == ["text/plain"]


def test_quote_with_a_number_is_marked(column: ReadingColumn) -> None:
    column.show_text([Block(Kind.PARAGRAPH, "First 5 mg. Then 10 mg a day.", 1, 1)], INKS)
    column.mark(1, "Then 10 mg")
    assert marked(column) == ["Then 10 mg"]


def test_text_is_never_taken_for_markup(column: ReadingColumn) -> None:
    column.show_text([Block(Kind.PARAGRAPH, "<b>5 mg</b> &amp; <img src='a'>", 1, 1)], INKS)
    assert column.toPlainText() == "<b>5 mg</b> &amp; <img src='a'>"


def test_narrow_column_needs_no_sideways_scrolling(column: ReadingColumn) -> None:
    column.resize(300, 500)
    assert column.horizontalScrollBar().maximum() == 0
    assert column.document().size().width() <= column.viewport().width()


def test_numbers_are_drawn_in_the_margin(column: ReadingColumn) -> None:
    column.go_to(10)
    assert has(margin(column), HINT)
    unnumbered = [block._replace(number=0) for block in BLOCKS]
    column.show_text(unnumbered, INKS)
    assert not has(margin(column), HINT)


def test_lines_with_a_note_have_a_mark(column: ReadingColumn) -> None:
    assert not has(margin(column), NOTE)
    column.note_lines([4])
    assert has(margin(column), NOTE)
    column.note_lines([])
    assert not has(margin(column), NOTE)


def test_click_on_a_mark_asks_for_its_note(column: ReadingColumn, asked: list[int]) -> None:
    column.note_lines([4])
    click_margin(column, 4)
    assert asked == [4]


def test_click_beside_a_line_without_a_note_asks_nothing(
    column: ReadingColumn, asked: list[int]
) -> None:
    column.note_lines([4])
    click_margin(column, 3)
    assert asked == []


def test_click_into_the_text_asks_nothing(column: ReadingColumn, asked: list[int]) -> None:
    column.note_lines([4])
    click_margin(column, 4, x=MARGIN + 40)
    assert asked == []


def test_click_where_there_is_no_text_asks_nothing(column: ReadingColumn, asked: list[int]) -> None:
    column.show_text([], INKS)
    click(column, QPoint(5, 5))
    assert asked == []


def test_column_without_text_has_no_line(column: ReadingColumn) -> None:
    column.show_text([], INKS)
    assert column.top_line() == 0
    assert column.toPlainText() == ""


@pytest.mark.parametrize("line", [3, 4, 12, 20])
def test_line_is_brought_to_the_top(column: ReadingColumn, line: int) -> None:
    column.go_to(line)
    assert column.top_line() == line


def test_first_line_is_shown_with_its_title(column: ReadingColumn) -> None:
    column.go_to(12)
    column.go_to(3)
    assert place(column, "Dosage").y() > 0


def test_line_that_is_not_there_changes_nothing(column: ReadingColumn) -> None:
    column.go_to(12)
    column.go_to(99)
    column.mark(99)
    assert column.top_line() == 12
    assert marked(column) == []


def test_reached_line_is_told(column: ReadingColumn) -> None:
    reached: list[int] = []
    column.reached.connect(reached.append)
    column.go_to(12)
    assert reached[-1] == 12


def test_quote_is_marked_and_brought_into_view(column: ReadingColumn) -> None:
    column.mark(20, "20: A sentence")
    assert marked(column) == ["20: A sentence"]
    assert 0 < place(column, "20: A").y() < column.viewport().height() // 2


@pytest.mark.parametrize("quote", ["", "words that are not there"])
def test_line_without_the_quote_is_marked_whole(column: ReadingColumn, quote: str) -> None:
    column.mark(20, quote)
    assert marked(column) == [f"20: {LONG}".strip()]


def test_title_is_never_marked_for_its_line(column: ReadingColumn) -> None:
    column.mark(3, "Dosage")
    assert marked(column) == [f"3: {LONG}".strip()]


def test_mark_has_the_colours_of_the_theme(column: ReadingColumn) -> None:
    column.mark(4, "4: A")
    assert has(column.viewport().grab().toImage(), FOUND)
    assert column.extraSelections()[0].format.foreground().color() == QColor(FOUND_INK)


def test_newest_mark_stands_alone_and_can_be_removed(column: ReadingColumn) -> None:
    column.mark(4, "4: A")
    column.mark(5, "5: A")
    assert marked(column) == ["5: A"]
    column.unmark()
    assert marked(column) == []


def test_place_is_kept_when_the_text_is_laid_out_again(column: ReadingColumn) -> None:
    column.go_to(12)
    font = column.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    column.setFont(font)
    column.show_text(BLOCKS, INKS)
    assert column.top_line() == 12


@pytest.mark.parametrize("width", [350, 2000])
def test_place_is_kept_when_the_width_changes(column: ReadingColumn, width: int) -> None:
    column.go_to(12)
    column.resize(width, 500)
    assert column.top_line() == 12


def test_title_is_larger_than_the_text_and_its_origin_smaller(column: ReadingColumn) -> None:
    def size(text: str) -> float:
        return column.document().find(text).charFormat().font().pointSizeF()

    assert size("Dosage") > size("3: A") > size("In the source")


def test_picture_in_a_line_stays_text(column: ReadingColumn, tmp_path: Path) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor(NOTE))
    path = tmp_path / "picture.png"
    assert picture.save(str(path))
    tag = f'<img src="{QUrl.fromLocalFile(str(path)).toString()}">'
    column.show_text([Block(Kind.PARAGRAPH, tag, 1, 1)], INKS)
    assert column.toPlainText() == tag
    assert not has(column.viewport().grab().toImage(), NOTE)


def test_address_in_the_text_is_not_followed(column: ReadingColumn) -> None:
    column.show_text([], INKS)
    column.setHtml('<a href="http://example.org">a link</a>')
    click(column, place(column, "a link"))
    assert column.toPlainText() == "a link"


def test_tab_leaves_the_text(qtbot: QtBot) -> None:
    window, before, after, column = QWidget(), QLineEdit(), QLineEdit(), ReadingColumn()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for part in (before, column, after):
        layout.addWidget(part)
    column.show_text(BLOCKS, INKS)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    column.setFocus()
    QTest.keyClick(column, Qt.Key.Key_Tab)
    assert after.hasFocus()
    column.setFocus()
    QTest.keyClick(column, Qt.Key.Key_Backtab)
    assert before.hasFocus()


def test_text_cannot_be_changed(column: ReadingColumn) -> None:
    before = column.toPlainText()
    QTest.keyClicks(column, "typed")
    assert column.toPlainText() == before


SENTENCE = "A sentence of the label that goes on for a while."
HITS = (Row(SENTENCE, line=4, marks=((2, 10), (18, 23))), Row("28: A", line=28))


def test_words_of_every_hit_are_marked_and_survive_another_look(column: ReadingColumn) -> None:
    column.show_hits(HITS)
    assert marked(column) == ["sentence", "label", "28: A"]
    column.show_text(BLOCKS, INKS)
    assert marked(column) == ["sentence", "label", "28: A"]
    column.show_hits(())
    assert marked(column) == []


def test_hit_that_is_asked_for_is_marked_as_a_whole_beside_the_words(
    column: ReadingColumn,
) -> None:
    column.show_hits(HITS)
    column.mark(4, SENTENCE)
    assert marked(column) == [SENTENCE, "sentence", "label", "28: A"]
    assert [one.format.fontUnderline() for one in column.extraSelections()][:2] == [False, True]
    column.unmark()
    assert marked(column) == ["sentence", "label", "28: A"]


def test_hit_that_does_not_stand_in_the_text_is_not_marked(column: ReadingColumn) -> None:
    column.show_hits((Row("Nowhere.", line=4), Row("Nowhere.", line=99)))
    assert marked(column) == []


def test_ticks_beside_the_text_tell_where_hits_are(column: ReadingColumn) -> None:
    def ticks() -> list[int]:
        image = column.verticalScrollBar().grab().toImage()
        tick = QColor(TICK).rgb()
        return [y for y in range(image.height()) if image.pixel(2, y) == tick]

    assert ticks() == []
    column.show_hits(HITS)
    assert min(ticks()) < column.height() / 8
    assert max(ticks()) > column.height() * 7 / 8
    column.show_hits(())
    assert ticks() == []


def test_every_place_that_is_found_is_marked_and_the_chosen_one_stands_out(
    column: ReadingColumn,
) -> None:
    texts = [block.text for block in BLOCKS]
    column.show_finding(find("label", texts).step(1))
    marks = column.extraSelections()
    assert {mark.cursor.selection().toPlainText() for mark in marks} == {"label"}
    grounds = [mark.format.background().color().name() for mark in marks]
    assert grounds[:3] == [FOUND, FOUND_INK, FOUND]
    assert marks[1].format.foreground().color() == QColor(FOUND)
    column.show_finding(Finding())
    assert column.extraSelections() == []


def test_place_that_is_found_comes_into_view_only_if_it_is_out_of_sight(
    column: ReadingColumn,
) -> None:
    texts = [block.text for block in BLOCKS]
    bar = column.verticalScrollBar()
    top = bar.value()
    column.show_finding(find("4: A", texts))
    assert bar.value() == top
    column.show_finding(find("20: A", texts))
    assert bar.value() > top
    assert 0 < place(column, "20: A").y() < column.viewport().height()


def test_place_between_two_letters_is_known_from_a_point(column: ReadingColumn) -> None:
    at = place(column, "3: A")
    assert column.part_at(at) == Part(3, 0, 0)
    assert column.word_at(at) == "3"
    assert column.part_at(place(column, "Dosage")) is None


def test_selected_word_counts_before_the_one_at_a_point(column: ReadingColumn) -> None:
    column.setTextCursor(column.document().find("sentence"))
    assert column.word_at(place(column, "3: A")) == "sentence"


def test_selection_is_parted_into_lines_without_titles(column: ReadingColumn) -> None:
    assert column.selected_parts() == ()
    column.selectAll()
    assert [part.line for part in column.selected_parts()] == list(range(3, 30))
    column.setTextCursor(column.document().find("sentence"))
    assert column.selected_parts() == (Part(3, 5, 13),)


def test_menu_is_asked_for_by_mouse_at_its_place_and_by_key_at_none(
    column: ReadingColumn,
) -> None:
    asked: list[object] = []
    column.menu_asked.connect(lambda _at, place: asked.append(place))
    reasons = QContextMenuEvent.Reason
    for reason in (reasons.Mouse, reasons.Keyboard):
        event = QContextMenuEvent(reason, QPoint(9, 9), QPoint(9, 9))
        QApplication.sendEvent(column.viewport(), event)
    assert asked == [QPoint(9, 9), None]


def test_heading_of_the_source_can_be_marked_and_has_its_note(column: ReadingColumn) -> None:
    heading = Block(Kind.HEADING, "In the source: “Doses”", 2)
    column.show_text([BLOCKS[0], heading, *BLOCKS[2:]], INKS)
    column.note_lines([2])
    assert has(margin(column), NOTE)
    column.mark(2, "Doses")
    assert marked(column) == ["Doses"]


def test_height_alone_moves_no_line(column: ReadingColumn) -> None:
    column.verticalScrollBar().setValue(777)
    column.resize(column.width(), column.height() - 60)
    assert column.verticalScrollBar().value() == 777


MANY = tuple(Block(Kind.PARAGRAPH, f"{line}: {LONG}".strip(), line, line) for line in range(3, 200))


def is_whole(column: ReadingColumn) -> bool:
    return column.document().blockCount() == len(MANY)


def test_long_text_is_written_in_portions_and_read_from_the_first(
    column: ReadingColumn, qtbot: QtBot
) -> None:
    column.show_text(MANY, INKS)
    assert column.top_line() == 3
    assert 20 < column.document().blockCount() < len(MANY) / 2
    qtbot.waitUntil(lambda: is_whole(column))
    assert column.toPlainText().split("\n") == [block.text for block in MANY]


def test_place_that_is_not_yet_written_is_gone_to_as_soon_as_it_is(
    column: ReadingColumn, qtbot: QtBot
) -> None:
    column.show_text(MANY, INKS)
    column.go_to(150)
    assert column.top_line() == 150
    qtbot.waitUntil(lambda: is_whole(column))
    assert column.top_line() == 150
    assert 0 < place(column, "150: ").y() < 60


def test_quote_that_is_not_yet_written_is_marked_as_soon_as_it_is(
    column: ReadingColumn, qtbot: QtBot
) -> None:
    column.show_text(MANY, INKS)
    column.mark(150, "150: A")
    assert marked(column) == []
    qtbot.waitUntil(lambda: is_whole(column))
    assert marked(column) == ["150: A"]
    assert 0 < place(column, "150: A").y() < column.viewport().height() // 2


def test_hits_and_letters_in_all_of_a_long_text_are_marked_in_the_end(
    column: ReadingColumn, qtbot: QtBot
) -> None:
    column.show_text(MANY, INKS)
    column.show_hits([Row("180: A", line=180)])
    column.show_finding(find("190: A", [block.text for block in MANY]))
    assert marked(column) == []
    qtbot.waitUntil(lambda: is_whole(column))
    assert marked(column) == ["180: A", "190: A"]


def test_text_that_is_shown_anew_replaces_one_that_is_being_written(
    column: ReadingColumn, qtbot: QtBot
) -> None:
    column.show_text(MANY, INKS)
    column.show_text(MANY, INKS)
    column.show_text(BLOCKS, INKS)
    qtbot.wait(20)
    assert column.document().blockCount() == len(BLOCKS)


def test_mark_far_down_survives_another_look(column: ReadingColumn, qtbot: QtBot) -> None:
    qtbot.wait(10)
    column.mark(25, "25: A")
    place_before = column.top_line()
    column.show_text(BLOCKS, INKS)
    assert marked(column) == ["25: A"]
    assert column.top_line() == place_before
