import re
from datetime import date

import pytest

from baklosan_desktop.dosing.answer import Status
from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.screens.dose_answer import AnswerView
from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dose_tone import Tone
from baklosan_desktop.wording import NBSP
from tests.screens.dose_builders import answer_of, answered, view_of

ADULT = DoseForm(age_years="55", weight="75")
TESTS = "hepatic transaminases, alkaline phosphatase, blood glucose"
YES, NOT_KNOWN = Reply.YES, Reply.UNKNOWN


def _texts(value: object) -> str:
    """Everything that a view says, in one text with plain blanks."""
    if isinstance(value, tuple):
        return "\n".join(map(_texts, value))
    return str(value).replace(NBSP, " ")


def _all(answer: AnswerView) -> str:
    return _texts(answer)


def test_an_adult_dose_is_said_in_full() -> None:
    answer = answer_of(ADULT)
    assert answer.headline == (f"Dose: 15{NBSP}mg per day in total, in 3 intakes of 5{NBSP}mg")
    assert answer.summary == f"Adults. Maximum 100{NBSP}mg per day."
    assert (answer.word, answer.tone) == ("Within the label", Tone.FINE)
    assert len(answer.cards) == 4
    assert answer.parting is None
    assert answer.footer == "A worksheet: check it against the prescription."


STOPPING = DoseForm(question=Question.STOP, first_day=date(2026, 11, 23), current_daily="30")
CHECKED = ADULT._replace(question=Question.CHECK, first=False)


@pytest.mark.parametrize(
    ("form", "replies", "word"),
    [
        (ADULT, {}, "Within the label"),
        (ADULT, {"psychosis": YES}, "Contraindicated"),
        (ADULT, {"crf": YES}, "Contraindicated on the safest reading"),
        (ADULT, {"psychosis": NOT_KNOWN}, "More information needed"),
        (ADULT._replace(target="30"), {"increased_sensitivity": YES}, "For the prescriber to set"),
        (DoseForm("2", weight="12"), {}, "Outside the label"),
        (CHECKED._replace(prescribed="30"), {}, "Compared with the label"),
        (CHECKED._replace(prescribed="80"), {}, "Compared with the label, with warnings"),
        (CHECKED._replace(prescribed="120"), {}, "Outside the label"),
        (STOPPING, {}, "Within the label"),
        (STOPPING, {"hypersensitivity": YES}, "Emergency"),
        (STOPPING._replace(taper_days="6"), {}, "Outside the label"),
        (STOPPING._replace(taper_days="20"), {}, "Only on the prescriber's word"),
    ],
)
def test_word_above_the_headline_does_not_say_the_same(
    form: DoseForm, replies: dict[str, Reply], word: str
) -> None:
    answer = answer_of(form, **replies)
    assert answer.word == word
    above, below = (set(re.findall("[a-z]{4,}", said.lower())) for said in (word, answer.headline))
    assert above & below <= {"label"}


def test_a_reduced_dose_is_a_total_only() -> None:
    answer = answer_of(ADULT, increased_sensitivity=YES)
    assert answer.headline == f"Dose: 5 to 10{NBSP}mg per day in total"
    assert (answer.word, answer.tone) == ("Dose within the label, with warnings", Tone.CAUTION)


def test_warnings_stand_in_one_line_with_their_sentences() -> None:
    form = DoseForm(age_years="71", co_medications=frozenset({"antihypertensive"}))
    answer = answer_of(form, diabetes=YES)
    assert [said.words for said in answer.warnings] == [
        f"65{NBSP}years or older: the label asks for caution.",
        f"Diabetes mellitus: the label asks for periodic tests ({TESTS}).",
        "Antihypertensive agents: “enhances the effect”",
    ]
    assert all(said.quotes for said in answer.warnings)
    assert answer.reasons == ()


