"""Put published labels into the library, each whole or not at all, and take them out."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, Row, TableClause, delete, func, insert, select, update

from baklosan_desktop.errors import LabelError, UnknownLabel
from baklosan_desktop.labels.arranging import Arranged, arrange, proposed_id
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import (
    Added,
    Contradicted,
    Older,
    Origin,
    Outcome,
    Replaced,
    Unchanged,
)
from baklosan_desktop.labels.published import Product, PublishedLabel, edition_key
from baklosan_desktop.store import finding, lexicon, writer
from baklosan_desktop.store.blocks import row as block_row
from baklosan_desktop.store.schema import (
    BLOCK,
    EDITION,
    INGREDIENT,
    LABEL,
    ORIGINAL,
    PACKAGE,
    PARAGRAPH,
    PRODUCT,
    REMARK,
)
from baklosan_desktop.store.user_file import UserFile

_FAST = 1  # zlib's level: a tenth larger than the default, in a quarter of the time
Rows = Sequence[Mapping[str, object]]


class Shelving:
    """Writes over one connection; whatever is written is on the disk on return."""

    def __init__(self, file: UserFile, connection: Connection) -> None:
        self._file = file
        self._connection = connection
        lexicon.prepare(connection)

    def knows(self, sha256: str) -> bool:
        """Whether every label of this very file has been looked at, and none removed since."""
        query = select(ORIGINAL.c.is_whole).where(ORIGINAL.c.sha256 == sha256)
        with self._file.explained(), self._connection.begin():
            return bool(self._connection.execute(query).scalar())

    def keep(self, published: PublishedLabel, origin: Origin, *, is_last: bool) -> Outcome:
        """Add a label, or put it in the place of an older edition; LabelError if it cannot be.

        With the last of its labels a file is known as a whole.
        """
        with self._writing():
            outcome = self._keep(published, origin)
            if is_last:
                whole = update(ORIGINAL).where(ORIGINAL.c.sha256 == origin.sha256)
                self._connection.execute(whole.values(is_whole=1))
        return outcome

    def remove(self, label_id: LabelId) -> None:
        """Take a label out with its older editions, and files that no other label came from."""
        with self._writing():
            own = (EDITION.c.label_id == label_id) & EDITION.c.replaced_by.is_(None)
            either = own | (EDITION.c.replaced_by == label_id)
            query = (
                select(LABEL.c.id, LABEL.c.sha256, EDITION.c.number)
                .join_from(LABEL, EDITION, EDITION.c.label_id == LABEL.c.id)
                .where(either)
            )
            rows = self._connection.execute(query).all()
            editions = {row.id: row.sha256 for row in rows}
            if label_id not in editions:
                raise UnknownLabel(f"There is no imported label '{label_id}' on this computer.")
            lexicon.take_out(self._connection, label_id)
            for row in rows:
                finding.take_out(self._connection, row.number)
            self._connection.execute(delete(LABEL).where(LABEL.c.id.in_(editions)))
            self._let_go([*editions.values()])

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._file.transaction(self._connection):
                yield
        except UnicodeEncodeError as error:
            raise LabelError("The label holds half a character, which no text can.") from error

    def _keep(self, published: PublishedLabel, origin: Origin) -> Outcome:
        current = self._current(published)
        label_id = LabelId(current.id) if current else proposed_id(published)
        source = f"{published.format.value}, {PurePath(origin.path).name}"
        arranged = arrange(published, label_id, source, origin.sha256)
        label = arranged.label
        if current is None:
            self._write(published, arranged, origin)
            said = (label.name, published.format, label.language, label.content_sections)
            return Added(origin.path, label_id, *said)
        there = edition_key(current.edition, current.source_date)
        given = edition_key(label.edition, label.source_date)
        if given < there:
            return Older(origin.path, label_id, current.edition)
        if given == there:
            if current.sha256 == origin.sha256 or self._texts(label_id) == _texts(label):
                return Unchanged(origin.path)
            return Contradicted(origin.path, label_id, current.edition)
        finding.take_out(self._connection, current.number)
        older = self._make_way(label_id)
        self._write(published, arranged, origin)
        self._replace(older, label_id)
        return Replaced(origin.path, label_id, current.edition)

    def _current(self, published: PublishedLabel) -> Row[*tuple[Any, ...]] | None:
        """Return the edition that is there; the transaction keeps others from adding one."""
        query = (
            select(EDITION.c.number, LABEL)
            .join_from(EDITION, LABEL, LABEL.c.id == EDITION.c.label_id)
            .where(
                EDITION.c.set_id == published.set_id,
                EDITION.c.format == published.format.name,
                EDITION.c.replaced_by.is_(None),
                LABEL.c.language == published.language,
            )
        )
        return self._connection.execute(query).first()

    def _texts(self, label_id: LabelId) -> list[str]:
        own = select(PARAGRAPH.c.text).where(PARAGRAPH.c.label_id == label_id)
        return list(self._connection.execute(own.order_by(PARAGRAPH.c.line)).scalars())

    def _make_way(self, label_id: LabelId) -> str:
        """Take a label out of the index and give it an id of its own, which all of it follows."""
        query = select(func.count()).where(EDITION.c.replaced_by == label_id)
        older = f"{label_id}-older-{self._connection.execute(query).scalar_one() + 1}"
        lexicon.take_out(self._connection, label_id)
        self._connection.execute(update(LABEL).where(LABEL.c.id == label_id).values(id=older))
        return older

    def _replace(self, older: str, label_id: LabelId) -> None:
        former = (EDITION.c.label_id == older) | (EDITION.c.replaced_by == older)
        self._connection.execute(update(EDITION).where(former).values(replaced_by=label_id))

    def _write(self, published: PublishedLabel, arranged: Arranged, origin: Origin) -> None:
        label_id = arranged.label.id
        self._keep_original(origin)
        writer.write_label(self._connection, arranged.label)
        edition = {
            "label_id": label_id,
            "format": published.format.name,
            "set_id": published.set_id,
            "holder": published.holder,
            "document": published.document,
            "folded": finding.folded(arranged.label.name),
            "sections": arranged.label.content_sections,
        }
        number = self._connection.execute(insert(EDITION), edition).lastrowid
        finding.add(self._connection, number, arranged.label, published.products)
        self._insert(
            REMARK,
            [
                {"label_id": label_id, "position": at, "text": text}
                for at, text in enumerate(published.remarks)
            ],
        )
        self._write_products(label_id, published.products)
        self._insert(BLOCK, [block_row(label_id, placed) for placed in arranged.placed])
        lexicon.add(self._connection, label_id)

    def _keep_original(self, origin: Origin) -> None:
        is_there = select(ORIGINAL.c.sha256).where(ORIGINAL.c.sha256 == origin.sha256)
        if self._connection.execute(is_there).first() is None:
            packed = zlib.compress(origin.content, _FAST)
            row = {"sha256": origin.sha256, "path": origin.path, "is_whole": 0, "packed": packed}
            self._insert(ORIGINAL, [row])

    def _write_products(self, label_id: LabelId, products: Sequence[Product]) -> None:
        for number, product in enumerate(products):
            own = {"label_id": label_id, "product": number}
            named = {"label_id": label_id, "position": number}
            self._insert(PRODUCT, [named | {"name": product.name, "form": product.form}])
            self._insert(
                INGREDIENT,
                [
                    own | {"position": at} | ingredient._asdict()
                    for at, ingredient in enumerate(product.ingredients)
                ],
            )
            self._insert(
                PACKAGE,
                [
                    own | {"kind": kind, "position": at, "text": text}
                    for kind, texts in (("pack", product.packs), ("code", product.codes))
                    for at, text in enumerate(texts)
                ],
            )

    def _insert(self, table: TableClause, rows: Rows) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _let_go(self, files: Sequence[str]) -> None:
        """Forget files without labels; one that has others is read anew when it comes again."""
        chosen = ORIGINAL.c.sha256.in_(files)
        self._connection.execute(update(ORIGINAL).where(chosen).values(is_whole=0))
        used = select(LABEL.c.sha256).where(LABEL.c.sha256.in_(files))
        self._connection.execute(delete(ORIGINAL).where(chosen, ORIGINAL.c.sha256.not_in(used)))


def _texts(label: Label) -> list[str]:
    return [paragraph.text for _, _, paragraph in label.passages()]
