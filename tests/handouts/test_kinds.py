import pytest

from baklosan_desktop.screens.handout import Kind
from tests.handouts.sheets import a_handout, words


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_can_be_laid_out_and_says_which_it_is(kind: Kind) -> None:
    handout = a_handout(kind=kind)
    assert handout.title == kind.words
    assert f"demoxine · {kind.words}" in words(handout)
