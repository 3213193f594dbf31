import re

import pytest

from baklosan_desktop.labels.sections import SectionKind


def test_kinds_stand_in_the_order_of_their_numbers_in_the_smpc() -> None:
    numbers = [tuple(map(int, re.findall(r"\d+", kind.value))) for kind in SectionKind]
    assert numbers == sorted(numbers)
    assert [kind.rank for kind in SectionKind] == list(range(len(SectionKind)))


@pytest.mark.parametrize("kind", SectionKind)
def test_no_two_kinds_share_a_place(kind: SectionKind) -> None:
    assert SectionKind(kind.value) is kind
