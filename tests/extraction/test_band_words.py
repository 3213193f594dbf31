import pytest

from baklosan_desktop.extraction.band_words import is_known, spoken, words
from baklosan_desktop.labels.bands import Band

VC, C, U, R, VR = Band

SAID = [
    ("en", "very common, common, uncommon, rare, very rare, not known"),
    ("en", "Very frequent, Frequently, infrequent, rarely, very rarely, frequency unknown"),
    ("es", "muy frecuentes, frecuentes, poco frecuentes, raros, muy raras, desconocida"),
    ("es", "muy frecuente, comunes, infrecuentes, rara, muy raramente, frecuencia no conocida"),
    ("pt", "muito frequentes, frequente, pouco frequentes, raros, muito raras, desconhecido"),
    ("pt", "muito comuns, comum, pouco comum, raramente, muito raro, frequência desconhecida"),
    ("da", "meget almindelige, almindelig, ikke almindelige, sjældne, meget sjælden, ikke kendt"),
    ("da", "meget hyppig, hyppige, mindre hyppige, sjældent, meget sjældne, hyppighed ukendt"),
    ("no", "svært vanlige, vanlige, mindre vanlige, sjeldne, svært sjeldne, ikke kjent"),
    ("nb", "svært vanlig, vanlig, mindre vanlig, sjelden, svært sjelden, ukjent frekvens"),
    ("sv", "mycket vanliga, vanliga, mindre vanliga, sällsynta, mycket sällsynta, känd frekvens"),
    ("fi", "hyvin yleiset, yleisiä, melko harvinaiset, harvinaisia, hyvin harvinaiset, tuntematon"),
    ("de", "sehr häufig, häufig, gelegentlich, selten, sehr selten, nicht bekannt"),
    ("fr", "très fréquent, fréquents, peu fréquente, rares, très rares, fréquence indéterminée"),
    ("it", "molto comune, comuni, non comune, raro, molto rari, non nota"),
]


@pytest.mark.parametrize(("language", "said"), SAID)
def test_each_word_means_one_band_and_is_never_found_in_a_longer_one(
    language: str, said: str
) -> None:
    found = words(said, language)
    assert [word.band for word in found] == [VC, C, U, R, VR, None]
    assert [said[word.start : word.end] for word in found] == said.split(", ")


@pytest.mark.parametrize("text", ["uncommonness", "recommon", "rarer", "x-rare", "commonrare"])
def test_part_of_a_word_is_no_band_word(text: str) -> None:
    assert words(text, "en") == ()


def test_language_without_words_has_none() -> None:
    assert not is_known("ar")
    assert words("common", "ar") == ()


@pytest.mark.parametrize(
    ("language", "said", "band"),
    [
        ("en", "Less frequently", U),
        ("en", "less common", U),
        ("pt", "menos frequentes", U),
        ("es", "menos frecuentes", U),
    ],
)
def test_word_that_says_less_means_a_band_of_its_own(language: str, said: str, band: Band) -> None:
    assert [word.band for word in words(said, language)] == [band]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "most frequently"),
        ("en", "not uncommon"),
        ("en", "extremely rare"),
        ("es", "más frecuentes"),
        ("fi", "ei harvinainen"),
    ],
)
def test_compared_or_denied_word_is_no_band(language: str, said: str) -> None:
    assert words(said, language) == ()


@pytest.mark.parametrize(
    "text",
    [
        "people of unknown size, so that one cannot tell their frequency",
        "The meaning of this is unknown.",
        "Causal relationship unknown: gout",
    ],
)
def test_unknown_thing_of_a_running_text_is_no_frequency(text: str) -> None:
    assert words(text, "en")
    assert spoken(text, "en") == ()


@pytest.mark.parametrize(
    "text", ["of unknown frequency", "The frequency of gout is not known", "Gout (unknown)"]
)
def test_unknown_frequency_of_a_running_text_is_one(text: str) -> None:
    assert [word.band for word in spoken(text, "en")] == [None]
