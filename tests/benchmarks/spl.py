"""Importing real SPL files beside parsing the same ones: `python tests/benchmarks/spl.py`.

Figures are the best of some rounds, in processor time, which other programs do not lengthen. An
argument sets the number of rounds.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import fromstring
from xml.parsers import expat

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

from baklosan_desktop.importers.base import NotALabel, Source
from baklosan_desktop.importers.markup import parse
from baklosan_desktop.importers.spl_xml import SplXml

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "spl"
GOAL = 4


def is_label(source: Source) -> bool:
    """Whether a sample is a label; what is none would make the average too good."""
    try:
        return bool(list(SplXml().read(source)))
    except NotALabel:
        return False


def bare(source: Source) -> None:
    """Let expat read a file and tell no one."""
    expat.ParserCreate(namespace_separator="}").Parse(source.data, True)  # noqa: FBT003 - by position


def told(source: Source) -> None:
    """Let expat tell Python of each tag and text."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda _tag, _attributes: None
    parser.EndElementHandler = lambda _tag: None
    parser.CharacterDataHandler = lambda _text: None
    parser.Parse(source.data, True)  # noqa: FBT003 - by position


def milliseconds(step: Callable[[Source], object], sources: list[Source], rounds: int) -> float:
    """Return the time per file in the best round."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        for source in sources:
            step(source)
        taken.append(time.process_time() - began)
    return min(taken) * 1000 / len(sources)


def main(rounds: int) -> None:
    """Print the time per file of each step, and as a multiple of the tree alone."""
    files = [Source(path.name, path.read_bytes()) for path in sorted(SAMPLES.glob("*.xml"))]
    sources = list(filter(is_label, files))
    tree = milliseconds(lambda source: fromstring(source.data), sources, rounds)  # noqa: S314 - samples
    steps: dict[str, Callable[[Source], object]] = {
        "expat, telling no one": bare,
        "expat, telling Python": told,
        "safe parse": parse,
        "import": lambda source: list(SplXml().read(source)),
    }
    size = sum(len(source.data) for source in sources) / len(sources) / 1000
    print(f"{len(sources)} labels of {size:.0f} kB; the tree alone takes {tree:.2f} ms")
    for name, step in steps.items():
        taken = milliseconds(step, sources, rounds)
        print(f"{name:24} {taken:6.2f} ms {taken / tree:5.2f} × the tree alone")
    print(f"goal: import at most {GOAL} ×")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
