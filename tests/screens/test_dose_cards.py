from typing import Any

import pytest

from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.start import start
from baklosan_desktop.dosing.titration import titrate
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.dose_cards import Card, cards, readings
from baklosan_desktop.wording import NBSP
from tests.dosing.builders import a_patient, the_label, the_rulebook
from tests.screens.dose_builders import the_reference


def _cards(patient: Patient) -> tuple[Card, ...]:
    answer = start(patient, the_rulebook())
    assert answer.regimen is not None
    return cards(answer, patient, the_label()[0])


def _lines(card: Card) -> list[str]:
    return [line.replace(NBSP, " ") for line in card.lines]


def test_four_cards_carry_the_numbers_of_an_adult() -> None:
    shown = [(card.title, card.number, card.beside) for card in _cards(a_patient())]
    assert shown == [
        ("Start", f"5{NBSP}mg", "\N{MULTIPLICATION SIGN} 3"),
        ("Step", f"+ 5{NBSP}mg", ""),
        ("Usual", f"30 to 75{NBSP}mg", ""),
        ("Maximum", f"100{NBSP}mg", ""),
    ]


def test_the_start_says_times_food_and_total() -> None:
    assert _lines(_cards(a_patient())[0]) == [
        "3 times per day, with food",
        "15 mg per day in total",
    ]


def test_hz_10_the_step_says_that_the_label_leaves_it_open() -> None:
    assert _lines(_cards(a_patient())[1]) == [
        "every 3 days, not sooner",
        "per day or per intake: not stated",
    ]


def test_an_even_maximum_needs_no_second_figure() -> None:
    assert _lines(_cards(a_patient())[3]) == ["per day"]


def test_every_card_opens_its_sentences() -> None:
    lines = [[quote.line for quote in card.quotes] for card in _cards(a_patient(years=71))]
    assert lines == [[20, 19], [20, 24], [20], [20]]


def test_a_figure_that_is_not_stated_says_so() -> None:
    usual = _cards(a_patient(years=12, kg="39.9"))[2]
    assert (usual.number, usual.lines) == ("not stated", ("no usual range at this age",))


def test_an_uneven_maximum_is_shown_exactly_with_its_whole_steps() -> None:
    maximum = _cards(a_patient(years=12, kg="39.9"))[3]
    assert maximum.number == f"99.75{NBSP}mg"
    assert _lines(maximum) == [
        "per day",
        "in whole steps 95 mg, rounded down, editorial",
        "2.5 mg per kg per day, derived",
    ]


def test_a_dose_under_18_is_shown_by_weight() -> None:
    start_card = _cards(a_patient(years=17, months=11, kg="60"))[0]
    assert _lines(start_card)[-1] == "0.25 mg per kg per day, derived"
    assert len(_cards(a_patient(years=18, kg="60"))[0].lines) == 2
    assert len(_cards(a_patient(years=8, kg=None))[0].lines) == 2


def test_increased_sensitivity_shows_a_total_without_intakes_or_step() -> None:
    first, step, *_ = _cards(a_patient(increased_sensitivity=True))
    assert (first.number, first.beside) == (f"5 to 10{NBSP}mg", "")
    assert _lines(first) == ["per day in total, with food", "how to divide it is not stated"]
    assert (step.number, _lines(step)) == ("not stated", ["more slowly; the prescriber sets it"])


def _readings(current: str, **changes: Any) -> list[tuple[str, str, list[str]]]:
    patient = a_patient(current_daily=Mass.mg(current), **changes)
    shown = readings(titrate(patient, 3, the_rulebook()), patient, the_reference())
    return [(card.title, card.number.replace(NBSP, " "), _lines(card)) for card in shown]


def test_hz_10_next_dose_is_shown_in_both_readings_of_the_step() -> None:
    assert _readings("30") == [
        (
            "Step read per day, default",
            "35 mg",
            [
                "per day in total",
                "10 + 10 + 15 mg, editorial",
                "in the usual range, editorial",
                "usual range ends at 75 mg per day: 24 days after this dose begins, editorial",
            ],
        ),
        (
            "Step read per intake",
            "45 mg",
            [
                "per day in total",
                "15 + 15 + 15 mg, editorial",
                "in the usual range, editorial",
                "usual range ends at 75 mg per day: 6 days after this dose begins, editorial",
            ],
        ),
    ]


