from collections.abc import Sequence

import pytest

from baklosan_desktop.labels.bands import Band, Ours
from baklosan_desktop.labels.published import Items, Picture
from baklosan_desktop.labels.rates import Role
from tests.extraction.texts import Written, a_part, a_table, read_from

Row = tuple[str, str]


def bullets(*items: str) -> Items:
    return Items(items)


def rows(*pieces: Written, language: str = "en") -> list[Row]:
    effects = read_from(*pieces, language=language).effects
    return [(effect.band or effect.note or "", effect.term) for effect in effects]


def systems(*pieces: Written) -> list[tuple[str | None, str, str]]:
    effects = read_from(*pieces).effects
    return [(one.system, one.band or one.note or "", one.term) for one in effects]


LISTS: Sequence[tuple[str, tuple[Written, ...], list[Row]]] = [
    (
        "en",
        ("Common (may affect up to 1 in 10 people)", bullets("gout", "pain in hands, feet")),
        [("Common", "gout"), ("Common", "pain in hands, feet")],
    ),
    (
        "en",
        ("Common:", "- gout", "- rash", "Not known:", "- cough"),
        [("Common", "gout"), ("Common", "rash"), ("Not known", "cough")],
    ),
    (
        "en",
        ("Common: gout, rash", "Rare: cough."),
        [("Common", "gout"), ("Common", "rash"), ("Rare", "cough")],
    ),
    (
        "en",
        ("Rare", "gout, rash.", "cough"),
        [("Rare", "gout"), ("Rare", "rash"), ("Rare", "cough")],
    ),
    ("en", ("Rare", "gout, rash.", "Some gout is mild."), [("Rare", "gout"), ("Rare", "rash")]),
    ("en", ("Rare", "Serious: gout.", "Not serious: rash."), [("Rare", "gout"), ("Rare", "rash")]),
    (
        "en",
        ("Rare", "These may affect up to 1 in 1,000 people:", bullets("gout")),
        [("Rare", "gout")],
    ),
    ("en", ("Rare: the following were seen:", bullets("gout")), [("Rare", "gout")]),
    (
        "en",
        ("Rare", bullets("gout"), "Blood tests may turn out like this:", bullets("low iron")),
        [("Rare", "gout"), ("Rare", "low iron")],
    ),
    ("en", (bullets("dizziness (very common)"),), [("very common", "dizziness")]),
    (
        "en",
        ("Rare", bullets("red skin. This is uncommon (up to 1 in 100 people). See a doctor.")),
        [("uncommon", "red skin")],
    ),
    (
        "en",
        (
            "Rare",
            bullets("skin reactions:", "blisters", "harm to the liver. You may get:", "fever"),
        ),
        [("Rare", "blisters"), ("Rare", "harm to the liver")],
    ),
    ("en", ("Rare", bullets("gout"), "Demoxil is for adults"), [("Rare", "gout")]),
    ("en", ("Rare", bullets("gout", "If you get worse, tell your doctor.")), [("Rare", "gout")]),
    ("en", ("In rare cases people have had:", bullets("gout")), [("rare", "gout")]),
    ("en", ("Rarely people have had: gout, rash",), [("Rarely", "gout"), ("Rarely", "rash")]),
    ("es", ("Raros (pueden afectar hasta 1 de cada 1.000 personas): gota",), [("Raros", "gota")]),
    (
        "fi",
        ("Yleiset (yli 1 potilaalla sadasta):", "kihti, yskä"),
        [("Yleiset", "kihti"), ("Yleiset", "yskä")],
    ),
]


@pytest.mark.parametrize(("language", "pieces", "expected"), LISTS)
def test_lists_are_read(language: str, pieces: tuple[Written, ...], expected: list[Row]) -> None:
    assert rows(*pieces, language=language) == expected


NOTHING: Sequence[tuple[Written, ...]] = [
    ("Rare", "See your doctor."),
    ("Rare", "Very common in men, rare in women."),
    ("Rare", bullets("-"), "Other side effects", bullets("gout")),
    ("Rare", "Tell us of the following:", bullets("gout")),
    ("Rare", a_part("Overdose", bullets("gout"))),
    ("Very common:", "Common:", "Rare:", "All of them pass."),
    ("Rarely people have had: gout of which we know nothing more than that it has come up",),
    ("Reporting of side effects", "Rare: gout"),
    ("Rare", Picture("gout.png", "gout")),
    ("Signs of gout", "–"),
    ("Rare: none",),
    ("Rare", "Eye disorders:"),
    ("Rare", "These are seen in people:", "See your doctor."),
    ("Rare", "Side effects", bullets("gout")),
    ("Rare", "Other adverse reactions of Demoxil", bullets("gout")),
]


