from datetime import date, timedelta

import pytest

from baklosan_desktop.dosing.answer import Answer, Mark, Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Window
from baklosan_desktop.dosing.stopping import LATEST_DAY, stop
from tests.dosing.builders import the_rulebook

TODAY = date(2026, 3, 2)


def _stopped(length: int | None, today: date = TODAY) -> Answer:
    return stop(today, length, allergic=False, rules=the_rulebook())


@pytest.mark.parametrize("length", [None, 0, 7, 14, 15, 999])
def test_the_window_runs_from_day_7_to_day_14(length: int | None) -> None:
    answer = _stopped(length)
    assert answer.window == Window(date(2026, 3, 9), date(2026, 3, 16))
    assert answer.taper_days == (7, 14)


@pytest.mark.parametrize(("length", "says"), [(0, "0 days"), (1, "1 day"), (6, "6 days")], ids=str)
def test_hz_13_less_than_7_days_is_abrupt(length: int, says: str) -> None:
    answer = _stopped(length)
    assert (answer.status, answer.codes) == (Status.REJECT, (Code.ABRUPT_STOP,))
    assert answer.reasons[0].words == (
        f"Stopping within {says} is abrupt: the label says gradually, within 1 to 2 weeks "
        "(7 to 14 days); a serious reaction or an overdose is an emergency: "
        "this window does not apply"
    )


@pytest.mark.parametrize("length", [None, 7, 10, 14])
def test_within_the_window_the_advice_is_to_withdraw_gradually(length: int | None) -> None:
    answer = _stopped(length)
    assert (answer.status, answer.codes) == (Status.OK, (Code.TAPER,))
    assert answer.reasons[0].words == (
        "Withdraw gradually, over 7 to 14 days; the label gives no steps."
    )


@pytest.mark.parametrize("length", [15, 21])
def test_longer_than_the_label_is_warned_of(length: int) -> None:
    answer = _stopped(length)
    assert (answer.status, answer.codes) == (Status.OK_WITH_WARNINGS, (Code.TAPER_LONGER,))
    assert answer.reasons[0].words == (
        f"{length} days is longer than the 7 to 14 days of the label."
    )


@pytest.mark.parametrize("length", [None, 3, 10, 30])
def test_every_stop_cites_the_sentence_and_shows_its_arithmetic(length: int | None) -> None:
    answer = _stopped(length)
    assert [cited.line for cited in answer.reasons[0].citations] == [27]
    (rung,) = answer.ladder
    assert rung.says == "1 to 2 weeks × 7 days = 7 to 14 days."
    assert (rung.rule, rung.after, rung.mark) == ("DOSE-19", "7 to 14 days", Mark.DERIVED)


@pytest.mark.parametrize("length", [None, 0, 10, 30])
def test_no_stop_holds_a_dose_of_any_kind(length: int | None) -> None:
    answer = _stopped(length)
    assert (answer.dose, answer.regimen, answer.maximum, answer.step) == (None, None, None, None)


@pytest.mark.parametrize("length", [None, 0, 10, 30])
def test_hz_14_a_possible_allergy_gets_urgent_help_and_no_window(length: int | None) -> None:
    answer = stop(TODAY, length, allergic=True, rules=the_rulebook())
    assert (answer.status, answer.codes) == (Status.INFO, (Code.URGENT,))
    assert (answer.window, answer.taper_days, answer.ladder) == (None, None, ())


def test_the_window_counts_over_leap_days_and_years() -> None:
    assert _stopped(None, date(2028, 2, 22)).window == Window(date(2028, 2, 29), date(2028, 3, 7))
    assert _stopped(None, date(2026, 12, 28)).window == Window(date(2027, 1, 4), date(2027, 1, 11))


def test_the_latest_day_has_a_window_in_the_calendar() -> None:
    assert _stopped(None, LATEST_DAY).window is not None
    assert LATEST_DAY + timedelta(days=14) <= date.max
