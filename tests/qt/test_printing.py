import os
import re
from collections.abc import Callable
from functools import partial
from html import unescape
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageRanges, QPainter
from PySide6.QtPrintSupport import QPrinter

from baklosan_desktop.files import NotSaved
from baklosan_desktop.handouts.page import Handout
from baklosan_desktop.handouts.steps import done
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import printing, theme
from baklosan_desktop.qt.pages import Pages
from baklosan_desktop.qt.printing import NotPrinted, pdf, printer_for, save_pdf, saving
from baklosan_desktop.screens.handout import Kind, Paper, TextSize
from tests.disks import full_disk
from tests.handouts.sheets import LABEL, SIDE_EFFECTS, a_handout, several, words
from tests.qt import poppler

pytestmark = pytest.mark.usefixtures("fonts")

every_paper = pytest.mark.parametrize(("paper", "size"), [*product(Paper, TextSize)])


@pytest.fixture
def fonts(qapp: QGuiApplication) -> None:
    del qapp
    theme.load_fonts()


@pytest.fixture
def baklosan(label: Label, facts: Facts) -> Callable[..., Handout]:
    """Lay out the bundled label on the paper asked for."""
    return partial(a_handout, label, facts)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "handout.pdf"


def unblanked(text: str) -> str:
    """Take all blanks out: a line may end at any of them."""
    return "".join(text.split())


def bodies(path: Path) -> list[str]:
    """Return the text of each page without its head, its foot and the topic it goes on with."""
    first, *others = poppler.pages(path)
    pages = [first, *(page.split("\n", 1)[1] for page in others)]
    texts = [page[: page.rindex("printed")].rstrip() for page in pages]
    return [re.sub(r"\A(?:.+\n){0,2}?.*\bcontinued\n", "", text) for text in texts]


@poppler.needed
@every_paper
def test_hz_27_every_sentence_of_the_label_is_on_the_paper_verbatim(
    label: Label, saved: Path, paper: Paper, size: TextSize
) -> None:
    save_pdf(a_handout(label, kind=LABEL, paper=paper, text_size=size), saved)
    printed = unblanked("".join(bodies(saved)))
    for _, _, paragraph in label.passages():
        for sentence in paragraph.sentences:
            assert unblanked(sentence) in printed


@poppler.needed
@pytest.mark.parametrize("kind", [Kind.LEAFLET, Kind.SUMMARY, Kind.LABEL])
@every_paper
def test_hz_27_no_page_holds_words_of_another_not_even_unseen(
    baklosan: Callable[..., Handout], saved: Path, kind: Kind, paper: Paper, size: TextSize
) -> None:
    handout = baklosan(kind=kind, paper=paper, text_size=size)
    save_pdf(handout, saved)
    on_paper = re.sub("[•]", "", unblanked("".join(bodies(saved))))
    said_again = unblanked("Get help at once if you notice")
    assert on_paper.replace(said_again, "") == unblanked(words(handout)).replace(said_again, "")


@poppler.needed
@every_paper
def test_all_42_effects_are_on_the_paper_and_none_is_cut_or_repeated(
    label: Label, facts: Facts, saved: Path, paper: Paper, size: TextSize
) -> None:
    save_pdf(a_handout(label, facts, kind=SIDE_EFFECTS, paper=paper, text_size=size), saved)
    printed = unblanked("".join(bodies(saved)))
    listed = printed[printed.index("All42sideeffects,byorgansystem") :]
    for effect in facts.side_effects:
        assert listed.count(unblanked(f"{effect.term}{effect.plain}")) == 1


@poppler.needed
@pytest.mark.parametrize("kind", Kind)
@every_paper
def test_req_55_every_page_says_product_page_date_edition_and_program(
    baklosan: Callable[..., Handout], saved: Path, kind: Kind, paper: Paper, size: TextSize
) -> None:
    handout = baklosan(kind=kind, paper=paper, text_size=size)
    save_pdf(handout, saved)
    pages = [unblanked(page) for page in poppler.pages(saved)]
    assert len(pages) == len(Pages(handout))
    for number, page in enumerate(pages, 1):
        assert page.startswith("Baklosan25mgtablets")
        for part in ("printed23November2026", "labeledition1", "program0.1.0"):
            assert part in page
        assert f"page{number}of{len(pages)}" in page


