"""The way of a handout to a real print queue."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from baklosan_desktop.screens.handout import Kind
from tests.qt import cups, poppler


@pytest.fixture(scope="module")
def queue() -> Iterator[cups.Queue]:
    with tempfile.TemporaryDirectory(prefix="cups") as folder:
        Path(folder).chmod(0o755)
        with cups.queue(Path(folder)) as own:
            yield own


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (Kind.LEAFLET, "Do not stop suddenly.", "page 3 of 3"),
        (Kind.SUMMARY, "Contraindicated: Allergy to baclofen", "page 1 of 1"),
    ],
)
def test_hz_27_every_page_reaches_the_queue_as_it_was_laid_out(
    queue: cups.Queue, kind: Kind, first: str, last: str
) -> None:
    words = poppler.words(queue.print_out(kind.name))
    assert first in words
    assert words.rstrip().endswith(last)
