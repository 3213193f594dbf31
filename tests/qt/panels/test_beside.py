from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.panels.beside import BesideColumn
from baklosan_desktop.qt.panels.beside_cards import SymptomCard, TextCard
from baklosan_desktop.qt.widgets.cards import Card, Disclosure, DisclosureTitle, RichLabel
from baklosan_desktop.screens.glance import GlanceRow
from baklosan_desktop.screens.label import NoteView, QuoteView
from baklosan_desktop.screens.own_notes import NoteField, OwnNotesView
from baklosan_desktop.screens.see_also import SeeAlso
from baklosan_desktop.screens.symptom import SymptomView

GLANCE = (GlanceRow("Start", "5 mg", 20), GlanceRow("Maximum", "100 mg <per day>", 21))


def a_note(number: int, *lines: int, serious: bool = False) -> NoteView:
    return NoteView(
        id=f"AMB-{number:02}",
        kind="ambiguity",
        title=f"Note {number}",
        gloss="What <it> means & why.",
        readings=("per day", "per intake"),
        safest="per day",
        serious=serious,
        quotes=tuple(QuoteView(f"Words of {line}.", f"Dosage ¶{line}", line) for line in lines),
    )


@pytest.fixture
def beside(qtbot: QtBot) -> BesideColumn:
    beside = BesideColumn()
    qtbot.addWidget(beside)
    beside.resize(300, 600)
    beside.show()
    notes = (a_note(1, 20, serious=True), a_note(2, 20, 30), a_note(3, 21), a_note(4, 40))
    beside.fill(notes, GLANCE)
    return beside


@pytest.fixture
def show(beside: BesideColumn, qtbot: QtBot) -> Callable[..., list[Disclosure]]:
    """Show the notes on some lines; return them when all have come."""

    def show(*lines: int, asked: int = 0, count: int) -> list[Disclosure]:
        beside.show_notes(lines, asked)
        qtbot.waitUntil(lambda: len(disclosures(beside)) == count)
        return disclosures(beside)

    return show


Show = Callable[..., list[Disclosure]]


def disclosures(beside: BesideColumn) -> list[Disclosure]:
    return [found for found in beside.findChildren(Disclosure) if found.isVisible()]


def titles(notes: list[Disclosure]) -> list[str]:
    return [note.title.text() for note in notes]


def body(note: Disclosure) -> RichLabel:
    [body] = note.findChildren(RichLabel)
    return body


def test_figures_stand_on_top_and_lead_to_their_lines(beside: BesideColumn, qtbot: QtBot) -> None:
    [card] = beside.findChildren(Card)
    names = [label.text() for label in card.findChildren(QLabel)]
    assert names[0] == "AT A GLANCE, ADULTS"
    assert '<a href="line:21:">100 mg &lt;per day&gt;</a>' in names
    with qtbot.waitSignal(beside.line_opened) as opened:
        card.findChildren(RichLabel)[1].linkActivated.emit("line:21:")
    assert opened.args == [21, ""]


def test_only_notes_on_the_lines_being_read_are_shown(show: Show) -> None:
    assert titles(show(20, 21, count=3)) == ["Note 1", "Note 2", "Note 3"]
    assert titles(show(40, count=1)) == ["Note 4"]


def test_serious_notes_are_open_and_others_closed(show: Show) -> None:
    shown = show(20, 21, count=3)
    assert [note.title.isChecked() for note in shown] == [True, False, False]
    assert [body(note).isVisible() for note in shown] == [True, False, False]


def test_notes_on_the_line_asked_for_come_first_and_open(show: Show) -> None:
    shown = show(20, 21, asked=21, count=3)
    assert titles(shown) == ["Note 3", "Note 1", "Note 2"]
    assert [note.title.isChecked() for note in shown] == [True, True, False]


def order(beside: BesideColumn) -> list[str]:
    """Return what stands in the column from top to bottom."""
    parts: list[Card | Disclosure] = [*beside.findChildren(Card), *disclosures(beside)]
    parts.sort(key=lambda part: part.mapTo(beside, QPoint(0, 0)).y())
    return [part.title.text() if isinstance(part, Disclosure) else "figures" for part in parts]


def test_serious_notes_on_the_line_being_read_stand_above_the_figures(
    beside: BesideColumn, qtbot: QtBot
) -> None:
    for asked, read in ((20, 0), (0, 20)):
        beside.show_notes((20, 21), asked, read)
        qtbot.waitUntil(lambda: order(beside) == ["Note 1", "figures", "Note 2", "Note 3"])
    beside.show_notes((20, 21), read=21)
    qtbot.waitUntil(lambda: order(beside) == ["figures", "Note 1", "Note 2", "Note 3"])


