"""Everything that can go wrong without being our bug."""

from baklosan_desktop.tongue import _, translatable


class BaklosanError(Exception):
    """Something that can be explained: `str(error)` says what happened, `advice` what to do."""

    advice = ""

    @property
    def explanation(self) -> str:
        """What happened, and what to do."""
        return f"{self} {_(self.advice)}".strip()


class QuantityError(BaklosanError):
    """A number or unit that cannot be an amount, a weight or an age."""

    advice = translatable("Enter a plain number with a point, such as 2.5.")


class LabelError(BaklosanError):
    """A label whose text or facts contradict themselves."""

    advice = translatable("Correct the label folder and build again.")


class QuoteNotFound(LabelError):
    """A fact quotes words that do not stand in the line it cites."""


class UnclaimedText(LabelError):
    """A line of the source belongs to no section, or to two."""


class MisreadFact(LabelError):
    """A fact says something else than its quote."""


class UnreviewedFacts(LabelError):
    """The facts are not the ones whose reading was approved."""

    advice = translatable(
        "Compare each changed line with the label, then approve it: see db/README.md."
    )


class VocabularyError(BaklosanError):
    """A file of the search vocabulary that is not as it should be."""

    advice = translatable("Correct it and build again: see resources/vocabulary/README.md.")


class UnknownSection(BaklosanError):
    """A section that this label does not have."""

    advice = translatable("The sections of a label are listed by: baklosan show.")


class UnknownLabel(BaklosanError):
    """A label that is not on this computer."""

    advice = translatable("The labels on this computer are listed by: baklosan labels.")


class DamagedLabel(BaklosanError):
    """An imported label that is not what was imported; all others can be used."""

    advice = translatable("Import its file again; all other labels can be used.")


class NoOlderEdition(BaklosanError):
    """An edition to compare with that is not kept here."""

    advice = translatable("An edition is kept when a newer one of the same label is imported.")


class NoReviewedRules(BaklosanError):
    """A label that is read and searched, and that no dose follows from."""

    advice = translatable("Read its dosage section: baklosan show dosage --label ID.")


class EffectsNotRead(BaklosanError):
    """A label whose side effects stand in its text only."""

    advice = translatable("Read its section on them: baklosan show side_effects --label ID.")


class WatchedFolderGone(BaklosanError):
    """A folder whose new files are to be imported, and that is not there."""

    advice = translatable("Connect its drive, choose another folder, or watch none.")


class DatabaseError(BaklosanError):
    """A database that cannot be trusted or read."""

    advice = translatable("Install the program again; notes and settings are kept.")


class DamagedDatabase(DatabaseError):
    """The bundled label database is not the file that was built."""


class StaleDatabase(DatabaseError):
    """The label folders have changed since the database was built."""

    advice = translatable("Build it again: python -m baklosan_desktop.pipeline.")


class NoteRefused(BaklosanError):
    """A note or bookmark that is not kept as it is."""

    advice = translatable("Shorten the note, or split it in two.")


class UnreadableExport(BaklosanError):
    """A file of notes and bookmarks that cannot be restored from."""

    advice = translatable("Choose a file that this program exported; nothing was changed.")


class UserFileError(BaklosanError):
    """A database of this user's that cannot be used; it is never overwritten."""

    advice = translatable("The file is left as it is: move it elsewhere to begin a new one.")


class DamagedUserFile(UserFileError):
    """What stands in the file is not what was written."""

    advice = translatable(
        "Start the program again: it goes back to what is whole, and keeps the damaged file."
    )


class ForeignUserFile(UserFileError):
    """A database of another program."""


class NewerUserFile(UserFileError):
    """A database that a newer version of this program has written."""

    advice = translatable("Install that version again; the file is left as it is.")


class BusyUserFile(UserFileError):
    """Another program has held the file for too long."""

    advice = translatable("Close other windows of this program, then try again.")


class LostUserFile(UserFileError):
    """The file was there when the program started."""

    advice = translatable(
        "Put it back in its place, or start the program again to begin a new one."
    )


class UnwritableUserFile(UserFileError):
    """The file or its folder cannot be read or written."""

    advice = translatable(
        "Free space on the disk or have the folder made writable, then try again."
    )


class LibraryServerError(BaklosanError):
    """A library on a server that cannot be used now."""

    advice = translatable(
        "Tell whoever looks after the library server; all labels of this computer are here."
    )


class ServerAway(LibraryServerError):
    """A server that does not answer, or not in time."""


class ServerBusy(LibraryServerError):
    """A server that has given up this one question."""


class ServerRefuses(LibraryServerError):
    """A server that answers, and does not do what it is asked."""


class NoServerDriver(LibraryServerError):
    """A program that was installed without what speaks to a server."""

    advice = translatable(
        "Install the package baklosan-desktop-server, or: pip install 'baklosan-desktop[server]'."
    )


class NoServerLibrary(LibraryServerError):
    """A database that holds no library, or one of another version of this program."""

    advice = translatable(
        "An editor of the library makes it ready, with this version: baklosan import."
    )


class LibraryNotRead(BaklosanError):
    """A library that is being opened; it is asked when that has been done."""

    advice = translatable("Try again in a moment.")


class HandOffRefused(BaklosanError):
    """What another program asked of the window, and what is not done, not even in part."""

    advice = translatable("Nothing was done: tell whoever looks after the program that asked.")


class PackError(BaklosanError):
    """A pack of labels that cannot be made or used; the labels that are there stay."""

    advice = translatable(
        "Get the pack anew from whoever made it; the labels on this computer stay as they are."
    )


class KeyRefused(BaklosanError):
    """A key that packs cannot be signed with, or that cannot be written."""

    advice = translatable(
        "Choose another file or folder: baklosan new-key FOLDER makes a pair of keys."
    )


class NoPassword(BaklosanError):
    """Nobody answers when a password is asked for."""

    advice = translatable("Run the command in a terminal and press Enter where there is none.")


class NoPreviousPack(PackError):
    """A pack of which no edition is kept before the newest."""

    advice = translatable("Packs and their editions are listed by: baklosan check.")


class DamagedPack(PackError):
    """Installed labels that are not what was installed; all others stay in use."""

    advice = translatable(
        "Install the pack again, or go back to its other edition on the Library page."
    )


class UntrustedPack(PackError):
    """A pack whose signature or content is not what a trusted key has signed."""

    advice = translatable(
        "Ask whoever made it for a whole one, or whoever looks after this computer to trust its "
        "key (pack_keys in the policy); the labels on this computer stay as they are."
    )


class OlderPack(PackError):
    """A pack that was made before the one on this computer."""

    advice = translatable(
        "Get the newest pack from whoever makes it; the labels on this computer stay."
    )
