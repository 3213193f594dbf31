"""The side-effect page: a filter and a choice, the matrix, and the list beside it."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from itertools import groupby
from typing import NamedTuple, Protocol, Self

from baklosan_desktop.labels.bands import BandDefinition, Ours
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.hit import Found
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.screens.search import did_you_mean, meanings
from baklosan_desktop.screens.side_effect_filter import Filtered, filtered
from baklosan_desktop.screens.side_effect_matrix import (
    NO_SYSTEM,
    Column,
    Matrix,
    Order,
    band_key,
    matrix,
    system_key,
    system_name,
)
from baklosan_desktop.screens.side_effect_people import People, people
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.tongue import _, plural, translatable
from baklosan_desktop.wording import shortened

_QUOTED = 30
_OURS = {
    Ours.AGREED: translatable(
        "A word of which no definition was read has its agreed meaning (editorial)."
    ),
    Ours.DERIVED: translatable(
        "Of percentages without a band, the highest one tells the band (derived)."
    ),
}


class SideEffectSource(Protocol):
    """Where the side effects of a label come from."""

    def bands(self, label_id: LabelId) -> Sequence[BandDefinition]:
        """Return the bands as the label defines them, most frequent first."""
        ...

    def side_effects(self, label_id: LabelId) -> Sequence[SideEffect]:
        """Return every side effect, in the label's order."""
        ...

    def vocabulary(self) -> Vocabulary:
        """Return what people's words mean in labels."""
        ...


class Remembered:
    """A source that reads each label once: what a label states does not change while it is open."""

    def __init__(self, source: SideEffectSource) -> None:
        self.bands = cache(source.bands)
        self.side_effects = cache(source.side_effects)
        self.vocabulary = source.vocabulary


class Grouping(Enum):
    """What the list is grouped by first; the value is its name for people."""

    SYSTEM = translatable("organ system")
    BAND = translatable("frequency band")


class SideEffectForm(NamedTuple):
    """What was typed and chosen; `system` and `band` are keys or beginnings of one, None: all."""

    label_id: LabelId
    words: str = ""
    system: str | None = None
    band: str | None = None
    grouping: Grouping = Grouping.SYSTEM
    order: Order = Order.LABEL

    @property
    def filter(self) -> str:
        """The typed words without the blanks around them; empty: no filter."""
        return self.words.strip()


class Group(NamedTuple):
    """The effects of one cell; its heading leaves out what is chosen for the whole list."""

    heading: str
    column: Column
    effects: tuple[SideEffect, ...]


class Selection(NamedTuple):
    """The list beside the matrix; `problem` says why it is empty.

    `system` is the name of the chosen organ system, `column` the chosen band; without: all.
    `filter` is what is filtered by, `understood` says in what other words; both empty: nothing.
    """

    system: str
    column: Column | None
    groups: tuple[Group, ...]
    problem: str
    filter: str
    understood: str

    @property
    def effects(self) -> tuple[SideEffect, ...]:
        """The effects of all groups, in order."""
        return tuple(effect for group in self.groups for effect in group.effects)

    @property
    def title(self) -> str:
        """What is chosen."""
        return self.system or _("All organ systems")

    @property
    def total(self) -> str:
        """How many effects are listed."""
        return counted_effects(len(self.effects))


class SideEffectView(NamedTuple):
    """What the page shows; `people` is the chosen band drawn, if it has effects."""

    summary: str
    matrix: Matrix
    total: str
    note: str
    selection: Selection
    people: People | None


class _Asked(NamedTuple):
    """What the form is answered from."""

    form: SideEffectForm
    every: Sequence[SideEffect]
    found: Filtered
    counts: Matrix

    @classmethod
    def of(cls, form: SideEffectForm, source: SideEffectSource) -> Self:
        bands, every = source.bands(form.label_id), source.side_effects(form.label_id)
        found = Filtered(tuple(every))
        if form.filter:
            found = filtered(every, form.filter, source.vocabulary())
        return cls(form, every, found, matrix(bands, every, found.effects, form.order))

    def listed(self) -> Sequence[SideEffect]:
        """Return the effects that filter and choice leave, in the order asked for."""
        form, counts = self.form, self.counts
        systems = [row.key for row in counts.rows]
        bands = [column.key for column in counts.columns]
        left = (
            effect
            for effect in self.found.effects
            if _is_chosen(system_key(effect), form.system, systems)
            and _is_chosen(band_key(effect), form.band, bands)
        )

        def position(effect: SideEffect) -> tuple[int, int]:
            row, column = counts.cell(effect)
            return (row, column) if form.grouping is Grouping.SYSTEM else (column, row)

        return sorted(left, key=position)


