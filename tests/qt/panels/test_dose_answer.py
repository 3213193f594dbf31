from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.labels.label import Label
from baklosan_desktop.qt import theme
from baklosan_desktop.qt.panels import dose_answer
from baklosan_desktop.qt.panels.dose_answer import AnswerColumn
from baklosan_desktop.qt.panels.dose_parts import Banner, Said, ToneIcon
from baklosan_desktop.qt.theme import Theme
from baklosan_desktop.qt.widgets.layouts import FilledButton
from baklosan_desktop.screens.dose import DoseView
from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dose_quotes import Sentence
from baklosan_desktop.screens.label import QuoteView
from tests.qt.panels.dose_page import lent, plain, settle
from tests.screens.calendar_builders import CHECK, INCREASE, START, STEPS, STOP
from tests.screens.dose_builders import answered, view_of

YES, NOT_KNOWN = Reply.YES, Reply.UNKNOWN
ADULT = DoseForm("40")
CHILD = DoseForm("10", "5", "39.9")
EMPTY = view_of(DoseForm())


def asked(form: DoseForm, **replies: Reply) -> DoseView:
    return view_of(answered(form, **replies))


DIALYSIS = asked(DoseForm("55", weight="75", current_daily="15"), haemodialysis=YES)
SEVERAL = asked(ADULT, psychosis=YES, epilepsy=YES, crf=YES, diabetes=YES)
SMALL_CHILD = asked(DoseForm("2"))
OPEN = asked(ADULT, psychosis=NOT_KNOWN)
IMPLAUSIBLE = asked(DoseForm("5", weight="60"))
EVERY_STATUS = [asked(ADULT), asked(CHILD), DIALYSIS, SEVERAL, SMALL_CHILD, OPEN]


@pytest.fixture
def column(qtbot: QtBot) -> Iterator[AnswerColumn]:
    with lent(AnswerColumn()) as column:
        column.resize(940, 690)
        column.show()
        qtbot.waitExposed(column)
        yield column


@pytest.fixture
def opened(column: AnswerColumn) -> list[tuple[int, str]]:
    """The lines that were asked for, each with its quote."""
    opened: list[tuple[int, str]] = []
    column.citation_opened.connect(lambda line, quote: opened.append((line, quote)))
    return opened


def show(column: AnswerColumn, view: DoseView) -> None:
    """Show an answer, all of it."""
    column.show_view(view)
    settle()


def labels(column: AnswerColumn) -> list[QLabel]:
    """Return what can be read, from top to bottom."""
    seen = [label for label in column.findChildren(QLabel) if label.isVisible()]
    parts = (column.parts, column.plan, column.below)
    inside = [label for part in parts for label in seen if part.isAncestorOf(label)]
    return [*(label for label in seen if label not in inside), *inside]


def buttons(column: AnswerColumn) -> list[QAbstractButton]:
    return [button for button in column.findChildren(QAbstractButton) if button.isVisible()]


def lines(column: AnswerColumn) -> list[str]:
    """Return what is read, label by label."""
    return [plain(label.text()) for label in labels(column)]


def reads(column: AnswerColumn) -> str:
    return "\n".join(lines(column))


def order(column: AnswerColumn, *texts: str) -> list[str]:
    """Return these texts in the order in which they are read."""
    read = reads(column)
    return sorted(texts, key=read.index)


def titles(column: AnswerColumn) -> list[str]:
    return [la.text() for la in labels(column) if la.property("role") == "card-title"]


def banners(column: AnswerColumn) -> list[Banner]:
    return [banner for banner in column.findChildren(Banner) if banner.isVisible()]


def tones(column: AnswerColumn) -> list[str]:
    """Return the tones of the banners."""
    return [banner.property("tone") for banner in banners(column)]


def tone_of(column: AnswerColumn, text: str) -> str:
    """Return the tone of the one banner on which a text stands."""
    [tone] = [
        banner.property("tone")
        for banner in banners(column)
        if any(text in plain(label.text()) for label in banner.findChildren(QLabel))
    ]
    return str(tone)


def links(column: AnswerColumn) -> list[Said]:
    said = column.findChildren(Said)
    return [label for label in said if label.isVisible() and "href" in label.text()]


# What is said


