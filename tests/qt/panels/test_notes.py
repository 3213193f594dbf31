import pytest
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from baklosan_desktop.qt.panels.notes import NoteStack, noted_lines
from baklosan_desktop.qt.widgets.cards import Disclosure, DisclosureTitle, RichLabel
from baklosan_desktop.screens.label import NoteView, QuoteView
from baklosan_desktop.wording import NBSP


def a_note(name: str, *lines: int, serious: bool = False) -> NoteView:
    return NoteView(
        id=name,
        kind="gap",
        title=f"Title {name}",
        gloss="A < B is not stated.",
        readings=("per intake", "per day"),
        safest="per day",
        serious=serious,
        quotes=tuple(QuoteView(f"Quote {line}.", f"Dosage ¶{line}", line) for line in lines),
    )


NOTES = (a_note("N1", 2), a_note("N2", 3, serious=True), a_note("N3", 2, 9))


class Stack:
    """The notes as they are shown."""

    def __init__(self, qtbot: QtBot, *notes: NoteView, here: set[int], asked: int = 0) -> None:
        self.stack = NoteStack(notes, frozenset(here), asked)
        qtbot.addWidget(self.stack)
        self.stack.show()
        qtbot.waitUntil(lambda: len(self.cards()) == len(notes))

    def cards(self) -> list[Disclosure]:
        layout = self.stack.layout()
        items = (layout.itemAt(place) for place in range(layout.count())) if layout else ()
        widgets = (item.widget() for item in items if item)
        return [card for card in widgets if isinstance(card, Disclosure)]

    def titles(self, *, is_open: bool = False) -> list[str]:
        titles = [card.title for card in self.cards()]
        return [title.text() for title in titles if title.isChecked() or not is_open]

    def reads(self) -> str:
        bodies = self.stack.findChildren(RichLabel)
        return "\n".join(QTextDocumentFragment.fromHtml(b.text()).toPlainText() for b in bodies)


def test_every_note_is_shown_in_order(qtbot: QtBot) -> None:
    stack = Stack(qtbot, *NOTES, here={2, 3})
    assert stack.titles() == ["Title N1", "Title N2", "Title N3"]


def test_only_serious_notes_are_open(qtbot: QtBot) -> None:
    stack = Stack(qtbot, *NOTES, here={2, 3})
    assert stack.titles(is_open=True) == ["Title N2"]
    looks = [(card.property("role"), card.property("tone")) for card in stack.cards()]
    assert looks == [("card", None), ("notice", "caution"), ("card", None)]


def test_notes_of_the_line_that_was_asked_for_come_first_and_open(qtbot: QtBot) -> None:
    stack = Stack(qtbot, *NOTES, here={2, 3}, asked=9)
    assert stack.titles() == ["Title N3", "Title N1", "Title N2"]
    assert stack.titles(is_open=True) == ["Title N3", "Title N2"]


def test_no_notes_show_nothing(qtbot: QtBot) -> None:
    assert Stack(qtbot, here={2}).cards() == []


def test_note_says_all_and_calls_it_editorial(qtbot: QtBot) -> None:
    text = Stack(qtbot, NOTES[0], here={2}).reads()
    for part in ("A < B is not stated.", "It can be read as:", "per intake", "Safest reading: per"):
        assert part in text
    assert text.startswith("Gap (editorial)")
    assert text.endswith("N1, editorial")


def test_what_to_do_is_said_before_why(qtbot: QtBot) -> None:
    text = Stack(qtbot, NOTES[0], here={2}).reads()
    parts = ["Gap (editorial)", "Safest reading: per day", "A < B is not stated.", "It can be read"]
    assert sorted(parts, key=text.index) == parts


def test_hz_27_no_number_in_a_note_is_parted_from_its_unit(qtbot: QtBot) -> None:
    quotes = (QuoteView("up to 75 mg / day", "Dosage ¶9", 9),)
    note = a_note("N5", 9)._replace(gloss="5 mg is all.", readings=("2 mg",), safest="5 mg")
    stack = Stack(qtbot, note._replace(quotes=quotes), here={2})
    [body] = stack.stack.findChildren(RichLabel)
    for text in ("5_mg is all.", "<li>2_mg</li>", "</b> 5_mg<", "up to 75_mg_/ day"):
        assert text.replace("_", NBSP) in body.text()


def test_hz_27_no_number_in_a_title_is_parted_from_its_unit(qtbot: QtBot) -> None:
    torn, held_together = DisclosureTitle("is 5 mg"), DisclosureTitle(f"is 5{NBSP}mg")
    for title in (torn, held_together):
        qtbot.addWidget(title)
    for width in range(40, 120, 4):
        torn.resize(width, 80)
        held_together.resize(width, 80)
        assert torn.grab().toImage() == held_together.grab().toImage()


def test_titles_of_serious_notes_are_bold_and_have_a_sign(qtbot: QtBot) -> None:
    stack = Stack(qtbot, *NOTES, here={2, 3})
    plain, serious, _ = (card.title for card in stack.cards())
    assert (plain.font().bold(), serious.font().bold()) == (False, True)
    serious.clearFocus()
    before = serious.grab().toImage()
    serious.setText("")
    sign = serious.grab().toImage()
    plain.setText("")
    plain.setChecked(True)
    assert sign not in (before, plain.grab().toImage())


def test_what_the_reader_opened_or_closed_is_remembered(qtbot: QtBot) -> None:
    chosen: dict[str, bool] = {}
    first = NoteStack(NOTES[:1], frozenset({2}), 0, chosen)
    qtbot.addWidget(first)
    first.findChildren(DisclosureTitle)[0].setChecked(True)
    again = NoteStack(NOTES[:1], frozenset({2}), 0, chosen)
    qtbot.addWidget(again)
    assert again.findChildren(DisclosureTitle)[0].isChecked()


def test_note_without_readings_claims_none(qtbot: QtBot) -> None:
    bare = NOTES[0]
    note = NoteView(bare.id, bare.kind, bare.title, bare.gloss, (), "", serious=False, quotes=())
    text = Stack(qtbot, note, here={2}).reads()
    assert "It can be read as" not in text
    assert "Safest reading" not in text


def test_passage_read_elsewhere_is_quoted_and_that_beside_it_named(qtbot: QtBot) -> None:
    text = Stack(qtbot, NOTES[2], here={2}).reads()
    assert "Dosage ¶9: “Quote 9.”" in text
    assert "Dosage ¶2" in text
    assert "Quote 2." not in text


def test_line_beside_it_is_named_once_however_often_it_is_quoted(qtbot: QtBot) -> None:
    assert Stack(qtbot, a_note("N4", 2, 2), here={2}).reads().count("Dosage ¶2") == 1


def test_title_has_its_number_and_kind_as_tooltip(qtbot: QtBot) -> None:
    stack = Stack(qtbot, NOTES[0], here={2})
    [card] = stack.cards()
    assert card.title.toolTip() == "N1, gap (editorial)"


def test_place_opens_its_line(qtbot: QtBot) -> None:
    stack = Stack(qtbot, NOTES[2], here={2})
    [body] = stack.stack.findChildren(RichLabel)
    with qtbot.waitSignal(stack.stack.line_opened) as opened:
        body.linkActivated.emit("line:9:")
    assert opened.args == [9, ""]


@pytest.mark.parametrize(("note", "lines"), [(NOTES[0], {2}), (NOTES[2], {2, 9})])
def test_note_is_about_the_lines_it_quotes(note: NoteView, lines: set[int]) -> None:
    assert noted_lines(note) == lines
