from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baklosan_desktop.dosing.dispensing import (
    HALVES,
    Portion,
    Strength,
    bundled_strength,
    packs,
    portions,
    usable,
)
from baklosan_desktop.dosing.dispensing import made as day_of
from baklosan_desktop.dosing.division import divided
from baklosan_desktop.quantities import Mass
from tests.dosing.builders import the_rulebook

OWN = Strength(Mass.mg("25"))
SCORED = Strength(Mass.mg("10"), scored=True)
BOTH = (OWN, SCORED)
STRENGTHS = st.lists(
    st.builds(Strength, st.sampled_from(["5", "10", "20", "25"]).map(Mass.mg), st.booleans()),
    max_size=3,
    unique_by=lambda strength: strength.amount,
)
DOSES = st.integers(0, 60).map(lambda units: Mass.mg("2.5") * units)


def made(daily: str, *strengths: Strength) -> list[str] | None:
    """Write the tablets of a dose, such as "1½ of 10 mg"."""
    way = portions(Mass.mg(daily), strengths)
    return None if way is None else [f"{each} of {each.strength.amount}" for each in way]


def test_label_is_about_one_strength_without_a_score_line() -> None:
    assert bundled_strength(the_rulebook()) == OWN


@pytest.mark.parametrize(
    ("daily", "strengths", "tablets"),
    [
        ("75", (OWN,), ["3 of 25 mg"]),
        ("100", BOTH, ["4 of 25 mg"]),
        ("5", (SCORED,), ["½ of 10 mg"]),
        ("15", BOTH, ["1½ of 10 mg"]),
        ("35", BOTH, ["1 of 25 mg", "1 of 10 mg"]),
        ("30", (SCORED,), ["3 of 10 mg"]),
        ("80", BOTH, ["2 of 25 mg", "3 of 10 mg"]),
    ],
)
def test_dose_is_made_from_whole_tablets_first_and_then_from_few(
    daily: str, strengths: tuple[Strength, ...], tablets: list[str]
) -> None:
    assert made(daily, *strengths) == tablets


def test_no_dose_takes_no_tablets() -> None:
    assert portions(Mass(0), BOTH) == ()
    assert portions(Mass(0), ()) == ()


@pytest.mark.parametrize("daily", ["5", "12.5", "30", "99.75"])
def test_hz_03_dose_between_whole_tablets_is_not_made(daily: str) -> None:
    assert portions(Mass.mg(daily), (OWN,)) is None


def test_nothing_is_made_from_nothing() -> None:
    assert portions(Mass.mg("25"), ()) is None


@given(DOSES, STRENGTHS)
def test_hz_03_tablets_hold_the_dose_exactly_and_only_scored_ones_are_halved(
    dose: Mass, strengths: list[Strength]
) -> None:
    way = portions(dose, strengths)
    if way is not None:
        assert sum(portion.amount.ug for portion in way) == dose.ug
        assert all(portion.halves > 0 for portion in way)
        assert all(portion.strength.scored or portion.halves % 2 == 0 for portion in way)
        assert all(portion.strength in strengths for portion in way)


def broken_and_taken(way: Sequence[Portion]) -> tuple[int, int]:
    """Return how many tablets are halved, and how many halves are taken in all."""
    return sum(each.halves % 2 for each in way), sum(each.halves for each in way)


@example(Mass.mg("5"), [SCORED], [Strength(Mass.mg("5"))])
@given(DOSES, STRENGTHS, STRENGTHS)
def test_more_strengths_at_hand_never_break_more_tablets_and_else_never_take_more(
    dose: Mass, strengths: list[Strength], others: list[Strength]
) -> None:
    fewer, more = portions(dose, strengths), portions(dose, (*strengths, *others))
    if fewer is not None:
        assert more is not None
        assert broken_and_taken(more) <= broken_and_taken(fewer)


@given(st.integers(0, 1_000_000), STRENGTHS)
def test_hz_03_label_keeps_its_tablets_for_75_mg_per_day_and_more(
    ug: int, strengths: list[Strength]
) -> None:
    serving = usable(Mass(ug), strengths, the_rulebook())
    others = [each for each in strengths if each.amount != OWN.amount]
    assert list(serving) == (strengths if ug >= 75_000 else others)


def test_hz_03_label_keeps_its_strength_even_if_it_were_scored() -> None:
    scored = Strength(OWN.amount, scored=True)
    assert usable(Mass.mg("74.99"), (scored, SCORED), the_rulebook()) == (SCORED,)
    assert usable(Mass.mg("75"), (scored, SCORED), the_rulebook()) == (scored, SCORED)


@pytest.mark.parametrize(
    ("halves", "days", "count"), [(6, 30, 2), (6, 16, 1), (6, 17, 2), (3, 100, 3), (1, 1, 1)]
)
def test_packs_are_counted_up(halves: int, days: int, count: int) -> None:
    assert packs(Portion(SCORED, halves), days, 50) == count


@given(st.integers(1, 40), st.integers(1, 999), st.integers(1, 100))
def test_packs_last_for_the_period_and_none_is_left_over(halves: int, days: int, held: int) -> None:
    count = packs(Portion(SCORED, halves), days, held)
    assert (count - 1) * held * 2 < halves * days <= count * held * 2


FIVE = Mass.mg("5")


@pytest.mark.parametrize(
    ("daily", "parts", "strengths", "expected"),
    [
        ("15", ("5", "5", "5"), BOTH, ["½", "½", "½"]),
        ("75", ("25", "25", "25"), BOTH, ["1", "1", "1"]),
        ("100", ("30", "35", "35"), BOTH, "4"),
        ("10", (), (SCORED,), "1"),
        ("15", ("5", "5", "5"), (OWN,), ""),
    ],
)
def test_day_is_made_intake_by_intake_or_in_total(
    daily: str, parts: tuple[str, ...], strengths: tuple[Strength, ...], expected: list[str] | str
) -> None:
    day = day_of(Mass.mg(daily), [Mass.mg(part) for part in parts], strengths)
    if isinstance(expected, list):
        assert [str(portion) for (portion,) in day.intakes] == expected
        assert day.total == ()
    else:
        assert "".join(map(str, day.total)) == expected
        assert day.intakes == ()


@given(st.integers(1, 20), STRENGTHS)
def test_hz_29_tablets_of_a_day_are_its_dose_and_no_unscored_one_is_broken(
    units: int, strengths: list[Strength]
) -> None:
    daily = FIVE * units
    parts = divided(daily, 3, FIVE) or ()
    day = day_of(daily, parts, strengths)
    for dose, way in [*zip(parts, day.intakes, strict=False), (daily, day.total)]:
        if way:
            assert sum(portion.amount.ug for portion in way) == dose.ug
            assert all(p.strength.scored or p.halves % HALVES == 0 for p in way)
