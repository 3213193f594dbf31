"""The answers that hold no dose because the label forbids the drug or gives none."""

from collections.abc import Iterator

from baklosan_desktop.dosing.answer import Answer, Figure, Mark, Reason, Rung, Status
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.findings import findings, if_treated, taper_days
from baklosan_desktop.dosing.patient import EPILEPSY, PAST_ULCERS, Patient
from baklosan_desktop.dosing.questions import named
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.labels.facts import Contraindication, RuleKind
from baklosan_desktop.quantities import Mass

_NO_DOSE = "no dose"


def present(patient: Patient, rules: Rulebook) -> tuple[Contraindication, ...]:
    """Return the contraindications of a patient, the contradicted one last."""
    found = (item for item in rules.contraindications if patient.has_any(item.conditions))
    return tuple(sorted(found, key=lambda item: item.conflict))


def hard_stop(patient: Patient, rules: Rulebook) -> Answer:
    """Name every reason, each with its sentence (REQ-16)."""
    ladder = tuple(_forbidden(item, patient) for item in present(patient, rules))
    return _stop(Status.HARD_STOP, patient, rules, ladder)


def renal_conflict(patient: Patient, rules: Rulebook) -> Answer:
    """Give the label's only figure, as a ceiling and never as a dose (AMB-01 to AMB-03)."""
    rule = rules.rule(RuleKind.RENAL_DOSE)
    ceiling = stated(rule.amount).high
    says = f"The label's only figure is {ceiling} per DAY in total: a ceiling, no recommendation."
    figure = Rung(
        Figure.MAXIMUM, rule.id, says, rule.citations[0], None, f"{ceiling} per day", Mark.EDITORIAL
    )
    ladder = (*(_forbidden(item, patient) for item in present(patient, rules)), figure)
    return _stop(Status.HARD_STOP_CONFLICT, patient, rules, ladder, maximum=ceiling)


def no_label_dose(patient: Patient, rules: Rulebook) -> Answer:
    """Say that the label gives no dose at this age (AMB-19)."""
    youngest = rules.bands[0]
    says = f"The label gives no dose under {rules.youngest}."
    cited = youngest.citations[0]
    rung = Rung(Figure.STOP, youngest.id, says, cited, after=_NO_DOSE, mark=Mark.EDITORIAL)
    return _stop(Status.NO_LABEL_DOSE, patient, rules, (rung,))


def _stop(
    status: Status,
    patient: Patient,
    rules: Rulebook,
    ladder: tuple[Rung, ...],
    maximum: Mass | None = None,
) -> Answer:
    forbidden = (_reason(item, patient) for item in present(patient, rules))
    parting = if_treated(patient, rules)
    tapers = Code.DO_NOT_STOP_SUDDENLY in {reason.code for reason in parting}
    return Answer(
        status,
        (
            *forbidden,
            *findings(patient, rules, bars=True),
            *_antiepileptics(patient, rules),
            *parting,
        ),
        maximum=maximum,
        taper_days=taper_days(rules) if tapers else None,
        ladder=ladder,
    )


def _reason(item: Contraindication, patient: Patient) -> Reason:
    verdict = "the label contradicts itself" if item.conflict else "contraindicated"
    words, ours = f"{named(item, patient.has)}: {verdict}.", _is_ours(item, patient)
    return Reason(item.id, words, item.citations, ours)


def _forbidden(item: Contraindication, patient: Patient) -> Rung:
    says = f"{item.question}: contraindicated."
    if item.conflict:
        says = "The label contradicts itself; the safest reading rules: contraindicated."
    mark = Mark.EDITORIAL if _is_ours(item, patient) else Mark.LABEL
    return Rung(Figure.STOP, item.id, says, item.citations[0], after=_NO_DOSE, mark=mark)


def _is_ours(item: Contraindication, patient: Patient) -> bool:
    """Whether the verdict is ours: at a contradiction, and for an ulcer that is past (AMB-46)."""
    past = PAST_ULCERS & patient.has
    return item.conflict or not past.isdisjoint(item.conditions)


def _antiepileptics(patient: Patient, rules: Rulebook) -> Iterator[Reason]:
    """Say that the other treatment goes on (AMB-27)."""
    if EPILEPSY in patient.has:
        words = "Antiepileptic drugs are taken without a break."
        yield Reason(Code.KEEP_ANTIEPILEPTICS, words, rules.noted("AMB-27"))
