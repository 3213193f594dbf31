"""What is said about a patient beside any dose: cautions, monitoring, interactions, indication."""

from collections.abc import Iterator

from baklosan_desktop.dosing.answer import Reason
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.patient import CONVULSIONS, HYPERSENSITIVITY, Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.facts import Caution, RuleKind
from baklosan_desktop.labels.population import Group

# Indications that the policies single out; cautions and questions go with them (AMB-29, AMB-30).
_CEREBROVASCULAR = "cerebrovascular diseases"
_SEIZURE_PRONE = frozenset({"meningitis", "traumatic brain injuries"})
DAYS_PER_WEEK = 7


def findings(patient: Patient, rules: Rulebook, *, bars: bool) -> tuple[Reason, ...]:
    """Return the cautions, monitoring, interactions and indication warnings of a patient.

    `bars` says that they stand beside an answer that shows no dose: then none may read as leave.
    """
    found = (
        *_cautions(patient, rules),
        *_monitoring(patient, rules),
        *_indication(patient, rules),
    )
    said = map(_without_leave, found) if bars else found
    return (*said, *_interactions(patient, rules))


def _without_leave(reason: Reason) -> Reason:
    """Add that no dose follows, for a caution alone could be read as leave (AMB-19)."""
    return reason._replace(words=f"{reason.words.rstrip('.')}; no dose is shown here.", ours=True)


def if_treated(patient: Patient, rules: Rulebook) -> tuple[Reason, ...]:
    """Return what a patient who takes the drug already must hear at a stop (AMB-48)."""
    return (parting(patient, rules),) if patient.treated else ()


def parting(patient: Patient, rules: Rulebook) -> Reason:
    """Return how to part with the drug: slowly, unless it may be an allergy."""
    if HYPERSENSITIVITY in patient.has:
        return urgent()
    rule = rules.rule(RuleKind.WITHDRAWAL)
    weeks, days = stated(rule.within_weeks), taper_days(rules)
    words = (
        "Do not stop suddenly. Contact the prescriber now. "
        "Where it is stopped, the label says gradually, "
        f"within {weeks[0]} to {weeks[1]} weeks ({days[0]} to {days[1]} days)."
    )
    return Reason(Code.DO_NOT_STOP_SUDDENLY, words, rule.citations)


def urgent() -> Reason:
    """Return what is done in an allergy: no window of the label applies."""
    words = (
        "Possible allergic reaction: urgent medical help now; "
        "the doctor decides how baclofen is stopped."
    )
    return Reason(Code.URGENT, words)


def taper_days(rules: Rulebook) -> tuple[int, int]:
    """Return the label's window for stopping, in days."""
    first, last = stated(rules.rule(RuleKind.WITHDRAWAL).within_weeks)
    return first * DAYS_PER_WEEK, last * DAYS_PER_WEEK


def _cautions(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    for caution in rules.cautions:
        if caution.condition in patient.has if caution.condition else _is_of_age(patient, caution):
            words = f"{caution.question}: the label asks for caution."
            is_open = caution.population.group is Group.OLDER  # from which age (AMB-24)
            yield Reason(caution.id, words, caution.citations, ours=is_open)


def _is_of_age(patient: Patient, caution: Caution) -> bool:
    """Compare ages in months; 65 counts as older than 65 (AMB-24)."""
    whom = caution.population
    is_old_enough = whom.from_age is None or patient.age >= whom.from_age
    return is_old_enough and (whom.to_age is None or patient.age < whom.to_age)


def _monitoring(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    """Name all tests for either disease: one sentence for both is not clear on whose (AMB-32)."""
    cited = [each for item in rules.monitoring for each in item.citations]
    for item in rules.monitoring:
        if item.condition in patient.has:
            tests = ", ".join(item.tests)
            words = f"{item.question}: the label asks for periodic tests ({tests})."
            is_shared = any(cited.count(each) > 1 for each in item.citations)
            yield Reason(item.id, words, item.citations, ours=is_shared)


def _interactions(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    for item in rules.interactions:
        if not patient.co_medications.isdisjoint(item.co_medications):
            words = f"{item.partner[:1].upper()}{item.partner[1:]}: “{item.effect}”"
            yield Reason(item.id, words, item.citations)


def _indication(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    if patient.indication is None:
        return
    found = [item for item in rules.indications if item.text == patient.indication]
    cited = tuple(citation for statement in found for citation in statement.citations)
    if not found:
        every = tuple(citation for item in rules.indications for citation in item.citations)
        words = "The label does not name this indication."
        yield Reason(Code.INDICATION_NOT_ON_LABEL, words, every)
    if patient.indication == _CEREBROVASCULAR:
        words = (
            "The label names cerebrovascular disease both as an indication and as a caution: "
            "ask about both."
        )
        yield Reason(Code.CHECK_CEREBROVASCULAR, words, rules.noted("AMB-29"))
    if patient.indication in _SEIZURE_PRONE:
        words = "Seizures are common here and contraindicate the drug: has there been any, ever?"
        yield Reason(Code.ASK_SEIZURE, words, cited + rules.forbidding(CONVULSIONS))
