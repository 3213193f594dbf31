"""Labels as plain text with headings: "# name" and "## section", or the numbers of an SmPC."""

import hashlib
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from baklosan_desktop.errors import LabelError
from baklosan_desktop.importers.base import SAFE, NotALabel, Source, Unreadable
from baklosan_desktop.importers.markup import folded
from baklosan_desktop.importers.text_headings import Line, lines
from baklosan_desktop.labels.published import (
    Block,
    Format,
    Items,
    Part,
    Product,
    PublishedLabel,
    Text,
)
from baklosan_desktop.labels.scripts import told_language
from baklosan_desktop.labels.sections import SectionKind
from baklosan_desktop.tongue import _

_HEAD = 4096
_MOST_LINES = 200_000  # a real label of six strengths has 10,000
_OTHER = re.compile(r"\s*[{\[<]|PK|%PDF|version https://git-lfs")
_SHORTHAND = re.compile(r"^Instance(?:Of)?:", re.MULTILINE)
_BULLET = re.compile(r"[-*•–·]\s+")
_SENTENCE_END = (".", ":", ";", "!", "?")
_LANGUAGES = {
    "en": ("undesirable effects", "adverse reactions", "side effects"),
    "es": ("reacciones adversas",),
    "pt": ("efeitos indesejáveis",),
    "fi": ("haittavaikutukset",),
    "sv": ("biverkningar",),
    "de": ("nebenwirkungen",),
    "fr": ("effets indésirables",),
    "it": ("effetti indesiderati",),
}


class PlainText:
    """Text in UTF-8; several SmPCs in one file are several labels."""

    name = Format.TEXT.value

    def recognises(self, source: Source) -> bool:
        """Claim text that no other format begins like; whether it has headings is read later."""
        head = _decoded(source.data.removeprefix(b"\xef\xbb\xbf")[:_HEAD])
        return bool(head) and not (_OTHER.match(head) or _SHORTHAND.search(head))

    def read(self, source: Source) -> Iterator[PublishedLabel]:
        """Yield the labels of the text, cut at the headings."""
        if source.size > SAFE.size:
            raise Unreadable.too_large(source.name, SAFE.size)
        if source.data.count(b"\n") > _MOST_LINES:
            raise Unreadable.because(
                source.name,
                _("it has more than {number:,} lines").format(number=_MOST_LINES),
            )
        try:
            text = source.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = source.data.count(b"\n", 0, error.start) + 1
            raise Unreadable.because(
                source.name, _("line {line} is not in UTF-8").format(line=line)
            ) from error
        labels = list(_labels(list(lines(text.replace("\0", "\N{REPLACEMENT CHARACTER}")))))
        if not any(line.kind for label in labels for line in label):
            raise NotALabel.because(
                source.name,
                _(
                    "it has no heading that is known, such as '4.8 Undesirable effects' or "
                    "'## Contraindications'"
                ),
            )
        for label in labels:
            yield _label(source, label)


def _decoded(head: bytes) -> str:
    """Return the beginning of a text, which may end inside a character; empty where it is none."""
    try:
        return "" if b"\0" in head else getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return ""


def _labels(found: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines of each label: every "1. Name of the medicinal product" begins one."""
    starts = [at for at, line in enumerate(found) if line.kind is SectionKind.IDENTITY]
    edges = [0, *starts[1:], len(found)]
    for start, end in pairwise(edges):
        yield found[start:end]


def _label(source: Source, found: Sequence[Line]) -> PublishedLabel:
    parts = _parts(found)
    title = next((line.text for line in found if line.level == 1), "")
    name = title or _first_words(parts, SectionKind.IDENTITY)
    if not name:
        raise Unreadable.because(source.name, _("it has neither a title nor a section 1"))
    words = "\n".join(line.text for line in found)
    try:
        return PublishedLabel(
            format=Format.TEXT,
            set_id=f"text:{name.casefold()}",
            edition=hashlib.sha256(words.encode()).hexdigest()[:12],
            date=None,
            language=_language(found, words),
            name=name,
            holder=_first_words(parts, SectionKind.HOLDER),
            products=(Product(name),),
            parts=parts,
        )
    except LabelError as error:
        raise Unreadable.because(source.name, str(error)) from error


def _language(found: Sequence[Line], words: str) -> str:
    """Return the language that the heading of the side effects is in; else that of the words.

    Where they are too few, a standard title is English; empty where nothing tells.
    """
    titles = [line.text.casefold() for line in found if line.kind is SectionKind.SIDE_EFFECTS]
    told = (
        language
        for language, names in _LANGUAGES.items()
        if any(title.endswith(names) for title in titles)
    )
    language, _ = told_language(words, next(told, ""))
    return language or ("en" if any(line.is_standard for line in found) else "")


def _first_words(parts: Sequence[Part], kind: SectionKind) -> str:
    walked = (inner for part in parts for inner in part.walk() if inner.kind is kind)
    texts = (block.text for part in walked for block in part.blocks if isinstance(block, Text))
    return next(texts, "").removesuffix(".")


def _parts(found: Sequence[Line]) -> tuple[Part, ...]:
    """Return the sections, each with the deeper ones after it; what precedes all has no title."""
    starts = [at for at, line in enumerate(found) if line.level > 1]
    before = _blocks(found[: starts[0] if starts else len(found)])
    lowest = list(accumulate((found[at].level for at in starts), min))
    top = [at for at, level in zip(starts, lowest, strict=True) if found[at].level == level]
    edges = [*top, len(found)]
    inside = (_section(found[start:end]) for start, end in pairwise(edges))
    return (*((Part(None, "", "", before),) if before else ()), *inside)


def _section(found: Sequence[Line]) -> Part:
    first, rest = found[0], found[1:]
    starts = [at for at, line in enumerate(rest) if line.level > 1]
    own = rest[: starts[0] if starts else len(rest)]
    inner = _parts(rest[starts[0] :]) if starts else ()
    return Part(first.kind, "", folded(first.text), _blocks(own), inner)


def _blocks(found: Sequence[Line]) -> tuple[Block, ...]:
    """Return paragraphs and lists; a line that goes on with a sentence is put to the one before."""
    texts: list[str] = []
    ends = True
    for line in found:
        text = folded(line.text)
        if line.level or not text:
            ends = True
        elif texts and not ends and text[0].islower() and not texts[-1].endswith(_SENTENCE_END):
            texts[-1] += f" {text}"
        else:
            texts.append(text)
            ends = False
    return tuple(_grouped(texts))


def _grouped(texts: Sequence[str]) -> Iterator[Block]:
    items: list[str] = []
    for text in texts:
        if _BULLET.match(text):
            items.append(_BULLET.sub("", text, count=1))
            continue
        if items:
            yield Items(tuple(items))
            items = []
        yield Text(text)
    if items:
        yield Items(tuple(items))
