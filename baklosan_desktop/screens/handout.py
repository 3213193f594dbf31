"""The handout page: what to print, on which paper → what the sheet holds, or why there is none."""

from enum import Enum
from typing import NamedTuple

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.side_effect_matrix import Matrix, Order, matrix
from baklosan_desktop.screens.side_effects import SideEffectSource


class Kind(Enum):
    """What can be printed: its name for people, a line on what it holds, if a patient gets it."""

    SIDE_EFFECTS = ("Side-effect sheet", "What to do, then all effects by organ system", True)
    LABEL = ("Full label", "Every section, word for word, with its lines", False)

    @property
    def words(self) -> str:
        """Its name for people."""
        return self.value[0]

    @property
    def description(self) -> str:
        """What it holds, in a line."""
        return self.value[1]

    @property
    def is_for_patients(self) -> bool:
        """Whether it may carry a patient's name."""
        return self.value[2]


class Paper(Enum):
    """A size of paper; the value is its name for people."""

    A4 = "A4"
    LETTER = "Letter"
    A5 = "A5"


class TextSize(Enum):
    """How large the text is: in words, and the body in points; nothing on paper is smaller."""

    NORMAL = ("Normal, 12 pt", 12)
    LARGE = ("Large print, 18 pt", 18)

    @property
    def words(self) -> str:
        """Its name for people."""
        return self.value[0]

    @property
    def points(self) -> int:
        """The size of the body in points."""
        return self.value[1]


class HandoutForm(NamedTuple):
    """What was chosen and typed. The patient's name goes to paper and nowhere else."""

    kind: Kind = Kind.SIDE_EFFECTS
    paper: Paper = Paper.A4
    text_size: TextSize = TextSize.NORMAL
    pharmacy: str = ""
    patient: str = ""


class Sheet(NamedTuple):
    """All that a handout is made of."""

    form: HandoutForm
    label: Label
    effects: tuple[SideEffect, ...]
    matrix: Matrix


class HandoutView(NamedTuple):
    """What the page shows: a sheet to print, or the sentence that says why there is none."""

    sheet: Sheet | None
    refusal: str


def present(
    form: HandoutForm, label: Label, source: SideEffectSource, refusal: str = ""
) -> HandoutView:
    """Answer the form; `refusal` is the sentence on data that must not be printed, if any."""
    if refusal:
        return HandoutView(None, refusal)
    try:
        bands, effects = source.bands(label.id), tuple(source.side_effects(label.id))
    except BaklosanError as error:
        return HandoutView(None, f"{error} {error.advice}")
    patient = _tidy(form.patient) if form.kind.is_for_patients else ""
    tidy = form._replace(pharmacy=_tidy(form.pharmacy), patient=patient)
    counts = matrix(bands, effects, effects, Order.LABEL)
    return HandoutView(Sheet(tidy, label, effects, counts), "")


def _tidy(typed: str) -> str:
    return " ".join(typed.split())
