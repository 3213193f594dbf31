"""Reading the label: everything by keyboard, and the way back from wherever it leads."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from baklosan_desktop.qt.panels.beside_cards import PassagesBox
from tests.scenarios.desk import Desk, spoken

MOST_STOPS = 300
NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Window, QAccessible.Role.Whitespace}


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def stops(desk: Desk) -> list[QWidget]:
    """Return where Tab leads on the label page from the search field, until it is there again."""
    desk.frame.search.setFocus()
    reached: list[QWidget] = []
    while len(reached) < MOST_STOPS:
        desk.presses("Tab")
        if desk.focus() is desk.frame.search:
            break
        reached.append(desk.focus())
    return [stop for stop in reached if desk.label().isAncestorOf(stop)]


def test_whole_page_is_walked_by_tab_with_everything_open_and_all_of_it_has_name_and_role(
    desk: Desk,
) -> None:
    desk.label().open_line(22)
    desk.label().note_asked.emit(22)
    desk.label().setFocus()
    desk.presses("Ctrl+F")
    desk.types("dose", into="find")
    desk.presses("Ctrl+I")
    desk.waits_to_see("The dose moves in 5 mg steps, the tablet has 25 mg")
    reached = stops(desk)
    reachable = {
        widget
        for widget in desk.visible(QWidget)
        if desk.label().isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert reachable <= set(reached)
    names = [spoken(stop) for stop in reached]
    for name in (
        "Sections in label order, choose another",
        "Sections of the label",
        "Find in this text",
        "Next place (F3)",
        "Label text",
        "Close the card on this word",
        "All three passages",
    ):
        assert name in names
    assert [stop for stop in reached if not spoken(stop) or role(stop) in NO_ROLES] == []


def test_number_of_the_dose_leads_to_its_sentence_and_back_and_there_again(desk: Desk) -> None:
    desk.presses("Ctrl+3")
    desk.clicks("Show in label")
    [marked] = desk.marked()
    desk.presses("Alt+Left")
    assert desk.frame.page() == "effects"
    desk.presses("Alt+Right")
    assert desk.frame.page() == "label"
    assert desk.marked() == [marked]


def test_see_also_leads_on_and_back_returns(desk: Desk) -> None:
    desk.chooses("Renal impairment")
    desk.waits_to_see("Pharmacokinetics ¶4")
    desk.follows("Pharmacokinetics ¶4")
    assert desk.marked() == ["Excreted in the urine, mostly unchanged."]
    desk.presses("Alt+Left")
    assert desk.sections().currentItem().text() == "Renal impairment"
    assert desk.marked() == []


def test_contradiction_is_read_side_by_side_and_left_by_escape(desk: Desk) -> None:
    desk.chooses("Renal impairment")
    desk.waits_to_see("Kidney failure: three passages disagree")
    desk.clicks("All three passages")
    [box] = desk.window.findChildren(PassagesBox)
    desk.waits(lambda: box.isAncestorOf(desk.focus()))
    for place in ("DOSAGE AND ADMINISTRATION ¶4", "RENAL IMPAIRMENT ¶1"):
        assert desk.sees(place)
    desk.presses("Esc")
    desk.waits(lambda: desk.window.findChildren(PassagesBox) == [])


def test_letters_are_found_counted_and_walked(desk: Desk) -> None:
    desk.presses("Ctrl+1", "Ctrl+F")
    desk.types("epilepsy", into="find")
    assert desk.sees("1 of 2", "page")
    desk.presses("F3")
    assert desk.sees("2 of 2", "page")
    desk.presses("Shift+F3", "Ctrl+K")
    assert desk.focus() is desk.frame.search
    desk.presses("Ctrl+F", "Esc")
    assert desk.focus() is desk.label().reading
    assert desk.marked_words() == []


def test_what_is_searched_is_walked_again_once_the_bar_is_closed(desk: Desk) -> None:
    desk.types("psychosis", into="search")
    desk.waits_to_see("1 result")
    desk.presses("Return", "Ctrl+F")
    desk.types("epilepsy", into="find")
    desk.presses("F3", "Esc", "F3")
    assert desk.marked() == ["- psychosis;"]


def test_symptom_is_shown_from_a_search_hit(desk: Desk) -> None:
    desk.types("confusion", into="search")
    desk.waits_to_see("results")
    desk.presses("Return", "Ctrl+I")
    desk.waits_to_see("“CONFUSION” IN THIS LABEL")
    for said in ("Overdose sign, confusion", "Interaction, with levodopa", "Side effect, conf"):
        assert desk.sees(said, "page")
    desk.follows("Overdose ¶1")
    assert desk.sees("“CONFUSION” IN THIS LABEL")


def test_sentence_is_copied_with_its_citation(desk: Desk) -> None:
    desk.follows("100 mg per day")
    desk.presses("Ctrl+Shift+C")
    copied = QApplication.clipboard().text()
    QApplication.clipboard().clear()
    assert copied.startswith(
        "“The maximum daily dose is 100 mg.”\nDosage and administration ¶2, line 20"
    )
    assert "Baklosan 25 mg tablets, label edition 1" in copied


def test_order_of_an_smpc_is_chosen_and_found_again(desk: Desk) -> None:
    heading = "Sections in label order, choose another"
    [button] = [one for one in desk.visible(QPushButton) if spoken(one) == heading]
    button.menu().actions()[1].trigger()
    assert desk.sections().item(1).text() == "Indications"
    assert desk.sees("SECTIONS · SMPC ORDER", "page")