def test_hz_03_the_tablet_sentence_stands_apart() -> None:
    answer = answer_of(ADULT)
    [caution] = answer.cautions
    assert caution.words.startswith(f"This pack cannot supply 5{NBSP}mg")
    assert caution.mark == "editorial"
    assert answer.tablets == ()
    assert answer.warnings == ()


@pytest.mark.parametrize(
    ("daily", "cautions", "tablets"),
    [
        ("5", ["This pack cannot supply 5 mg", "The label keeps tablets of 25 mg"], []),
        ("75", [], ["75 mg per day is 3 whole 25 mg tablets."]),
        ("80", ["80 mg per day cannot be made from whole 25 mg tablets."], []),
        ("100", [], ["100 mg per day is 4 whole", "4 tablets of 25 mg do not divide by 3"]),
    ],
)
def test_hz_03_what_the_pack_cannot_do_is_a_caution_and_what_fits_is_none(
    daily: str, cautions: list[str], tablets: list[str]
) -> None:
    answer = view_of(DoseForm(question=Question.TABLETS, daily=daily)).answer
    assert answer is not None
    for said, expected in ((answer.cautions, cautions), (answer.tablets, tablets)):
        assert [
            s.words.replace(NBSP, " ")[: len(e)] for s, e in zip(said, expected, strict=True)
        ] == (expected)


def test_refused_tablets_say_below_the_headline_that_they_know_no_patient() -> None:
    answer = view_of(DoseForm(question=Question.TABLETS, daily="125")).answer
    assert answer is not None
    assert "knows no patient" not in answer.headline
    [reason] = answer.reasons
    assert reason.words.endswith("This question knows no patient: check the prescription.")
    assert [quote.line for quote in reason.quotes] == [20]


def test_hz_03_a_plan_says_that_the_pack_cannot_supply_its_first_days() -> None:
    answer = answer_of(ADULT._replace(target="75"))
    [caution] = answer.cautions
    assert caution.words.startswith(f"This pack cannot supply 5{NBSP}mg")
    assert [said.words.replace(NBSP, " ") for said in answer.tablets] == [
        "75 mg per day is 3 whole 25 mg tablets."
    ]


def test_hz_13_a_treated_patient_is_cautioned_before_a_first_dose() -> None:
    answer = answer_of(ADULT._replace(current_daily="30"))
    last = answer.cautions[-1]
    assert last.words.replace(NBSP, " ") == (
        "This patient takes 30 mg per day already, and a start is for a first dose. "
        "Going down to 15 mg per day at once would be abrupt."
    )
    assert last.mark == "editorial"
    assert len(answer_of(ADULT._replace(current_daily="15")).cautions) == 1


def test_the_ladder_says_what_each_rule_gave() -> None:
    start = answer_of(ADULT).ladder[1]
    assert start.rule == "DOSE-03"
    assert (start.before, start.after) == ("", f"15{NBSP}mg per day")
    assert start.says.quotes[0].line == 20


def test_hz_30_a_dose_says_that_the_list_of_medicines_is_short() -> None:
    assert answer_of(ADULT).notes[-1].words == (
        "The label names 6 groups of other medicines only; absence here is not safety."
    )


def test_a_dose_under_18_carries_the_editorial_note() -> None:
    answer = answer_of(DoseForm(age_years="8", weight="25"))
    assert answer.cautions[-1].words.startswith("This label's doses for children are higher")
    assert {said.mark for said in (*answer.cautions, *answer.notes)} == {"editorial"}


def test_next_dose_says_how_it_is_divided() -> None:
    form = ADULT._replace(question=Question.INCREASE, current_daily="30", days_since="3")
    assert answer_of(form).summary.replace(NBSP, " ") == (
        "Adults. Maximum 100 mg per day. "
        "Divided: morning 10 mg, midday 10 mg, evening 15 mg (editorial)."
    )


