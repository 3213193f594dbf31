import inspect

import pytest

from baklosan_desktop import errors
from baklosan_desktop.errors import BaklosanError

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_can_be_explained(kind: type[BaklosanError]) -> None:
    assert issubclass(kind, BaklosanError)
    assert str(kind("What happened.")) == "What happened."


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not BaklosanError])
def test_every_error_advises_in_whole_sentences(kind: type[BaklosanError]) -> None:
    assert kind.advice[0].isupper()
    assert kind.advice.endswith(".")


def test_explanation_is_what_happened_and_what_to_do() -> None:
    assert errors.UnknownLabel("There is no label.").explanation == (
        "There is no label. The labels on this computer are listed by: baklosan labels."
    )
    assert BaklosanError("It is so.").explanation == "It is so."


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.__subclasses__()])
def test_only_families_are_called_errors(kind: type[BaklosanError]) -> None:
    assert kind.__name__.endswith("Error")
