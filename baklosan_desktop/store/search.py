"""What a person types → ranked sentences of a label."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Engine, Row, select

from baklosan_desktop.labels.hit import Hit, HitKind, Why
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.store.schema import (
    CITATION,
    FACT,
    PARAGRAPH,
    SENTENCE,
    SENTENCE_SEARCH,
)

_MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,](?=\d)[^\W_]+)*")
_KINDS = {kind.value: kind for kind in HitKind}

_HITS = (
    select(PARAGRAPH.c.section, SENTENCE.c.line, SENTENCE.c.text)
    .join_from(SENTENCE, SENTENCE_SEARCH, SENTENCE_SEARCH.c.rowid == SENTENCE.c.id)
    .join(
        PARAGRAPH,
        (PARAGRAPH.c.label_id == SENTENCE.c.label_id) & (PARAGRAPH.c.line == SENTENCE.c.line),
    )
    .order_by(SENTENCE_SEARCH.c.rank, SENTENCE.c.id)
)
_QUOTES = (
    select(CITATION.c.line, CITATION.c.quote, FACT.c.kind)
    .join_from(
        CITATION,
        FACT,
        (FACT.c.label_id == CITATION.c.label_id) & (FACT.c.id == CITATION.c.fact_id),
    )
    .where(FACT.c.kind.in_(_KINDS))
)


def words(typed: str) -> tuple[str, ...]:
    """Return the words of what was typed, decimals whole; nothing else reaches SQL.

    >>> words('kidney* OR "dose 2.5mg.')
    ('kidney', 'OR', 'dose', '2.5mg')
    """
    return tuple(_WORD.findall(typed)[:_MOST_WORDS])


class SearchRepository:
    """Full text over the sentences of a label; every word must occur, at least as a beginning.

    A number must occur whole. The index takes 2.5 for a 2 and a 5, so it finds too much at first.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def search(self, label_id: LabelId, typed: str) -> tuple[Hit, ...]:
        """Return the sentences with all words, whole words before word beginnings."""
        if not (tokens := words(typed)):
            return ()
        match = SENTENCE_SEARCH.c.sentence_search.match(" ".join(f'"{word}"*' for word in tokens))
        query = _HITS.where(match, SENTENCE.c.label_id == label_id)
        with self._engine.connect() as connection:
            found = [row for row in connection.execute(query) if _has_numbers(row.text, tokens)]
            lines = {sentence.line for sentence in found}
            quotes = connection.execute(
                _QUOTES.where(FACT.c.label_id == label_id, CITATION.c.line.in_(lines))
            ).all()
        hits = [_hit(label_id, sentence, tokens, quotes) for sentence in found]
        return tuple(sorted(hits, key=lambda hit: list(Why).index(hit.why)))


def _hit(
    label_id: LabelId,
    sentence: Row[*tuple[Any, ...]],
    tokens: Sequence[str],
    quotes: Iterable[Row[*tuple[Any, ...]]],
) -> Hit:
    section, line, text = sentence
    found = _marked(text, tokens)
    marks = tuple(match.span() for match in found)
    whole = {match[0].casefold() for match in found} >= {word.casefold() for word in tokens}
    kinds = {
        _KINDS[kind] for at, quote, kind in quotes if at == line and _is_marked(text, quote, marks)
    }
    return Hit(
        label=label_id,
        section=section,
        line=line,
        text=text,
        marks=marks,
        kinds=tuple(kind for kind in HitKind if kind in kinds | {HitKind.PASSAGE}),
        why=Why.EXACT if whole else Why.STEM,
    )


def _has_numbers(text: str, tokens: Iterable[str]) -> bool:
    return all(_marked(text, [word]) for word in tokens if word[-1].isdecimal())


def _marked(text: str, tokens: Iterable[str]) -> Sequence[re.Match[str]]:
    """Return the words of a text that begin with one of the tokens; a number does not go on."""
    beginnings = (re.escape(word) + r"(?:(?<!\d)|(?![\d.,]))" for word in tokens)
    begins = re.compile("|".join(beginnings), re.IGNORECASE)
    return [word for word in _WORD.finditer(text) if begins.match(word[0])]


def _is_marked(text: str, quote: str, marks: Iterable[tuple[int, int]]) -> bool:
    """Whether a mark lies in the quote, so that the hit is about the fact."""
    start = text.find(quote)
    return start >= 0 and any(
        start <= first and last <= start + len(quote) for first, last in marks
    )
