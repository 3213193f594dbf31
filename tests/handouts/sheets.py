"""Sheets to lay out, and the words of what was laid out."""

import re
from datetime import date
from html import unescape
from typing import Any

from baklosan_desktop.handouts.kinds import render
from baklosan_desktop.handouts.page import Handout, Imprint
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.dose_form import DoseForm
from baklosan_desktop.screens.dosing_calendar import Ticked
from baklosan_desktop.screens.handout import (
    HandoutForm,
    Kind,
    Paper,
    Sheet,
    present,
    present_unreviewed,
)
from baklosan_desktop.wording import NBSP
from tests.builders import a_label, some_facts
from tests.dosing.builders import the_label
from tests.fakes import FakeShelf
from tests.screens.calendar_builders import START, STOP, course_of, dosed

IMPRINT = Imprint(date(2026, 11, 23), "0.1.0")


def a_sheet(label: Label | None = None, facts: Facts | None = None, **form: Any) -> Sheet:
    """Return a sheet; a calendar comes from a usual answer of its kind."""
    typed, source = HandoutForm(**{"kind": SIDE_EFFECTS} | form), FakeShelf(facts or some_facts())
    answer = dosed(STOP if typed.kind is Kind.STOPPING_CALENDAR else START)
    sheet = present(typed, label or a_label(), source, dosed=answer).sheet
    assert sheet is not None
    return sheet


def a_handout(label: Label | None = None, facts: Facts | None = None, **form: Any) -> Handout:
    return render(a_sheet(label, facts, **form), IMPRINT)


def an_unreviewed_handout(kind: Kind, paper: Paper = Paper.A4, **facts: Any) -> Handout:
    """Lay out what is made of an imported label."""
    form = HandoutForm(kind, paper)
    view = present_unreviewed(form, a_label(), FakeShelf(some_facts(**facts)))
    assert view.sheet is not None
    return render(view.sheet, IMPRINT)


def a_dosing_calendar(
    form: DoseForm = START, days: str = "", *, reading: int | None = 0, **changes: Any
) -> Handout:
    """Lay out a course of an answer, or lines to write on where no reading is ticked."""
    course = None if reading is None else course_of(form, reading)
    return _calendar(form, kind=Kind.DOSING_CALENDAR, ticked=Ticked(course, days), **changes)


def a_stopping_calendar(*steps: tuple[str, str], form: DoseForm = STOP, **changes: Any) -> Handout:
    """Lay out the prescriber's own steps."""
    return _calendar(form._replace(own_steps=steps), kind=Kind.STOPPING_CALENDAR, **changes)


def _calendar(form: DoseForm, **changes: Any) -> Handout:
    label, facts = the_label()
    typed, source = HandoutForm(**changes), FakeShelf(facts)
    sheet = present(typed, label, source, dosed=dosed(form)).sheet
    assert sheet is not None
    return render(sheet, IMPRINT)


def words(handout: Handout) -> str:
    """Return the body as plain text, its blanks all of one kind."""
    body = handout.body[handout.body.index("<body>") :]
    text = unescape(re.sub(r"<[^>]*>", " ", body)).replace(NBSP, " ")
    return " ".join(text.split())


def several(handout: Handout, times: int) -> Handout:
    """Return the handout with its body several times over."""
    return handout._replace(body=handout.body * times)


SIDE_EFFECTS, LABEL = Kind.SIDE_EFFECTS, Kind.LABEL
