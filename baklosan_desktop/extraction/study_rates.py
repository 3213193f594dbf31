"""Side effects with percentages of studies, as labels of the United States give them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import NamedTuple

from baklosan_desktop.extraction import sentence_words
from baklosan_desktop.extraction.found import Found, Unread
from baklosan_desktop.extraction.inline_rates import InlineEffect, read_sentence, sentences
from baklosan_desktop.extraction.own_names import OwnNames
from baklosan_desktop.extraction.passages import Chapter, Grid, Line
from baklosan_desktop.extraction.rate_tables import RatedEffect, UnreadRow, rated
from baklosan_desktop.extraction.trial_tables import Layout, laid_out
from baklosan_desktop.extraction.unread_text import OF_ELSE, PERCENTAGES
from baklosan_desktop.labels.bands import Band, BandDefinition, Ours
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.rates import Rate, Role, derived_band, derived_word

Cited = Callable[[int, str], Citation]

_LANGUAGE = "en"
_TITLE = "table "
_MOST_OF_A_TITLE = 400


class _Told(NamedTuple):
    """A reaction at its line; `quote` is the sentence that tells it, empty: the whole line."""

    line: int
    term: str
    system: str
    context: str
    rates: tuple[Rate, ...]
    quote: str = ""


class _Left(NamedTuple):
    """What of a line is not read, and why; no `quote`: the whole line."""

    line: int
    why: str
    quote: str = ""


class _Said(NamedTuple):
    """What the sentences so far spoke of, and those that follow may go on about."""

    speaks: bool = False
    is_combined: bool = False  # of the drug with another


class _Read(NamedTuple):
    """What one passage tells, and which of its lines are done with."""

    told: tuple[_Told, ...] = ()
    lines: frozenset[int] = frozenset()
    unread: tuple[_Left, ...] = ()
    title: int = 0  # the line above a table that is its title


def study_rates(left: Chapter) -> Found:
    """Read the percentages of a section; the same reaction of several studies is one effect."""
    if left.language != _LANGUAGE:
        return Found()
    passages = tuple(_passages(left))
    texts = {one.line: one.text for one in left.section.paragraphs}

    def cited(line: int, quote: str) -> Citation:
        whole = texts[line]
        return Citation(left.section.key, line, quote if quote and quote in whole else whole)

    titles = {read.title for read in passages}
    effects = tuple(_effects((one for read in passages for one in read.told), cited))
    return Found(
        tuple(_bands(effects)),
        effects,
        frozenset[int]().union(*(read.lines for read in passages)),
        tuple(
            Unread(cited(one.line, one.quote), one.why)
            for read in passages
            for one in read.unread
            if read.title or one.line not in titles
        ),
    )


def _passages(left: Chapter) -> Iterator[_Read]:
    """Read a passage after the other; a sentence may go on about what the one before began."""
    said, before, untitled = _Said(), None, count(1)
    for passage in left.passages:
        if isinstance(passage, Grid):
            if layout := laid_out(passage, before.text if before else ""):
                titles = layout.titles or (f"Untitled table {next(untitled)}",)
                yield _table(passage, layout._replace(titles=titles), before, left)
            else:
                yield _cells(passage, left, speaks=said.speaks)
            before = None
        elif passage.depth:
            said, before = _Said(bool(sentence_words.REACTIONS.search(passage.text))), None
        else:
            is_title = (
                passage.text.casefold().startswith(_TITLE) and len(passage.text) < _MOST_OF_A_TITLE
            )
            before = passage if is_title else None
            read, said = _line(passage, left, said)
            yield read


def _table(grid: Grid, layout: Layout, before: Line | None, left: Chapter) -> _Read:
    rows = rated(layout, left.own)
    told = tuple(_Told(*one) for one in rows if isinstance(one, RatedEffect))
    unread = tuple(_Left(one.line, one.why) for one in rows if isinstance(one, UnreadRow))
    title = before.number if before and not grid.caption else 0
    return _Read(told, grid.lines | ({title} - {0}), unread, title)


def _cells(grid: Grid, left: Chapter, *, speaks: bool) -> _Read:
    """Read the cells of a table without figures as sentences."""
    spots = (spot for row in grid.rows for spot in row if spot.is_first)
    told = (
        told
        for spot in spots
        for sentence in sentences(spot.text)
        for told in _told(read_sentence(sentence, left.own, speaks=speaks).effects, spot.line, "")
    )
    return _Read(tuple(told))


def _line(line: Line, left: Chapter, said: _Said) -> tuple[_Read, _Said]:
    told: list[_Told] = []
    unread: list[_Left] = []
    for text in sentences(line.text):
        sentence = read_sentence(text, left.own, speaks=said.speaks)
        said = _Said(sentence.speaks, _is_combined(text, left.own, before=said.is_combined))
        is_open = said.is_combined and not sentence_words.TAKING.search(text)
        effects = map(_unclear, sentence.effects) if is_open else sentence.effects
        told += _told(effects, line.number, text)
        if sentence.is_unread:
            why = OF_ELSE if sentence.is_of_else else PERCENTAGES
            unread.append(_Left(line.number, why, text))
    is_done = "%" in line.text
    return _Read(tuple(told), frozenset({line.number} if is_done else ()), tuple(unread)), said


def _is_combined(text: str, own: OwnNames, *, before: bool) -> bool:
    """Whether a sentence is about the drug with another one; if it does not say, as before."""
    if sentence_words.COMBINED.search(text):
        return True
    return before and not (sentence_words.TAKING.search(text) and own.place(text) is not None)


def _unclear(effect: InlineEffect) -> InlineEffect:
    """Return an effect of which it is not told who had it: a combination was spoken of before."""
    rates = (
        replace(rate, role=Role.UNCLEAR) if rate.role is Role.DRUG else rate
        for rate in effect.rates
    )
    return effect._replace(rates=tuple(rates))


def _told(effects: Iterable[InlineEffect], line: int, quote: str) -> Iterator[_Told]:
    for one in effects:
        yield _Told(line, one.term, one.system, one.context, one.rates, quote)


def _effects(told: Iterable[_Told], cited: Cited) -> Iterator[SideEffect]:
    """Join what is told of the same reaction of the same people."""
    together: dict[tuple[str, str], list[_Told]] = {}
    for one in _systems_alike(told):
        together.setdefault((one.term.casefold(), one.context), []).append(one)
    for (_, context), same in together.items():
        places = dict.fromkeys((one.line, one.quote) for one in same)
        yield SideEffect(
            id="",
            term=same[0].term,
            system=next((one.system for one in same if one.system), None),
            band=None,
            note=None,
            plain="",
            seriousness=None,
            citations=tuple(cited(*place) for place in places),
            rates=tuple(dict.fromkeys(rate for one in same for rate in one.rates)),
            context=context or None,
        )


def _systems_alike(told: Iterable[_Told]) -> Iterator[_Told]:
    """Give a system its first spelling: capitals and lost blanks make no other one of it."""
    spellings: dict[str, str] = {}
    for one in told:
        letters = "".join(filter(str.isalnum, one.system.casefold()))
        yield one._replace(system=spellings.setdefault(letters, one.system))


def _bands(effects: Iterable[SideEffect]) -> Iterator[BandDefinition]:
    """Yield the bands that percentages come to, each once."""
    found: dict[Band, SideEffect] = {}
    for effect in effects:
        if band := derived_band(effect.rates):
            found.setdefault(band, effect)
    for band, effect in found.items():
        word = derived_word(effect.rates)
        yield BandDefinition(word, band, None, None, effect.citations[0], ours=Ours.DERIVED)
