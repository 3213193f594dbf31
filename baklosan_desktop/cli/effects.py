"""The side effects of a label, as its command tells them."""

from typing import NamedTuple

from baklosan_desktop.cli.library import Books
from baklosan_desktop.cli.telling import (
    effect_line,
    effect_value,
    left_unread,
    unread_line,
    unread_value,
)
from baklosan_desktop.screens import side_effects
from baklosan_desktop.screens.side_effects import SideEffectForm


class Told(NamedTuple):
    """A value for programs, lines for people, and what is said beside both."""

    value: list[dict[str, object]]
    lines: list[str]
    beside: str = ""


def listed(books: Books, form: SideEffectForm) -> Told:
    """List the effects of a label; beside them stands how much of its text was not understood."""
    read = books.read_effects(form.label_id)
    source = read or books.bundled.side_effects
    effects = side_effects.effects(form, source)
    bands = {band.word: band for band in source.bands(form.label_id)} if read else None
    unread = read.unread(form.label_id) if read else ()
    return Told(
        [effect_value(effect, bands) for effect in effects],
        [effect_line(effect, form.label_id) for effect in effects]
        or ["No side effect is listed there."],
        left_unread(len(unread)) if unread else "",
    )


def unread(books: Books, form: SideEffectForm) -> Told:
    """List what looks like a frequency and was not understood."""
    read = books.read_effects(form.label_id)
    left = read.unread(form.label_id) if read else ()
    lines = [unread_line(one) for one in left] or ["Nothing was left unread."]
    return Told([unread_value(one) for one in left], lines)
