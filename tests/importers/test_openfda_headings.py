import pytest

from baklosan_desktop.importers.openfda_fields import BY_NAME, FIELDS, Field
from baklosan_desktop.importers.openfda_headings import chapter, numbered, title_end


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("adverse_reactions", "6 ADVERSE REACTIONS Itching", "6 ADVERSE REACTIONS"),
        ("adverse_reactions", "Adverse reactions: itching", "Adverse reactions:"),
        ("adverse_reactions", "Adverse reactionsfoo", ""),
        (
            "warnings_and_cautions",
            "5 WARNINGS AND PRECAUTIONS Beware",
            "5 WARNINGS AND PRECAUTIONS",
        ),
        ("pharmacogenomics", "12. 5 Pharmacogenomics Slow", "12. 5 Pharmacogenomics"),
        ("nonclinical_toxicology", "13. NON-CLINICAL TOXICOLOGY", "13. NON-CLINICAL TOXICOLOGY"),
        ("boxed_warning", "WARNING: DEATH", ""),
        ("drug_interactions", "6.3 Laboratory Findings Some rose", "6.3 Laboratory Findings"),
        ("drug_interactions", "6.3 Immunogenicity Some had", "6.3 Immunogenicity"),
    ],
)
def test_own_heading_of_a_field_is_known_with_its_number(name: str, text: str, title: str) -> None:
    assert text[: title_end(BY_NAME[name], text)] == title


def test_name_of_a_field_that_is_not_known_is_no_pattern() -> None:
    assert title_end(Field("a_(b"), "A (b c") == 4


def test_chapter_is_the_number_before_the_point() -> None:
    assert [chapter(title) for title in ("12.3 A", "6 B", "123 C", "D")] == ["12", "6", "", ""]


def headings(text: str) -> list[str]:
    return [text[found.start : found.end] for found in numbered(text, "5", 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x. 5.1 Liver Injury Watch for", ["5.1 Liver Injury"]),
        ("x. 5.1 Liver Injury. Watch", ["5.1 Liver Injury."]),
        ("x. 5.1 Use of the DEMO was", ["5.1 Use"]),
        ("x. 5.1 By the of it", ["5.1 "]),
        ("x. 5.1 Risk of the Use of DEMO in Men By day", ["5.1 Risk of the Use of DEMO in Men"]),
        ("x. 5.1 Beware of it", ["5.1 "]),
        ("x. 5.1 " + "Very " * 20 + "long", ["5.1 "]),
        ("x. 5.1 One is 5.2 Two is 5.2 Three is", ["5.1 ", "5.2 "]),
        ("x. 5.1 One is. 5.4 Four is. 5.8 Eight is", ["5.1 ", "5.4 "]),
        ("x. 5.1 One is so 5.3 Three is", ["5.1 "]),
        ("x. 5.1 One is so 5.3 Immunogenicity is", ["5.1 ", "5.3 Immunogenicity"]),
        ("x (5.1 Liver) , 5.1 Liver, see 5.1 Liver, 15.1 Liver", []),
    ],
)
def test_numbered_heading_is_verbatim_and_in_turn(text: str, found: list[str]) -> None:
    assert headings(text) == found


def test_every_field_stands_in_fields_there_are() -> None:
    assert len(BY_NAME) == len(FIELDS)
    assert {holder for field in FIELDS for holder in field.within} <= BY_NAME.keys()
