"""The flags of `baklosan dose`: the same request that a program sends, typed by a person."""

import argparse
from collections.abc import Mapping

from baklosan_desktop.screens.dose_fields import JsonNumber

_QUESTION = "start, titrate, plan, check, stop, tablet, missed, overdose, driving, food, final_dose"
# Flag: the field of a request, and what it holds.
_NUMBERS = {
    "--age": ("age_years", "age, whole years"),
    "--months": ("age_months", "and months, 0 to 11"),
    "--weight": ("weight_kg", "weight, kg"),
    "--egfr": ("egfr", "eGFR, mL per min per 1.73 m²"),
    "--current": ("current_daily_mg", "now taking, in total, mg per DAY"),
    "--days-since": ("days_since_last_increase", "whole days since the last increase"),
    "--target": ("target_daily_mg", "target, in total, mg per DAY"),
    "--prescribed": ("prescribed_daily_mg", "prescribed, in total, mg per DAY"),
    "--taper-days": ("taper_days", "how long stopping takes, days"),
    "--daily": ("daily_mg", "dose to make from tablets, in total, mg per DAY"),
}
_WORDS = {
    "--crf": ("crf", "chronic renal failure: yes, no or unknown"),
    "--haemodialysis": ("haemodialysis", "yes, no or unknown"),
    "--pregnant": ("pregnant", "yes, no, unknown or not_applicable"),
    "--breastfeeding": ("breastfeeding", "yes, no, unknown or not_applicable"),
    "--indication": ("indication", "in the label's words"),
    "--date": ("date", "the day from which is counted, such as 2026-03-02"),
}
_LISTS = {
    "--has": ("conditions", "conditions that are present"),
    "--unknown": ("unknown", "conditions that are not known"),
    "--with": ("co_medications", "groups of other medicines"),
    "--confirm": ("confirmed", "weight or pregnancy, where unlikely and right"),
}
_SWITCHES = {
    "--first": ("first_prescription", True, "the prescription is the first one"),
    "--continued": ("first_prescription", False, "the prescription goes on with a treatment"),
    "--sensitive": ("increased_sensitivity", True, "reacts strongly to medicines, no allergy"),
    "--levodopa-reason-known": ("levodopa_reason_confirmed", True, "not Parkinson's disease"),
}


def add_flags(command: argparse.ArgumentParser) -> None:
    """Offer every field of a request; what is left out has its default."""
    command.add_argument("mode", nargs="?", metavar="QUESTION", help=_QUESTION)
    for flag, (field, words) in (_NUMBERS | _WORDS).items():
        read = JsonNumber if flag in _NUMBERS else str
        command.add_argument(flag, dest=field, type=read, metavar="VALUE", help=words)
    for flag, (field, words) in _LISTS.items():
        command.add_argument(flag, dest=field, nargs="+", metavar="WORD", help=words)
    switched = dict.fromkeys(field for field, *_ in _SWITCHES.values())
    groups = {field: command.add_mutually_exclusive_group() for field in switched}
    for flag, (field, value, words) in _SWITCHES.items():
        groups[field].add_argument(flag, dest=field, action="store_const", const=value, help=words)


def request_of(args: argparse.Namespace) -> Mapping[str, object]:
    """Return the request that the flags make."""
    fields = {field for field, *_ in (_NUMBERS | _WORDS | _LISTS | _SWITCHES).values()}
    given = {name: value for name, value in vars(args).items() if name in fields | {"mode"}}
    return {name: value for name, value in given.items() if value is not None}
