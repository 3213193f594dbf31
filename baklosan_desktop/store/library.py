"""The labels that a user imported: editions, originals, and the repositories over them."""

import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, select

from baklosan_desktop.errors import DamagedLabel, UnknownLabel
from baklosan_desktop.labels.arranging import Arranged
from baklosan_desktop.labels.importing import FileState
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Listed, Origin
from baklosan_desktop.labels.published import Format, edition_key
from baklosan_desktop.search.query import Corrections, no_corrections
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.store import blocks, copies, database, finding, rescue, soundness
from baklosan_desktop.store.labels import label_of
from baklosan_desktop.store.place import Place, reading, writing
from baklosan_desktop.store.schema import EDITION, LABEL, LOOKED_AT, ORIGINAL, REMARK, SUBSTANCE
from baklosan_desktop.store.server import Server
from baklosan_desktop.store.shelf import OpenLabel, Shelf
from baklosan_desktop.store.shelving import Shelving
from baklosan_desktop.store.user_file import UserFile
from baklosan_desktop.tongue import _

LIBRARY = "library.sqlite3"
APPLICATION_ID = 0x42414C49  # "BALI"

_LISTED = select(
    EDITION.c.number, LABEL.c.id, LABEL.c.name, EDITION.c.holder, EDITION.c.format,
    LABEL.c.edition, LABEL.c.source_date, LABEL.c.language, LABEL.c.sha256,
    EDITION.c.sections, EDITION.c.document, EDITION.c.replaced_by,
).join_from(EDITION, LABEL, LABEL.c.id == EDITION.c.label_id)  # fmt: skip
_SUBSTANCES = (
    select(SUBSTANCE.c.label_id, SUBSTANCE.c.name)
    .join_from(EDITION, SUBSTANCE, SUBSTANCE.c.label_id == EDITION.c.label_id)
    .order_by(SUBSTANCE.c.label_id, SUBSTANCE.c.position)
)
_CURRENT = EDITION.c.replaced_by.is_(None)
_HAS_EDITIONS = "SELECT 1 FROM sqlite_schema WHERE name = 'edition'"
_COUNTED = "SELECT count(*) - count(replaced_by), count(replaced_by) FROM edition"
_REMARKS = select(REMARK.c.text).order_by(REMARK.c.position)


def file(folder: Path, labels: Path) -> UserFile:
    """Return the library in a user's folder; its SQL files are below the `db` folder."""
    migrations = database.schema_files(labels / "library")
    return UserFile(folder / LIBRARY, APPLICATION_ID, migrations, is_large=True)


def at(place: Path | str, labels: Path, *, is_read_only: bool = False) -> UserFile | Server:
    """Return the library of a user's folder, at the address of a server, or in a file so named."""
    if isinstance(place, Path):
        return file(place, labels)
    if "://" in place:
        return server(place, labels, is_read_only=is_read_only)
    return file(Path(), labels)._replace(path=Path(place))


def server(address: str, labels: Path, *, is_read_only: bool = True) -> Server:
    """Return the library at an address; its SQL files are below the `db` folder."""
    migrations = database.schema_files(labels / "postgresql")
    return Server.at(address, migrations, is_read_only=is_read_only)


def opener(folder: Path, labels: Path) -> Callable[[], "Library"]:
    """Return what opens the library when called, and gives it again once that has succeeded."""
    return cache(lambda: Library.open(file(folder, labels)))


def reader(address: str, labels: Path, is_left: Callable[[], bool]) -> Callable[[], "Library"]:
    """Return what opens the library of a server to be read, anew each time.

    Once the server `is_left`, nobody waits for it.
    """
    return lambda: Library.served(server(address, labels)._replace(is_left=is_left))


def counted(kept_in: UserFile) -> tuple[int, int]:
    """Return how many labels, and how many older editions, a file has; nothing of it is changed.

    UserFileError where it cannot be read.
    """
    if not kept_in.path.exists():
        return 0, 0
    with kept_in.explained(), closing(sqlite3.connect(kept_in.path)) as connection:
        if not connection.execute(_HAS_EDITIONS).fetchone():
            return 0, 0
        labels, older = connection.execute(_COUNTED).fetchone()
        return labels, older


