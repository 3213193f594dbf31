"""Put published labels into the library, each whole or not at all, and take them out."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from time import sleep

from sqlalchemy import Connection, bindparam, delete, func, select, update

from baklosan_desktop.errors import BusyUserFile, LabelError, UnknownLabel
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Added, Offered, Origin, Outcome, Replaced
from baklosan_desktop.labels.published import PublishedLabel
from baklosan_desktop.store import digests, lexicon, soundness
from baklosan_desktop.store.asking import is_file
from baklosan_desktop.store.batch import Batch, no_longer_found, pages_of
from baklosan_desktop.store.place import Place
from baklosan_desktop.store.schema import EDITION, LABEL, ORIGINAL
from baklosan_desktop.tongue import _

_FILE = select(ORIGINAL.c.is_whole, ORIGINAL.c.packed).where(ORIGINAL.c.sha256 == bindparam("own"))
_NUMBER = select(func.count()).where(EDITION.c.replaced_by.is_(None))
_FEW = 1000  # labels: their index is put together in half a second
_SHARE = 20  # labels to each that was added
_BETWEEN = 0.02  # seconds, for others to write
_LABELS = select(LABEL.c.id).where(LABEL.c.sha256 == bindparam("own"))


class Shelving:
    """Writes over one connection; whatever is written is kept on return."""

    def __init__(self, place: Place, connection: Connection) -> None:
        self._place = place
        self._connection = connection
        self._added = 0
        lexicon.prepare(connection)

    def knows(self, sha256: str) -> bool:
        """Whether every label of this very file has been looked at, and none lost since."""
        with self._place.explained(), self._connection.begin():
            found = self._connection.execute(_FILE, {"own": sha256}).first()
            if not (found and found.is_whole and soundness.is_file(sha256, found.packed)):
                return False
            labels = self._connection.execute(_LABELS, {"own": sha256}).scalars().all()
            return bool(labels) and all(digests.is_whole(self._connection, one) for one in labels)

    def keep(self, published: PublishedLabel, origin: Origin, *, is_last: bool) -> Outcome:
        """Keep one label; LabelError if it cannot be."""
        [kept] = self.keep_all([Offered(published, origin, is_last)])
        if isinstance(kept, LabelError):
            raise kept
        return kept

    def keep_all(self, offered: Iterable[Offered]) -> tuple[Outcome | LabelError, ...]:
        """Add labels, or put them in the place of older editions, and say what became of each.

        With the last of its labels a file is known as a whole.
        """
        kept = []
        with self._place.transaction(self._connection):
            batch = Batch(self._connection)
            for one in offered:
                if batch.has(one.label):
                    batch.write()
                    batch = Batch(self._connection)
                kept.append(_kept(batch, one))
            batch.write()
        self._added += sum(isinstance(one, Added | Replaced) for one in kept)
        return tuple(kept)

    def tidy(self, is_over: Callable[[], bool]) -> None:
        """Let what was added be found as fast as what was there; it may be left at any moment.

        Each import adds parts to the index of a file, and each word is looked up in every part.
        Putting them together takes as long as to import a fortieth of all labels, so that only an
        import of many does it. Where others write, that is left to the next one.
        """
        if self._added and is_file(self._connection):
            with suppress(BusyUserFile):
                self._merge(is_over)

    def _merge(self, is_over: Callable[[], bool]) -> None:
        with self._place.explained(), self._connection.begin():
            labels = self._connection.execute(_NUMBER).scalar_one()
        is_left = labels <= max(_FEW, self._added * _SHARE)
        is_first = True
        while is_left and not is_over():
            with self._place.transaction(self._connection):
                is_left = lexicon.merge(self._connection, is_first=is_first)
            is_first = False
            sleep(_BETWEEN)

    def remove(self, label_id: LabelId) -> None:
        """Take a label out with its older editions, and files that no other label came from."""
        own = (EDITION.c.label_id == label_id) & EDITION.c.replaced_by.is_(None)
        query = (
            select(LABEL.c.id, LABEL.c.sha256, EDITION.c.number)
            .join_from(LABEL, EDITION, EDITION.c.label_id == LABEL.c.id)
            .where(own | (EDITION.c.replaced_by == label_id))
        )
        with self._place.transaction(self._connection):
            editions = {row.id: row for row in self._connection.execute(query)}
            if label_id not in editions:
                raise UnknownLabel(
                    _("There is no imported label '{label_id}' on this computer.").format(
                        label_id=label_id
                    )
                )
            lexicon.take_out(self._connection, pages_of(self._connection, label_id))
            no_longer_found(self._connection, editions[label_id].number)
            self._connection.execute(delete(LABEL).where(LABEL.c.id.in_(editions)))
            self._let_go([row.sha256 for row in editions.values()])

    def _let_go(self, files: Sequence[str]) -> None:
        """Forget files without labels; one that has others is read anew when it comes again."""
        chosen = ORIGINAL.c.sha256.in_(files)
        self._connection.execute(update(ORIGINAL).where(chosen).values(is_whole=0))
        used = select(LABEL.c.sha256).where(LABEL.c.sha256.in_(files))
        self._connection.execute(delete(ORIGINAL).where(chosen, ORIGINAL.c.sha256.not_in(used)))


def _kept(batch: Batch, offered: Offered) -> Outcome | LabelError:
    try:
        return batch.keep(offered)
    except LabelError as error:
        return error
