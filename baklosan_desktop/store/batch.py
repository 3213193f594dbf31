"""Published labels on their way into the library: the more are written at once, the less it costs.

A label that cannot be kept is in no row, and the transaction around them makes the others whole.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import PurePath
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    TableClause,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlalchemy import Row as Found

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.arranging import WHOLE, arrange, is_id_of, proposed_id
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Offered,
    Older,
    Origin,
    Outcome,
    Replaced,
    Unchanged,
)
from baklosan_desktop.labels.published import PublishedLabel, edition_key
from baklosan_desktop.store import dialects, digests, lexicon, mending, published_rows, soundness
from baklosan_desktop.store.dialects.base import Page, Row
from baklosan_desktop.store.inserting import insert_rows
from baklosan_desktop.store.schema import (
    DIGEST,
    EDITION,
    LABEL,
    LABEL_SEARCH,
    ORIGINAL,
    PAGE,
    SECTION,
)
from baklosan_desktop.tongue import _

Rows = Sequence[tuple[TableClause, Sequence[Row]]]

_CURRENT = (
    select(EDITION.c.number, LABEL)
    .join_from(EDITION, LABEL, LABEL.c.id == EDITION.c.label_id)
    .where(
        EDITION.c.set_id == bindparam("set_id"),
        EDITION.c.format == bindparam("format"),
        EDITION.c.replaced_by.is_(None),
        LABEL.c.language == bindparam("language"),
    )
)
_TEXTS = (
    select(SECTION.c.text)
    .where(SECTION.c.label_id == bindparam("own"))
    .order_by(SECTION.c.position)
)
_PAGES = select(PAGE.c.id, PAGE.c.title, PAGE.c.text, PAGE.c.marks).where(
    PAGE.c.label_id == bindparam("own")
)
_HELD = select(ORIGINAL.c.path, ORIGINAL.c.packed).where(ORIGINAL.c.sha256 == bindparam("own"))
_MENDED = (
    update(ORIGINAL).where(ORIGINAL.c.sha256 == bindparam("own")).values(packed=bindparam("whole"))
)
_THERE = (
    select(EDITION.c.set_id, EDITION.c.format, LABEL.c.language)
    .join_from(LABEL, EDITION, EDITION.c.label_id == LABEL.c.id, isouter=True)
    .where(LABEL.c.id == bindparam("own"))
)
_WHOLE = update(ORIGINAL).where(ORIGINAL.c.sha256 == bindparam("own")).values(is_whole=1)
_NO_LONGER_FOUND = delete(LABEL_SEARCH).where(LABEL_SEARCH.c.rowid == bindparam("number"))
_EDITIONS = select(func.count()).where(EDITION.c.replaced_by == bindparam("own"))


class Batch:
    """Labels that are looked at one by one, and then written once, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = dialects.of(connection).rows
        self._rows: dict[TableClause, list[Row]] = {table: [] for table in published_rows.TABLES}
        self._pages: list[Page] = []
        self._gone: list[Page] = []
        self._older: list[tuple[str, LabelId]] = []
        self._lost: list[tuple[str, LabelId]] = []
        self._sets: set[tuple[str, ...]] = set()
        self._ids: set[str] = set()
        self._paths: dict[str, str] = {}
        self._whole: set[str] = set()
        self._number = _next_of(connection, EDITION.c.number)
        self._section = _next_of(connection, SECTION.c.id)

    def has(self, label: PublishedLabel) -> bool:
        """Whether an edition of this label waits to be written: the next one must follow it."""
        return _set(label) in self._sets

    def keep(self, offered: Offered) -> Outcome:
        """Add a label, or put it in the place of an older edition; LabelError if it cannot be."""
        try:
            outcome = self._keep(offered.label, offered.origin)
        except UnicodeEncodeError as error:
            raise LabelError(_("The label holds half a character, which no text can.")) from error
        if offered.is_last:
            self._whole.add(offered.origin.sha256)
        return outcome

    def write(self) -> None:
        """Write what was kept."""
        for table, rows in self._rows.items():
            insert_rows(self._connection, table, rows)
        for older, label_id in self._older:
            former = (EDITION.c.label_id == older) | (EDITION.c.replaced_by == older)
            self._connection.execute(update(EDITION).where(former).values(replaced_by=label_id))
        if self._whole:
            self._connection.execute(_WHOLE, [{"own": sha256} for sha256 in self._whole])
        lexicon.add(self._connection, self._pages)
        lexicon.take_out(self._connection, self._gone)
        for lost, label_id in self._lost:
            mending.delete_lost(self._connection, lost, label_id)

    def _keep(self, published: PublishedLabel, origin: Origin) -> Outcome:
        current = self._current(published)
        if current:
            label_id = LabelId(current.id)
            is_damaged = not digests.is_whole(self._connection, label_id)
        else:
            label_id, is_damaged = self._new_id(published)
        path = self._path(origin)
        source = f"{published.format.value}, {PurePath(origin.path).name}"
        arranged = arrange(published, label_id, source, origin.sha256)
        if current and not is_damaged and (stays := self._stays(current, arranged.label, origin)):
            return stays
        rows = list(published_rows.rows(published, arranged, self._number, self._section))
        pages = list(published_rows.pages(published.format, arranged.label, self._section))
        self._refuse_unkept(rows, pages, origin)
        kept_as = path or self._dialect.kept_path(origin.path)
        rows.append((DIGEST, digests.rows(label_id, kept_as, rows)))
        if is_damaged:
            self._lost.append((mending.give_up(self._connection, label_id), label_id))
        elif current:
            self._make_way(label_id, current.number)
        if path is None:
            self._paths[origin.sha256] = kept_as
            self._rows[ORIGINAL].append(published_rows.original(origin._replace(path=kept_as)))
        self._wait(arranged.label, rows, pages)
        self._sets.add(_set(published))
        self._ids.add(label_id)
        if current and not is_damaged:
            return Replaced(origin.path, label_id, current.edition)
        label = arranged.label
        said = (label.name, published.format, label.language, label.content_sections)
        return Added(origin.path, label_id, *said)

    def _current(self, published: PublishedLabel) -> Found[*tuple[Any, ...]] | None:
        """Return the edition that is there; the transaction keeps others from adding one."""
        asked = dict(zip(("set_id", "format", "language"), _set(published), strict=True))
        return self._connection.execute(_CURRENT, asked).first()

    def _stays(
        self, current: Found[*tuple[Any, ...]], label: Label, origin: Origin
    ) -> Outcome | None:
        """Say why the edition that is there stays, or nothing where it is older."""
        there = edition_key(current.edition, current.source_date)
        given = edition_key(label.edition, label.source_date)
        if given > there:
            return None
        if given < there:
            return Older(origin.path, label.id, current.edition)
        if current.sha256 == origin.sha256 or self._says(label):
            return Unchanged(origin.path)
        return Contradicted(origin.path, label.id, current.edition)

    def _says(self, label: Label) -> bool:
        there = self._connection.execute(_TEXTS, {"own": label.id}).scalars()
        return "\n".join(there) == "\n".join(one.text for one in label.sections)

    def _make_way(self, label_id: LabelId, number: int) -> None:
        """Take a label out of the indexes and give it an id of its own, which all follows."""
        own = {"own": label_id}
        older = f"{label_id}-older-{self._connection.execute(_EDITIONS, own).scalar_one() + 1}"
        self._gone += pages_of(self._connection, label_id)
        no_longer_found(self._connection, number)
        self._connection.execute(update(LABEL).where(LABEL.c.id == label_id).values(id=older))
        self._older.append((older, label_id))

    def _refuse_unkept(self, rows: Rows, pages: Sequence[Page], origin: Origin) -> None:
        """Raise LabelError for what other engines keep, and this one does not."""
        texts = chain([origin.path], _texts(rows))
        if reason := self._dialect.unkept(texts, pages):
            raise LabelError(reason)

    def _wait(self, label: Label, rows: Rows, pages: Sequence[Page]) -> None:
        for table, own in rows:
            self._rows[table] += own
        self._pages += pages
        self._number += 1
        self._section += len(label.sections)

    def _path(self, origin: Origin) -> str | None:
        """Return under which path a file is kept, if it is, and mend it where it is damaged."""
        own = {"own": origin.sha256}
        if waiting := self._paths.get(origin.sha256):
            return waiting
        if (held := self._connection.execute(_HELD, own).first()) is None:
            return None
        if not soundness.is_file(origin.sha256, held.packed):
            packed = published_rows.original(origin)[-1]
            self._connection.execute(_MENDED, {"own": origin.sha256, "whole": packed})
        return str(held.path)

    def _new_id(self, published: PublishedLabel) -> tuple[LabelId, bool]:
        """Return an id for a label that is found by nothing else, and whether it is there, damaged.

        An id is short, so that another label may have it: that one stays.
        """
        label_id = proposed_id(published)
        there = self._connection.execute(_THERE, {"own": label_id}).first()
        if label_id in self._ids or (there and _is_another(label_id, there, published)):
            label_id = proposed_id(published, WHOLE)
            there = self._connection.execute(_THERE, {"own": label_id}).first()
        return label_id, there is not None


def pages_of(connection: Connection, label_id: str) -> list[Page]:
    """Return the sections of an edition as the index has them."""
    found = connection.execute(_PAGES, {"own": label_id})
    return [(one.id, one.title, one.text, one.marks) for one in found]


def no_longer_found(connection: Connection, number: int) -> None:
    """Take an edition out of what is found by name."""
    connection.execute(_NO_LONGER_FOUND, {"number": number})


def _is_another(label_id: str, there: Sequence[Any], label: PublishedLabel) -> bool:
    """Whether an id was proposed for the set that the label there says it is of, and not for ours.

    Where it says nothing, or what its id was not proposed for, that is damage.
    """
    said = tuple(there)
    return said != _set(label) and is_id_of(label_id, *said)


def _set(label: PublishedLabel) -> tuple[str, ...]:
    """Return what all editions of a label share."""
    return label.set_id, label.format.name, label.language


def _next_of(connection: Connection, column: ColumnElement[Any]) -> int:
    return int(connection.execute(select(func.max(column))).scalar() or 0) + 1


def _texts(rows: Rows) -> Iterator[str]:
    return (value for _, table in rows for row in table for value in row if isinstance(value, str))
