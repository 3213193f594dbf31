"""Which lines of a plain text are headings: marked with "#", or numbered as in an SmPC.

The numbers of an SmPC are the same in every language (EMA QRD template), so "4.8 Bivirkninger" is
known by its number, in a text with enough of them to be an SmPC: in a US label 6.1 is another
thing. A chapter such as "7." is a heading only in capitals or with a known title,
since steps of an instruction are numbered as well.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from baklosan_desktop.labels.section_titles import kind_by_title, kind_of_whole_title
from baklosan_desktop.labels.sections import SectionKind as Kind

_MARKED = re.compile(r"(#{1,4})\s+(\S.*)")
_NUMBERED = re.compile(r"([1-9]|10|[456]\.[1-9])\.?\s+([^\W\d_].{2,98}[^\s.,;:])")
_NUMBER_ALONE = re.compile(r"^([456]\.[1-9]|[1-9]|10)\.?[ \t]*\n+(?=[^\W\d_])", re.MULTILINE)
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_NUMBER = re.compile(r"^[1-9][0-9]?(?:\.[0-9])?\.?\s+")

_BY_NUMBER = {kind.value: kind for kind in Kind if kind.value not in {"0", "11", "12"}}
_SMPC = {"4.1", "4.2", "4.3", "4.8"}  # no other kind of label numbers all of these


class Line(NamedTuple):
    """A line of a text; `level` is 0 for text, 1 for the title, 2 and more for sections."""

    text: str
    level: int = 0
    kind: Kind | None = None

    @property
    def is_standard(self) -> bool:
        """Whether it is a heading with a standard title, which all are English."""
        title = _NUMBER.sub("", self.text)
        return self.level > 0 and kind_of_whole_title(title) is not None


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text, blank ones too, without page breaks and their page numbers."""
    *pages, last = text.replace("\r\n", "\n").split("\f")
    whole = _NUMBER_ALONE.sub(r"\1 ", "\n".join([*map(_unnumbered, pages), last]))
    found = [line.strip() for line in whole.split("\n")]
    numbers = {numbered[1] for numbered in map(_NUMBERED.fullmatch, found) if numbered}
    by_number = _BY_NUMBER if numbers >= _SMPC else {}
    yield from (_line(line, by_number) for line in found)


def _unnumbered(page: str) -> str:
    """Return a page without the number at its foot."""
    page = page.rstrip()
    above, _, foot = page.rpartition("\n")
    return above.rstrip() if _PAGE_NUMBER.fullmatch(foot.strip()) else page


def _line(line: str, by_number: Mapping[str, Kind]) -> Line:
    if found := _MARKED.fullmatch(line):
        title = found[2].rstrip("# ")
        return Line(title, len(found[1]), kind_by_title(_NUMBER.sub("", title)))
    if found := _NUMBERED.fullmatch(line):
        number, title = found.groups()
        known = kind_of_whole_title(title)
        if "." in number and title[0].isupper():
            return Line(line, 3, known or by_number.get(number))
        if title.isupper() or known:
            return Line(line, 2, known or by_number.get(number))
    return Line(line)
