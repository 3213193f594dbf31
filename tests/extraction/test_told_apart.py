from dataclasses import replace

from baklosan_desktop.extraction.passages import Line
from baklosan_desktop.extraction.told_apart import told_apart
from baklosan_desktop.labels.facts import SideEffect
from tests.builders import a_citation, an_effect

FIRST, SECOND = Line(1, "In the first weeks:"), Line(4, "Later on:")


def listed(line: int, band: str, term: str = "gout", context: str | None = None) -> SideEffect:
    effect = an_effect(term=term, band=band, citations=(a_citation(term, line),))
    return replace(effect, context=context)


def contexts(*effects: SideEffect, leads: tuple[Line, ...] = (FIRST, SECOND)) -> list[str | None]:
    return [one.context for one in told_apart(effects, leads)]


def test_effect_with_two_bands_is_told_apart_by_what_leads_over_to_them() -> None:
    effects = listed(2, "Common"), listed(3, "Rare", "rash"), listed(5, "Rare")
    assert contexts(*effects) == ["In the first weeks", None, "Later on"]


def test_effect_listed_twice_with_one_band_is_left() -> None:
    assert contexts(listed(2, "Common"), listed(5, "common")) == [None, None]


def test_label_that_contradicts_itself_below_one_line_is_told_as_it_is() -> None:
    assert contexts(listed(2, "Common"), listed(3, "Rare")) == [None, None]


def test_list_without_a_line_above_it_has_no_context() -> None:
    assert contexts(listed(2, "Common"), listed(5, "Rare"), leads=(SECOND,)) == [None, "Later on"]


def test_effects_that_are_told_apart_keep_their_context() -> None:
    effects = listed(2, "Common", context="Men"), listed(5, "Rare", context="Men")
    assert contexts(*effects) == ["Men", "Men"]
