"""The dose page: what was typed and answered → the questions to ask and the answer to show."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from baklosan_desktop.dosing.answer import Answer, Status
from baklosan_desktop.dosing.children import (
    is_child,
    weight_is_prompted,
    weight_is_required,
)
from baklosan_desktop.dosing.patient import Patient, Reply
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.labels.facts import (
    Caution,
    Contraindication,
    DoseRule,
    Interaction,
    Monitoring,
)
from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.quantities import Age
from baklosan_desktop.screens.dose_answer import AnswerView, answer_view
from baklosan_desktop.screens.dose_ask import ask, missing
from baklosan_desktop.screens.dose_asked import Asked, Reference, strengths_at_hand
from baklosan_desktop.screens.dose_confirmations import Confirmation, confirmable, confirmations
from baklosan_desktop.screens.dose_form import (
    FURTHER,
    ROWS,
    SCREENED,
    DoseForm,
    Entered,
    Field,
    entered,
)
from baklosan_desktop.screens.dose_form import Question as DoseQuestion
from baklosan_desktop.screens.dose_plan import PlanView, plan_view
from baklosan_desktop.screens.dose_prescription import prescription_remarks
from baklosan_desktop.screens.dose_questions import (
    SENSITIVITY,
    Question,
    QuestionGroup,
    question_groups,
)
from baklosan_desktop.screens.dose_supply import SupplyView, supply_view
from baklosan_desktop.screens.dose_taper import TaperView, Verdict, taper_view
from baklosan_desktop.screens.dose_tone import Tone
from baklosan_desktop.screens.dosing_calendar import courses_by_reading
from baklosan_desktop.screens.label import Notes
from baklosan_desktop.wording import counted, measured

OTHER_INDICATION = "other"
_NAMED = 3
_STEPS_OPEN = {
    Verdict.WRONG: "The window is the label's; the steps typed have to be corrected",
    Verdict.UNHELD: "The window is the label's; the steps typed are not yet checked",
    Verdict.LONGER: "The window is the label's; the steps typed go on longer",
}
_SCORED = "10 mg, scored: another product, not of this label"


class Rules(Protocol):
    """Where the rules of a label come from."""

    def dose_rules(self, label_id: LabelId) -> Sequence[DoseRule]:
        """Return the dose rules."""

    def contraindications(self, label_id: LabelId) -> Sequence[Contraindication]:
        """Return the contraindications."""

    def cautions(self, label_id: LabelId) -> Sequence[Caution]:
        """Return the cautions."""

    def interactions(self, label_id: LabelId) -> Sequence[Interaction]:
        """Return the interactions."""

    def monitoring(self, label_id: LabelId) -> Sequence[Monitoring]:
        """Return the diseases that need tests."""


_TITLES = {
    DoseQuestion.START: "Starting dose",
    DoseQuestion.INCREASE: "Next dose",
    DoseQuestion.CHECK: "Check a prescription",
    DoseQuestion.STOP: "Stopping the treatment",
    DoseQuestion.TABLETS: "Tablets and packs",
}


class Option(NamedTuple):
    """Something to choose: a group of medicines or an indication."""

    key: str
    words: str
    chosen: bool


class Further(NamedTuple):
    """Fields that may be left empty: their title, and whether something stands in one of them."""

    title: str
    rows: tuple[tuple[Field, ...], ...]
    is_typed: bool
    is_wrong: bool


class DoseView(NamedTuple):
    """The dose page. `answer` is None until every question that decides it is answered."""

    title: str
    question: DoseQuestion
    rows: tuple[tuple[Field, ...], ...]
    further: Further
    groups: tuple[QuestionGroup, ...]
    medicines: tuple[Option, ...]
    indications: tuple[Option, ...]
    at_hand: tuple[Option, ...]
    weight_hint: str
    problems: Mapping[Field, str]
    missing: str
    confirmations: tuple[Confirmation, ...] = ()
    answer: AnswerView | None = None
    plan: PlanView | None = None
    supply: SupplyView | None = None
    taper: TaperView | None = None
    has_calendar: bool = False


def reference(label: Label, rules: Rules, notes: Notes) -> Reference:
    """Read a label's rules, checked for what the calculator needs."""
    return Reference(
        label,
        Rulebook(
            tuple(rules.dose_rules(label.id)),
            tuple(rules.contraindications(label.id)),
            tuple(rules.cautions(label.id)),
            tuple(rules.interactions(label.id)),
            tuple(rules.monitoring(label.id)),
            tuple(notes.statements(label.id)),
            tuple(notes.ambiguities(label.id)),
        ),
    )


def present(form: DoseForm, book: Reference) -> DoseView:
    """Answer the form. Never raises for anything a person can type."""
    typed, groups, patient, answer = _read(form, book)
    screened = form.question in SCREENED
    view = DoseView(
        title=_TITLES[form.question],
        question=form.question,
        rows=ROWS[form.question],
        further=_further(form, typed),
        groups=groups,
        medicines=tuple(_medicines(form, book.rules)) if screened else (),
        indications=tuple(_indications(form, book.rules)) if screened else (),
        at_hand=(Option("10 mg", _SCORED, form.has_10_mg),),
        weight_hint=_weight_hint(typed.age, book.rules) if screened else "",
        problems=typed.problems,
        missing=measured(" ".join(_missing(form, typed, groups, answer))),
        confirmations=tuple(confirmations(answer, patient)) if answer and patient else (),
    )
    if answer is None or _waits(groups, answer):
        return view
    return _answered(view, answer, Asked(form, typed, patient), book)


