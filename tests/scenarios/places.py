"""Every place of the program, reached without a word of any language: pages, dialogs, messages.

They need the program with `LIBRARY` in its library, and with `RULES`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.policy import Policy
from baklosan_desktop.qt import actions, dialogs
from baklosan_desktop.qt.dialogs import AboutBox
from baklosan_desktop.qt.help import HelpWindow
from baklosan_desktop.qt.library_page import LibraryPage
from baklosan_desktop.qt.panels.beside_cards import PassagesBox
from baklosan_desktop.qt.panels.comparison import ComparisonDialog
from baklosan_desktop.qt.panels.handout import HandoutPanel
from baklosan_desktop.qt.panels.picker import LabelPicker
from baklosan_desktop.qt.panels.side_effect_list import SideEffectList
from baklosan_desktop.qt.widgets.growing_edit import GrowingEdit
from baklosan_desktop.screens.help_pages import TITLES
from baklosan_desktop.tongue import _
from tests import packed
from tests.published import a_published, one_section, text_label
from tests.qt.drops import drop
from tests.scenarios.desk import Desk, said, shown

Step = Callable[[Desk, Path], object]
Kind = TypeVar("Kind", bound=QWidget)
RULES = Policy.read([f"pack_keys = {packed.KEY}"])
OLDER = a_published(
    edition="2", parts=one_section("Take two tablets of 25 mg.", SectionKind.DOSAGE)
)
LIBRARY = (OLDER, a_published())
IMPORTED = "Acme 25 mg tablets"


def shows(page: str) -> Step:
    return lambda desk, _folder: desk.frame.show_page(page)


def opens_about(desk: Desk, _folder: Path) -> None:
    desk.presses("F1")
    the(desk, AboutBox)


def opens_help(title: str) -> Step:
    def step(desk: Desk, _folder: Path) -> None:
        opens_about(desk, _folder)
        the(desk, AboutBox).page_wanted.emit(title)
        the(desk, HelpWindow)
        the(desk, AboutBox).accept()

    return step


def searches(desk: Desk, _folder: Path) -> None:
    """Find the word in the open label and in the library."""
    desk.presses("Ctrl+K")
    QTest.keyClicks(desk.focus(), "rash")
    desk.waits_to_see("Demoxil", "results")


def opens_picker(desk: Desk, _folder: Path) -> None:
    desk.presses("Ctrl+L")
    QTest.keyClicks(desk.focus(), "Demoxil")
    picker = the(desk, LabelPicker)
    desk.waits(lambda: any("Demoxil" in said(part) for part in shown(picker, QWidget)))


def reads_imported(page: str) -> Step:
    """Open the label of the library, and a page of it."""

    def step(desk: Desk, folder: Path) -> None:
        opens_picker(desk, folder)
        desk.presses("Return")
        desk.waits(desk.window.findChildren(LabelPicker)[0].isHidden)
        desk.frame.show_page(page)

    return step


def compares(desk: Desk, _folder: Path) -> None:
    """Show all of both editions of the label of the library."""
    page = library(desk)
    kept = desk.program.own_library.library
    assert kept
    page.panel.table.setCurrentIndex(page.panel.table.model().index(1, 0))
    [older] = kept.older(desk.program.own_library.labels[0].id)
    page.panel.card.comparison_asked.emit(older.id)
    dialog = the(desk, ComparisonDialog)
    dialog.step(1)


def asks_to_remove(desk: Desk, _folder: Path) -> None:
    page = library(desk)
    page.panel.table.setCurrentIndex(page.panel.table.model().index(1, 0))
    page.panel.card.removal_asked.emit()
    the(desk, QMessageBox)


def removes(desk: Desk, folder: Path) -> None:
    asks_to_remove(desk, folder)
    the(desk, QMessageBox).buttons()[0].click()
    desk.waits(lambda: desk.program.own_library.labels == ())


def reports_import(desk: Desk, folder: Path) -> None:
    """Import a label and a file that is none, and save the report where nobody can."""
    page = library(desk)
    good, bad = folder / "good.txt", folder / "bad.xml"
    good.write_bytes(text_label("Acme"))
    bad.write_bytes(b"<html/>")
    drop(desk.frame, good, bad)
    desk.waits(page.panel.report.isVisible)
    desk.waits(lambda: IMPORTED in [one.name for one in desk.program.own_library.labels])
    page.panel.report.save_asked.emit("")
    picks(desk, folder / "nowhere" / "report.txt")


def is_offered_a_pack(desk: Desk, folder: Path) -> None:
    """Drop a pack whose signature holds, and one whose does not."""
    library(desk)
    drop(desk.frame, packed.a_pack(folder / "county.baklabels", *LIBRARY))
    the(desk, QMessageBox)
    bad = folder / "bad.baklabels"
    bad.write_bytes(b"no pack")
    desk.program.further_pages.packs.offer([bad])
    desk.waits(lambda: bool(desk.frame.news.text()))


def installs_a_pack(desk: Desk, folder: Path) -> None:
    """Install two editions of a pack, and be asked whether the first is to be used again."""
    page = library(desk)
    for version in (1, 2):
        pack = packed.a_pack(folder / f"{version}.baklabels", a_published(), version=version)
        desk.program.further_pages.packs.offer([pack])
        desk.waits(lambda: bool(desk.visible(QMessageBox)))
        the(desk, QMessageBox).buttons()[0].click()
        desk.waits(lambda: desk.visible(QMessageBox) == [])
    desk.waits(lambda: bool(page.panel.packs.menu().actions()))
    page.panel.packs.menu().actions()[0].trigger()
    the(desk, QMessageBox)


def copies_an_original(desk: Desk, folder: Path) -> None:
    page = library(desk)
    page.panel.table.setCurrentIndex(page.panel.table.model().index(1, 0))
    page.panel.card.copy_asked.emit()
    picks(desk, folder / "copy.xml")


def saves_a_handout(name: str) -> Step:
    def step(desk: Desk, folder: Path) -> None:
        desk.frame.show_page(actions.HANDOUTS.name)
        the(desk, HandoutPanel).save()
        picks(desk, folder / name)

    return step


def prints_a_handout(name: str) -> Step:
    def step(desk: Desk, folder: Path) -> None:
        desk.frame.show_page(actions.HANDOUTS.name)
        the(desk, HandoutPanel).print_out()
        dialog = the(desk, QPrintDialog)
        dialog.printer().setOutputFileName(str(folder / name))
        dialog.done(QDialog.DialogCode.Accepted)

    return step


def saves_effects(desk: Desk, folder: Path) -> None:
    desk.frame.show_page(actions.EFFECTS.name)
    the(desk, SideEffectList)
    desk.clicks(_("Save table …"))
    picks(desk, folder / "effects.csv")


def writes_notes(desk: Desk, _folder: Path) -> None:
    """Write two notes, and delete the first."""
    card = desk.label().beside.own
    desk.waits(card.isVisible)
    desk.presses("Ctrl+D")
    for text in ("7", "8"):
        card.asked_for_another.emit()
        QTest.keyClicks(desk.focus(), text)
        desk.presses("Ctrl+Return")
    desk.waits(lambda: len(shown(card, GrowingEdit)) == 2)
    desk.presses("Tab", "Return")


def exports_notes(desk: Desk, folder: Path) -> None:
    writes_notes(desk, folder)
    menu = desk.label().sections.bookmarks
    for asked in (menu.export_asked, menu.restore_asked):
        asked.emit()
        picks(desk, folder / "notes.json")
        desk.waits(lambda: folder.joinpath("notes.json").exists())


def consults_passages(desk: Desk, _folder: Path) -> None:
    desk.chooses(SectionKind.DOSAGE.title)
    desk.waits_to_see("All three passages")
    desk.clicks("All three passages")
    the(desk, PassagesBox)


def is_refused_a_request(desk: Desk, _folder: Path) -> None:
    desk.program.asked.emit(["--page", "pink"])


def chooses_a_language(desk: Desk, _folder: Path) -> None:
    desk.frame.top_bar.language_chosen.emit("pl")


def meets_a_bug(desk: Desk, _folder: Path) -> None:
    box = dialogs.report(ValueError())
    box.setParent(desk.window, box.windowFlags())
    box.open()


def library(desk: Desk) -> LibraryPage:
    desk.frame.show_page(actions.LIBRARY.name)
    page = desk.program.further_pages.library
    desk.waits(lambda: page.panel.table.model().rowCount() > 1)
    return page


def the(desk: Desk, kind: type[Kind]) -> Kind:
    """Wait for the one widget of a kind that is shown."""
    desk.waits(lambda: bool(desk.visible(kind)))
    [found] = desk.visible(kind)
    return found


def picks(desk: Desk, path: Path) -> None:
    """Choose a file in the dialog that asks for one."""
    dialog = the(desk, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()


PLACES: dict[str, Step] = {
    **{page.name: shows(page.name) for page in actions.PAGES},
    **{f"imported {page.name}": reads_imported(page.name) for page in actions.PAGES},
    **{title: opens_help(title) for title in TITLES},
    "about": opens_about,
    "search": searches,
    "picker": opens_picker,
    "comparison": compares,
    "removal": asks_to_remove,
    "removed": removes,
    "import": reports_import,
    "pack offered": is_offered_a_pack,
    "pack installed": installs_a_pack,
    "original": copies_an_original,
    "saved": saves_a_handout("leaflet.pdf"),
    "not saved": saves_a_handout("nowhere/leaflet.pdf"),
    "printed": prints_a_handout("paper.pdf"),
    "not printed": prints_a_handout("nowhere/paper.pdf"),
    "effects saved": saves_effects,
    "notes": writes_notes,
    "notes exported": exports_notes,
    "passages": consults_passages,
    "request": is_refused_a_request,
    "language": chooses_a_language,
    "bug": meets_a_bug,
}
