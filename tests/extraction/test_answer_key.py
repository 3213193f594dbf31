"""Real labels against what a person read in them, and what every label must hold to."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from baklosan_desktop.extraction.found import Reading
from baklosan_desktop.extraction.reading import read
from baklosan_desktop.importers.base import ImportRefused, Source
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.arranging import Arranged, arrange, proposed_id
from tests.extraction.answer_key import Score, answer, answers_of, load, score

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
EPI = SAMPLES / "fhir-epi"
PATHS = sorted(path for path in EPI.rglob("*") if path.suffix in {".json", ".xml"})
needs_samples = pytest.mark.skipif(not PATHS, reason=f"There are no samples in {SAMPLES}.")

# Format → (precision, recall) that were reached and are held: of effects with their organ system.
GOALS = {"fhir-epi": (0.97, 0.96)}


@cache
def labels(path: Path) -> tuple[Arranged, ...]:
    source = Source(path.name, path.read_bytes())
    return tuple(_arranged(source))


def _arranged(source: Source) -> Iterator[Arranged]:
    try:
        for label in read_labels(source):
            yield arrange(label, proposed_id(label), source.name, "0" * 64)
    except ImportRefused:
        return


def reading(label: Arranged) -> Reading:
    return read(label.label, label.placed)


@needs_samples
@pytest.mark.parametrize("name", GOALS)
@pytest.mark.parametrize("with_system", [True, False])
def test_side_effects_are_those_that_a_person_read(name: str, *, with_system: bool) -> None:
    total = Score(0, 0, 0)
    for file, there in load(name).items():
        path, _, number = file.partition("!")
        label = labels(SAMPLES / path)[int(number) - 1]
        found = answers_of(reading(label), label.label.language)
        total = total.plus(score(found, there, with_system=with_system))
    precision, recall = GOALS[name]
    assert total.precision >= precision
    assert total.recall >= recall


@needs_samples
@pytest.mark.parametrize("path", PATHS or [EPI], ids=lambda path: path.name)
def test_every_effect_quotes_its_lines_and_every_band_is_defined(path: Path) -> None:
    for label in labels(path):
        found = reading(label)
        bands = {band.word for band in found.bands}
        lines = {p.line: p.text for _, _, p in label.label.passages()}
        for effect in found.effects:
            assert all(cited.quote in lines[cited.line] for cited in effect.citations)
            assert effect.band is None or effect.band in bands
            assert not effect.plain
        assert all(band.citation.quote in lines[band.citation.line] for band in found.bands)


def test_score_counts_what_is_read_twice_once() -> None:
    one, other = answer("skin", "rare", "rash"), answer("skin", "rare", "gout")
    assert score([one, one], [one, other], with_system=True) == Score(1, 2, 2)
    assert Score(1, 2, 4).precision == 0.5
    assert Score(1, 2, 4).recall == 0.25
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall) == (1.0, 1.0)


def test_answer_does_not_depend_on_blanks_and_capitals() -> None:
    assert answer("Skin", "rare", "Skin  rash.") == answer("skin", "rare", "skin rash")
    assert answer("skin", "rare", "rash").of_term == answer("nerves", "rare", "rash").of_term
