"""Packs of labels arrive at one user's program; most days none does.

What checks signatures takes a tenth of a second to load, so that it is loaded with the first pack.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from baklosan_desktop.labels.pack import Manifest, Offer
from baklosan_desktop.store import installed
from baklosan_desktop.store.user_file import UserFile


class Receiving(NamedTuple):
    """A user's folder, the keys that are trusted, and what a library of this program is."""

    folder: Path
    keys: Sequence[str]
    library: UserFile

    def offered(self, pack: Path) -> Offer:
        """Look at a pack without taking anything over; PackError says why it would be refused."""
        from baklosan_desktop.store import packs

        return packs.offered(pack, *self)

    def install(self, pack: Path) -> Manifest:
        """Take a pack over; it is not used where somebody went back to the one before it."""
        from baklosan_desktop.store import packs

        return packs.install(pack, *self)

    def use(self, pack: Path) -> Manifest:
        """Take a pack over, and use it."""
        manifest = self.install(pack)
        installed.use_newest(self.folder, manifest.name)
        return manifest

    def kept(self) -> tuple[installed.Kept, ...]:
        """Return the packs of which another edition could be used."""
        return installed.kept(self.folder)

    def change_to(self, edition: Manifest) -> Manifest:
        """Use one of the editions that are kept, in the place of the other."""
        installed.use(self.folder, edition)
        return edition
