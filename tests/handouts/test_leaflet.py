import re

import pytest

from baklosan_desktop.handouts.kinds import render
from baklosan_desktop.labels.facts import Facts, LeafletPart, Seriousness
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.handout import HandoutForm, Kind, Part, present
from baklosan_desktop.screens.leaflet_dose import LeafletDose
from tests.builders import a_label, some_facts
from tests.fakes import FakeShelf
from tests.handouts.sheets import IMPRINT, a_handout, a_sheet, words

_SECTIONS = [
    "1 What it is for",
    "2 Before you take it",
    "3 How to take it",
    "4 Possible side effects",
    "5 How to store it",
    "6 More information",
]


def leaflet(label: Label, facts: Facts, **form: object) -> str:
    return words(a_handout(label, facts, kind=Kind.LEAFLET, **form))


@pytest.fixture
def sheet(label: Label, facts: Facts) -> str:
    return leaflet(label, facts)


def section(sheet: str, number: int) -> str:
    """Return what stands under a numbered heading."""
    start = sheet.index(_SECTIONS[number - 1])
    return sheet[start : sheet.index(_SECTIONS[number])] if number < 6 else sheet[start:]


def test_sections_stand_in_the_order_of_the_qrd_template(sheet: str) -> None:
    assert sorted(_SECTIONS, key=sheet.index) == _SECTIONS


def test_before_it_is_taken_asks_in_order(sheet: str) -> None:
    asked = [
        "Do not take it if you",
        "Tell your doctor or pharmacist first if you",
        "Tell them what else you take",
        "Pregnancy and breast-feeding",
        "Driving and machines",
    ]
    before = section(sheet, 2)
    assert sorted(asked, key=before.index) == asked


def test_every_sentence_of_advice_is_printed(sheet: str, facts: Facts) -> None:
    assert {advice.part for advice in facts.advice} == set(LeafletPart)
    for advice in facts.advice:
        assert advice.text in sheet


def test_hz_13_not_to_stop_suddenly_stands_before_all_sections(sheet: str) -> None:
    assert sheet.index("Do not stop suddenly.") < sheet.index(_SECTIONS[0])
    assert "Do not stop suddenly. Your doctor lowers the dose slowly" in section(sheet, 3)


def test_how_to_take_it_has_food_a_missed_dose_and_a_blank_dose_line(sheet: str) -> None:
    taken = section(sheet, 3)
    for said in (
        "Swallow it during a meal.",
        "Do not take a double dose to make up for it.",
        "Your dose: ________ mg, ________ times a day",
        "Get help at once. Call the emergency number",
    ):
        assert said in taken


@pytest.mark.parametrize(("is_at_hand", "is_refused"), [(True, False), (False, True)])
def test_req_51_dose_that_is_ticked_is_printed_with_whether_tablets_make_it(
    label: Label, facts: Facts, *, is_at_hand: bool, is_refused: bool
) -> None:
    sheet = a_sheet(label, facts, kind=Kind.LEAFLET)
    dose = LeafletDose("Your first dose", "5 mg, 3 times a day", is_at_hand)
    taken = section(words(render(sheet._replace(dose=dose), IMPRINT)), 3)
    assert "Your first dose: 5 mg, 3 times a day" in taken
    assert "____" not in taken
    assert ("The tablets at hand cannot make this dose." in taken) is is_refused


def test_hz_23_side_effects_open_with_when_to_get_help(sheet: str, facts: Facts) -> None:
    effects = section(sheet, 4)
    assert effects.startswith("4 Possible side effects Get help at once if you notice slow or sh")
    assert "slow or shallow breathing: call the emergency number being confused" in effects
    listed = effects[: effects.index("Tell your doctor if you notice")]
    for effect in facts.side_effects:
        if effect.seriousness in {Seriousness.EMERGENCY, Seriousness.URGENT}:
            assert effect.plain in listed


def test_hz_23_people_come_before_the_word_of_the_label(sheet: str) -> None:
    often = [
        "May affect more than 1 in 10 people (very frequent)",
        "May affect up to 1 in 10 people (frequent)",
        "May affect up to 1 in 1,000 people (rare)",
        "May affect up to 1 in 10,000 people (very rare)",
        "How often is not known (isolated cases)",
    ]
    effects = section(sheet, 4)
    assert sorted(often, key=effects.index) == often
    assert "infrequent" not in effects
    assert effects.index("This includes effects not listed here.") > effects.index(often[-1])


