"""Search: what was typed → grouped sentences, each with its place and why it is there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.hit import (
    EVERYWHERE,
    Found,
    Hit,
    HitKind,
    NoteHit,
    Understood,
    Why,
    Within,
)
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.published import Format
from baklosan_desktop.screens.limits import lets_pass
from baklosan_desktop.search.words import texts
from baklosan_desktop.tongue import _, plural, translatable
from baklosan_desktop.wording import capital, place, quoted

_GROUPS = {
    HitKind.SIDE_EFFECT: translatable("Side effects"),
    HitKind.DOSE_RULE: translatable("Dose rules"),
    HitKind.CONTRAINDICATION: translatable("Contraindications and interactions"),
    HitKind.INTERACTION: translatable("Contraindications and interactions"),
    HitKind.CAUTION: translatable("Cautions and monitoring"),
    HitKind.MONITORING: translatable("Cautions and monitoring"),
    HitKind.PASSAGE: translatable("Label passages"),
}
_MOST_UNDERSTOOD = 3
_OR, _AND = translatable("{words} or {last}"), translatable("{words} and {last}")


class Sentences(Protocol):
    """Where hits come from."""

    def search(self, label_id: LabelId, typed: str) -> Found:
        """Return the answer of a label."""


class HitView(NamedTuple):
    """A whole sentence with its matched words, and the place it opens; `note` says what to mind.

    `quote` is what is opened at that place, where that is not the sentence itself; `label` is the
    one that it is of, None for the open one.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    place: str
    line: int
    note: str = ""
    quote: str = ""
    label: LabelId | None = None


class HitGroup(NamedTuple):
    """Hits of one kind under a title; `substances` are those of the labels that they are of."""

    title: str
    hits: tuple[HitView, ...]
    substances: tuple[str, ...] = ()


class SearchView(NamedTuple):
    """What drops from the search field; `summary` is also what a screen reader hears.

    `understood` says in what other words the answer was found, `suggestions` what may have been
    meant by a misspelled word; `counts` are the sentences found in each section, by its key.
    `notes` are editorial and no results: they may be there where nothing was found.
    """

    typed: str = ""
    summary: str = ""
    groups: tuple[HitGroup, ...] = ()
    understood: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    counts: Mapping[str, int] = {}
    notes: tuple[HitView, ...] = ()


def present(
    typed: str,
    label: Label,
    source: Sentences,
    within: Within = EVERYWHERE,
    form: Format | None = None,
) -> SearchView:
    """Answer what was typed; nothing typed, nothing shown. Never raises for any text.

    A label that the limits leave out says nothing, and nothing is said of it; `form` is its format.
    """
    typed = typed.strip()
    if not typed or not lets_pass(within, label.substances, form):
        return SearchView(typed)
    found = _kept(source.search(label.id, typed), label, within)
    without = "" if within != EVERYWHERE else not_found(typed, found)
    return SearchView(
        typed,
        plural("{number} result", "{number} results", len(found.hits)) if found.hits else without,
        _groups(label, found.hits),
        explanations(found, typed),
        found.suggestions,
        Counter(hit.section for hit in found.hits),
        tuple(_note_view(label, note) for note in found.notes),
    )


def _kept(found: Found, label: Label, within: Within) -> Found:
    """Keep what stands in the sections that are searched."""
    if within.kind is None:
        return found
    keys = {section.key for section in label.sections if section.kind is within.kind}
    hits = tuple(hit for hit in found.hits if hit.section in keys)
    notes = tuple(note for note in found.notes if note.section in keys)
    return found._replace(hits=hits, notes=notes)


