import pytest
from hypothesis import given
from hypothesis import strategies as st

from baklosan_desktop.extraction.band_ranges import NONE, Bounds, bounds
from baklosan_desktop.labels.bands import Band

WRITTEN = [
    ("(≥ 1/10)", Bounds(at_least=100_000)),
    ("≥1/100 to <1/10", Bounds(at_least=10_000, less_than=100_000)),
    ("(>1/1.000, <1/100)", Bounds(more_than=1_000, less_than=10_000)),
    ("≥ 1/10 000 a < 1/1 000", Bounds(at_least=100, less_than=1_000)),
    ("(< 1/10,000)", Bounds(less_than=100)),
    ("≥ 1 % and < 10 %", Bounds(at_least=10_000, less_than=100_000)),
    ("> 0,1 %", Bounds(more_than=1_000)),
    ("may affect more than 1 in 10 people", Bounds(more_than=100_000)),
    ("may affect up to 1 in 1,000 people", Bounds(at_most=1_000)),
    ("affects fewer than one user in 10,000", Bounds(less_than=100)),
    ("pueden afectar a más de 1 de cada 10 personas", Bounds(more_than=100_000)),
    ("hasta 1 de cada 1.000 pacientes", Bounds(at_most=1_000)),
    ("até 1 utilizador em cada 10 000", Bounds(at_most=100)),
    ("hos flere end 1 ud af 10 behandlede", Bounds(more_than=100_000)),
    ("1 - 10 ud af 1.000 behandlede", Bounds(at_least=1_000, at_most=10_000)),
    ("mellem 1 og 10 ud af 100", Bounds(at_least=10_000, at_most=100_000)),
    ("hos opptil 1 av 100 personer", Bounds(at_most=10_000)),
    ("hos opp til 1 av 10 000 personer", Bounds(at_most=100)),
    ("yli 1 potilaalla sadasta", Bounds(more_than=10_000)),
    ("alle yhdellä potilaalla kymmenestätuhannesta", Bounds(less_than=100)),
    ("korkeintaan 1 käyttäjällä 1 000:sta", Bounds(at_most=1_000)),
    ("1 in 10 people", NONE),
    ("up to 1 in 30 people", NONE),
    ("in 1998", NONE),
    ("", NONE),
]


@pytest.mark.parametrize(("text", "stated"), WRITTEN)
def test_bounds_are_read_as_labels_write_them(text: str, stated: Bounds) -> None:
    assert bounds(text) == stated


def test_first_bound_of_a_side_counts() -> None:
    assert bounds("< 1/10, not < 1/100") == Bounds(less_than=100_000)


@pytest.mark.parametrize("band", Band)
def test_bounds_fit_their_band_and_no_other(band: Band) -> None:
    stated = Bounds(at_least=band.lower_ppm, less_than=band.upper_ppm)
    assert [other for other in Band if stated.fit(other)] == [band]


def test_one_bound_may_fit() -> None:
    assert Bounds(at_most=100_000).fit(Band.COMMON)
    assert not Bounds(at_most=100_000).fit(Band.RARE)


@given(st.text())
def test_any_text_has_bounds_or_none(text: str) -> None:
    assert isinstance(bounds(text), Bounds)
