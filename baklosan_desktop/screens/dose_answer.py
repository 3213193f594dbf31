"""A dosing answer in words: headline, reasons, cards, ladder, notices."""

from collections.abc import Iterator
from typing import NamedTuple

from baklosan_desktop.dosing.answer import STOPS, Answer, Mark, Reason, Rung, Status
from baklosan_desktop.dosing.children import is_child, mg_per_kg
from baklosan_desktop.dosing.codes import Code
from baklosan_desktop.dosing.division import divided
from baklosan_desktop.dosing.doses import Dose, NextDose, Plan, Prescribed, TabletDose
from baklosan_desktop.dosing.findings import parting
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook, stated
from baklosan_desktop.dosing.tablets import cannot_supply
from baklosan_desktop.labels.label import Label
from baklosan_desktop.screens.dose_asked import Reference
from baklosan_desktop.screens.dose_cards import Card, cards, readings
from baklosan_desktop.screens.dose_headline import headline
from baklosan_desktop.screens.dose_plan import INTAKES
from baklosan_desktop.screens.dose_quotes import Sentence, named_only, no_target, quotes, sentence
from baklosan_desktop.screens.dose_tone import Tone
from baklosan_desktop.screens.label import QuoteView
from baklosan_desktop.wording import measured


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
    tone: Tone


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
    cautions: tuple[Sentence, ...]
    tablets: tuple[Sentence, ...]
    conflict: tuple[QuoteView, ...]
    follows: tuple[Sentence, ...]
    parting: Parting | None
    notes: tuple[Sentence, ...]
    footer: str


_WORDS = {
    Status.OK: ("Within the label", Tone.FINE),
    Status.OK_WITH_WARNINGS: ("Dose within the label, with warnings", Tone.CAUTION),
    Status.HARD_STOP: ("Contraindicated", Tone.STOP),
    Status.HARD_STOP_CONFLICT: ("Contraindicated on the safest reading", Tone.STOP),
    Status.NO_LABEL_DOSE: ("Outside the label", Tone.STOP),
    Status.REJECT: ("Outside the label", Tone.STOP),
    Status.NEEDS_MORE_INFORMATION: ("More information needed", Tone.INFORMATION),
    Status.INFO: ("Emergency", Tone.STOP),
}
_NO_PATIENT = ("This question knows no patient: check the prescription", Tone.INFORMATION)
_WITHOUT_PATIENT = {Status.OK, Status.OK_WITH_WARNINGS, Status.INFO}
_FIXED = "This result cannot be dismissed. To change it, change what is typed or answered."
_WORKSHEET = "A worksheet: check it against the prescription."
# What decides a status; every other code but the ones shown apart is a warning.
_DECISIVE = ("CI_", "R_", "E_", Code.EGFR_MISMATCH, Code.ASK_PARKINSON, Code.TOO_EARLY, Code.TAPER)
_TABLETS_FIT = {Code.WHOLE, Code.SPLIT_UNEVEN}
# Refusals of a higher dose than the one that is taken.
_NOT_RAISED = {Code.ABOVE_MAX, Code.ABOVE_RANGE, Code.TOO_EARLY}
_SHOWN_APART = ("TAB_", Code.DO_NOT_STOP_SUDDENLY, Code.URGENT)


def answer_view(
    answer: Answer,
    patient: Patient | None,
    book: Reference,
    answered_yes: str,
    *,
    is_divided: bool = False,
) -> AnswerView:
    """Write an answer; `answered_yes` names what forbids the drug.

    `is_divided` says that the prescriber has divided the day already.
    """
    word, tone = _word(answer)
    label, rules = book
    fits = _TABLETS_FIT - {Code.SPLIT_UNEVEN} if is_divided else _TABLETS_FIT
    warnings = (r for r in answer.reasons if not r.code.startswith((*_DECISIVE, *_SHOWN_APART)))
    return AnswerView(
        status=answer.status,
        word=word,
        tone=tone,
        headline=headline(answer),
        summary=measured(" ".join(_summary(answer, patient, answered_yes))),
        reasons=tuple(_reasons(answer, label)),
        warnings=tuple(_reason(r, label) for r in warnings),
        cards=cards(answer, patient, label) if patient and answer.regimen else (),
        readings=readings(answer, patient, book) if patient else (),
        ladder=tuple(_ladder(answer, label)),
        cautions=tuple(_cautions(answer, book)),
        tablets=tuple(_reason(r, label) for r in answer.reasons if r.code in fits),
        conflict=_conflict(answer, label),
        follows=tuple(_follows(answer, label, rules)),
        parting=_parting(answer, patient, book) if patient else None,
        notes=tuple(_notes(answer, book)),
        footer=_FIXED if tone is Tone.STOP else _WORKSHEET if answer.dose else "",
    )


def _word(answer: Answer) -> tuple[str, Tone]:
    """Return the word of an answer and how urgent it looks; it never repeats the headline."""
    word, tone = _WORDS[Status.INFO if Code.URGENT in answer.codes else answer.status]
    if isinstance(answer.dose, TabletDose):
        return _NO_PATIENT
    if isinstance(answer.dose, Prescribed):
        return f"Compared with the label{'' if tone is Tone.FINE else ', with warnings'}", tone
    if Code.TAPER_LONGER in answer.codes:
        return "Only on the prescriber's word", tone
    if answer.status is Status.OK_WITH_WARNINGS and answer.dose is None:
        return "For the prescriber to set", tone
    return word, tone


