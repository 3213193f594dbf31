"""One label and its facts into the database, all or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from sqlalchemy import Connection, Engine, TableClause, insert
from sqlalchemy.exc import DBAPIError

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.facts import Fact, Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.store import schema
from baklosan_desktop.store.dialects.base import Row
from baklosan_desktop.store.inserting import insert_rows
from baklosan_desktop.store.rows import lists, row

_LABEL_COLUMNS = [column.name for column in schema.LABEL.columns]


def write(engine: Engine, label: Label, facts: Facts) -> None:
    """Write a label in one transaction; LabelError where the database's constraints forbid it."""
    try:
        with engine.begin() as connection:
            for table, rows in rows_of(label):
                insert_rows(connection, table, rows)
            _write_bands(connection, label, facts)
            for position, fact in enumerate(facts):
                _write_fact(connection, label, position, fact)
    except DBAPIError as error:
        raise LabelError(f"'{label.id}' does not fit the database: {error.orig}.") from error


def _insert(
    connection: Connection, table: TableClause, rows: Iterable[Mapping[str, object]]
) -> None:
    if rows := list(rows):
        connection.execute(insert(table), rows)


def rows_of(label: Label, section: int | None = None) -> Iterator[tuple[TableClause, list[Row]]]:
    """Yield the rows of what a label is called and says, without its facts, table by table.

    `section` is the id of the first one; without it the database gives each its own.
    """
    yield schema.LABEL, [tuple(getattr(label, name) for name in _LABEL_COLUMNS)]
    yield schema.SUBSTANCE, [(label.id, at, name) for at, name in enumerate(label.substances)]
    yield (
        schema.SECTION,
        [
            (
                None if section is None else section + at,
                label.id, at, one.key, one.kind.name, one.title,
                one.heading, one.heading_line, one.first_line, one.last_line, one.text,
            )
            for at, one in enumerate(label.sections)
        ],
    )  # fmt: skip


def _write_bands(connection: Connection, label: Label, facts: Facts) -> None:
    rows = [
        {
            "label_id": label.id,
            "position": position,
            "word": band.word,
            "normalised": band.normalised.name,
            "more_than_ppm": band.more_than_ppm,
            "less_than_ppm": band.less_than_ppm,
        }
        | asdict(band.citation)
        for position, band in enumerate(facts.bands)
    ]
    _insert(connection, schema.BAND, rows)


def _write_fact(connection: Connection, label: Label, position: int, fact: Fact) -> None:
    table, columns = row(fact)
    own = {"label_id": label.id, "id": fact.id}
    held = {"label_id": label.id, "fact_id": fact.id}
    _insert(connection, schema.FACT, [own | {"position": position, "kind": table.name}])
    _insert(connection, table, [own | dict(columns)])
    _insert(
        connection,
        schema.CITATION,
        [held | {"position": i} | asdict(citation) for i, citation in enumerate(fact.citations)],
    )
    _insert(
        connection,
        schema.ITEM,
        [
            held | {"list": name, "position": i, "text": text}
            for name, texts in lists(fact).items()
            for i, text in enumerate(texts)
        ],
    )
