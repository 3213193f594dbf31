"""The templates of `resources/handouts`, filled strictly: nothing undefined, everything escaped."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from baklosan_desktop import assets
from baklosan_desktop.labels.directions import isolated
from baklosan_desktop.wording import held


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(assets.resource("handouts")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["held"] = held
    environment.filters["isolated"] = isolated
    return environment


_TEMPLATES = _environment()


def fill(template: str, **values: object) -> str:
    """Return the template with these values in it."""
    return _TEMPLATES.get_template(template).render(values)
