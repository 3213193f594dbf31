"""The side-effect sheet: what to do first, then every effect by organ system and band."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from baklosan_desktop.handouts.page import Handout, Imprint, handout
from baklosan_desktop.labels.facts import Seriousness, SideEffect
from baklosan_desktop.screens.handout import Sheet
from baklosan_desktop.screens.side_effect_matrix import Column, Matrix
from baklosan_desktop.wording import NBSP, affected, capital, counted, place, stated_range, unbroken

_ADVICE = {
    Seriousness.EMERGENCY: "Get help now: call the emergency number if you notice",
    Seriousness.URGENT: "Get help at once if you notice",
    Seriousness.TELL_DOCTOR: "Tell the doctor if you notice",
}


class Signs(NamedTuple):
    """What to look out for, under what to do about it (editorial)."""

    advice: str
    is_urgent: bool
    effects: tuple[SideEffect, ...]


class Count(NamedTuple):
    """A row of the matrix in words."""

    title: str
    words: str


class Listing(NamedTuple):
    """The effects of one band: how many people it may affect, then the label's own definition."""

    affected: str
    stated: str
    effects: tuple[SideEffect, ...]


class System(NamedTuple):
    """An organ system with its effects, and the lines of the label that list them."""

    title: str
    lines: str
    listings: tuple[Listing, ...]


def render(sheet: Sheet, imprint: Imprint) -> Handout:
    """Lay the side effects out for patient and pharmacist."""
    return handout(
        "side_effects.html.j2",
        sheet,
        imprint,
        total=counted(len(sheet.effects), "side effect"),
        signs=tuple(_signs(sheet.effects)),
        matrix=sheet.matrix,
        counts=tuple(_counts(sheet.matrix)),
        definitions=_definitions(sheet),
        systems=tuple(_systems(sheet)),
    )


def _signs(effects: Iterable[SideEffect]) -> Iterator[Signs]:
    for seriousness, advice in _ADVICE.items():
        if found := tuple(effect for effect in effects if effect.seriousness is seriousness):
            yield Signs(advice, seriousness is not Seriousness.TELL_DOCTOR, found)


def _counts(matrix: Matrix) -> Iterator[Count]:
    """Say the matrix in words: the bands each system has, in the end all bands, also empty ones."""
    for row in matrix.rows:
        counts = zip(row.counts, matrix.columns, strict=True)
        yield Count(_totalled(row.name, row.total), _listed(pair for pair in counts if pair[0]))
    totals = ((column.total, column) for column in matrix.columns)
    yield Count(_totalled("All", matrix.total), _listed(totals))


def _listed(counts: Iterable[tuple[int, Column]]) -> str:
    return ", ".join(unbroken(f"{column.key} {number}") for number, column in counts)


def _totalled(name: str, total: int) -> str:
    return f"{name}:{NBSP}{total}"


def _definitions(sheet: Sheet) -> str:
    """Say where the label defines its bands."""
    bands = (column.band for column in sheet.matrix.columns)
    lines = sorted({band.citation.line for band in bands if band and not band.ours})
    return ", ".join(
        f"{place(sheet.label.section_at(line), line)}{f' (line{NBSP}{line})' * sheet.has_lines}"
        for line in lines
    )


def _systems(sheet: Sheet) -> Iterator[System]:
    cell, matrix = sheet.matrix.cell, sheet.matrix
    for row, of_system in groupby(sorted(sheet.effects, key=cell), lambda effect: cell(effect)[0]):
        listings = tuple(
            _listing(matrix.columns[column], tuple(effects))
            for column, effects in groupby(of_system, lambda effect: cell(effect)[1])
        )
        found = {effect.citations[0].line for listing in listings for effect in listing.effects}
        system = matrix.rows[row]
        lines = ", ".join(f"line {line}" for line in sorted(found))
        yield System(_totalled(system.name, system.total), lines, listings)


def _listing(column: Column, effects: tuple[SideEffect, ...]) -> Listing:
    """Lead with the number of people; the label's word, which alone misleads, follows (HZ-23)."""
    band = column.band
    return Listing(
        affected=capital(affected(band.normalised if band else None)),
        stated=f"{column.word}: {stated_range(band)}" if band else column.word,
        effects=effects,
    )