@poppler.needed
@pytest.mark.parametrize("kind", Kind)
@every_paper
def test_req_53_no_line_is_longer_than_90_letters(
    baklosan: Callable[..., Handout], saved: Path, kind: Kind, paper: Paper, size: TextSize
) -> None:
    save_pdf(baklosan(kind=kind, paper=paper, text_size=size), saved)
    assert max(len(line) for page in poppler.pages(saved) for line in page.split("\n")) <= 90


@poppler.needed
def test_letterhead_stands_flush_with_the_text(
    baklosan: Callable[..., Handout], saved: Path
) -> None:
    save_pdf(baklosan(kind=Kind.LEAFLET), saved)
    boxes = poppler.run("pdftotext", "-bbox", "-l", "1", saved, "-")
    lefts = [(float(left), word) for left, word in re.findall(r'xMin="([\d.]+)".*?>(.+?)<', boxes)]
    assert min(lefts)[0] == pytest.approx(next(at for at, word in lefts if word == "Baklosan"))


@poppler.needed
def test_req_53_no_letter_is_smaller_than_twelve_points(
    label: Label, facts: Facts, saved: Path
) -> None:
    save_pdf(a_handout(label, facts), saved)
    boxes = poppler.run("pdftotext", "-bbox", saved, "-")
    heights = [
        float(bottom) - float(top)
        for top, bottom in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', boxes)
    ]
    assert min(heights) > 12 * 1.36


@poppler.needed
@pytest.mark.parametrize("kind", Kind)
@every_paper
def test_req_56_no_page_ends_with_a_heading(
    baklosan: Callable[..., Handout], saved: Path, kind: Kind, paper: Paper, size: TextSize
) -> None:
    handout = baklosan(kind=kind, paper=paper, text_size=size)
    save_pdf(handout, saved)
    found = re.findall(r"<h[2-4][^>]*>(.+?)</h[2-4]>", handout.body)
    headings = tuple(unblanked(unescape(re.sub("<[^>]*>", "", heading))) for heading in found)
    assert [page for page in bodies(saved) if unblanked(page).endswith(headings)] == []


@poppler.needed
def test_band_is_said_again_on_the_page_where_its_effects_go_on(
    label: Label, facts: Facts, saved: Path
) -> None:
    save_pdf(a_handout(label, facts), saved)
    assert poppler.pages(saved)[2].split("\n")[1].startswith("May affect up to 1 in 10 people")


@poppler.needed
@every_paper
def test_advice_is_said_again_on_the_page_where_its_signs_go_on(
    label: Label, facts: Facts, saved: Path, paper: Paper, size: TextSize
) -> None:
    save_pdf(a_handout(label, facts, paper=paper, text_size=size), saved)
    texts = [" ".join(body.split()) for body in bodies(saved)]
    before = next(text for text in texts if "pass urine" in text).partition("pass urine")[0]
    assert "Get help at once if you notice" in before


@poppler.needed
def test_page_names_the_organ_system_it_goes_on_with(
    label: Label, facts: Facts, saved: Path
) -> None:
    save_pdf(a_handout(label, facts), saved)
    heads = [page.split("\n")[0] for page in poppler.pages(saved)]
    assert heads[2].endswith("Nervous system: 19, continued")
    assert heads[1].endswith("Side-effect sheet")


@poppler.needed
def test_page_too_narrow_for_that_in_its_head_says_it_below(label: Label, saved: Path) -> None:
    save_pdf(a_handout(label, kind=LABEL, text_size=TextSize.LARGE), saved)
    seconds = [page.split("\n")[1] for page in poppler.pages(saved)]
    assert "Dosage and administration, continued" in seconds


@poppler.needed
def test_page_that_begins_with_a_heading_goes_on_with_nothing(label: Label, saved: Path) -> None:
    save_pdf(a_handout(label, kind=LABEL), saved)
    for page in poppler.pages(saved)[1:]:
        head, first = page.split("\n")[:2]
        assert head.endswith("continued") is first.startswith("¶")


