"""What lines of an imported label are in its file: headings, lists, tables, pictures."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from baklosan_desktop.labels.arranging import Heading, Placed, Shape
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.published import Cell, Items, Picture, Table
from baklosan_desktop.store.dialects.base import Row
from baklosan_desktop.store.schema import BLOCK

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def row(label_id: LabelId, placed: Placed) -> Row:
    """Return the row of a block; the items of a list are its lines, they are not written twice."""
    kind, content = _written(placed.shape)
    return (label_id, placed.first_line, placed.last_line, kind, content)


def read(connection: Connection, label: Label) -> tuple[Placed, ...]:
    """Return the blocks of a label, in order."""
    lines = {paragraph.line: paragraph.text for _, _, paragraph in label.passages()}
    blocks = select(BLOCK).where(BLOCK.c.label_id == label.id).order_by(BLOCK.c.first_line)
    return tuple(
        Placed(first, last, _shape(kind, json.loads(content), first, last, lines))
        for _, first, last, kind, content in connection.execute(blocks)
    )


def _written(shape: Shape) -> tuple[str, str]:
    """Return the kind of a block, and its content as JSON."""
    match shape:
        case Heading(depth):
            return "heading", str(depth)
        case Items(_, is_ordered):
            return "items", "true" if is_ordered else "false"
        case Table(rows, caption, notes):
            return "table", _JSON.encode([rows, caption, notes])
        case Picture(name, words):
            return "picture", _JSON.encode([name, words])


def _shape(kind: str, content: Any, first: int, last: int, lines: Mapping[int, str]) -> Shape:  # noqa: ANN401 - whatever JSON holds
    match kind:
        case "heading":
            return Heading(content)
        case "items":
            return Items(tuple(lines[at] for at in range(first, last + 1)), content)
        case "table":
            rows, caption, notes = content
            cells = tuple(tuple(Cell(*cell) for cell in row) for row in rows)
            return Table(cells, caption, tuple(notes))
        case _:
            return Picture(*content)
