"""What another program asks of the window when it starts it, such as a pharmacy system."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from baklosan_desktop.errors import HandOffRefused
from baklosan_desktop.labels.pack import is_pack
from baklosan_desktop.screens.dose_form import Field
from baklosan_desktop.tongue import _, translatable

PATIENT: Mapping[str, Field] = {
    "--age": Field.AGE_YEARS,
    "--months": Field.AGE_MONTHS,
    "--weight": Field.WEIGHT,
    "--egfr": Field.EGFR,
}
_PLACES = ("--search", "--label", "--section", "--page")
_FLAGS = (*_PLACES, *PATIENT)
_PACK = translatable("a pack")


class HandOff(NamedTuple):
    """Words to search, a label and a section to open, a page to show; empty: not asked for.

    `patient` holds what is known of a new patient, as it was written. A `pack` is the file of one,
    and nothing else is asked for beside it.
    """

    search: str = ""
    label: str = ""
    section: str = ""
    page: str = ""
    patient: Mapping[Field, str] = MappingProxyType({})
    pack: str = ""


def names_patient(arguments: Sequence[str]) -> bool:
    """Whether arguments, even such as are refused, are about a patient."""
    return any(argument.partition("=")[0] in PATIENT for argument in arguments)


def read(arguments: Sequence[str], pages: Collection[str]) -> HandOff:
    """Read all arguments or none: HandOffRefused says what is wrong; `pages` are those there are.

    A number is not looked at here: the dose page does that, as with one that is typed.
    """
    given = _given(arguments)
    patient = {field: given[flag] for flag, field in PATIENT.items() if flag in given}
    search, label, section, page = (given.get(flag, "") for flag in _PLACES)
    if len(given) > 1 and _PACK in given:
        raise HandOffRefused(_("A pack of labels is opened by itself."))
    if page and page not in pages:
        said = _("There is no page “{page}”, but: {pages}.")
        raise HandOffRefused(said.format(page=page, pages=", ".join(pages)))
    return HandOff(search, label, section, page, patient, given.get(_PACK, ""))


def _given(arguments: Sequence[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    left = list(arguments)
    while left:
        argument = left.pop(0)
        flag, has_value, value = argument.partition("=")
        if is_pack(argument):
            flag, has_value, value = _PACK, "=", argument
        elif flag not in _FLAGS:
            said = _("“{flag}” is not known here, but: {flags}.")
            raise HandOffRefused(said.format(flag=flag, flags=", ".join(_FLAGS)))
        if not has_value and left and not left[0].startswith("--"):
            value = left.pop(0)
        if not value.strip():
            raise HandOffRefused(_("“{flag}” has no value.").format(flag=flag))
        if flag in given:
            raise HandOffRefused(_("“{flag}” is there twice.").format(flag=_(flag)))
        given[flag] = value
    return given
