from baklosan_desktop.extraction.found import Reading
from baklosan_desktop.extraction.unifying import unified
from baklosan_desktop.labels.bands import BandDefinition, Ours
from baklosan_desktop.labels.facts import SideEffect
from baklosan_desktop.labels.rates import Rate
from tests.builders import a_band, an_effect


def a_word(word: str, ours: Ours = Ours.AGREED) -> BandDefinition:
    band = a_band()
    return BandDefinition(word, band.normalised, None, None, band.citation, ours=ours)


def one(*effects: SideEffect, bands: tuple[BandDefinition, ...] = ()) -> Reading:
    return unified(Reading(bands, effects), "en")


def test_inflections_of_a_word_are_one_band_with_the_word_that_the_label_defines() -> None:
    found = one(
        an_effect(band="Frequently"),
        an_effect(band="frequent", term="rash"),
        bands=(a_word("Frequently"), a_band(), a_word("frequent")),
    )
    assert [effect.band for effect in found.effects] == ["frequent", "frequent"]
    assert found.bands == (a_band(),)


def test_bands_run_from_the_most_frequent_one_the_derived_ones_last() -> None:
    rare, derived = a_band("rare"), a_word("common (derived)", Ours.DERIVED)
    effects = (an_effect(band="rare"), an_effect())
    assert one(*effects, bands=(derived, rare, derived, a_band())).bands == (
        a_band(),
        rare,
        derived,
    )


def test_first_definition_of_a_band_stays() -> None:
    other = BandDefinition("common", a_band().normalised, 10_000, None, a_band().citation)
    assert one(an_effect(), bands=(a_band(), other)).bands == (a_band(),)


def test_band_without_an_effect_that_was_read_is_left_out() -> None:
    assert one(an_effect(), bands=(a_band(), a_band("rare"))).bands == (a_band(),)


def test_words_for_a_frequency_that_is_not_known_are_one_note() -> None:
    found = one(
        an_effect(band=None, note="Not known"),
        an_effect(band=None, note="frequency unknown", term="rash"),
        an_effect(band=None, note="isolated cases", term="gout"),
    )
    assert [effect.note for effect in found.effects] == ["Not known", "Not known", "isolated cases"]


def test_percentages_have_no_band_word_to_unify() -> None:
    rate = Rate("Demoxil", "3 %", 30_000)
    assert one(an_effect(band=None, rates=(rate,))).effects[0].band is None


def test_doubled_effect_is_one_but_not_in_another_system_band_or_context() -> None:
    other = [
        an_effect(system="skin"),
        an_effect(band="rare"),
        an_effect(context="children"),
        an_effect(term="rash"),
    ]
    found = one(an_effect(), an_effect(term="Blurred vision"), *other)
    assert [effect.id for effect in found.effects] == ["AE-1", "AE-2", "AE-3", "AE-4", "AE-5"]
