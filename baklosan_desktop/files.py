"""A file to take away: whole, or not at all and with the reason."""

import os
from contextlib import suppress
from pathlib import Path

from baklosan_desktop.errors import BaklosanError
from baklosan_desktop.tongue import _, translatable


class NotSaved(BaklosanError):
    """A file that could not be written; what stood at its place is unchanged."""

    advice = translatable(
        "Choose another folder, free some space, or close the file where it is open."
    )


def save(content: bytes, path: Path) -> None:
    """Write a file beside its place and move it there; NotSaved says why it cannot be."""
    place = path.resolve()  # what a link leads to is replaced, not the link
    if place.exists() and not place.is_file():
        raise NotSaved(
            _("'{name}' could not be saved: it is a folder or a device, no file.").format(
                name=path.name
            )
        )
    partial = place.with_name(f"{place.name}.part")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(place)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        reason = error.strerror or str(error)
        raise NotSaved(
            _("'{name}' could not be saved: {reason}.").format(name=path.name, reason=reason)
        ) from error
