import re
from dataclasses import replace

import pytest

from baklosan_desktop.labels.bands import Ours
from baklosan_desktop.labels.facts import Facts, Seriousness
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.handout import Paper, TextSize
from tests.builders import a_band, a_citation, an_effect, some_facts
from tests.handouts.sheets import SIDE_EFFECTS, a_handout, an_unreviewed_handout, words


@pytest.fixture
def sheet(label: Label, facts: Facts) -> str:
    return words(a_handout(label, facts, kind=SIDE_EFFECTS))


@pytest.fixture
def narrow(label: Label, facts: Facts) -> str:
    return words(a_handout(label, facts, kind=SIDE_EFFECTS, text_size=TextSize.LARGE))


def test_all_42_effects_stand_beside_their_plain_words(sheet: str, facts: Facts) -> None:
    listed = sheet[sheet.index("All 42 side effects, by organ system") :]
    for effect in facts.side_effects:
        assert f" {effect.term} {effect.plain}" in listed


def test_what_needs_help_comes_before_everything_else(sheet: str) -> None:
    headings = [
        "Get help now: call the emergency number if you notice",
        "Get help at once if you notice",
        "Tell the doctor if you notice",
        "If you get any side effect",
        "How many, and how often",
        "All 42 side effects, by organ system",
    ]
    assert sorted(headings, key=sheet.index) == headings


def test_urgent_signs_are_all_there_and_under_the_right_advice(sheet: str, facts: Facts) -> None:
    now, at_once, tell = (
        sheet.index(start) for start in ("Get help now:", "Get help at once if", "Tell the doctor")
    )
    until = {Seriousness.EMERGENCY: at_once, Seriousness.URGENT: tell}
    since = {Seriousness.EMERGENCY: now, Seriousness.URGENT: at_once, Seriousness.TELL_DOCTOR: tell}
    for effect in facts.side_effects:
        if effect.seriousness:
            place = sheet.index(f"{effect.plain} {effect.term}")
            assert since[effect.seriousness] < place < until.get(effect.seriousness, len(sheet))


def test_hz_23_advice_covers_what_is_not_listed_and_stopping_alone(sheet: str) -> None:
    assert "Talk to your doctor or pharmacist. This includes effects not listed here." in sheet
    assert "Do not stop this medicine on your own because of a side effect" in sheet


def test_hz_23_number_of_people_comes_before_the_word_of_the_label(sheet: str) -> None:
    assert "May affect up to 1 in 10 people · Frequent: more than 1 % and less than 10 %" in sheet
    assert "May affect up to 1 in 10,000 people · Very rare: less than 0.01 %" in sheet
    assert "How often is not known · Isolated cases increase in spasticity" in sheet


def test_hz_26_what_is_not_the_labels_is_marked_as_editorial(sheet: str) -> None:
    assert "Plain words and advice on this sheet are editorial: ours, not the label’s" in sheet
    assert sheet.count("plain words (editorial)") == 11


def test_every_system_names_the_line_of_the_label_that_lists_it(sheet: str) -> None:
    assert re.findall(r"\(editorial\) · (line \d+)", sheet) == [f"line {n}" for n in range(46, 57)]


def test_bands_are_those_that_the_label_defines(sheet: str) -> None:
    assert "Frequencies as the label defines them: Side effects ¶1 (line 45)." in sheet


def test_matrix_counts_every_system_in_every_band_and_the_empty_band_too(sheet: str) -> None:
    assert "Very frequent Frequent Infrequent Rare Very rare Isolated cases All" in sheet
    assert "Nervous system 2 15 0 2 0 0 19" in sheet
    assert "General disorders 0 0 0 0 1 0 1" in sheet
    assert "All 3 30 0 7 1 1 42" in sheet


def test_narrow_paper_says_the_matrix_in_words(narrow: str) -> None:
    assert "Nervous system: 19 very frequent 2, frequent 15, rare 2 Cardiovascular" in narrow
    assert (
        "All: 42 very frequent 3, frequent 30, infrequent 0, rare 7, very rare 1, isolated cases 1"
    ) in narrow
    assert "line 46 · at right plain words (editorial)" in narrow


@pytest.mark.parametrize(
    ("paper", "size", "is_wide"),
    [
        (Paper.A4, TextSize.NORMAL, True),
        (Paper.LETTER, TextSize.NORMAL, True),
        (Paper.A5, TextSize.NORMAL, False),
        (Paper.A4, TextSize.LARGE, False),
    ],
)
def test_matrix_stands_only_where_it_has_room(
    paper: Paper, size: TextSize, *, is_wide: bool
) -> None:
    text = words(a_handout(paper=paper, text_size=size))
    assert ("Organ system Frequent Rare All" in text) is is_wide
    assert ("Senses: 2 frequent 1, rare 1" in text) is not is_wide


def test_sheet_without_serious_effects_has_no_heading_for_them() -> None:
    text = words(a_handout())
    assert "Get help at once if" not in text
    assert "Tell the doctor if" not in text


def test_sign_without_plain_words_goes_by_the_labels_term() -> None:
    effects = (an_effect(plain="", seriousness=Seriousness.URGENT),)
    text = words(a_handout(facts=some_facts(side_effects=effects)))
    assert "if you notice blurred vision blurred vision" in text


def test_label_without_bands_claims_no_definition() -> None:
    effect = an_effect(band=None, note="sometimes")
    text = words(a_handout(facts=some_facts(bands=(), side_effects=(effect,))))
    assert "Frequencies as the label defines" not in text
    assert "How often is not known · Sometimes" in text


def test_system_listed_in_two_lines_names_both() -> None:
    first, second = some_facts().side_effects
    effects = (first, replace(second, citations=(a_citation("rare - glare", 6),)))
    text = words(a_handout(facts=some_facts(side_effects=effects)))
    assert "line 6, line 7" in text


def test_hz_22_overdose_advice_is_not_on_a_sheet_for_patients(sheet: str) -> None:
    for phrase in ("drink plenty", "List B", "mg / kg", "sensitivity"):
        assert phrase not in sheet


@pytest.mark.parametrize("paper", Paper)
def test_list_that_a_program_read_is_not_called_complete(paper: Paper) -> None:
    said = words(an_unreviewed_handout(SIDE_EFFECTS, paper))
    assert "This list is not complete. A program read 2 side effects" in said
    assert "The label lists" not in said
    assert "All 2 side effects" not in said
    assert not re.search(r"line \d", said)


def test_band_that_is_ours_is_not_said_to_be_defined_by_the_label() -> None:
    ours = a_band(more_than_ppm=None, less_than_ppm=None, ours=Ours.DERIVED)
    said = words(an_unreviewed_handout(SIDE_EFFECTS, bands=(ours, a_band("rare"))))
    assert "as the label defines them: Side effects ¶1." in said
    said = words(an_unreviewed_handout(SIDE_EFFECTS, bands=(ours,), side_effects=(an_effect(),)))
    assert "as the label defines them" not in said
