"""Which amounts changed between two editions, each with its sentence."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.labels.comparing import Comparison, LineChange
from baklosan_desktop.labels.lines import LineKind
from baklosan_desktop.labels.marking import Span, newer_text, older_text, sentences
from baklosan_desktop.labels.pairing import section_number

# English only: in other languages such a word is marked in its sentence, and not listed apart.
_IN_WORDS = (
    "once|twice|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|twelve|double|triple"
    "|hourly|daily|weekly|monthly|yearly"
)
_NUMBER = r"(?:(?:\d+(?:[.,]\d+)*\s?)?[½⅓⅔¼¾⅕⅛]|\d+(?:[.,]\d+)*)"
_AMOUNT = re.compile(
    r"(?:(?<!\w)(?:[<>≤≥≈~±]\s?|[+−–-]))?"
    rf"(?:{_NUMBER}(?:\s?[–—-]\s?{_NUMBER})?|\b(?:{_IN_WORDS})\b)"
    r"(?:\s?(?:[%‰]|[^\W\d_]+(?:\s?/\s?[^\W\d_]+)*))?",
    re.IGNORECASE,
)


class ChangedNumber(NamedTuple):
    """A sentence in which an amount changed, and the amounts that only one edition has there.

    An amount is a number with its sign, or an interval, and the word after it, so that
    10 mg → 10 g is one.
    """

    section: str
    name: str
    spans: tuple[Span, ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]


def amounts(text: str) -> list[str]:
    """Return every amount of a text as it is written.

    >>> amounts("Take ½ tablet (≥ 2.5 mg/kg) twice daily, 10 %")
    ['½ tablet', '≥ 2.5 mg/kg', 'twice daily', '10 %']
    >>> amounts("10-20 mg at -5 °C or 1½ – 2 tablets")
    ['10-20 mg', '-5', '1½ – 2 tablets']
    """
    return _AMOUNT.findall(text)


def changed_numbers(comparison: Comparison) -> Iterator[ChangedNumber]:
    """Yield each sentence of a changed line whose amounts are not those of before."""
    for section in comparison.sections:
        for line in section.lines:
            if line.older and line.newer and not line.is_kept:
                for spans in sentences(line.spans):
                    gone, come = _difference(line, spans)
                    if gone or come:
                        yield ChangedNumber(section.key, section.name, spans, gone, come)


def whole_lines_with_numbers(comparison: Comparison) -> int:
    """Count the lines with amounts that are new or removed as a whole."""
    lines = [line for section in comparison.sections for line in section.lines]
    whole = [line for line in lines if not (line.older and line.newer)]
    return sum(bool(_counted(line, line.older or line.newer)) for line in whole)


def _difference(line: LineChange, spans: Sequence[Span]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the amounts only of before and only of now; all of them where just their order is.

    How much blank is within an amount makes no other amount of it.
    """
    was, is_now = _counted(line, older_text(spans)), _counted(line, newer_text(spans))
    if [*map(_joined, was)] == [*map(_joined, is_now)]:
        return (), ()
    gone, come = _only(was, is_now), _only(is_now, was)
    return (gone, come) if gone or come else (tuple(was), tuple(is_now))


def _counted(line: LineChange, text: str) -> list[str]:
    """Return the amounts of a sentence; the number of a section is none."""
    is_heading = line.kind is LineKind.HEADING
    return amounts(text[len(section_number(text)) :] if is_heading else text)


def _only(those: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Return what of those the others lack, as often as they do."""
    left = Counter(map(_joined, others))
    found = []
    for amount in those:
        if left[_joined(amount)]:
            left[_joined(amount)] -= 1
        else:
            found.append(amount)
    return tuple(found)


def _joined(amount: str) -> str:
    return "".join(amount.split())
