"""Calendars as another program reads them from the PDF, on every paper and in every size."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication, QTextDocument

from baklosan_desktop.handouts.page import Handout
from baklosan_desktop.handouts.steps import done
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.pages import laid_out
from baklosan_desktop.qt.printing import save_pdf
from baklosan_desktop.screens.handout import Paper, TextSize
from tests.handouts.sheets import a_dosing_calendar, a_stopping_calendar
from tests.qt import poppler
from tests.screens.calendar_builders import CHECK, STEPS

pytestmark = [poppler.needed, pytest.mark.usefixtures("fonts")]

every_paper = pytest.mark.parametrize(("paper", "size"), [*product(Paper, TextSize)])
DRAWING = "\N{OBJECT REPLACEMENT CHARACTER}"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.fixture
def fonts(qapp: QGuiApplication) -> None:
    del qapp
    theme.load_fonts()


def every(paper: Paper, size: TextSize) -> list[Handout]:
    """Return each kind of calendar once, with doses and without."""
    form: dict[str, Any] = {"paper": paper, "text_size": size, "patient": "Anna Nowak"}
    divided = CHECK._replace(prescribed="", per_intake="30", times="2")
    return [
        a_dosing_calendar(days="20", **form),
        a_dosing_calendar(reading=None, **form),
        a_dosing_calendar(divided, days="5", **form),
        a_stopping_calendar(*STEPS, **form),
        a_stopping_calendar(**form),
    ]


def pages(handout: Handout, folder: Path) -> list[str]:
    save_pdf(handout, folder / "calendar.pdf")
    return poppler.pages(folder / "calendar.pdf")


@every_paper
def test_hz_27_no_day_is_lost_and_none_is_split(
    tmp_path: Path, paper: Paper, size: TextSize
) -> None:
    calendar = a_dosing_calendar(days="39", paper=paper, text_size=size)
    found = pages(calendar, tmp_path)
    rows = []
    for page in found:
        text = " ".join(page.split())
        for start in re.finditer(rf"(?:{'|'.join(DAYS)}) \d+ (?:Nov|Dec)ember (?!20\d\d)", text):
            intakes = re.match(
                r"(?:(?:Morning )?([\d.]+ mg) (?:Midday )?([\d.]+ mg) (?:Evening )?([\d.]+ mg))",
                text[start.end() :],
            )
            assert intakes, text[start.start() : start.end() + 60]
            rows.append((start.group(), intakes.groups()))
    assert len(rows) == len(set(rows)) == 39
    assert rows[0] == ("Monday 23 November ", ("5 mg", "5 mg", "5 mg"))
    assert rows[3] == ("Thursday 26 November ", ("5 mg", "5 mg", "10 mg"))
    assert rows[38] == ("Thursday 31 December ", ("25 mg", "25 mg", "25 mg"))


def drawn_lines(text: QTextDocument) -> list[set[int]]:
    """Return on which lines of its paragraph each row of drawings stands."""
    found, block = [], text.begin()
    while block.isValid():
        for drawings in re.finditer(rf"{DRAWING}+", block.text()):
            at = map(block.layout().lineForTextPosition, range(*drawings.span()))
            found.append({line.lineNumber() for line in at})
        block = block.next()
    return found


@every_paper
def test_hz_27_drawings_of_a_dose_stand_on_one_line_and_one_page(
    paper: Paper, size: TextSize
) -> None:
    calendar = a_dosing_calendar(days="39", paper=paper, text_size=size)
    [chapter], cut = done(laid_out(calendar))
    lines = drawn_lines(chapter.document)
    assert len(lines) >= 39 * 3
    assert all(len(each) == 1 for each in lines)
    assert {page.body.top for page in cut} <= {piece.strip.top for piece in chapter.pieces}


@every_paper
def test_req_53_no_line_is_longer_than_90_letters(
    tmp_path: Path, paper: Paper, size: TextSize
) -> None:
    for handout in every(paper, size):
        for page in pages(handout, tmp_path):
            assert max(map(len, page.split("\n"))) <= 90


@every_paper
def test_req_56_no_page_ends_with_a_heading(tmp_path: Path, paper: Paper, size: TextSize) -> None:
    for handout in every(paper, size):
        for page in pages(handout, tmp_path):
            last = page[: page.rindex("printed")].rstrip().split("\n")[-1]
            assert not re.search(r"in total$|^(Day|How to take it|Whom to ask|After .*)$", last)
            assert last not in {"Your doses, day by day", "Stopping slowly", "Evening"}


@every_paper
def test_hz_26_what_is_ours_stands_on_the_page_that_says_where_the_paper_comes_from(
    tmp_path: Path, paper: Paper, size: TextSize
) -> None:
    for handout in every(paper, size):
        [last] = [p for p in pages(handout, tmp_path) if "Where this comes from" in p]
        assert "editorial: ours, not the label’s" in " ".join(last.split())


@every_paper
def test_page_that_goes_on_with_days_says_which_dose_it_is(
    tmp_path: Path, paper: Paper, size: TextSize
) -> None:
    for page in pages(a_dosing_calendar(paper=paper, text_size=size), tmp_path)[1:]:
        text = " ".join(page.split())
        day = re.search(rf"({'|'.join(DAYS)}) \d+ (Nov|Dec)ember (?!20\d\d)", text)
        assert day is None or "in total" in text[: day.start()]


def test_drawings_are_lines_and_no_pictures(tmp_path: Path) -> None:
    pages(a_dosing_calendar(), tmp_path)
    _, _, *images = poppler.run("pdfimages", "-list", tmp_path / "calendar.pdf").splitlines()
    assert images == []


def test_hz_19_patient_is_on_the_paper_and_in_no_title(tmp_path: Path) -> None:
    for handout in every(Paper.A4, TextSize.NORMAL):
        assert "For: Anna Nowak" in " ".join(" ".join(pages(handout, tmp_path)).split())
        assert "Nowak" not in poppler.run("pdfinfo", tmp_path / "calendar.pdf")
        assert [path.name for path in tmp_path.iterdir()] == ["calendar.pdf"]
