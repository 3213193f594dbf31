"""Whom a fact is about."""

from dataclasses import dataclass
from enum import Enum

from baklosan_desktop.errors import LabelError
from baklosan_desktop.quantities import Age


class Group(Enum):
    """The group of patients a label speaks of."""

    ALL = "all patients"
    ADULTS = "adults"
    CHILDREN = "children"
    OLDER = "older patients"
    SENSITIVE = "patients with increased sensitivity"
    RENAL = "chronic renal failure or haemodialysis"


@dataclass(frozen=True, slots=True)
class Population:
    """A group, with the ages the label itself names.

    `assumed` marks a group that the label does not name and that its position suggests.
    """

    group: Group = Group.ALL
    from_age: Age | None = None
    to_age: Age | None = None
    assumed: bool = False

    def __post_init__(self) -> None:
        if self.from_age and self.to_age and self.from_age >= self.to_age:
            raise LabelError(f"Nobody is from {self.from_age} to {self.to_age} old.")
