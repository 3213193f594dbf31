from baklosan_desktop.cli.library import BUNDLED
from baklosan_desktop.cli.telling import effect_line, effect_value, found_lines
from baklosan_desktop.labels.hit import Found, Hit, HitKind, Why
from baklosan_desktop.labels.label import LabelId
from baklosan_desktop.labels.rates import Rate, Role
from baklosan_desktop.screens.elsewhere import DAMAGED
from baklosan_desktop.wording import NBSP
from tests.builders import a_citation, an_effect

RATED = an_effect(
    term="rash",
    system="skin",
    band=None,
    rates=(
        Rate("Demoxil", "12", 120_000, people=200, role=Role.DRUG, source="Table 1"),
        Rate("Placebo", "3", 30_000, people=100, role=Role.CONTROL, source="Table 1"),
    ),
    citations=(a_citation("rash", 7),),
)


def test_every_percentage_of_an_effect_is_told_with_its_arm() -> None:
    assert effect_value(RATED)["rates"] == [
        {
            "arm": "Demoxil",
            "percent": "12 %",
            "people": 200,
            "role": "the label's drug",
            "study": "Table 1",
        },
        {
            "arm": "Placebo",
            "percent": "3 %",
            "people": 100,
            "role": "control",
            "study": "Table 1",
        },
    ]


def test_effect_without_percentages_tells_of_none() -> None:
    assert "rates" not in effect_value(an_effect())


def test_line_for_people_says_how_many_had_it() -> None:
    assert effect_line(RATED, BUNDLED).replace(NBSP, " ") == (
        "very common (derived) rash, 12 % (Placebo 3 %) (Skin, line 7)"
    )


def test_label_that_is_damaged_is_named_beside_what_is_found() -> None:
    found = Found(unsaid=("rash",), damaged=(LabelId("other"),))
    assert found_lines("rash", found, (), "the library") == [
        "The library does not mention “rash”.",
        f"other: {DAMAGED}",
    ]


def test_line_of_a_sentence_that_says_only_part_says_what_it_lacks() -> None:
    hit = Hit(
        BUNDLED,
        "overdose",
        30,
        "Symptoms: hypotonia.",
        ((10, 19),),
        (HitKind.PASSAGE,),
        Why.EXACT,
        lacks=("ear", "nose"),
    )
    whole = hit._replace(lacks=())
    assert found_lines("hypotonia ear", Found((hit, whole)), (hit, whole), "the library") == [
        "line  30  Symptoms: hypotonia. (without ear, nose)",
        "line  30  Symptoms: hypotonia.",
    ]
