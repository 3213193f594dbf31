"""The vocabulary of search, written once and read once."""

from sqlalchemy import Engine, TableClause, insert, select

from baklosan_desktop.labels.hit import Why
from baklosan_desktop.search.vocabulary import Entry, Sense, Vocabulary, Words
from baklosan_desktop.store.schema import KNOWN_WORD, SENSE, VOCABULARY

_ENTRIES = select(
    VOCABULARY.c.typed, VOCABULARY.c.stems, VOCABULARY.c.term, VOCABULARY.c.why, VOCABULARY.c.via
).order_by(VOCABULARY.c.position)
_SENSES = select(SENSE.c.word, SENSE.c.phrase, SENSE.c.name, SENSE.c.is_other).order_by(
    SENSE.c.position
)
_KNOWN = select(KNOWN_WORD.c.text, KNOWN_WORD.c.is_medicine)
_WHYS = {why.value: why for why in Why}


def write(engine: Engine, words: Words) -> None:
    """Write what the vocabulary holds, in the order given."""
    rows: dict[TableClause, list[dict[str, object]]] = {
        VOCABULARY: [entry._asdict() | {"why": entry.why.value} for entry in words.entries],
        SENSE: [sense._asdict() for sense in words.senses],
        KNOWN_WORD: [
            {"text": word, "is_medicine": word in words.medicines}
            for word in sorted({*words.medicines, *words.known})
        ],
    }
    with engine.begin() as connection:
        for table, values in rows.items():
            if values:
                connection.execute(insert(table), values)


def read(engine: Engine) -> Vocabulary:
    """Return the vocabulary of a database."""
    with engine.connect() as connection:
        entries = [
            Entry(typed, stems, term, _WHYS[why], via)
            for typed, stems, term, why, via in connection.execute(_ENTRIES)
        ]
        senses = [Sense(*row) for row in connection.execute(_SENSES)]
        known = connection.execute(_KNOWN).all()
    return Vocabulary(
        Words(
            tuple(entries),
            tuple(senses),
            frozenset(text for text, is_medicine in known if is_medicine),
            frozenset(text for text, is_medicine in known if not is_medicine),
        )
    )
