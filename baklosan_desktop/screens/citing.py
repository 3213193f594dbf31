"""Copy with citation: whole sentences and where they stand, in one block of text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from baklosan_desktop.labels.label import Label, Paragraph
from baklosan_desktop.wording import AN_OLDER_ONE, NOT_REVIEWED, place


class Part(NamedTuple):
    """A part of a line of the label, by letters; without an end: up to the end of the line."""

    line: int
    start: int = 0
    end: int | None = None

    def joined(self, other: Self) -> Self:
        """Return what reaches from the first of two parts of a line to the last."""
        ends = (self.end, other.end)
        end = None if None in ends else max(filter(None, ends), default=0)
        return self._replace(start=min(self.start, other.start), end=end)


def quote(label: Label, line: int, words: str) -> Part:
    """Return where words stand in a line; the whole line where they do not, or are none."""
    text = next((p.text for _, _, p in label.passages() if p.line == line), "")
    start = text.find(words) if words else -1
    return Part(line, start, start + len(words)) if start >= 0 else Part(line)


def cite(
    label: Label, parts: Sequence[Part], *, has_lines: bool = True, is_older: bool = False
) -> str:
    """Quote every sentence that a part touches: none is cut, lest a "not" be lost.

    Empty where no part is a line of the label's text; what has no lines of its own is cited by
    paragraphs alone.
    """
    wanted = {part.line: part for part in parts}
    lines = [
        f"“{said}”\n{place(section, paragraph.line)}{f', line {paragraph.line}' * has_lines}"
        for section, _, paragraph in label.passages()
        if paragraph.line in wanted and (said := _touched(paragraph, wanted[paragraph.line]))
    ]
    return "\n".join([*lines, source(label, is_older=is_older)]) if lines else ""


def source(label: Label, *, is_older: bool = False) -> str:
    """Name the label that something is taken from, the same wherever it is taken."""
    edition = f"label edition {label.edition}{AN_OLDER_ONE * is_older}"
    return f"{label.name}, {edition}, {label.reviewed_by or NOT_REVIEWED}"


def _touched(paragraph: Paragraph, part: Part) -> str:
    """Return the whole sentences that a part touches, with what the label has between them."""
    start = min(part.start, len(paragraph.text) - 1)
    end = len(paragraph.text) if part.end is None else max(part.end, start + 1)
    touched = [(first, last) for first, last in _spans(paragraph) if first < end and start < last]
    return paragraph.text[touched[0][0] : touched[-1][1]] if touched else ""


def _spans(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    end = 0
    for sentence in paragraph.sentences:
        start = paragraph.text.index(sentence, end)
        end = start + len(sentence)
        yield start, end
