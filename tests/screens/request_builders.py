"""Requests as other programs send them, and their answers."""

import json
from collections.abc import Mapping
from typing import Any

from baklosan_desktop.screens.dose_fields import JsonNumber, read_json
from baklosan_desktop.screens.dose_json import as_json
from baklosan_desktop.screens.dose_request import Answered, answer_request
from tests.dosing.builders import the_rulebook


def a_request(**fields: object) -> object:
    """An adult of 40 years, unless told otherwise, as it is read from JSON."""
    return read_json(json.dumps({"age_years": 40, **fields}))


def answered(**fields: object) -> Answered:
    return answer_request(a_request(**fields), the_rulebook())


def told(**fields: object) -> dict[str, Any]:
    return dict(as_json(answered(**fields)))


def told_of(request: object) -> Mapping[str, Any]:
    return dict(as_json(answer_request(request, the_rulebook())))


def number(text: str) -> JsonNumber:
    return JsonNumber(text)
