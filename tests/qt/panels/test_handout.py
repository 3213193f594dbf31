from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Never

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import background, theme
from baklosan_desktop.qt.panels import handout as handout_panel
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.widgets.preview import PagePreview
from baklosan_desktop.screens.handout import Kind, Part
from tests.fakes import FakeShelf
from tests.qt import poppler
from tests.screens.calendar_builders import START, dosed

TODAY = date(2026, 11, 23)
PHARMACY = "Pharmacy name and address, remembered"
PATIENT = "Patient name, printed, never stored"


@pytest.fixture
def source(facts: Facts) -> FakeShelf:
    return FakeShelf(facts)


@pytest.fixture
def panel(label: Label, source: FakeShelf, qtbot: QtBot) -> HandoutPanel:
    theme.load_fonts()
    panel = HandoutPanel(label, source, "Main Street 12", "0.1.0", lambda: TODAY)
    qtbot.addWidget(panel)
    panel.resize(1290, 690)
    panel.choose(Kind.SIDE_EFFECTS)
    return panel


@pytest.fixture
def shown(panel: HandoutPanel) -> HandoutPanel:
    panel.show()
    return panel


def button(panel: HandoutPanel, name: str) -> QPushButton:
    every = panel.findChildren(QPushButton)
    return next(found for found in every if name in {found.text(), found.accessibleName()})


def field(panel: HandoutPanel, name: str) -> QLineEdit:
    every = panel.findChildren(QLineEdit)
    return next(found for found in every if found.accessibleName() == name)


def preview(panel: HandoutPanel) -> PagePreview:
    return panel.findChildren(PagePreview)[0]


def number(panel: HandoutPanel) -> str:
    return preview(panel).findChildren(QLabel)[0].text()