@pytest.mark.parametrize("pieces", NOTHING)
def test_what_is_no_list_of_effects_is_not_read(pieces: tuple[Written, ...]) -> None:
    assert rows(*pieces) == []


def test_table_ends_the_list_above_it() -> None:
    assert rows("Rare", a_table("Dose", "5 mg"), "gout") == []


def test_bands_stand_below_a_system() -> None:
    found = systems("Eye disorders", "Common: itching", "Rare", "pain", "Cardiac disorders", "gout")
    assert found == [
        ("Eye disorders", "Common", "itching"),
        ("Eye disorders", "Rare", "pain"),
    ]


def test_systems_stand_below_a_band() -> None:
    found = systems(
        "Common",
        "Eye disorders: itching",
        "Cardiac disorders",
        bullets("pain"),
        "Rare",
        "Eye disorders: gout",
    )
    assert found == [
        ("Eye disorders", "Common", "itching"),
        ("Cardiac disorders", "Common", "pain"),
        ("Eye disorders", "Rare", "gout"),
    ]


def test_system_opens_a_line_with_its_bands() -> None:
    found = systems("Eye disorders: Common: itching. Rare: pain", "Cardiac disorders: none known")
    assert found == [("Eye disorders", "Common", "itching"), ("Eye disorders", "Rare", "pain")]


def test_system_without_effects_has_none() -> None:
    found = systems("Common", "Eye disorders:", "Cardiac disorders: Rare: gout", "- rash")
    assert found == [("Cardiac disorders", "Rare", "gout")]


def test_what_concerns_some_people_is_told_of_them_alone() -> None:
    effects = read_from(
        "Rare: gout",
        "Children and adolescents",
        "Rare: gout",
        f"When taken with {'some other drug ' * 9}:",
        "Rare: gout",
        "Other side effects are:",
        "Rare: rash",
        a_part("Adults", "Rare: cough"),
    ).effects
    assert [(one.context or "")[:23] for one in effects] == [
        "",
        "Children and adolescents"[:23],
        "When taken with some ot",
        "",
        "",
    ]
    assert (effects[2].context or "").endswith(" …")


def test_bounds_are_those_that_the_label_states_with_the_word() -> None:
    bands = read_from(
        "Very common (≥ 1/10), common (≥ 1/100 to < 1/10)", "Common: gout", "Rare: rash"
    ).bands
    assert [(one.word, one.at_least_ppm, one.less_than_ppm, one.ours) for one in bands] == [
        ("common", 10_000, 100_000, None),
        ("Rare", None, None, Ours.AGREED),
    ]


def test_word_with_bounds_of_another_band_is_no_band_and_told() -> None:
    found = read_from("Common (≥ 1/1,000 to < 1/100): gout", "Rare", bullets("rash"))
    assert [(one.band, one.note) for one in found.effects] == [(None, "Common"), ("Rare", None)]
    assert [one.normalised for one in found.bands] == [Band.RARE]


def test_contradiction_in_a_line_above_its_items_is_told() -> None:
    found = read_from("Common (≥ 1/1,000 to < 1/100)", bullets("gout"))
    assert [one.note for one in found.effects] == ["Common"]
    assert [one.citation.quote for one in found.unread] == ["Common (≥ 1/1,000 to < 1/100)"]


def test_every_effect_cites_its_words_and_the_line_of_its_band() -> None:
    (effect,) = read_from("Rare (≥ 1/10,000 to < 1/1,000)", bullets("gout*")).effects
    assert [(one.line, one.quote) for one in effect.citations] == [(3, "gout*"), (2, "Rare")]
    assert (effect.plain, effect.seriousness) == ("", None)


def test_band_below_which_nothing_is_understood_is_told() -> None:
    found = read_from("Rare", "See your doctor.", "Common: gout")
    assert [one.citation.quote for one in found.unread] == ["Rare"]


def test_bands_that_only_define_themselves_are_read() -> None:
    found = read_from(
        "Very common: more than 1 in 10 people",
        "Common: up to 1 in 10 people",
        "Rare: up to 1 in 1,000 people",
        "All of them pass.",
        bullets("Common: gout"),
    )
    assert found.unread == ()
    assert [(one.word, one.at_most_ppm) for one in found.bands] == [("Common", 100_000)]


@pytest.mark.parametrize(
    "lead",
    [
        "The common reactions leading to discontinuation were:",
        "Reactions that were seen occasionally or rarely were:",
        "Causal relationship unknown in these reports:",
    ],
)
def test_lead_that_is_about_something_else_is_no_band(lead: str) -> None:
    assert rows(lead, bullets("gout", "rash")) == []


