"""The side effects of a label, as its command tells them."""

from typing import NamedTuple

from baklosan_desktop.cli.library import Books
from baklosan_desktop.cli.telling import (
    effect_line,
    effect_value,
    unread_line,
    unread_value,
)
from baklosan_desktop.errors import EffectsNotRead
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.screens import side_effects
from baklosan_desktop.screens.read_effects import ReadEffects, not_understood
from baklosan_desktop.screens.side_effects import SideEffectForm


class Told(NamedTuple):
    """A value for programs, lines for people, and what is said beside both."""

    value: list[dict[str, object]]
    lines: list[str]
    beside: str = ""


def listed(books: Books, form: SideEffectForm) -> Told:
    """List the effects of a label; beside them stands how much of its text was not understood."""
    read = _read(books, form.label_id)
    effects = side_effects.effects(form, read or books.bundled.side_effects)
    bands = {band.word: band for band in read.reading.bands} if read else None
    unread = read.reading.unread if read else ()
    return Told(
        [effect_value(effect, bands) for effect in effects],
        [effect_line(effect, form.label_id) for effect in effects]
        or ["No side effect is listed there."],
        f"{not_understood(len(unread))}: see --unread." if unread else "",
    )


def unread(books: Books, form: SideEffectForm) -> Told:
    """List what looks like a frequency and was not understood."""
    read = _read(books, form.label_id)
    left = read.reading.unread if read else ()
    lines = [unread_line(one) for one in left] or ["Nothing was left unread."]
    return Told([unread_value(one) for one in left], lines)


def _read(books: Books, label_id: LabelId) -> ReadEffects | None:
    """Read an imported label; EffectsNotRead says that this is impossible, not that it has none."""
    read = books.read_effects(label_id)
    if read and not (read.reading.effects or read.reading.unread):
        raise EffectsNotRead("No side effect can be read from the text of this label.")
    return read
