"""Import into the library, beside its floors, in one run.

    python tests/benchmarks/library.py [labels]      (default: 300)

Made-up labels, one file each. Floors: the same text as XML only parsed, and the same lines only
inserted, a transaction per label. Time is that of the processor, which others share.
"""

import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from baklosan_desktop.assets import database_folder
from baklosan_desktop.importers.base import Source
from baklosan_desktop.importers.markup import parse
from baklosan_desktop.labels.library import Origin
from baklosan_desktop.labels.published import Part, PublishedLabel, Text
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.store import library
from baklosan_desktop.store.library import Library
from tests.benchmarks.catalogue import Catalogue
from tests.published import a_published

KINDS = tuple(SectionKind)
MS = 1000


def labels(count: int) -> Iterator[tuple[PublishedLabel, Origin]]:
    """Yield labels of the catalogue, each with a file that has its text as XML."""
    for number, (name, texts, _) in enumerate(Catalogue().labels(count)):
        parts = tuple(
            Part(KINDS[at % len(KINDS)], "", f"Section {at}", tuple(map(Text, text.split(". "))))
            for at, text in enumerate(texts)
        )
        lines = [block.text for part in parts for block in part.blocks if isinstance(block, Text)]
        xml = "".join(f"<text><paragraph>{escape(line)}</paragraph></text>" for line in lines)
        content = f"<document>{xml}</document>".encode()
        label = a_published(set_id=f"set-{number}", name=name, parts=parts)
        yield label, Origin(f"{number}.xml", sha256(content).hexdigest(), content)


def spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def insert(connection: sqlite3.Connection, number: int, label: PublishedLabel) -> None:
    with connection:
        connection.executemany(
            "INSERT INTO line (label, text) VALUES (?, ?)",
            [
                (number, block.text)
                for part in label.parts
                for block in part.blocks
                if isinstance(block, Text)
            ],
        )


def resident() -> float:
    """Return the most megabytes that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def sizes(path: Path) -> tuple[int, int]:
    """Return the bytes of the search index, and of all that is not for search."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT sum(length(block)) FROM section_search_data")
        index = int(tables.fetchone()[0])
    return index, path.stat().st_size - index


def main(count: int) -> None:
    """Print the figures."""
    parsed = inserted = kept = started = quarter = 0.0
    text = 0
    with tempfile.TemporaryDirectory() as folder:
        kept_in = library.file(Path(folder), database_folder())
        with (
            Library.open(kept_in).shelving() as shelving,
            closing(sqlite3.connect(Path(folder, "floor.sqlite3"))) as floor,
        ):
            floor.execute("PRAGMA journal_mode = WAL")
            floor.execute("CREATE TABLE line (label INTEGER, text TEXT)")
            for number, (label, origin) in enumerate(labels(count)):
                started = started or time.perf_counter()
                text += len(origin.content)
                parsed += spent(partial(parse, Source(origin.path, origin.content)))
                inserted += spent(partial(insert, floor, number, label))
                kept += spent(partial(shelving.keep, label, origin, is_last=True))
                quarter = resident() if number == count // 4 else quarter
        index, base = sizes(kept_in.path)
    print(f"{count} labels of {text / count / 1000:.0f} kB, ms of processor per label:")
    print(f"  parse the XML        {parsed / count * MS:6.1f}")
    print(f"  insert the lines     {inserted / count * MS:6.1f}")
    print(f"  keep in the library  {kept / count * MS:6.1f}")
    print(f"  keep / (parse + insert) {kept / (parsed + inserted):.1f}")
    print(f"  labels per second of processor {count / kept:.0f}")
    print(f"  all three, by the clock: {count / (time.perf_counter() - started):.1f} per second")
    print(f"  database {(index + base) / text:.2f} of the XML; index / rest {index / base:.2f}")
    print(f"  memory at a quarter {quarter:.0f} MB, at the end {resident():.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
