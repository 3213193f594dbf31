import pytest

from baklosan_desktop.labels.ema_codes import EPI, is_epi_code
from baklosan_desktop.labels.sections import SectionKind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("200000029816", SectionKind.SIDE_EFFECTS),
        ("200000029910", SectionKind.SIDE_EFFECTS),
        ("200000029905", SectionKind.DOSAGE),
        ("200000029914", SectionKind.SUPPLY),
    ],
)
def test_code_of_an_smpc_or_a_leaflet_tells_the_kind(code: str, kind: SectionKind) -> None:
    assert EPI[code] is kind


def test_code_that_heads_a_group_is_known_but_means_nothing_by_itself() -> None:
    assert is_epi_code("200000029798")
    assert "200000029798" not in EPI


@pytest.mark.parametrize("code", ["", "100000155538", "34084-4", "2000000298160", "²00000029816"])
def test_other_codes_are_none_of_the_list(code: str) -> None:
    assert not is_epi_code(code)


def test_every_code_is_of_the_list() -> None:
    assert all(map(is_epi_code, EPI))
