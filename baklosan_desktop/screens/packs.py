"""What is said of a pack of labels: by itself, and before a person has it installed."""

from datetime import date
from typing import NamedTuple

from baklosan_desktop.labels.pack import Manifest, Offer, days_old
from baklosan_desktop.wording import ago, counted


class OfferView(NamedTuple):
    """A question, and what to know before it is answered."""

    question: str
    meaning: str


class PackChoice(NamedTuple):
    """An edition that could be used: how it is offered, and what is asked first."""

    edition: Manifest
    offer: str
    view: OfferView


def words(one: Manifest) -> str:
    """Say which pack it is, which edition of it, and how much there is in it."""
    labels = counted(one.labels, "label")
    return f"{one.name} version {one.version}, {labels} packed on {one.made.isoformat()}"


def installed(one: Manifest) -> str:
    """Say that a pack has been taken over."""
    return f"Installed: {words(one)}."


def in_use(one: Manifest) -> str:
    """Say that an edition is used in the place of another."""
    return f"In use now: {words(one)}."


def present(offer: Offer, today: date) -> OfferView:
    """Ask whether a pack is wanted."""
    age = counted(days_old(offer.pack.made, today), "day")
    signed = "It is signed by an office that this computer trusts"
    question = f"Install the pack of labels {words(offer.pack)}?"
    return OfferView(question, f"{signed}; it is {age} old. {_beside(offer)}")


def choice(used: Manifest, other: Manifest, today: date) -> PackChoice:
    """Offer the other edition of a pack."""
    is_back = other.version < used.version
    words = "Go back to {} …" if is_back else "Use {} again …"
    offer = words.format(f"version {other.version} of the pack {other.name}")
    packed = f"version {other.version}, packed {ago(other.made, today)}"
    question = f"Use {packed}, in place of version {used.version} of the pack {used.name}?"
    holds = f"It holds {counted(other.labels, 'label')}."
    lasts = "It is the newest edition on this computer."
    if is_back:
        lasts = (
            f"It stays in use until a newer one than version {used.version} is installed or "
            "somebody goes forward again here."
        )
    return PackChoice(other, offer, OfferView(question, f"{holds} {lasts}"))


def _beside(offer: Offer) -> str:
    if offer.there is None:
        return "No pack of this name is on this computer."
    if offer.there == offer.pack:
        return "This version is on this computer already: installing it repairs it and uses it."
    return f"Version {offer.there.version} is on this computer and is kept beside it."
