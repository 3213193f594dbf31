"""Side effects in a list: "nausea, vomiting (also with blood, see section 4.4); rash²"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baklosan_desktop.extraction.band_words import spoken
from baklosan_desktop.extraction.phrases import (
    before_reporting,
    enumerates,
    has_and,
    is_if,
    is_prose,
    refers,
    without_lead,
)

# What a piece opens with that goes on with the one before it, and what may open a list's last one.
_GOES_ON = re.compile(
    r"(?:including|incl\.?|such as|like|e\.g\.|i\.e\.|which|who|that|especially"
    r"|particularly|mainly|sometimes|usually|often|with|without|or|due|because|as"
    r"|incluyendo|incluid[oa]s?|como|tales como|p\. ?ej|por ejemplo|que|especialmente"
    r"|principalmente|algunas veces|a veces|normalmente|o|u|con|sin|debido|tais como"
    r"|incluindo|por exemplo|ou|com|sem|herunder|inklusive|inkl\.?|som|f\.?eks\.?|såsom"
    r"|eller|især|med|uten|uden|for eksempel|slik som|mukaan lukien|kuten|esim\.?|tai"
    r"|jotka|joka|sekä"
    r")\b",
    re.IGNORECASE,
)
_LEADING_AND = re.compile(r"^(?:and|y|e|og|ja|och|und|et)\s+", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s*[(\[]\s*(?:see|ver|véase|vea|se|ks\.?|katso|siehe|voir|vedere?)\b[^()\[\]]*[)\]]"
    r"|\s*[(\[]\s*\w{0,8}\s*(?:section|secci[oó]n|sec[cç][aã]o|pkt|avsnitt|afsnit|kohta|apartado)"
    r"[^()\[\]]*[)\]]"
    r"|\s*[(\[]\s*[<>≤≥~]?\s*\d+(?:[.,]\d+)?\s*%\s*[)\]]",
    re.IGNORECASE,
)
_SHARE = re.compile(r"[(\[]\s*([<>≤≥~]?\s*\d+(?:[.,]\d+)?\s*%)\s*[)\]]")
_MARK = re.compile(
    r"[*†‡§#]+"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[)\]]))(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\d\))"
    r"|(?<=[^\W\d_]{3})\d(?:,\d)*$"
)
_BEFORE = " \t\n-–—•·○▪*†‡§#.,;:/"
_AFTER = " \t\n-–—.,;:*†‡§#/"
_LONE_MARK = re.compile(
    r"(?<![^\W\d_]{2})[^\W\d_]\d\)\s+(?=[^\W\d_])"
)  # "hepatitis B1) gout": a footnote's
_SENTENCE = re.compile(
    r"(?:(?<=[^\W\d_]{3}\.)|(?<=[)\d%]\.))\s+(?=[^\W\d_a-z])|(?<=\.)(?=[^\W\d_a-z][^\W\d_]{3})"
)
_BRACKETS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_BRACKETED = re.compile(r"\([^()]*\)")
_MOST_WORDS = 14  # of one effect in a sentence after the first
_LONGEST = 300
_FAR = 8  # pieces
NO_TERM = re.compile(r"(?:n\.?[ad]\.?|n/a|none|ninguno|ingen|nenhum|-)", re.IGNORECASE)


class Term(NamedTuple):
    """A side effect, the words of the label that it stands for, and the percentage among them."""

    term: str
    quote: str
    share: str = ""


def terms(text: str, language: str) -> tuple[Term, ...]:
    """Return every side effect of a running list; commas in brackets part nothing.

    >>> [one.term for one in terms("rash (red, itching), nausea² and headache; gout*.", "en")]
    ['rash (red, itching)', 'nausea and headache', 'gout']
    """
    return tuple(one for line in text.split("\n") for one in _of_line(line, language))


def unwrapped(text: str) -> list[str]:
    """Return the lines of a cell, those that only go on joined to the one before them.

    A line goes on in an open bracket, and in small letters where the cell has commas or a capital.
    """
    is_capital = text[:1].isupper()
    has_commas = any(line.rstrip().endswith((",", ";")) for line in text.split("\n")[:-1])
    lines: list[str] = []
    for line in text.split("\n"):
        is_open = bool(lines) and lines[-1].count("(") > lines[-1].count(")")
        goes_on = line[:1] == "(" or ((has_commas or is_capital) and line[:1].islower())
        if lines and (is_open or goes_on):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; a full stop after a short word may be an abbreviation's.

    >>> sentences("Gout (e.g. Acute). See a doctor.")
    ['Gout (e.g. Acute).', 'See a doctor.']
    """
    return [part for part in _SENTENCE.split(text) if part.strip()]


