"""The words for frequency bands, language by language, as European labels use them.

Source: EMA QRD template, section 4.8 of an SmPC and section 4 of a leaflet, in each language, and
the older words and inflections that real labels have. Each pattern is a whole word or phrase.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from baklosan_desktop.labels.bands import Band

_VC, _C, _U, _R, _VR = Band

# The words of a language, one pattern a line; None: the label does not know how often.
_WORDS: Mapping[str, Mapping[Band | None, str]] = MappingProxyType(
    {
        "en": {
            _VC: "very (?:common|frequent)(?:ly)?",
            _C: "common(?:ly)?|frequent(?:ly)?",
            _U: "uncommon(?:ly)?|infrequent(?:ly)?|less (?:common|frequent)(?:ly)?|not common",
            _R: "rare(?:ly)?",
            _VR: "very rare(?:ly)?",
            None: "(?:frequency )?(?:is )?(?:not known|unknown)(?: frequency)?"
            "|frequency (?:cannot|can not) be estimated",
        },
        "es": {
            _VC: "muy (?:frecuente(?:s|mente)?|com[uú]n(?:es)?)",
            _C: "frecuente(?:s|mente)?|com[uú]n(?:es)?",
            _U: "(?:poco|no|infre|menos) ?(?:frecuente|cuente)(?:s|mente)?|poco com[uú]n(?:es)?",
            _R: "rar[oa](?:s|mente)?",
            _VR: "muy rar[oa](?:s|mente)?",
            None: "(?:de )?frecuencia (?:no (?:es )?conocida|desconocida)"
            "|desconocid[oa]s?|no conocid[oa]s?",
        },
        "pt": {
            _VC: "muito (?:frequente(?:s|mente)?|comu(?:m|ns))",
            _C: "frequente(?:s|mente)?|comu(?:m|ns)",
            _U: "(?:(?:pouco|menos) |in)frequente(?:s|mente)?|(?:pouco|menos) comu(?:m|ns)",
            _R: "rar[oa](?:s|mente)?",
            _VR: "muito rar[oa](?:s|mente)?",
            None: "(?:de |com )?frequência (?:desconhecida|não conhecida)|desconhecid[oa]s?",
        },
        "da": {
            _VC: "meget (?:almindelig|hyppig)e?",
            _C: "almindelige?|hyppige?",
            _U: "(?:ikke|mindre) (?:almindelig|hyppig)e?|usædvanlige?",
            _R: "sjæld(?:en|ne)t?",
            _VR: "meget sjæld(?:en|ne)t?",
            None: "(?:hyppighed(?:en)? )?(?:er )?(?:ikke (?:er )?kendt|ukendt)(?: hyppighed)?",
        },
        "no": {
            _VC: "(?:svært|meget) vanlige?",
            _C: "vanlige?",
            _U: "(?:mindre|ikke) vanlige?|uvanlige?",
            _R: "sjeld(?:en|ne)t?",
            _VR: "(?:svært|meget) sjeld(?:en|ne)t?",
            None: "(?:frekvens(?:en)? |hyppighet(?:en)? )?(?:er )?(?:ikke (?:er )?kjent|ukjent)"
            "(?: frekvens| hyppighet)?",
        },
        "sv": {
            _VC: "mycket vanliga?",
            _C: "vanliga?",
            _U: "(?:mindre|ej) vanliga?",
            _R: "sällsynta?",
            _VR: "mycket sällsynta?",
            None: "(?:ingen )?känd frekvens|har rapporterats",
        },
        "fi": {
            _VC: "(?:hyvin|erittäin) ylei(?:nen|set|siä|sesti)",
            _C: "ylei(?:nen|set|siä|sesti)",
            _U: "melko harvinai(?:nen|set|sia|sesti)",
            _R: "harvinai(?:nen|set|sia|sesti)",
            _VR: "(?:hyvin|erittäin) harvinai(?:nen|set|sia|sesti)",
            None: "(?:yleisyys |esiintyvyys |esiintymistiheys )?(?:on )?"
            "(?:tuntemat(?:on|tomat|tomia)|ei tiedossa)",
        },
        "de": {
            _VC: "sehr häufige?",
            _C: "häufige?",
            _U: "gelegentlich(?:e)?",
            _R: "seltene?",
            _VR: "sehr seltene?",
            None: "(?:häufigkeit )?(?:ist )?nicht bekannt",
        },
        "fr": {
            _VC: "très fréquente?s?",
            _C: "fréquente?s?",
            _U: "peu fréquente?s?",
            _R: "rares?",
            _VR: "très rares?",
            None: "(?:de )?fréquence (?:indéterminée|inconnue)",
        },
        "it": {
            _VC: "molto comun[ei]",
            _C: "comun[ei]",
            _U: "non comun[ei]",
            _R: "rar[oiae]",
            _VR: "molto rar[oiae]",
            None: "(?:con )?frequenza non nota|non not[aoei]",
        },
    }
)
# What makes something else of a band word: "most common" and "not uncommon" are no bands.
_OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "en": "most more less not extremely fairly quite relatively",
        "es": "más menos no",
        "pt": "mais menos não",
        "da": "mest mere mindre ikke",
        "no": "mest mer mindre ikke",
        "sv": "mest mer mindre inte",
        "fi": "enemmän vähemmän ei",
        "de": "mehr weniger nicht",
        "fr": "plus moins pas",
        "it": "più meno non",
    }
)
# What says near "unknown" that it is a frequency, and not a cause or a size.
_FREQUENCY = "frequen|frecuen|frequên|fréquen|hyppigh|frekven|yleisyy|esiinty|häufigk|how often"
_BEFORE = re.compile(rf"(?:(?:{_FREQUENCY})[^.,;:]{{0,40}}|[(\[])\Z", re.IGNORECASE)
_AFTER = re.compile(rf"[^.,;:]{{0,40}}(?:{_FREQUENCY})", re.IGNORECASE)
_FAR = 60
OTHER_NAMES = MappingProxyType({"nb": "no", "nn": "no"})


class Word(NamedTuple):
    """A band word in a text; `band` is None for frequencies that the label does not know."""

    start: int
    end: int
    band: Band | None


def is_known(language: str) -> bool:
    """Whether the band words of a language are known."""
    return OTHER_NAMES.get(language, language) in _WORDS


def words(text: str, language: str) -> tuple[Word, ...]:
    """Return every band word of a text; the longest one counts: "uncommon" holds no "common".

    >>> [word.band.word for word in words("Rare, very rare, uncommon", "en")]
    ['rare', 'very rare', 'uncommon']
    """
    return tuple(_found(text, OTHER_NAMES.get(language, language)))


def spoken(text: str, language: str) -> tuple[Word, ...]:
    """Return the band words of a running text; there not everything unknown is a frequency.

    >>> spoken("of unknown size, of unknown frequency", "en")
    (Word(start=20, end=37, band=None),)
    """
    return tuple(one for one in words(text, language) if one.band or _is_frequency(text, one))


def _is_frequency(text: str, word: Word) -> bool:
    said = text[word.start : word.end]
    before, after = text[max(word.start - _FAR, 0) : word.start], text[word.end : word.end + _FAR]
    return bool(
        re.search(_FREQUENCY, said, re.IGNORECASE) or _BEFORE.search(before) or _AFTER.match(after)
    )


def _found(text: str, language: str) -> Iterator[Word]:
    if language not in _WORDS:
        return
    patterns = _WORDS[language]
    for match in pattern(language).finditer(text):
        said = match[0]
        meant = [band for band, word in patterns.items() if re.fullmatch(word, said, re.IGNORECASE)]
        yield Word(match.start(), match.end(), meant[0])


@cache
def pattern(language: str) -> re.Pattern[str]:
    """Return what finds any band word: the ones with more words first, and no part of a word."""
    alternatives = list(_WORDS[language].values())
    ordered = sorted(alternatives, key=lambda pattern: " " not in pattern)
    words = "|".join(ordered)
    otherwise = "".join(rf"(?<!\b{word} )" for word in _OTHERWISE[language].split())
    no_letter = r"(?![^\W\d_¹²³⁴⁵⁶⁷⁸⁹⁰])"  # after it; the mark of a footnote may follow
    return re.compile(rf"(?<![^\W_])(?<!-){otherwise}(?:{words}){no_letter}", re.IGNORECASE)
