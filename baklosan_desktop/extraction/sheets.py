"""What the cells, rows and columns of one table of side effects are: systems, bands, or effects."""

from collections.abc import Sequence
from itertools import takewhile

from baklosan_desktop.extraction.band_heads import Head, head, segments
from baklosan_desktop.extraction.effects import Told
from baklosan_desktop.extraction.passages import Grid, Spot
from baklosan_desktop.extraction.systems import system
from baklosan_desktop.extraction.terms import NO_TERM

HEAD_ROWS = 4
_MOST = 0.6  # of the cells of a column that is one of bands, or of systems
_MARKS = " *†‡§#.:;,¹²³⁴⁵⁶⁷⁸⁹⁰"

Row = Sequence[Spot]


class Sheet:
    """One table, and what its parts are."""

    def __init__(self, grid: Grid, language: str) -> None:
        self.rows = [row for row in grid.rows if row]
        self.width = max(map(len, self.rows), default=0)
        self.language = language
        self._head_rows = list(takewhile(self._is_head, self.rows[:HEAD_ROWS]))

    def band_columns(self) -> tuple[int, dict[int, Told]] | None:
        """Return the row that heads columns with bands, and the band of each; None: no such row."""
        for number, row in enumerate(self.rows[:HEAD_ROWS]):
            columns = {at: told for at, spot in enumerate(row) if (told := self.band(spot))}
            if columns and self._is_above(number, columns):
                return number, columns
        return None

    def of_bands(self) -> list[int]:
        """Return the columns of which nearly every cell is a band."""
        return [at for at in range(self.width) if self._is_of_bands(at)]

    def roles(self, bands: Sequence[int]) -> tuple[int | None, Sequence[int]]:
        """Tell the column of systems, if there is one beside the bands, from those of effects."""
        others = [at for at in range(self.width) if at not in bands and self._said(at)]
        if len(others) <= 1:
            return None, others
        counts = {at: sum(map(self._is_system, self._said(at))) for at in others}
        of_system = max(others, key=lambda at: (counts[at], -at))
        rest = [at for at in others if at != of_system]
        if len(bands) > 1:
            rest = [at for at in rest if at < bands[0]][-1:] or rest[:1]
        return of_system, rest

    def below_head(self) -> Sequence[Row]:
        """Return the rows below those that only name the columns."""
        return self.rows[len(self._head_rows) :]

    def speaking(self) -> list[int]:
        """Return the columns of which a cell opens with its band."""
        return [at for at in range(self.width) if any(map(self.speaks, self._said(at)))]

    def is_of_systems(self) -> bool:
        """Whether nearly every row opens with an organ system."""
        found = sum(map(self._is_system, self._said(0)))
        return found > 0 and found >= _MOST * (len(self.rows) - len(self._head_rows))

    def context(self, columns: Sequence[int], at: int) -> str | None:
        """Return what heads a column, where several columns with other heads tell of effects."""
        heads = {column: self._head(column) for column in columns}
        is_told_apart = len(set(heads.values()) - {""}) > 1
        return heads.get(at) or None if is_told_apart else None

    def alone(self, row: Row) -> Spot | None:
        """Return the one cell of a row that says anything, if it stands for the whole row."""
        said = {(spot.text, spot.line): spot for spot in row if spot.text}
        return next(iter(said.values())) if len(said) == 1 else None

    def speaks(self, spot: Spot) -> bool:
        """Whether a line of a cell opens with a band."""
        return any(segments(text, self.language) for text in spot.text.split("\n"))

    def band(self, spot: Spot) -> Told | None:
        """Return the one band that a cell is."""
        found = self.bands(spot.text.replace("\n", " ")) if spot.is_first else []
        return Told(found[0], spot.line) if found else None

    def bands(self, text: str) -> list[Head]:
        """Return the bands of a cell that says nothing else, one for each line of it."""
        lines = text.split("\n")
        heads = [head(line, self.language) for line in lines]
        found = [
            one for one, line in zip(heads, lines, strict=True) if one and one.end == len(line)
        ]
        return found if len(found) == len(lines) else []

    def name(self, spot: Spot) -> str:
        """Return the organ system that a cell names, without marks."""
        return spot.text.replace("\n", " ").strip(_MARKS)

    def _is_above(self, number: int, columns: dict[int, Told]) -> bool:
        """Whether a row heads columns: several bands, or one in a head, and no band below them."""
        row = self.rows[number]
        is_head = len(row) > 1 and all(spot.is_header for spot in row)
        below = (row[at] for row in self.rows[number + 1 :] for at in columns if at < len(row))
        is_several = len({told.head.band for told in columns.values()}) > 1
        return (is_several or is_head) and not any(self.bands(spot.text) for spot in below)

    def _is_head(self, row: Row) -> bool:
        """Whether a row says neither a system nor a band with effects."""
        return not any(self._is_system(spot) or self.speaks(spot) for spot in row)

    def _head(self, at: int) -> str:
        said = (row[at].text for row in self._head_rows if at < len(row))
        return " ".join(dict.fromkeys(text.replace("\n", " ") for text in said if text))

    def _said(self, at: int) -> list[Spot]:
        """Return what stands in a column beside other columns."""
        rows = (row for row in self.rows if at < len(row) and self.alone(row) is None)
        return [row[at] for row in rows if row[at].text]

    def _is_of_bands(self, at: int) -> bool:
        said = [spot for spot in self._said(at) if not NO_TERM.fullmatch(spot.text)]
        bands = sum(bool(self.bands(spot.text)) for spot in said)
        return bands > 0 and bands >= _MOST * len(said[len(self._head_rows) :] or said)

    def _is_system(self, spot: Spot) -> bool:
        return system(spot.text.replace("\n", " "), self.language) is not None