def not_found(typed: str, found: Found, where: str = "") -> str:
    """Say what is not mentioned; the other words of the question may be, apart from each other."""
    where = capital(where or _("this label"))
    numbers = tuple(word for word in found.unsaid if word[0].isdecimal())
    if numbers and numbers == found.unsaid:
        said = _("{where} does not write {words}; ages and doses may stand there as ranges.")
        return said.format(where=where, words=_listed(numbers, _OR))
    if not found.unsaid and len(typed.split()) > 1:
        return _("{where} has no sentence with all of “{typed}”.").format(where=where, typed=typed)
    words = _listed(found.unsaid or (typed,), _OR)
    return _("{where} does not mention {words}.").format(where=where, words=words)


def did_you_mean(found: Found) -> str:
    """Ask whether another spelling was meant; nothing where there is no doubt."""
    if not found.suggestions:
        return ""
    return _("Did you mean {words}?").format(words=_listed(found.suggestions, _OR))


def explanations(found: Found, asked: str) -> tuple[str, ...]:
    """Say in what other words the answer to a question was found."""
    is_said = any(not (hit.understood or hit.lacks) for hit in found.hits)
    return (*meanings(found.understood, asked, is_said=is_said), *_dropped(found.dropped))


def meanings(
    understood: Sequence[Understood], asked: str, *, is_said: bool = False
) -> tuple[str, ...]:
    """Say what was typed and what was understood, the first few; `is_said` as it was typed, too.

    Signs are kept where all that was asked was understood as one: "can't sleep".
    """
    whole = " ".join(texts(asked))
    meant: dict[tuple[str, Why], list[str]] = {}
    for typed, says, why in understood[:_MOST_UNDERSTOOD]:
        meant.setdefault((asked.strip() if typed == whole else typed, why), []).append(says)
    other = _("“{typed}”: this label says {words}")
    if is_said:
        other = _("“{typed}”: this label also says {words}")
    return tuple(_meant(typed, why, says, other) for (typed, why), says in meant.items())


def _dropped(dropped: Sequence[str]) -> tuple[str, ...]:
    """Say which words were too many, the first of them by name."""
    if not dropped:
        return ()
    shown, more = _listed(dropped[:_MOST_UNDERSTOOD], _AND), len(dropped) - _MOST_UNDERSTOOD
    said = _("Too many words: searched without {words}")
    if more > 0:
        said = _("Too many words: searched without {words} and {number} more")
    return (said.format(words=shown, number=more),)


def _meant(typed: str, why: Why, says: Sequence[str], other: str) -> str:
    match why:
        case Why.CLASS:
            said = _("“{typed}” is counted among the {groups} (editorial)")
            return said.format(typed=typed, groups=_(" and the ").join(says))
        case Why.SPELLING:
            said = _("“{typed}” was read as {words}")
            return said.format(typed=typed, words=_listed(says, _OR))
        case _:
            return other.format(typed=typed, words=_listed(says, _OR))


def _groups(label: Label, hits: Iterable[Hit]) -> tuple[HitGroup, ...]:
    """Group the hits by what they are; the best hit stays first."""
    groups: dict[str, list[HitView]] = {}
    for hit in hits:
        groups.setdefault(_(_GROUPS[hit.kind]), []).append(_view(label, hit))
    return tuple(HitGroup(title, tuple(views)) for title, views in groups.items())


def _view(label: Label, hit: Hit) -> HitView:
    return HitView(
        hit.text, hit.marks, place(label.section(hit.section), hit.line), hit.line, _note(hit)
    )


def _note_view(label: Label, note: NoteHit) -> HitView:
    about = "" if note.text == note.title else _("in the note “{title}”").format(title=note.title)
    where = place(label.section(note.section), note.line)
    return HitView(note.text, note.marks, where, note.line, about, note.quote)


def _note(hit: Hit) -> str:
    lacks = _("without {words}").format(words=_listed(hit.lacks, _AND)) if hit.lacks else ""
    sense = _("here: {sense}").format(sense=hit.sense) if hit.sense else ""
    return " · ".join(filter(None, (sense, lacks)))


def _listed(words: Sequence[str], joined: str) -> str:
    *first, last = map(quoted, words)
    return _(joined).format(words=", ".join(first), last=last) if first else last
