"""The handout page: what to print, on which paper → what the sheet holds, or why there is none."""

from enum import Enum
from typing import NamedTuple, Protocol

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.labels.arranging import Placed
from baklosan_desktop.labels.facts import NO_FACTS, Facts, SideEffect
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.screens.calendar import Dosed
from baklosan_desktop.screens.dosing_calendar import (
    Choices,
    DosingCalendar,
    Ticked,
    dosing_calendar,
    dosing_choices,
)
from baklosan_desktop.screens.leaflet_dose import LeafletDose, dose_choices, leaflet_dose
from baklosan_desktop.screens.side_effect_matrix import Matrix, Order, matrix
from baklosan_desktop.screens.stopping_calendar import (
    StoppingCalendar,
    stopping_calendar,
    stopping_choices,
)
from baklosan_desktop.tongue import _, translatable


class FactSource(Protocol):
    """Where all that a label states comes from."""

    def facts(self, label_id: LabelId) -> Facts:
        """Return the facts of a label."""


class Kind(Enum):
    """What can be printed: its name for people, a line on what it holds, if a patient gets it."""

    LEAFLET = (
        translatable("Patient leaflet"),
        translatable("What it is, how to take it, side effects"),
        True,
    )
    DOSING_CALENDAR = (
        translatable("Dosing calendar"),
        translatable("Day by day, from the dose page"),
        True,
    )
    STOPPING_CALENDAR = (
        translatable("Stopping calendar"),
        translatable("Gradually, within the label’s window"),
        True,
    )
    SIDE_EFFECTS = (
        translatable("Side-effect sheet"),
        translatable("What to do, then all effects by organ system"),
        True,
    )
    SUMMARY = (
        translatable("Pharmacist summary"),
        translatable("On one page, each number with its line"),
        False,
    )
    LABEL = (
        translatable("Full label"),
        translatable("Every section, word for word, each paragraph numbered"),
        False,
    )

    @property
    def words(self) -> str:
        """Its name for people."""
        return self.value[0]

    @property
    def key(self) -> str:
        """Its name in commands and files."""
        return self.name.lower().replace("_", "-")

    @property
    def description(self) -> str:
        """What it holds, in a line."""
        return self.value[1]

    @property
    def is_for_patients(self) -> bool:
        """Whether it may carry a patient's name."""
        return self.value[2]


UNREVIEWED = (Kind.LABEL, Kind.SIDE_EFFECTS)  # what is printed of a label nobody has reviewed
NEEDS_REVIEW = translatable(
    "Leaflet, calendars and summary need reviewed facts, and this label has none."
)
_NO_EFFECTS = translatable("No side effect was read from this label, so there is no sheet of them.")


class Part(Enum):
    """A section of the patient leaflet that can be left out; the value is its name for people."""

    WHAT_FOR = translatable("What it is for")
    BEFORE = translatable("Before you take it")
    HOW_TO_TAKE = translatable("How to take it")
    SIDE_EFFECTS = translatable("Possible side effects")
    STORING = translatable("How to store it")
    MORE = translatable("More information")


class Paper(Enum):
    """A size of paper; the value is its name for people."""

    A4 = "A4"
    LETTER = translatable("Letter")
    A5 = "A5"


class TextSize(Enum):
    """How large the text is: in words, and the body in points.

    Nothing on paper is smaller, but a table of an imported label that is too wide otherwise.
    """

    NORMAL = (translatable("Normal, 12 pt"), 12)
    LARGE = (translatable("Large print, 18 pt"), 18)

    @property
    def words(self) -> str:
        """Its name for people."""
        return self.value[0]

    @property
    def points(self) -> int:
        """The size of the body in points."""
        return self.value[1]


class HandoutForm(NamedTuple):
    """What was chosen and typed. What is about the patient goes to paper and nowhere else."""

    kind: Kind = Kind.LEAFLET
    paper: Paper = Paper.A4
    text_size: TextSize = TextSize.NORMAL
    pharmacy: str = ""
    patient: str = ""
    prescriber: str = ""
    remark: str = ""
    left_out: frozenset[Part] = frozenset()
    ticked: Ticked = Ticked()


