"""What a person types → ranked sentences of a label, or of all labels of a database."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Engine, Select, bindparam, func, select

from baklosan_desktop.labels.hit import EVERYWHERE, MOST_HITS, Found, Hit, HitKind, NoteHit, Within
from baklosan_desktop.labels.label import LabelId, paragraphs_of
from baklosan_desktop.search.matching import Match, Matches, Text, match
from baklosan_desktop.search.notes import Note, Notes
from baklosan_desktop.search.query import Corrections, Query, no_corrections, understand
from baklosan_desktop.search.vocabulary import Vocabulary
from baklosan_desktop.search.words import is_number, words
from baklosan_desktop.search.words import texts as word_texts
from baklosan_desktop.store import candidates, digests, vocabulary
from baklosan_desktop.store.asking import rows
from baklosan_desktop.store.lexicon import Lexicon, every_word
from baklosan_desktop.store.passages import Passages
from baklosan_desktop.store.schema import AMBIGUITY, CITATION, FACT, LABEL, SECTION, SUBSTANCE

_KINDS = {kind.value: kind for kind in HitKind}
_RANKS = {kind: rank for rank, kind in enumerate(HitKind)}

_EDITION = select(LABEL.c.sha256, LABEL.c.edition).where(LABEL.c.id == bindparam("label_id"))
_NEWEST = select(func.max(SECTION.c.id))
_SECTIONS = (
    select(SECTION.c.key, SECTION.c.title, SECTION.c.heading, SECTION.c.text, SECTION.c.first_line)
    .where(SECTION.c.label_id == bindparam("label_id"))
    .order_by(SECTION.c.first_line)
)
_NAMES = (
    select(LABEL.c.name, SUBSTANCE.c.name)
    .join_from(LABEL, SUBSTANCE, SUBSTANCE.c.label_id == LABEL.c.id, isouter=True)
    .where(LABEL.c.id == bindparam("label_id"))
)
_NOTES = (
    select(
        AMBIGUITY.c.title, AMBIGUITY.c.gloss, CITATION.c.section, CITATION.c.line, CITATION.c.quote
    )
    .join_from(
        AMBIGUITY,
        CITATION,
        (AMBIGUITY.c.label_id == CITATION.c.label_id) & (AMBIGUITY.c.id == CITATION.c.fact_id),
    )
    .where(AMBIGUITY.c.label_id == bindparam("label_id"), CITATION.c.position == 0)
    .order_by(AMBIGUITY.c.id)
)
_QUOTES = select(FACT.c.label_id, CITATION.c.line, CITATION.c.quote, FACT.c.kind).join_from(
    CITATION,
    FACT,
    (FACT.c.label_id == CITATION.c.label_id) & (FACT.c.id == CITATION.c.fact_id),
)


Quote = tuple[int, str, HitKind]
_Asked = tuple[LabelId, tuple[str, ...]]


class _Pages(NamedTuple):
    """A label, taken apart for search; `names` are the words that it is called by."""

    names: frozenset[str]
    texts: tuple[Text, ...]
    quotes: tuple[Quote, ...]
    notes: Notes


class SearchRepository:
    """Search over the sentences of one database.

    It keeps the label that was asked about last, as long as that is the same edition, and the
    sections that were found last.
    `corrections` are those of misspelled words; they can come later than the first question. Where
    the words of another database serve, `meanings` gives them.
    """

    def __init__(
        self,
        engine: Engine,
        corrections: Corrections = no_corrections,
        meanings: Callable[[], Vocabulary] | None = None,
    ) -> None:
        self.corrections = corrections
        self._engine = engine
        self._meanings = meanings or (lambda: vocabulary.read(engine))
        self._every_word = lru_cache(maxsize=1)(self._read_words)  # one waits for no other
        self._pages: dict[_Asked, _Pages] = {}
        self._passages = Passages()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What words mean, read when it is first asked for."""
        return self._meanings()

    def search(self, label_id: LabelId, typed: str) -> Found:
        """Return all sentences of a label that answer, best first."""
        with self._engine.connect() as connection:
            query, _ = self._understood(connection, typed)
            pages = self._pages_of(connection, label_id)
        found = _answer(query, pages)
        hits = [(one, self._hit(one, pages.quotes)) for one in found.matches]
        hits.sort(key=lambda pair: (pair[0].closeness, _RANKS[pair[1].kind], *pair[0].order))
        return Found(
            tuple(hit for _, hit in hits),
            found.unsaid,
            query.suggestions,
            query.dropped,
            tuple(_note_hit(*one) for one in pages.notes.find(typed)),
        )

    def search_all(self, typed: str, within: Within = EVERYWHERE) -> Found:
        """Return the sentences of any label that answer best, twenty at most.

        Only a library can be searched `within` a substance, a format or a kind of section.
        Without hits, `unsaid` is what no label says; other words may stand apart from each other.
        """
        with self._engine.connect() as connection:
            query, lexicon = self._understood(connection, typed)
            lexicon.count(query.words)
            texts, damaged = candidates.texts(
                connection, query, lexicon.counts, self._passages, within
            )
            found = match(query, texts)
            best = sorted(found.matches, key=lambda one: (one.closeness, *one.order))[:MOST_HITS]
            quotes = _quotes(connection, {one.text.label for one in best})
        hits = (self._hit(one, quotes.get(one.text.label, ())) for one in best)
        unsaid = () if best else query.unknown
        return Found(tuple(hits), unsaid, query.suggestions, query.dropped, damaged=damaged)

    def _understood(self, connection: Connection, typed: str) -> tuple[Query, Lexicon]:
        lexicon = Lexicon(connection, lambda: self._every_word(connection.scalar(_NEWEST)))
        return understand(typed, self.vocabulary, lexicon, self.corrections), lexicon

    def _read_words(self, _newest: int | None) -> Sequence[str]:
        """Return every word, which are read again once a newer section is there."""
        return every_word(self._engine)

    def _pages_of(self, connection: Connection, label_id: LabelId) -> _Pages:
        edition = connection.execute(_EDITION, {"label_id": label_id}).first()
        asked = label_id, tuple(edition or ())
        pages = self._pages.get(asked) or _read(connection, label_id)
        self._pages = {asked: pages}
        return pages

    def _hit(self, found: Match, quotes: Iterable[Quote]) -> Hit:
        text = found.text
        senses = (self.vocabulary.sense(text.text, *mark) for mark in found.marks)
        return Hit(
            text.label,
            text.section,
            text.line,
            text.text,
            found.marks,
            _kinds(found, quotes),
            found.why,
            found.understood,
            next((sense for sense in senses if sense), None),
            found.lacks,
        )