def test_page_says_which_question_it_answers(column: AnswerColumn) -> None:
    for question, title in (("START", "Starting dose"), ("STOP", "Stopping the treatment")):
        show(column, view_of(DoseForm(question=Question[question])))
        assert lines(column)[0] == title


def test_what_is_missing_is_said_in_a_sentence(column: AnswerColumn) -> None:
    show(column, EMPTY)
    assert lines(column)[1:] == ["No answer yet", plain(EMPTY.missing)]


def test_dose_is_said_in_full_with_status_group_and_maximum(column: AnswerColumn) -> None:
    show(column, asked(ADULT))
    assert lines(column)[1:4] == [
        "Within the label",
        "Dose: 15 mg per day in total, in 3 intakes of 5 mg",
        "Adults. Maximum 100 mg per day.",
    ]


def test_four_cards_hold_the_figures(column: AnswerColumn) -> None:
    show(column, asked(ADULT))
    assert titles(column)[:4] == ["START", "STEP", "USUAL", "MAXIMUM"]
    numbers = [la for la in labels(column) if la.property("role") == "number"]
    assert [plain(la.text()) for la in numbers] == ["5 mg", "+ 5 mg", "30 to 75 mg", "100 mg"]
    assert [la.property("tone") for la in numbers] == [None, None, None, "stop"]
    assert "× 3" in lines(column)


def test_figure_that_the_label_does_not_state_says_so(column: AnswerColumn) -> None:
    show(column, asked(ADULT, increased_sensitivity=YES))
    assert "not stated" in lines(column)
    assert "more slowly; the prescriber sets it" in lines(column)


def test_hz_10_both_readings_of_the_step_are_shown(column: AnswerColumn) -> None:
    show(column, asked(ADULT))
    per_day = "+ 5 mg per day every 3 days: 75 mg per day on day 37"
    per_intake = "+ 15 mg per day every 3 days: 75 mg per day on day 13"
    assert f"Read per day, default: {per_day}" in lines(column)
    assert f"Read per intake: {per_intake}" in lines(column)


def test_hz_03_pack_that_cannot_supply_the_dose_is_named_before_any_figure(
    column: AnswerColumn,
) -> None:
    show(column, asked(ADULT))
    cannot = "This pack cannot supply 5 mg: its tablets hold 25 mg"
    said = ("Dose: 15 mg per day", cannot, "START", "MAXIMUM")
    assert order(column, *reversed(said)) == list(said)
    assert tone_of(column, cannot) == "caution"


def test_what_fits_a_tablet_stands_below_the_figures(column: AnswerColumn) -> None:
    show(column, view_of(DoseForm(question=Question.TABLETS, daily="75")))
    assert tone_of(column, "75 mg per day is 3 whole 25 mg tablets.") == "fine"
    show(column, view_of(DoseForm(question=Question.TABLETS, daily="80")))
    assert "fine" not in tones(column)


def test_each_step_says_what_it_gave(column: AnswerColumn) -> None:
    show(column, asked(CHILD))
    assert titles(column)[-1] == "HOW THIS WAS WORKED OUT"
    read = reads(column)
    assert "2. 5 mg, 3 times per day, is 15 mg per day in total. line 25 15 mg per day" in read
    assert "99.75 mg per day → 60 mg per day" in read


def test_child_has_mg_per_kg_and_the_editorial_note(column: AnswerColumn) -> None:
    show(column, asked(CHILD))
    assert "about 0.38 mg per kg per day, derived" in lines(column)
    said = ("Dose: 15 mg per day", "Confirm with the prescriber. (editorial)", "START")
    assert order(column, *reversed(said)) == list(said)
    assert tone_of(column, said[1]) == "caution"


def test_warnings_stand_with_the_headline_most_urgent_first(column: AnswerColumn) -> None:
    medicines = frozenset({"antihypertensive"})
    show(column, asked(DoseForm("71", co_medications=medicines), diabetes=YES))
    said = ("65 years or older", "Diabetes mellitus: the label", "Antihypertensive agents", "START")
    assert order(column, *reversed(said)) == list(said)


