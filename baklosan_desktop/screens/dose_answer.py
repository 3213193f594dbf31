"""A dosing answer in words: headline, reasons, cards, ladder, notices."""

from collections.abc import Iterator
from typing import NamedTuple

from baklosan_desktop.dosing.answer import STOPS, Answer, Mark, Reason, Status, Tablets
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.doses import TabletDose
from baklosan_desktop.dosing.findings import parting
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.tablets import cannot_supply
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.dose_asked import Reference
from baklosan_desktop.screens.dose_cards import Card, cards, readings
from baklosan_desktop.screens.dose_headline import headline
from baklosan_desktop.screens.dose_quotes import Sentence, quotes, sentence
from baklosan_desktop.screens.dose_tone import Tone
from baklosan_desktop.screens.label import QuoteView
from baklosan_desktop.wording import counted, measured


class RungView(NamedTuple):
    """One step of the ladder, in words; `before` and `after` are empty where nothing changed."""

    rule: str
    says: Sentence
    before: str
    after: str


class Parting(NamedTuple):
    """What a patient who takes the drug already must hear at a stop."""

    title: str
    says: Sentence


class AnswerView(NamedTuple):
    """The right side of the dose page. What does not apply is empty, or None."""

    status: Status
    word: str
    tone: Tone
    headline: str
    summary: str
    reasons: tuple[Sentence, ...]
    warnings: tuple[Sentence, ...]
    cards: tuple[Card, ...]
    ladder: tuple[RungView, ...]
    readings: tuple[Card, ...]
    tablets: tuple[Sentence, ...]
    tablets_tone: Tone
    conflict: tuple[QuoteView, ...]
    follows: tuple[Sentence, ...]
    parting: Parting | None
    notes: tuple[Sentence, ...]
    footer: str


_WORDS = {
    Status.OK: ("Within the label", Tone.FINE),
    Status.OK_WITH_WARNINGS: ("Within the label, with warnings", Tone.CAUTION),
    Status.HARD_STOP: ("Contraindicated", Tone.STOP),
    Status.HARD_STOP_CONFLICT: ("Contradiction in the label", Tone.STOP),
    Status.NO_LABEL_DOSE: ("No dose in the label", Tone.STOP),
    Status.REJECT: ("Outside the label", Tone.STOP),
    Status.NEEDS_MORE_INFORMATION: ("More information needed", Tone.INFORMATION),
    Status.INFO: ("Emergency", Tone.STOP),
}
_NO_PATIENT = ("This question knows no patient: check the prescription", Tone.INFORMATION)
_WITHOUT_PATIENT = {Status.OK, Status.OK_WITH_WARNINGS, Status.INFO}
_FIXED = "A stop cannot be dismissed. To change it, change an answer."
# What decides a status; every other code but the ones shown apart is a warning.
_DECISIVE = ("CI_", "R_", "E_", Code.EGFR_MISMATCH, Code.ASK_PARKINSON, Code.TOO_EARLY, Code.TAPER)
_SHOWN_APART = ("TAB_", Code.DO_NOT_STOP_SUDDENLY, Code.URGENT)


def answer_view(
    answer: Answer, patient: Patient | None, book: Reference, answered_yes: str
) -> AnswerView:
    """Write an answer; `answered_yes` names what forbids the drug."""
    word, tone = _WORDS[answer.status]
    if isinstance(answer.dose, TabletDose):
        word, tone = _NO_PATIENT
    label, rules = book
    warnings = (r for r in answer.reasons if not r.code.startswith((*_DECISIVE, *_SHOWN_APART)))
    return AnswerView(
        status=answer.status,
        word=word,
        tone=tone,
        headline=headline(answer),
        summary=measured(" ".join(_summary(answer, answered_yes))),
        reasons=tuple(_reason(r, label) for r in answer.reasons if r.code.startswith(_DECISIVE)),
        warnings=tuple(_reason(r, label) for r in warnings),
        cards=cards(answer, patient, label) if patient and answer.regimen else (),
        readings=readings(answer, book),
        ladder=tuple(_ladder(answer, label)),
        tablets=tuple(_reason(r, label) for r in answer.reasons if r.code.startswith("TAB_")),
        tablets_tone=Tone.FINE if answer.tablets is Tablets.WHOLE else Tone.CAUTION,
        conflict=_conflict(answer, label),
        follows=tuple(_follows(answer, label, rules)),
        parting=_parting(answer, patient, book) if patient else None,
        notes=tuple(_notes(answer, rules)),
        footer=_FIXED if tone is Tone.STOP else "",
    )


def _summary(answer: Answer, answered_yes: str) -> Iterator[str]:
    if answer.regimen:
        group = answer.regimen.group
        yield f"{group[:1].upper()}{group[1:]}. Maximum {answer.maximum} per day."
        return
    if answer.status in _WITHOUT_PATIENT:
        return
    if answered_yes:
        yield f"Answered yes: {answered_yes}."
    is_open = answer.status is Status.NEEDS_MORE_INFORMATION
    yield "No dose is given. " + ("Find out, then answer." if is_open else "Ask the prescriber.")


def _reason(reason: Reason, label: Label) -> Sentence:
    return sentence(reason.words, label, reason.citations, reason.mark)


def _ladder(answer: Answer, label: Label) -> Iterator[RungView]:
    for rung in answer.ladder:
        says = sentence(rung.says, label, [rung.citation], rung.mark)
        yield RungView(rung.rule, says, measured(rung.before or ""), measured(rung.after or ""))


def _conflict(answer: Answer, label: Label) -> tuple[QuoteView, ...]:
    """Return the sentences that contradict each other, to stand side by side."""
    if answer.status is not Status.HARD_STOP_CONFLICT:
        return ()
    return quotes(label, answer.reasons[0].citations)


def _follows(answer: Answer, label: Label, rules: Rulebook) -> Iterator[Sentence]:
    if answer.status is Status.HARD_STOP_CONFLICT:
        for rung in answer.ladder:
            yield sentence(rung.says, label, [rung.citation], rung.mark)
        words = cannot_supply(stated(answer.maximum), rules).words
        yield sentence(words, label, mark=Mark.DERIVED)


def _parting(answer: Answer, patient: Patient, book: Reference) -> Parting | None:
    """Warn at every stop, for the drug may be taken although nobody asked (AMB-48)."""
    if answer.status not in STOPS and answer.taper_days is None:
        return None
    title = "The patient takes it" if patient.treated else "If the patient already takes it"
    return Parting(title, _reason(parting(patient, book.rules), book.label))


def _notes(answer: Answer, rules: Rulebook) -> Iterator[Sentence]:
    for note in answer.notes:
        yield Sentence(measured(note.text), mark=Mark.EDITORIAL.value)
    if answer.regimen:
        groups = counted(len(rules.interactions), "group")
        words = f"The label names {groups} of other medicines only; absence here is not safety."
        yield Sentence(words, mark=Mark.EDITORIAL.value)
