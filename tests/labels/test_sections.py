import re

import pytest

from baklosan_desktop.labels.label import Label
from baklosan_desktop.labels.sections import SectionKind


def test_kinds_stand_in_the_order_of_their_numbers_in_the_smpc() -> None:
    numbers = [tuple(map(int, re.findall(r"\d+", kind.value))) for kind in SectionKind]
    assert numbers == sorted(numbers)
    assert [kind.rank for kind in SectionKind] == list(range(len(SectionKind)))


@pytest.mark.parametrize("kind", SectionKind)
def test_no_two_kinds_share_a_place(kind: SectionKind) -> None:
    assert SectionKind(kind.value) is kind


def test_standard_titles_are_those_of_the_bundled_label(label: Label) -> None:
    ours = {SectionKind.SPECIAL_INSTRUCTIONS, SectionKind.PRECAUTIONS}
    told = {one.kind: one.title for one in label.sections if one.kind not in ours}
    assert {kind: kind.title for kind in told} == told
    assert SectionKind.BOXED_WARNING.title == "Boxed warning"
