"""A table in the markup of SPL, which openFDA publishes as well → a table."""

from xml.etree.ElementTree import Element

from baklosan_desktop.importers.markup import span
from baklosan_desktop.importers.spl_names import tag
from baklosan_desktop.importers.spl_words import Words
from baklosan_desktop.labels.published import Cell, Table

TABLE, _CAPTION = tag("table"), tag("caption")
_HEAD, _FOOT, _ROW = tag("thead"), tag("tfoot"), tag("tr")
_HEADER, _CELLS = tag("th"), frozenset(map(tag, ("th", "td")))


def table(element: Element, words: Words) -> Table:
    """Return a table; what stands at its foot and its footnotes are its notes."""
    caption = ""
    notes: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    for child in element:
        if child.tag == _CAPTION:
            caption = words.read(child)
        elif child.tag == _FOOT:
            notes += filter(None, map(words.read, child.iter(_ROW)))
        else:
            is_head = child.tag == _HEAD
            rows += [_cells(row, words, is_head=is_head) for row in _rows(child)]
    notes += words.take_notes()
    return Table(tuple(filter(None, rows)), caption, tuple(notes))


def is_blank(found: Table) -> bool:
    """Whether a table says nothing: it frames a picture, or nothing at all."""
    return not (
        found.caption or found.notes or any(cell.text for row in found.rows for cell in row)
    )


def _rows(body: Element) -> list[Element]:
    return [body] if body.tag == _ROW else body.findall(_ROW)


def _cells(row: Element, words: Words, *, is_head: bool) -> tuple[Cell, ...]:
    return tuple(
        [
            Cell(
                words.read(cell),
                *(span(cell.get("colspan")), span(cell.get("rowspan"))) if cell.attrib else (1, 1),
                is_head or cell.tag == _HEADER,
            )
            for cell in row
            if cell.tag in _CELLS
        ]
    )
