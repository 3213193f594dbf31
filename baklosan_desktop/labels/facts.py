"""What a label states, fact by fact. Each fact is frozen, checks itself and cites its sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.bands import BandDefinition
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.population import Population
from baklosan_desktop.labels.rates import Rate
from baklosan_desktop.quantities import Mass, MassRange


class Per(Enum):
    """What an amount is counted per."""

    INTAKE = "per intake"
    DAY = "per day"
    KG_DAY = "per kg body weight per day"
    KG = "per kg body weight, per day or per intake not stated"
    STEP = "per step, per day or per intake not stated"


class RuleKind(Enum):
    """What a dose rule is about; the value is its name for people."""

    ROUTE_AND_FOOD = "route and food"
    MISSED_DOSE = "missed dose"
    INITIAL = "initial dose"
    TITRATION = "titration"
    USUAL_RANGE = "usual range"
    DAILY_MAXIMUM = "maximum daily dose"
    END_POINT = "end point"
    REDUCED_INITIAL = "reduced initial dose"
    SLOWER_TITRATION = "slower titration"
    RENAL_DOSE = "renal dose"
    STRENGTH = "tablet strength"
    OLDER_CAUTION = "older patients"
    RECOMMENDED_RANGE = "recommended daily dose"
    WEIGHT_MAXIMUM = "maximum daily dose by weight"
    WEIGHT_INITIAL = "initial dose by weight"
    WITHDRAWAL = "withdrawal"


# Which quantities a rule of each kind states; every other kind states none.
STATES: dict[RuleKind, frozenset[str]] = {
    RuleKind.INITIAL: frozenset({"amount", "per", "times_per_day"}),
    RuleKind.TITRATION: frozenset({"amount", "per", "every_days"}),
    RuleKind.USUAL_RANGE: frozenset({"amount", "per"}),
    RuleKind.DAILY_MAXIMUM: frozenset({"amount", "per"}),
    RuleKind.REDUCED_INITIAL: frozenset({"amount", "per"}),
    RuleKind.RENAL_DOSE: frozenset({"amount", "per"}),
    RuleKind.STRENGTH: frozenset({"amount", "per", "strength"}),
    RuleKind.RECOMMENDED_RANGE: frozenset({"amount", "per"}),
    RuleKind.WEIGHT_MAXIMUM: frozenset({"amount", "per"}),
    RuleKind.WEIGHT_INITIAL: frozenset({"amount", "per"}),
    RuleKind.WITHDRAWAL: frozenset({"within_weeks"}),
}
_QUANTITIES = ("amount", "per", "times_per_day", "every_days", "strength", "within_weeks")


@dataclass(frozen=True, slots=True)
class DoseRule:
    """One dose rule of a label; which quantities it states follows from its kind (STATES)."""

    id: str
    kind: RuleKind
    population: Population
    citations: tuple[Citation, ...]
    amount: MassRange | None = None
    per: Per | None = None
    times_per_day: int | None = None
    every_days: int | None = None
    strength: Mass | None = None
    within_weeks: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        stated = {name for name in _QUANTITIES if getattr(self, name) is not None}
        if stated != STATES.get(self.kind, frozenset()):
            states = ", ".join(sorted(stated)) or "nothing"
            raise LabelError(f"A rule on {self.kind.value} cannot state {states}.")


class Seriousness(Enum):
    """What a patient with this effect should do (editorial)."""

    EMERGENCY = "get help now"
    URGENT = "get help at once"
    TELL_DOCTOR = "tell the doctor"


@dataclass(frozen=True, slots=True)
class SideEffect:
    """A side effect as the label lists it.

    `band` is the label's own word; None with `note` where the label gives no band, or with `rates`
    where it gives percentages in place of one. `system` is the label's organ system, `context` whom
    or what it speaks of (children, a combination); None where it gives none. `plain` and
    `seriousness` are editorial: empty and None where nobody has written them.
    """

    id: str
    term: str
    system: str | None
    band: str | None
    note: str | None
    plain: str
    seriousness: Seriousness | None
    citations: tuple[Citation, ...]
    rates: tuple[Rate, ...] = ()
    context: str | None = None

    def __post_init__(self) -> None:
        words = [word for word in (self.band, self.note) if word is not None]
        if len(words) > 1 or not (words or self.rates):
            raise LabelError(f"'{self.term}' needs a band, or a note or percentages in its place.")


@dataclass(frozen=True, slots=True)
class Contraindication:
    """A condition in which the label forbids the drug. `question` is editorial.

    `conditions` are the calculator's keys for it; `conflict` marks one that the label contradicts.
    """

    id: str
    question: str
    conditions: tuple[str, ...]
    conflict: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """A condition or an age in which the label asks for caution."""

    id: str
    question: str
    condition: str | None
    population: Population
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Interaction:
    """A group of medicines the label names, and what happens with them."""

    id: str
    partner: str
    effect: str
    co_medications: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Monitoring:
    """A disease in which the label asks for tests."""

    id: str
    question: str
    condition: str
    tests: tuple[str, ...]
    citations: tuple[Citation, ...]


class Topic(Enum):
    """What a plain statement is about."""

    INDICATION = "indication"
    OVERDOSE_SYMPTOM = "overdose symptom"
    OVERDOSE_TREATMENT = "overdose treatment"
    STORAGE = "storage"
    DRIVING = "driving and machines"


@dataclass(frozen=True, slots=True)
class Statement:
    """A short statement in the label's own words."""

    id: str
    topic: Topic
    text: str
    citations: tuple[Citation, ...]


