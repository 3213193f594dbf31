import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from baklosan_desktop.qt import theme
from baklosan_desktop.qt.widgets.found import ROW, HitDelegate, Row
from baklosan_desktop.wording import held

COLOURS = theme.colours(theme.Theme.LIGHT)
SHORT = Row("The dose is 5 mg.", "Dosage ¶2", 20, ((4, 8),))
LONG = Row("A sentence of the label that goes on. " * 8, "Dosage ¶3", 21)
TITLE = Row("DOSE RULES")


@pytest.fixture
def delegate(qapp: QApplication) -> HitDelegate:
    assert qapp.font().pointSizeF() > 0
    return HitDelegate(COLOURS)


def drawn(delegate: HitDelegate, row: Row, width: int = 600, *, chosen: bool = False) -> QImage:
    model = QStandardItemModel()
    item = QStandardItem()
    item.setData(row, ROW)
    model.appendRow(item)
    image = QImage(width, delegate.height(row, width), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect = QRect(image.rect())
    if chosen:
        option.state |= QStyle.StateFlag.State_Selected
    assert delegate.sizeHint(option, model.index(0, 0)) == image.size()
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def has(image: QImage, name: str) -> bool:
    wanted = QColor(COLOURS[name]).rgb()
    places = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return any(image.pixel(x, y) == wanted for x, y in places)


def test_matched_word_is_marked(delegate: HitDelegate) -> None:
    assert has(drawn(delegate, SHORT), "mark")
    assert not has(drawn(delegate, SHORT._replace(marks=())), "mark")


def test_chosen_sentence_stands_out(delegate: HitDelegate) -> None:
    assert not has(drawn(delegate, SHORT), "accent-weak")
    image = drawn(delegate, SHORT, chosen=True)
    assert has(image, "accent-weak")
    assert image.pixelColor(0, 0) == QColor(COLOURS["accent"])


def test_title_never_stands_out(delegate: HitDelegate) -> None:
    assert drawn(delegate, TITLE, chosen=True) == drawn(delegate, TITLE)


@pytest.mark.parametrize("row", [SHORT, LONG])
def test_narrow_row_is_higher(delegate: HitDelegate, row: Row) -> None:
    assert delegate.height(row, 150) > delegate.height(row, 1200)


def test_place_stands_below_where_there_is_no_room_beside(delegate: HitDelegate) -> None:
    placeless = SHORT._replace(place="")
    assert delegate.height(SHORT, 1200) == delegate.height(placeless, 1200)
    assert delegate.height(SHORT, 160) > delegate.height(placeless, 160)


def test_label_that_is_not_open_is_named_before_its_sentence(delegate: HitDelegate) -> None:
    other = SHORT._replace(place="Otherin: Dosage", label="other", note="Demo Ltd")
    assert other.spoken == "Otherin: Dosage The dose is 5 mg. (Demo Ltd)"
    named, unnamed = (
        drawn(delegate, row) for row in (other, SHORT._replace(place="", note="Demo Ltd"))
    )
    assert named.height() > unnamed.height()
    below = named.height() - unnamed.height()
    rest = unnamed.copy(0, 8, 600, unnamed.height() - 8)
    assert named.copy(0, 8 + below, 600, rest.height()) == rest


@pytest.mark.parametrize("width", range(150, 400, 10))
def test_hz_27_number_and_unit_are_never_parted_at_the_end_of_a_line(
    delegate: HitDelegate, width: int
) -> None:
    text = "During hemodialysis, the daily dose is 5 mg, else up to 30-75 mg / day."
    held_together = Row(held(text), line=20)
    assert drawn(delegate, Row(text, line=20), width) == drawn(delegate, held_together, width)


@pytest.mark.parametrize("width", [160, 600, 1200])
def test_what_to_mind_stands_below_and_is_never_cut(delegate: HitDelegate, width: int) -> None:
    minded = SHORT._replace(note="here: breathing centre of the brain (overdose)")
    assert delegate.height(minded, width) > delegate.height(SHORT, width)
    assert delegate.height(minded, 160) > delegate.height(minded, 600)
    assert drawn(delegate, minded, width) != drawn(
        delegate, minded._replace(note="\N{NO-BREAK SPACE}"), width
    )


def test_words_to_search_for_stand_out_when_chosen(delegate: HitDelegate) -> None:
    words = Row("kidney", is_words=True)
    assert has(drawn(delegate, words, chosen=True), "accent-weak")
    assert not has(drawn(delegate, words), "accent-weak")


@pytest.mark.parametrize("row", [SHORT, LONG])
@pytest.mark.parametrize("width", [160, 600])
def test_place_is_drawn_beside_or_below(delegate: HitDelegate, row: Row, width: int) -> None:
    blank = row._replace(place="\N{NO-BREAK SPACE}" * len(row.place))
    assert drawn(delegate, row, width) != drawn(delegate, blank, width)


def test_mark_in_a_sentence_that_is_read_leftwards_is_on_its_words(delegate: HitDelegate) -> None:
    sentence = "الجرعة 250 mg مرتين"
    wanted = QColor(COLOURS["mark"]).rgb()

    def marked(start: int, end: int) -> int:
        image = drawn(delegate, Row(sentence, line=1, marks=((start, end),)))
        rows = range(image.height())
        return sum(any(image.pixel(x, y) == wanted for y in rows) for x in range(image.width()))

    assert 0 < marked(7, 13) < marked(0, len(sentence)) * 2 / 3


@pytest.mark.parametrize(
    "row", [Row("", line=1), Row("", "Otherin: 1. الجرعة 5 mg/ml", 1, label="other")]
)
def test_sentence_that_is_read_leftwards_begins_at_the_right(
    delegate: HitDelegate, row: Row
) -> None:
    sentence = "قرص (Zeldox) مرتين"
    wanted = QColor(COLOURS["mark"]).rgb()

    def left(word: str) -> int:
        start = sentence.index(word)
        marked = row._replace(text=sentence, marks=((start, start + len(word)),))
        image = drawn(delegate, marked)
        columns = range(image.width())
        return next(
            x for x in columns if any(image.pixel(x, y) == wanted for y in range(image.height()))
        )

    assert left("قرص") > left("Zeldox") > left("مرتين")


def test_row_is_laid_out_anew_in_another_size_of_text(
    delegate: HitDelegate, qapp: QApplication
) -> None:
    before = qapp.font()
    small, larger = delegate.height(LONG, 600), QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(larger)
    assert delegate.height(LONG, 600) > small
    qapp.setFont(before)
    assert delegate.height(LONG, 600) == small
