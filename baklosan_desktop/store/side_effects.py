"""Side effects and the bands they are counted in."""

from collections.abc import Callable

from sqlalchemy import Engine, RowMapping, select

from baklosan_desktop.labels.bands import Band, BandDefinition
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import Seriousness, SideEffect
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.store import facts, schema
from baklosan_desktop.store.schema import BAND

_BANDS = select(BAND).order_by(BAND.c.position)


class SideEffectRepository:
    """The side effects of a label, and the vocabulary to look for them in other words."""

    def __init__(self, engine: Engine, vocabulary: Callable[[], Vocabulary]) -> None:
        self.vocabulary = vocabulary
        self._engine = engine

    def bands(self, label_id: LabelId) -> tuple[BandDefinition, ...]:
        """Return the bands as the label defines them, most frequent first."""
        with self._engine.connect() as connection:
            rows = connection.execute(_BANDS.where(BAND.c.label_id == label_id)).mappings().all()
        return tuple(_band(row) for row in rows)

    def side_effects(self, label_id: LabelId) -> tuple[SideEffect, ...]:
        """Return every side effect, in the label's order."""
        return facts.read(self._engine, label_id, schema.SIDE_EFFECT, _side_effect)


def _band(row: RowMapping) -> BandDefinition:
    return BandDefinition(
        word=row["word"],
        normalised=Band[row["normalised"]],
        more_than_ppm=row["more_than_ppm"],
        less_than_ppm=row["less_than_ppm"],
        citation=Citation(row["section"], row["line"], row["quote"]),
    )


def _side_effect(
    row: RowMapping, citations: tuple[Citation, ...], _lists: dict[str, tuple[str, ...]]
) -> SideEffect:
    return SideEffect(
        id=row["id"],
        term=row["term"],
        system=row["system"],
        band=row["band"],
        note=row["note"],
        plain=row["plain"],
        seriousness=None if row["seriousness"] is None else Seriousness[row["seriousness"]],
        citations=citations,
    )
