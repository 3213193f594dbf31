import pytest

from baklosan_desktop.extraction.systems import opening, system

SYSTEMS = [
    ("en", "Blood and lymphatic system disorders*"),
    ("en", "General disorders and administration site conditions"),
    ("en", "Investigations:"),
    ("es", "Trastornos de la piel y del tejido subcutáneo"),
    ("es", "Infecciones e infestaciones"),
    ("pt", "Doenças do sistema nervoso"),
    ("da", "Nervesystemet"),
    ("no", "Sykdommer i blod og lymfatiske organer"),
    ("nb", "Hud- og underhudssykdommer"),
    ("fi", "Iho ja ihonalainen kudos"),
]


@pytest.mark.parametrize(("language", "text"), SYSTEMS)
def test_organ_system_is_known_in_the_language_of_the_label(language: str, text: str) -> None:
    assert system(text, language) == text.strip("*:")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nervousness"),
        ("en", "Skin and nails. Some disorders"),
        ("en", f"Skin {'x' * 130} disorders"),
        ("es", "alteraciones hepáticas, como ictericia"),
        ("zh", "Eye disorders"),
    ],
)
def test_effect_is_no_organ_system(language: str, text: str) -> None:
    assert system(text, language) is None


def test_system_may_open_a_line() -> None:
    assert opening("Eye disorders: Common: gout", "en") == ("Eye disorders", " Common: gout")
    assert opening("Eye disorders", "en") is None
    assert opening("Gout: rash", "en") is None
