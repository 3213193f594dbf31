"""Which language a text is in, as far as its writing tells."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Script(NamedTuple):
    """A way of writing: its letters, the language meant where nothing says more, and the others."""

    name: str
    letters: str
    language: str
    others: frozenset[str] = frozenset()


_SCRIPTS = (
    Script("Arabic", "\u0600-\u06ff", "ar", frozenset({"fa", "ur", "ps", "ku"})),
    Script("Hebrew", "\u0590-\u05ff", "he", frozenset({"yi"})),
    Script(
        "Cyrillic",
        "\u0400-\u04ff",
        "ru",
        frozenset({"uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"}),
    ),
    Script("Greek", "\u0370-\u03ff", "el"),
    Script("Japanese", "\u3040-\u30ff", "ja"),
    Script("Korean", "\uac00-\ud7af", "ko"),
    Script("Chinese", "\u4e00-\u9fff", "zh", frozenset({"ja"})),
    Script("Thai", "\u0e00-\u0e7f", "th"),
)
_COUNTED: tuple[tuple[Script, re.Pattern[str]], ...] = tuple(
    (script, re.compile(f"[{script.letters}]")) for script in _SCRIPTS
)
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_ELSEWHERE = re.compile("[\u0370-\ud7af]")
_ENOUGH = 4_000
_SHARE = 5  # a fifth of the letters: names of substances and units stay Latin in any language

_SMALL_WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        language: frozenset(words.split())
        for language, words in {
            "en": "the and of with you for are this not have should be",
            "es": "el los las del con para una por que puede si es",
            "pt": "os das dos com para uma não que ou pode são ao",
            "fr": "les des du avec pour une vous est dans ne que le",
            "de": "der die und mit nicht sie ist bei oder von ein zu",
            "it": "il di del con per una che non può gli della se",
            "da": "og du af ikke med til der hvis kan har hos på",
            "fi": "ja on ei tai jos voi sekä että ovat se kun ole",
        }.items()
    }
)


def written_in(text: str) -> Script | None:
    """Return the script of a text other than Latin, or None for Latin and for no text.

    >>> written_in("أقراص 25 mg").language
    'ar'
    """
    text = text[:_ENOUGH]
    letters = _LETTER.findall(text) if _ELSEWHERE.search(text) else []
    for script, pattern in _COUNTED:
        if len(pattern.findall(text)) * _SHARE > len(letters) > 0:
            return script
    return None


def told_language(text: str, declared: str) -> tuple[str, str]:
    """Return the language of a text, two letters, and a remark where its declaration is wrong.

    Empty where nothing tells the language.
    """
    stated = re.match("[a-z]{2}", declared.strip().lower())
    language = stated[0] if stated else ""
    script = written_in(text)
    if script and language not in {script.language, *script.others}:
        remark = f"The file declares the language '{declared}', but the text is {script.name}."
        return script.language, remark if language else ""
    return language or _by_words(text), ""


def _by_words(text: str) -> str:
    words = _WORD.findall(text[:_ENOUGH].lower())
    counts = {
        language: sum(word in small for word in words) for language, small in _SMALL_WORDS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] * 20 > len(words) else ""
