"""Side effects listed under a band: a line that is a band, then items, or all in one line."""

import re

from baklosan_desktop.extraction.band_heads import (
    Segment,
    definitions,
    is_silent,
    loose,
    segments,
    tail,
)
from baklosan_desktop.extraction.band_ranges import NONE, bounds
from baklosan_desktop.extraction.band_words import words
from baklosan_desktop.extraction.effects import Gathered, Told
from baklosan_desktop.extraction.found import Found
from baklosan_desktop.extraction.passages import Chapter, Line
from baklosan_desktop.extraction.phrases import (
    has_lead,
    is_about_some,
    is_condition,
    is_prose,
    is_reporting,
    is_tests,
    is_title,
    names_effects,
    shortened,
)
from baklosan_desktop.extraction.systems import opening, system
from baklosan_desktop.extraction.terms import is_list, item, sentences, terms
from baklosan_desktop.extraction.told_apart import told_apart

_BULLET = re.compile(r"^\s*(?:[-–—•·○▪*?]|o(?=\s))\s*")
_MOST_WORDS = 10
_MOST_OF_A_NAME = 5
_MOST_DEFINING = 4  # sentences of a line that only says what bands mean
_DEFINING = 3  # so many heads one after the other define bands and list nothing
_ITEM = "."  # marks that items were listed: a paragraph after them is none of them


def band_lists(chapter: Chapter) -> Found:
    """Read the lines of a section; its tables are left to others."""
    reader = _Reader(chapter)
    for passage in chapter.passages:
        if isinstance(passage, Line):
            reader.read(passage)
        else:
            reader.interrupt()
    found = reader.found
    effects = told_apart(found.effects, reader.leads)
    return Found(tuple(found.bands), effects, frozenset(found.lines))


