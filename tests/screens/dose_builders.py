"""Filled-in dose forms, and the reference they are answered from."""

from functools import cache

from baklosan_desktop.dosing.patient import Reply
from baklosan_desktop.screens.dose import DoseView, present
from baklosan_desktop.screens.dose_answer import AnswerView
from baklosan_desktop.screens.dose_asked import Reference
from baklosan_desktop.screens.dose_form import DoseForm
from tests.dosing.builders import the_label, the_rulebook


@cache
def the_reference() -> Reference:
    return Reference(the_label()[0], the_rulebook())


def view_of(form: DoseForm) -> DoseView:
    return present(form, the_reference())


def answered(form: DoseForm, **replies: Reply) -> DoseForm:
    """Answer every question with no, but for those named."""
    for group in view_of(form).groups:
        for question in group.questions:
            form = form.replied(question.key, replies.get(question.key, Reply.NO))
    return form


def answer_of(form: DoseForm, **replies: Reply) -> AnswerView:
    answer = view_of(answered(form, **replies)).answer
    assert answer is not None
    return answer
