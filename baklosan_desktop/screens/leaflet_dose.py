"""The leaflet’s dose line: an answer of the dose page, and what is ticked of it → a dose."""

from collections.abc import Iterator
from typing import NamedTuple

from baklosan_desktop.dosing.doses import Course
from baklosan_desktop.screens.calendar import Dosed, Intake, intakes
from baklosan_desktop.screens.dose_headline import headline
from baklosan_desktop.screens.dosing_calendar import Choices, Tick, Ticked, ways
from baklosan_desktop.wording import amount, measured


class LeafletDose(NamedTuple):
    """A dose as the patient reads it; `is_made` says that the tablets at hand make it."""

    title: str
    words: str
    is_made: bool


def dose_choices(dosed: Dosed | None, ticked: Ticked) -> Choices | None:
    """Offer each dose once; None where the dose page holds none, and the line stays blank."""
    if dosed is None or not (offered := tuple(_offered(dosed))):
        return None
    printed = leaflet_dose(dosed, ticked)
    doses: dict[LeafletDose, tuple[str, Course]] = {}
    for title, course, dose in offered:
        doses.setdefault(dose, (title, course))  # both readings of a step begin alike
    ticks = tuple(
        Tick(title if len(doses) > 1 else dose.title, dose.words, course, dose == printed)
        for dose, (title, course) in doses.items()
    )
    said = f"From the dose page: {headline(dosed.answer)}."
    if printed is None:
        said += " No dose is ticked: the paper has a line to write on."
    return Choices(said, ticks)


def leaflet_dose(dosed: Dosed | None, ticked: Ticked) -> LeafletDose | None:
    """Return the dose that is ticked; None for a blank line."""
    offered = _offered(dosed) if dosed else ()
    return next((dose for _, course, dose in offered if course == ticked.course), None)


def _offered(dosed: Dosed) -> Iterator[tuple[str, Course, LeafletDose]]:
    for way, course in ways(dosed.answer):
        taken = intakes(course.start, dosed)
        title = "Your first dose" if course.increases else "Your dose"
        yield (
            way,
            course,
            LeafletDose(title, _words(taken), all(intake.tablets for intake in taken)),
        )


def _words(taken: tuple[Intake, ...]) -> str:
    times = sum(intake.times for intake in taken)
    if times > 1 and len({intake.dose for intake in taken}) == 1:
        return measured(f"{amount(taken[0].dose)}, {times} times a day")
    return ", ".join(f"{amount(intake.dose)} {intake.when.lower()}" for intake in taken)
