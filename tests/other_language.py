"""A few words of Polish to be spoken in a test."""

from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from baklosan_desktop.tongue import speak


def speak_polish(folder: Path, words: Mapping[str, str]) -> None:
    """Say these texts, and no others, in Polish until the test ends."""
    place = folder / "pl" / "LC_MESSAGES"
    place.mkdir(parents=True)
    catalogue = Catalog("pl")
    for english, polish in words.items():
        catalogue.add(english, polish)
    with (place / "baklosan.mo").open("wb") as file:
        write_mo(file, catalogue)
    assert speak("pl", str(folder)) == ""