def test_band_of_which_the_line_was_lost_heads_the_items_below_it() -> None:
    items = bullets(
        "gout", "rash Uncommon (may affect up to 1 in 100 people)", "cough Rare: ", "pain"
    )
    assert rows("Common (may affect up to 1 in 10 people)", items) == [
        ("Common", "gout"),
        ("Common", "rash"),
        ("Uncommon", "cough"),
        ("Rare", "pain"),
    ]


def test_word_of_a_comparison_opens_no_list_amid_a_sentence() -> None:
    assert rows("Rash was seen. Less Common Reactions: gout, cough") == []


def test_list_ends_where_a_sentence_tells_something() -> None:
    text = "Common: gout. Rash. This is mild. Cough was seen rarely. Fever."
    assert rows(text) == [("Common", "gout"), ("Common", "Rash")]
    long = "Pain in the parts of the body that were given the injection or were near it on the day"
    assert rows(f"Common: gout. {long}. Fever.") == [("Common", "gout")]
    assert rows("Common: gout. Causes: cough.") == [("Common", "gout")]


def test_condition_belongs_to_the_effect_that_follows_it() -> None:
    (row,) = rows("Common: if you have gout, tests may show high iron.")
    assert row == ("Common", "if you have gout, tests may show high iron")


def test_systems_of_american_labels_are_no_part_of_an_effect() -> None:
    lines = ("Other reactions, which occur rarely, are:", "Body as a Whole: fever, chills")
    more = ("Cardiovascular: flushing", "Eye disorders - cataract")
    assert systems(*lines, *more) == [
        ("Body as a Whole", "rarely", "fever"),
        ("Body as a Whole", "rarely", "chills"),
        ("Cardiovascular", "rarely", "flushing"),
        ("Eye disorders", "rarely", "cataract"),
    ]


def test_heading_that_goes_on_behind_a_colon_is_about_nobody() -> None:
    line = "Muscles: Demoxil, when taken with starch, can harm them, so ask if you feel:"
    (effect,) = read_from(line, "Common:", bullets("gout")).effects
    assert effect.context is None


def test_side_effects_of_drugs_taken_together_are_told_apart() -> None:
    heading = "Side effects when Demoxil and starch are taken together"
    (effect,) = read_from(heading, "Common:", bullets("gout")).effects
    assert effect.context == heading


def test_less_frequent_effects_are_none_of_the_frequent_ones() -> None:
    text = "These reactions are common: gout; rash. These reactions are less frequent: cough."
    assert rows(text) == [("common", "gout"), ("common", "rash")]


def test_lists_of_several_phases_that_contradict_each_other_are_told_apart() -> None:
    effects = read_from(
        "These effects were seen in the first weeks:",
        "Common:",
        bullets("gout"),
        "These effects were seen later on:",
        "Rare:",
        bullets("gout"),
    ).effects
    assert [(one.band, one.context) for one in effects] == [
        ("Common", "These effects were seen in the first weeks"),
        ("Rare", "These effects were seen later on"),
    ]


def test_line_without_a_system_ends_lines_that_open_with_one() -> None:
    lines = ("Other reactions, which occur rarely, are:", "Body as a Whole: fever")
    assert systems(*lines, "Neoplasia: adenoma", "A later study", "Age", "Gout: mild") == [
        ("Body as a Whole", "rarely", "fever"),
        ("Neoplasia", "rarely", "adenoma"),
    ]
    assert systems(*lines, "Table 3: Reactions by age") == [("Body as a Whole", "rarely", "fever")]


def test_sentences_that_lead_over_to_a_list_are_about_nobody() -> None:
    line = "Demoxil can harm children badly. These are the effects that were seen:"
    (effect,) = read_from(line, "Common:", bullets("gout")).effects
    assert effect.context is None


def test_percentage_behind_a_term_is_kept_beside_its_band() -> None:
    lines = ("Common: gout (6,7 %), rash (< 2%)", "Rare: cough (1 %) or pain (2 %), fever")
    effects = read_from(*lines).effects
    told = [
        (one.term, [(rate.stated, rate.ppm, rate.role) for rate in one.rates]) for one in effects
    ]
    assert told[:2] == [
        ("gout", [("6,7 %", 67_000, Role.UNCLEAR)]),
        ("rash", [("< 2%", None, Role.UNCLEAR)]),
    ]
    assert [rates for _, rates in told[2:]] == [[], []]
    assert effects[0].band == "Common"
