import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.widgets.preview import Desk, PagePreview

RED = QColor("#ff0000")


class RedPages:
    """Pages of 200 by 300 with a red square of 100 by 100 at their top left."""

    def __init__(self, count: int) -> None:
        self.size = QSizeF(200, 300)
        self.painted: list[int] = []
        self._count = count

    def __len__(self) -> int:
        return self._count

    def paint(self, index: int, painter: QPainter) -> None:
        self.painted.append(index)
        painter.fillRect(QRectF(0, 0, 100, 100), RED)


@pytest.fixture
def preview(qtbot: QtBot) -> PagePreview:
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(800, 500)
    preview.show()
    return preview


@pytest.fixture
def pages(preview: PagePreview) -> RedPages:
    pages = RedPages(3)
    preview.show_pages(pages)
    return pages


def button(preview: PagePreview, name: str) -> QPushButton:
    every = preview.findChildren(QPushButton)
    return next(found for found in every if name in {found.accessibleName(), found.text()})


def number(preview: PagePreview) -> str:
    return preview.findChildren(QLabel)[0].text()


def desk(preview: PagePreview) -> Desk:
    return preview.findChildren(Desk)[0]


def red(preview: PagePreview) -> QRectF:
    """Return where the red square is."""
    image: QImage = preview.grab().toImage()
    places = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == RED
    ]
    xs, ys = zip(*places, strict=True)
    return QRectF(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def test_whole_page_is_in_sight_and_keeps_its_shape(preview: PagePreview, pages: RedPages) -> None:
    square = red(preview)
    assert abs(square.width() - square.height()) <= 2
    assert 3 * square.height() < desk(preview).height()
    assert square.height() > desk(preview).height() / 3 - 20
    assert set(pages.painted) == {0}


@pytest.mark.usefixtures("pages")
def test_page_can_be_as_wide_as_there_is_room(preview: PagePreview) -> None:
    before = red(preview).width()
    QTest.mouseClick(button(preview, "Page width"), Qt.MouseButton.LeftButton)
    assert red(preview).width() > 2 * before
    QTest.mouseClick(button(preview, "Double width"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(preview, "Whole page"), Qt.MouseButton.LeftButton)
    assert abs(red(preview).width() - before) <= 1


@pytest.mark.usefixtures("pages")
def test_page_twice_as_wide_as_the_room_scrolls_sideways(preview: PagePreview) -> None:
    sideways = desk(preview).horizontalScrollBar()
    QTest.mouseClick(button(preview, "Page width"), Qt.MouseButton.LeftButton)
    assert sideways.maximum() == 0
    QTest.mouseClick(button(preview, "Double width"), Qt.MouseButton.LeftButton)
    assert sideways.maximum() > desk(preview).viewport().width() / 2
    QTest.keyClick(desk(preview), Qt.Key.Key_Right)
    assert sideways.value() > 0


@pytest.mark.usefixtures("pages")
def test_plus_and_minus_zoom_and_stop_at_both_ends(preview: PagePreview) -> None:
    seen = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Plus, *[Qt.Key.Key_Minus] * 3):
        QTest.keyClick(desk(preview), key)
        sheet = desk(preview).widget()
        assert sheet is not None
        seen.append(sheet.width())
    wide, double = seen[0], seen[1]
    assert double > 1.9 * wide
    expected = [wide, double, double, wide, seen[4], seen[4]]
    assert seen == pytest.approx(expected, abs=30)  # a bar beside a tall page takes some room
    assert seen[4] < wide


@pytest.mark.usefixtures("pages")
def test_page_follows_the_size_of_the_window(preview: PagePreview) -> None:
    before = red(preview).width()
    preview.resize(400, 300)
    assert red(preview).width() < before


@pytest.mark.usefixtures("pages")
def test_buttons_flip_and_stop_at_both_ends(preview: PagePreview) -> None:
    back, on = button(preview, "Previous page"), button(preview, "Next page")
    seen = [number(preview)]
    for _ in range(2):
        QTest.mouseClick(on, Qt.MouseButton.LeftButton)
        seen.append(number(preview))
    assert seen == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]
    assert (back.isEnabled(), on.isEnabled()) == (True, False)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert number(preview) == "Page 2 of 3"


def test_page_keys_flip_and_paint_the_page(preview: PagePreview, pages: RedPages) -> None:
    QTest.keyClick(desk(preview), Qt.Key.Key_PageDown)
    preview.grab()
    assert pages.painted[-1] == 1
    assert desk(preview).accessibleName() == "Preview. Page 2 of 3"
    QTest.keyClick(desk(preview), Qt.Key.Key_PageUp)
    QTest.keyClick(desk(preview), Qt.Key.Key_PageUp)
    assert number(preview) == "Page 1 of 3"


@pytest.mark.usefixtures("pages")
def test_arrow_keys_scroll_a_wide_page_and_flipping_goes_to_its_top(preview: PagePreview) -> None:
    QTest.mouseClick(button(preview, "Page width"), Qt.MouseButton.LeftButton)
    QTest.keyClick(desk(preview), Qt.Key.Key_Down)
    assert desk(preview).verticalScrollBar().value() > 0
    preview.flip(1)
    assert desk(preview).verticalScrollBar().value() == 0


def test_changed_pages_stay_open_at_the_same_place(preview: PagePreview, pages: RedPages) -> None:
    preview.open(2)
    preview.show_pages(pages)
    assert number(preview) == "Page 3 of 3"
    preview.show_pages(RedPages(2))
    assert number(preview) == "Page 2 of 2"


@pytest.mark.usefixtures("pages")
def test_without_pages_the_desk_is_clear(preview: PagePreview) -> None:
    preview.show_pages(None)
    assert number(preview) == ""
    bar = [preview.findChildren(QLabel)[0], *preview.findChildren(QPushButton)]
    assert not any(widget.isVisible() for widget in bar)
    image = preview.grab().toImage()
    assert image.pixelColor(400, 200) == image.pixelColor(5, 5)


@pytest.mark.usefixtures("pages")
def test_focus_is_drawn_around_the_page(preview: PagePreview, qtbot: QtBot) -> None:
    preview.activateWindow()
    button(preview, "Next page").setFocus()
    without = desk(preview).grab().toImage()
    desk(preview).setFocus()
    qtbot.waitUntil(lambda: desk(preview).grab().toImage() != without)
    button(preview, "Next page").setFocus()
    qtbot.waitUntil(lambda: desk(preview).grab().toImage() == without)


def test_tiny_window_shows_a_tiny_page_and_no_warning(
    preview: PagePreview, pages: RedPages
) -> None:
    preview.resize(30, 30)
    preview.grab()
    assert pages.painted