@poppler.needed
@every_paper
def test_last_row_of_a_table_never_stands_alone_on_a_page(
    label: Label, facts: Facts, saved: Path, paper: Paper, size: TextSize
) -> None:
    save_pdf(a_handout(label, facts, paper=paper, text_size=size), saved)
    assert not any(re.match("All:? ?(3 30 0|42 very)", page) for page in bodies(saved))


@poppler.needed
@pytest.mark.parametrize("kind", Kind)
def test_bundled_fonts_are_embedded(
    baklosan: Callable[..., Handout], saved: Path, kind: Kind
) -> None:
    save_pdf(baklosan(kind=kind), saved)
    _, _, *fonts = poppler.run("pdffonts", saved).splitlines()
    assert {font.split()[0] for font in fonts} == {"NotoSans-Regular", "NotoSans-Bold"}
    assert all(re.search(r"Identity-H +yes ", font) for font in fonts)


@poppler.needed
@pytest.mark.parametrize(
    ("paper", "size"),
    [(Paper.A4, "595 x 842"), (Paper.LETTER, "612 x 792"), (Paper.A5, "420 x 595")],
)
def test_document_has_its_title_and_the_size_of_its_paper(
    saved: Path, paper: Paper, size: str
) -> None:
    save_pdf(a_handout(paper=paper), saved)
    about = poppler.run("pdfinfo", saved)
    assert re.search("Title: +Demo 5 mg tablets: Side-effect sheet\n", about)
    assert re.search("Creator: +Baklosan Desktop 0.1.0\n", about)
    assert f"Page size:       {size} pts" in about
    assert "<rdf:li>en</rdf:li>" in poppler.run("pdfinfo", "-meta", saved)


def test_hz_19_patient_is_in_the_pdf_and_in_no_other_file_or_title(
    tmp_path: Path, saved: Path
) -> None:
    handout = a_handout(patient="Anna Nowak")
    save_pdf(handout, saved)
    assert [path.name for path in tmp_path.iterdir()] == ["handout.pdf"]
    assert b"Nowak" not in saved.read_bytes()  # the text of the pages is compressed
    assert "Nowak" not in printer_for(handout).docName()


@poppler.needed
def test_patient_is_printed_once(saved: Path) -> None:
    save_pdf(a_handout(patient="Anna Nowak", pharmacy="Аптека Żółć"), saved)
    assert poppler.words(saved).count("For: Anna Nowak") == 1
    assert "Аптека Żółć" in poppler.words(saved)


def test_former_file_is_replaced(saved: Path) -> None:
    saved.write_bytes(b"former")
    save_pdf(a_handout(), saved)
    assert saved.read_bytes().startswith(b"%PDF-")


def test_folder_that_cannot_be_written_is_a_sentence_with_advice(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match=r"^'x.pdf' could not be saved: No such file") as caught:
        save_pdf(a_handout(), tmp_path / "missing" / "x.pdf")
    assert "Choose another folder" in caught.value.advice


@pytest.fixture
def printer(saved: Path) -> QPrinter:
    """A printer that prints to a file, as the system's dialog offers it."""
    printer = printer_for(several(a_handout(), 40))
    printer.setOutputFileName(str(saved))
    return printer


def print_on(handout: Handout, printer: QPrinter) -> None:
    done(printing.printing(Pages(handout), printer))


@poppler.needed
def test_printing_to_a_file_gives_the_same_pages_as_saving(
    tmp_path: Path, saved: Path, printer: QPrinter
) -> None:
    handout = several(a_handout(), 40)
    print_on(handout, printer)
    save_pdf(handout, tmp_path / "other.pdf")
    assert poppler.pages(saved) == poppler.pages(tmp_path / "other.pdf")


@poppler.needed
def test_only_the_chosen_pages_are_printed_with_their_own_numbers(
    saved: Path, printer: QPrinter
) -> None:
    handout = several(a_handout(), 40)
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    print_on(handout, printer)
    numbers = [re.findall(r"page \d+ of \d+", page) for page in poppler.pages(saved)]
    assert numbers == [[f"page {n} of {len(Pages(handout))}"] for n in (2, 3)]


