from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.qt.panels.side_effect_list import SideEffectList
from baklosan_desktop.qt.widgets.entries import EntryList
from baklosan_desktop.screens.side_effect_matrix import NO_SYSTEM
from baklosan_desktop.screens.side_effects import SideEffectForm, present
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.wording import NBSP
from tests.fakes import FakeSideEffects

SOURCE = "Baklosan 25 mg tablets, label edition 1, not yet reviewed by a pharmacist"
ALL = SideEffectForm(LabelId("baklosan-25mg"))
RARE = ALL._replace(system="nervous system", band="rare")
ISOLATED = ALL._replace(system=NO_SYSTEM, band="isolated cases")


class Shown:
    """A list as a person meets it."""

    def __init__(self, panel: SideEffectList, source: FakeSideEffects) -> None:
        self.panel = panel
        self._source = source
        [self.list] = panel.findChildren(EntryList)
        self.open, self.copy, self.print, self.save = panel.findChildren(QPushButton)

    def show(self, form: SideEffectForm) -> None:
        self.panel.show_selection(present(form, self._source).selection)

    def reads(self) -> str:
        labels = [label for label in self.panel.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text() for label in labels).replace(NBSP, " ")

    def badges(self) -> list[tuple[str, str]]:
        labels = [label for label in self.panel.findChildren(QLabel) if label.isVisible()]
        badges = [label for label in labels if label.property("role") == "badge"]
        return [(badge.text(), badge.property("tone")) for badge in badges]

    def choose(self, term: str) -> None:
        self.list.setCurrentIndex(self.list.model().index(self._row(term), 0))

    def spoken(self, term: str) -> str:
        index = self.list.model().index(self._row(term), 0)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole)).replace(NBSP, " ")

    def _row(self, term: str) -> int:
        model = self.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())].index(term)


def in_a_list(label: Label, facts: Facts, vocabulary: Vocabulary, qtbot: QtBot) -> Shown:
    panel = SideEffectList(label)
    qtbot.addWidget(panel)
    panel.resize(320, 690)
    panel.show()
    return Shown(panel, FakeSideEffects(facts, vocabulary))


@pytest.fixture
def shown(label: Label, facts: Facts, vocabulary: Vocabulary, qtbot: QtBot) -> Shown:
    shown = in_a_list(label, facts, vocabulary, qtbot)
    shown.show(ALL)
    return shown


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("form", "badge"),
    [(RARE, ("Rare", "band-4")), (ISOLATED, ("Isolated cases", "band-isolated"))],
)
def test_badge_says_the_band_in_word_and_colour(
    shown: Shown, form: SideEffectForm, badge: tuple[str, str]
) -> None:
    shown.show(form)
    assert shown.badges() == [badge]


def test_list_of_several_bands_has_no_badge(shown: Shown) -> None:
    shown.show(RARE)
    shown.show(ALL)
    assert shown.badges() == []


def test_chosen_term_shows_its_sentence_and_place(shown: Shown) -> None:
    shown.choose("rash")
    assert "Side effects ¶8, line 52" in shown.reads()
    sentence = "From the skin and subcutaneous tissue: frequent - hyperhidrosis, <b>rash</b>."
    assert sentence in shown.reads()


def test_new_list_hides_the_sentence_of_the_old_one(shown: Shown) -> None:
    shown.choose("rash")
    shown.show(RARE)
    assert "line 52" not in shown.reads()


def test_chosen_term_shows_its_band_where_the_list_has_several(shown: Shown) -> None:
    shown.choose("rash")
    assert "Frequent: More than 1 % and less than 10 %." in shown.reads()
    assert "For the patient: “may affect up to 1 in 10 people”." in shown.reads()


def test_chosen_term_of_a_chosen_band_does_not_say_it_again(shown: Shown) -> None:
    shown.show(RARE)
    shown.choose("dysarthria")
    assert shown.reads().count("More than 0.01 % and less than 0.1 %.") == 1


def test_show_in_label_opens_the_words_that_state_the_term(shown: Shown, qtbot: QtBot) -> None:
    shown.choose("rash")
    with qtbot.waitSignal(shown.panel.citation_opened) as opened:
        click(shown.open)
    assert opened.args == [52, "frequent - hyperhidrosis, rash"]


def test_show_in_label_opens_the_first_line_where_no_term_is_chosen(
    shown: Shown, qtbot: QtBot
) -> None:
    shown.show(ISOLATED)
    with qtbot.waitSignal(shown.panel.citation_opened) as opened:
        click(shown.open)
    assert opened.args == [56, ""]