def present(form: SideEffectForm, source: SideEffectSource) -> SideEffectView:
    """Answer the form. Never raises for anything a person can type."""
    asked = _Asked.of(form, source)
    counts, every = asked.counts, asked.every
    selection = _selection(asked)
    all_of_them = plural("All {number} effect", "All {number} effects", len(every))
    left = _("{left} of {effects}").format(left=counts.total, effects=counted_effects(len(every)))
    return SideEffectView(
        summary=f"{left} · {_filter(form)}" if form.filter else _summary(counts),
        matrix=counts,
        total=left if form.filter else all_of_them,
        note=" ".join(_notes(form, counts, set(map(band_key, every)))),
        selection=selection,
        people=people(selection.column) if selection.column and selection.groups else None,
    )


def effects(form: SideEffectForm, source: SideEffectSource) -> tuple[SideEffect, ...]:
    """Return the effects that filter and choice leave, in the order that the form asks for."""
    return tuple(_Asked.of(form, source).listed())


def _is_chosen(key: str, wanted: str | None, keys: Sequence[str]) -> bool:
    """Compare with a key, or with a beginning that is itself no key ("isolated")."""
    if wanted is None or wanted in keys:
        return wanted in {None, key}
    return key.casefold().startswith(wanted.casefold())


def _selection(asked: _Asked) -> Selection:
    form, counts, listed = asked.form, asked.counts, asked.listed()
    chosen = [row.name for row in counts.rows if row.key == form.system]
    return Selection(
        system=chosen[0] if chosen else "",
        column=next((column for column in counts.columns if column.key == form.band), None),
        groups=tuple(_groups(form, counts, listed)),
        problem="" if listed else " ".join(_nothing(form, asked.found.suggestions)),
        filter=_quoted(form.filter) if form.filter else "",
        understood=" ".join(f"{one}." for one in meanings(asked.found.understood, form.filter)),
    )


def _groups(form: SideEffectForm, counts: Matrix, listed: Iterable[SideEffect]) -> Iterator[Group]:
    for (row, column), together in groupby(listed, counts.cell):
        system, band = counts.rows[row], counts.columns[column]
        parts = [] if system.key == form.system else [system.name]
        parts += [] if band.key == form.band else [f"{band.word}, {band.range}"]
        if form.grouping is Grouping.BAND:
            parts.reverse()
        yield Group(" · ".join(parts), band, tuple(together))


def _nothing(form: SideEffectForm, suggestions: tuple[str, ...]) -> Iterator[str]:
    where = ", ".join(filter(None, (form.system and system_name(form.system), form.band)))
    if not form.filter:
        said = (
            _("No side effect is listed under {where}.")
            if where
            else _("No side effect is listed.")
        )
        yield said.format(where=where)
        return
    said = _("No side effect matches {words}.")
    if where:
        said = _("No side effect matches {words} under {where}.")
    yield said.format(words=_quoted(form.filter), where=where)
    if suggestions:
        yield did_you_mean(Found(suggestions=suggestions))
    yield _("Clear the filter to see all, or search the whole label.")


def _filter(form: SideEffectForm) -> str:
    """Say what is filtered by."""
    return _("filter {words}").format(words=_quoted(form.filter)) if form.filter else ""


def counted_effects(number: int) -> str:
    """Count side effects in words."""
    return plural("{number} effect", "{number} effects", number)


def _quoted(words: str) -> str:
    """Quote a filter, so that whatever was typed fits on the screen."""
    return f"“{shortened(words, _QUOTED)}”"


def _summary(counts: Matrix) -> str:
    systems = sum(row.key != NO_SYSTEM for row in counts.rows)
    bands = sum(column.band is not None for column in counts.columns)
    parts = (
        counted_effects(counts.total),
        plural("{number} organ system", "{number} organ systems", systems),
        plural("{number} frequency band", "{number} frequency bands", bands),
    )
    return " · ".join(parts)


def _notes(form: SideEffectForm, counts: Matrix, used: set[str]) -> Iterator[str]:
    ours = {column.band.ours for column in counts.columns if column.band}
    if None in ours:
        yield _("Bands as this label defines them.")
    for kind in Ours:
        if kind in ours:
            yield _(_OURS[kind])
    for column in counts.columns:
        if column.key not in used:
            said = _("“{band}”: the label defines the band and lists nothing in it.")
            yield said.format(band=column.word)
    if form.filter:
        yield _("A dot means none that matches the filter.")
    else:
        yield _("A dot means none listed, not none possible.")
    if form.order is Order.AGREED:
        yield _("Organ systems {order}.").format(order=_(form.order.value))
