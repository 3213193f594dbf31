"""Importing real files beside parsing the same ones: `python tests/benchmarks/importers.py`.

The bare parse is what the C parser of the format takes to make objects of the file, and of the
markup that stands in its texts. Figures are the best of some rounds, in processor time, which other
programs do not lengthen. An argument sets the number of rounds.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError, fromstring

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from baklosan_desktop.importers.base import ImportRefused, Source
from baklosan_desktop.importers.reading import read_labels

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
GOAL = 4

Step = Callable[[Source], object]


class Kind(NamedTuple):
    """Files of one kind, and what parses them."""

    name: str
    pattern: str
    begins: bytes
    bare: Step
    with_markup: Step


def is_label(source: Source) -> bool:
    """Whether a sample holds a label; what holds none would make the average too good."""
    try:
        return bool(list(read_labels(source)))
    except ImportRefused:
        return False


def tree(source: Source) -> object:
    """Parse XML."""
    return fromstring(source.data)  # noqa: S314 - samples


def values(source: Source) -> object:
    """Parse JSON."""
    return json.loads(source.data)


def values_and_markup(source: Source) -> object:
    """Parse JSON, and every text of it that is markup."""
    return [parsed(text) for text in texts(values(source)) if text.startswith("<")]


def parsed(text: str) -> object:
    """Parse markup, as far as it is well formed."""
    with suppress(ParseError):
        return fromstring(text)  # noqa: S314 - samples
    return None


def texts(value: object) -> Iterator[str]:
    """Yield every text in some JSON."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from texts(each)
        case dict():
            for each in value.values():
                yield from texts(each)


def milliseconds(step: Step, sources: list[Source], rounds: int) -> float:
    """Return the time per file in the best round."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        for source in sources:
            step(source)
        taken.append(time.process_time() - began)
    return min(taken) * 1000 / len(sources)


KINDS = (
    Kind("SPL", "spl/*.xml", b"<", tree, tree),
    Kind("ePI in XML", "fhir-epi/*/*", b"<", tree, tree),
    Kind("ePI in JSON", "fhir-epi/*/*", b"{", values, values_and_markup),
    Kind("openFDA", "openfda/*/*", b"{", values, values_and_markup),
)


def measure(kind: Kind, rounds: int) -> None:
    """Print what importing files of one kind takes, as a multiple of parsing them."""
    files = [Source(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob(kind.pattern))]
    of_kind = (
        one for one in files if one.data.lstrip(b"\xef\xbb\xbf\r\n ").startswith(kind.begins)
    )
    sources = list(filter(is_label, of_kind))
    size = sum(len(source.data) for source in sources) / len(sources) / 1000
    bare = milliseconds(kind.bare, sources, rounds)
    markup = milliseconds(kind.with_markup, sources, rounds)
    taken = milliseconds(lambda source: list(read_labels(source)), sources, rounds)
    print(
        f"{kind.name:12} {len(sources):3} files of {size:4.0f} kB: parse {bare:6.2f} ms, "
        f"with markup {markup:6.2f} ms, import {taken:7.2f} ms: "
        f"{taken / bare:5.2f} × the parse, {taken / markup:5.2f} × with markup"
    )


def main(rounds: int) -> None:
    """Measure every kind."""
    for kind in KINDS:
        measure(kind, rounds)
    print(f"goal: import at most {GOAL} × the parse")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
