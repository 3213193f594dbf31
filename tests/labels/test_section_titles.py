import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.section_titles import kind_by_title, kind_of_whole_title
from baklosan_desktop.labels.sections import SectionKind


@pytest.mark.parametrize(
    "title",
    [
        "4. Possible side effects",
        "4.8 UNDESIRABLE EFFECTS",
        "6 ADVERSE REACTIONS",
        "4. Posibles efectos adversos",
        "4.8. Reacciones adversas",
        "4. Efeitos indesejáveis possíveis",
        "4. Bivirkninger",
        "Mahdolliset haittavaikutukset",
        "4. الآثار الجانبية المحتملة",
        "8 副作用/不良反應",
    ],
)
def test_side_effects_are_found_in_every_language(title: str) -> None:
    assert kind_by_title(title) is SectionKind.SIDE_EFFECTS


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("6.4 Special precautions for storage", SectionKind.STORAGE),
        ("6.6. Precauciones especiales de eliminación", SectionKind.DISPOSAL),
        ("6.6 Special precautions for disposal", SectionKind.DISPOSAL),
        ("4.7 Effects on ability to drive and use machines", SectionKind.DRIVING),
        ("1. What X is and what it is used for", SectionKind.INDICATIONS),
        ("2. What you need to know before you take X", SectionKind.PRECAUTIONS),
        ("Do not take X", SectionKind.CONTRAINDICATIONS),
        ("If you take more X than you should", SectionKind.OVERDOSE),
        ("6. Contenido del envase e información adicional", SectionKind.SUPPLY),
        ("Indehaver af markedsføringstilladelsen og fremstiller", SectionKind.HOLDER),
    ],
)
def test_title_tells_the_kind(title: str, kind: SectionKind) -> None:
    assert kind_by_title(title) is kind


@pytest.mark.parametrize("title", ["", "What is in this leaflet", "4. CLINICAL PARTICULARS"])
def test_title_of_no_kind_tells_none(title: str) -> None:
    assert kind_by_title(title) is None


def test_phrase_inside_a_word_is_none() -> None:
    assert kind_by_title("Offside effects") is None


@given(st.text())
def test_any_title_has_a_kind_or_none(title: str) -> None:
    assert kind_by_title(title) in {None, *SectionKind}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("UNDESIRABLE EFFECTS", SectionKind.SIDE_EFFECTS),
        ("Composition", SectionKind.COMPOSITION),
        ("Marketing authorisation number(s)", SectionKind.AUTHORISATION),
        ("Undesirable effects are rare", None),
        ("", None),
    ],
)
def test_standard_title_is_known_only_as_a_whole(title: str, kind: SectionKind | None) -> None:
    assert kind_of_whole_title(title) is kind


def test_whole_title_goes_before_the_phrases_in_it() -> None:
    assert kind_by_title("Composition") is SectionKind.COMPOSITION
    assert kind_by_title("Drug interactions") is SectionKind.INTERACTIONS