def test_hz_01_contradiction_stands_side_by_side_and_holds_no_dose(column: AnswerColumn) -> None:
    show(column, DIALYSIS)
    assert titles(column) == [
        "RENAL IMPAIRMENT ¶1",
        "DOSAGE AND ADMINISTRATION ¶4",
        'PRECAUTIONS ("WITH CAUTION") ¶1',
        "WHAT FOLLOWS",
    ]
    read = reads(column)
    for said in (
        "Do not use: the label contradicts itself on kidney failure",
        "“Contraindicated in chronic renal failure.”",
        "“In chronic renal failure and during hemodialysis, the daily dose is 5 mg.”",
        "“With caution, the drug is prescribed for cerebrovascular insufficiency",
        "the safest reading rules: contraindicated. (editorial)",
        "This program shows no dose. Ask the prescriber.",
        "This patient already takes baclofen",
        "Do not stop suddenly.",
        "This result cannot be dismissed. To change it, change what is typed or answered.",
    ):
        assert said in read
    assert "15 mg" not in read
    assert "3 times" not in read


def test_stop_names_every_reason_with_its_sentence_and_line(column: AnswerColumn) -> None:
    show(column, SEVERAL)
    read = reads(column)
    for said in (
        "Psychosis: contraindicated.\n“psychosis” Contraindications ¶1, line 72",
        "Epilepsy: contraindicated.\n“epilepsy” Contraindications ¶3, line 74",
        "Chronic renal failure: the label contradicts itself.",
        "Renal impairment ¶1, line 94",
    ):
        assert said.replace("\n", "") in read
    listed = ("Do not use", "Psychosis: contraindicated.", "Diabetes mellitus: the label asks")
    assert order(column, *reversed(listed)) == list(listed)


def test_treated_patient_who_may_be_allergic_is_sent_for_help_before_all_else(
    column: AnswerColumn,
) -> None:
    show(column, asked(DoseForm("30", current_daily="30"), hypersensitivity=YES))
    urgent = "Possible allergic reaction: urgent medical help now"
    assert lines(column)[1] == "Emergency"
    assert lines(column)[2].startswith(urgent)
    said = ("Emergency", "Answered yes: Allergy", "WHY", "Allergy to baclofen: contra")
    assert order(column, *reversed(said)) == list(said)
    assert tones(column) == ["stop"]
    assert reads(column).count(urgent) == 1
    assert "Do not stop suddenly" not in reads(column)
    assert "sk the prescriber" not in reads(column)


def test_hz_14_what_an_allergic_patient_needs_stands_before_the_reasons(
    column: AnswerColumn,
) -> None:
    show(column, asked(DoseForm("30"), hypersensitivity=YES))
    said = ("Do not use", "If the patient already takes baclofen", "urgent medical help", "WHY")
    assert order(column, *reversed(said)) == list(said)
    assert tones(column) == ["stop", "stop"]


def test_hz_13_who_takes_it_already_is_told_below_the_reasons(column: AnswerColumn) -> None:
    for current, title in (
        ("30", "This patient already takes baclofen"),
        ("", "If the patient already takes baclofen"),
    ):
        show(column, asked(DoseForm("30", current_daily=current), psychosis=YES))
        said = ("WHY", "Psychosis: contraindicated.", title, "Do not stop suddenly.")
        assert order(column, *reversed(said)) == list(said)
        assert tone_of(column, title) == "caution"
        assert "Emergency" not in reads(column)


def test_age_without_a_dose_cites_what_the_label_does_say(column: AnswerColumn) -> None:
    show(column, SMALL_CHILD)
    read = reads(column)
    assert (
        "The label gives no dose under 3 years. (editorial)"
        "“in children from 3 to 6 years old - 20-30 mg / day” Dosage and administration ¶8, line 26"
    ) in read
    assert "The label gives no dose under 3 years. (editorial) line 26 no dose" in read
    assert "Also for this patient" in lines(column)


@pytest.mark.parametrize(
    ("form", "headline"),
    [
        (
            DoseForm("40", current_daily="98", days_since="3", question=Question.INCREASE),
            "A further step, to 103 mg per day, would pass the maximum of 100 mg per day",
        ),
        (
            DoseForm("40", prescribed="150", first=False, question=Question.CHECK),
            "The prescribed 150 mg per day is above the maximum of 100 mg per day",
        ),
        (
            DoseForm("40", current_daily="30", days_since="1", question=Question.INCREASE),
            "No increase yet: too early",
        ),
    ],
)
def test_refusal_says_its_reason_with_the_figure(
    column: AnswerColumn, form: DoseForm, headline: str
) -> None:
    show(column, asked(form))
    assert lines(column)[1:3] == ["Outside the label", headline]


