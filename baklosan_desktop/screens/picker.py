"""The label picker: what is typed → labels to open, by name, substance or code."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from baklosan_desktop.labels.label import Label, LabelId
from baklosan_desktop.labels.library import Listed
from baklosan_desktop.screens.ago import ago
from baklosan_desktop.screens.label import text_date
from baklosan_desktop.search.words import texts
from baklosan_desktop.tongue import _, translatable

MOST = 50
BUNDLED = translatable("bundled with this program")


class Labels(Protocol):
    """Where labels are found."""

    def found(self, typed: str, limit: int) -> Sequence[Listed]:
        """Return the labels that match, the best first; with nothing typed, the first by name."""


class Choice(NamedTuple):
    """A label to open, and what tells it from others of its name."""

    id: LabelId
    name: str
    substances: str
    about: str

    @classmethod
    def listed(cls, one: Listed, today: date) -> "Choice":
        """Return a label of the library, or of a pack and how old that is."""
        pack = _("pack {name}").format(name=one.label_pack) if one.label_pack else ""
        if one.packed_on:
            pack += _(", packed {ago}").format(ago=ago(one.packed_on, today))
        about = (
            one.holder,
            one.document,
            _("edition {edition}").format(edition=one.edition),
            one.language,
            pack,
        )
        return cls(one.id, one.name, ", ".join(one.substances), " · ".join(filter(None, about)))

    @classmethod
    def bundled(cls, label: Label) -> "Choice":
        """Return the label that came with the program."""
        about = f"{_(BUNDLED)} · {text_date(label)}"
        return cls(label.id, label.name, ", ".join(label.substances), about)


class Group(NamedTuple):
    """Labels under a title."""

    title: str
    choices: tuple[Choice, ...]


class PickerView(NamedTuple):
    """What can be opened; `summary` says why it is nothing, and is what a screen reader hears."""

    groups: tuple[Group, ...]
    summary: str


def present(
    typed: str,
    bundled: Label,
    library: Labels | None,
    today: date,
    recent: Sequence[Choice] = (),
) -> PickerView:
    """Answer what was typed; with nothing typed the labels opened last come first."""
    found = library.found(typed, MOST) if library else ()
    own = tuple(Choice.listed(one, today) for one in found)
    ours = (Choice.bundled(bundled),) if _is_meant(typed, bundled) else ()
    if typed.strip():
        groups = [Group(_("Labels"), (*ours, *own))]
    else:
        others = (one for one in (*ours, *own) if one not in recent)
        groups = [Group(_("Opened last"), tuple(recent)), Group(_("All labels"), tuple(others))]
    filled = tuple(group for group in groups if group.choices)
    return PickerView(filled, _summary(typed, sum(len(group.choices) for group in filled)))


def _summary(typed: str, number: int) -> str:
    if not number:
        return _("No label on this computer is found by “{typed}”.").format(typed=typed.strip())
    if number >= MOST:
        return _("Only the first are shown: type more of the name.")
    return ""


def _is_meant(typed: str, label: Label) -> bool:
    """Whether every word that was typed begins a word of its name or substances."""
    words = texts(" ".join((label.name, *label.substances)))
    return all(any(word.startswith(wanted) for word in words) for wanted in texts(typed))
