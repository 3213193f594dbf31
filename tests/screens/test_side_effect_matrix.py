from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.labels.bands import Band, BandDefinition, Ours
from baklosan_desktop.labels.facts import Facts, SideEffect
from baklosan_desktop.labels.rates import PERCENTAGES, Rate, Role
from baklosan_desktop.screens.side_effect_matrix import (
    AGREED_ORDER,
    NO_SYSTEM,
    Column,
    Matrix,
    Order,
    Row,
    band_key,
    matrix,
    system_key,
)
from baklosan_desktop.wording import EDITORIAL, NBSP
from tests.builders import a_band, a_citation, an_effect

EVERY_BAND = ("very frequent", "frequent", "infrequent", "rare", "very rare")

# Organ systems of the Baklosan label by band, as counted by hand in its text, lines 46 to 56.
COUNTED = {
    "nervous system": (2, 15, 0, 2, 0, 0),
    "cardiovascular system": (0, 2, 0, 0, 0, 0),
    "gastrointestinal tract": (1, 4, 0, 3, 0, 0),
    "respiratory system": (0, 1, 0, 0, 0, 0),
    "musculoskeletal system": (0, 1, 0, 0, 0, 0),
    "senses": (0, 2, 0, 0, 0, 0),
    "skin and subcutaneous tissue": (0, 2, 0, 0, 0, 0),
    "kidneys and urinary system": (0, 3, 0, 1, 0, 0),
    "reproductive system": (0, 0, 0, 1, 0, 0),
    "general disorders": (0, 0, 0, 0, 1, 0),
    NO_SYSTEM: (0, 0, 0, 0, 0, 1),
}


def counted(
    *effects: SideEffect, bands: Sequence[BandDefinition] = (), order: Order = Order.LABEL
) -> Matrix:
    return matrix(bands or [a_band(), a_band("rare")], effects, effects, order)


def of_baklosan(facts: Facts, order: Order = Order.LABEL) -> Matrix:
    return matrix(facts.bands, facts.side_effects, facts.side_effects, order)


def keys(parts: Sequence[Row] | Sequence[Column]) -> list[str]:
    return [part.key for part in parts]


def test_hz_20_counts_of_the_bundled_label_are_those_counted_by_hand(facts: Facts) -> None:
    assert {row.key: row.counts for row in of_baklosan(facts).rows} == COUNTED


def test_totals_of_the_bundled_label_are_those_counted_by_hand(facts: Facts) -> None:
    found = of_baklosan(facts)
    assert [column.total for column in found.columns] == [3, 30, 0, 7, 1, 1]
    assert [row.total for row in found.rows] == [19, 2, 8, 1, 1, 2, 2, 4, 1, 1, 1]
    assert found.total == 42


def test_columns_run_from_the_most_frequent_band_to_what_is_no_band(facts: Facts) -> None:
    assert keys(of_baklosan(facts).columns) == [*EVERY_BAND, "isolated cases"]


def test_label_order_is_the_order_of_the_text(facts: Facts) -> None:
    assert keys(of_baklosan(facts).rows) == list(COUNTED)


def test_agreed_order_holds_every_system_of_the_bundled_label_and_no_other(facts: Facts) -> None:
    assert keys(of_baklosan(facts, Order.AGREED).rows) == list(AGREED_ORDER)


def test_agreed_order_changes_no_count(facts: Facts) -> None:
    in_label_order, agreed = of_baklosan(facts), of_baklosan(facts, Order.AGREED)
    assert agreed.columns == in_label_order.columns
    assert set(agreed.rows) == set(in_label_order.rows)


def test_hz_26_agreed_order_is_marked_as_ours() -> None:
    assert EDITORIAL in Order.AGREED.value
    assert EDITORIAL not in Order.LABEL.value


def test_systems_without_an_agreed_place_follow_in_label_order() -> None:
    found = counted(
        an_effect(system="teeth"),
        an_effect(system="senses"),
        an_effect(system="hair"),
        an_effect(system="nervous system"),
        order=Order.AGREED,
    )
    assert keys(found.rows) == ["nervous system", "senses", "teeth", "hair"]


def test_band_without_effects_is_a_column_of_zeros() -> None:
    found = counted(an_effect(band="frequent"))
    assert [(column.word, column.total) for column in found.columns] == [
        ("Frequent", 1),
        ("Rare", 0),
    ]
    assert found.rows[0].counts == (1, 0)


def test_effect_without_band_is_counted_under_its_note() -> None:
    found = counted(an_effect(band=None, note="isolated cases"))
    assert keys(found.columns) == ["frequent", "rare", "isolated cases"]
    assert found.rows[0].counts == (0, 0, 1)


def test_effect_without_system_has_a_row_of_its_own() -> None:
    found = counted(an_effect(), an_effect(system=None))
    assert [row.name for row in found.rows] == ["Senses", "No organ system given"]


def test_system_whose_effects_do_not_match_keeps_its_row() -> None:
    eye, skin = an_effect(), an_effect(system="skin")
    found = matrix([a_band()], [eye, skin], [skin], Order.LABEL)
    assert [(row.key, row.total) for row in found.rows] == [("senses", 0), ("skin", 1)]


def test_cell_of_an_effect_is_the_one_that_counts_it(facts: Facts) -> None:
    found = of_baklosan(facts)
    for effect in facts.side_effects:
        row, column = found.cell(effect)
        assert found.rows[row].key == system_key(effect)
        assert found.columns[column].key == band_key(effect)


