"""The labels that a user imported and those of installed packs, read as if they were in one place.

Where several have a label, the user's own counts, then the first pack by name.
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Collection as Several
from functools import lru_cache, reduce
from itertools import starmap
from pathlib import Path
from typing import Self

from baklosan_desktop.errors import PackError, UnknownLabel
from baklosan_desktop.labels.arranging import Arranged
from baklosan_desktop.labels.hit import EVERYWHERE, Found, Within
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.library import Listed, Origin
from baklosan_desktop.labels.pack import Manifest
from baklosan_desktop.search.query import Corrections, no_corrections
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.store import installed
from baklosan_desktop.store.finding import folded
from baklosan_desktop.store.library import Library
from baklosan_desktop.store.shelf import OpenLabel, Shelf
from baklosan_desktop.tongue import _

Used = tuple[Path, Manifest]


class Collection:
    """All labels of this computer but the bundled ones; `packs` are those that are used.

    `notice` says what could not be opened. `own` is None where nothing was ever imported.
    """

    def __init__(
        self,
        own: Library | None,
        packs: Sequence[tuple[Manifest, Library]] = (),
        problems: Sequence[str] = (),
    ) -> None:
        self.own = own
        self._packs, self._problems = packs, problems
        self.packs = tuple(manifest for manifest, _ in packs)
        self.notice = " ".join(filter(None, (own.notice if own else "", *problems)))
        self._all: list[tuple[Manifest | None, Library]] = [(None, own)] if own else []
        self._all += packs

    @classmethod
    def open(cls, own: Library | None, used: Iterable[Used], labels: Path) -> Self:
        """Open packs beside the library; create nothing."""
        packs, problems = [], []
        for pack, manifest in used:
            try:
                packs.append((manifest, installed.opened(pack, manifest, labels)))
            except PackError as error:
                problems.append(error.explanation)
        return cls(own, packs, problems)

    def beside(self, own: Library | None) -> "Collection":
        """Return the same packs beside another library, or beside none."""
        return Collection(own, self._packs, self._problems)

    def has(self, label_id: LabelId) -> bool:
        """Whether there is such a label, or an older edition of that id."""
        return self._place(label_id) is not None

    def listed(self) -> tuple[Listed, ...]:
        """Return the newest edition of every label, by name."""
        found = self._once(lambda library: library.listed())
        return tuple(sorted(found, key=lambda one: folded(one.name)))

    def found(self, typed: str, limit: int = 20) -> tuple[Listed, ...]:
        """Return the labels that are meant, those of the user first."""
        return self._once(lambda library: library.found(typed, limit))[:limit]

    def named(self, ids: Several[LabelId]) -> tuple[Listed, ...]:
        """Return the labels with these ids, whatever their editions."""
        return self._once(lambda library: library.named(ids))

    def older(self, label_id: LabelId) -> tuple[Listed, ...]:
        """Return the editions of a label that were replaced, the newest first."""
        return self._of(label_id).older(label_id) if self.has(label_id) else ()

    def arranged(self, label_id: LabelId) -> Arranged:
        """Return a label with what its lines are, or UnknownLabel."""
        return self._of(label_id).arranged(label_id)

    def remarks(self, label_id: LabelId) -> tuple[str, ...]:
        """Return what of a label's file is not believed, and why."""
        return self._of(label_id).remarks(label_id) if self.has(label_id) else ()

    def original(self, label_id: LabelId) -> Origin:
        """Return the file that a label was read from, byte for byte, or UnknownLabel."""
        return self._of(label_id).original(label_id)

    def opened(self, label_id: LabelId, shelves: "Shelves") -> OpenLabel:
        """Return a label to be read, whatever its edition, or UnknownLabel."""
        opened = self._of(label_id).opened(label_id, shelves.of(label_id))
        [listed] = self.named([label_id])
        return opened._replace(listed=listed)

    def shelves(
        self, meanings: Callable[[], Vocabulary], corrections: Corrections = no_corrections
    ) -> "Shelves":
        """Return all that can be asked of the labels; `meanings` are the words of the program."""
        shelves = [library.shelf(meanings, corrections) for _, library in self._all]
        return Shelves(shelves, self._place)

    def _once(self, read: Callable[[Library], Sequence[Listed]]) -> tuple[Listed, ...]:
        """Return what is read of every library, each label once and with its pack."""
        found: dict[LabelId, Listed] = {}
        for pack, library in self._all:
            for one in read(library):
                packed = one._replace(label_pack=pack.name, packed_on=pack.made) if pack else one
                found.setdefault(one.id, packed)
        return tuple(found.values())

    def _place(self, label_id: LabelId) -> int | None:
        places = (place for place, (_, one) in enumerate(self._all) if one.has(label_id))
        return next(places, None)

    def _of(self, label_id: LabelId) -> Library:
        if (place := self._place(label_id)) is None:
            raise UnknownLabel(
                _("There is no label '{label_id}' on this computer.").format(label_id=label_id)
            )
        return self._all[place][1]


class Shelves:
    """The shelves of a collection, in the order in which they count."""

    def __init__(self, shelves: Sequence[Shelf], place: Callable[[LabelId], int | None]) -> None:
        self._shelves = shelves
        self._place = place

    def of(self, label_id: LabelId) -> Shelf:
        """Return the shelf on which a label stands, or UnknownLabel."""
        if (place := self._place(label_id)) is None:
            raise UnknownLabel(
                _("There is no label '{label_id}' on this computer.").format(label_id=label_id)
            )
        return self._shelves[place]

    def search_all(self, typed: str, within: Within = EVERYWHERE) -> Found:
        """Return the sentences of any label that answer best, each label's from one place.

        A label is damaged where it is in the place that counts.
        """
        answers = [self._found(place, typed, within) for place in range(len(self._shelves))]
        return reduce(Found.joined, answers) if answers else Found(())

    def _found(self, place: int, typed: str, within: Within) -> Found:
        found = self._shelves[place].search.search_all(typed, within)
        hits = tuple(hit for hit in found.hits if self._place(hit.label) == place)
        damaged = tuple(label for label in found.damaged if self._place(label) == place)
        return found._replace(hits=hits, damaged=damaged)


def beside(folder: Path, labels: Path) -> Callable[[Library | None], Collection]:
    """Return what opens packs beside a library: the same again as long as no pack has changed.

    A pack that is installed again, in the place of a damaged one, is another file.
    """

    @lru_cache(maxsize=1)
    def opened(used: tuple[Used, ...], _files: tuple[object, ...]) -> Collection:
        return Collection.open(None, used, labels)

    @lru_cache(maxsize=2)  # with the library, and without it while its server is away
    def collected(own: Library | None, packs: Collection) -> Collection:
        return packs.beside(own)

    def collect(own: Library | None) -> Collection:
        used = tuple(installed.packs(folder))
        return collected(own, opened(used, tuple(starmap(installed.stamp, used))))

    return collect