def test_what_the_reader_opened_stays_open_while_he_reads_on(
    beside: BesideColumn, show: Show, qtbot: QtBot
) -> None:
    show(20, 21, count=3)[2].title.setChecked(True)
    beside.show_notes((20, 21), read=20)
    qtbot.waitUntil(lambda: order(beside)[0] == "Note 1")
    qtbot.waitUntil(lambda: len(disclosures(beside)) == 3)
    assert {n.title.text() for n in disclosures(beside) if n.title.isChecked()} == {
        "Note 1",
        "Note 3",
    }
    assert [note.title.isChecked() for note in show(21, count=1)] == [False]


def test_same_notes_are_not_drawn_again(show: Show) -> None:
    [first] = show(40, count=1)
    first.title.setChecked(True)
    [again] = show(40, count=1)
    assert again is first


def test_note_says_what_is_editorial_and_escapes_markup(show: Show) -> None:
    html = body(show(20, count=2)[0]).text()
    assert "What &lt;it&gt; means &amp; why." in html
    assert "<li>per day</li><li>per intake</li>" in html
    assert "<b>Safest reading:</b> per day" in html
    assert html.startswith("<p>Ambiguity (editorial)</p><p><b>Safest reading:</b> per day</p>")
    assert html.endswith("<p>AMB-01, editorial</p>")


def test_passage_read_elsewhere_is_quoted_and_one_read_here_is_named(show: Show) -> None:
    html = body(show(20, count=2)[1]).text()
    assert "“Words of 30.”" in html
    assert "Words of 20." not in html
    assert 'href="line:20:"' in html


def test_place_in_a_note_leads_to_its_line(beside: BesideColumn, show: Show, qtbot: QtBot) -> None:
    note = body(show(20, count=2)[1])
    with qtbot.waitSignal(beside.line_opened) as opened:
        note.linkActivated.emit("line:30:")
    assert opened.args == [30, ""]


def test_title_tells_number_and_kind(show: Show) -> None:
    assert show(40, count=1)[0].title.toolTip() == "AMB-04, ambiguity (editorial)"


def test_section_without_notes_shows_none(beside: BesideColumn, show: Show) -> None:
    show(20, count=2)
    show(99, count=0)
    assert beside.findChildren(Card)[0].isVisible()


def test_column_is_as_high_as_its_notes_need(
    beside: BesideColumn, show: Show, qtbot: QtBot
) -> None:
    show(20, 21, 40, count=4)
    for title in beside.findChildren(DisclosureTitle):
        title.setChecked(True)
    qtbot.waitUntil(lambda: not any(is_cut(label) for label in beside.findChildren(RichLabel)))
    assert beside.verticalScrollBar().maximum() > 0


def is_cut(label: RichLabel) -> bool:
    return label.isVisible() and label.height() < label.heightForWidth(label.width())


def cards(beside: BesideColumn) -> list[str]:
    found = [card for card in beside.findChildren(TextCard) if card.isVisible()]
    return [card.accessibleName() for card in found]


SIGHT = SeeAlso(
    "Sight", tuple(QuoteView("sight", f"Effects, line {line}", line) for line in (20, 40))
)


def test_other_places_of_a_subject_are_shown_while_one_of_them_is_read(
    beside: BesideColumn, qtbot: QtBot
) -> None:
    beside.fill((), (), [SIGHT])
    beside.show_notes((20, 21))
    qtbot.waitUntil(lambda: cards(beside) == ["See also, editorial"])
    [link] = beside.findChildren(TextCard)[-1].findChildren(RichLabel)
    assert "line 40" in link.text()
    assert "line 20" not in link.text()
    with qtbot.waitSignal(beside.line_opened) as opened:
        link.linkActivated.emit("line:40:sight")
    assert opened.args == [40, "sight"]
    beside.show_notes((22,))
    qtbot.waitUntil(lambda: cards(beside) == [])


def test_nothing_of_one_label_stays_beside_another(
    beside: BesideColumn, show: Show, qtbot: QtBot
) -> None:
    beside.fill((a_note(1, 20, serious=True), a_note(2, 20)), GLANCE, [SIGHT])
    beside.show_symptom(SymptomView("glare", "nowhere"))
    show(20, count=2)
    qtbot.waitUntil(lambda: "See also, editorial" in cards(beside))
    beside.fill((), ())
    assert [card for card in beside.findChildren(Card) if card.isVisible()] == []
    assert [note for note in disclosures(beside) if note.isVisible()] == []


def test_card_on_a_word_stays_on_top_until_it_is_closed(
    beside: BesideColumn, show: Show, qtbot: QtBot
) -> None:
    beside.show_symptom(SymptomView("glare", "“glare” in 0 places"))
    show(20, count=2)
    [card] = beside.findChildren(SymptomCard)
    assert card.y() < disclosures(beside)[0].mapTo(beside, QPoint(0, 0)).y()
    qtbot.waitUntil(card.close_button.hasFocus)
    with qtbot.waitSignal(beside.left):
        QTest.keyClick(card.close_button, Qt.Key.Key_Escape)
    assert cards(beside) == []


