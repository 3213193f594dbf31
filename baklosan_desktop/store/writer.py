"""One label and its facts into the database, all or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from sqlalchemy import Connection, Engine, TableClause, insert
from sqlalchemy.exc import DBAPIError

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.facts import Fact, Facts
from baklosan_desktop.labels.label import Label
from baklosan_desktop.store import schema
from baklosan_desktop.store.rows import lists, row

_LABEL_COLUMNS = [column.name for column in schema.LABEL.columns]


def write(engine: Engine, label: Label, facts: Facts) -> None:
    """Write a label in one transaction; LabelError where the database's constraints forbid it."""
    try:
        with engine.begin() as connection:
            write_label(connection, label)
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


def write_label(connection: Connection, label: Label) -> None:
    """Write what a label is called and says, without its facts, inside a transaction."""
    own = {"label_id": label.id}
    _insert(connection, schema.LABEL, [{name: getattr(label, name) for name in _LABEL_COLUMNS}])
    _insert(
        connection,
        schema.SUBSTANCE,
        [own | {"position": i, "name": name} for i, name in enumerate(label.substances)],
    )
    _insert(
        connection,
        schema.SECTION,
        [
            own
            | {"position": i, "key": section.key, "kind": section.kind.name}
            | {"title": section.title, "heading": section.heading}
            | {"heading_line": section.heading_line}
            | {"first_line": section.first_line, "last_line": section.last_line}
            for i, section in enumerate(label.sections)
        ],
    )
    passages = [(section.key, paragraph) for section, _, paragraph in label.passages()]
    _insert(
        connection,
        schema.PARAGRAPH,
        [own | {"line": p.line, "section": key, "text": p.text} for key, p in passages],
    )


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