class Sheet(NamedTuple):
    """All that a handout is made of; `dose` is what the leaflet says of it, if anything.

    A label that was imported has no lines of its own to be cited by; `placed` is what they are
    beside paragraphs. `is_older` says that a newer edition has taken its place.
    """

    form: HandoutForm
    label: Label
    facts: Facts
    matrix: Matrix
    calendar: DosingCalendar | StoppingCalendar | None = None
    dose: LeafletDose | None = None
    has_lines: bool = True
    placed: tuple[Placed, ...] = ()
    is_older: bool = False

    @property
    def effects(self) -> tuple[SideEffect, ...]:
        """The side effects in the label's order."""
        return self.facts.side_effects


class HandoutView(NamedTuple):
    """What the page shows: a sheet to print, or the sentence that says why there is none.

    `choices` are what can be ticked of the answer on the dose page.
    """

    sheet: Sheet | None
    refusal: str
    choices: Choices | None = None


def present(
    form: HandoutForm,
    label: Label,
    source: FactSource,
    refusal: str = "",
    dosed: Dosed | None = None,
) -> HandoutView:
    """Answer the form; `refusal` is the sentence on data that must not be printed, if any.

    `dosed` is the answer that doses are printed from.
    """
    if refusal:
        return HandoutView(None, refusal)
    choices = _choices(form, dosed)
    try:
        facts, calendar = source.facts(label.id), _calendar(form, dosed)
    except BaklosanError as error:
        return HandoutView(None, error.explanation, choices)
    if form.kind is Kind.LEAFLET and not facts.advice:
        return HandoutView(None, _("This label has no reviewed leaflet in plain words."), choices)
    effects = facts.side_effects
    counts = matrix(facts.bands, effects, effects, Order.LABEL)
    dose = leaflet_dose(dosed, form.ticked) if form.kind is Kind.LEAFLET else None
    return HandoutView(Sheet(_tidied(form), label, facts, counts, calendar, dose), "", choices)


class _Nothing:
    """A source that nothing is read from."""

    def facts(self, _label_id: LabelId) -> Facts:
        return NO_FACTS


def present_unreviewed(
    form: HandoutForm,
    label: Label,
    source: FactSource,
    placed: tuple[Placed, ...] = (),
    *,
    is_older: bool = False,
) -> HandoutView:
    """Answer the form for an imported label: nothing that needs a review is made of it."""
    if form.kind not in UNREVIEWED:
        return HandoutView(None, _(NEEDS_REVIEW))
    view = present(form, label, source if form.kind is Kind.SIDE_EFFECTS else _Nothing())
    if view.sheet and form.kind is Kind.SIDE_EFFECTS and not view.sheet.effects:
        return HandoutView(None, _(_NO_EFFECTS))
    sheet = view.sheet and view.sheet._replace(has_lines=False, placed=placed, is_older=is_older)
    return view._replace(sheet=sheet)


def _calendar(form: HandoutForm, dosed: Dosed | None) -> DosingCalendar | StoppingCalendar | None:
    match form.kind:
        case Kind.DOSING_CALENDAR:
            return dosing_calendar(dosed, form.ticked)
        case Kind.STOPPING_CALENDAR:
            return stopping_calendar(dosed)
        case _:
            return None


def _choices(form: HandoutForm, dosed: Dosed | None) -> Choices | None:
    match form.kind:
        case Kind.DOSING_CALENDAR:
            return dosing_choices(dosed, form.ticked)
        case Kind.STOPPING_CALENDAR:
            return stopping_choices(dosed)
        case Kind.LEAFLET:
            return dose_choices(dosed, form.ticked)
        case _:
            return None


def _tidied(form: HandoutForm) -> HandoutForm:
    """Return the form without stray blanks, and without a patient where none belongs."""
    tidy = form._replace(
        pharmacy=_tidy(form.pharmacy),
        patient=_tidy(form.patient),
        prescriber=_tidy(form.prescriber),
        remark=_tidy(form.remark),
    )
    if form.kind.is_for_patients:
        return tidy
    return tidy._replace(patient="", prescriber="", remark="")


def _tidy(typed: str) -> str:
    return " ".join(typed.split())
