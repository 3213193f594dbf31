"""What a label calls its own drug: its product, and its substances all together."""

import re
from typing import NamedTuple

from baklosan_desktop.labels.label import Label

FORMS = re.compile(
    r"\b(?:tablets?|capsules?|injection|for|oral|solution|suspension|ophthalmic|topical|cream|gel"
    r"|extended[- ]release|delayed[- ]release|usp|film[- ]coated|intravenous|use|hydrochloride|hcl"
    r"|sodium|potassium|calcium|phosphate|sulfate|acetate|maleate|tartrate|citrate|succinate"
    r"|hydrobromide|mesylate|besylate|fumarate|and|the|inhalation|aerosol|patch|ointment|kit"
    r"|er|xr|sr|xl|mg|mcg|ml)\b",
    re.IGNORECASE,
)
"""What stands beside the name of a substance."""

_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*")


class OwnNames(NamedTuple):
    """Names of the drug, each as words that must all be there, and whether it combines several."""

    names: tuple[tuple[str, ...], ...]
    is_combination: bool

    def place(self, text: str) -> int | None:
        """Return where a text first names the drug, None if it does not.

        >>> own = OwnNames((("naproxen", "sumatriptan"), ("demoxil",)), True)
        >>> own.place("Naproxen 500 mg"), own.place("with Demoxil")
        (None, 5)
        """
        places = (_place(name, text.casefold()) for name in self.names)
        return min((place for place in places if place is not None), default=None)

    def without(self, text: str) -> str:
        """Leave out the names that a text has wholly."""
        for name in self.names:
            if _place(name, text) is not None:
                for word in name:
                    text = re.sub(rf"\b{word}(?![a-z])", " ", text)
        return text


NO_NAMES = OwnNames((), is_combination=False)


def own_names(label: Label) -> OwnNames:
    """Return the names of a label's drug: one substance of several is another drug."""
    substances = tuple(
        dict.fromkeys(words[0] for one in label.substances if (words := _words(one)))
    )
    names = (substances, _words(label.name))
    return OwnNames(tuple(dict.fromkeys(filter(None, names))), len(substances) > 1)


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(FORMS.sub(" ", name).casefold()))


def _place(name: tuple[str, ...], text: str) -> int | None:
    found = [match.start() for word in name if (match := re.search(rf"\b{word}", text))]
    return min(found) if len(found) == len(name) else None
