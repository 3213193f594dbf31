from dataclasses import replace

import pytest

from baklosan_desktop.dosing.answer import Mark
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.findings import findings, if_treated, parting, taper_days
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import a_patient, the_rulebook


def _codes(patient: Patient) -> list[str]:
    return [str(reason.code) for reason in findings(patient, the_rulebook(), bars=False)]


@pytest.mark.parametrize(
    ("years", "months", "codes"),
    [
        (2, 11, ["CA_UNDER_3", "CA_UNDER_12"]),
        (3, 0, ["CA_UNDER_12"]),
        (11, 11, ["CA_UNDER_12"]),
        (12, 0, []),
        (64, 11, []),
        (65, 0, ["CA_ELDERLY"]),
    ],
)
def test_age_alone_calls_for_caution(years: int, months: int, codes: list[str]) -> None:
    assert _codes(a_patient(years=years, months=months)) == codes


def test_conditions_call_for_caution_and_monitoring() -> None:
    patient = a_patient("cerebral_atherosclerosis", "liver_disease", "diabetes")
    assert _codes(patient) == ["CA_CEREBRAL_ATHEROSCLEROSIS", "MON_LIVER", "MON_DIABETES"]


@pytest.mark.parametrize("disease", ["liver_disease", "diabetes"])
def test_either_disease_names_all_three_tests(disease: str) -> None:
    (reason,) = findings(a_patient(disease), the_rulebook(), bars=False)
    tests = "hepatic transaminases, alkaline phosphatase, blood glucose"
    assert reason.words.endswith(f"the label asks for periodic tests ({tests}).")


def _marks(patient: Patient) -> dict[str, Mark]:
    found = findings(patient, the_rulebook(), bars=False)
    return {str(reason.code): reason.mark for reason in found}


def test_hz_26_ages_that_the_label_leaves_open_are_ours() -> None:
    assert _marks(a_patient(years=80)) == {"CA_ELDERLY": Mark.EDITORIAL}
    assert _marks(a_patient(years=2)) == {"CA_UNDER_3": Mark.LABEL, "CA_UNDER_12": Mark.LABEL}


def test_hz_26_tests_of_a_sentence_on_two_diseases_are_ours_for_either() -> None:
    patient = a_patient("liver_disease", "diabetes", "cerebral_atherosclerosis")
    assert _marks(patient) == {
        "CA_CEREBRAL_ATHEROSCLEROSIS": Mark.LABEL,
        "MON_LIVER": Mark.EDITORIAL,
        "MON_DIABETES": Mark.EDITORIAL,
    }


def test_hz_26_tests_of_a_sentence_on_one_disease_are_the_labels() -> None:
    rules = the_rulebook()
    alone = replace(rules, monitoring=rules.monitoring[1:])
    (reason,) = findings(a_patient("diabetes"), alone, bars=False)
    assert reason.mark is Mark.LABEL


def test_hz_26_nothing_reads_as_leave_beside_an_answer_that_shows_no_dose() -> None:
    patient = a_patient("liver_disease", indication="cerebrovascular diseases")
    patient = replace(patient, has=patient.has | {"cerebral_atherosclerosis"})
    rules = the_rulebook()
    plain, barred = (findings(patient, rules, bars=bars) for bars in (False, True))
    assert [reason.words for reason in barred] == [
        f"{reason.words.rstrip('.')}; no dose is shown here." for reason in plain
    ]
    assert len(plain) == 3
    assert {reason.mark for reason in barred} == {Mark.EDITORIAL}


def test_interaction_says_the_labels_words_beside_every_answer() -> None:
    patient = a_patient(co_medications=frozenset({"ethanol"}))
    rules = the_rulebook()
    assert findings(patient, rules, bars=True) == findings(patient, rules, bars=False)


def test_a_condition_not_known_raises_no_caution() -> None:
    assert _codes(a_patient(unknown=frozenset({"diabetes"}))) == []


@pytest.mark.parametrize(
    ("medicine", "code"),
    [
        ("cns_drug", "IX_CNS"),
        ("antihypertensive", "IX_ANTIHYPERTENSIVE"),
        ("anti_gout", "IX_ANTIGOUT"),
        ("ethanol", "IX_ETHANOL"),
        ("tricyclic", "IX_TCA"),
        ("levodopa", "IX_LEVODOPA_CARBIDOPA"),
        ("carbidopa", "IX_LEVODOPA_CARBIDOPA"),
    ],
)
def test_each_medicine_raises_its_interaction(medicine: str, code: str) -> None:
    assert _codes(a_patient(co_medications=frozenset({medicine}))) == [code]


def test_an_interaction_says_the_words_of_the_label() -> None:
    patient = a_patient(co_medications=frozenset({"tricyclic"}))
    (reason,) = findings(patient, the_rulebook(), bars=False)
    assert reason.words == (
        "Tricyclic antidepressants: “a significant decrease in muscle tone is possible”"
    )


@pytest.mark.parametrize(
    ("indication", "codes", "lines"),
    [
        (None, [], []),
        ("multiple sclerosis", [], []),
        ("diseases of the spinal cord", [], []),
        ("cerebrovascular diseases", [Code.CHECK_CEREBROVASCULAR], [66, 81]),
        ("meningitis", [Code.ASK_SEIZURE], [68, 75]),
        ("traumatic brain injuries", [Code.ASK_SEIZURE], [69, 75]),
        ("alcohol dependence", [Code.INDICATION_NOT_ON_LABEL], [64, 65, 66, 67, 68, 69]),
    ],
)
def test_indication_brings_its_question(
    indication: str | None, codes: list[str], lines: list[int]
) -> None:
    reasons = findings(a_patient(indication=indication), the_rulebook(), bars=False)
    assert [reason.code for reason in reasons] == codes
    assert [cited.line for reason in reasons for cited in reason.citations] == lines


def test_a_treated_patient_is_not_to_stop_suddenly() -> None:
    (reason,) = if_treated(a_patient(current_daily=Mass.mg("30")), the_rulebook())
    assert reason.code == Code.DO_NOT_STOP_SUDDENLY
    assert "within 1 to 2 weeks (7 to 14 days)" in reason.words
    assert taper_days(the_rulebook()) == (7, 14)


def test_a_new_patient_hears_nothing_of_stopping() -> None:
    assert if_treated(a_patient(), the_rulebook()) == ()


def test_an_allergic_patient_is_sent_for_urgent_help_instead() -> None:
    reason = parting(a_patient("hypersensitivity"), the_rulebook())
    assert reason.code == Code.URGENT
    assert "urgent medical help now" in reason.words