def test_newest_word_takes_the_place_of_the_one_before(beside: BesideColumn) -> None:
    for word in ("glare", "sight"):
        beside.show_symptom(SymptomView(word, "nowhere"))
    assert cards(beside) == ["“sight” in this label"]


def test_other_keys_than_escape_do_not_leave(beside: BesideColumn) -> None:
    left: list[bool] = []
    beside.left.connect(lambda: left.append(True))
    QTest.keyClick(beside, Qt.Key.Key_F7)
    assert left == []
    QTest.keyClick(beside, Qt.Key.Key_Escape)
    assert left == [True]


def test_keyboard_goes_to_the_first_note(beside: BesideColumn, show: Show, qtbot: QtBot) -> None:
    notes = show(21, count=1)
    beside.focus_notes()
    qtbot.waitUntil(notes[0].title.hasFocus)
    beside.show_notes((20, 21), asked=20)
    beside.focus_notes()
    qtbot.waitUntil(disclosures(beside)[0].title.hasFocus)
    show(99, count=0)
    beside.focus_notes()


def tops(beside: BesideColumn) -> list[int]:
    """Return how far down each stop of the Tab key is."""
    found = []
    stop = beside.nextInFocusChain()
    while stop and stop is not beside:
        if stop.focusPolicy() != Qt.FocusPolicy.NoFocus and stop.isVisible():
            found.append(stop.mapTo(beside, QPoint(0, 0)).y())
        stop = stop.nextInFocusChain()
    return found


def test_tab_goes_from_top_to_bottom(beside: BesideColumn, show: Show) -> None:
    beside.fill((a_note(1, 20, serious=True), a_note(2, 20)), GLANCE, [SIGHT])
    show(20, asked=20, count=2)
    beside.show_symptom(SymptomView("glare", "nowhere"))
    assert len(tops(beside)) > 5
    assert tops(beside) == sorted(tops(beside))


def test_tab_goes_from_top_to_bottom_where_a_single_note_came_before_what_to_see_also(
    beside: BesideColumn, show: Show, qtbot: QtBot
) -> None:
    beside.fill([a_note(2, 20)], GLANCE, [SIGHT])
    show(20, count=1)
    qtbot.waitUntil(lambda: "See also, editorial" in cards(beside))
    assert tops(beside) == sorted(tops(beside))


def test_tab_comes_by_own_notes_in_their_order_and_then_by_the_way_to_another(
    beside: BesideColumn, show: Show, qtbot: QtBot
) -> None:
    show(21, count=1)
    one, two = NoteField("n1", "One.", ""), NoteField("n2", "Two.", "")
    beside.own.show_view(OwnNotesView(fields=(two,)))
    beside.own.show_view(OwnNotesView(fields=(one, two)))
    qtbot.waitUntil(lambda: len(set(tops(beside))) == len(tops(beside)))
    assert tops(beside) == sorted(tops(beside))


def test_contradiction_shows_its_passages_and_the_way_to_see_them_side_by_side(
    beside: BesideColumn, show: Show, qtbot: QtBot
) -> None:
    note = a_note(1, 20, 30, serious=True)._replace(disagrees=True)
    beside.fill([note], ())
    [card] = show(20, count=1)
    html = body(card).text()
    assert html.startswith("<p><b>The label disagrees with itself</b> (editorial)</p>")
    parts = ["“Words of 20.”", "“Words of 30.”", "Safest reading:", "What &lt;it&gt; means"]
    assert sorted(parts, key=html.index) == parts
    [button] = card.findChildren(QPushButton)
    assert button.text() == "Both passages"
    with qtbot.waitSignal(beside.passages_asked) as asked:
        button.click()
    assert asked.args == [note]


def test_line_that_is_written_and_what_is_said_of_it_stay_in_sight_as_it_grows(
    beside: BesideColumn, show: Show, qtbot: QtBot
) -> None:
    beside.resize(300, 170)
    show(21, count=1)
    beside.own.show_view(OwnNotesView(fields=(NoteField("n1", "One.", "Saved"),)))
    beside.own.write_in("n1")
    field = beside.own.written_in()
    assert field
    for _ in range(6):
        QTest.keyClick(field, Qt.Key.Key_Return)
    [said] = [label for label in beside.own.findChildren(QLabel) if label.text() == "Saved"]

    def seen(widget: QWidget, place: QPoint) -> bool:
        return beside.viewport().rect().contains(widget.mapTo(beside.viewport(), place))

    qtbot.waitUntil(lambda: field.height() > 6 * field.fontMetrics().lineSpacing())
    qtbot.waitUntil(lambda: seen(field.viewport(), field.cursorRect().center()))
    qtbot.waitUntil(lambda: seen(said, said.rect().center()))
