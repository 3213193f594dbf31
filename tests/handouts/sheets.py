"""Sheets to lay out, and the words of what was laid out."""

import re
from datetime import date
from html import unescape
from typing import Any

from baklosan_desktop.handouts.kinds import render
from baklosan_desktop.handouts.page import Handout, Imprint
from baklosan_desktop.labels.facts import Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.handout import HandoutForm, Kind, Sheet, present
from baklosan_desktop.wording import NBSP
from tests.builders import a_label, some_facts
from tests.fakes import FakeShelf

IMPRINT = Imprint(date(2026, 11, 23), "0.1.0")


def a_sheet(label: Label | None = None, facts: Facts | None = None, **form: Any) -> Sheet:
    sheet = present(
        HandoutForm(**{"kind": SIDE_EFFECTS} | form),
        label or a_label(),
        FakeShelf(facts or some_facts()),
    ).sheet
    assert sheet is not None
    return sheet


def a_handout(label: Label | None = None, facts: Facts | None = None, **form: Any) -> Handout:
    return render(a_sheet(label, facts, **form), IMPRINT)


def words(handout: Handout) -> str:
    """Return the body as plain text, its blanks all of one kind."""
    body = handout.body[handout.body.index("<body>") :]
    text = unescape(re.sub(r"<[^>]*>", " ", body)).replace(NBSP, " ")
    return " ".join(text.split())


def several(handout: Handout, times: int) -> Handout:
    """Return the handout with its body several times over."""
    return handout._replace(body=handout.body * times)


SIDE_EFFECTS, LABEL = Kind.SIDE_EFFECTS, Kind.LABEL