@pytest.mark.parametrize("view", [DIALYSIS, SEVERAL, SMALL_CHILD, OPEN])
def test_answer_without_a_dose_says_that_none_is_shown(
    column: AnswerColumn, view: DoseView
) -> None:
    show(column, view)
    assert "This program shows no dose." in lines(column)[3]
    assert "Dose:" not in reads(column)


def test_open_question_is_named_with_its_sentence(column: AnswerColumn) -> None:
    show(column, OPEN)
    assert "Not known: Psychosis. (editorial)“psychosis”" in reads(column)


@pytest.mark.parametrize("view", EVERY_STATUS)
def test_hz_28_stop_holds_nothing_to_press(column: AnswerColumn, view: DoseView) -> None:
    show(column, view)
    if view.plan is None:
        assert buttons(column) == []


@pytest.mark.parametrize("view", [EMPTY, *EVERY_STATUS])
def test_status_is_a_word_and_a_sign(column: AnswerColumn, view: DoseView) -> None:
    show(column, view)
    assert lines(column)[1] == (view.answer.word if view.answer else "No answer yet")
    assert column.findChildren(ToneIcon)[0].isVisible()


@pytest.mark.parametrize("view", EVERY_STATUS)
def test_answer_is_spoken_with_its_word(column: AnswerColumn, view: DoseView) -> None:
    show(column, EMPTY)
    show(column, view)
    assert view.answer is not None
    assert column.parts.accessibleName() == f"{view.answer.word}. {view.answer.headline}"