def test_pages_that_are_not_there_are_refused(saved: Path, printer: QPrinter) -> None:
    printer.setPageRanges(QPageRanges.fromString("77-78"))
    with pytest.raises(NotPrinted, match="The handout has 1 page, and none was chosen"):
        print_on(a_handout(), printer)
    assert not saved.exists()


def test_printing_to_a_file_on_a_full_disk_is_a_sentence(saved: Path, printer: QPrinter) -> None:
    with pytest.raises(NotSaved, match="could not be saved"), full_disk():
        print_on(a_handout(), printer)
    assert not saved.exists()


@pytest.mark.qt_log_ignore("QPainter::begin\\(\\): Returned false")
def test_no_printer_is_a_sentence_with_advice() -> None:
    handout = a_handout()
    printer = printer_for(handout)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    with pytest.raises(NotPrinted, match="There is no printer") as caught:
        print_on(handout, printer)
    assert "save a PDF" in caught.value.advice


def test_printer_is_offered_the_paper_of_the_handout() -> None:
    printer = printer_for(a_handout(paper=Paper.A5))
    assert printer.pageLayout().pageSize().name() == "A5"
    assert printer.docName() == "Demo 5 mg tablets: Side-effect sheet"


def test_same_handout_gives_a_pdf_of_the_same_length() -> None:
    assert len(done(pdf(Pages(a_handout())))) == len(done(pdf(Pages(a_handout()))))


@poppler.needed
@pytest.mark.parametrize("kind", Kind)
def test_req_56_preview_equals_print(
    baklosan: Callable[..., Handout], saved: Path, tmp_path: Path, kind: Kind
) -> None:
    handout = baklosan(kind=kind, paper=Paper.LETTER)
    save_pdf(handout, saved)
    poppler.run("pdftoppm", "-r", "72", "-png", saved, tmp_path / "page")
    pages = Pages(handout)
    for index, printed in enumerate(sorted(tmp_path.glob("page-*.png"))):
        on_paper = QImage(str(printed)).convertToFormat(QImage.Format.Format_Grayscale8)
        on_screen = QImage(on_paper.size(), QImage.Format.Format_Grayscale8)
        on_screen.fill(255)
        painter = QPainter(on_screen)
        pages.paint(index, painter)
        painter.end()
        assert blurred(on_paper) == pytest.approx(blurred(on_screen), abs=16)


def blurred(image: QImage) -> list[int]:
    """Return the greys of the page in squares of a line's height, whoever smoothed the letters."""
    size = image.size() / 16
    small = image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return [
        small.pixelColor(x, y).lightness()
        for y in range(small.height())
        for x in range(small.width())
    ]


SPOOLER = "/run/cups/cups.sock"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Callable[[], str | None]:
    """The print server that CUPS is told to ask, at first none."""
    monkeypatch.setenv("CUPS_SERVER", "")  # so that it is put back in the end
    monkeypatch.delenv("CUPS_SERVER")
    return lambda: os.environ.get("CUPS_SERVER")


def test_printing_asks_the_spooler_of_this_computer(
    server: Callable[[], str | None], tmp_path: Path
) -> None:
    printing.stay_local([tmp_path / "client.conf"])
    assert server() == SPOOLER


def test_print_server_that_was_set_up_is_asked(
    server: Callable[[], str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "client.conf").touch()
    printing.stay_local([tmp_path / "client.conf"])
    assert server() is None
    monkeypatch.setenv("CUPS_SERVER", "printers.example")
    printing.stay_local([tmp_path / "missing"])
    assert server() == "printers.example"


def test_pages_are_written_one_a_step_and_saved_at_the_end(saved: Path) -> None:
    pages = Pages(several(a_handout(), 40))
    steps = saving(pages, saved)
    for _ in range(len(pages)):
        next(steps)
        assert not saved.exists()
    with pytest.raises(StopIteration):
        next(steps)
    assert saved.read_bytes().startswith(b"%PDF-")


def test_saving_that_nobody_waits_for_leaves_no_file(saved: Path) -> None:
    steps = saving(Pages(several(a_handout(), 40)), saved)
    next(steps)
    steps.close()
    assert not saved.exists()