def test_every_side_effect_is_there_in_plain_words_once_per_band(sheet: str, facts: Facts) -> None:
    effects = section(sheet, 4)
    often = effects[effects.index("May affect more than") :]
    assert all(effect.plain in often for effect in facts.side_effects)
    assert often.count("feeling sleepy or slowed down") == 1


def test_no_organ_system_is_named(sheet: str, facts: Facts) -> None:
    for effect in facts.side_effects:
        assert effect.system is None or effect.system not in section(sheet, 4)


@pytest.mark.parametrize(
    "phrase",
    [
        "plenty of fluids",
        "diuretic",
        "List B",
        "mg / kg",
        "mg per kg",
        "increased sensitivity",
        "AMB-",
        "5 mg",
        "hemodialysis",
    ],
)
def test_hz_22_what_is_not_for_patients_is_not_on_their_paper(sheet: str, phrase: str) -> None:
    assert phrase not in re.sub("Baklosan 25 mg|holds 25 mg", "", sheet)


def test_kidney_problems_lead_to_the_doctor(sheet: str) -> None:
    said = "have kidney problems or are on dialysis: tell your doctor; this label says it should"
    assert said in section(sheet, 2)


def test_list_goes_on_with_the_sentence_above_it(facts: Facts) -> None:
    parts = {LeafletPart.DO_NOT_TAKE, LeafletPart.WARNINGS}
    listed = [advice.text for advice in facts.advice if advice.part in parts]
    goes_on = re.compile("(are (?!to )|have[ ,]|cannot |give it )")
    assert [text for text in listed if not goes_on.match(text)] == []


def test_hz_26_plain_words_are_marked_and_replace_no_leaflet(sheet: str) -> None:
    above, below = sheet[: sheet.index(_SECTIONS[0])], section(sheet, 6)
    assert "Patient leaflet in plain words (editorial)" in above
    assert "The words of this sheet are plain ones (editorial): ours, not the label’s" in below
    assert "It does not replace the leaflet in the pack." in below


@pytest.mark.parametrize("part", Part)
def test_section_that_is_left_out_says_so(label: Label, facts: Facts, part: Part) -> None:
    number = list(Part).index(part) + 1
    whole, cut = leaflet(label, facts), leaflet(label, facts, left_out=frozenset({part}))
    said = "Your pharmacist has left this section out."
    assert section(cut, number).startswith(f"{_SECTIONS[number - 1]} {said}")
    assert said not in whole
    for other in set(range(1, 6)) - {number}:
        assert section(cut, other) == section(whole, other)


def test_pharmacists_line_and_the_prescriber_are_shown_as_such(label: Label, facts: Facts) -> None:
    sheet = leaflet(label, facts, remark="Bring <this> sheet.", prescriber="Dr. Grey")
    assert "From your pharmacist: Bring <this> sheet. 1 What it is for" in sheet
    assert "Prescribed by Dr. Grey" in section(sheet, 3)
    plain = leaflet(label, facts)
    assert "From your pharmacist" not in plain
    assert "Prescribed by" not in plain


def test_label_without_reviewed_advice_has_no_leaflet() -> None:
    view = present(HandoutForm(Kind.LEAFLET), a_label(), FakeShelf(some_facts(advice=())))
    assert view.sheet is None
    assert view.refusal == "This label has no reviewed leaflet in plain words."


def syllables(word: str) -> int:
    """Count groups of vowels; a last e is mute. This errs upwards, as a grade here should."""
    groups = len(re.findall("[aeiouy]+", word.lower()))
    is_mute = word.lower().endswith("e") and not word.lower().endswith(("le", "ee"))
    return max(1, groups - is_mute)


def grade(sentences: list[str]) -> float:
    """Return the Flesch-Kincaid grade, from words per sentence and syllables per word."""
    spoken = [re.findall(r"[A-Za-z]+", sentence) for sentence in sentences]
    every = [word for sentence in spoken for word in sentence]
    per_sentence, per_word = len(every) / len(spoken), sum(map(syllables, every)) / len(every)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


@pytest.mark.parametrize(
    ("word", "count"), [("dose", 1), ("table", 2), ("tree", 1), ("baclofen", 3), ("the", 1)]
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert syllables(word) == count


def test_reading_grade_of_the_plain_words_is_at_most_8(facts: Facts) -> None:
    texts = [re.sub("baclofen|[Ll]evodopa with carbidopa", "", a.text) for a in facts.advice]
    sentences = [each for text in texts for each in re.split(r"(?<=[.])\s+", text) if each]
    assert grade(sentences) <= 8
