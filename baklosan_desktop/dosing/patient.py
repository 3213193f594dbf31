"""What must be known about a person; never stored, never logged."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum

from baklosan_desktop.dosing.entry import check_age, check_egfr, check_weight
from baklosan_desktop.quantities import Age, BodyWeight, Mass

# Conditions that the policies name; all others are known from the label's facts alone.
HYPERSENSITIVITY = "hypersensitivity"
PARKINSON = "parkinson"
EPILEPSY = "epilepsy"
CONVULSIONS = "convulsions_history"
RENAL_FAILURE = "crf"
HAEMODIALYSIS = "haemodialysis"
PREGNANT = "pregnant"
BREASTFEEDING = "breastfeeding"
PAST_ULCERS = frozenset({"gastric_ulcer_past", "duodenal_ulcer_past"})
RENAL = frozenset({RENAL_FAILURE, HAEMODIALYSIS})
LEVODOPA = frozenset({"levodopa", "carbidopa"})


class Reply(Enum):
    """What can be replied to a question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Confirmed(StrEnum):
    """What was implausible or open, and then confirmed."""

    WEIGHT = "weight"
    PREGNANCY = "pregnancy"
    LEVODOPA_REASON = "levodopa reason"


@dataclass(frozen=True, slots=True)
class Patient:
    """One patient. A condition neither in `has` nor in `unknown` was asked and is absent.

    `indication` and `egfr` are None where not asked; `current_daily` is 0 mg or None in a patient
    who does not take the drug yet. `continued` says that a prescription goes on with a treatment.
    """

    age: Age
    weight: BodyWeight | None = None
    has: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    co_medications: frozenset[str] = frozenset()
    indication: str | None = None
    increased_sensitivity: bool = False
    egfr: Decimal | None = None
    current_daily: Mass | None = None
    continued: bool = False
    confirmed: frozenset[Confirmed] = frozenset()

    def __post_init__(self) -> None:
        check_age(self.age)
        if self.weight is not None:
            check_weight(self.weight)
        if self.egfr is not None:
            check_egfr(self.egfr)

    @property
    def treated(self) -> bool:
        """Whether the patient takes the drug already."""
        return self.continued or (self.current_daily or Mass(0)) > Mass(0)

    def has_any(self, conditions: tuple[str, ...]) -> bool:
        """Whether any of these conditions is present."""
        return not self.has.isdisjoint(conditions)
