"""Words as search compares them: without case and accents, decimals whole, 10 % as two words."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer

_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,](?=\d)[^\W_]+)*|(?<=\d)%|(?<=\d )%")
_LETTERS = re.compile(r"[^\W_]+")
_NUMBER_WITH_UNIT = re.compile(r"(\d+(?:[.,]\d+)*)(\D+)")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_LONGEST_ABBREVIATION = 3


class Word(NamedTuple):
    """A word of a text: as it is compared, and where it stands."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order.

    >>> [word.text for word in words('Ménière* OR "2.5mg.')]
    ['meniere', 'or', '2.5mg']
    """
    if text.isascii():
        return tuple([Word(m[0], *m.span()) for m in _WORD.finditer(text.lower())])
    return tuple([Word(folded(m[0]), *m.span()) for m in _WORD.finditer(text)])


def texts(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared.

    >>> texts("Clonic convulsions")
    ('clonic', 'convulsions')
    """
    return tuple(word.text for word in words(text))


def index_words(word: str) -> list[str]:
    """Return the words that a full-text index makes of a word.

    >>> index_words("2.5"), index_words("%")
    (['2', '5'], [])
    """
    return _LETTERS.findall(word)


def index_word(text: str, at: int) -> str:
    """Return the word of a plain text that begins at a letter, as an index has it; or nothing.

    >>> index_word("as needed", 3), index_word("as needed", 4)
    ('needed', '')
    """
    found = None if at and text[at - 1].isalnum() else _LETTERS.match(text, at)
    return found[0] if found else ""


def indexed(text: str) -> list[str]:
    """Return the words of a text as a full-text index has them.

    >>> indexed("Ménière® at 2.5 mg")
    ['meniere', 'at', '2', '5', 'mg']
    """
    if text.isascii():
        return _LETTERS.findall(text.lower())
    found = _LETTERS.findall(text)
    return [part for word in found for part in _parts(word)]


def _parts(word: str) -> list[str]:
    return [word.lower()] if word.isascii() else index_words(folded(word))


def folded(word: str) -> str:
    """Return a word without case and accents.

    >>> folded("Œdème"), folded("Ёлка")
    ('œdeme', 'елка')
    """
    return word.lower() if word.isascii() else "".join(_bare(word).split()) or word


def plain(text: str) -> str:
    """Return a text with all its words folded, though not each in its place.

    >>> plain("ﬁve µg – ÉTÉ")
    'five μg – ete'
    """
    lower = text.lower()
    if not lower.isascii():
        for letter in set(_FOREIGN.findall(lower)):
            lower = lower.replace(letter, _bare(letter))
    return lower


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Return letters without case and accents; labels have the same few again and again."""
    lower = unicodedata.normalize("NFKD", text).casefold()  # of a letter in another style as well
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(part for part in parts if not unicodedata.combining(part))


def lowered(text: str) -> str:
    """Return a text in small letters, each in its place.

    >>> lowered("İ STRAẞE"), len("İ STRAẞE".lower())
    ('İ straße', 9)
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(own if len(own := letter.lower()) == 1 else letter for letter in text)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what the inflected forms of an English word share; short words are abbreviations.

    A stemmer remembers its word while it works, so that threads must not share one.

    >>> stem("driving") == stem("drives") == stem("drive"), stem("aed")
    (True, 'aed')
    """
    if len(word) <= _LONGEST_ABBREVIATION:
        return word
    return str(stemmer("english").stemWord(word))


def is_number(word: str) -> bool:
    """Whether a word is a number or begins as one: it is found whole or not at all."""
    return word[0].isdecimal()


def number_and_unit(word: str) -> tuple[str, str] | None:
    """Part a number from the unit that is written onto it.

    >>> number_and_unit("25mg"), number_and_unit("b12")
    (('25', 'mg'), None)
    """
    parted = _NUMBER_WITH_UNIT.fullmatch(word)
    return (parted[1], parted[2]) if parted else None
