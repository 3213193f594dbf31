import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.band_heads import (
    definitions,
    head,
    is_silent,
    loose,
    segments,
    tail,
)
from baklosan_desktop.extraction.band_ranges import NONE, Bounds
from baklosan_desktop.extraction.silent_words import SILENT
from baklosan_desktop.labels.bands import Band

HEADS = [
    ("en", "Common", "Common", Band.COMMON),
    ("en", "Very common: may affect more than 1 in 10 people", "Very common", Band.VERY_COMMON),
    ("en", "Not known (cannot be estimated from the available data):", "Not known", None),
    ("en", "The following are rare (may affect up to 1 in 1,000 people)", "rare", Band.RARE),
    ("en", "Not known (taken from reports of users)", "Not known", None),
    ("es", "Efectos adversos graves – estos son poco frecuentes", "poco frecuentes", Band.UNCOMMON),
    ("es", "Frecuencia no conocida³", "Frecuencia no conocida", None),
    (
        "pt",
        "Efeitos indesejáveis raros (podem afetar até 1 em cada 1000 pessoas)",
        "raros",
        Band.RARE,
    ),
    ("da", "Almindelige bivirkninger (hos 1 - 10 ud af 100):", "Almindelige", Band.COMMON),
    ("da", "Bivirkninger, hvor hyppigheden ikke er kendt", "hyppigheden ikke er kendt", None),
    (
        "nb",
        "Svært sjeldne (kan forekomme hos opptil 1 av 10 000 brukere)",
        "Svært sjeldne",
        Band.VERY_RARE,
    ),
    (
        "fi",
        "Melko harvinaiset haittavaikutukset (alle 1 potilaalla sadasta):",
        "Melko harvinaiset",
        Band.UNCOMMON,
    ),
]
NO_HEADS = [
    ("en", "Headache"),
    ("en", "In rare cases, gout"),
    ("en", "Common gout"),
    ("en", "Uncommon to very rare: gout"),
    ("en", "Gout (seen by one) rarely (so they say)"),
    ("en", "These (as may be) are common and rare"),
    ("en", ""),
    ("es", "Las más frecuentes (≥ 10 %): gota"),
    ("zh", "Common: gout"),
    ("en", f"Common ({'x' * 400})"),
    ("en", "Gout is common (say some)"),
    ("en", "These are rare and common (say some)"),
]


@pytest.mark.parametrize(("language", "text", "word", "band"), HEADS)
def test_band_with_nothing_but_silent_words_is_a_head(
    language: str, text: str, word: str, band: Band | None
) -> None:
    found = head(text, language)
    assert found
    assert (found.word, found.band, found.end) == (word, band, len(text))


@pytest.mark.parametrize(("language", "text"), NO_HEADS)
def test_whatever_says_something_of_its_own_or_two_bands_is_no_head(
    language: str, text: str
) -> None:
    assert head(text, language) is None


def test_head_ends_at_its_last_mark_before_other_words() -> None:
    found = head("Rare (up to 1 in 1,000): 5-HT syndrome", "en")
    assert found
    assert (found.end, found.bounds) == (24, Bounds(at_most=1_000))


def followed(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(one.head.word, one.rest.strip()) for one in segments(text, language)]


def test_several_bands_in_a_line_each_have_what_follows_them() -> None:
    assert followed("Common: gout, rash. Rare: cough; very rare: hives") == [
        ("Common", "gout, rash."),
        ("Rare", "cough;"),
        ("very rare", "hives"),
    ]


def test_amid_a_line_a_band_needs_its_colon() -> None:
    assert followed("Common: gout Rare: cough Rare Disease") == [
        ("Common", "gout"),
        ("Rare", "cough Rare Disease"),
    ]


def test_sentence_may_open_with_a_band_after_another_sentence() -> None:
    assert followed("Gout was seen. Not known: rash") == [("Not known", "rash")]


def test_line_without_a_band_has_no_segment() -> None:
    assert followed("Gout was seen: rash") == []


def test_bands_that_are_defined_one_after_the_other_list_nothing() -> None:
    said = "Very common (≥ 1/10), common (≥ 1/100 to < 1/10), rare, not known"
    assert [(one.word, one.bounds) for one in definitions(said, "en")] == [
        ("Very common", Bounds(at_least=100_000)),
        ("common", Bounds(at_least=10_000, less_than=100_000)),
    ]


def test_one_band_alone_is_not_defined_but_heads_a_list() -> None:
    assert definitions("Common (≥ 1/100 to < 1/10)", "en") == ()


def test_sentence_with_one_band_may_lead_over_to_its_effects() -> None:
    found = loose("Some say so. In rare cases people have had: gout", "en")
    assert found
    assert (found.word, found.band, found.bounds, found.end) == ("rare", Band.RARE, NONE, 43)


@pytest.mark.parametrize(
    "text",
    [
        "In rare cases people have had gout",
        "In rare or very rare cases: gout",
        "Signs of gout (rare: swelling) are",
        "Gout: rare",
        f"In rare cases {'so ' * 50}: gout",
    ],
)
def test_other_sentences_lead_over_to_nothing(text: str) -> None:
    assert loose(text, "en") is None


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "dizziness (very common)", "dizziness"),
        ("en", "gout [rare: up to 1 in 1,000 people].", "gout"),
        ("en", "Gout is rare.", "Gout"),
        ("fi", "Kihti on harvinainen (enintään 1 henkilöllä 1 000:sta).", "Kihti"),
    ],
)
def test_band_may_stand_after_its_effect(language: str, text: str, term: str) -> None:
    found = tail(text, language)
    assert found
    assert found[0] == term


@pytest.mark.parametrize("text", ["gout (swelling)", "gout (more than seen)", "gout", "It is gout"])
def test_other_words_after_an_effect_are_no_band(text: str) -> None:
    assert tail(text, "en") is None


def test_text_is_silent_if_it_says_nothing_of_its_own() -> None:
    assert is_silent("These may affect up to 1 in 10 people:", "en")
    assert not is_silent("These may affect your liver", "en")
    assert not is_silent("", "zh")


@pytest.mark.parametrize("language", [*SILENT, "nn", "zh"])
@given(text=st.text(st.sampled_from("aR1/ .:;()<≥\n-—é")))
def test_any_text_is_answered(language: str, text: str) -> None:
    assert head(text, language) is None or head(text, language) == head(text, language)
    assert all(one.start <= len(text) for one in segments(text, language))
    assert isinstance(definitions(text, language), tuple)
