"""Files and folders → the library, one label after the other, and what became of each."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from baklosan_desktop.errors import BaklosanError, LabelError
from baklosan_desktop.importers.archives import ROOMY, is_archive, members
from baklosan_desktop.importers.base import (
    BEGINNING,
    SAFE,
    ImportRefused,
    Limits,
    Source,
    numbered,
)
from baklosan_desktop.importers.reading import pieces, read_labels
from baklosan_desktop.labels.library import (
    Event,
    Offered,
    Opened,
    Origin,
    Outcome,
    Refused,
    Unchanged,
)
from baklosan_desktop.labels.published import PublishedLabel
from baklosan_desktop.tongue import _, translatable

_CHECK = translatable("Check the path, and that you may read it.")
MOST_LABELS = 64
_MOST_HELD = 16_000_000  # bytes of the files that these labels are read from
_BAD = (ImportRefused, LabelError)
_EMPTY = translatable("The folder is empty: '{path}'.")
_NOTHING = translatable("There is no file or folder: '{path}'.")
_NO_FILE = translatable("'{path}' is no file that can be read: it is a pipe, a device, or gone.")
_SMALLER = translatable("Cut it into smaller files, then import these.")
_GIGABYTE = 1_000_000_000
_NEW_OBJECTS = 50_000  # about as many as the trees and rows of some labels

Read = Callable[[Source], Iterator[PublishedLabel]]


class Keeper(Protocol):
    """Keeps labels."""

    def knows(self, sha256: str) -> bool:
        """Whether nothing in this very file can be new."""

    def keep_all(self, offered: Sequence[Offered]) -> Sequence[Outcome | LabelError]:
        """Add labels or newer editions; what becomes of each is true on return."""


def imported(
    paths: Iterable[Path],
    keeper: Keeper,
    read: Read = read_labels,
    limits: Limits = SAFE,
    is_over: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Yield what becomes of each file and each label, as it happens.

    A bad file never stops the others; UserFileError does, when the library itself cannot go on. At
    any moment the run may be left: what was told has been kept. Labels are kept some at a time,
    more and more, so that the first is told of soon; when the run `is_over` those that were kept
    are still told, and no others follow.
    """
    waiting: list[Event | Offered] = []
    most = 1
    with _seldom_looking_for_cycles():
        for step in _steps(paths, keeper, read, limits):
            if is_over():
                return
            waiting.append(step)
            held = [one.origin for one in waiting if isinstance(one, Offered)]
            if _is_enough(held, most):
                yield from _told(waiting, keeper)
                waiting = []
                most = min(2 * most, MOST_LABELS) if held else most
        yield from _told(waiting, keeper)


@contextmanager
def _seldom_looking_for_cycles() -> Iterator[None]:
    """Let Python look for cycles once in some labels: it finds none in the tree of a file.

    Looking after every few hundred of its elements takes a third of the time of parsing it.
    """
    before = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _is_enough(origins: Sequence[Origin], most: int) -> bool:
    """Whether what waits must wait no longer: nothing is to be kept, or much."""
    held = {origin.sha256: len(origin.content) for origin in origins}
    return not origins or len(origins) >= most or sum(held.values()) >= _MOST_HELD


def _told(waiting: Sequence[Event | Offered], keeper: Keeper) -> Iterator[Event]:
    """Keep the labels that wait, and yield everything in its order."""
    offered = [one for one in waiting if isinstance(one, Offered)]
    kept = iter(keeper.keep_all(offered) if offered else ())
    for one in waiting:
        yield _became(one, next(kept)) if isinstance(one, Offered) else one


def _became(offered: Offered, kept: Outcome | LabelError) -> Event:
    return _refused(offered.origin.path, kept) if isinstance(kept, LabelError) else kept


def _steps(
    paths: Iterable[Path], keeper: Keeper, read: Read, limits: Limits
) -> Iterator[Event | Offered]:
    before = 0
    for path in paths:
        try:
            found, is_folder = sorted(files(path)), path.is_dir()
        except OSError:  # a name that is too long for any file
            found, is_folder = [], False
        if not found:
            why = _(_EMPTY if is_folder else _NOTHING).format(path=path)
            yield Refused(str(path), why, _(_CHECK))
        for file in found:
            if not file.is_file():
                yield Refused(str(file), _(_NO_FILE).format(path=file), _(_CHECK))
                continue
            yield Opened(str(file), before)
            yield from _of_file(file, before, keeper, read, limits)
            before += _size(file)