def test_usual_range_is_said_to_be_no_target() -> None:
    form = ADULT._replace(question=Question.INCREASE, current_daily="30", days_since="3")
    said, _ = answer_of(form).notes
    assert said.words.startswith("The usual range is no target: the dose is raised only until the")
    assert said.words.endswith("the fewest, counted from the first day of the next dose.")
    lines = [quote.line for quote in said.quotes]
    assert (said.mark, sorted(set(lines)), lines[0]) == ("editorial", [20], 20)
    assert len(answer_of(form._replace(current_daily="75")).notes) == 1


def test_next_dose_off_the_units_is_not_divided() -> None:
    form = ADULT._replace(question=Question.INCREASE, current_daily="22.5", days_since="3")
    assert answer_of(form).summary == f"Adults. Maximum 100{NBSP}mg per day."


@pytest.mark.parametrize(
    ("form", "says"),
    [
        (
            DoseForm("8", weight="25"),
            (
                "Children from 6 years to 10 years. Maximum 60 mg per day. "
                "30 mg per day is 1.2 mg per kg per day (derived)."
            ),
        ),
        (DoseForm("8"), "Children from 6 years to 10 years. Maximum 60 mg per day."),
        (ADULT, "Adults. Maximum 100 mg per day."),
    ],
)
def test_prescription_of_a_child_is_said_by_weight_too(form: DoseForm, says: str) -> None:
    asked = form._replace(question=Question.CHECK, prescribed="30", first=False)
    assert answer_of(asked).summary.replace(NBSP, " ") == says


@pytest.mark.parametrize(("current", "days"), [("30", "2"), ("100", "3")])
def test_hz_13_dose_now_taken_goes_on_where_only_its_increase_is_refused(
    current: str, days: str
) -> None:
    form = ADULT._replace(question=Question.INCREASE, current_daily=current, days_since=days)
    answer = answer_of(form)
    assert answer.status is Status.REJECT
    assert answer.summary.replace(NBSP, " ") == (
        f"The dose now taken, {current} mg per day, is not above the maximum. "
        "Only the increase is refused; nothing here changes that dose."
    )


def test_hz_12_dose_now_taken_above_the_maximum_is_not_said_to_go_on() -> None:
    form = ADULT._replace(question=Question.INCREASE, current_daily="100.01", days_since="3")
    assert answer_of(form).summary == "This program shows no dose. Ask the prescriber."


def test_hz_13_dose_now_taken_is_not_said_to_go_on_at_a_stop() -> None:
    form = ADULT._replace(question=Question.INCREASE, current_daily="30", days_since="3")
    assert answer_of(form, psychosis=YES).summary == (
        "Answered yes: Psychosis. This program shows no dose. Ask the prescriber."
    )


def test_a_hard_stop_names_every_reason_and_shows_no_dose() -> None:
    answer = answer_of(ADULT, epilepsy=YES, crf=YES)
    assert answer.status is Status.HARD_STOP
    assert (answer.word, answer.headline) == ("Contraindicated", "Do not use")
    assert answer.summary == (
        "Answered yes: Epilepsy, Chronic renal failure. "
        "This program shows no dose. Ask the prescriber."
    )
    assert [said.words for said in answer.reasons] == [
        "Epilepsy: contraindicated.",
        "Chronic renal failure: the label contradicts itself.",
    ]
    assert [said.quotes[0].place for said in answer.reasons] == [
        "Contraindications ¶3",
        "Renal impairment ¶1",
    ]
    assert (answer.cards, answer.tablets, answer.conflict, answer.follows) == ((), (), (), ())
    assert answer.cautions == ()
    assert answer.footer == (
        "This result cannot be dismissed. To change it, change what is typed or answered."
    )


