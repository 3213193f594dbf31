"""Which questions the dose page asks now, and which of them are still open."""

from collections.abc import Iterable
from typing import NamedTuple

from baklosan_desktop.dosing.patient import (
    BREASTFEEDING,
    HAEMODIALYSIS,
    HYPERSENSITIVITY,
    PREGNANT,
    RENAL_FAILURE,
    Reply,
)
from baklosan_desktop.dosing.plausibility import CHILDBEARING_FROM
from baklosan_desktop.dosing.questions import Asked, asked
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.quantities import Age
from baklosan_desktop.screens.dose_form import SCREENED, DoseForm
from baklosan_desktop.screens.dose_form import Question as DoseQuestion

SENSITIVITY = "increased_sensitivity"
NOT_KNOWN = "not known: ask"

_KIDNEYS = frozenset({RENAL_FAILURE, HAEMODIALYSIS})
_CHILDBEARING = frozenset({PREGNANT, BREASTFEEDING})
# Answered one by one, never by the button for all that are left (policies "Screening").
_SINGLY = frozenset({HYPERSENSITIVITY}) | _KIDNEYS | _CHILDBEARING
_TRI_STATE = (Reply.YES, Reply.NO, Reply.UNKNOWN)


class Question(NamedTuple):
    """One question with the reply given, None while not asked."""

    key: str
    words: str
    conditions: tuple[str, ...]
    reply: Reply | None
    choices: tuple[Reply, ...]

    @property
    def singly(self) -> bool:
        """Whether the button "asked: none of these" leaves it alone."""
        return self.key in _SINGLY

    @property
    def hint(self) -> str:
        """What to do about an answer that is not known."""
        return NOT_KNOWN if self.reply is Reply.UNKNOWN else ""


class QuestionGroup(NamedTuple):
    """Questions under one title; `bars` says that no answer is given while one is open."""

    title: str
    bars: bool
    questions: tuple[Question, ...]

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions not yet asked."""
        return tuple(question for question in self.questions if question.reply is None)

    @property
    def summary(self) -> str:
        """What the folded group says of its answers."""
        replies = [question.reply for question in self.questions]
        counts = (
            (replies.count(Reply.YES), "yes"),
            (replies.count(None), "not asked"),
            (replies.count(Reply.UNKNOWN), "not known"),
        )
        parts = [f"{count} {word}" for count, word in counts if count]
        return ", ".join(parts) or f"asked: none of {len(replies)}"


def question_groups(form: DoseForm, age: Age | None, rules: Rulebook) -> tuple[QuestionGroup, ...]:
    """Return the questions to ask, allergy first and strong reactions last (REQ-11).

    Stopping asks for the allergy only, tablets ask for nothing: they read no condition.
    """
    if form.question not in SCREENED:
        return _unscreened(form, rules)
    forbidding = [each for item in rules.contraindications for each in asked(item)]
    general = [each for each in forbidding if each.conditions[0] not in _KIDNEYS | _CHILDBEARING]
    general.sort(key=lambda each: each.conditions[0] != HYPERSENSITIVITY)
    groups = (
        _group(form, "Contraindications", general, bars=True),
        _group(form, "Kidneys", _among(forbidding, _KIDNEYS), bars=True),
        _group(form, "Pregnancy", _childbearing(form, age, forbidding), bars=True),
        _group(form, "Use with caution, monitor", _watched(rules)),
        _group(form, "Strong reactions", [_STRONG_REACTION]),
    )
    return tuple(group for group in groups if group.questions)


def asked_none(form: DoseForm, visible: Iterable[Question]) -> DoseForm:
    """Answer no to the visible questions that are still open and need not be answered singly."""
    for question in visible:
        if question.reply is None and not question.singly:
            form = form.replied(question.key, Reply.NO)
    return form


def _unscreened(form: DoseForm, rules: Rulebook) -> tuple[QuestionGroup, ...]:
    if form.question is not DoseQuestion.STOP:
        return ()
    every = [each for item in rules.contraindications for each in asked(item)]
    allergy = _among(every, frozenset({HYPERSENSITIVITY}))
    return (_group(form, "Before stopping", allergy, bars=True),)


_STRONG_REACTION = Asked("Reacts strongly to medicines (not an allergy)", (SENSITIVITY,))


def _watched(rules: Rulebook) -> list[Asked]:
    cautions = [
        Asked(item.question, (item.condition,)) for item in rules.cautions if item.condition
    ]
    return cautions + [Asked(item.question, (item.condition,)) for item in rules.monitoring]


def _among(questions: list[Asked], keys: frozenset[str]) -> list[Asked]:
    return [each for each in questions if each.conditions[0] in keys]


def _childbearing(form: DoseForm, age: Age | None, questions: list[Asked]) -> list[Asked]:
    """Ask from 9 years on; a yes stays visible when the age turns out lower."""
    if age is None or age >= CHILDBEARING_FROM:
        return _among(questions, _CHILDBEARING)
    answered = {key for key, reply in form.replies.items() if reply is Reply.YES}
    return _among(questions, _CHILDBEARING & answered)


def _group(
    form: DoseForm, title: str, questions: list[Asked], *, bars: bool = False
) -> QuestionGroup:
    return QuestionGroup(title, bars, tuple(_question(form, each) for each in questions))


def _question(form: DoseForm, each: Asked) -> Question:
    key = each.conditions[0]
    choices = (*_TRI_STATE, Reply.NOT_APPLICABLE) if key in _CHILDBEARING else _TRI_STATE
    reply = form.replies.get(key)
    return Question(key, each.words, each.conditions, reply if reply in choices else None, choices)
