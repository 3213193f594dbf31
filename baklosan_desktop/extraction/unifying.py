"""One word for each band of a label, however often it is inflected, and every effect once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from baklosan_desktop.extraction import band_words
from baklosan_desktop.extraction.found import Reading
from baklosan_desktop.labels.bands import Band, BandDefinition, Ours
from baklosan_desktop.labels.facts import SideEffect


def unified(reading: Reading, language: str) -> Reading:
    """Count "Frequent" and "frequently" as one band; number the effects, doubled ones left out.

    A band has the word of its first definition with bounds, or else of its first mention. One that
    no effect was read for is left out: the label may well list some that were not understood.
    """
    own: dict[Band, BandDefinition] = {}
    derived: dict[Band, BandDefinition] = {}
    meant: dict[str, Band] = {}
    for band in reading.bands:
        if band.ours is Ours.DERIVED:
            derived.setdefault(band.normalised, band)
            continue
        meant[band.word] = band.normalised
        held = own.setdefault(band.normalised, band)
        if held.ours and not band.ours:
            own[band.normalised] = band
    words = {word: own[band].word for word, band in meant.items()}
    effects = tuple(_once(_noted(_worded(reading.effects, words), language)))
    used = {effect.band for effect in effects}
    defined = [own[band] for band in Band if band in own and own[band].word in used]
    defined += [derived[band] for band in Band if band in derived]
    numbered = (replace(effect, id=f"AE-{number}") for number, effect in enumerate(effects, 1))
    return Reading(tuple(defined), tuple(numbered), reading.unread)


def _worded(effects: Iterable[SideEffect], words: Mapping[str, str]) -> Iterator[SideEffect]:
    for effect in effects:
        yield replace(effect, band=words.get(effect.band, effect.band)) if effect.band else effect


def _noted(effects: Iterable[SideEffect], language: str) -> Iterator[SideEffect]:
    """Give all that the label says not to know the frequency of its first word for that."""
    first = ""
    for effect in effects:
        if effect.note and any(not word.band for word in band_words.words(effect.note, language)):
            first = first or effect.note
            yield replace(effect, note=first)
        else:
            yield effect


def _once(effects: Iterable[SideEffect]) -> Iterator[SideEffect]:
    seen: set[object] = set()
    for effect in effects:
        own = (
            effect.term.casefold(),
            (effect.system or "").casefold(),
            effect.context,
            effect.band,
            effect.note,
            effect.rates,
        )
        if own not in seen:
            seen.add(own)
            yield effect
