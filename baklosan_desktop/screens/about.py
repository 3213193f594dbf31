"""About the program and its label: what they are, and what they are not."""

from baklosan_desktop import __version__
from baklosan_desktop.labels.label import Label
from baklosan_desktop.tongue import _, described, spoken, translatable
from baklosan_desktop.wording import NOT_REVIEWED

PURPOSE = translatable(
    "For use by pharmacists. It does not replace the prescription or the current "
    "official label. It is not a certified medical device."
)
# Source: warnings of current baclofen labels that the bundled text does not have.
LIMITS = (
    "The label’s text lacks warnings that current baclofen labels carry, among them "
    "encephalopathy, suicidality, misuse and dependence, and respiratory depression with opioids. "
    "What this label does not name is not therefore safe."
)
OFFLINE = translatable("Nothing about a patient is stored, and the program never connects.")
SERVED = translatable(
    "Nothing about a patient is stored. The program connects to the library server only, and what "
    "is typed to search goes there."
)


def present(label: Label, *, is_served: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the lines of the About box as (name, text); `is_served` with a library server."""
    return (
        (_("Program"), f"Baklosan Desktop {__version__}"),
        (_("Interface"), described(spoken())),
        (_("Label"), _("{name}, edition {edition}").format(name=label.name, edition=label.edition)),
        (_("Source"), label.source),
        (_("Date of the text"), label.source_date or _("not stated in the source")),
        (_("SHA-256 of the text"), label.sha256),
        (_("Review"), label.reviewed_by or _(NOT_REVIEWED)),
        (_("Purpose"), _(PURPOSE)),
        (_("Limits"), LIMITS),
        (_("Privacy"), _(SERVED if is_served else OFFLINE)),
    )
