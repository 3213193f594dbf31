import re

import pytest

from baklosan_desktop.handouts.kinds import render, rendering
from baklosan_desktop.handouts.steps import done
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.handout import Kind
from tests.handouts.sheets import (
    IMPRINT,
    a_dosing_calendar,
    a_handout,
    a_sheet,
    a_stopping_calendar,
    words,
)
from tests.screens.calendar_builders import START, STEPS

NOT_FOR_PATIENTS = re.compile(
    r"plenty of fluids|diuretic|List B|(/|per) ?kg|increased sensitivity|AMB-|hemodialysis"
    r"|renal|haemodialysis|contradict|ventilation|antidote",
    re.IGNORECASE,
)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_laid_out_and_says_which_it_is(kind: Kind) -> None:
    handout = a_handout(kind=kind)
    assert handout.title == kind.words
    assert f"demoxine · {kind.words}" in words(handout)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind.is_for_patients])
def test_hz_22_no_paper_for_patients_says_what_is_for_professionals(
    label: Label, facts: Facts, kind: Kind
) -> None:
    assert NOT_FOR_PATIENTS.findall(words(a_handout(label, facts, kind=kind))) == []


def test_hz_22_nor_does_a_calendar_with_doses() -> None:
    child = START._replace(age_years="11", weight="30")
    for handout in (
        a_dosing_calendar(),
        a_dosing_calendar(reading=None),
        a_dosing_calendar(child),
        a_stopping_calendar(*STEPS),
    ):
        assert NOT_FOR_PATIENTS.findall(words(handout)) == []


def test_what_is_for_professionals_is_on_their_paper(label: Label, facts: Facts) -> None:
    for kind in (Kind.SUMMARY, Kind.LABEL):
        assert NOT_FOR_PATIENTS.search(words(a_handout(label, facts, kind=kind)))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_laid_out_alike_step_by_step_and_at_once(kind: Kind) -> None:
    sheet = a_sheet(kind=kind)
    assert done(rendering(sheet, IMPRINT)) == render(sheet, IMPRINT)
