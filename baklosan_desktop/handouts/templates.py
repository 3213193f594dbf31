"""The templates of `resources/handouts`, filled strictly: nothing undefined, everything escaped."""

import re

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from baklosan_desktop import assets
from baklosan_desktop.wording import NBSP

_WITHIN_AMOUNT = re.compile(r"(?<=[0-9]) (?=\S)| (?=/)")


def held(text: str) -> str:
    """Keep each number on a line with what it counts, without a visible change (HZ-27).

    >>> held("up to 75 mg / day").replace(NBSP, "_")
    'up to 75_mg_/ day'
    """
    return _WITHIN_AMOUNT.sub(NBSP, text)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(assets.resource("handouts")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["held"] = held
    return environment


_TEMPLATES = _environment()


def fill(template: str, **values: object) -> str:
    """Return the template with these values in it."""
    return _TEMPLATES.get_template(template).render(values)