def test_enter_on_a_term_opens_its_line(shown: Shown, qtbot: QtBot) -> None:
    shown.choose("nausea")
    with qtbot.waitSignal(shown.panel.citation_opened) as opened:
        QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert opened.args == [48, "very frequent - nausea"]


def test_copied_list_is_plain_text_with_lines(shown: Shown) -> None:
    shown.show(RARE)
    click(shown.copy)
    first, second, *_, last = QGuiApplication.clipboard().text().splitlines()
    assert first == f"{SOURCE}: side effects"
    assert second == "Nervous system, rare: 2 effects"
    assert last == "- dysarthria (editorial: slurred speech), Side effects ¶2, line 46"


def test_copying_is_confirmed_until_the_list_changes(shown: Shown) -> None:
    click(shown.copy)
    assert shown.copy.text() == "Copied"
    shown.show(RARE)
    assert shown.copy.text() == "Copy list"


def press_copy(shown: Shown) -> None:
    QTest.keySequence(shown.list, QKeySequence(QKeySequence.StandardKey.Copy))


def test_copy_by_key_takes_the_chosen_term_with_its_sentence(shown: Shown, qtbot: QtBot) -> None:
    shown.list.setFocus()
    qtbot.waitUntil(shown.list.hasFocus)
    shown.choose("rash")
    press_copy(shown)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "rash (editorial: skin rash)"
    assert copied[-2:] == ["Side effects ¶8, line 52", SOURCE]
    assert "Copied “rash” with its sentence." in shown.reads()


def test_copy_by_key_takes_nothing_where_no_term_is_chosen(shown: Shown, qtbot: QtBot) -> None:
    shown.list.setFocus()
    qtbot.waitUntil(shown.list.hasFocus)
    shown.list.clearSelection()
    shown.list.setCurrentIndex(QModelIndex())
    QGuiApplication.clipboard().setText("before")
    press_copy(shown)
    assert QGuiApplication.clipboard().text() == "before"


def test_sheet_is_asked_to_be_printed(shown: Shown, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.panel.print_requested):
        click(shown.print)


def save_as(shown: Shown, path: Path) -> None:
    """Save the table by the dialog that the button opens."""
    click(shown.save)
    (dialog,) = shown.panel.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_table_is_saved_where_the_dialog_says(shown: Shown, tmp_path: Path) -> None:
    shown.show(RARE)
    save_as(shown, tmp_path / "effects.csv")
    saved = (tmp_path / "effects.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(saved) == 3
    assert "Saved 2 effects as 'effects.csv'." in shown.reads()


def test_table_that_cannot_be_saved_is_a_sentence(shown: Shown, tmp_path: Path) -> None:
    save_as(shown, tmp_path / "missing" / "effects.csv")
    assert "'effects.csv' could not be saved: No such file" in shown.reads()
    assert "Choose another folder" in shown.reads()


def test_next_list_takes_the_sentence_away(shown: Shown, tmp_path: Path) -> None:
    save_as(shown, tmp_path / "effects.csv")
    shown.show(RARE)
    assert "Saved" not in shown.reads()


def test_other_words_of_a_filter_are_said(shown: Shown) -> None:
    shown.show(ALL._replace(words="sweating"))
    assert "“sweating”: this label says “hyperhidrosis”." in shown.reads()
    shown.show(ALL)
    assert "this label says" not in shown.reads()


def test_empty_list_says_why_and_leaves_nothing_to_do(shown: Shown) -> None:
    shown.show(ALL._replace(words="hiccup"))
    assert "No side effect matches “hiccup”." in shown.reads()
    assert not shown.list.isVisible()
    assert not shown.open.isEnabled()
    assert not shown.copy.isEnabled()
    assert not shown.save.isEnabled()
    assert shown.print.isEnabled()
    shown.show(ALL)
    assert shown.list.isVisible()
    assert shown.open.isEnabled()


def test_term_is_spoken_with_plain_words_advice_and_band(shown: Shown) -> None:
    assert shown.spoken("respiratory depression") == (
        "respiratory depression (editorial: slow or shallow breathing; get help now), "
        "Respiratory system · Frequent, 1 to 10 %"
    )
    shown.show(RARE)
    assert shown.spoken("dysarthria") == "dysarthria (editorial: slurred speech)"
