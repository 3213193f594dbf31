"""A library on a server as a file: as if all of it had been imported there."""

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, select

from baklosan_desktop.errors import LibraryServerError
from baklosan_desktop.store import digests, lexicon, published_rows
from baklosan_desktop.store.dialects.base import Page
from baklosan_desktop.store.inserting import insert_rows
from baklosan_desktop.store.place import reading
from baklosan_desktop.store.schema import LABEL, PAGE
from baklosan_desktop.store.server import Server
from baklosan_desktop.store.user_file import UserFile
from baklosan_desktop.tongue import _

_AT_ONCE = 500  # rows that are held in memory
_PAGES = select(PAGE.c.id, PAGE.c.title, PAGE.c.text, PAGE.c.marks).where(
    PAGE.c.replaced_by.is_(None)
)


def to_file(server: Server, kept_in: UserFile) -> None:
    """Write all labels of a server, as they are at one moment, into a new file.

    LibraryServerError where one of them is not what was imported.
    """
    there, here = server.open(), kept_in.open()
    with reading(server, there) as source, here.connect() as target:
        lexicon.prepare(target)
        source.exec_driver_sql("SET LOCAL statement_timeout = 0")  # it is all of a library
        streamed = source.execution_options(yield_per=_AT_ONCE)
        with kept_in.transaction(target):
            _copy_rows(streamed, target)
            _refuse_damaged(target)
            for pages in _in_parts(streamed):
                lexicon.add(target, pages)
    there.dispose()


def _copy_rows(source: Connection, target: Connection) -> None:
    for table in published_rows.TABLES:
        first, second, *_ = table.columns
        rows = source.execute(select(*table.columns).order_by(first, second))
        for part in rows.partitions(_AT_ONCE):
            insert_rows(target, table, [tuple(row) for row in part])


def _refuse_damaged(target: Connection) -> None:
    for label_id in target.execute(select(LABEL.c.id).order_by(LABEL.c.id)).scalars().all():
        if not digests.is_whole(target, label_id):
            damaged = _("On the library server the label of '{name}' is damaged.")
            raise LibraryServerError(damaged.format(name=digests.name(target, label_id)))


def _in_parts(source: Connection) -> Iterator[list[Page]]:
    rows: Iterable[Page] = (
        (one.id, one.title, one.text, one.marks)
        for one in source.execute(_PAGES.order_by(PAGE.c.id))
    )
    found = iter(rows)
    while part := list(islice(found, _AT_ONCE)):
        yield part