def settled(form: DoseForm, book: Reference) -> tuple[Answer, Asked] | None:
    """Return the answer that the page shows and what it was asked; None while it shows none."""
    typed, groups, patient, answer = _read(form, book)
    if answer is None or _waits(groups, answer):
        return None
    return answer, Asked(form, typed, patient)


class _Read(NamedTuple):
    """A form as it is understood, and the answer to it, which may still have to wait."""

    typed: Entered
    groups: tuple[QuestionGroup, ...]
    patient: Patient | None
    answer: Answer | None


def _read(form: DoseForm, book: Reference) -> _Read:
    typed = entered(form)
    groups = question_groups(form, typed.age, book.rules)
    patient = _patient(form, typed, groups)
    return _Read(typed, groups, patient, ask(form, typed, patient, book.rules))


def _further(form: DoseForm, typed: Entered) -> Further:
    rows = FURTHER[form.question]
    numbers = [field for row in rows for field in row if field is not Field.FIRST_DAY]
    title = "Target, first day, eGFR" if Field.TARGET in numbers else "eGFR"
    is_typed = any(getattr(form, field.name.lower()).strip() for field in numbers)
    return Further(title, rows, is_typed, not typed.problems.keys().isdisjoint(numbers))


def _waits(groups: tuple[QuestionGroup, ...], answer: Answer) -> bool:
    """Whether something that is still open can change the answer."""
    still_open = [group for group in groups if group.open]
    if any(group.bars or not answer.is_stop for group in still_open):
        return True
    return answer.status in {Status.INPUT_ERROR, Status.CONFIRM_INPUT}


def _answered(view: DoseView, answer: Answer, asked: Asked, book: Reference) -> DoseView:
    forbidding = tuple(group for group in view.groups if group.bars)
    yes = ", ".join(question.words for question in _questions(forbidding, Reply.YES))
    at_hand = strengths_at_hand(asked.form, book.rules)
    is_divided = bool(asked.form.per_intake.strip())
    written = answer_view(answer, asked.patient, book, yes, is_divided=is_divided)
    remarks = () if answer.is_stop else prescription_remarks(asked, book)
    taper = taper_view(answer, asked, at_hand, book)
    if taper and answer.status is not Status.REJECT and (word := _STEPS_OPEN.get(taper.verdict)):
        written = written._replace(tone=Tone.CAUTION, word=word)
    return view._replace(
        answer=written._replace(notes=(*remarks, *written.notes)),
        plan=plan_view(answer, asked.typed.first_day, book.rules),
        supply=supply_view(answer, asked, at_hand, book),
        taper=taper,
        has_calendar=bool(courses_by_reading(answer)) or _is_calendar(taper, answer),
    )


def _is_calendar(taper: TaperView | None, answer: Answer) -> bool:
    """Whether the window and the steps can be printed."""
    is_open = taper is None or taper.verdict in {Verdict.WRONG, Verdict.UNHELD}
    return not is_open and answer.status is not Status.REJECT


def _patient(form: DoseForm, typed: Entered, groups: tuple[QuestionGroup, ...]) -> Patient | None:
    """Put together what is known; a question not yet asked counts as not known (REQ-09)."""
    if typed.age is None or typed.problems or form.question not in SCREENED:
        return None
    has = frozenset(key for q in _questions(groups, Reply.YES) for key in q.conditions)
    not_known = _questions(groups, Reply.UNKNOWN, None)
    held = confirmable(typed.age, typed.weight).items()
    return Patient(
        age=typed.age,
        weight=typed.weight,
        has=has,
        unknown=frozenset(key for question in not_known for key in question.conditions),
        co_medications=form.co_medications,
        indication=form.indication or None,
        increased_sensitivity=SENSITIVITY in has,
        egfr=typed.egfr,
        current_daily=typed.current_daily,
        continued=form.question is DoseQuestion.CHECK and form.first is False,
        confirmed=frozenset(what for what, statement in held if statement in form.confirmed),
    )


def _questions(groups: tuple[QuestionGroup, ...], *replies: Reply | None) -> tuple[Question, ...]:
    return tuple(q for group in groups for q in group.questions if q.reply in replies)


def _missing(
    form: DoseForm, typed: Entered, groups: tuple[QuestionGroup, ...], answer: Answer | None
) -> Iterator[str]:
    """Yield what stands between the form and an answer."""
    if not (answer and answer.is_stop):
        yield from missing(form, typed)
    if answer and answer.status is Status.INPUT_ERROR:
        yield from (reason.words for reason in answer.reasons)
    if answer and answer.status is Status.CONFIRM_INPUT:
        yield "Confirm or correct what is unlikely."
    names = [question.words for question in _questions(groups, None)]
    if names:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        listed = ", ".join(names[:_NAMED])
        yield f"{counted(len(names), 'question')} still open: {listed}{more}."


def _medicines(form: DoseForm, rules: Rulebook) -> Iterator[Option]:
    for item in rules.interactions:
        for key in item.co_medications:
            words = item.partner if len(item.co_medications) == 1 else key
            yield Option(key, words, key in form.co_medications)


def _indications(form: DoseForm, rules: Rulebook) -> Iterator[Option]:
    for item in rules.indications:
        yield Option(item.text, item.text, item.text == form.indication)
    other = form.indication == OTHER_INDICATION
    yield Option(OTHER_INDICATION, "another, not named by the label", other)


def _weight_hint(age: Age | None, rules: Rulebook) -> str:
    """Say what the weight is for at this age (REQ-08)."""
    if age is None:
        return ""
    if weight_is_required(age, rules):
        return "needed: the maximum goes by body weight"
    if weight_is_prompted(age, rules):
        return "asked for, to show mg per kg"
    return "" if is_child(age) else "not used for adults"
