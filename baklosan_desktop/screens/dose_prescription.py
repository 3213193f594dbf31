"""What is said of a prescription beside the answer: its sum, and its division over the day."""

from collections.abc import Iterator

from baklosan_desktop.dosing.answer import Mark
from baklosan_desktop.dosing.entry import dose_above_zero, intakes
from baklosan_desktop.dosing.rulebook import stated
from baklosan_desktop.labels.facts import RuleKind
from baklosan_desktop.labels.population import Group
from baklosan_desktop.screens.dose_asked import Asked, Reference
from baklosan_desktop.screens.dose_quotes import Sentence, sentence


def prescription_remarks(asked: Asked, book: Reference) -> Iterator[Sentence]:
    """Say how a dose per intake adds up, and where a first prescription divides another way."""
    form = asked.form
    if asked.typed.prescribed is None or not form.per_intake.strip():
        return
    each, times = dose_above_zero(form.per_intake), intakes(form.times)
    words = f"Prescribed {each} × {times} = {each * times} per day."
    yield sentence(words, book.label, mark=Mark.DERIVED)
    rule = book.rules.rule(RuleKind.INITIAL, Group.ADULTS)
    if form.first and times != stated(rule.times_per_day):
        words = (
            f"The label begins with {rule.times_per_day} intakes per day; {times} are prescribed. "
            "It states no other division."
        )
        yield sentence(words, book.label, rule.citations, Mark.EDITORIAL)
