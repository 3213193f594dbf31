from collections.abc import Iterator

import pytest

from baklosan_desktop.importers.base import NotALabel, Source
from baklosan_desktop.importers.reading import read_labels
from baklosan_desktop.labels.published import PublishedLabel
from tests.published import a_published


class Reader:
    """Claims what begins with its letter."""

    def __init__(self, name: str) -> None:
        self.name = name

    def recognises(self, source: Source) -> bool:
        return source.data.startswith(self.name[:1].encode())

    def read(self, source: Source) -> Iterator[PublishedLabel]:
        yield a_published(name=source.data.decode())


def test_the_one_importer_that_recognises_a_file_reads_it() -> None:
    [label] = read_labels(Source("x", b"abc"), [Reader("b"), Reader("a")])
    assert label.name == "abc"


@pytest.mark.parametrize(
    ("names", "why"),
    [(["b"], "it is a label in no known format"), (["a1", "a2"], "it could be any of: a1, a2")],
)
def test_file_that_is_claimed_by_none_or_by_two_is_refused(names: list[str], why: str) -> None:
    with pytest.raises(NotALabel, match=f"'x' is not imported: {why}"):
        list(read_labels(Source("x", b"abc"), list(map(Reader, names))))


def test_source_too_large_to_be_held_is_opened_anew() -> None:
    held = Source("x", b"abc")
    assert (held.size, held.opened().read()) == (3, b"abc")
    large = Source("x", b"a", held.opened, length=30_000_000)
    assert (large.size, large.opened().read()) == (30_000_000, b"abc")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0", r"it is a picture \(PNG\)"),
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF"),
    ],
)
def test_file_that_is_surely_no_label_is_called_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(NotALabel, match=f"'x' is not imported: {what}"):
        list(read_labels(Source("x", data)))