def size(paths: Iterable[Path], is_over: Callable[[], bool]) -> int | None:
    """Return how many bytes an import has to read, or None where counting them takes too long."""
    total = 0
    for path in paths:
        for file in files(path):
            if is_over():
                return None
            total += _size(file)
    return total


def files(path: Path) -> Iterator[Path]:
    """Yield the files at a path; links to folders are not followed.

    What is no file but stands among them, such as a pipe, is yielded, too: it is to be told of.
    """
    if path.is_dir():
        yield from (one for one in path.rglob("*") if not one.is_dir())
    elif path.is_file():
        yield path


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _of_file(
    path: Path, before: int, keeper: Keeper, read: Read, limits: Limits
) -> Iterator[Event | Offered]:
    for found in _sources(path, before, limits):
        match found:
            case Source():
                yield from _of_source(found, keeper, read)
            case Refused() | Opened():
                yield found
            case _:
                yield _refused(str(path), found)


def _sources(
    path: Path, before: int, limits: Limits
) -> Iterator[Source | ImportRefused | Refused | Opened]:
    """Yield a file, or what is in it if it is an archive, and then how far in it that stood."""
    name = str(path)
    try:
        with path.open("rb") as file:
            begin, size = file.read(BEGINNING), os.fstat(file.fileno()).st_size
            if is_archive(begin):
                file.seek(0)
                for member in members(name, file, ROOMY._replace(held=limits.size)):
                    if isinstance(member, Source):
                        yield Opened(member.name, before + file.tell())
                    yield member
            elif size > limits.bulk:
                most = limits.bulk // _GIGABYTE
                too_large = _("'{path}' is larger than {number} GB.")
                yield Refused(name, too_large.format(path=path, number=most), _(_SMALLER))
            elif size > limits.size:
                yield Source(name, begin, lambda: path.open("rb"), size)
            else:
                yield Source(name, begin + file.read(limits.size))
    except OSError:
        yield Refused(name, _("'{path}' cannot be read.").format(path=path), _(_CHECK))


def _of_source(source: Source, keeper: Keeper, read: Read) -> Iterator[Event | Offered]:
    read_of_it = 0
    try:
        for piece in pieces(source):
            yield from _of_piece(piece, keeper, read)
            read_of_it += 1
    except ImportRefused as error:
        yield _refused(numbered(source.name, read_of_it + 1), error)


def _of_piece(source: Source, keeper: Keeper, read: Read) -> Iterator[Event | Offered]:
    digest = sha256(source.data).hexdigest()
    if keeper.knows(digest):
        yield Unchanged(source.name)
        return
    number = 0
    try:
        for number, (label, is_last) in enumerate(_with_last(_told_apart(read(source))), 1):
            yield Offered(
                label, Origin(numbered(source.name, number), digest, source.data), is_last
            )
    except _BAD as error:
        yield _refused(numbered(source.name, number + 1), error)


def _refused(path: str, error: BaklosanError) -> Refused:
    advice = error.advice if isinstance(error, ImportRefused) else ImportRefused.advice
    return Refused(path, str(error), _(advice))


def _told_apart(labels: Iterable[PublishedLabel]) -> Iterator[PublishedLabel]:
    """Give each label an id of its own that shares one with another of its file: none is lost."""
    seen: Counter[tuple[str, str]] = Counter()
    for label in labels:
        own = (label.set_id, label.language)
        seen[own] += 1
        yield replace(label, set_id=f"{label.set_id}#{seen[own]}") if seen[own] > 1 else label


def _with_last(labels: Iterable[PublishedLabel]) -> Iterator[tuple[PublishedLabel, bool]]:
    """Yield each label with whether the file ends well after it."""
    held: list[PublishedLabel] = []
    try:
        for label in labels:
            yield from ((one, False) for one in held)
            held = [label]
    except _BAD:
        yield from ((one, False) for one in held)
        raise
    yield from ((one, True) for one in held)
