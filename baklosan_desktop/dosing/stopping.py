"""The question STOP: when a treatment may end. The label gives no steps, and none are invented."""

from datetime import date, timedelta

from baklosan_desktop.dosing.answer import Answer, Figure, Mark, Reason, Rung, Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Window
from baklosan_desktop.dosing.findings import taper_days, urgent
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.facts import RuleKind

LATEST_DAY = date(9990, 12, 31)  # what is counted from a later day could leave the calendar


def stop(today: date, length: int | None, *, allergic: bool, rules: Rulebook) -> Answer:
    """Answer with the label's window after a day, and judge a length in days where one is given.

    `allergic` is a possible allergy to the drug: then no window applies, help is needed now.
    """
    if allergic:
        return Answer(Status.INFO, (urgent(),))
    days = taper_days(rules)
    status, reason = _judged(length, days, rules)
    window = Window(*(today + timedelta(days=count) for count in days))
    return Answer(
        status, (reason,), taper_days=days, window=window, ladder=(_counted(days, rules),)
    )


def _judged(length: int | None, days: tuple[int, int], rules: Rulebook) -> tuple[Status, Reason]:
    rule = rules.rule(RuleKind.WITHDRAWAL)
    cited, weeks, (first, last) = rule.citations, stated(rule.within_weeks), days
    if length is not None and length < first:
        words = (
            f"Stopping within {_in_days(length)} is abrupt: the label says gradually, within "
            f"{weeks[0]} to {weeks[1]} weeks ({first} to {last} days); a serious reaction or an "
            "overdose is an emergency: this window does not apply"
        )
        return Status.REJECT, Reason(Code.ABRUPT_STOP, words, cited)
    if length is not None and length > last:
        words = f"{_in_days(length)} is longer than the {first} to {last} days of the label."
        return Status.OK_WITH_WARNINGS, Reason(Code.TAPER_LONGER, words, cited)
    words = f"Withdraw gradually, over {first} to {last} days; the label gives no steps."
    return Status.OK, Reason(Code.TAPER, words, cited)


def _in_days(length: int) -> str:
    return f"{length} day{'' if length == 1 else 's'}"


def _counted(days: tuple[int, int], rules: Rulebook) -> Rung:
    rule = rules.rule(RuleKind.WITHDRAWAL)
    first, last = stated(rule.within_weeks)
    says = f"{first} to {last} weeks × 7 days = {days[0]} to {days[1]} days."
    after = f"{days[0]} to {days[1]} days"
    return Rung(Figure.STOP, rule.id, says, rule.citations[0], None, after, Mark.DERIVED)
