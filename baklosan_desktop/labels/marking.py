"""What of a text was kept, removed and added, word by word; no blank and no letter is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from sys import maxunicode
from typing import NamedTuple

from rapidfuzz.distance import Indel

from baklosan_desktop.labels.arranging import BETWEEN_CELLS

CELL_EDGE = BETWEEN_CELLS.strip()
_ONE_BY_ONE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"  # Thai, Japanese, Chinese: no blanks
_NUMBER = r"(?:(?<![^\s(\[<>≤≥|])[-−+±])?\d+(?:[.,]\d+)*"  # a sign after a number is a hyphen
_WORD = re.compile(rf"(\s*)({_NUMBER}|[^\W\d_{_ONE_BY_ONE}]+|\S)")
_SENTENCE_ENDS = frozenset(".!?\N{IDEOGRAPHIC FULL STOP}؟।")
_AFTER_SENTENCE = re.compile("(?<=[.!?\N{IDEOGRAPHIC FULL STOP}؟।])(?=\\s)")
_MOST_PAIRS = 250_000_000  # of words held against each other; a bit of memory each


class Mark(Enum):
    """Where words stand: in both editions, or in one of them."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


class Span(NamedTuple):
    """A part of a text that is marked as one."""

    mark: Mark
    text: str


class Stretch(NamedTuple):
    """What two sequences have in common at these places."""

    older: int
    newer: int
    length: int


def marked(older: str, newer: str) -> tuple[Span, ...]:
    """Mark the words of two texts; those too long for that are removed and added as a whole.

    >>> [(span.mark.value, span.text) for span in marked("Take 10 mg.", "Take 100 mg.")]
    [('kept', 'Take '), ('removed', '10'), ('added', '100'), ('kept', ' mg.')]
    """
    if older == newer:
        return _joined([Span(Mark.KEPT, newer)])
    old, new = _parts(older), _parts(newer)
    stretches = common([word for _, word in old], [word for _, word in new])
    return _joined(_spans(old, new, _readable(stretches, [word for _, word in new])))


def older_text(spans: Sequence[Span]) -> str:
    """Return the text of the older edition, letter for letter."""
    return "".join(span.text for span in spans if span.mark is not Mark.ADDED)


def newer_text(spans: Sequence[Span]) -> str:
    """Return the text of the newer edition, letter for letter."""
    return "".join(span.text for span in spans if span.mark is not Mark.REMOVED)


def sentences(spans: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """Part a marked text where a sentence ends in both editions."""
    pieces = [
        Span(span.mark, text)
        for span in spans
        for text in (_AFTER_SENTENCE.split(span.text) if span.mark is Mark.KEPT else [span.text])
    ]
    parted: list[list[Span]] = [[]]
    for place, piece in enumerate(pieces):
        parted[-1].append(piece)
        if _ends(parted[-1]) and _begins(piece, pieces[place + 1 : place + 3]):
            parted.append([])
    return tuple(map(tuple, parted))


def words(text: str) -> list[str]:
    """Return the words, numbers and signs of a text, without the blanks."""
    return [word for _, word in _WORD.findall(text)]


def coded(*sequences: Sequence[str]) -> list[str]:
    """Write each text of each sequence as one letter, equal texts as the same one.

    Once there are no more letters, all that follow share the last one.
    """
    letters: dict[str, str] = {}
    return [
        "".join([letters.setdefault(text, chr(min(len(letters), maxunicode))) for text in texts])
        for texts in sequences
    ]


def common(older: Sequence[str], newer: Sequence[str]) -> list[Stretch]:
    """Return the longest subsequence of both; nothing where that would take too long."""
    if len(older) * len(newer) > _MOST_PAIRS or len(older) + len(newer) > maxunicode:
        return []
    return [
        Stretch(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in Indel.opcodes(*coded(older, newer))
        if code.tag == "equal"
    ]


def _parts(text: str) -> list[tuple[str, str]]:
    """Return each word with the blank before it, and the blank at the end before none."""
    return [*_WORD.findall(text), (text[len(text.rstrip()) :], "")]


def _readable(stretches: Sequence[Stretch], new: Sequence[str]) -> list[Stretch]:
    """Leave out what is common by chance: fewer words than were changed on either side of it."""
    kept = [Stretch(0, 0, 0)]
    for stretch, following in zip(stretches, [*stretches[1:], None], strict=False):
        own = new[stretch.newer : stretch.newer + stretch.length]
        said = sum(word[-1:].isalnum() for word in own)
        is_weak = following and said < min(
            _changed(kept[-1], stretch), _changed(stretch, following)
        )
        if CELL_EDGE in own or not is_weak:
            kept.append(stretch)
    return kept


def _changed(stretch: Stretch, following: Stretch) -> int:
    """Return how many words were changed between two stretches."""
    return max(
        following.older - stretch.older - stretch.length,
        following.newer - stretch.newer - stretch.length,
    )


def _spans(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]], stretches: Sequence[Stretch]
) -> Iterator[Span]:
    for stretch, following in zip(
        stretches, [*stretches[1:], Stretch(len(old), len(new), 0)], strict=True
    ):
        here, there = stretch.older + stretch.length, stretch.newer + stretch.length
        for was, is_now in zip(old[stretch.older : here], new[stretch.newer : there], strict=True):
            yield from _replaced(was[0], is_now[0])
            yield Span(Mark.KEPT, is_now[1])
        gone, come = old[here : following.older], new[there : following.newer]
        blank = gone[0][0] if gone and come and gone[0][0] == come[0][0] else ""
        yield Span(Mark.KEPT, blank)
        yield Span(Mark.REMOVED, _text(gone)[len(blank) :])
        yield Span(Mark.ADDED, _text(come)[len(blank) :])


def _replaced(older: str, newer: str) -> Iterator[Span]:
    if older == newer:
        yield Span(Mark.KEPT, newer)
    else:
        yield Span(Mark.REMOVED, older)
        yield Span(Mark.ADDED, newer)


def _text(parts: Sequence[tuple[str, str]]) -> str:
    return "".join([blank + word for blank, word in parts])


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    said = (span for span in spans if span.text)
    return tuple(
        Span(mark, "".join([span.text for span in own]))
        for mark, own in groupby(said, key=lambda span: span.mark)
    )


def _ends(spans: Sequence[Span]) -> bool:
    """Whether a sentence ends here in both editions, as far as either has one."""
    last = (
        next((span.text[-1] for span in reversed(spans) if span.mark is not other), "")
        for other in (Mark.ADDED, Mark.REMOVED)
    )
    return all(letter in _SENTENCE_ENDS for letter in last if letter)


def _begins(span: Span, rest: Sequence[Span]) -> bool:
    """Whether a sentence begins: not with what replaces another, nor with a small letter."""
    is_instead = [span.mark, *(one.mark for one in rest[:1])] == [Mark.REMOVED, Mark.ADDED]
    text = "".join(one.text for one in rest)
    letter = text.lstrip()[:1]
    return text[:1].isspace() and not (is_instead or letter.islower() or letter.isdigit())
