import pytest

from baklosan_desktop.extraction.own_names import NO_NAMES, OwnNames, own_names
from tests.builders import a_label

COMBINED = own_names(a_label(name="Duodemox 5 mg", substances=("Demoxine sodium", "starchol")))


def test_label_is_named_by_its_product_and_its_substance_without_the_salt() -> None:
    own = own_names(a_label(name="Demoxil tablets", substances=("DEMOXINE HYDROCHLORIDE",)))
    assert own == OwnNames((("demoxine",), ("demoxil",)), is_combination=False)


def test_substances_of_a_combination_name_it_only_all_together() -> None:
    assert COMBINED.place("Demoxine 5 mg") is None
    assert COMBINED.place("20 mg starchol and demoxine") == 6


def test_product_names_a_combination() -> None:
    assert COMBINED.place("with DUODEMOX") == 5


def test_word_that_only_ends_like_the_drug_is_another() -> None:
    assert own_names(a_label(name="Demoxil", substances=())).place("Hydrodemoxil") is None


def test_dose_that_is_run_together_with_the_name_does_not_hide_it() -> None:
    assert own_names(a_label(name="Demoxil", substances=())).place("Demoxil7.5 mg") == 0


def test_names_are_left_out_of_a_text() -> None:
    assert COMBINED.without("duodemox and aspirin").split() == ["and", "aspirin"]


def test_part_of_a_combination_is_left_where_it_is() -> None:
    assert COMBINED.without("starchol 5 mg") == "starchol 5 mg"


@pytest.mark.parametrize("text", ["", "Demoxil"])
def test_label_without_names_is_named_nowhere(text: str) -> None:
    assert NO_NAMES.place(text) is None
    assert NO_NAMES.without(text) == text
