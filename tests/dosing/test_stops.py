import pytest

from baklosan_desktop.dosing.answer import Mark, Status
from baklosan_desktop.dosing.stops import hard_stop, no_label_dose, present, renal_conflict
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import a_patient, the_rulebook

TREATED = Mass.mg("30")


def test_a_hard_stop_names_every_reason_with_its_sentence() -> None:
    answer = hard_stop(a_patient("epilepsy", "crf", "breastfeeding"), the_rulebook())
    assert answer.codes == (
        "CI_EPILEPSY",
        "CI_LACTATION",
        "CI_CRF_CONFLICT",
        "W_KEEP_ANTIEPILEPTICS",
    )
    assert all(reason.citations for reason in answer.reasons)
    assert [rung.after for rung in answer.ladder] == ["no dose"] * 3


def test_the_contradicted_contraindication_comes_last() -> None:
    found = present(a_patient("haemodialysis", "hypersensitivity"), the_rulebook())
    assert [item.id for item in found] == ["CI_HYPERSENSITIVITY", "CI_CRF_CONFLICT"]


def test_a_hard_stop_shows_no_maximum() -> None:
    assert hard_stop(a_patient("crf", "psychosis"), the_rulebook()).maximum is None


def test_hz_15_epilepsy_forbids_and_says_that_its_own_treatment_goes_on() -> None:
    reason = hard_stop(a_patient("epilepsy"), the_rulebook()).reasons[-1]
    assert 85 in [cited.line for cited in reason.citations]


def test_the_renal_conflict_gives_5_mg_as_a_ceiling_only() -> None:
    answer = renal_conflict(a_patient("crf"), the_rulebook())
    assert answer.status is Status.HARD_STOP_CONFLICT
    assert answer.maximum == Mass.mg("5")
    assert answer.regimen is None
    assert "a ceiling, no recommendation" in answer.ladder[-1].says
    assert answer.ladder[0].mark is Mark.EDITORIAL
    assert [cited.line for cited in answer.reasons[0].citations] == [94, 22, 81]


def test_the_renal_conflict_says_which_question_was_answered_yes() -> None:
    answer = renal_conflict(a_patient("haemodialysis"), the_rulebook())
    assert answer.reasons[0].words == "Haemodialysis: the label contradicts itself."


@pytest.mark.parametrize(
    ("condition", "mark"),
    [
        ("gastric_ulcer_active", Mark.LABEL),
        ("gastric_ulcer_past", Mark.EDITORIAL),
        ("duodenal_ulcer_past", Mark.EDITORIAL),
        ("convulsions_history", Mark.LABEL),
        ("haemodialysis", Mark.EDITORIAL),
    ],
)
def test_hz_26_verdict_that_the_label_leaves_open_is_ours(condition: str, mark: Mark) -> None:
    answer = hard_stop(a_patient("epilepsy", condition), the_rulebook())
    found = {reason.code: reason.mark for reason in answer.reasons if reason.code[:2] == "CI"}
    assert found.pop("CI_EPILEPSY") is Mark.LABEL
    assert set(found.values()) == {mark}
    assert [rung.mark for rung in answer.ladder if rung.rule in found] == [mark]
    assert [rung.mark for rung in answer.ladder if rung.rule == "CI_EPILEPSY"] == [Mark.LABEL]


def test_no_dose_under_3_names_the_age() -> None:
    answer = no_label_dose(a_patient(years=2, kg="12"), the_rulebook())
    assert answer.status is Status.NO_LABEL_DOSE
    assert answer.codes == ("CA_UNDER_3", "CA_UNDER_12")
    (rung,) = answer.ladder
    assert (rung.rule, rung.says) == ("DOSE-15", "The label gives no dose under 3 years.")
    assert rung.mark is Mark.EDITORIAL


def test_caution_permits_nothing_at_a_stop() -> None:
    child = no_label_dose(a_patient(years=2), the_rulebook())
    old = hard_stop(a_patient("psychosis", years=70), the_rulebook())
    for answer, codes in ((child, ["CA_UNDER_3", "CA_UNDER_12"]), (old, ["CA_ELDERLY"])):
        cautions = [reason for reason in answer.reasons if reason.code in codes]
        assert [reason.code for reason in cautions] == codes
        for reason in cautions:
            assert reason.words.endswith(": the label asks for caution; no dose is shown here.")
            assert reason.mark is Mark.EDITORIAL


def test_a_treated_patient_gets_the_window_of_a_slow_stop() -> None:
    answer = hard_stop(a_patient("psychosis", current_daily=TREATED), the_rulebook())
    assert answer.codes[-1] == "W_DO_NOT_STOP_SUDDENLY"
    assert answer.taper_days == (7, 14)


def test_a_treated_allergic_patient_gets_no_window() -> None:
    answer = hard_stop(a_patient("hypersensitivity", current_daily=TREATED), the_rulebook())
    assert answer.codes == ("CI_HYPERSENSITIVITY", "ADV_URGENT")
    assert answer.taper_days is None
