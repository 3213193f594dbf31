"""What is said of a pack of labels: by itself, and before a person has it installed."""

from datetime import date
from typing import NamedTuple

from baklosan_desktop.labels.pack import Manifest, Offer, days_old
from baklosan_desktop.screens.ago import ago
from baklosan_desktop.tongue import _, plural


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
    labels = plural("{number} label", "{number} labels", one.labels)
    said = _("{name} version {version}, {labels} packed on {date}")
    return said.format(name=one.name, version=one.version, labels=labels, date=one.made.isoformat())


def installed(one: Manifest) -> str:
    """Say that a pack has been taken over."""
    return _("Installed: {pack}.").format(pack=words(one))


def in_use(one: Manifest) -> str:
    """Say that an edition is used in the place of another."""
    return _("In use now: {pack}.").format(pack=words(one))


def present(offer: Offer, today: date) -> OfferView:
    """Ask whether a pack is wanted."""
    signed = plural(
        "It is signed by an office that this computer trusts; it is {number} day old.",
        "It is signed by an office that this computer trusts; it is {number} days old.",
        days_old(offer.pack.made, today),
    )
    question = _("Install the pack of labels {pack}?").format(pack=words(offer.pack))
    return OfferView(question, f"{signed} {_beside(offer)}")


def choice(used: Manifest, other: Manifest, today: date) -> PackChoice:
    """Offer the other edition of a pack."""
    is_back = other.version < used.version
    back, again = (
        _("Go back to version {version} of the pack {name} …"),
        _("Use version {version} of the pack {name} again …"),
    )
    offer = (back if is_back else again).format(version=other.version, name=other.name)
    question = _(
        "Use version {version}, packed {ago}, in place of version {used} of the pack {name}?"
    ).format(version=other.version, ago=ago(other.made, today), used=used.version, name=used.name)
    holds = plural("It holds {number} label.", "It holds {number} labels.", other.labels)
    lasts = _("It is the newest edition on this computer.")
    if is_back:
        lasts = _(
            "It stays in use until a newer one than version {version} is installed or "
            "somebody goes forward again here."
        ).format(version=used.version)
    return PackChoice(other, offer, OfferView(question, f"{holds} {lasts}"))


def _beside(offer: Offer) -> str:
    if offer.there is None:
        return _("No pack of this name is on this computer.")
    if offer.there == offer.pack:
        return _("This version is on this computer already: installing it repairs it and uses it.")
    kept = _("Version {version} is on this computer and is kept beside it.")
    return kept.format(version=offer.there.version)
