"""Effects that a label lists twice with other bands: whom or what each list speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from baklosan_desktop.extraction.passages import Line
from baklosan_desktop.extraction.phrases import shortened
from baklosan_desktop.labels.facts import SideEffect


def told_apart(effects: Sequence[SideEffect], leads: Sequence[Line]) -> tuple[SideEffect, ...]:
    """Give effects that contradict each other the line that leads over to their list.

    Where all of them stand below the same one, the label contradicts itself, and so it is told.
    """
    bands: dict[object, set[str]] = {}
    above: dict[object, set[str]] = {}
    for one in effects:
        bands.setdefault(_key(one), set()).add((one.band or one.note or "").casefold())
        above.setdefault(_key(one), set()).add(_lead(one, leads))
    return tuple(
        replace(one, context=_lead(one, leads) or None)
        if len(bands[_key(one)]) > 1 and len(above[_key(one)]) > 1
        else one
        for one in effects
    )


def _key(one: SideEffect) -> object:
    return one.term.casefold(), one.system, one.context


def _lead(one: SideEffect, leads: Iterable[Line]) -> str:
    """Return the last line above an effect's list that leads over to one."""
    if one.context:
        return one.context
    at = min(cited.line for cited in one.citations)
    texts = [shortened(lead.text.rstrip(" :.")) for lead in leads if lead.number < at]
    return texts[-1] if texts else ""
