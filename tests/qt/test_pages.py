from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPalette

from baklosan_desktop.handouts.page import Handout
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.pages import Pages
from baklosan_desktop.screens.handout import Kind, Paper, TextSize
from tests.builders import a_label
from tests.handouts.sheets import LABEL, SIDE_EFFECTS, a_handout, several

pytestmark = pytest.mark.usefixtures("fonts")

every_sheet = pytest.mark.parametrize(("kind", "paper", "size"), [*product(Kind, Paper, TextSize)])


@pytest.fixture
def fonts(qapp: QGuiApplication) -> None:
    del qapp
    theme.load_fonts()


def painted(pages: Pages, index: int = 0, scale: float = 1) -> QImage:
    image = QImage((pages.size * scale).toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    pages.paint(index, painter)
    painter.end()
    return image


def rows_with_ink(image: QImage) -> list[int]:
    white = QColor("white").rgb()
    return [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) != white for x in range(0, image.width(), 2))
    ]


@pytest.mark.parametrize(
    ("paper", "size"),
    [(Paper.A4, QSize(595, 842)), (Paper.LETTER, QSize(612, 792)), (Paper.A5, QSize(420, 595))],
)
def test_page_has_the_size_of_its_paper_in_points(paper: Paper, size: QSize) -> None:
    assert Pages(a_handout(paper=paper)).size.toSize() == size


@every_sheet
def test_nothing_is_painted_near_the_edge_of_the_paper(
    label: Label, facts: Facts, kind: Kind, paper: Paper, size: TextSize
) -> None:
    pages = Pages(a_handout(label, facts, kind=kind, paper=paper, text_size=size))
    for index in range(len(pages)):
        image = painted(pages, index)
        edge = 20
        inner = image.copy(edge, edge, image.width() - 2 * edge, image.height() - 2 * edge)
        framed = QImage(image.size(), image.format())
        framed.fill(QColor("white"))
        painter = QPainter(framed)
        painter.drawImage(edge, edge, inner)
        painter.end()
        assert framed == image


def test_large_print_and_small_paper_need_more_pages(label: Label, facts: Facts) -> None:
    def count(paper: Paper, size: TextSize) -> int:
        return len(Pages(a_handout(label, facts, kind=LABEL, paper=paper, text_size=size)))

    assert count(Paper.A4, TextSize.NORMAL) == 5
    assert count(Paper.A4, TextSize.LARGE) > 2 * count(Paper.A4, TextSize.NORMAL)
    assert count(Paper.A5, TextSize.LARGE) > count(Paper.A5, TextSize.NORMAL)


def test_side_effects_fit_on_two_leaves_of_any_large_paper(label: Label, facts: Facts) -> None:
    for paper in (Paper.A4, Paper.LETTER):
        assert len(Pages(a_handout(label, facts, kind=SIDE_EFFECTS, paper=paper))) == 4


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_summary_is_one_page_with_the_pharmacys_address(
    label: Label, facts: Facts, paper: Paper
) -> None:
    pharmacy = "Pharmacy at the Old Market, 12 Main Street, Gdansk"
    summary = a_handout(label, facts, kind=Kind.SUMMARY, paper=paper, pharmacy=pharmacy)
    assert len(Pages(summary)) == 1


def test_text_is_black_whatever_the_theme(qapp: QGuiApplication) -> None:
    before = painted(Pages(a_handout()))
    palette = qapp.palette()
    dark = QPalette(palette)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        dark.setColor(role, QColor("white"))
    qapp.setPalette(dark)
    try:
        assert painted(Pages(a_handout())) == before
    finally:
        qapp.setPalette(palette)


def test_same_page_is_painted_the_same_again() -> None:
    pages = Pages(a_handout())
    assert painted(pages) == painted(pages)


def test_only_later_pages_have_a_running_head() -> None:
    pages = Pages(several(a_handout(), 20))
    letterhead, later = painted(pages, 0), painted(pages, 1)
    assert rows_with_ink(letterhead)[0] > rows_with_ink(later)[0]


def test_long_product_name_never_runs_into_the_margin() -> None:
    label = a_label(name="Demo with a name that never ends " * 4)
    pages = Pages(several(a_handout(label, paper=Paper.A5), 20))
    image = painted(pages, 1)
    white = QColor("white").rgb()
    assert all(image.pixel(image.width() - 20, y) == white for y in range(image.height()))


def test_paragraph_taller_than_a_page_runs_on() -> None:
    pages = Pages(a_handout(a_label(source="All that is known of it. " * 1000), kind=LABEL))
    assert len(pages) > 4
    middle = rows_with_ink(painted(pages, 3))
    assert middle[-1] - middle[0] > 600


def test_page_without_text_is_no_page() -> None:
    empty = Handout(a_handout().form, a_label(), a_handout().imprint, "")
    assert len(Pages(empty)) == 0
