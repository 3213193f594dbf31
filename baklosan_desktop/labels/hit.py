"""What a search finds: one sentence, with why it is there."""

from enum import Enum
from typing import NamedTuple

from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.published import Format
from baklosan_desktop.labels.sections import SectionKind


class HitKind(Enum):
    """What a sentence is, the most telling kind first."""

    SIDE_EFFECT = "side_effect"
    DOSE_RULE = "dose_rule"
    CONTRAINDICATION = "contraindication"
    INTERACTION = "interaction"
    CAUTION = "caution"
    MONITORING = "monitoring"
    PASSAGE = "passage"


class Why(Enum):
    """Why a sentence answers what was typed; the closer the reason, the less its `closeness`."""

    closeness: int

    EXACT = "exact"
    STEM = "stem"
    SYNONYM = "synonym"
    CLASS = "class"
    SPELLING = "spelling"

    def __init__(self, _name: str) -> None:
        self.closeness = len(type(self).__members__)


class Understood(NamedTuple):
    """What was typed, and what a label says instead."""

    typed: str
    says: str
    why: Why


class Hit(NamedTuple):
    """A whole sentence; `marks` are the matched words as (start, end) in its text.

    `sense` tells what a marked word means here, where it has several senses; `lacks` is what was
    typed and the sentence does not say.
    """

    label: LabelId
    section: str
    line: int
    text: str
    marks: tuple[tuple[int, int], ...]
    kinds: tuple[HitKind, ...]
    why: Why
    understood: tuple[Understood, ...] = ()
    sense: str | None = None
    lacks: tuple[str, ...] = ()

    @property
    def kind(self) -> HitKind:
        """The most telling of its kinds."""
        return self.kinds[0]


class NoteHit(NamedTuple):
    """A sentence of a note on the label, editorial; `quote` is the passage it speaks of."""

    title: str
    section: str
    line: int
    quote: str
    text: str
    marks: tuple[tuple[int, int], ...]


class Within(NamedTuple):
    """What a search of many labels keeps to; what is not given does not limit it.

    Of a substance, the words of its name that are given must be whole.
    """

    substance: str = ""
    format: Format | None = None
    kind: SectionKind | None = None


EVERYWHERE = Within()
MOST_HITS = 20  # of many labels


class Found(NamedTuple):
    """The answer to what was typed: hits, best first.

    Without hits, `unsaid` is what the label does not mention. `suggestions` are words that may
    have been meant, where one was misspelled; `dropped` is what was typed and not looked for.
    `notes` say something of it as well, but they are not the label's: they are no hits. `damaged`
    are labels that may say it, and that cannot be believed.
    """

    hits: tuple[Hit, ...] = ()
    unsaid: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    notes: tuple[NoteHit, ...] = ()
    damaged: tuple[LabelId, ...] = ()

    @property
    def understood(self) -> tuple[Understood, ...]:
        """What was understood otherwise than it was typed, closest first, each once."""
        return tuple(dict.fromkeys(one for hit in self.hits for one in hit.understood))

    def joined(self, other: "Found") -> "Found":
        """Return the answer of two databases: the closest hits, of equal ones its own first.

        Nothing is suggested for a word that one of them knows.
        """
        hits = sorted((*self.hits, *other.hits), key=lambda hit: hit.why.closeness)[:MOST_HITS]
        both = self.suggestions and other.suggestions
        damaged = tuple(dict.fromkeys((*self.damaged, *other.damaged)))
        unsaid = () if hits else tuple(word for word in self.unsaid if word in other.unsaid)
        suggestions = tuple(dict.fromkeys((*self.suggestions, *other.suggestions)))
        meant = suggestions if both else ()
        return Found(tuple(hits), unsaid, meant, self.dropped, self.notes, damaged)
