"""Percentages read from real US labels, measured against what a person read.

Skipped where the samples are absent: they are other people's texts and not in this repository.
"""

from collections import Counter
from pathlib import Path

import pytest

from baklosan_desktop.extraction.reading import read
from baklosan_desktop.importers.base import Source
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.arranging import arrange, proposed_id
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.rates import Rate
from tests.builders import an_effect
from tests.extraction.rate_answers import (
    DOUBTFUL,
    SENTENCE,
    TABLE,
    Score,
    Stated,
    digest,
    load,
    score,
    stated_in,
)

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
ANSWERS = load()
PRECISION, RECALL = 0.99, 0.95


def effects_of(file: str) -> list[SideEffect]:
    path = SAMPLES / file
    found: list[SideEffect] = []
    for published in read_labels(Source(path.name, path.read_bytes())):
        arranged = arrange(published, proposed_id(published), file, "0" * 64)
        found += read(*arranged).effects
    return found


def measured(file: str) -> Score:
    stated = stated_in(effects_of(file), ANSWERS[file])
    there = Counter({one: n for one, n in ANSWERS[file].items() if one.place != DOUBTFUL})
    open_to_doubt: Counter[Stated] = Counter()
    for place in (TABLE, SENTENCE):
        for one, number in ANSWERS[file].items():
            open_to_doubt[Stated(place, one.digest)] += number if one.place == DOUBTFUL else 0
    return score(stated, there, open_to_doubt)


@pytest.mark.skipif(not (SAMPLES / "spl").exists(), reason=f"There are no samples in {SAMPLES}.")
def test_percentages_of_real_labels_are_read_as_a_person_read_them() -> None:
    total = Score(0, 0, 0)
    for file in ANSWERS:
        total = total.plus(measured(file))
    assert total.right / total.read >= PRECISION
    assert total.right / total.there >= RECALL


def test_ten_labels_and_hundreds_of_percentages_are_measured() -> None:
    assert len(ANSWERS) == 10
    assert sum(answers.total() for answers in ANSWERS.values()) > 750


def test_percentage_of_a_table_is_right_only_with_its_arm() -> None:
    effect = an_effect(term="Rash", rates=(Rate("Demoxil", "3 %", 30_000, source="Table 1"),))
    right = Counter({Stated(TABLE, digest("rash", "demoxil", "3")): 1})
    other = Counter({Stated(TABLE, digest("rash", "placebo", "3")): 1})
    assert score(stated_in([effect], {}), right, Counter()) == Score(1, 1, 1)
    assert score(stated_in([effect], {}), other, Counter()) == Score(0, 1, 1)


def test_people_of_a_percentage_may_be_part_of_its_arm() -> None:
    rate = Rate("Demoxil", "3 %", 30_000, source="Table 1")
    effect = an_effect(term="Rash", rates=(rate,), context="Men only")
    of_men = Counter({Stated(TABLE, digest("rash", "demoxil men only", "3")): 1})
    of_all = Counter({Stated(TABLE, digest("rash", "demoxil", "3")): 1})
    for there in (of_men, of_all):
        assert score(stated_in([effect], there), there, Counter()) == Score(1, 1, 1)


def test_percentage_of_a_sentence_is_right_with_its_term() -> None:
    effect = an_effect(term="Rash", rates=(Rate("", "<1%", upper_ppm=10_000),))
    right = Counter({Stated(SENTENCE, digest("rash", "< 1")): 1})
    assert score(stated_in([effect], {}), right, Counter()) == Score(1, 1, 1)


def test_doubtful_percentage_counts_for_nothing() -> None:
    read_one = Counter({Stated(TABLE, "a"): 1})
    assert score(read_one, Counter(), read_one) == Score(0, 0, 0)


def test_percentage_that_is_read_twice_is_right_once() -> None:
    one = Counter({Stated(TABLE, "a"): 1})
    assert score(one + one, one, Counter()) == Score(1, 2, 1)
