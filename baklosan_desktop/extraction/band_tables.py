"""Side effects in tables by organ system and band, whichever of the two has rows or columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from baklosan_desktop.extraction.band_heads import is_silent, loose, segments
from baklosan_desktop.extraction.band_ranges import bounds
from baklosan_desktop.extraction.band_words import words
from baklosan_desktop.extraction.effects import Gathered, Told
from baklosan_desktop.extraction.found import Found
from baklosan_desktop.extraction.passages import Chapter, Grid, Line, Spot
from baklosan_desktop.extraction.phrases import is_about_some, is_title
from baklosan_desktop.extraction.sheets import Row, Sheet
from baklosan_desktop.extraction.systems import system
from baklosan_desktop.extraction.terms import terms, unwrapped

_NEAR = 2  # lines above a table, of which one may lead over to it


class Entry(NamedTuple):
    """A list of effects in a cell, or in a line of it, under a band."""

    text: str
    line: int
    told: Told
    system: str | None
    context: str | None = None


class _Read(NamedTuple):
    """A table with what it tells, and its title, by which it is told apart from others."""

    grid: Grid
    title: str
    entries: Sequence[Entry]


def band_tables(chapter: Chapter) -> Found:
    """Read the tables of a section; several tables, or columns of several drugs, stay apart."""
    found = Gathered(chapter.section.key)
    read = [one for one in _tables(chapter) if one.entries]
    for one in read:
        title = one.title if len(read) > 1 else ""
        told = [_keep(found, entry, title, chapter.language) for entry in one.entries]
        if any(told):
            found.lines |= {line.number for line in one.grid.caption}
    return Found(tuple(found.bands), tuple(found.effects), frozenset(found.lines))


def _keep(found: Gathered, one: Entry, title: str, language: str) -> bool:
    """Keep what an entry says: effects, or what its band means."""
    if is_silent(one.text, language):
        head = one.told.head._replace(bounds=bounds(one.text))
        found.define(one.told._replace(head=head))
        found.count(one.told)
        return False
    context = " · ".join(filter(None, (title, one.context))) or None
    return found.add(terms(one.text, language), one.line, one.told, one.system, context)


def _tables(chapter: Chapter) -> Iterator[_Read]:
    above: list[Line] = []
    title = ""
    for passage in chapter.passages:
        if isinstance(passage, Line):
            above.append(passage)
            continue
        caption = " ".join(line.text for line in passage.caption)
        titles = [line.text for line in above if _is_title(line, chapter.language)]
        leads = [_leads(line, chapter.language) for line in above[-_NEAR:]]
        over = next(filter(None, reversed(leads)), None)
        may_speak = over or _has_bands(passage, chapter.language)
        entries = tuple(_entries(Sheet(passage, chapter.language), over)) if may_speak else ()
        goes_on = title if not above else ""  # a table of several pages has one title
        title = caption or "".join(titles[-1:]) or goes_on
        yield _Read(passage, title, entries)
        above.clear()


def _has_bands(grid: Grid, language: str) -> bool:
    """Whether a table names any band: most tables of studies are done with here."""
    texts = (spot.text.replace("\n", " ") for row in grid.rows for spot in row if spot.is_first)
    return bool(words("\n".join(texts), language))


def _is_title(line: Line, language: str) -> bool:
    return is_title(line.text) or is_about_some(line.text, language)


def _leads(line: Line, language: str) -> Told | None:
    found = loose(line.text, language)
    return Told(found, line.number) if found and found.end == len(line.text) else None


def _entries(sheet: Sheet, over: Told | None) -> Iterator[Entry]:
    """Yield every list of effects; `over` is a band that leads over to the whole table."""
    if found := sheet.band_columns():
        yield from _below(sheet, *found)
    elif bands := sheet.of_bands():
        yield from _beside(sheet, bands)
    else:
        yield from _within(sheet, over if sheet.is_of_systems() else None)


def _below(sheet: Sheet, number: int, columns: Mapping[int, Told]) -> Iterator[Entry]:
    """Read a table of which the columns are bands."""
    named: str | None = None
    for row in sheet.rows[number + 1 :]:
        alone = sheet.alone(row)
        if alone and (found := system(alone.text.replace("\n", " "), sheet.language)):
            named = found
            continue
        if row[0].text and 0 not in columns:
            named = sheet.name(row[0])
        for at, told in columns.items():
            if at < len(row) and row[at].text and row[at].is_first:
                yield Entry(_unwrapped(row[at]), row[at].line, told, named)


def _beside(sheet: Sheet, bands: Sequence[int]) -> Iterator[Entry]:
    """Read a table with bands in one column or more, each beside the effects it is about."""
    of_system, of_terms = sheet.roles(bands)
    named: str | None = None
    last: dict[int, list[Told]] = {}
    for row in sheet.rows:
        alone = sheet.alone(row)
        if alone and row[0].text and not sheet.bands(alone.text):
            named, last = sheet.name(alone), {}
            continue
        if (spot := _at(row, of_system)) and sheet.name(spot) != named:
            named, last = sheet.name(spot), {}
        for band in bands:
            if not _remember(sheet, row, band, last):
                continue
            for at in of_terms:
                if (spot := _at(row, at)) and spot.is_first:
                    told_apart = (bands, band) if len(bands) > 1 else (of_terms, at)
                    yield from _aligned(spot, last[band], named, sheet.context(*told_apart))


def _remember(sheet: Sheet, row: Row, band: int, last: dict[int, list[Told]]) -> bool:
    """Note the bands of a row, those of the row above where it has none; whether there are any."""
    spot = _at(row, band)
    if spot and (heads := sheet.bands(spot.text)):
        last[band] = [Told(one, spot.line) for one in heads]
    return band in last and (spot is None or bool(sheet.bands(spot.text)))


def _within(sheet: Sheet, over: Told | None) -> Iterator[Entry]:
    """Read a table of which the cells or single rows open with their band."""
    speaking = sheet.speaking()
    named: str | None = None
    for row in sheet.below_head() if over else sheet.rows:
        alone = sheet.alone(row)
        if alone and (told := sheet.band(alone)):
            over = told
            continue
        if alone and (found := system(alone.text.replace("\n", " "), sheet.language)):
            named = found
            continue
        if not alone and row[0].text and not sheet.speaks(row[0]):
            named = sheet.name(row[0])
        for at, spot in enumerate(row):
            if spot.text and spot.is_first and (at or alone or at in speaking):
                yield from _in_cell(sheet, spot, over, named, sheet.context(speaking, at))


def _in_cell(
    sheet: Sheet, spot: Spot, told: Told | None, named: str | None, context: str | None
) -> Iterator[Entry]:
    lines = spot.text.split("\n")
    for text in lines if any(map(sheet.bands, lines)) else unwrapped(spot.text):
        heads = segments(text, sheet.language)
        for segment in heads:
            told = Told(segment.head, spot.line)
            if segment.rest.strip():
                yield Entry(segment.rest, spot.line, told, named, context)
        if told and not heads:
            yield Entry(text, spot.line, told, named, context)


def _aligned(
    spot: Spot, told: Sequence[Told], named: str | None, context: str | None
) -> Iterator[Entry]:
    """Give each band its line where a cell has several; where that is unclear, none."""
    lines = [_unwrapped(spot)] if len(told) == 1 else spot.text.split("\n")
    if len(lines) == len(told):
        for text, one in zip(lines, told, strict=True):
            yield Entry(text, spot.line, one, named, context)


def _at(row: Row, at: int | None) -> Spot | None:
    """Return the cell of a row at a column, None where it says nothing."""
    return row[at] if at is not None and at < len(row) and row[at].text else None


def _unwrapped(spot: Spot) -> str:
    return "\n".join(unwrapped(spot.text))
