from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QColor, QFont, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.comparing import Comparison, compare
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels import comparison as module
from baklosan_desktop.qt.panels.comparison import ComparisonDialog
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.text_column import TextColumn
from baklosan_desktop.screens.comparison import lines, present
from baklosan_desktop.wording import NBSP
from tests.screens.comparison_builders import a_part, an_edition, two_editions

Opening = Callable[..., ComparisonDialog]


@pytest.fixture
def opened(look: QApplication, qtbot: QtBot) -> Iterator[Opening]:
    """Open the dialog over a window of 1366 × 768."""
    parents: list[QWidget] = []

    def open_dialog(comparison: Comparison | None = None, **shown: object) -> ComparisonDialog:
        theme.apply(look, Theme(shown.get("theme", "light")), 100)
        parents.append(QWidget())
        parents[-1].resize(1366, 768)
        dialog = ComparisonDialog(comparison or two_editions(), parents[-1])
        dialog.show()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_dialog
    for parent in parents:
        parent.deleteLater()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that a screen reader is to say."""
    sentences: list[str] = []
    monkeypatch.setattr(module, "announce", lambda _, sentence: sentences.append(sentence))
    return sentences


def text(dialog: ComparisonDialog) -> TextColumn:
    [text] = dialog.findChildren(TextColumn)
    return text


def sections(dialog: ComparisonDialog) -> QListWidget:
    [sections] = dialog.findChildren(QListWidget)
    return sections


def written(dialog: ComparisonDialog) -> list[str]:
    return text(dialog).toPlainText().replace(NBSP, " ").split("\n")


def click(dialog: ComparisonDialog, name: str) -> None:
    [button] = [b for b in dialog.findChildren(QPushButton) if b.text() == name]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def marked(dialog: ComparisonDialog) -> str:
    [selection] = text(dialog).extraSelections()
    return str(selection.cursor.selectedText()).replace(NBSP, " ")


def font_of(dialog: ComparisonDialog, words: str) -> tuple[QFont, QColor]:
    found = text(dialog).document().find(words)
    assert isinstance(found, QTextCursor)
    return found.charFormat().font(), found.charFormat().foreground().color()


def many_changes() -> Comparison:
    older = [a_part(f"Part {n}", *["Filling words here."] * 9, f"Take {n} mg.") for n in range(30)]
    newer = [a_part(f"Part {n}", *["Filling words here."] * 9, f"Take {n}0 mg.") for n in range(30)]
    return compare(an_edition(*older), an_edition(*newer))


def test_it_says_which_editions_are_compared_and_how_much_changed(opened: Opening) -> None:
    told = [label.text() for label in opened().findChildren(QLabel)]
    assert "Demoxil 5 mg" in told
    assert (
        "Edition 3 of 2025-01-02 → edition 4 of 2026-01-02 · "
        "1 section changed, 1 new, 1 removed, 1 moved; 1 unchanged"
    ) in told


def test_numbers_come_first_then_what_changed_with_marks_in_letters(opened: Opening) -> None:
    assert written(opened()) == [
        "Numbers that changed",
        "Dosage and administration: 10 mg → 100 mg",
        " Take [-10-] {+100+} mg daily.",
        "1 whole line with numbers is new or removed: read below. (editorial)",
        "≠ Dosage and administration",
        "Changed",
        "2 Dosage",
        "[…] Sit down. Take [-10-] {+100+} mg daily. Drink. […]",
        "[…] 1 unchanged line",
        "− 3 Gout",
        "Removed",
        "[-3 Gout-]",
        "[-Not in gout.-]",
        "↕ 3 Storage",
        "Moved. The text is the same; its place or its number is another. (editorial)",
        "[-4-] {+3+} Storage",
        "[…] 1 unchanged line",
        "+ 4 Driving",
        "New",
        "{+4 Driving+}",
        "{+Do not drive for 2 days.+}",
    ]


@pytest.mark.parametrize("theme", [theme.value for theme in Theme])
def test_removed_is_struck_through_and_added_underlined_whatever_the_colours(
    opened: Opening, theme: str
) -> None:
    dialog = opened(theme=theme)
    removed, added = font_of(dialog, "[-10-]")[0], font_of(dialog, "{+100+}")[0]
    assert (removed.strikeOut(), removed.underline()) == (True, False)
    assert (added.strikeOut(), added.underline()) == (False, True)
    kept = font_of(dialog, "daily")[0]
    assert not kept.strikeOut()
    assert not kept.underline()


def test_list_has_a_sign_to_see_and_a_word_to_hear(opened: Opening) -> None:
    entries = sections(opened())
    items = [entries.item(row) for row in range(entries.count())]
    assert [(i.text(), i.data(Qt.ItemDataRole.AccessibleTextRole)) for i in items] == [
        ("Numbers that changed: 1", "Numbers that changed: 1"),
        ("≠ Dosage and administration", "Dosage and administration, changed"),
        ("− 3 Gout", "3 Gout, removed"),
        ("↕ 3 Storage", "3 Storage, moved"),
        ("+ 4 Driving", "4 Driving, new"),
    ]


@pytest.mark.parametrize(("forth", "back"), [("F3", "Shift+F3"), ("Alt+Down", "Alt+Up")])
def test_keys_step_from_change_to_change_and_around(
    opened: Opening, said: list[str], forth: str, back: str
) -> None:
    dialog = opened()
    seen = []
    for key in (forth, forth, forth, back, back, back, back):
        QTest.keySequence(dialog.focusWidget(), QKeySequence(key))
        seen.append(marked(dialog))
    number = " Take [-10-] {+100+} mg daily."
    dose = "[…] Sit down. Take [-10-] {+100+} mg daily. Drink. […]"
    gout, driving = "[-3 Gout-]", "{+4 Driving+}"
    assert seen == [number, dose, gout, dose, number, driving, "[-4-] {+3+} Storage"]
    assert said[:2] == [
        "Change 1 of 5",
        "Dosage and administration: Take, removed: 10, added: 100, mg daily.",
    ]
    assert said[-2] == "Change 4 of 5"


def test_changes_are_counted_before_the_first_is_shown(opened: Opening) -> None:
    assert "5 changes" in [label.text() for label in opened().findChildren(QLabel)]


def test_buttons_are_named_with_their_keys(opened: Opening) -> None:
    names = [button.accessibleName() for button in opened().findChildren(QPushButton)]
    assert {"Previous change (Shift+F3, Alt+Up)", "Next change (F3, Alt+Down)"} <= {*names}


def test_buttons_step_too_and_the_list_follows(opened: Opening) -> None:
    dialog = opened()
    click(dialog, "↓")
    click(dialog, "↓")
    assert sections(dialog).currentItem().text() == "≠ Dosage and administration"
    click(dialog, "↑")
    assert sections(dialog).currentRow() == 0


def test_change_that_is_stepped_to_can_be_seen(opened: Opening) -> None:
    dialog = opened(many_changes())
    for _ in range(45):
        dialog.step(1)
        [selection] = text(dialog).extraSelections()
        assert text(dialog).viewport().rect().contains(text(dialog).cursorRect(selection.cursor))


def test_section_that_is_chosen_comes_to_the_top_and_scrolling_chooses(opened: Opening) -> None:
    dialog = opened(many_changes())
    assert text(dialog).verticalScrollBar().value() <= text(dialog).document().documentMargin()
    sections(dialog).setCurrentRow(7)
    top = text(dialog).cursorForPosition(text(dialog).viewport().rect().topLeft())
    assert top.block().text() == "≠ Part 6"
    text(dialog).verticalScrollBar().setValue(0)
    assert sections(dialog).currentRow() == 0


def test_whole_text_is_shown_on_demand_and_reading_goes_on_in_the_same_section(
    opened: Opening,
) -> None:
    dialog = opened(many_changes())
    sections(dialog).setCurrentRow(7)
    click(dialog, "Whole text")
    assert sections(dialog).currentRow() == 7
    assert written(dialog).count("Filling words here.") == 270
    click(dialog, "Whole text")
    assert "Filling words here." not in written(dialog)


def test_section_that_is_in_the_whole_text_only_gives_way_to_the_top(opened: Opening) -> None:
    dialog = opened()
    click(dialog, "Whole text")
    sections(dialog).setCurrentRow(5)
    assert sections(dialog).currentItem().text() == "= End"
    click(dialog, "Whole text")
    assert sections(dialog).currentRow() == 0


def test_copy_takes_what_is_shown_with_its_marks(opened: Opening, clipboard: QClipboard) -> None:
    dialog = opened()
    click(dialog, "Copy as text")
    assert clipboard.text() == "\n".join(lines(present(two_editions())))
    assert "Copied as text" in [label.text() for label in dialog.findChildren(QLabel)]


def test_editions_that_say_the_same_have_nothing_to_step_to(
    opened: Opening, said: list[str]
) -> None:
    same = an_edition(a_part("", "Take it."))
    dialog = opened(compare(same, same))
    dialog.step(1)
    assert said == ["Nothing changed."]
    assert written(dialog) == ["Numbers that changed", "No number changed. (editorial)"]


def test_label_text_is_no_markup(opened: Opening) -> None:
    older, newer = an_edition(a_part("A", "<b>Old</b>")), an_edition(a_part("A", "<b>New</b>"))
    assert "<b>[-Old-] {+New+}</b>" in written(opened(compare(older, newer)))


@pytest.mark.parametrize("name", ["Close", "Esc"])
def test_it_is_closed_by_button_or_key(opened: Opening, name: str) -> None:
    dialog = opened()
    if name == "Close":
        click(dialog, name)
    else:
        QTest.keySequence(dialog.focusWidget(), QKeySequence(name))
    assert not dialog.isVisible()


def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(opened: Opening) -> None:
    dialog = opened()
    QTest.keyClick(text(dialog), Qt.Key.Key_Return)
    assert dialog.isVisible()
    [close] = [b for b in dialog.findChildren(QPushButton) if b.text() == "Close"]
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Return)
    assert not dialog.isVisible()