@pytest.mark.parametrize("kidney", ["crf", "haemodialysis"])
@pytest.mark.parametrize("current", ["", "15"])
def test_hz_01_and_02_a_renal_conflict_never_shows_the_adult_dose(
    kidney: str, current: str
) -> None:
    form = answered(DoseForm(age_years="55", current_daily=current), **{kidney: YES})
    view = view_of(form)
    assert view.answer is not None
    assert view.answer.status is Status.HARD_STOP_CONFLICT
    said = _texts(view)
    for forbidden in ("15 mg", "3 times", "30 to 75", "100 mg"):
        assert forbidden not in said


def test_a_renal_conflict_shows_three_sentences_and_what_follows() -> None:
    answer = answer_of(ADULT, haemodialysis=YES)
    assert [quote.line for quote in answer.conflict] == [94, 22, 81]
    assert [said.words.replace(NBSP, " ") for said in answer.follows] == [
        "The label contradicts itself; the safest reading rules: contraindicated.",
        "The label's only figure is 5 mg per DAY in total: a ceiling, no recommendation.",
        "This pack cannot supply 5 mg: its tablets hold 25 mg, to be taken whole.",
    ]
    assert [said.mark for said in answer.follows] == ["editorial"] * 3


def test_hz_02_prescription_above_the_only_renal_figure_is_said_first() -> None:
    form = ADULT._replace(question=Question.CHECK, prescribed="15", first=False)
    follows = answer_of(form, haemodialysis=YES).follows
    assert [said.words.replace(NBSP, " ") for said in follows[:2]] == [
        "The prescription is above 5 mg per DAY in total, the label's only figure.",
        "The label contradicts itself; the safest reading rules: contraindicated.",
    ]
    assert len(follows) == 4
    assert len(answer_of(form._replace(prescribed="5"), haemodialysis=YES).follows) == 3


def test_no_dose_under_3_years() -> None:
    answer = answer_of(DoseForm(age_years="2", weight="12"))
    assert (answer.status, answer.tone) == (Status.NO_LABEL_DOSE, Tone.STOP)
    assert answer.ladder[0].says.words == f"The label gives no dose under 3{NBSP}years."
    [reason] = answer.reasons
    assert (reason.words, reason.mark) == (
        f"The label gives no dose under 3{NBSP}years.",
        "editorial",
    )
    assert [quote.line for quote in reason.quotes] == [26]
    assert answer.summary == "This program shows no dose. Ask the prescriber."


@pytest.mark.parametrize(
    ("form", "replies", "cautions"),
    [
        (DoseForm("2", weight="12"), {}, ["Under 3 years", "Under 12 years"]),
        (DoseForm("71"), {"psychosis": YES}, ["65 years or older"]),
        (DoseForm("71"), {"crf": YES}, ["65 years or older"]),
    ],
)
def test_caution_beside_a_stop_does_not_read_as_leave(
    form: DoseForm, replies: dict[str, Reply], cautions: list[str]
) -> None:
    answer = answer_of(form, **replies)
    assert answer.tone is Tone.STOP
    assert [said.words.replace(NBSP, " ") for said in answer.warnings] == [
        f"{caution}: the label asks for caution; no dose is shown here." for caution in cautions
    ]
    assert {said.mark for said in answer.warnings} == {"editorial"}
    assert "use with caution" not in _all(answer)


def test_not_known_asks_to_find_out() -> None:
    answer = answer_of(ADULT, psychosis=NOT_KNOWN)
    assert (answer.status, answer.tone) == (Status.NEEDS_MORE_INFORMATION, Tone.INFORMATION)
    assert [said.words for said in answer.reasons] == ["Not known: Psychosis."]
    assert answer.summary == "This program shows no dose. Find out, then answer."
    assert (answer.parting, answer.footer) == (None, "")


def test_levodopa_and_a_low_egfr_decide_and_do_not_only_warn() -> None:
    form = DoseForm(age_years="55", egfr="20", co_medications=frozenset({"levodopa"}))
    answer = answer_of(form)
    assert [said.words.split(" ")[0] for said in answer.reasons] == ["An", "Levodopa"]
    assert [said.words.split(":")[0] for said in answer.warnings] == ["Levodopa and carbidopa"]


