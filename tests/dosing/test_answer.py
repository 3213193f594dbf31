import pytest

from baklosan_desktop.dosing.answer import (
    Answer,
    Figure,
    Mark,
    Reason,
    Rung,
    Status,
    graded,
)
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import FirstDose, Prescribed, Regimen
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.quantities import Mass, MassRange

_REGIMEN = Regimen("adults", MassRange.read("15 mg"), None)
_DOSE = FirstDose(MassRange.read("15 mg"))


def _reasons(*codes: str) -> tuple[Reason, ...]:
    return tuple(Reason(code, "words") for code in codes)


def test_a_status_that_forbids_a_dose_cannot_hold_one() -> None:
    for status in set(Status) - {Status.OK, Status.OK_WITH_WARNINGS}:
        for held in ({"dose": _DOSE}, {"regimen": _REGIMEN}):
            with pytest.raises(ValueError, match=f"{status.value} cannot hold a dose"):
                Answer(status, (), maximum=Mass.mg("100"), **held)


@pytest.mark.parametrize("maximum", [None, Mass.mg("14")])
def test_a_dose_needs_a_maximum_that_it_does_not_pass(maximum: Mass | None) -> None:
    for held in ({"dose": _DOSE}, {"regimen": _REGIMEN}):
        with pytest.raises(ValueError, match=r"^A dose cannot be above its maximum\.$"):
            Answer(Status.OK, (), maximum=maximum, **held)


def test_the_regimen_does_not_hide_a_dose_above_the_maximum() -> None:
    with pytest.raises(ValueError, match=r"^A dose cannot be above its maximum\.$"):
        Answer(Status.OK, (), _REGIMEN, Prescribed(Mass.mg("20")), maximum=Mass.mg("15"))


def test_a_dose_at_its_maximum_is_held() -> None:
    assert Answer(Status.OK, (), _REGIMEN, _DOSE, maximum=Mass.mg("15")).dose is _DOSE


def test_what_forbids_the_drug_is_a_stop() -> None:
    assert {status for status in Status if Answer(status, ()).is_stop} == {
        Status.HARD_STOP,
        Status.HARD_STOP_CONFLICT,
        Status.NO_LABEL_DOSE,
    }


def test_reasons_are_ordered_from_stop_to_advice() -> None:
    shuffled = _reasons("ADV_X", "TAB_X", "W_X", "IX_X", "MON_X", "CA_X", "E_X", "R_X", "CI_X")
    assert Answer(Status.REJECT, shuffled).codes == (
        "CI_X",
        "R_X",
        "E_X",
        "CA_X",
        "MON_X",
        "IX_X",
        "W_X",
        "TAB_X",
        "ADV_X",
    )


def test_reasons_of_one_kind_keep_their_order() -> None:
    assert Answer(Status.HARD_STOP, _reasons("CI_B", "W_A", "CI_A")).codes == (
        "CI_B",
        "CI_A",
        "W_A",
    )


@pytest.mark.parametrize("code", ["CA_X", "MON_X", "IX_X", "W_X"])
def test_a_warning_changes_the_status(code: str) -> None:
    assert graded(_reasons("TAB_X", code)) is Status.OK_WITH_WARNINGS


@pytest.mark.parametrize("code", ["TAB_X", "ADV_X"])
def test_tablets_and_advice_never_change_the_status(code: str) -> None:
    assert graded(_reasons(code)) is Status.OK


def test_what_is_ours_is_editorial() -> None:
    assert Reason("CA_ELDERLY", "more than the sentence", ours=True).mark is Mark.EDITORIAL
    assert Reason(Code.ASK_SEIZURE, "ours").mark is Mark.EDITORIAL
    assert Reason(Code.TOO_EARLY, "ours").mark is Mark.EDITORIAL
    assert Reason("CA_UNDER_12", "the label's").mark is Mark.LABEL


@pytest.mark.parametrize(
    "code",
    [
        Code.ABOVE_MAX,
        Code.ABOVE_RANGE,
        Code.ABOVE_INITIAL,
        Code.ABOVE_RENAL,
        Code.WHOLE,
        Code.NOT_WHOLE,
    ],
)
def test_what_is_worked_out_from_a_figure_of_the_label_is_derived(code: Code) -> None:
    assert Reason(code, "compared or counted").mark is Mark.DERIVED


def test_each_sentence_is_cited_once_in_the_order_of_the_label() -> None:
    early, late = Citation("dosage", 20, "5 mg"), Citation("elderly", 102, "With caution")
    ladder = (Rung(Figure.START, "DOSE-03", "says", early),)
    answer = Answer(Status.OK, (Reason("CA_X", "words", (late, early)),), ladder=ladder)
    assert answer.citations == (early, late)


def test_hz_14_in_an_emergency_only_a_stop_is_known_to_be_contraindicated() -> None:
    urgent = (Reason(Code.URGENT, "help now"),)
    assert Answer(Status.INFO, urgent).contraindicated is None
    assert Answer(Status.INFO, ()).contraindicated is False
    assert Answer(Status.HARD_STOP, urgent).contraindicated is True


def test_a_conflict_is_neither_contraindicated_nor_allowed() -> None:
    assert [Answer(status, ()).contraindicated for status in Status] == [
        False,
        False,
        True,
        "conflict",
        False,
        None,
        None,
        None,
        False,
        False,
    ]
