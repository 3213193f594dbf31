"""Import into the library, and what a large one costs, beside the bare parse, in one run.

    python tests/benchmarks/library.py [labels …]      (default: 300 1000)

Labels are mixed from real ones (50,000: about 10 GB and a quarter of an hour). At each number of
labels the last thousand are imported as the program does, and reported; those between are copies.
With --keep DIR a copy of each library stays in DIR for `search.py`. Times are of the processor,
which others share; what is read is by the clock.
"""

import argparse
import json
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import fromstring

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from baklosan_desktop.assets import database_folder
from baklosan_desktop.labels.library import Added
from baklosan_desktop.pipeline.library import imported
from baklosan_desktop.store import library
from baklosan_desktop.store.library import LIBRARY, Library
from baklosan_desktop.store.shelving import Shelving
from baklosan_desktop.store.user_file import UserFile
from tests.benchmarks import copies
from tests.benchmarks.mixed import Made, Mixed

MS = 1000
MB = 1_000_000
STRETCH = 1000
INDEX = ("section_search", "word")  # the tables that are only for search begin so
TEXT = "SELECT sum(length(CAST(text AS BLOB))) FROM section"
# dbstat's own sums leave out a table of more than 4 GB
PAGES = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name"
Asked = TypeVar("Asked")


class Took(NamedTuple):
    """How long a stretch of labels took, in seconds of the processor, and by the clock."""

    parse: float
    keep: float
    clock: float


def take(made: Iterable[Made], folder: Path, shelving: Shelving) -> Took:
    """Import files as the program does, and parse the same ones alone."""
    folder.mkdir()
    contents = []
    for number, one in enumerate(made):
        contents.append(one.origin.content)
        (folder / f"{number:06}.xml").write_bytes(one.origin.content)
    before = time.process_time()
    for content in contents:
        fromstring(content)  # noqa: S314 - made of samples
    parse = time.process_time() - before
    before, began = time.process_time(), time.perf_counter()
    told = [event for event in imported([folder], shelving) if isinstance(event, Added)]
    shelving.tidy(lambda: False)
    took = Took(parse, time.process_time() - before, time.perf_counter() - began)
    assert len(told) == len(contents)
    shutil.rmtree(folder)
    return took


def grow(folder: Path, sizes: Iterable[int], keep: Path | None) -> Iterator[tuple[int, int, Took]]:
    """Yield each size that the library has grown to, how many labels came last, and their time."""
    kept_in = library.file(Path(folder, "own"), database_folder())
    mixed, planted, there = Mixed(), list[tuple[str, str]](), 0
    held = Library.open(kept_in)
    for size in sorted(sizes):
        last = max(there, size - STRETCH)
        if last > there:
            copies.grow(kept_in.path, last)
        some = list(mixed.labels(last, size))
        planted += [(one.planted, one.name) for one in some if one.planted]
        with held.shelving() as shelving:
            took = take(some, Path(folder, "files"), shelving)
        there = size
        with closing(sqlite3.connect(kept_in.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            yield size, len(some), took
            if keep:
                copy = keep / str(size)
                copy.mkdir(parents=True, exist_ok=True)
                shutil.copy(kept_in.path, copy / LIBRARY)
                (copy / "planted.json").write_text(json.dumps(planted))


def resident() -> float:
    """Return the most megabytes that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def sizes_of(path: Path) -> tuple[int, int, int]:
    """Return the bytes of the text, of what is only for search, and of all else."""
    with closing(sqlite3.connect(path)) as connection:
        text = int(connection.execute(TEXT).fetchone()[0])
        found = dict(connection.execute(PAGES).fetchall())
    index = sum(size for name, size in found.items() if name.startswith(INDEX))
    return text, index, sum(found.values()) - index


def spread(ask: Callable[[Asked], object], asked: Iterable[Asked]) -> str:
    """Return the median, the 95th of a hundred, and the worst, in milliseconds by the clock."""
    taken = []
    for one in asked:
        began = time.perf_counter()
        ask(one)
        taken.append((time.perf_counter() - began) * MS)
    taken.sort()
    return " / ".join(f"{taken[int((len(taken) - 1) * part)]:.1f}" for part in (0.5, 0.95, 1))


def report(kept_in: UserFile, size: int, count: int, took: Took) -> None:
    """Print the figures of one size."""
    text, index, base = sizes_of(kept_in.path)
    held = Library.open(kept_in)
    began = time.perf_counter()
    listed = held.listed()
    listing = (time.perf_counter() - began) * MS
    chance = random.Random(4)  # noqa: S311 - equal questions in every run
    some = chance.choices(listed, k=200)
    typed = [one.name[:end] for one in some[:40] for end in range(1, len(one.name))]
    typed += [text[:end] for one in some[:40] for text in one.substances for end in range(1, 9)]
    print(
        f"{size} labels, the last {count}: import {took.keep / count * MS:.1f} ms = "
        f"{took.keep / took.parse:.1f} bare parses of {took.parse / count * MS:.1f} ms; "
        f"{count / took.keep:.0f} per second of processor, {count / took.clock:.0f} by the clock\n"
        f"  {text / size / 1000:.0f} kB of text each, database {(index + base) / text:.2f} of it, "
        f"index {index / base:.2f} of all else; at most {resident():.0f} MB of memory so far\n"
        f"  ms (median / 95 % / worst): open a label, with its blocks "
        f"{spread(held.arranged, [one.id for one in some])}, find {spread(held.found, typed)}; "
        f"list all {listing:.0f}",
        flush=True,
    )


def main() -> None:
    """Let a library grow, and report each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", nargs="*", type=int, default=[300, 1000])
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.keep) as folder:
        told = partial(report, library.file(Path(folder, "own"), database_folder()))
        for size, count, took in grow(Path(folder), args.labels, args.keep):
            told(size, count, took)


if __name__ == "__main__":
    main()
