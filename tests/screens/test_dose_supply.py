import pytest

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.screens.dose_form import DoseForm, Question
from baklosan_desktop.screens.dose_quotes import Sentence
from baklosan_desktop.screens.dose_supply import SupplyView
from baklosan_desktop.wording import NBSP
from tests.screens.dose_builders import answer_of, answered, view_of

ADULT = DoseForm("40", has_10_mg=True)
TABLETS = DoseForm(question=Question.TABLETS)
SCORED = "10 mg scored"


def supply(form: DoseForm) -> SupplyView:
    view = view_of(answered(form)).supply
    assert view is not None
    return view


def sentences(daily: str, period: str = "", *, has_10_mg: bool = False) -> list[str]:
    form = TABLETS._replace(daily=daily, period=period, has_10_mg=has_10_mg)
    return [said.words.replace(NBSP, " ") for said in supply(form).sentences]


def test_title_says_which_dose_the_tablets_are_for() -> None:
    assert supply(TABLETS._replace(daily="75")).title.replace(NBSP, " ") == (
        "Tablets for 75 mg per day"
    )


def test_equal_intakes_are_said_once() -> None:
    assert sentences("75") == ["3 times per day 25 mg: 1 tablet of 25 mg."]


def test_tablets_and_packs_of_30_days_are_counted() -> None:
    assert sentences("75", "30")[1] == "For 30 days: 90 tablets of 25 mg, 2 packs of 50."


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("1", "For 1 day: 3 tablets of 25 mg, 1 pack of 50."),
        ("16", "For 16 days: 48 tablets of 25 mg, 1 pack of 50."),
        ("17", "For 17 days: 51 tablets of 25 mg, 2 packs of 50."),
    ],
)
def test_no_pack_is_short(period: str, words: str) -> None:
    assert sentences("75", period)[1] == words


@pytest.mark.parametrize("period", ["", "0"])
def test_without_a_period_nothing_is_counted_for_one(period: str) -> None:
    assert len(sentences("75", period)) == 1


def test_hz_29_four_tablets_are_divided_by_the_prescriber() -> None:
    assert sentences("100") == ["The day's total is 4 tablets of 25 mg; the prescriber divides it."]
    assert sentences("100", "30")[1] == "For 30 days: 120 tablets of 25 mg, 3 packs of 50."


def test_hz_29_dose_between_whole_tablets_is_not_made() -> None:
    assert sentences("80", "30") == ["80 mg per day cannot be made exactly from 25 mg."]
    assert sentences("99.75", has_10_mg=True) == [
        f"99.75 mg per day cannot be made exactly from 25 mg, {SCORED}."
    ]


def test_hz_03_nothing_is_said_of_tablets_that_the_label_keeps_for_more() -> None:
    assert view_of(TABLETS._replace(daily="70")).supply is None
    assert sentences("70", has_10_mg=True) == [
        f"Morning 20 mg: 2 tablets of {SCORED}.",
        f"Midday 25 mg: 2½ tablets of {SCORED}.",
        f"Evening 25 mg: 2½ tablets of {SCORED}.",
    ]


def test_both_strengths_serve_a_high_dose() -> None:
    assert sentences("80", "30", has_10_mg=True) == [
        "Morning 25 mg: 1 tablet of 25 mg.",
        "Midday 25 mg: 1 tablet of 25 mg.",
        f"Evening 30 mg: 3 tablets of {SCORED}.",
        "For 30 days: 60 tablets of 25 mg, 2 packs of 50.",
        f"For 30 days: 90 tablets of {SCORED}.",
    ]


def test_intakes_of_both_strengths_name_both() -> None:
    assert sentences("95", has_10_mg=True) == [
        f"Morning 30 mg: 3 tablets of {SCORED}.",
        f"Midday 30 mg: 3 tablets of {SCORED}.",
        f"Evening 35 mg: 1 tablet of 25 mg and 1 tablet of {SCORED}.",
    ]


@pytest.mark.parametrize("daily", ["75", "100"])
def test_hz_03_whole_tablets_of_the_labels_strength_are_never_mixed_with_another(
    daily: str,
) -> None:
    assert sentences(daily, "30", has_10_mg=True) == sentences(daily, "30")


