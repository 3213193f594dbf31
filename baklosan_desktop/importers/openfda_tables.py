"""The `*_table` twins of openFDA fields: SPL markup whose words stand in the plain field too."""

from typing import NamedTuple

from baklosan_desktop.importers.base import Source, Unreadable
from baklosan_desktop.importers.markup import folded, parse
from baklosan_desktop.importers.spl_names import NAMESPACE
from baklosan_desktop.importers.spl_tables import TABLE, table
from baklosan_desktop.importers.spl_words import Words, references
from baklosan_desktop.labels.published import Table


class Twin(NamedTuple):
    """A table, and the ways in which its words may stand in the plain field."""

    table: Table
    spellings: tuple[str, ...]


def twin(markup: str) -> Twin | None:
    """Return the table of a `*_table` string; None if it is none: its words are in the field."""
    whole = f'<text xmlns="{NAMESPACE}">{markup}</text>'
    try:
        root = parse(Source("a table", whole.encode()))
    except (Unreadable, UnicodeEncodeError):
        return None
    if [child.tag for child in root] != [TABLE]:
        return None
    found = table(root[0], Words(references(root)))
    texts = list(root.itertext())
    spellings = (folded(" ".join(texts)), folded("".join(texts)))
    return Twin(found, spellings) if found.rows else None