@pytest.mark.parametrize(
    ("word", "in_short", "in_full"),
    [
        ("very frequent", "over 10 %", "More than 10 %."),
        ("frequent", "1 to 10 %", "More than 1 % and less than 10 %."),
        ("infrequent", "0.1 to 1 %", "More than 0.1 % and less than 1 %."),
        ("rare", "0.01 to 0.1 %", "More than 0.01 % and less than 0.1 %."),
        ("very rare", "under 0.01 %", "Less than 0.01 %."),
        ("isolated cases", "not a band", "The label gives no band."),
    ],
)
def test_range_is_said_as_the_label_states_it(
    facts: Facts, word: str, in_short: str, in_full: str
) -> None:
    column = next(column for column in of_baklosan(facts).columns if column.key == word)
    assert column.range.replace(NBSP, " ") == in_short
    assert column.stated.replace(NBSP, " ") == in_full


def test_number_and_sign_of_a_range_are_not_torn_apart(facts: Facts) -> None:
    assert all(" %" not in column.range for column in of_baklosan(facts).columns)


def test_hz_26_agreed_band_is_marked_as_ours() -> None:
    column = Column("rare", a_band("rare"), 1)
    assert column.agreed.replace(NBSP, " ") == "Agreed band (editorial): rare, ≥ 0.01 % to < 0.1 %"


def test_what_is_no_band_has_no_agreed_one() -> None:
    assert Column("isolated cases", None, 1).agreed == ""


def test_patients_are_told_how_many_are_affected() -> None:
    patient = Column("frequent", a_band(), 1).patient
    assert patient == "For the patient: “may affect up to 1 in 10 people”."


def test_patients_are_told_where_nobody_knows() -> None:
    patient = Column("isolated cases", None, 1).patient
    assert patient == "For the patient: “how often is not known”."


def test_band_without_a_lower_bound_is_said_to_lie_under_its_upper_one() -> None:
    lowest = a_band(
        word="very rare",
        normalised=Band.VERY_RARE,
        more_than_ppm=None,
        less_than_ppm=100,
        citation=a_citation("very rare - less than 0.01%", 6),
    )
    assert Column("very rare", lowest, 0).range.replace(NBSP, " ") == "under 0.01 %"


NO_BOUNDS: dict[str, Any] = {"more_than_ppm": None, "less_than_ppm": None}


@pytest.mark.parametrize(
    ("bounds", "shown", "stated"),
    [
        (
            {"at_least_ppm": 10_000, "less_than_ppm": 100_000},
            "1 to 10 %",
            "At least 1 % and less than 10 %.",
        ),
        ({"at_most_ppm": 100_000}, "up to 10 %", "Up to 10 %."),
        ({"less_than_ppm": 100_000}, "under 10 %", "Less than 10 %."),
        ({"at_least_ppm": 10_000}, "from 1 %", "At least 1 %."),
        ({"more_than_ppm": 10_000}, "over 1 %", "More than 1 %."),
        (
            {"ours": Ours.AGREED},
            "bounds not read",
            "No definition of this word was read in the label.",
        ),
        (
            {"ours": Ours.DERIVED},
            "1 to 10 %",
            "Not a band of the label, but derived from its percentages.",
        ),
    ],
)
def test_bounds_are_said_as_the_label_states_them_or_as_ours(
    bounds: dict[str, Any], shown: str, stated: str
) -> None:
    column = Column("common", a_band(**NO_BOUNDS | bounds), 1)
    assert (column.range.replace(NBSP, " "), column.stated.replace(NBSP, " ")) == (shown, stated)


@pytest.mark.parametrize(
    ("band", "shown"), [(Band.VERY_COMMON, "from 10 %"), (Band.VERY_RARE, "under 0.01 %")]
)
def test_derived_band_that_is_open_on_one_side_is_said_to_be(band: Band, shown: str) -> None:
    derived = a_band(**NO_BOUNDS, normalised=band, ours=Ours.DERIVED)
    assert Column(band.word, derived, 1).range.replace(NBSP, " ") == shown


def test_percentages_are_counted_in_the_band_that_they_amount_to() -> None:
    effect = an_effect(band=None, rates=(Rate("Demoxil", "3 %", 30_000, role=Role.DRUG),))
    assert band_key(effect) == "common (derived)"


def test_what_is_said_of_some_people_is_never_counted_with_the_rest() -> None:
    found = counted(an_effect(), an_effect(context="children"), an_effect(context="children"))
    assert {row.key: row.total for row in found.rows} == {"senses": 1, "children · senses": 2}


@st.composite
def _effects(draw: st.DrawFn) -> SideEffect:
    system = draw(st.sampled_from(["senses", "nervous system", "teeth", None]))
    band = draw(st.sampled_from(["frequent", "rare", None]))
    return an_effect(system=system, band=band, note=None if band else "isolated cases")


@given(st.lists(_effects()), st.sampled_from(Order))
def test_every_effect_is_counted_once_in_every_order(
    effects: list[SideEffect], order: Order
) -> None:
    found = counted(*effects, order=order)
    assert found.total == len(effects)
    assert sum(row.total for row in found.rows) == len(effects)
    for place, column in enumerate(found.columns):
        assert sum(row.counts[place] for row in found.rows) == column.total


def test_percentages_that_come_to_no_band_are_not_said_to_be_unknown() -> None:
    column = Column(PERCENTAGES, None, 3)
    assert column.word == "Percentages not placed"
    assert column.explained == "The label gives percentages; they come to no single band."