def prescribed(each: str, times: str, *, has_10_mg: bool = False) -> list[str]:
    form = DoseForm("40", question=Question.CHECK, first=False, per_intake=each, times=times)
    sentences = supply(form._replace(has_10_mg=has_10_mg)).sentences
    return [said.words.replace(NBSP, " ") for said in sentences]


def test_prescription_per_intake_is_made_as_it_is_prescribed() -> None:
    assert prescribed("25", "4", has_10_mg=True) == ["4 times per day 25 mg: 1 tablet of 25 mg."]
    assert prescribed(" 15 ", "2", has_10_mg=True) == [
        f"2 times per day 15 mg: 1½ tablets of {SCORED}."
    ]


def test_prescription_per_intake_is_not_divided_another_way() -> None:
    assert prescribed("37.5", "2") == ["37.5 mg per intake cannot be made exactly from 25 mg."]
    assert prescribed("20", "5", has_10_mg=True) == [
        f"5 times per day 20 mg: 2 tablets of {SCORED}."
    ]
    assert prescribed("75", "1") == ["Once per day 75 mg: 3 tablets of 25 mg."]


def test_prescription_that_divides_its_tablets_is_not_said_to_leave_them_undivided() -> None:
    form = DoseForm("40", question=Question.CHECK, first=False)
    divided = answer_of(form._replace(per_intake="25", times="4"))
    assert not any("do not divide" in said.words for said in divided.tablets)
    total = answer_of(form._replace(prescribed="100"))
    assert any("do not divide" in said.words for said in total.tablets)


def test_undivided_total_takes_halves_too() -> None:
    assert sentences("5", "3", has_10_mg=True) == [
        f"The day's total is half a tablet of {SCORED}; the prescriber divides it.",
        f"For 3 days: 1½ tablets of {SCORED}.",
    ]


def test_our_own_way_of_dividing_is_marked() -> None:
    divided, packs = supply(TABLETS._replace(daily="75", period="30")).sentences
    assert (divided.mark, packs.mark) == ("editorial", "derived")
    [total] = supply(TABLETS._replace(daily="100")).sentences
    assert total.mark == "editorial"
    [impossible] = supply(TABLETS._replace(daily="80")).sentences
    assert impossible.mark == "derived"


@pytest.mark.parametrize(
    ("form", "daily"),
    [
        (ADULT, "15 mg"),
        (
            ADULT._replace(current_daily="30", days_since="3", question=Question.INCREASE),
            "35 mg",
        ),
        (ADULT._replace(prescribed="15", first=True, question=Question.CHECK), "15 mg"),
    ],
)
def test_tablets_are_counted_for_the_judged_dose(form: DoseForm, daily: str) -> None:
    assert supply(form).title.replace(NBSP, " ") == f"Tablets for {daily} per day"


def test_tablets_of_a_plan_are_for_its_last_level_and_say_from_which_day() -> None:
    assert supply(ADULT._replace(target="30")).title.replace(NBSP, " ") == (
        "Tablets from day 10 on, at 30 mg per day"
    )


@pytest.mark.parametrize("replies", [{"psychosis": Reply.YES}, {"crf": Reply.YES}, {}])
@pytest.mark.parametrize("target", ["105", "12.5"])
def test_hz_01_no_tablets_without_a_dose(replies: dict[str, Reply], target: str) -> None:
    assert view_of(answered(ADULT._replace(target=target), **replies)).supply is None


def test_first_dose_that_is_a_range_has_no_tablets() -> None:
    assert view_of(answered(ADULT, increased_sensitivity=Reply.YES)).supply is None


def test_no_tablets_above_the_maximum() -> None:
    assert view_of(TABLETS._replace(daily="125", period="30")).supply is None


def test_hz_03_no_sentence_halves_the_labels_own_tablet() -> None:
    for units in range(1, 41):
        daily = str(units * 2.5).removesuffix(".0")
        view = view_of(TABLETS._replace(daily=daily, period="7", has_10_mg=True)).supply
        said = view.sentences if view else (Sentence(""),)
        for sentence in said:
            words = sentence.words.replace(NBSP, " ")
            assert "½ tablets of 25" not in words
            assert "half a tablet of 25" not in words


def test_no_count_parts_from_its_tablets() -> None:
    [said] = supply(TABLETS._replace(daily="75")).sentences
    assert f"1{NBSP}tablet of 25{NBSP}mg" in said.words
