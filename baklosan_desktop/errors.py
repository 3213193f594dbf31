"""Everything that can go wrong without being our bug."""


class BaklosanError(Exception):
    """Something that can be explained: `str(error)` says what happened, `advice` what to do."""

    advice = ""


class QuantityError(BaklosanError):
    """A number or unit that cannot be an amount, a weight or an age."""

    advice = "Enter a plain number with a point, such as 2.5."


class LabelError(BaklosanError):
    """A label whose text or facts contradict themselves."""

    advice = "Correct the label folder and build again."


class QuoteNotFound(LabelError):
    """A fact quotes words that do not stand in the line it cites."""


class UnclaimedText(LabelError):
    """A line of the source belongs to no section, or to two."""


class MisreadFact(LabelError):
    """A fact says something else than its quote."""


class UnreviewedFacts(LabelError):
    """The facts are not the ones whose reading was approved."""

    advice = "Compare each changed line with the label, then approve it: see db/README.md."


class VocabularyError(BaklosanError):
    """A file of the search vocabulary that is not as it should be."""

    advice = "Correct it and build again: see resources/vocabulary/README.md."


class UnknownSection(BaklosanError):
    """A section that this label does not have."""

    advice = "The sections of a label are listed by: baklosan show."


class UnknownLabel(BaklosanError):
    """A label that is not on this computer."""

    advice = "The labels on this computer are listed by: baklosan labels."


class DatabaseError(BaklosanError):
    """A database that cannot be trusted or read."""

    advice = "Install the program again; notes and settings are kept."


class DamagedDatabase(DatabaseError):
    """The bundled label database is not the file that was built."""


class StaleDatabase(DatabaseError):
    """The label folders have changed since the database was built."""

    advice = "Build it again: python -m baklosan_desktop.pipeline."