def _read(connection: Connection, label_id: LabelId) -> _Pages:
    digests.verify(connection, label_id)
    own = {"label_id": label_id}
    texts = [
        Text.of(key, paragraph.line, sentence, titles, label_id)
        for key, title, heading, *text in connection.execute(_SECTIONS, own)
        for titles in [words(f"{title}\n{heading or ''}")]
        for paragraph in paragraphs_of(*text)
        for sentence in paragraph.sentences
    ]
    notes = [Note.of(*row) for row in connection.execute(_NOTES, own)]
    quotes = _quotes(connection, {label_id}).get(label_id, ())
    return _Pages(_names(connection, label_id), tuple(texts), tuple(quotes), Notes(notes))


def _answer(query: Query, pages: _Pages) -> Matches:
    """Return what answers, also without the medicine's own names: all of its label is about it."""
    found, wider = match(query, pages.texts), query.beside(pages.names)
    if wider == query:
        return found
    others = match(wider, pages.texts)
    whole = [one for one in found.matches if not one.lacks]
    there = {(one.text.line, one.text.text) for one in whole}
    more = (one for one in others.matches if (one.text.line, one.text.text) not in there)
    return Matches((*whole, *more), others.unsaid)


def _names(connection: Connection, label_id: LabelId) -> frozenset[str]:
    """Return the first word of a label's name, and the substances whose names are one word."""
    found = connection.execute(_NAMES, {"label_id": label_id}).all()
    names = [word_texts(name)[:1] for name, _ in found]
    substances = [own for _, name in found if len(own := word_texts(name or "")) == 1]
    return frozenset(own for own, *_ in filter(None, names + substances) if not is_number(own))


def _note_hit(note: Note, found: Match) -> NoteHit:
    text = found.text
    return NoteHit(note.title, text.section, text.line, note.quote, text.text, found.marks)


def _quotes(connection: Connection, labels: Iterable[LabelId]) -> dict[LabelId, list[Quote]]:
    """Return what each of these labels is quoted with; those without facts are left out."""
    quotes: dict[LabelId, list[Quote]] = {}
    asked = {_own(number): label for number, label in enumerate(labels)}
    found = rows(connection, _quotes_of(len(asked)), asked) if asked else ()
    for label, line, text, kind in found:
        if kind in _KINDS:
            quotes.setdefault(label, []).append((line, text, _KINDS[kind]))
    return quotes


@cache
def _quotes_of(labels: int) -> Select[Any]:
    """Return what asks for the quotes of so many labels, which then need not be put together."""
    own: list[BindParameter[object]] = [bindparam(_own(number)) for number in range(labels)]
    return _QUOTES.where(FACT.c.label_id.in_(own))


def _own(number: int) -> str:
    return f"label_{number}"


def _kinds(found: Match, quotes: Iterable[Quote]) -> tuple[HitKind, ...]:
    """Return what a sentence is: of its facts, those that a mark lies in, else all."""
    text = found.text
    own = [
        (start, start + len(quote), kind)
        for line, quote, kind in quotes
        if line == text.line and (start := text.text.find(quote)) >= 0
    ]
    marked = {
        kind
        for start, end, kind in own
        if not found.marks or any(start <= first and last <= end for first, last in found.marks)
    }
    return tuple(sorted(marked | {HitKind.PASSAGE}, key=_RANKS.__getitem__))
