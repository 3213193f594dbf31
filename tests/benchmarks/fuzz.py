"""Fuzz an importer: `python tests/benchmarks/fuzz.py KIND [SECONDS]`, KIND one of those below.

Needs atheris, which is no dependency of the tests: `pip install atheris`. Inputs begin as the
smallest real samples and as small made-up files. Beside what the fuzzer does to bytes, pieces
between tags or marks are moved, doubled and left out, so that much stays well formed. It stops
with the input that raises anything but a refusal, takes five seconds or a gigabyte. What it has
learned is kept in a temporary folder, and found again in the next run.
"""

import importlib
import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))  # tests are no package of the program

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
SEEDS = 12
MOST_BYTES = 60_000
ANSWER = b"""{"results": [{"set_id": "s", "version": "1", "openfda": {"brand_name": ["Demo"]},
"adverse_reactions": ["6 ADVERSE REACTIONS 6.1 Clinical Trials Rash 8%"],
"adverse_reactions_table": ["<table><tr><td>Rash</td><td>8%</td></tr></table>"]}]}"""
TEXT = b"# Demo\n## 4.8 Undesirable effects\nCommon:\n- itching\n\n4.3 Contraindications\nNone.\n"
SPL = b"""<document xmlns="urn:hl7-org:v3"><code code="34391-3"/><setId root="s"/><component>
<structuredBody><component><section><code code="34084-4"/><title>6 Reactions</title><text>
<paragraph>Rash<footnote ID="f">a</footnote></paragraph><table><thead><tr><th>a</th></tr></thead>
<tr><td rowspan="2">10<sup>9</sup></td></tr></table><list><item>Itch</item></list></text></section>
</component></structuredBody></component></document>"""
EPI_XML = b"""<Bundle xmlns="http://hl7.org/fhir"><type value="document"/><entry><resource>
<Composition><title value="Demo"/><section><title value="4. Possible side effects"/><text>
<div xmlns="http://www.w3.org/1999/xhtml"><p>Common: headache</p><ul><li>a</li></ul></div></text>
</section></Composition></resource></entry></Bundle>"""
EPI_JSON = b"""{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Composition",
"title": "Demo", "section": [{"title": "4.8", "code": {"coding": [{"code": "200000029816"}]},
"text": {"div": "<div><p>Common: <b>headache</p><table><tr><td>a</td></tr></table></div>"}}]}}]}"""


def zipped() -> bytes:
    """A zip with a label and a zip in it."""
    inner, outer = BytesIO(), BytesIO()
    for file, name, data in ((inner, "a.txt", TEXT), (outer, "b.zip", inner)):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(name, data if isinstance(data, bytes) else data.getvalue())
    return outer.getvalue()


KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    "spl": ("spl/*.xml", (SPL,)),
    "epi-xml": ("fhir-epi/*/*.xml", (EPI_XML,)),
    "epi-json": ("fhir-epi/*/*.json", (EPI_JSON,)),
    "openfda": ("openfda/*/*.json", (ANSWER,)),
    "text": ("text/*.txt", (TEXT,)),
    "zip": ("spl/zips/*.zip", (zipped(),)),
}


def seeds(kind: str) -> Path:
    """Fill the folder in which the fuzzer begins, and return it."""
    pattern, made_up = KINDS[kind]
    folder = Path(tempfile.gettempdir()) / "baklosan-fuzz" / kind
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted(SAMPLES.glob(pattern), key=lambda path: path.stat().st_size)[:SEEDS]
    small = [path.read_bytes() for path in found if path.stat().st_size <= MOST_BYTES]
    for number, data in enumerate((*made_up, *small)):
        (folder / f"seed-{number}").write_bytes(data)
    return folder


def shuffled(data: bytes, seed: int) -> bytes:
    """Move, double or leave out what stands between two marks."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    edges = [found.start() for found in re.finditer(rb'[<>{}\[\],"\n]', data)]
    if len(edges) < 4:
        return data
    begin, end, at = sorted(chance.choice(edges) for _ in range(3))
    match chance.randrange(4):
        case 0:
            return data[:begin] + data[end:]
        case 1:
            return data[:at] + data[begin:end] + data[at:]
        case 2:
            return data[:begin] + data[end:at] + data[begin:end] + data[at:]
        case _:
            return data[:begin] + data[begin:end] * chance.randrange(2, 9) + data[end:]


def target(modules: Sequence[Any]) -> Callable[[bytes], None]:
    """Return what is fed: import, as the program does with a file, up to what is stored."""
    errors, base, reading, archives, arranging = modules

    def feed(data: bytes) -> None:
        found = [base.Source("a", data)]
        if archives.is_archive(data):
            found = [m for m in archives.members("a", BytesIO(data)) if isinstance(m, base.Source)]
        for source in found:
            with suppress(base.ImportRefused, errors.LabelError):
                for label in reading.read_labels(source):
                    arranging.arrange(label, arranging.proposed_id(label), "a", "0" * 64)

    return feed


def main(kind: str, seconds: int) -> None:
    """Run the fuzzer; it ends the program."""
    atheris: Any = importlib.import_module("atheris")
    names = ("errors", "importers.base", "importers.reading", "importers.archives")
    with atheris.instrument_imports(include=["baklosan_desktop"]):
        modules = [
            importlib.import_module(f"baklosan_desktop.{name}")
            for name in (*names, "labels.arranging")
        ]

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        changed = shuffled(data, seed) if seed % 2 else data
        return bytes(atheris.Mutate(changed[:most], most))

    limits = [f"-max_total_time={seconds}", "-timeout=5", "-rss_limit_mb=1000", "-max_len=100000"]
    atheris.Setup([sys.argv[0], *limits, str(seeds(kind))], target(modules), custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60)
