import pytest

from baklosan_desktop.dosing.answer import Answer, Figure, Mark, Status, Tablets
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import TabletDose
from baklosan_desktop.dosing.tablets import cannot_supply, supply, tablet
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import the_rulebook


def _tablet(mg: str) -> Answer:
    return tablet(Mass.mg(mg), the_rulebook())


def test_hz_03_and_29_the_pack_cannot_supply_5_mg_and_no_fraction_is_named() -> None:
    reason = cannot_supply(Mass.mg("5"), the_rulebook())
    assert reason.words == (
        "This pack cannot supply 5 mg: its tablets hold 25 mg, to be taken whole."
    )
    assert [cited.line for cited in reason.citations] == [1]


@pytest.mark.parametrize("mg", ["0.01", "5", "25", "50", "74.99"])
def test_hz_03_below_75_mg_the_tablets_are_not_for_the_dose(mg: str) -> None:
    found = supply(Mass.mg(mg), the_rulebook())
    assert (found.tablets, found.whole) == (Tablets.NOT_FOR_THIS_DOSE, None)
    (reason,) = found.reasons
    assert reason.code == Code.NOT_FOR_DOSE
    assert reason.words == (
        f"The label keeps tablets of 25 mg for 75 to 100 mg per day: not for {Mass.mg(mg)}."
    )
    assert [cited.line for cited in reason.citations] == [23]


@pytest.mark.parametrize("mg", ["75.01", "80", "85", "90", "95", "99.99"])
def test_hz_29_what_whole_tablets_do_not_make_is_said(mg: str) -> None:
    found = supply(Mass.mg(mg), the_rulebook())
    assert (found.tablets, found.whole) == (Tablets.NOT_WHOLE, None)
    (reason,) = found.reasons
    assert (reason.code, reason.words) == (
        Code.NOT_WHOLE,
        f"{mg} mg per day cannot be made from whole 25 mg tablets.",
    )
    assert [cited.line for cited in reason.citations] == [23]


def test_75_mg_is_three_whole_tablets_one_for_each_intake() -> None:
    found = supply(Mass.mg("75"), the_rulebook())
    assert (found.tablets, found.whole) == (Tablets.WHOLE, 3)
    (reason,) = found.reasons
    assert (reason.code, reason.words) == (Code.WHOLE, "75 mg per day is 3 whole 25 mg tablets.")
    assert [cited.line for cited in reason.citations] == [23]


def test_hz_29_100_mg_is_four_tablets_that_the_prescriber_divides() -> None:
    found = supply(Mass.mg("100"), the_rulebook())
    assert (found.tablets, found.whole) == (Tablets.WHOLE, 4)
    whole, uneven = found.reasons
    assert whole.words == "100 mg per day is 4 whole 25 mg tablets."
    assert uneven.code == Code.SPLIT_UNEVEN
    assert uneven.words == (
        "4 tablets of 25 mg do not divide by 3 intakes: "
        "the day's total stands, the prescriber divides it."
    )
    assert [cited.line for cited in uneven.citations] == [20]


@pytest.mark.parametrize(
    ("mg", "codes", "tablets", "count"),
    [
        ("4.99", (Code.NOT_FOR_DOSE,), Tablets.NOT_FOR_THIS_DOSE, None),
        ("5", (Code.CANNOT_SUPPLY_5MG, Code.NOT_FOR_DOSE), Tablets.NOT_FOR_THIS_DOSE, None),
        ("10", (Code.NOT_FOR_DOSE,), Tablets.NOT_FOR_THIS_DOSE, None),
        ("50", (Code.NOT_FOR_DOSE,), Tablets.NOT_FOR_THIS_DOSE, None),
        ("75", (Code.WHOLE,), Tablets.WHOLE, 3),
        ("80", (Code.NOT_WHOLE,), Tablets.NOT_WHOLE, None),
        ("100", (Code.WHOLE, Code.SPLIT_UNEVEN), Tablets.WHOLE, 4),
    ],
)
def test_a_dose_is_counted_in_whole_tablets(
    mg: str, codes: tuple[Code, ...], tablets: Tablets, count: int | None
) -> None:
    answer = _tablet(mg)
    assert (answer.status, answer.codes) == (Status.OK, codes)
    assert (answer.tablets, answer.dose) == (tablets, TabletDose(Mass.mg(mg), count))
    assert answer.maximum == Mass.mg("100")


def test_the_tablets_are_worked_out() -> None:
    (rung,) = _tablet("75").ladder
    assert (rung.figure, rung.rule, rung.mark) == (Figure.TABLETS, "DOSE-11", Mark.DERIVED)
    assert rung.says == "75 mg per day is 3 whole 25 mg tablets."
    assert (rung.before, rung.after) == ("75 mg per day", "3 tablets per day")
    assert [each.after for each in _tablet("80").ladder] == [None]


@pytest.mark.parametrize("mg", ["100.01", "125", "150"])
def test_hz_12_above_100_mg_no_tablets_are_counted(mg: str) -> None:
    answer = _tablet(mg)
    assert (answer.status, answer.codes) == (Status.REJECT, (Code.ABOVE_MAX,))
    assert (answer.dose, answer.tablets, answer.maximum) == (None, None, Mass.mg("100"))
    assert answer.reasons[0].words == (
        f"{mg} mg per day is above the maximum of 100 mg per day that the label gives for "
        "adults. This question knows no patient: check the prescription."
    )
    assert [cited.line for cited in answer.reasons[0].citations] == [20]