def sentences(panel: HandoutPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def click(panel: HandoutPanel, name: str) -> None:
    QTest.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def saved(panel: HandoutPanel, path: Path) -> Path:
    """Save where the dialog is told to, and wait until that is done."""
    start_saving(panel, path)
    wait(panel)
    return path


def start_saving(panel: HandoutPanel, path: Path) -> None:
    click(panel, "Save PDF …")
    dialog = panel.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def wait(panel: HandoutPanel) -> None:
    """Wait until the pages are written."""
    while not button(panel, "Print …").isEnabled():
        QTest.qWait(1)


def chosen_printer(panel: HandoutPanel) -> tuple[QPrintDialog, QPrinter]:
    """Open the dialog of the system; return it with its printer."""
    click(panel, "Print …")
    (dialog,) = panel.findChildren(QPrintDialog)
    return dialog, dialog.printer()


def test_nothing_is_asked_for_before_the_page_is_seen(
    panel: HandoutPanel, source: FakeShelf
) -> None:
    panel.choose(Kind.LABEL)
    panel.clear_patient()
    assert source.asked == []
    panel.show()
    assert source.asked


def test_leaflet_is_in_sight_at_first(label: Label, source: FakeShelf, qtbot: QtBot) -> None:
    panel = HandoutPanel(label, source, "", "0.1.0", lambda: TODAY)
    qtbot.addWidget(panel)
    panel.show()
    assert button(panel, "Patient leaflet").isChecked()
    assert number(panel) == "Page 1 of 3"


def ticks(panel: HandoutPanel) -> list[QCheckBox]:
    return [box for box in panel.findChildren(QCheckBox) if box.isVisible()]


def test_sections_are_ticked_and_left_out_for_the_leaflet_only(
    shown: HandoutPanel, tmp_path: Path
) -> None:
    assert ticks(shown) == []
    click(shown, "Patient leaflet")
    assert [box.text() for box in ticks(shown)] == [part.value for part in Part]
    assert all(box.isChecked() for box in ticks(shown))
    ticks(shown)[3].click()
    paper = poppler.words(saved(shown, tmp_path / "leaflet.pdf"))
    assert "4 Possible side effects Your pharmacist has left this section out. 5 How" in paper


def test_prescriber_and_pharmacists_line_are_printed_on_the_leaflet_and_forgotten(
    shown: HandoutPanel, tmp_path: Path
) -> None:
    names = {
        "Prescriber, printed, never stored": "Dr. Grey",
        "From your pharmacist, one line, never stored": "Come back in a week.",
    }
    assert not any(field(shown, name).isEnabled() for name in names)
    click(shown, "Patient leaflet")
    for name, text in names.items():
        QTest.keyClicks(field(shown, name), text)
    paper = poppler.words(saved(shown, tmp_path / "leaflet.pdf"))
    assert "From your pharmacist: Come back in a week." in paper
    assert "Prescribed by Dr. Grey" in paper
    shown.clear_patient()
    assert [field(shown, name).text() for name in names] == ["", ""]


@pytest.mark.parametrize("name", [kind.words for kind in Kind])
def test_every_kind_can_be_chosen(shown: HandoutPanel, name: str) -> None:
    click(shown, name)
    assert button(shown, name).isChecked()
    assert all(kind.description in sentences(shown) for kind in Kind)


def test_kind_asked_for_by_another_page_opens_at_its_first_page(shown: HandoutPanel) -> None:
    preview(shown).open(3)
    shown.choose(Kind.LABEL)
    assert button(shown, "Full label").isChecked()
    assert number(shown) == "Page 1 of 5"


def test_preview_follows_text_size_and_paper_at_once(shown: HandoutPanel) -> None:
    click(shown, "Large print, 18 pt")
    assert number(shown) == "Page 1 of 9"
    click(shown, "A5")
    assert number(shown) == "Page 1 of 20"


def test_preview_follows_what_is_typed(shown: HandoutPanel) -> None:
    before = preview(shown).grab().toImage()
    QTest.keyClicks(field(shown, PATIENT), "Anna Nowak")
    assert preview(shown).grab().toImage() != before
    shown.clear_patient()
    assert preview(shown).grab().toImage() == before


def test_paper_is_white_in_the_dark(shown: HandoutPanel, qapp: QApplication) -> None:
    palette = qapp.palette()
    theme.apply(qapp, theme.Theme.DARK, 100)
    try:
        image = preview(shown).grab().toImage()
        assert image.pixelColor(image.width() // 2, 60) == QColor("white")
    finally:
        theme.apply(qapp, theme.Theme.LIGHT, 100)
        qapp.setStyleSheet("")
        qapp.setPalette(palette)


def test_pharmacy_is_told_once_it_has_been_entered(shown: HandoutPanel) -> None:
    told: list[str] = []
    shown.pharmacy_changed.connect(told.append)
    QTest.keyClicks(field(shown, PHARMACY), ", Gdansk")
    assert told == []
    QTest.keyClick(field(shown, PHARMACY), Qt.Key.Key_Return)
    assert told == ["Main Street 12, Gdansk"]


def test_full_label_takes_no_name_and_gives_it_back(shown: HandoutPanel) -> None:
    QTest.keyClicks(field(shown, PATIENT), "Anna Nowak")
    shown.choose(Kind.LABEL)
    assert not field(shown, PATIENT).isEnabled()
    assert field(shown, PATIENT).placeholderText() == "not on this handout"
    shown.choose(Kind.SIDE_EFFECTS)
    assert field(shown, PATIENT).isEnabled()
    assert field(shown, PATIENT).text() == "Anna Nowak"


def test_hz_19_patient_is_never_told_nor_suggested(shown: HandoutPanel) -> None:
    told: list[str] = []
    shown.pharmacy_changed.connect(told.append)
    QTest.keyClicks(field(shown, PATIENT), "Anna Nowak")
    QTest.keyClick(field(shown, PATIENT), Qt.Key.Key_Return)
    assert told == []
    assert field(shown, PATIENT).completer() is None
    hints = field(shown, PATIENT).inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData


@poppler.needed
def test_what_is_saved_is_what_is_shown(shown: HandoutPanel, tmp_path: Path) -> None:
    QTest.keyClicks(field(shown, PATIENT), "Anna Nowak")
    words = poppler.words(saved(shown, tmp_path / "sheet.pdf"))
    assert "Main Street 12 For: Anna Nowak 23 November 2026" in words
    assert "page 4 of 4" in words
    assert "Saved as 'sheet.pdf'." in sentences(shown)


def test_file_is_offered_a_name_without_the_patient(shown: HandoutPanel) -> None:
    QTest.keyClicks(field(shown, PATIENT), "Anna Nowak")
    click(shown, "Save PDF …")
    (dialog,) = shown.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "baklosan-25mg-side-effects.pdf"
    assert dialog.defaultSuffix() == "pdf"
    dialog.close()


def test_file_that_cannot_be_saved_is_a_sentence_in_the_panel(
    shown: HandoutPanel, tmp_path: Path
) -> None:
    saved(shown, tmp_path / "missing" / "sheet.pdf")
    (sentence,) = [text for text in sentences(shown) if "could not be saved" in text]
    assert sentence.startswith("'sheet.pdf' could not be saved: No such file or directory. Choose")


def test_next_change_takes_the_sentence_away(shown: HandoutPanel, tmp_path: Path) -> None:
    saved(shown, tmp_path / "missing" / "sheet.pdf")
    click(shown, "A5")
    assert not [text for text in sentences(shown) if "could not be saved" in text]


@poppler.needed
def test_dialog_prints_to_the_printer_it_was_given(shown: HandoutPanel, tmp_path: Path) -> None:
    dialog, printer = chosen_printer(shown)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    wait(shown)
    assert len(poppler.pages(tmp_path / "paper.pdf")) == 4
    assert "Sent to the printer." in sentences(shown)


def test_dialog_that_is_cancelled_prints_nothing(shown: HandoutPanel, tmp_path: Path) -> None:
    dialog, printer = chosen_printer(shown)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.reject()
    assert list(tmp_path.iterdir()) == []


def test_printer_that_fails_is_a_sentence_in_the_panel(shown: HandoutPanel, tmp_path: Path) -> None:
    dialog, printer = chosen_printer(shown)
    printer.setOutputFileName(str(tmp_path / "missing" / "paper.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    wait(shown)
    assert any("'paper.pdf' could not be saved" in text for text in sentences(shown))


REFUSAL = "The label file 'labels.sqlite3' is damaged. Install the program again."


@pytest.fixture
def refused(shown: HandoutPanel) -> HandoutPanel:
    shown.refuse(REFUSAL)
    return shown


def test_damaged_data_gives_no_page_no_print_and_says_why(refused: HandoutPanel) -> None:
    assert REFUSAL in sentences(refused)
    assert number(refused) == ""
    assert not button(refused, "Save PDF …").isEnabled()
    assert not button(refused, "Print …").isEnabled()


def test_damaged_data_cannot_be_printed_by_key_either(refused: HandoutPanel) -> None:
    refused.print_out()
    refused.save()
    assert refused.findChildren(QDialog) == []


def test_refusal_is_said_once_however_often_it_is_met(refused: HandoutPanel) -> None:
    click(refused, "A5")
    refused.refuse(REFUSAL)
    assert sentences(refused).count(REFUSAL) == 1


def test_refusal_met_while_the_page_is_hidden_holds_when_it_is_seen(
    panel: HandoutPanel, source: FakeShelf
) -> None:
    panel.refuse(REFUSAL)
    panel.show()
    assert REFUSAL in sentences(panel)
    assert source.asked == []


def test_date_is_that_of_the_day_on_which_the_page_is_seen(
    label: Label, source: FakeShelf, qtbot: QtBot
) -> None:
    days = iter([TODAY, date(2026, 11, 24)])
    panel = HandoutPanel(label, source, "", "0.1.0", lambda: next(days))
    qtbot.addWidget(panel)
    panel.show()
    today = preview(panel).grab().toImage()
    panel.hide()
    panel.show()
    assert preview(panel).grab().toImage() != today


@pytest.fixture
def american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("american")
def test_letter_paper_is_usual_in_america(shown: HandoutPanel) -> None:
    assert button(shown, "Letter").isChecked()


def test_keyboard_reaches_every_control(shown: HandoutPanel) -> None:
    shown.activateWindow()
    button(shown, "Side-effect sheet").setFocus()
    reached = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.accessibleName() or getattr(focused, "text", str)())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == [
        "Side-effect sheet",
        "Normal, 12 pt",
        "A4",
        PHARMACY,
        PATIENT,
        "Save PDF …",
        "Print …",
        "Preview. Page 1 of 4",
        "Next page",
    ]


@pytest.mark.parametrize("width", [948, 1290])
def test_left_column_leaves_most_of_the_page_to_the_preview(
    shown: HandoutPanel, width: int
) -> None:
    shown.resize(width, 690)
    assert preview(shown).width() > 0.6 * width


@pytest.fixture
def dosing(shown: HandoutPanel) -> HandoutPanel:
    """The page with the answer to a start, no dose of which is ticked."""
    shown.take_doses_from(lambda: dosed(START))
    shown.choose(Kind.DOSING_CALENDAR)
    return shown


def tick(panel: HandoutPanel) -> None:
    panel.findChildren(QCheckBox)[0].click()


def test_calendar_without_an_answer_says_what_to_do(shown: HandoutPanel) -> None:
    shown.choose(Kind.DOSING_CALENDAR)
    assert (
        "The dose page holds no answer yet. Open the dose page, answer there, then come back."
        in sentences(shown)
    )
    assert not button(shown, "Print …").isEnabled()
    shown.choose(Kind.LABEL)
    assert button(shown, "Print …").isEnabled()


def test_tick_puts_the_doses_on_the_paper_at_once(dosing: HandoutPanel) -> None:
    assert number(dosing) == "Page 1 of 2"
    tick(dosing)
    assert number(dosing) == "Page 1 of 4"


@poppler.needed
@pytest.mark.parametrize("is_ticked", [True, False])
def test_req_51_doses_are_saved_only_where_they_are_ticked(
    dosing: HandoutPanel, tmp_path: Path, *, is_ticked: bool
) -> None:
    if is_ticked:
        tick(dosing)
    printed = poppler.words(saved(dosing, tmp_path / "calendar.pdf"))
    assert ("15 mg a day in total" in printed) is is_ticked


def test_req_51_tick_for_a_calendar_is_none_for_the_leaflet(dosing: HandoutPanel) -> None:
    tick(dosing)
    dosing.choose(Kind.LEAFLET)
    boxes = dosing.findChildren(QCheckBox)
    (offered,) = [box for box in boxes if box.accessibleName().startswith("Your first dose")]
    assert not offered.isChecked()
    preview(dosing).open(1)
    blank = preview(dosing).grab().toImage()
    offered.click()
    assert offered.isChecked()
    assert preview(dosing).grab().toImage() != blank


def test_hz_19_tick_goes_with_the_patient_and_with_the_answer(dosing: HandoutPanel) -> None:
    for forget in (dosing.clear_patient, dosing.untick):
        tick(dosing)
        assert number(dosing) == "Page 1 of 4"
        forget()
        assert number(dosing) == "Page 1 of 2"


def test_page_that_is_being_saved_is_told_and_nothing_else_can_be_saved_then(
    shown: HandoutPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "_SLICE", 0)  # a busy computer sees to no page between
    click(shown, "Full label")
    click(shown, "Large print, 18 pt")
    said: list[str] = []
    start_saving(shown, tmp_path / "label.pdf")
    shown.save()
    shown.print_out()
    assert [one for one in shown.findChildren(QDialog) if one.isVisible()] == []
    while not button(shown, "Save PDF …").isEnabled():
        QTest.qWait(1)
        said += [text for text in sentences(shown) if text.startswith("Page ")][:1]
    assert len({*said}) > 1
    assert "Saved as 'label.pdf'." in sentences(shown)


def test_what_was_to_be_saved_is_saved_though_something_else_is_chosen_meanwhile(
    shown: HandoutPanel, tmp_path: Path
) -> None:
    click(shown, "Full label")
    start_saving(shown, tmp_path / "label.pdf")
    click(shown, "Side-effect sheet")
    assert not button(shown, "Save PDF …").isEnabled()
    wait(shown)
    assert "Saved as 'label.pdf'." in sentences(shown)
    assert b"Full label" in (tmp_path / "label.pdf").read_bytes()


def test_what_was_begun_is_saved_before_the_page_is_gone(
    shown: HandoutPanel, tmp_path: Path
) -> None:
    click(shown, "Full label")
    start_saving(shown, tmp_path / "label.pdf")
    shown.hide()
    assert (tmp_path / "label.pdf").read_bytes().startswith(b"%PDF-")


def test_pages_of_other_choices_are_not_printed_where_something_went_wrong(
    shown: HandoutPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object) -> Never:
        raise ZeroDivisionError

    monkeypatch.setattr(handout_panel, "rendering", fails)
    with pytest.raises(ZeroDivisionError):
        shown.refuse("")  # lays the pages out anew
    shown.save()
    shown.print_out()
    assert shown.findChildren(QDialog) == []


def test_other_pages_can_be_saved_where_something_went_wrong(
    shown: HandoutPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fails(*_args: object) -> Iterator[None]:
        yield
        raise ZeroDivisionError

    monkeypatch.setattr(handout_panel, "saving", fails)
    with qtbot.captureExceptions() as raised:
        start_saving(shown, tmp_path / "label.pdf")
        wait(shown)
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
