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
from baklosan_desktop.wording import counted, place

_GROUPS = {
    HitKind.SIDE_EFFECT: "Side effects",
    HitKind.DOSE_RULE: "Dose rules",
    HitKind.CONTRAINDICATION: "Contraindications and interactions",
    HitKind.INTERACTION: "Contraindications and interactions",
    HitKind.CAUTION: "Cautions and monitoring",
    HitKind.MONITORING: "Cautions and monitoring",
    HitKind.PASSAGE: "Label passages",
}
_MOST_UNDERSTOOD = 3


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
        counted(len(found.hits), "result") if found.hits else without,
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


def not_found(typed: str, found: Found, where: str = "this label") -> str:
    """Say what is not mentioned; the other words of the question may be, apart from each other."""
    numbers = tuple(word for word in found.unsaid if word[0].isdecimal())
    if numbers and numbers == found.unsaid:
        unwritten = f"{where.capitalize()} does not write {_listed(numbers, 'or')}"
        return f"{unwritten}; ages and doses may stand there as ranges."
    if not found.unsaid and len(typed.split()) > 1:
        return f"No sentence of {where} has all of “{typed}”."
    return f"{where.capitalize()} does not mention {_listed(found.unsaid or (typed,), 'or')}."


def did_you_mean(found: Found) -> str:
    """Ask whether another spelling was meant; nothing where there is no doubt."""
    suggested = _listed(found.suggestions, "or")
    return f"Did you mean {suggested}?" if suggested else ""


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
    other = "also says" if is_said else "says"
    return tuple(_meant(typed, why, says, other) for (typed, why), says in meant.items())


def _dropped(dropped: Sequence[str]) -> tuple[str, ...]:
    """Say which words were too many, the first of them by name."""
    if not dropped:
        return ()
    shown, more = _listed(dropped[:_MOST_UNDERSTOOD], "and"), len(dropped) - _MOST_UNDERSTOOD
    rest = f" and {more} more" if more > 0 else ""
    return (f"Too many words: searched without {shown}{rest}",)


def _meant(typed: str, why: Why, says: Sequence[str], other: str) -> str:
    match why:
        case Why.CLASS:
            return f"“{typed}” is counted among the {' and the '.join(says)} (editorial)"
        case Why.SPELLING:
            return f"“{typed}” was read as {_listed(says, 'or')}"
        case _:
            return f"“{typed}”: this label {other} {_listed(says, 'or')}"


def _groups(label: Label, hits: Iterable[Hit]) -> tuple[HitGroup, ...]:
    """Group the hits by what they are; the best hit stays first."""
    groups: dict[str, list[HitView]] = {}
    for hit in hits:
        groups.setdefault(_GROUPS[hit.kind], []).append(_view(label, hit))
    return tuple(HitGroup(title, tuple(views)) for title, views in groups.items())


def _view(label: Label, hit: Hit) -> HitView:
    return HitView(
        hit.text, hit.marks, place(label.section(hit.section), hit.line), hit.line, _note(hit)
    )


def _note_view(label: Label, note: NoteHit) -> HitView:
    about = "" if note.text == note.title else f"in the note “{note.title}”"
    where = place(label.section(note.section), note.line)
    return HitView(note.text, note.marks, where, note.line, about, note.quote)


def _note(hit: Hit) -> str:
    lacks = f"without {_listed(hit.lacks, 'and')}" if hit.lacks else ""
    sense = f"here: {hit.sense}" if hit.sense else ""
    return " · ".join(filter(None, (sense, lacks)))


def _listed(words: Sequence[str], joint: str) -> str:
    *first, last = [f"“{word}”" for word in words] or [""]
    return f"{', '.join(first)} {joint} {last}" if first else last
