"""Label, Section, Paragraph: the one shape that every source of labels produces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import NamedTuple, NewType

from baklosan_desktop.errors import LabelError, UnknownSection
from baklosan_desktop.labels.sections import SectionKind

LabelId = NewType("LabelId", str)

_END_OF_LINE = "\n"
# A sentence ends at a full stop before a capital; line 60 of Baklosan has no blank there.
_SENTENCE_END = re.compile(r"\.\s*(?=[A-Z])")


class Paragraph(NamedTuple):
    """One line of the source text, verbatim."""

    line: int
    text: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences, verbatim and in order; only the blanks between them are left out."""
        ends = [stop.start() + 1 for stop in _SENTENCE_END.finditer(self.text)]
        parts = pairwise((0, *ends, len(self.text)))
        return tuple([self.text[start:end].strip() for start, end in parts])


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a label. `title` is the standard name (editorial), `heading` the verbatim one.

    `restored` says that the source lost the heading and that the title is ours alone.
    """

    key: str
    kind: SectionKind
    title: str
    heading: str | None
    heading_line: int | None
    paragraphs: tuple[Paragraph, ...]

    def __post_init__(self) -> None:
        if not self.paragraphs:
            raise LabelError(f"Section '{self.key}' has no text.")
        if (self.heading is None) != (self.heading_line is None):
            raise LabelError(f"Section '{self.key}' needs a heading and its line, or neither.")

    @property
    def restored(self) -> bool:
        """Whether the heading is missing in the source."""
        return self.heading is None

    @property
    def first_line(self) -> int:
        """The source line where the section's text begins."""
        return self.paragraphs[0].line

    @property
    def last_line(self) -> int:
        """The source line where the section's text ends."""
        return self.paragraphs[-1].line

    @property
    def text(self) -> str:
        """All lines from the first to the last; one that is no paragraph is empty.

        LabelError where a paragraph is no line of its own.
        """
        own = dict(self.paragraphs)
        lines = [*map(own.get, range(self.first_line, self.last_line + 1), repeat(""))]
        text = _END_OF_LINE.join(lines)
        is_one_each = len(lines) - lines.count("") == len(self.paragraphs)
        if not is_one_each or text.count(_END_OF_LINE) != len(lines) - 1:
            raise LabelError(f"A paragraph of section '{self.key}' is not one line of text.")
        return text


def paragraphs_of(text: str, first_line: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a section's text, whose first line has this number.

    >>> paragraphs_of("One." + chr(10) * 2 + "Two.", 7)
    (Paragraph(line=7, text='One.'), Paragraph(line=9, text='Two.'))
    """
    lines = enumerate(text.split(_END_OF_LINE), first_line)
    return tuple([Paragraph(line, own) for line, own in lines if own])


@dataclass(frozen=True, slots=True)
class Label:
    """A whole label: what it is called, where it comes from, what it says."""

    id: LabelId
    name: str
    strength: str
    form: str
    pack: str
    substances: tuple[str, ...]
    language: str
    edition: str
    source: str
    source_date: str | None
    reviewed_by: str | None
    sha256: str
    sections: tuple[Section, ...]

    @property
    def content_sections(self) -> int:
        """How many sections it has beside its title and its closing words."""
        return sum(section.kind.is_content for section in self.sections)

    def section(self, key: str) -> Section:
        """Return the section with this key, or UnknownSection."""
        for section in self.sections:
            if section.key == key:
                return section
        raise UnknownSection(f"'{self.name}' has no section '{key}'.")

    def section_at(self, line: int) -> Section:
        """Return the section whose heading or text is this source line, or UnknownSection."""
        for section in self.sections:
            if line == section.heading_line or any(p.line == line for p in section.paragraphs):
                return section
        raise UnknownSection(f"Line {line} of '{self.name}' belongs to no section.")

    def passages(self) -> Iterator[tuple[Section, int, Paragraph]]:
        """Yield each paragraph with its section and its number there, counted from 1."""
        for section in self.sections:
            for number, paragraph in enumerate(section.paragraphs, 1):
                yield section, number, paragraph