class _Reader:
    """Reads line after line under the band and the system that stand above."""

    def __init__(self, chapter: Chapter) -> None:
        self.found = Gathered(chapter.section.key)
        self.leads: list[Line] = []
        self._language = chapter.language
        self._band: Told | None = None
        self._system: str | None = None
        self._is_outer = False  # the band stands above the systems, not below one
        self._context: str | None = None
        self._listed_last = ""  # the paragraph or item listed last under the band
        self._heads = 0  # how many there were one after the other
        self._is_bare = False  # whether this line is a band and nothing else
        self._was_bare = False  # whether the line above was
        self._are_signs = False  # whether the items below are signs of the one above
        self._are_run_in = False  # whether the systems open the lines of their effects
        self._is_over = False

    def interrupt(self) -> None:
        """End the list: what follows is under no band."""
        self._band = None

    def read(self, line: Line) -> None:
        """Read one line."""
        text = _BULLET.sub("", line.text)
        if self._is_over or is_reporting(text, self._language):
            self._is_over = True
        elif text.strip():
            self._was_bare, self._is_bare = self._is_bare, False
            self._read(text, line)

    def _read(self, text: str, line: Line) -> None:
        if defined := definitions(text, self._language):
            for one in defined:
                self.found.define(Told(one, line.number))
            if len(sentences(text)) <= _MOST_DEFINING:
                self.found.lines.add(line.number)
            self._band = None
        elif not line.is_item and (opened := self._opened(text)):
            self._run_in(*opened, line)
        elif heads := segments(text, self._language):
            self._headed(text, heads, line)
        elif ended := tail(text, self._language):
            told = Told(ended[1], line.number)
            self._before(ended[0], told)
        elif not line.is_item and (named := system(text, self._language)):
            self._begin(named)
        elif self._band and not line.depth:
            self._listed(text, line, self._band)
        else:
            self._aside(text, line)

    def _headed(self, text: str, heads: tuple[Segment, ...], line: Line) -> None:
        """Read a line with heads; behind an item that is in a list, one heads those below it."""
        before = text[: heads[0].start]
        if before and line.is_item and self._band and self._listed_last == _ITEM:
            self._bullet(before, line, self._band)
            self._under(heads, line)
            self._listed_last = _ITEM
        elif before and line.is_item:
            self._before(before, Told(heads[0].head, line.number))
        else:
            self._under(heads, line)

    def _opened(self, text: str) -> tuple[str, str] | None:
        """Return a system and what follows it: effects below a band, or bands of their own."""
        opened = opening(text, self._language)
        may_list = self._band or (opened and segments(opened[1], self._language))
        return opened if may_list else None

    def _before(self, text: str, told: Told) -> None:
        """Keep the effect of an item that tells its own band after it."""
        self.found.add(item(text, self._language), told.line, told, *self._where)

    def _under(self, heads: tuple[Segment, ...], line: Line) -> None:
        for segment in heads:
            told = Told(segment.head, line.number)
            self._place()
            self._follow(told)
            rest = segment.rest.strip()
            if rest and not rest.endswith(":"):
                self.found.add(terms(rest, self._language), line.number, told, *self._where)
                self._band = None
            elif not rest:
                self.found.define(told)
                self._is_bare = True

    def _follow(self, told: Told) -> None:
        """Open a band; bands that stand one after the other only define themselves."""
        self._heads = self._heads + 1 if self._band and self._was_bare else 1
        if self._band and self._was_bare:
            self.found.count(self._band)
        if self._heads >= _DEFINING:
            self.found.count(told)
        self._band, self._listed_last, self._are_signs = told, "", False
        self._are_run_in = False

    def _place(self) -> None:
        """Tell whether a band is below the last system, or above those to come."""
        was_above = self._is_outer and bool(self._listed_last)
        if was_above:
            self._system = None
        self._is_outer = self._system is None

    def _begin(self, named: str) -> None:
        self._system, self._listed_last = named, ""
        if not self._is_outer:
            self._band = None

    def _run_in(self, named: str, rest: str, line: Line) -> None:
        self._begin(named)
        if heads := segments(rest, self._language):
            self._under(heads, line)
        elif self._band and rest.strip():
            self.found.add(terms(rest, self._language), line.number, self._band, *self._where)
            self._listed_last, self._are_run_in = rest, True

    def _listed(self, text: str, line: Line, band: Told) -> None:
        is_item = line.is_item or text != line.text.strip()
        if self._are_run_in and not is_item:
            self._beside(text, line)
        elif is_silent(text, self._language):
            self._still(text, band)
        elif not is_item and text.endswith(":"):
            if not is_tests(text, self._language):
                self._band = None
                self._aside(text, line)
        elif is_item:
            self._listed_last = _ITEM
            if not self._are_signs and not is_condition(text, self._language):
                self._bullet(text, line, band)
        elif names_effects(text, self._language):
            self._band = None
            self._aside(text, line)
        elif self._goes_on(text):
            self.found.add(terms(text, self._language), line.number, band, *self._where)
            self._listed_last = text

    def _beside(self, text: str, line: Line) -> None:
        """Read a line among those that open with their system: it opens with one, or ends them."""
        name, _, rest = text.partition(":")
        if rest.strip() and len(name.split()) <= _MOST_OF_A_NAME and not is_title(name):
            self._run_in(name.strip(), rest, line)
        else:
            self._band = None
            self._aside(text, line)

    def _still(self, text: str, band: Told) -> None:
        """Read a line that says nothing of its own: the bounds of the band, or its end."""
        if (stated := bounds(text)) != NONE:
            self._band = band._replace(head=band.head._replace(bounds=stated))
            self.found.define(self._band)
        elif names_effects(text, self._language) and not text.endswith(":"):
            self._band = None

    def _bullet(self, text: str, line: Line, band: Told) -> None:
        """Read an item; one that leads over to others is a heading, or has its signs below."""
        if text.endswith(":") and len(sentences(text)) == 1:
            return
        self.found.add(item(text, self._language), line.number, band, *self._where)
        self._are_signs = text.endswith(":")

    def _aside(self, text: str, line: Line) -> None:
        """Note whom the lines below speak of; another heading ends the list above it."""
        if line.depth:
            self._band, self._system, self._context = None, None, None
            self._is_outer = False
        if line.is_item:
            return
        if line.depth or text.endswith(":") or names_effects(text, self._language):
            self.leads.append(line)
        if is_about_some(text, self._language):
            self._context = shortened(text.rstrip(" :."))
        elif text.endswith(":"):
            self._context = None
        self._lead_over(text, line)

    def _lead_over(self, text: str, line: Line) -> None:
        """Take the band of a sentence that ends in its list, or leads over to the items below."""
        if not (found := loose(text, self._language)):
            return
        told, rest = Told(found, line.number), text[found.end :].strip()
        if not rest:
            self._place()
            self._band, self._listed_last, self._are_run_in = told, "", False
        elif is_list(rest, self._language, _MOST_WORDS) and not self._is_sentence(rest):
            self.found.add(terms(rest, self._language), line.number, told, *self._where)

    def _goes_on(self, text: str) -> bool:
        """Whether a paragraph is still under the band: the first, or another like it."""
        if self._listed_last == _ITEM:
            return False
        if has_lead(text, self._language):
            return True
        if self._is_sentence(sentences(text)[0]):
            return False
        return not text.endswith(".") if self._listed_last else self._heads < _DEFINING

    def _is_sentence(self, text: str) -> bool:
        """Whether a paragraph is no list of effects: it speaks to somebody, or of a frequency."""
        return is_prose(text, self._language) or bool(words(text, self._language))

    @property
    def _where(self) -> tuple[str | None, str | None]:
        return self._system, self._context
