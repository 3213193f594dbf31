"""The patient leaflet: the QRD template's six sections in plain words, what is urgent first."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from baklosan_desktop.handouts.page import Handout, Imprint, handout
from baklosan_desktop.labels.facts import Facts, LeafletPart, Seriousness, SideEffect
from baklosan_desktop.screens.handout import Part, Sheet
from baklosan_desktop.screens.side_effect_matrix import Matrix
from baklosan_desktop.wording import affected, capital


class Often(NamedTuple):
    """Side effects in plain words under how many people they may affect, and the label's word."""

    affected: str
    word: str
    effects: tuple[str, ...]


class Printed(NamedTuple):
    """A section of the leaflet, numbered as the QRD template does, even where it is left out."""

    number: int
    title: str
    is_left_out: bool


def render(sheet: Sheet, imprint: Imprint) -> Handout:
    """Lay the leaflet out for the patient; a section that was left out is named as such."""
    left_out = sheet.form.left_out
    return handout(
        "leaflet.html.j2",
        sheet,
        imprint,
        says=_advice(sheet.facts),
        sections={
            part.name: Printed(number, part.value, part in left_out)
            for number, part in enumerate(Part, 1)
        },
        emergencies=_plain(sheet, Seriousness.EMERGENCY),
        urgent=_plain(sheet, Seriousness.URGENT),
        tell_doctor=_plain(sheet, Seriousness.TELL_DOCTOR),
        dose=sheet.dose,
        frequencies=tuple(_frequencies(sheet.matrix, sheet.effects)),
    )


def _advice(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    return {
        part.name: tuple(advice.text for advice in facts.advice if advice.part is part)
        for part in LeafletPart
    }


def _plain(sheet: Sheet, seriousness: Seriousness) -> tuple[str, ...]:
    return tuple(effect.plain for effect in sheet.effects if effect.seriousness is seriousness)


def _frequencies(matrix: Matrix, effects: tuple[SideEffect, ...]) -> Iterator[Often]:
    """Yield the effects of each band, the most frequent first; people before words (HZ-23)."""
    for index, column in enumerate(matrix.columns):
        found = (effect.plain for effect in effects if matrix.cell(effect)[1] == index)
        if listed := tuple(dict.fromkeys(found)):  # two terms can have the same plain words
            people = affected(column.band.normalised if column.band else None)
            yield Often(capital(people), column.word, listed)
