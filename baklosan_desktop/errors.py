"""Everything that can go wrong without being our bug."""


class BaklosanError(Exception):
    """Something that can be explained: `str(error)` says what happened, `advice` what to do."""

    advice = ""

    @property
    def explanation(self) -> str:
        """What happened, and what to do."""
        return f"{self} {self.advice}".strip()


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


class NoOlderEdition(BaklosanError):
    """An edition to compare with that is not kept here."""

    advice = "An edition is kept when a newer one of the same label is imported."


class NoReviewedRules(BaklosanError):
    """A label that is read and searched, and that no dose follows from."""

    advice = "Read its dosage section: baklosan show dosage --label ID."


class EffectsNotRead(BaklosanError):
    """A label whose side effects stand in its text only."""

    advice = "Read its section on them: baklosan show side_effects --label ID."


class WatchedFolderGone(BaklosanError):
    """A folder whose new files are to be imported, and that is not there."""

    advice = "Connect its drive, choose another folder, or watch none."


class DatabaseError(BaklosanError):
    """A database that cannot be trusted or read."""

    advice = "Install the program again; notes and settings are kept."


class DamagedDatabase(DatabaseError):
    """The bundled label database is not the file that was built."""


class StaleDatabase(DatabaseError):
    """The label folders have changed since the database was built."""

    advice = "Build it again: python -m baklosan_desktop.pipeline."


class NoteRefused(BaklosanError):
    """A note or bookmark that is not kept as it is."""

    advice = "Shorten the note, or split it in two."


class UnreadableExport(BaklosanError):
    """A file of notes and bookmarks that cannot be restored from."""

    advice = "Choose a file that this program exported; nothing was changed."


class UserFileError(BaklosanError):
    """A database of this user's that cannot be used; it is never overwritten."""

    advice = "The file is left as it is: move it elsewhere to begin a new one."


class DamagedUserFile(UserFileError):
    """What stands in the file is not what was written."""

    advice = "Start the program: it goes back to the newest copy that is whole, and keeps the file."


class ForeignUserFile(UserFileError):
    """A database of another program."""


class NewerUserFile(UserFileError):
    """A database that a newer version of this program has written."""

    advice = "Install that version again; the file is left as it is."


class BusyUserFile(UserFileError):
    """Another program has held the file for too long."""

    advice = "Close other windows of this program, then try again."


class UnwritableUserFile(UserFileError):
    """The file or its folder cannot be read or written."""

    advice = "Free space on the disk or have the folder made writable, then try again."


class PackRefused(BaklosanError):
    """A pack of labels that cannot be made or used; the labels that are there stay."""

    advice = "Get the pack anew from whoever made it; the labels on this computer stay as they are."


class UntrustedPack(PackRefused):
    """A pack whose signature or content is not what a trusted key has signed."""


class OlderPack(PackRefused):
    """A pack that was made before the one on this computer."""

    advice = "Get the newest pack from whoever makes it; the labels on this computer stay."
