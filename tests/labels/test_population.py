import pytest

from baklosan_desktop.errors import LabelError
from baklosan_desktop.labels.citation import Citation
from baklosan_desktop.labels.population import Group, Population
from baklosan_desktop.quantities import Age


def test_fact_about_nobody_in_particular_is_about_all() -> None:
    assert Population() == Population(Group.ALL, None, None, assumed=False)


@pytest.mark.parametrize("to_age", [Age.of(3), Age.of(6)])
def test_ages_that_run_backwards_are_refused(to_age: Age) -> None:
    with pytest.raises(LabelError, match="Nobody is from 6 years to"):
        Population(Group.CHILDREN, Age.of(6), to_age)


def test_one_open_end_is_allowed() -> None:
    assert Population(Group.OLDER, from_age=Age.of(65)).to_age is None
    assert Population(Group.CHILDREN, to_age=Age.of(3)).from_age is None


@pytest.mark.parametrize("quote", ["", " ", "\t"])
def test_citation_without_a_quote_does_not_exist(quote: str) -> None:
    with pytest.raises(LabelError, match="Line 20 is cited without a quote"):
        Citation("dosage", 20, quote)
