"""What every part of the dose page is worked out from."""

from typing import NamedTuple

from baklosan_desktop.dosing.dispensing import Strength, bundled_strength
from baklosan_desktop.dosing.patient import Patient
from baklosan_desktop.dosing.rulebook import Rulebook
from baklosan_desktop.labels.label import Label
from baklosan_desktop.quantities import Mass
from baklosan_desktop.screens.dose_form import DoseForm, Entered

# A strength that a pharmacy may have beside the label's own; editorial.
SCORED_10_MG = Strength(Mass.mg("10"), scored=True)


class Reference(NamedTuple):
    """What the page answers from: a label and its rules, read once."""

    label: Label
    rules: Rulebook


class Asked(NamedTuple):
    """A form, what it says, and the patient where the question knows one."""

    form: DoseForm
    typed: Entered
    patient: Patient | None


def strengths_at_hand(form: DoseForm, rules: Rulebook) -> tuple[Strength, ...]:
    """Return the label's own strength, and what the pharmacy has beside it."""
    own = bundled_strength(rules)
    return (own, SCORED_10_MG) if form.has_10_mg else (own,)