def item(text: str, language: str) -> tuple[Term, ...]:
    """Return what an item names: its first sentence, of which only semicolons part effects.

    >>> [one.term for one in item("pain, as in gout; cough. See a doctor.", "en")]
    ['pain, as in gout', 'cough']
    """
    said = before_reporting(without_lead(text, language), language)
    parts: list[str] = []
    for sign, piece in _pieces("".join(sentences(said)[:1])):
        if not sign or (sign == ";" and not refers(piece, language)):
            parts.append(piece)
        else:
            parts[-1] += sign + piece
    return tuple(filter(None, map(one_term, parts)))


def is_list(text: str, language: str, most_words: int) -> bool:
    """Whether every part of a text is short enough to be a term."""
    return all(len(part.split()) <= most_words for part in _parts(text, language))


def one_term(text: str) -> Term | None:
    """Return a text as one side effect, None where nothing is left of it."""
    quote = text.strip()
    term = _ASIDE.sub("", quote)
    term = _MARK.sub("", term.strip(_BEFORE).rstrip(_AFTER)).rstrip(_AFTER)
    if not any(map(str.isalpha, term)) or NO_TERM.fullmatch(term) or len(term) > _LONGEST:
        return None
    shares = _SHARE.findall(quote)
    return Term(term, quote, shares[0] if len(shares) == 1 else "")


def _of_line(text: str, language: str) -> Iterator[Term]:
    said = sentences(without_lead(text, language))
    for number, sentence in enumerate(said):
        if number and refers(sentence, language):
            continue
        parts = _parts(sentence, language)
        if number and _is_told(sentence, parts, language):
            return
        for part in parts:
            if found := one_term(_LEADING_AND.sub("", part.strip(), count=1)):
                yield found


def _is_told(sentence: str, parts: Sequence[str], language: str) -> bool:
    """Whether a sentence after the first lists nothing: the list ends before it."""
    outside = _BRACKETED.sub("", sentence)
    if is_prose(sentence, language) or spoken(sentence, language) or ":" in outside:
        return True
    firsts = (_BRACKETED.sub("", part).partition(",")[0] for part in parts)
    return any(len(first.split()) > _MOST_WORDS for first in firsts)


def _parts(text: str, language: str) -> list[str]:
    """Part a text at commas and semicolons, but not where a part only goes on."""
    parts: list[str] = []
    pieces = list(_pieces(text))
    open_until = -1  # the last piece of an enumeration that is no list of effects
    for at, (sign, piece) in enumerate(pieces):
        is_open = bool(parts) and is_if(parts[-1], language)
        goes_on = at <= open_until or is_open or _GOES_ON.match(piece.lstrip())
        if parts and (goes_on if sign == "," else refers(piece, language)):
            parts[-1] += sign + piece
        else:
            parts.append(piece)
        if enumerates(piece, language):
            after = range(at + 1, min(at + _FAR, len(pieces)))
            open_until = next((to for to in after if has_and(pieces[to][1], language)), -1)
    return parts


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between commas and semicolons outside of brackets, each after its sign.

    The mark of a footnote parts effects, too, where a comma was lost behind it.
    """
    depth, last, start, before = 0, len(text) - 1, 0, ""
    for at, sign in enumerate(text):
        if sign == ")" and not depth and _LONE_MARK.match(text, at - 2):
            yield before, text[start : at - 1]
            start, before = at + 1, ","
        depth = max(depth + _BRACKETS.get(sign, 0), 0)
        is_number = sign == "," and 0 < at < last and (text[at - 1] + text[at + 1]).isdigit()
        if sign in ",;" and not depth and not is_number:
            yield before, text[start:at]
            start, before = at + 1, sign
    yield before, text[start:]