class Library:
    """The imported labels of one user; what is asked as one types may have an engine of its own."""

    def __init__(
        self, kept_in: Place, engine: Engine, notice: str = "", asked_often: Engine | None = None
    ) -> None:
        self._place = kept_in
        self._engine = engine
        self._asked_often = asked_often or engine
        self.notice = notice

    @classmethod
    def open(cls, kept_in: UserFile, today: Callable[[], date] = date.today) -> Self:
        """Open the file, new or brought up to date; UserFileError where it cannot be used.

        One that is damaged is set aside, and one with what is whole of it takes its place, as
        `notice` then says.
        """
        notice = copies.recovered(kept_in, today(), rescue.carry_over)
        library = cls(kept_in, kept_in.open(), notice, kept_in.asked_often())
        if notice and not library.listed():
            library.notice = f"{notice} {_('Import your labels again.')}"
        return library

    @classmethod
    def of(cls, place: UserFile | Server) -> Self:
        """Open a library wherever it is."""
        return cls.served(place) if isinstance(place, Server) else cls.open(place)

    @classmethod
    def served(cls, server: Server) -> Self:
        """Open a library on a server; LibraryServerError where it cannot be used now."""
        engine = server.open()
        return cls(server, engine, server.notice(engine))

    def close(self) -> None:
        """Let go of what is held open; whoever asks again opens it again."""
        self._engine.dispose()
        self._asked_often.dispose()

    def shelf(
        self, meanings: Callable[[], Vocabulary], corrections: Corrections = no_corrections
    ) -> Shelf:
        """Return all that can be asked of the labels; `meanings` are the words of the program."""
        return Shelf.of(self._asked_often, corrections, meanings)

    def has(self, label_id: LabelId) -> bool:
        """Whether there is such a label, or an older edition of that id."""
        with self._reading() as connection:
            query = select(LABEL.c.id).where(LABEL.c.id == label_id)
            return connection.execute(query).first() is not None

    def listed(self) -> tuple[Listed, ...]:
        """Return the newest edition of every label, by name."""
        return self._read(_CURRENT)

    def found(self, typed: str, limit: int = 20) -> tuple[Listed, ...]:
        """Return the labels that have every word in names, substances or codes, or begin so.

        The best come first: by name, by active substance, by another one, by code.
        """
        with self._reading() as connection:
            numbers = finding.numbers(connection, typed, limit)
            labels = _listed(connection, EDITION.c.number.in_(numbers))
            return tuple(labels[number] for number in numbers)

    def older(self, label_id: LabelId) -> tuple[Listed, ...]:
        """Return the editions of a label that were replaced, the newest first."""
        editions = self._read(EDITION.c.replaced_by == label_id)
        return tuple(
            sorted(editions, key=lambda one: edition_key(one.edition, one.date), reverse=True)
        )

    def opened(self, label_id: LabelId, books: Shelf) -> OpenLabel:
        """Return a label to be read, whatever its edition, or UnknownLabel; `books` are its own."""
        with self._reading() as connection:
            label, placed = _arranged(connection, label_id)
            [listed] = _listed(connection, EDITION.c.label_id == label_id).values()
        return OpenLabel(label, books, listed, placed)

    def named(self, ids: Collection[LabelId]) -> tuple[Listed, ...]:
        """Return the labels with these ids, whatever their editions, by name."""
        return self._read(EDITION.c.label_id.in_(ids))

    def arranged(self, label_id: LabelId) -> Arranged:
        """Return a label with what its lines are beside paragraphs, or UnknownLabel."""
        with self._reading() as connection:
            return _arranged(connection, label_id)

    def remarks(self, label_id: LabelId) -> tuple[str, ...]:
        """Return what of a label's file is not believed, and why."""
        query = _REMARKS.where(REMARK.c.label_id == label_id)
        with self._reading() as connection:
            return tuple(connection.execute(query).scalars())

    def looked_at(self) -> dict[Path, FileState]:
        """Return the files of watched folders that were imported or refused, as they were then."""
        with self._reading() as connection:
            return {
                Path(row.path): FileState(row.size, row.written)
                for row in connection.execute(select(LOOKED_AT))
            }

    def look_at(self, files: Mapping[Path, FileState]) -> None:
        """Keep in mind that files of a watched folder need not be imported as they are now."""
        rows = [{"path": str(path), **state._asdict()} for path, state in files.items()]
        with writing(self._place, self._engine) as connection:
            connection.execute(delete(LOOKED_AT).where(LOOKED_AT.c.path.in_(map(str, files))))
            connection.execute(insert(LOOKED_AT), rows)

    def original(self, label_id: LabelId) -> Origin:
        """Return the file that a label was read from, byte for byte, or UnknownLabel.

        DamagedLabel where it is not what was kept.
        """
        query = (
            select(ORIGINAL.c.path, ORIGINAL.c.sha256, ORIGINAL.c.packed)
            .join_from(LABEL, ORIGINAL, ORIGINAL.c.sha256 == LABEL.c.sha256)
            .where(LABEL.c.id == label_id)
        )
        with self._reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise UnknownLabel(
                _("There is no imported label '{label_id}' on this computer.").format(
                    label_id=label_id
                )
            )
        if not soundness.is_file(found.sha256, found.packed):
            raise DamagedLabel(
                _("The file '{path}' in your library is damaged.").format(path=found.path)
            )
        return Origin(found.path, found.sha256, zlib.decompress(found.packed))

    @contextmanager
    def shelving(self) -> Iterator[Shelving]:
        """Give what adds labels and removes them, over one connection."""
        with self._place.explained(), self._engine.connect() as connection:
            yield Shelving(self._place, connection)

    def _read(self, chosen: ColumnElement[bool]) -> tuple[Listed, ...]:
        with self._reading() as connection:
            return tuple(_listed(connection, chosen).values())

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._place, self._engine)


def _arranged(connection: Connection, label_id: LabelId) -> Arranged:
    label = label_of(connection, label_id)
    return Arranged(label, blocks.read(connection, label))


def _listed(connection: Connection, chosen: ColumnElement[bool]) -> dict[int, Listed]:
    """Return labels by their numbers, in the order of their names."""
    substances: dict[str, list[str]] = {}
    for label_id, name in connection.execute(_SUBSTANCES.where(chosen)).all():
        substances.setdefault(label_id, []).append(name)
    by_name = _LISTED.where(chosen).order_by(EDITION.c.folded, EDITION.c.label_id)
    return {
        number: Listed(own, name, tuple(substances.get(own, ())), holder, Format[kind], *rest)
        for number, own, name, holder, kind, *rest in connection.execute(by_name).all()
    }
