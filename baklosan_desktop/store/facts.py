"""Read the facts of one kind with their citations and lists."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Engine, RowMapping, TableClause, select

from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import Fact
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.quantities import Age
from baklosan_desktop.store.schema import CITATION, FACT, ITEM

AnyFact = TypeVar("AnyFact", bound=Fact)

_CITATIONS = (
    select(CITATION.c.fact_id, CITATION.c.section, CITATION.c.line, CITATION.c.quote)
    .join_from(
        CITATION, FACT, (FACT.c.label_id == CITATION.c.label_id) & (FACT.c.id == CITATION.c.fact_id)
    )
    .order_by(FACT.c.position, CITATION.c.position)
)
_ITEMS = (
    select(ITEM.c.fact_id, ITEM.c.list, ITEM.c.text)
    .join_from(ITEM, FACT, (FACT.c.label_id == ITEM.c.label_id) & (FACT.c.id == ITEM.c.fact_id))
    .order_by(FACT.c.position, ITEM.c.position)
)

Build = Callable[[RowMapping, tuple[Citation, ...], dict[str, tuple[str, ...]]], AnyFact]


def read(
    engine: Engine, label_id: LabelId, table: TableClause, build: Build[AnyFact]
) -> tuple[AnyFact, ...]:
    """Return the facts of one kind in the label's order; `build` gets row, citations and lists."""
    one_kind = (FACT.c.label_id == label_id) & (FACT.c.kind == table.name)
    rows = (
        select(table)
        .join_from(table, FACT, (FACT.c.label_id == table.c.label_id) & (FACT.c.id == table.c.id))
        .where(one_kind)
        .order_by(FACT.c.position)
    )
    citations: dict[str, tuple[Citation, ...]] = {}
    lists: dict[str, dict[str, tuple[str, ...]]] = {}
    with engine.connect() as connection:
        for fact_id, section, line, quote in connection.execute(_CITATIONS.where(one_kind)):
            citations[fact_id] = (*citations.get(fact_id, ()), Citation(section, line, quote))
        for fact_id, name, text in connection.execute(_ITEMS.where(one_kind)):
            held = lists.setdefault(fact_id, {})
            held[name] = (*held.get(name, ()), text)
        found = connection.execute(rows).mappings().all()
    return tuple(build(row, citations[row["id"]], lists.get(row["id"], {})) for row in found)


def population(row: RowMapping) -> Population:
    """Return whom a row is about."""
    from_months, to_months = row["from_months"], row["to_months"]
    return Population(
        group=Group[row["group"]],
        from_age=None if from_months is None else Age(from_months),
        to_age=None if to_months is None else Age(to_months),
        assumed=bool(row.get("assumed")),
    )
