"""The templates of `resources/handouts`, filled strictly: nothing undefined, everything escaped."""

import re
from collections.abc import Iterator

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from baklosan_desktop import assets
from baklosan_desktop.labels.directions import apart, isolated
from baklosan_desktop.wording import NBSP, held

_JOINER = "\N{WORD JOINER}"
_INTERVAL = re.compile(rf"(?<=[0-9%])({NBSP}?[-–])[ {NBSP}](?=[0-9])")


def joined(text: str) -> str:
    """Keep an interval on one line that has a blank behind its dash, where a line would end.

    >>> joined(held("10 - 20 mg")).translate({ord(NBSP): "_", ord(_JOINER): "+"})
    '10_-+_20_mg'
    """
    return _INTERVAL.sub(rf"\1{_JOINER}{NBSP}", text)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(assets.resource("handouts")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["held"] = held
    environment.filters["joined"] = joined
    environment.filters["apart"] = apart
    environment.filters["isolated"] = isolated
    return environment


_TEMPLATES = _environment()


def fill(template: str, **values: object) -> str:
    """Return the template with these values in it."""
    return _TEMPLATES.get_template(template).render(values)


def filling(template: str, **values: object) -> Iterator[str]:
    """Yield the parts of that text one after the other, each as soon as it is made."""
    return _TEMPLATES.get_template(template).generate(values)
