"""What every dosing question returns: a status, its reasons, the numbers, the step ladder."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import NamedTuple

from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.quantities import Mass, MassRange


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


class Code(StrEnum):
    """The calculator's own codes. CI_, CA_, MON_ and IX_ codes are the ids of a label's facts."""

    AGE_RANGE = "E_AGE_RANGE"
    MONTHS_RANGE = "E_MONTHS_RANGE"
    WEIGHT_RANGE = "E_WEIGHT_RANGE"
    WEIGHT_REQUIRED = "E_WEIGHT_REQUIRED"
    WEIGHT_IMPLAUSIBLE = "E_WEIGHT_IMPLAUSIBLE"
    NUMBER_FORMAT = "E_NUMBER_FORMAT"
    INCONSISTENT = "E_INCONSISTENT"
    UNANSWERED = "E_UNANSWERED"
    ABOVE_MAX = "R_ABOVE_MAX"
    ABOVE_RANGE = "R_ABOVE_RANGE"
    KEEP_ANTIEPILEPTICS = "W_KEEP_ANTIEPILEPTICS"
    DO_NOT_STOP_SUDDENLY = "W_DO_NOT_STOP_SUDDENLY"
    CHECK_CEREBROVASCULAR = "W_CHECK_CEREBROVASCULAR_CAUTION"
    ASK_SEIZURE = "W_ASK_SEIZURE"
    INDICATION_NOT_ON_LABEL = "W_INDICATION_NOT_ON_LABEL"
    EGFR_MISMATCH = "W_CRF_EGFR_MISMATCH"
    ASK_PARKINSON = "W_ASK_PARKINSON"
    AGE_BAND_EDGE = "W_AGE_BAND_EDGE"
    WEIGHT_RULE_CAPPED = "W_WEIGHT_RULE_CAPPED_100"
    MG_PER_KG_HIGH = "W_MG_PER_KG_HIGH"
    MG_PER_KG_INITIAL_NOT_USED = "W_PAED_MG_PER_KG_INITIAL_NOT_USED"
    INCREASED_SENSITIVITY = "W_INCREASED_SENSITIVITY"
    SLOWER_TITRATION = "W_SLOWER_TITRATION"
    CANNOT_SUPPLY_5MG = "TAB_25_CANNOT_SUPPLY_5MG"
    URGENT = "ADV_URGENT"


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


class Tablets(Enum):
    """How the label's strength serves a dose."""

    NOT_FOR_THIS_DOSE = "not_for_this_dose"


_CONTRAINDICATED: Mapping[Status, bool | str] = {
    Status.HARD_STOP: True,
    Status.HARD_STOP_CONFLICT: "conflict",
    Status.NO_LABEL_DOSE: False,
    Status.REJECT: False,
    Status.OK: False,
    Status.OK_WITH_WARNINGS: False,
}
# Most urgent first (REQ-33); what is refused or missing comes right after what forbids.
_ORDER = ("CI", "R", "E", "CA", "MON", "IX", "W", "TAB", "ADV")


class Reason(NamedTuple):
    """A code with its words and the sentences it stands on."""

    code: str
    words: str
    citations: tuple[Citation, ...] = ()

    @property
    def mark(self) -> Mark:
        """Editorial for the calculator's own codes, the label's for the ids of its facts."""
        return Mark.EDITORIAL if isinstance(self.code, Code) else Mark.LABEL

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


class Note(NamedTuple):
    """A remark that is not the label's."""

    id: str
    text: str


class StepReading(NamedTuple):
    """One reading of an ambiguous step, with the days it takes to a target."""

    per: str
    daily_step: Mass
    target: Mass
    days: int


class Regimen(NamedTuple):
    """What the label supports for one patient; None where it states no such figure."""

    group: str
    initial_daily: MassRange
    usual: MassRange | None
    per_intake: Mass | None = None
    intakes_per_day: int | None = None
    step: Mass | None = None
    step_days: int | None = None
    readings: tuple[StepReading, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one dosing question. It cannot hold a dose that the status forbids."""

    status: Status
    raised: tuple[Reason, ...]
    regimen: Regimen | None = None
    maximum: Mass | None = None
    taper_days: tuple[int, int] | None = None
    tablets: Tablets | None = None
    ladder: tuple[Rung, ...] = ()
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        if self.regimen is None:
            return
        if self.status not in {Status.OK, Status.OK_WITH_WARNINGS}:
            raise ValueError(f"{self.status.value} cannot hold a dose.")
        if self.maximum is None or self.regimen.initial_daily.high > self.maximum:
            raise ValueError("A dose cannot be above its maximum.")

    @property
    def contraindicated(self) -> bool | str | None:
        """True, False, "conflict" where the label contradicts itself, None where not known."""
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
        cited = {rung.citation for rung in self.ladder}
        cited.update(citation for reason in self.raised for citation in reason.citations)
        return tuple(sorted(cited, key=lambda citation: (citation.line, citation.quote)))


def graded(raised: tuple[Reason, ...]) -> Status:
    """Return OK, or OK_WITH_WARNINGS where any CA_, MON_, IX_ or W_ code is raised (policies)."""
    warns = any(reason.code.startswith(("CA_", "MON_", "IX_", "W_")) for reason in raised)
    return Status.OK_WITH_WARNINGS if warns else Status.OK