def test_stop_breaks_off_what_is_being_said(
    column: AnswerColumn, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []

    def announce(_widget: QWidget, sentence: str, *, is_urgent: bool = False) -> None:
        said.append((plain(sentence), is_urgent))

    monkeypatch.setattr(dose_answer, "announce", announce)
    for view in (EMPTY, asked(ADULT, psychosis=YES), EMPTY, asked(ADULT)):
        show(column, view)
    assert said == [
        ("Contraindicated. Do not use", True),
        ("No answer yet", False),
        ("Within the label. Dose: 15 mg per day in total, in 3 intakes of 5 mg", False),
    ]


def test_words_are_never_taken_for_markup(column: AnswerColumn) -> None:
    view = asked(ADULT)
    assert view.answer is not None
    warning = Sentence("<b>5 mg</b> & more")
    show(column, view._replace(answer=view.answer._replace(warnings=(warning,))))
    [label] = [label for label in labels(column) if "more" in label.text()]
    assert label.text().startswith("&lt;b&gt;5 mg&lt;/b&gt; &amp; more")


# What leads to the label


@pytest.mark.parametrize("view", EVERY_STATUS)
def test_every_place_opens_its_line(
    column: AnswerColumn, opened: list[tuple[int, str]], view: DoseView
) -> None:
    show(column, view)
    named = []
    for label in links(column):
        for link in label.text().split('href="')[1:]:
            label.linkActivated.emit(link.partition('"')[0])
            text = plain(link.partition(">")[2].partition("<")[0])
            named.append(int(text.rpartition("line ")[2]))
    assert [line for line, _ in opened] == named
    assert len(named) >= 1


@pytest.mark.parametrize("view", EVERY_STATUS)
def test_every_place_opens_a_sentence_that_stands_there(
    column: AnswerColumn, opened: list[tuple[int, str]], label: Label, view: DoseView
) -> None:
    show(column, view)
    for said in links(column):
        for link in said.text().split('href="')[1:]:
            said.linkActivated.emit(link.partition('"')[0])
    texts = {paragraph.line: paragraph.text for _, _, paragraph in label.passages()}
    assert [quote for line, quote in opened if not quote or quote not in texts[line]] == []


def test_place_can_be_opened_by_keyboard(
    column: AnswerColumn, opened: list[tuple[int, str]]
) -> None:
    show(column, asked(ADULT))
    column.activateWindow()
    settle()
    column.setFocus()
    [start] = [link for link in links(column) if plain(link.text()) == "line 20, line 19"]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(start, Qt.Key.Key_Tab)
    QTest.keyClick(start, Qt.Key.Key_Return)
    assert opened == [(19, "Inside, while eating.")]


def test_line_is_named_once_though_two_of_its_sentences_are_cited(column: AnswerColumn) -> None:
    show(column, asked(CHILD))
    [warned] = [label for label in links(column) if "Two rules can be read" in label.text()]
    assert warned.text().count("line:26") == 1


def test_line_that_is_quoted_twice_opens_its_first_quote_wherever_it_is_named(
    column: AnswerColumn, opened: list[tuple[int, str]]
) -> None:
    view = asked(ADULT)
    assert view.answer is not None
    quotes = [QuoteView(text, "Dosage ¶2", 20) for text in ("The initial dose", "5 mg")]
    twice = Sentence("Twice.", (*quotes, QuoteView("Inside", "Dosage ¶1", 19)))
    cards = (view.answer.cards[0]._replace(quotes=twice.quotes), *view.answer.cards[1:])
    answer = view.answer._replace(warnings=(twice,), cards=cards)
    show(column, view._replace(answer=answer))
    for places in ("Twice. Dosage ¶2, line 20, Dosage ¶1, line 19", "line 20, line 19"):
        opened.clear()
        [said] = [label for label in links(column) if plain(label.text()) == places]
        for link in said.text().split('href="')[1:]:
            said.linkActivated.emit(link.partition('"')[0])
        assert opened == [(20, "The initial dose"), (19, "Inside")]


def test_sentence_behind_a_number_is_one_look_away(column: AnswerColumn) -> None:
    show(column, asked(CHILD))
    [warned] = [label for label in links(column) if "Two rules can be read" in label.text()]
    for quote in (
        "“from 6 to 10 years old - 30-60 mg / day” Dosage and administration ¶8, line 26",
        "“in children over 10 years old, the maximum daily dose is 2.5 mg / kg body weight”",
    ):
        assert quote in plain(warned.toolTip())
        assert quote in plain(warned.accessibleDescription())


# What is confirmed


def test_hz_07_confirmation_repeats_value_and_unit_and_says_its_statement(
    column: AnswerColumn, qtbot: QtBot
) -> None:
    show(column, IMPLAUSIBLE)
    assert "60 kg at 5 years is outside the expected 8 to 45 kg." in lines(column)
    assert "Is this in pounds? 60 lb is about 27.2 kg, for checking only." in lines(column)
    button = buttons(column)[0]
    assert plain(button.accessibleName()) == "The weight is 60 kg"
    assert button.property("role") != "primary"
    with qtbot.waitSignal(column.confirmed) as said:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said.args == ["60 kg at 5 years"]


def test_way_back_stands_beside_each_confirmation(column: AnswerColumn, qtbot: QtBot) -> None:
    show(column, IMPLAUSIBLE)
    back = buttons(column)[1:]
    assert [button.accessibleName() for button in back] == ["Correct the weight", "Correct the age"]
    for button, correction in zip(back, IMPLAUSIBLE.confirmations[0].corrections, strict=True):
        with qtbot.waitSignal(column.corrected) as said:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert said.args == [correction]


def test_what_is_asked_again_stands_below_the_headline(column: AnswerColumn) -> None:
    show(column, asked(DoseForm("60", co_medications=frozenset({"levodopa"}))))
    said = ("No dose until this is known", "It is for something else", "WHY")
    assert order(column, *reversed(said)) == list(said)


# One answer at a time


def test_hz_18_old_answer_is_gone_at_once(column: AnswerColumn) -> None:
    show(column, asked(ADULT))
    show(column, EMPTY)
    assert "100 mg" not in reads(column)
    show(column, DIALYSIS)
    assert "No answer yet" not in reads(column)


def test_same_answer_is_not_drawn_again(column: AnswerColumn) -> None:
    show(column, asked(ADULT))
    parts = column.parts
    show(column, asked(ADULT)._replace(weight_hint="another"))
    assert column.parts is parts


def test_new_answer_is_shown_from_its_top(column: AnswerColumn) -> None:
    column.resize(600, 300)
    show(column, asked(CHILD))
    settle()
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    show(column, SEVERAL)
    settle()
    assert bar.value() == 0


# How it is drawn


def test_figures_stand_in_one_row_two_or_four(column: AnswerColumn) -> None:
    show(column, asked(ADULT))
    rows = []
    for width in (1000, 620, 330):
        column.resize(width, 690)
        settle()
        cards = [w for w in column.parts.findChildren(QWidget) if w.property("role") == "card"]
        rows.append(len({card.mapTo(column, card.rect().topLeft()).y() for card in cards}))
    assert rows == [1, 2, 4]


def test_three_figures_stand_in_one_row(column: AnswerColumn) -> None:
    form = DoseForm("40", current_daily="30", days_since="3", question=Question.INCREASE)
    show(column, asked(form))
    column.resize(1000, 690)
    settle()
    cards = {
        card.accessibleName(): card.mapTo(column, card.rect().topLeft())
        for card in column.parts.findChildren(QWidget)
        if card.accessibleName() in {"Step", "Usual", "Maximum"}
    }
    assert sorted(cards, key=lambda name: cards[name].x()) == ["Step", "Usual", "Maximum"]
    assert len({place.y() for place in cards.values()}) == 1


def test_sign_is_drawn_in_the_colours_of_now(look: QApplication, column: AnswerColumn) -> None:
    show(column, DIALYSIS)
    for shown in (Theme.LIGHT, Theme.DARK):
        theme.apply(look, shown, 100)
        settle()
        drawn = column.findChildren(ToneIcon)[0].grab().toImage()
        colours = {
            drawn.pixelColor(x, y).name()
            for x in range(drawn.width())
            for y in range(drawn.height())
        }
        assert QColor(theme.colours(shown)["stop"]).name() in colours


def test_text_is_measured_anew_in_another_size(look: QApplication, column: AnswerColumn) -> None:
    theme.apply(look, Theme.LIGHT, 100)
    show(column, DIALYSIS)
    settle()
    said = links(column)[0]
    before = said.heightForWidth(200)
    theme.apply(look, Theme.LIGHT, 200)
    assert said.heightForWidth(200) > before


def printing(column: AnswerColumn) -> list[QAbstractButton]:
    buttons = column.findChildren(QAbstractButton)
    return [b for b in buttons if b.accessibleName() == "Print calendar …" and b.isVisible()]


@pytest.mark.parametrize("form", [START, CHECK, INCREASE, STOP, STOP._replace(own_steps=STEPS)])
def test_answer_that_has_a_calendar_leads_to_it(column: AnswerColumn, form: DoseForm) -> None:
    wanted: list[Question] = []
    column.calendar_wanted.connect(wanted.append)
    show(column, asked(form))
    [button] = printing(column)
    button.click()
    assert wanted == [form.question]


@pytest.mark.parametrize(
    "view",
    [
        *(EMPTY, DIALYSIS, SEVERAL, SMALL_CHILD, OPEN),
        asked(START, increased_sensitivity=YES),
        asked(CHECK._replace(prescribed="105")),
        asked(DoseForm(question=Question.TABLETS, daily="75")),
        asked(STOP._replace(taper_days="3")),
        asked(STOP._replace(own_steps=(("7", "40"), ("9", "0")))),
        asked(STOP._replace(own_steps=STEPS, current_daily="")),
    ],
)
def test_answer_without_one_offers_none(column: AnswerColumn, view: DoseView) -> None:
    show(column, view)
    assert printing(column) == []


def test_words_of_a_button_stand_in_its_middle(column: AnswerColumn) -> None:
    show(column, IMPLAUSIBLE)
    shown = [each for each in column.findChildren(FilledButton) if each.isVisible()]
    assert len(shown) == 3
    for button in shown:
        button.resize(button.width() + 60, button.height())
        image = button.grab(button.rect().adjusted(4, 8, -4, -8)).toImage()
        places = product(range(image.width()), range(image.height()))
        inked = [x for x, y in places if image.pixelColor(x, y).lightness() < 128]
        assert inked[0] > 30
        assert abs(inked[0] - (image.width() - 1 - inked[-1])) <= 2
