"""Percentages of studies in words: one line for a list, every arm with its people on demand."""

from collections.abc import Iterator, Sequence

from baklosan_desktop.labels.rates import Rate, Role
from baklosan_desktop.tongue import plural
from baklosan_desktop.wording import NBSP, counted

_MOST_STUDIES = 2
_ORDER = (Role.DRUG, Role.MIXED, Role.UNCLEAR, Role.CONTROL)
_SIGNS = "<>≤≥"


def share(rate: Rate) -> str:
    """Write a share as the label does, with one percent sign.

    >>> [share(Rate("", one, 0)).replace(NBSP, " ") for one in ("12", "<1%", "10 to 63%")]
    ['12 %', '< 1 %', '10 to 63 %']
    """
    number = " ".join(rate.stated.replace("%", " ").split())
    sign, rest = (number[:1], number[1:].strip()) if number[:1] in _SIGNS else ("", number)
    return NBSP.join(filter(None, (sign, rest, "%")))


def in_short(rates: Sequence[Rate]) -> str:
    """Say in one line how many had an effect, and how many of a control, empty without rates.

    Of several studies it is the one with the most on the label's drug, and it says so: nothing is
    averaged. Where no arm is known to have taken the drug, the arms are named as printed.

    >>> taken, placebo = Rate("A", "12", 120_000, role=Role.DRUG), Rate("Placebo", "3", 30_000)
    >>> in_short([taken, placebo]).replace(NBSP, " ")
    '12 %'
    """
    studies = _studies(rates)
    if not studies:
        return ""
    best = max(studies, key=_most)
    of = f", highest of {counted(len(studies), 'study', 'studies')}" if len(studies) > 1 else ""
    return f"{_one(best)}{of}"


def most_telling(rates: Sequence[Rate]) -> tuple[str, ...]:
    """Say the studies with the most on the label's drug, and how many there are beside them."""
    studies = sorted(_studies(rates), key=_most, reverse=True)
    told = tuple(line for study in studies[:_MOST_STUDIES] for line in _lines(study))
    if (left := len(studies) - _MOST_STUDIES) <= 0:
        return told
    return (
        *told,
        plural(
            "{number} more study, in the saved table.",
            "{number} more studies, in the saved table.",
            left,
        ),
    )


def lines(rates: Sequence[Rate]) -> tuple[str, ...]:
    """Say every percentage, study by study, each with its arm and the people of that."""
    return tuple(line for study in _studies(rates) for line in _lines(study))


def value(rate: Rate) -> dict[str, object]:
    """Tell a percentage to programs."""
    return {
        "arm": rate.arm,
        "percent": share(rate).replace(NBSP, " "),
        "people": rate.people,
        "role": rate.role.value,
        "study": rate.source or None,
    }


def _studies(rates: Sequence[Rate]) -> list[list[Rate]]:
    """Part the rates by study."""
    ordered = dict.fromkeys(rate.source for rate in rates)
    return [[rate for rate in rates if rate.source == source] for source in ordered]


def _most(study: Sequence[Rate]) -> tuple[int, int]:
    """Order studies: of the drug before of a combination, and then by the highest share."""
    role = min((rate.role for rate in study), key=_ORDER.index)
    return -_ORDER.index(role), max(rate.most_ppm for rate in study if rate.role is role)


def _one(study: Sequence[Rate]) -> str:
    """Say one study: the shares on the drug, and in brackets a control, the placebo if any."""
    controls = sorted((rate for rate in study if rate.role is Role.CONTROL), key=_is_active)
    control = f"{controls[0].arm} {share(controls[0])}" if controls else ""
    taken = sorted((rate for rate in study if rate.role is Role.DRUG), key=lambda one: one.most_ppm)
    if taken:
        shown = " to ".join(dict.fromkeys(share(one) for one in (taken[0], taken[-1])))
        return f"{shown} ({control})" if control else shown
    first = min(study, key=lambda one: _ORDER.index(one.role))
    beside = control if first.role is Role.MIXED else ""
    within = "; ".join(filter(None, (first.arm, beside)))
    return f"{share(first)} ({within})" if within else share(first)


def _is_active(control: Rate) -> bool:
    return "placebo" not in control.arm.casefold()


def _lines(study: Sequence[Rate]) -> Iterator[str]:
    if study[0].source:
        yield study[0].source
    for rate in study:
        people = f" (N{NBSP}={NBSP}{rate.people:,})" if rate.people else ""
        arm = f"{rate.arm}{people}: " if rate.arm else ""
        yield f"{arm}{share(rate)}"