def test_a_first_dose_above_the_maximum_is_outside_the_label() -> None:
    form = DoseForm("12", "", "5").confirming("5 kg at 12 years")
    answer = answer_of(form)
    assert (answer.word, answer.tone) == ("Outside the label", Tone.STOP)
    assert "would pass the maximum of 12.5 mg per day" in _all(answer)
    assert answer.parting is None


def test_hz_13_every_stop_says_how_to_part_with_the_drug() -> None:
    parting = answer_of(ADULT, psychosis=YES).parting
    assert parting is not None
    assert (parting.title, parting.tone) == ("If the patient already takes baclofen", Tone.CAUTION)
    assert parting.says.words.startswith("Do not stop suddenly.")
    assert [quote.line for quote in parting.says.quotes] == [27]


def test_hz_13_a_treated_patient_is_told_outright() -> None:
    for form in (DoseForm("55", current_daily="30"), DoseForm("2", current_daily="5")):
        parting = answer_of(form, psychosis=YES).parting
        assert parting is not None
        assert (parting.title, parting.tone) == (
            "This patient already takes baclofen",
            Tone.CAUTION,
        )


def test_a_treated_patient_above_the_maximum_is_told_too() -> None:
    form = DoseForm("12", "", "5", "30").confirming("5 kg at 12 years")
    assert answer_of(form).parting is not None


def test_an_allergic_patient_is_told_to_get_help_instead() -> None:
    parting = answer_of(ADULT, hypersensitivity=YES).parting
    assert parting is not None
    assert "urgent medical help now" in parting.says.words
    assert (parting.title, parting.tone) == ("If the patient already takes baclofen", Tone.STOP)


@pytest.mark.parametrize(
    "form",
    [
        ADULT._replace(current_daily="15"),
        ADULT._replace(question=Question.INCREASE, current_daily="15", days_since="3"),
        ADULT._replace(question=Question.CHECK, prescribed="15", first=False),
    ],
)
def test_hz_14_an_allergic_patient_who_takes_it_is_an_emergency_first_of_all(
    form: DoseForm,
) -> None:
    answer = answer_of(form, hypersensitivity=YES)
    assert (answer.word, answer.tone) == ("Emergency", Tone.STOP)
    assert answer.headline == (
        "Possible allergic reaction: urgent medical help now; "
        "the doctor decides how baclofen is stopped (editorial)"
    )
    assert answer.summary == ("Answered yes: Allergy to baclofen. This program shows no dose.")
    assert [said.words for said in answer.reasons] == ["Allergy to baclofen: contraindicated."]
    assert answer.parting is None
    for contradicting in ("sk the prescriber", "Do not stop suddenly", "goes on"):
        assert contradicting not in _all(answer)


@pytest.mark.parametrize(
    ("form", "replies"),
    [
        (ADULT, {}),
        (DoseForm("12", "3", "39.9"), {}),
        (DoseForm("6", "0", "20"), {}),
        (ADULT, {"increased_sensitivity": YES}),
        (ADULT, {"crf": YES}),
        (ADULT, {"psychosis": YES}),
    ],
)
def test_our_words_keep_the_style_of_safe_numbers(
    form: DoseForm, replies: dict[str, Reply]
) -> None:
    answer = answer_of(form, **replies)
    sentences = (*answer.reasons, *answer.warnings, *answer.follows, *answer.notes)
    sentences += (*answer.cautions, *answer.tablets)
    ours = [said.words for said in sentences] + [rung.says.words for rung in answer.ladder]
    ours += [line for card in answer.cards for line in (card.number, *card.lines)]
    for words in (*ours, answer.headline, answer.summary):
        assert not re.search(r"\d (mg|kg)\b", words), words
        assert not re.search(r"\.\d*0 ?mg|≥|≤|<|>|/|\d-\d", words), words
