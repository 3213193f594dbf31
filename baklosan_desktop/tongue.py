"""The language of the interface: English as it is written, or a catalogue of translations.

What a label says, and what is said of a dose, is never translated: see resources/translations.
"""

from collections.abc import Mapping
from functools import cache
from gettext import NullTranslations, bindtextdomain, find, textdomain, translation
from struct import error as CutOff  # noqa: N812 - what gettext raises for half a file
from types import MappingProxyType

CATALOGUE = "baklosan"
ENGLISH = "en"
_AS_WRITTEN = frozenset({ENGLISH, "messages"})  # the latter: no language has been chosen
NAMES: Mapping[str, str] = MappingProxyType({ENGLISH: "English", "pl": "Polski", "ru": "Русский"})


def speak(language: str, folder: str) -> str:
    """Say all from now on in a language of the folder; return a sentence where that is impossible.

    Each language is a text domain, so that Python's gettext keeps the one that is spoken.
    """
    textdomain(ENGLISH)
    if language == ENGLISH:
        return ""
    try:
        translation(CATALOGUE, folder, [language])
    except (OSError, ValueError, CutOff):
        return f"The interface is in English: its texts in '{language}' cannot be read."
    bindtextdomain(language, folder)
    textdomain(language)
    return ""


def spoken() -> str:
    """Return the code of the language of the interface."""
    return textdomain() if textdomain() in NAMES else ENGLISH


def offered(folder: str) -> list[tuple[str, str]]:
    """Return what can be spoken as (words, code): English, and the languages of the folder."""
    return [
        (described(code), code)
        for code in NAMES
        if code == ENGLISH or find(CATALOGUE, folder, [code])
    ]


def described(language: str) -> str:
    """Name a language in itself; a translation says that nobody has approved it."""
    name = NAMES.get(language, language)
    if language == ENGLISH:
        return name
    return _("{language} (not reviewed by a native pharmacist)").format(language=name)


def _(message: str) -> str:
    """Return a text in the language of the interface."""
    if not message or textdomain() in _AS_WRITTEN:
        return message  # under no text at all a catalogue speaks of itself
    return _texts().gettext(message)


def plural(one: str, many: str, number: int) -> str:
    """Count things in words: each text has a place for the {number}."""
    return _texts().ngettext(one, many, number).format(number=f"{number:,}")


def translatable(message: str) -> str:
    """Mark a text of a table: it is translated when it is shown."""
    return message


def _texts() -> NullTranslations:
    language = textdomain()
    return _catalogue(language, bindtextdomain(language))


@cache
def _catalogue(language: str, folder: str) -> NullTranslations:
    return translation(CATALOGUE, folder, [language], fallback=True)
