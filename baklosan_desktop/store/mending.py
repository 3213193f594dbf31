"""A label that is damaged makes way for the same label, read from its file once more."""

from sqlalchemy import Connection, delete, select, update

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.store import lexicon, published_rows
from baklosan_desktop.store.schema import EDITION, INGREDIENT, LABEL, LABEL_SEARCH, PACKAGE

_OF_PRODUCTS = (INGREDIENT, PACKAGE)


def give_up(connection: Connection, label_id: LabelId) -> str:
    """Give a damaged label another id, which all follows that is still found, and return it."""
    lost = f"{label_id}-damaged"
    connection.execute(update(LABEL).where(LABEL.c.id == label_id).values(id=lost))
    for table in _OF_PRODUCTS:
        connection.execute(delete(table).where(table.c.label_id == label_id))
    return lost


def delete_lost(connection: Connection, lost: str, label_id: LabelId) -> None:
    """Delete what was given up once the label is there again, and mend how labels are found.

    What it was found by can no longer be told from what it said.
    """
    older = update(EDITION).where(EDITION.c.replaced_by == lost)
    connection.execute(older.values(replaced_by=label_id))
    connection.execute(delete(LABEL).where(LABEL.c.id == lost))
    labels = select(LABEL.c.id)
    for table in published_rows.TABLES:
        if "label_id" in table.c:
            connection.execute(delete(table).where(table.c.label_id.not_in(labels)))
    numbers = select(EDITION.c.number)
    connection.execute(delete(LABEL_SEARCH).where(LABEL_SEARCH.c.rowid.not_in(numbers)))
    lexicon.mend(connection)