def _summary(answer: Answer, patient: Patient | None, answered_yes: str) -> Iterator[str]:
    if answer.regimen:
        group = answer.regimen.group
        yield f"{group[:1].upper()}{group[1:]}. Maximum {answer.maximum} per day."
    if answer.dose and patient:
        yield from _beside(answer, answer.dose, patient)
    if answer.regimen or answer.status in _WITHOUT_PATIENT:
        return
    if answered_yes:
        yield f"Answered yes: {answered_yes}."
    yield from _without_dose(answer, patient)


def _beside(answer: Answer, dose: Dose, patient: Patient) -> Iterator[str]:
    """Say how a next dose is divided, and what a prescribed one is by body weight."""
    if isinstance(dose, NextDose):
        parts = divided(dose.per_day, len(INTAKES), stated(answer.step).amount) or ()
        texts = (f"{when.lower()} {part}" for when, part in zip(INTAKES, parts, strict=False))
        if parts:
            yield f"Divided: {', '.join(texts)} ({Mark.EDITORIAL.value})."
    if isinstance(dose, Prescribed) and is_child(patient.age) and patient.weight:
        by_kg = mg_per_kg(dose.daily, patient.weight)
        yield f"{dose.daily} per day is {by_kg} ({Mark.DERIVED.value})."


def _without_dose(answer: Answer, patient: Patient | None) -> Iterator[str]:
    if answer.status is Status.NEEDS_MORE_INFORMATION:
        yield "This program shows no dose. Find out, then answer."
        return
    if Code.URGENT in answer.codes:
        yield "This program shows no dose."
        return
    current = patient.current_daily if patient else None
    goes_on = _NOT_RAISED.intersection(answer.codes) and answer.maximum
    if goes_on and current and current <= goes_on:
        yield f"The dose now taken, {current} per day, is not above the maximum."
        yield "Only the increase is refused; nothing here changes that dose."
        return
    yield "This program shows no dose. Ask the prescriber."


def _reasons(answer: Answer, label: Label) -> Iterator[Sentence]:
    """Yield what decided; where the label gives no dose at an age, that is the sentence itself."""
    if answer.status is Status.NO_LABEL_DOSE:
        for rung in answer.ladder:
            yield _rung(rung, label)
    for reason in answer.reasons:
        if reason.code.startswith(_DECISIVE):
            yield _reason(reason, label)


def _cautions(answer: Answer, book: Reference) -> Iterator[Sentence]:
    """Yield what is to be seen before any figure: what the pack cannot do, and notes of ours."""
    if isinstance(answer.dose, Plan):
        unit = stated(stated(answer.regimen).per_intake)
        yield _reason(cannot_supply(unit, book.rules), book.label)
    for reason in answer.reasons:
        if reason.code.startswith("TAB_") and reason.code not in _TABLETS_FIT:
            yield _reason(reason, book.label)
    for note in answer.notes:
        yield Sentence(measured(note.text), mark=Mark.EDITORIAL.value)


def _reason(reason: Reason, label: Label) -> Sentence:
    return sentence(reason.words, label, reason.citations, reason.mark)


def _rung(rung: Rung, label: Label) -> Sentence:
    return sentence(rung.says, label, rung.citations, rung.mark)


def _ladder(answer: Answer, label: Label) -> Iterator[RungView]:
    for rung in answer.ladder:
        before, after = measured(rung.before or ""), measured(rung.after or "")
        yield RungView(rung.rule, _rung(rung, label), before, after)


def _conflict(answer: Answer, label: Label) -> tuple[QuoteView, ...]:
    """Return the sentences that contradict each other, to stand side by side."""
    if answer.status is not Status.HARD_STOP_CONFLICT:
        return ()
    return quotes(label, answer.reasons[0].citations)


def _follows(answer: Answer, label: Label, rules: Rulebook) -> Iterator[Sentence]:
    if answer.status is Status.HARD_STOP_CONFLICT:
        for reason in answer.reasons:
            if reason.code == Code.ABOVE_RENAL:
                yield _reason(reason, label)
        for rung in answer.ladder:
            yield _rung(rung, label)
        yield _reason(cannot_supply(stated(answer.maximum), rules), label)


def _parting(answer: Answer, patient: Patient, book: Reference) -> Parting | None:
    """Warn at every stop, for the drug may be taken although nobody asked (AMB-48).

    Of an emergency the headline has warned already.
    """
    at_no_stop = answer.status not in STOPS and answer.taper_days is None
    if at_no_stop or Code.URGENT in answer.codes:
        return None
    said, drug = parting(patient, book.rules), " ".join(book.label.substances)
    who = "This patient" if patient.treated else "If the patient"
    tone = Tone.STOP if said.code == Code.URGENT else Tone.CAUTION
    return Parting(f"{who} already takes {drug}", _reason(said, book.label), tone)


def _notes(answer: Answer, book: Reference) -> Iterator[Sentence]:
    label, rules = book
    if said := no_target(answer):
        yield sentence(said.words, label, said.citations, Mark.EDITORIAL)
    if answer.regimen:
        yield named_only(rules)
