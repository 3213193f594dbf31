"""Help is found from the footer and by key."""

from baklosan_desktop.qt.help import HelpWindow
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.screens.help_pages import HAZARDS, SAFETY, TITLES
from tests.scenarios.desk import Desk


def reads(window: HelpWindow) -> str:
    [text] = window.findChildren(TextColumn)
    return text.toPlainText()


def test_menu_of_the_footer_opens_a_page_and_escape_closes_it(desk: Desk) -> None:
    entries = desk.frame.footer.help.menu().actions()
    words = [entry.text() for entry in entries]
    assert words == ["About this program (F1)", *TITLES]
    entries[2].trigger()
    [window] = desk.window.findChildren(HelpWindow)
    assert reads(window).startswith(HAZARDS)
    desk.waits(lambda: window.isAncestorOf(desk.focus()))
    desk.presses("Esc")
    desk.waits(lambda: desk.window.findChildren(HelpWindow) == [])


def test_about_leads_to_the_safety_notes(desk: Desk) -> None:
    desk.presses("F1")
    desk.clicks(SAFETY)
    [window] = desk.window.findChildren(HelpWindow)
    assert reads(window).startswith(SAFETY)
    window.close()