class AmbiguityKind(Enum):
    """Why a passage needs a note."""

    CONTRADICTION = "contradiction"
    AMBIGUITY = "ambiguity"
    GAP = "gap"
    TRANSLATION = "translation or copying error"


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A passage that contradicts another, can be read in several ways, or is mistranslated.

    All its words are editorial; `serious` ones are shown open. `uncertain` marks a suspicion.
    """

    id: str
    kinds: tuple[AmbiguityKind, ...]
    uncertain: bool
    serious: bool
    title: str
    gloss: str
    readings: tuple[str, ...]
    safest: str | None
    citations: tuple[Citation, ...]


class LeafletPart(Enum):
    """Where advice stands in a patient leaflet, in the order of the QRD template's sections."""

    WHAT_FOR = "what it is for"
    DO_NOT_TAKE = "do not take it if"
    WARNINGS = "warnings and precautions"
    OTHER_MEDICINES = "other medicines"
    PREGNANCY = "pregnancy and breast-feeding"
    DRIVING = "driving and machines"
    HOW_TO_TAKE = "how to take it"
    TOO_MUCH = "if too much was taken"
    MISSED = "if a dose was missed"
    STOPPING = "if it is stopped"
    STORING = "how to store it"
    CONTENTS = "contents of the pack"


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence for the patient in plain words (editorial), with what the label says of it."""

    id: str
    part: LeafletPart
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Places of a label that speak of the same thing, which `subject` names (editorial)."""

    id: str
    subject: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if len({citation.section for citation in self.citations}) == 1:
            raise LabelError("All its places stand in one section.")


Fact = (
    DoseRule
    | SideEffect
    | Contraindication
    | Caution
    | Interaction
    | Monitoring
    | Statement
    | Ambiguity
    | Advice
    | CrossReference
)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one label states, each kind in the label's order."""

    bands: tuple[BandDefinition, ...]
    dose_rules: tuple[DoseRule, ...]
    side_effects: tuple[SideEffect, ...]
    contraindications: tuple[Contraindication, ...]
    cautions: tuple[Caution, ...]
    interactions: tuple[Interaction, ...]
    monitoring: tuple[Monitoring, ...]
    statements: tuple[Statement, ...]
    ambiguities: tuple[Ambiguity, ...]
    advice: tuple[Advice, ...]
    cross_references: tuple[CrossReference, ...]

    def __iter__(self) -> Iterator[Fact]:
        for field in fields(self)[1:]:
            yield from getattr(self, field.name)


NO_FACTS = Facts((), (), (), (), (), (), (), (), (), (), ())