def test_hz_10_days_to_both_ends_of_the_usual_range_stand_with_each_reading() -> None:
    days = [
        [line for line in lines if "range begins" in line or "range ends" in line]
        for _, _, lines in _readings("15")
    ]
    assert [[line.partition(":")[0] for line in lines] for lines in days] == [
        ["usual range begins at 30 mg per day", "usual range ends at 75 mg per day"],
        ["usual range ends at 75 mg per day"],
    ]
    assert [[line.split(": ")[1].split(" after")[0] for line in lines] for lines in days] == [
        ["6 days", "33 days"],
        ["9 days"],
    ]


@pytest.mark.parametrize(
    ("current", "patient"),
    [("70", {}), ("80", {}), ("30", {"years": 12, "kg": "60"}), ("55", {"years": 8, "kg": "22"})],
)
def test_no_days_are_counted_to_a_range_that_is_reached_or_not_stated(
    current: str, patient: dict[str, Any]
) -> None:
    shown = _readings(current, **patient)
    assert len(shown) == 2
    assert not [line for _, _, lines in shown for line in lines if "after this dose" in line]


def test_child_sees_the_recommended_range_and_what_is_above_the_weight_rule() -> None:
    of_reading_a, of_reading_b = (lines for _, _, lines in _readings("40", years=8, kg="20"))
    assert "in the recommended range, editorial" in of_reading_a
    above = "above 2.5 mg per kg, editorial"
    assert above not in of_reading_a
    assert of_reading_b[-1] == above


def test_days_to_the_usual_range_open_the_sentence_of_the_range_too() -> None:
    patient = a_patient(years=8, kg="30", current_daily=Mass.mg("15"))
    shown = readings(titrate(patient, 3, the_rulebook()), patient, the_reference())
    for card in shown:
        assert [quote.line for quote in card.quotes] == [25, 26]
        assert card.quotes[1].text == "from 6 to 10 years old - 30-60 mg / day"


def test_reading_that_would_pass_the_maximum_is_not_given() -> None:
    assert _readings("90")[1] == (
        "Step read per intake",
        "not given",
        ["would pass the maximum"],
    )


def test_hz_29_next_dose_of_no_whole_units_is_a_total_only() -> None:
    _, number, lines = _readings("12.5")[0]
    assert (number, lines[0]) == ("17.5 mg", "per day in total")
    assert not [line for line in lines if "+" in line]


def test_both_readings_open_the_sentence_of_the_step() -> None:
    patient = a_patient(current_daily=Mass.mg("90"))
    shown = readings(titrate(patient, 3, the_rulebook()), patient, the_reference())
    assert [{quote.line for quote in card.quotes} for card in shown] == [{20}, {20}]


def test_without_a_next_dose_there_are_no_readings() -> None:
    assert _readings("100") == []
    assert _readings("30", increased_sensitivity=True) == []


@pytest.mark.parametrize(
    ("current", "said"),
    [("24.99", []), ("25", ["in"]), ("70", ["in"]), ("70.01", ["above"])],
)
def test_both_ends_belong_to_the_usual_range(current: str, said: list[str]) -> None:
    _, _, lines = _readings(current)[0]
    assert [
        line.partition(" the usual range, editorial")[0] for line in lines if "the u" in line
    ] == said


def test_hz_05_each_line_of_a_reading_opens_its_own_sentence() -> None:
    patient = a_patient(years=8, kg="20", current_daily=Mass.mg("40"))
    shown = readings(titrate(patient, 3, the_rulebook()), patient, the_reference())
    by_weight = "in children over 10 years old, the maximum daily dose is 2.5 mg / kg body weight"
    assert [by_weight in [quote.text for quote in card.quotes] for card in shown] == [False, True]
    assert all("30-60" in " ".join(quote.text for quote in card.quotes) for card in shown)


def test_range_card_of_a_child_is_named_and_quoted_as_the_label_does() -> None:
    patient = a_patient(years=8, kg="20", current_daily=Mass.mg("40"))
    drawn = cards(titrate(patient, 3, the_rulebook()), patient, the_reference().label)
    quotes = {card.title: [quote.text for quote in card.quotes] for card in drawn}
    assert quotes["Recommended"] == ["from 6 to 10 years old - 30-60 mg / day"]
