"""What every dosing question returns: a status, its reasons, the numbers, the step ladder."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import Dose, Regimen, Step, Window
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.quantities import Mass


class Status(Enum):
    """What kind of answer it is."""

    OK = "OK"
    OK_WITH_WARNINGS = "OK_WITH_WARNINGS"
    HARD_STOP = "HARD_STOP"
    HARD_STOP_CONFLICT = "HARD_STOP_CONFLICT"
    NO_LABEL_DOSE = "NO_LABEL_DOSE"
    NEEDS_MORE_INFORMATION = "NEEDS_MORE_INFORMATION"
    INPUT_ERROR = "INPUT_ERROR"
    CONFIRM_INPUT = "CONFIRM_INPUT"
    REJECT = "REJECT"
    INFO = "INFO"


class Mark(Enum):
    """Whose words or numbers they are; the value is the word that is shown."""

    LABEL = ""
    DERIVED = "derived"
    EDITORIAL = "editorial"


class Figure(Enum):
    """Which figure a step of the ladder explains."""

    GROUP = "group"
    START = "start"
    STEP = "step"
    USUAL = "usual"
    MAXIMUM = "maximum"
    TABLETS = "tablets"
    STOP = "stop"
    ASIDE = "aside"


class Tablets(Enum):
    """How the label's strength serves a dose."""

    NOT_FOR_THIS_DOSE = "not_for_this_dose"
    WHOLE = "whole_tablets"
    NOT_WHOLE = "not_whole_tablets"


STOPS = frozenset({Status.HARD_STOP, Status.HARD_STOP_CONFLICT, Status.NO_LABEL_DOSE})
_CONTRAINDICATED: Mapping[Status, bool | str] = {
    Status.HARD_STOP: True,
    Status.HARD_STOP_CONFLICT: "conflict",
    Status.NO_LABEL_DOSE: False,
    Status.REJECT: False,
    Status.INFO: False,
    Status.OK: False,
    Status.OK_WITH_WARNINGS: False,
}
_DERIVED = {
    Code.ABOVE_MAX,
    Code.ABOVE_RANGE,
    Code.ABOVE_INITIAL,
    Code.ABOVE_RENAL,
    Code.WHOLE,
    Code.NOT_WHOLE,
}
# Most urgent first (REQ-33); what is refused or missing comes right after what forbids.
_ORDER = ("CI", "R", "E", "CA", "MON", "IX", "W", "TAB", "ADV")


class Reason(NamedTuple):
    """A code with its words and the sentences it stands on.

    `ours` says of a fact of the label that the words say more than its sentence does.
    """

    code: str
    words: str
    citations: tuple[Citation, ...] = ()
    ours: bool = False

    @property
    def mark(self) -> Mark:
        """The label's for the ids of its facts; the calculator's codes are derived or editorial."""
        if isinstance(self.code, Code):
            return Mark.DERIVED if self.code in _DERIVED else Mark.EDITORIAL
        return Mark.EDITORIAL if self.ours else Mark.LABEL

    @property
    def rank(self) -> int:
        """Where it stands among others, the most urgent 0."""
        return _ORDER.index(self.code.partition("_")[0])


class Rung(NamedTuple):
    """One step of the ladder: which rule, what it gave, from what to what."""

    figure: Figure
    rule: str
    says: str
    citation: Citation
    before: str | None = None
    after: str | None = None
    mark: Mark = Mark.LABEL
    also: tuple[Citation, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The sentence of its rule, then the others that it stands on."""
        return (self.citation, *self.also)


class Note(NamedTuple):
    """A remark that is not the label's."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one dosing question. It cannot hold a dose that the status forbids."""

    status: Status
    raised: tuple[Reason, ...]
    regimen: Regimen | None = None
    dose: Dose | None = None
    step: Step | None = None
    maximum: Mass | None = None
    taper_days: tuple[int, int] | None = None
    window: Window | None = None
    tablets: Tablets | None = None
    ladder: tuple[Rung, ...] = ()
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        if self.regimen is None and self.dose is None:
            return
        if self.status not in {Status.OK, Status.OK_WITH_WARNINGS}:
            raise ValueError(f"{self.status.value} cannot hold a dose.")
        if self.maximum is None or self._highest > self.maximum:
            raise ValueError("A dose cannot be above its maximum.")

    @property
    def _highest(self) -> Mass:
        """The dose, which need not be a first one; where none is asked for, the first dose."""
        if self.dose:
            return self.dose.highest
        return self.regimen.initial_daily.high if self.regimen else Mass(0)

    @property
    def is_stop(self) -> bool:
        """Whether the label forbids the drug or gives no dose: nothing that is asked changes it."""
        return self.status in STOPS

    @property
    def contraindicated(self) -> bool | str | None:
        """True, False, "conflict" where the label contradicts itself, None where not known."""
        if self.status is Status.INFO and Code.URGENT in self.codes:
            return None
        return _CONTRAINDICATED.get(self.status)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons raised, most urgent first."""
        return tuple(sorted(self.raised, key=lambda reason: reason.rank))

    @property
    def codes(self) -> tuple[str, ...]:
        """Their codes, in the same order."""
        return tuple(str(reason.code) for reason in self.reasons)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every sentence the answer stands on, once, in the label's order."""
        cited = {citation for rung in self.ladder for citation in rung.citations}
        cited.update(citation for reason in self.raised for citation in reason.citations)
        return tuple(sorted(cited, key=lambda citation: (citation.line, citation.quote)))


def graded(raised: tuple[Reason, ...]) -> Status:
    """Return OK, or OK_WITH_WARNINGS where any CA_, MON_, IX_ or W_ code is raised (policies)."""
    warns = any(reason.code.startswith(("CA_", "MON_", "IX_", "W_")) for reason in raised)
    return Status.OK_WITH_WARNINGS if warns else Status.OK
